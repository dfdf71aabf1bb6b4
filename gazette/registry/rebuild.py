"""A registry made anew from the pages that the archive holds, and from nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from gazette.config import ServerUrl
from gazette.errors import ConflictError, IntegrityError
from gazette.registry import events, schema
from gazette.registry.archive import Archive
from gazette.registry.connection import connect
from gazette.registry.database import Database
from gazette.registry.pages import PREFIX, Page, chain, decode_page, replay
from gazette.registry.sqlite import SQLite


def rebuild(place: Path | ServerUrl, root: Path, seen: Callable[[str], object], newest: str | None = None) -> int:
    """Make the registry at `place` of the pages in the archive at `root`; how many events it holds.

    `seen` is told of each page that was taken; `newest` is the last one to take, where later ones don't matter. The
    registry appears whole or not at all; one that is there is not touched. Raises ConflictError when there is one,
    or when a newer program wrote the pages; IntegrityError when there are none, one is missing or altered, or what they
    tell does not hold together.
    """
    return _in_file(place, root, seen, newest) if isinstance(place, Path) else _on_server(place, root, seen, newest)


def _on_server(url: ServerUrl, root: Path, seen: Callable[[str], object], newest: str | None) -> int:
    from gazette.registry.postgres import connect_server

    pages = _pages(Archive(root))
    with closing(connect_server(url)) as database:
        if database.version:
            raise ConflictError("REG-EXISTS", path=url)
        return _replayed(database, Archive(root), pages, newest, seen)


def _in_file(path: Path, root: Path, seen: Callable[[str], object], newest: str | None) -> int:
    if path.exists():
        raise ConflictError("REG-EXISTS", path=path)
    pages = _pages(Archive(root))
    making = path.with_name(f".{path.name}.new")
    for leftover in (making, *(making.with_name(making.name + end) for end in ("-wal", "-shm"))):
        leftover.unlink(missing_ok=True)
    with closing(SQLite(connect(making, 0), making)) as database:
        last = _replayed(database, Archive(root), pages, newest, seen)
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _flush(making)
    making.replace(path)
    _flush(path.parent)
    return last


def _replayed(
    database: Database, archive: Archive, pages: dict[str, Page], newest: str | None, seen: Callable[[str], object]
) -> int:
    try:
        whole = chain(pages, newest)
    except ValueError as error:
        code = "REG-PAGES-GAP" if pages else "REG-PAGES-NONE"
        raise IntegrityError(code, path=archive.root, page=error) from error
    version = whole[-1].version
    if version > schema.SCHEMA_VERSION:
        raise ConflictError("REG-NEWER", path=archive.root, found=version, known=schema.SCHEMA_VERSION)
    digests = {id(page): sha256 for sha256, page in pages.items()}
    with database.refusals(_broken), database.transaction():
        schema.create(database, version)
        database.defer_references()
        for page in whole:
            replay(database, archive.put, archive.get, page)
            database.table("ledger_pages").append({"last": page.last, "page": digests[id(page)]})
            seen(digests[id(page)])
        if broken := events.broken_link(database):
            raise _broken(f"events/{broken}")
    return whole[-1].last


def _broken(detail: object) -> IntegrityError:
    return IntegrityError("REG-PAGES-BROKEN", detail=detail)


def _pages(archive: Archive) -> dict[str, Page]:
    """Every page in the archive, by its digest; one that was altered is none."""
    found: dict[str, Page] = {}
    for sha256 in archive.digests():
        with archive.path(sha256).open("rb") as file:
            is_page = file.read(len(PREFIX)) == PREFIX
        if is_page:
            try:
                found[sha256] = decode_page(archive.get(sha256))
            except IntegrityError:
                continue  # the chain breaks where it is missed, and names it
    return found


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
