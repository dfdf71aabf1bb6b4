"""A registry made anew from the pages that the archive holds, and from nothing else."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from gazette.errors import ConflictError, IntegrityError
from gazette.registry import events, schema
from gazette.registry.archive import Archive
from gazette.registry.connection import connect
from gazette.registry.pages import PREFIX, Page, chain, decode_page, replay
from gazette.registry.sqlite import SQLite


def rebuild(path: Path, root: Path, seen: Callable[[str], object], newest: str | None = None) -> int:
    """Make the registry `path` of the pages in the archive at `root`; how many events it holds.

    `seen` is told of each page that was taken; `newest` is the last one to take, where later ones don't matter. The
    file appears whole or not at all; a registry that is there is not touched. Raises ConflictError when there is one,
    or when a newer program wrote the pages; IntegrityError when there are none, one is missing or altered, or what they
    tell does not hold together.
    """
    if path.exists():
        raise ConflictError("REG-EXISTS", path=path)
    pages = _pages(Archive(root))
    making = path.with_name(f".{path.name}.new")
    for leftover in (making, *(making.with_name(making.name + end) for end in ("-wal", "-shm"))):
        leftover.unlink(missing_ok=True)
    with closing(SQLite(connect(making, 0), making)) as database:
        try:
            last = _replayed(database, Archive(root), pages, newest, seen)
        except sqlite3.IntegrityError as error:
            raise IntegrityError("REG-PAGES-BROKEN", detail=error) from error
        if broken := events.broken_link(database):
            raise IntegrityError("REG-PAGES-BROKEN", detail=f"events/{broken}")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _flush(making)
    making.replace(path)
    _flush(path.parent)
    return last


def _replayed(
    database: SQLite, archive: Archive, pages: dict[str, Page], newest: str | None, seen: Callable[[str], object]
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
    with database.transaction():
        database.execute("PRAGMA defer_foreign_keys = ON")  # until the commit
        schema.create(database, version)
        for page in whole:
            replay(database, archive.put, archive.get, page)
            database.table("ledger_pages").append({"last": page.last, "page": digests[id(page)]})
            seen(digests[id(page)])
    return whole[-1].last


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
