"""Somebody's log as an outsider sees it: files from a folder or an address; what was seen of it, on this disk."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException, HTTPResponse
from pathlib import Path

from gazette.errors import InputError
from gazette.tlog.checkpoint import Checkpoint, parse_checkpoint
from gazette.tlog.note import parse_note
from gazette.tlog.tiles import Fetch

_LARGEST = 20 << 20
"""Bytes. A full bundle has at most 256 entries of 65,535."""
_SECONDS = 20.0
_SECONDS_IN_ALL = 120.0
_PART = 1 << 16
_NOT_FOUND = 404


def open_log(place: str) -> Fetch:
    """The files of a log: below a folder, or an http(s) address. Reading raises InputError for what can't be read."""
    if place.startswith(("http://", "https://")):
        return lambda path: _from_address(f"{place.rstrip('/')}/{path}")
    return lambda path: _from_folder(Path(place) / path)


def read_checkpoint(fetch: Fetch, place: str) -> bytes:
    """The newest checkpoint of a log, as it was signed. Raises InputError when there is none."""
    data = fetch("checkpoint")
    if data is None:
        raise InputError("LOG-NONE", place=place)
    return data


@contextmanager
def locked(state: Path, origin: str) -> Iterator[Path]:
    """The file below `state` that remembers one log; nobody else has it meanwhile. Raises InputError."""
    try:
        state.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(origin.encode()).hexdigest()[:32]
        with (state / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield state / f"{name}.checkpoint"
    except OSError as error:
        raise InputError("LOG-FILE", path=error.filename or state, reason=error.strerror or error) from error


def seen_before(remembered: Path) -> Checkpoint | None:
    """What `remember` put down; None for a log not seen before. Raises InputError when it is no checkpoint: whoever
    looks must not start anew."""
    if not remembered.exists():
        return None
    try:
        return parse_checkpoint(parse_note(remembered.read_bytes()).text)
    except ValueError as error:
        raise InputError("LOG-STATE", path=remembered, reason=error) from error


def remember(remembered: Path, data: bytes) -> None:
    """Put down a checkpoint as the newest that was seen; it is on the disk when this returns."""
    making = remembered.with_suffix(".new")
    with making.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    making.replace(remembered)
    folder = os.open(remembered.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _from_folder(path: Path) -> bytes | None:
    try:
        if not path.exists():
            return None
        if not path.is_file():  # to read a pipe would take for ever
            raise InputError("LOG-FILE", path=path, reason=os.strerror(errno.EINVAL))
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except OSError as error:
        raise InputError("LOG-FILE", path=path, reason=error.strerror or error) from error
    return _bounded(data, path)


def _from_address(url: str) -> bytes | None:
    try:
        with urllib.request.urlopen(url, timeout=_SECONDS) as reply:  # noqa: S310 - the scheme was checked
            data = _in_time(reply, url)
    except urllib.error.HTTPError as error:
        with error:
            if error.code == _NOT_FOUND:
                return None
            raise InputError("LOG-FILE", path=url, reason=f"HTTP {error.code}") from error
    except (OSError, HTTPException, ValueError) as error:  # ValueError: what is no address at all
        raise InputError("LOG-FILE", path=url, reason=getattr(error, "reason", None) or error) from error
    return _bounded(data, url)


def _in_time(reply: HTTPResponse, url: str) -> bytes:
    """The body, at most one byte more than may be; a server that sends a byte now and then is not waited for."""
    until = time.monotonic() + _SECONDS_IN_ALL
    parts: list[bytes] = []
    left = _LARGEST + 1
    while left and (part := reply.read1(min(left, _PART))):
        parts.append(part)
        left -= len(part)
        if time.monotonic() > until:
            raise InputError("LOG-FILE", path=url, reason=os.strerror(errno.ETIMEDOUT))
    return b"".join(parts)


def _bounded(data: bytes, place: object) -> bytes:
    if len(data) > _LARGEST:
        raise InputError("LOG-FILE", path=place, reason=f"> {_LARGEST} B")
    return data
