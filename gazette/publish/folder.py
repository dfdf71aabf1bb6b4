"""A folder that a web server shows: whole releases side by side, and a link to the one that is visible.

    <path>/current -> releases/0123456789abcdef
    <path>/releases/0123456789abcdef/…, release.json

A release is made in a hidden folder, read back and held against what it should be, and only then named and switched to.
Whatever fails before the switch leaves the release before it visible and nothing else behind.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from gazette.errors import IntegrityError, PublishError
from gazette.model import Clock, FileStore, Progress, Receipt, Silent, Site, SiteFile, release_digest
from gazette.publish.disk import (
    FOLDER_MODE,
    flush,
    flush_tree,
    make_folder,
    os_errors,
    point,
    publish_error,
    remove_tree,
    write_file,
)
from gazette.publish.held import (
    ID_LENGTH,
    Found,
    discard,
    first_wrong,
    found_in,
    info_of,
    is_release,
    linked,
    read_back,
)
from gazette.publish.record import (
    RELEASE_FILE,
    Record,
    ReleaseInfo,
    checked_site,
    record_bytes,
)
from gazette.publish.redacted import note_redacted, redacted_releases

_MAKING = ".making-"
_GOING = ".going-"
_ALTERED = "altered-"


class FolderTarget:
    """A target on a disk of this machine."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self._path = path
        self._releases = path / "releases"
        self._link = path / "current"

    @property
    def location(self) -> Path:
        """What a web server should show: always the visible release."""
        return self._link

    def publish(self, site: Site, files: FileStore, clock: Clock, progress: Progress) -> Receipt:
        """Make `site` the visible release. Doing it again writes nothing.

        Raises PublishError when the disk does not do what it should (the release before stays visible), and
        IntegrityError when the visible release is this very one and a file of it was altered: the release is then
        made anew beside it and visible again, the altered folder is kept for examination, and the error says so.
        """
        checked_site(site)
        with os_errors(self._path):
            self._prepare()
            with self._locked():
                self._sweep()
                return self._publish(site, files, clock, progress)

    def current(self) -> str | None:
        """The visible release, None when there is none. Raises IntegrityError when its record can't be read."""
        with os_errors(self._path):
            found = self._visible()
        if found is None:
            return None
        if found.record is None:
            raise IntegrityError("PUB-RECORD", path=found.folder / RELEASE_FILE)
        return found.record.release

    def check(self) -> None:
        """Read the visible release back. Raises IntegrityError naming the first file that is not what it was."""
        with os_errors(self._path):
            found = self._visible()
            if found is None:
                return
            if found.record is None:
                raise IntegrityError("PUB-RECORD", path=found.folder / RELEASE_FILE)
            wrong = first_wrong(found.folder, found.record.files)
        if wrong is not None:
            raise IntegrityError("PUB-ALTERED", path=found.folder / wrong)

    def releases(self) -> tuple[ReleaseInfo, ...]:
        """What the target holds, newest first. Raises IntegrityError for a release without a readable record."""
        with os_errors(self._path):
            found = self._all()
        for one in found:
            if one.record is None:
                raise IntegrityError("PUB-RECORD", path=one.folder / RELEASE_FILE)
        return tuple(info_of(one.folder, one.record) for one in found if one.record is not None)

    def rollback(self, release: str | None, clock: Clock, files: FileStore, growing: str = "") -> Receipt:
        """Make an older release visible: the one named (a unique beginning will do), or the one before the present.

        Below the path `growing` stays what is visible now: a log is never taken back. Where that differs from what the
        older release has there, a release is made of the two.

        Raises PublishError when there is none such, IntegrityError when a file of it is not what it was.
        """
        with os_errors(self._path):
            if not self._releases.is_dir():
                raise PublishError("PUB-NO-RELEASE", release=release or "-", known="-")
            with self._locked():
                visible = self._visible()
                present = visible.record.release if visible is not None and visible.record is not None else None
                wanted = self._named(release) if release is not None else self._before(visible)
                if wanted.record is None:
                    raise IntegrityError("PUB-RECORD", path=wanted.folder / RELEASE_FILE)
                wrong = first_wrong(wanted.folder, wanted.record.files)
                if wrong is not None:
                    raise IntegrityError("PUB-ALTERED-OLD", path=wanted.folder / wrong)
                grown = visible.record.files if growing and visible is not None and visible.record is not None else ()
                site = _laid_under(wanted.record, grown, growing)
                if site.release != wanted.record.release:
                    return self._publish(site, files, clock, Silent())
                self._switch(wanted.folder, wanted.record.release)
                return self._receipt(wanted.record.release, present, 0, clock)

    def prune(self, keep: int) -> tuple[str, ...]:
        """Remove all but the newest `keep` releases; never the visible one nor the one that a rollback leads to.

        Returns what was removed. A folder without a readable record is left alone.
        """
        if keep < 1:
            raise ValueError("at least one release is kept")
        with os_errors(self._path):
            if not self._releases.is_dir():
                return ()
            with self._locked():
                visible = self._visible()
                held = [one for one in self._all() if one.record is not None]
                needed = {visible.folder.name} if visible is not None else set()
                before = visible.record.previous if visible is not None and visible.record is not None else None
                removed = []
                for one in held[keep:]:
                    if one.record is None or one.folder.name in needed or one.record.release == before:
                        continue
                    going = one.folder.with_name(_GOING + one.folder.name)
                    one.folder.rename(going)
                    remove_tree(going)
                    removed.append(one.record.release)
                return tuple(removed)

    def holding(self, paths: Collection[str]) -> tuple[str, ...]:
        """The folders of releases that hold a file at any of these paths, whole or altered, the visible one too."""
        with os_errors(self._path):
            return tuple(folder.name for folder in self._folders() if _holds_any(folder, paths))

    def forget(self, paths: Collection[str]) -> tuple[str, ...]:
        """Remove for good every release with a file at any of these paths, and those set aside; what was removed.

        No rollback leads to them any more, and one that would have is told why. Raises PublishError when the visible
        release is one of them.
        """
        with os_errors(self._path):
            if not self._releases.is_dir():
                return ()
            with self._locked():
                self._sweep()
                visible = self._visible()
                found = [folder for folder in self._folders() if _holds_any(folder, paths)]
                if visible is not None and visible.folder in found:
                    raise PublishError("PUB-STILL-SHOWN", path=visible.folder)
                records = (found_in(folder).record for folder in found)
                note_redacted(self._releases, [record.release for record in records if record is not None])
                for folder in found:
                    going = folder.with_name(_GOING + folder.name)
                    folder.rename(going)
                    remove_tree(going)
                return tuple(folder.name for folder in found)

    def _publish(self, site: Site, files: FileStore, clock: Clock, progress: Progress) -> Receipt:
        visible = self._visible()
        present = visible.record if visible is not None else None
        same = [one for one in self._all() if is_release(one, site.release)]
        bad: list[tuple[Path, str]] = []
        for one in same:
            wrong = RELEASE_FILE if one.record is None else first_wrong(one.folder, site.files)
            if wrong is None:
                before = present.release if present is not None else None
                if visible is None or visible.folder != one.folder:
                    self._switch(one.folder, site.release)
                else:
                    before = present.previous if present is not None else None
                return self._receipt(site.release, before, 0, clock)
            bad.append((one.folder, wrong))
        altered = next((item for item in bad if visible is not None and item[0] == visible.folder), None)
        if visible is not None and present is None and altered is None:
            # Whatever it holds is visible and can't be told: nothing is built on it.
            raise IntegrityError("PUB-RECORD", path=visible.folder / RELEASE_FILE)
        if altered is not None:
            previous = present.previous if present is not None else None
        else:
            previous = present.release if present is not None else None
        made, written = self._make(site, previous, visible, files, clock, progress)
        self._switch(made, site.release)
        kept = {folder: self._set_aside(folder) for folder, _ in bad}
        if altered is not None:
            folder, wrong = altered
            raise IntegrityError("PUB-MENDED", path=folder / wrong, kept=kept[folder])
        return self._receipt(site.release, previous, written, clock)

    def _make(
        self,
        site: Site,
        previous: str | None,
        visible: Found | None,
        files: FileStore,
        clock: Clock,
        progress: Progress,
    ) -> tuple[Path, int]:
        """Write a whole release, read it back, give it its name. The folder and how many files were written."""
        making = self._releases / f"{_MAKING}{site.release[:ID_LENGTH]}"
        making.mkdir()
        try:
            making.chmod(FOLDER_MODE)
            record = Record(site.release, previous, clock.now(), site.files)
            progress.start("publish", len(site.files))
            fresh = self._fill(making, site, visible, files, progress)
            write_file(making / RELEASE_FILE, record_bytes(record))
            flush_tree(making)
            read_back(making, record)
            named = self._free_name(site.release)
            making.rename(named)
            flush(self._releases)
            progress.finish()
        except BaseException as error:
            discard(making)
            if isinstance(error, OSError):
                raise publish_error(error, making) from error
            raise
        return named, fresh

    def _fill(self, making: Path, site: Site, visible: Found | None, files: FileStore, progress: Progress) -> int:
        """Link what the visible release holds already and write the rest; how many were written."""
        held: dict[tuple[str, str], Path] = {}
        if visible is not None and visible.record is not None:
            held = {(file.path, file.sha256): visible.folder / file.path for file in visible.record.files}
        fresh = 0
        for file in site.files:
            path = making / file.path
            make_folder(path.parent, making)
            known = held.get((file.path, file.sha256))
            if known is None or not linked(known, path, file):
                data = files.get(file.sha256)
                if hashlib.sha256(data).hexdigest() != file.sha256 or len(data) != file.size:
                    raise IntegrityError("PUB-STORE", path=file.path, sha256=file.sha256)
                write_file(path, data)
                fresh += 1
            progress.advance(file.path)
        return fresh

    def _switch(self, folder: Path, release: str) -> None:
        """Make a folder the visible release, and see that it is."""
        if self._link.exists() and not self._link.is_symlink():
            raise PublishError("PUB-NOT-A-LINK", path=self._link)
        point(self._link, f"{self._releases.name}/{folder.name}")
        seen = self._visible()
        if seen is None or seen.record is None or seen.record.release != release:
            raise PublishError("PUB-NOT-SWITCHED", path=self._link, release=release)

    def _prepare(self) -> None:
        missing = [one for one in (self._path, *self._path.parents) if not one.exists()]
        for one in reversed(missing):
            one.mkdir()
            one.chmod(FOLDER_MODE)
        if self._link.exists() and not self._link.is_symlink():
            raise PublishError("PUB-NOT-A-LINK", path=self._link)
        if not self._releases.is_dir():
            self._releases.mkdir()
            self._releases.chmod(FOLDER_MODE)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One at a time: a second publisher is told so instead of waiting or mixing in."""
        lock = self._releases / ".lock"
        handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise PublishError("PUB-BUSY", path=self._path) from error
            yield
        finally:
            os.close(handle)

    def _sweep(self) -> None:
        """Take away what a killed process left."""
        for item in self._releases.iterdir():
            if item.name.startswith((_MAKING, _GOING)):
                remove_tree(item)

    def _visible(self) -> Found | None:
        if not self._link.is_symlink() or not self._link.is_dir():
            return None
        return found_in(self._link.resolve())

    def _all(self) -> list[Found]:
        """Releases, newest first; those without a readable record last."""
        found = [found_in(folder) for folder in self._folders() if not folder.name.startswith(_ALTERED)]
        dated = [one for one in found if one.record is not None]
        dated.sort(key=lambda one: (one.record.at if one.record else None, one.folder.name), reverse=True)
        return dated + [one for one in found if one.record is None]

    def _folders(self) -> list[Path]:
        """Every folder that is a release or was one."""
        if not self._releases.is_dir():
            return []
        return [
            item
            for item in sorted(self._releases.resolve().iterdir())
            if item.is_dir() and not item.is_symlink() and not item.name.startswith(".")
        ]

    def _named(self, release: str) -> Found:
        found = self._all()
        hits = [one for one in found if one.record is not None and one.record.release.startswith(release)]
        known = ", ".join(one.record.release[:ID_LENGTH] for one in found if one.record is not None) or "-"
        if release and not hits and any(gone.startswith(release) for gone in redacted_releases(self._releases)):
            raise PublishError("PUB-RELEASE-REDACTED", release=release[:ID_LENGTH], known=known)
        if not release or not hits:
            raise PublishError("PUB-NO-RELEASE", release=release, known=known)
        if len(hits) > 1:
            raise PublishError("PUB-AMBIGUOUS", release=release, known=known)
        return hits[0]

    def _before(self, visible: Found | None) -> Found:
        previous = visible.record.previous if visible is not None and visible.record is not None else None
        if previous is None:
            raise PublishError("PUB-NO-PREVIOUS", path=self._path)
        return self._named(previous)

    def _free_name(self, release: str) -> Path:
        base = release[:ID_LENGTH]
        path, count = self._releases / base, 1
        while path.exists():
            count += 1
            path = self._releases / f"{base}-{count}"
        return path

    def _set_aside(self, folder: Path) -> Path:
        kept, count = folder.with_name(_ALTERED + folder.name), 1
        while kept.exists():
            count += 1
            kept = folder.with_name(f"{_ALTERED}{folder.name}-{count}")
        return folder.rename(kept)

    def _receipt(self, release: str, previous: str | None, written: int, clock: Clock) -> Receipt:
        return Receipt(self.name, release, previous, str(self._link), written, clock.now())


def _holds_any(folder: Path, paths: Collection[str]) -> bool:
    return any(os.path.lexists(folder / path) for path in paths)


def _laid_under(record: Record, visible: Sequence[SiteFile], growing: str) -> Site:
    """An older release with what is visible now below a path, where there is anything."""
    now = [file for file in visible if growing and file.path.startswith(growing)]
    kept = [file for file in record.files if not (now and file.path.startswith(growing))]
    files = tuple(sorted((*kept, *now), key=lambda file: file.path))
    return Site(release_digest(files), files)
