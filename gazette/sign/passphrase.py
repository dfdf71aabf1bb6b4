"""Reading the passphrase of a key from where the settings say. It is never logged, stored or put into an error."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from gazette.config.types import PassphraseSource
from gazette.errors import MissingError, SigningError

_OTHERS = 0o077
"""Permission bits of group and world."""


def read_passphrase(source: PassphraseSource, key: Path, ask: Callable[[str], str]) -> bytes | None:
    """The passphrase of the key file `key`, None when it has none.

    `ask` gets the path of the key file and is called for `prompt` only. A file must belong to its owner alone; a
    file or descriptor ends at its first line break.

    Raises SigningError when the source can't be read, is empty, or is open to others; MissingError without the extra
    that reads keyrings.
    """
    if source.kind == "none":
        return None
    if source.kind == "prompt":
        return ask(str(key)).encode("utf-8")
    if source.kind == "file":
        return _from_file(Path(source.value))
    if source.kind == "fd":
        return _from_descriptor(source.value)
    if source.kind == "keyring":
        return _from_keyring(source.value)
    raise SigningError("SGN-PASSPHRASE-KIND", kind=source.kind)


def _from_file(path: Path) -> bytes:
    try:
        # The descriptor that is checked is the one that is read, so nobody can swap the file in between.
        with path.open("rb") as file:
            if os.name == "posix" and os.fstat(file.fileno()).st_mode & _OTHERS:
                raise SigningError("SGN-PASSPHRASE-OPEN", path=path)
            line = file.readline()
    except OSError as error:
        raise SigningError("SGN-PASSPHRASE-FILE", path=path, reason=error.strerror or error) from error
    return _not_empty(line, str(path))


def _from_descriptor(value: str) -> bytes:
    try:
        with os.fdopen(int(value), "rb") as file:
            line = file.readline()
    except (OSError, ValueError) as error:
        raise SigningError("SGN-PASSPHRASE-FD", fd=value) from error
    return _not_empty(line, f"fd {value}")


def _from_keyring(value: str) -> bytes:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError as error:
        raise MissingError("SGN-KEYRING-EXTRA") from error
    service, _, name = value.partition("/")
    try:
        found = keyring.get_password(service, name)
    except KeyringError as error:
        # None that works on this machine, or a locked one.
        raise SigningError("SGN-KEYRING-LOCKED", detail=type(error).__name__) from error
    if found is None:
        raise SigningError("SGN-KEYRING-NONE", service=service, name=name)
    return _not_empty(found.encode("utf-8"), f"keyring {value}")


def _not_empty(line: bytes, where: str) -> bytes:
    passphrase = line.rstrip(b"\r\n")
    if not passphrase:
        raise SigningError("SGN-PASSPHRASE-EMPTY", path=where)
    return passphrase
