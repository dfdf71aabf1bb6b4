"""Judging files in children, many at a time, so that no file can take the program down, or hold it up.

A child gets a batch: most of a good file's cost is paid once. When it comes to a bad end, each of its files is judged
again in a child of its own, and the one that did it is told.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from gazette.child import ChildFault, Later, Limits, Reason, call
from gazette.errors import InputError
from gazette.model import Check
from gazette.verify.found import Found, Kind, Task
from gazette.verify.guard import FORMAT_FAILURE, failed, unsure
from gazette.verify.trust import Trust

LARGEST = 256 * 1024 * 1024
"""Bytes. An issue of 4,000 pages has some 40 MB; what is larger by far is not read into memory."""
_MOST, _MOST_BYTES = 64, 32 * 1024 * 1024
"""Files and bytes of a batch."""
_CPU, _WALL, _WALL_OF_MANY = 6, 9.0, 60.0
"""Seconds that a child may use; on a busy machine many files may wait, one may not."""
_FAULTS = {Reason.CPU: "VFY-LIMIT-TIME", Reason.WALL: "VFY-LIMIT-TIME", Reason.MEMORY: "VFY-LIMIT-MEMORY"}
_PDF_MARK = b"%PDF-"
_EXAMINE: Later[[tuple[Task, ...], Trust, datetime], tuple[Found, ...]] = Later("gazette.verify.examine", "examine")


def examine(tasks: Sequence[Task], trust: Trust, moment: datetime) -> list[Found]:
    """What was found out about each file, in order. Raises InputError for one that can't be read."""
    sizes = [size_of(task.path) for task in tasks]
    found: dict[int, Found] = {
        place: _too_large(tasks[place], size) for place, size in enumerate(sizes) if size > LARGEST
    }
    batches = list(_batches([(place, size) for place, size in enumerate(sizes) if place not in found]))
    with ThreadPoolExecutor(max(1, min(os.cpu_count() or 1, len(batches)))) as pool:
        for batch, results in zip(
            batches,
            pool.map(lambda batch: _judged([tasks[place] for place in batch], trust, moment), batches),
            strict=True,
        ):
            found.update(zip(batch, results, strict=True))
    return [found[place] for place in range(len(tasks))]


def size_of(path: str) -> int:
    """Bytes of a file. Raises InputError for what can't be opened or is no file (a pipe has no end)."""
    try:
        status = Path(path).stat()
    except OSError as error:
        raise InputError("VFY-PATH", path=path, reason=error.strerror or error) from error
    if not stat.S_ISREG(status.st_mode):
        raise InputError("VFY-PATH-KIND", path=path)
    return status.st_size


def digest_of(path: str) -> tuple[str, int]:
    """sha256 and size of a file of any size. Raises InputError as `size_of`."""
    size_of(path)
    try:
        with Path(path).open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            return digest, stream.tell()
    except OSError as error:
        raise InputError("VFY-PATH", path=path, reason=error.strerror or error) from error


def is_pdf(path: str) -> bool:
    """Whether a file is to be judged as a PDF: by its name or by its first bytes. Raises InputError as `size_of`."""
    size_of(path)
    return path.lower().endswith(".pdf") or _has_mark(path)


def _has_mark(path: str) -> bool:
    try:
        with Path(path).open("rb") as stream:
            return stream.read(len(_PDF_MARK)) == _PDF_MARK
    except OSError as error:
        raise InputError("VFY-PATH", path=path, reason=error.strerror or error) from error


def _too_large(task: Task, size: int) -> Found:
    digest, _size = digest_of(task.path)
    if task.kind is Kind.SEALED and not _has_mark(task.path):
        return Found(digest, size, (failed("VFY-PDF-FORM", FORMAT_FAILURE, detail="header"),))
    return Found(digest, size, (_size_check(size),))


def _fault_check(reason: Reason) -> Check:
    """What a child that was stopped says of its file. That time alone ran out may be the machine's fault."""
    code = _FAULTS.get(reason, "VFY-CRASHED")
    if reason is Reason.WALL:
        return unsure(code, "GENERIC", detail=reason)
    return failed(code, FORMAT_FAILURE, detail=reason)


def _size_check(size: int) -> Check:
    return unsure("VFY-FILE-SIZE", "GENERIC", size=f"{size / 1e6:.0f}", largest=f"{LARGEST / 1e6:.0f}")


def _batches(places: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Places put together until a batch is full."""
    batch: list[int] = []
    held = 0
    for place, size in places:
        if batch and (len(batch) == _MOST or held + size > _MOST_BYTES):
            yield batch
            batch, held = [], 0
        batch.append(place)
        held += size
    if batch:
        yield batch


def _judged(tasks: list[Task], trust: Trust, moment: datetime) -> tuple[Found, ...]:
    largest = max(size_of(task.path) for task in tasks)
    limits = Limits(memory=768 * 1024 * 1024 + 6 * largest, cpu=_CPU, wall=_WALL if len(tasks) == 1 else _WALL_OF_MANY)
    try:
        return call(limits, _EXAMINE, tuple(tasks), trust, moment)
    except ChildFault as fault:
        if len(tasks) == 1:
            digest, size = digest_of(tasks[0].path)
            return (Found(digest, size, (_fault_check(fault.reason),)),)
    return tuple(_judged([task], trust, moment)[0] for task in tasks)
