"""Signed notes (C2SP signed-note): a text, and lines with signatures below it.

Two kinds of keys are known: Ed25519 of a log (type 1) and of a witness (type 4, tlog-cosignature). Whoever signs
hands in a function; a private key never comes here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from gazette.tlog.encoding import from_base64, to_base64

LOG_KEY = 1
WITNESS_KEY = 4
_KEY_SIZE = 32
_TIME_SIZE = 8
_MOST_SIGNATURES = 64
"""More than the 16 that every verifier must accept; a bound, so that a note can't keep a verifier busy."""
_LATEST = 2**63 - 1
_DASH = "\u2014 "
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


class NoteError(ValueError):
    """A note that is malformed, or whose signatures are not what they must be. `rule` is one of form, origin,
    unsigned, signature; `detail` a short technical word."""

    def __init__(self, rule: str, detail: str) -> None:
        super().__init__(f"{rule}: {detail}")
        self.rule = rule
        self.detail = detail


@dataclass(frozen=True, slots=True)
class NoteKey:
    """A public key under its name. `kind` is the signature type of the specification."""

    name: str
    kind: int
    public: bytes

    def __post_init__(self) -> None:
        if not _is_name(self.name):
            raise ValueError("a key's name has no spaces and no plus")
        if self.kind not in (LOG_KEY, WITNESS_KEY) or len(self.public) != _KEY_SIZE:
            raise ValueError("not an Ed25519 key of a log or a witness")

    @property
    def id(self) -> bytes:
        """The four bytes that stand before its signatures."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    def __str__(self) -> str:
        """The key in the form in which it is handed on (a vkey)."""
        return f"{self.name}+{self.id.hex()}+{to_base64(bytes([self.kind]) + self.public)}"


@dataclass(frozen=True, slots=True)
class NoteSignature:
    """A line below a note, as it stands there."""

    name: str
    key_id: bytes
    signature: bytes

    def __str__(self) -> str:
        return f"{_DASH}{self.name} {to_base64(self.key_id + self.signature)}"


@dataclass(frozen=True, slots=True)
class Note:
    """A text, its final newline included, and every signature that stands below it, known or not."""

    text: str
    signatures: tuple[NoteSignature, ...]

    def __str__(self) -> str:
        return self.text + "\n" + "".join(f"{signature}\n" for signature in self.signatures)


@dataclass(frozen=True, slots=True)
class Attested:
    """That `key` signed a note, at `time` (seconds since 1970) if it is a witness."""

    key: NoteKey
    time: int | None


def parse_key(vkey: str) -> NoteKey:
    """Read a vkey. Raises ValueError when it is none, or when its id is not its key's."""
    name, _, rest = vkey.strip().partition("+")
    identity, _, encoded = rest.partition("+")
    data = from_base64(encoded)
    if not data:
        raise ValueError("not a key of a signed note")
    key = NoteKey(name, data[0], data[1:])
    if key.id.hex() != identity:
        raise ValueError("the key's id is another key's")
    return key


def parse_note(data: bytes) -> Note:
    """Read a note. Raises NoteError (form)."""
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NoteError("form", "UTF-8") from error
    if _CONTROL.search(whole):
        raise NoteError("form", "control character")
    text, blank, below = whole.rpartition("\n\n")
    if not blank or not below.endswith("\n"):
        raise NoteError("form", "no signatures")
    lines = below[:-1].split("\n")
    if len(lines) > _MOST_SIGNATURES:
        raise NoteError("form", "too many signatures")
    return Note(text + "\n", tuple(_signature(line) for line in lines))


def attested(note: Note, keys: Iterable[NoteKey]) -> tuple[Attested, ...]:
    """Which of `keys` signed the note. Signatures of other keys are passed over, as the specification demands.

    Raises NoteError: `signature` when a line that bears the name and id of a known key is not its signature or stands
    there twice, `unsigned` when no known key signed.
    """
    known = {(key.name, key.id): key for key in keys}
    found: list[Attested] = []
    for line in note.signatures:
        key = known.get((line.name, line.key_id))
        if key is None:
            continue
        if any(other.key == key for other in found):
            raise NoteError("signature", key.name)
        found.append(_attested(note.text, key, line.signature))
    if not found:
        raise NoteError("unsigned", "no known key")
    return tuple(found)


def signed_line(text: str, key: NoteKey, sign: Callable[[bytes], bytes], time: int | None = None) -> NoteSignature:
    """The line of `key` below `text`; `sign` makes the Ed25519 signature, `time` is told by a witness alone."""
    if (key.kind == WITNESS_KEY) is (time is None):
        raise ValueError("a witness tells the time of its signature, a log does not")
    if time is None:
        return NoteSignature(key.name, key.id, sign(text.encode()))
    return NoteSignature(key.name, key.id, time.to_bytes(_TIME_SIZE, "big") + sign(_cosigned(text, time)))


def parse_signature(line: str) -> NoteSignature:
    """Read one line of a signature, as a witness returns it. Raises NoteError (form)."""
    return _signature(line)


def _attested(text: str, key: NoteKey, signature: bytes) -> Attested:
    from cryptography.exceptions import InvalidSignature  # the ledger reads notes that it need not verify
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    time, message = None, text.encode()
    if key.kind == WITNESS_KEY:
        time = int.from_bytes(signature[:_TIME_SIZE], "big")
        signature, message = signature[_TIME_SIZE:], _cosigned(text, time)
        if time > _LATEST:
            raise NoteError("signature", key.name)
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
    except InvalidSignature as error:
        raise NoteError("signature", key.name) from error
    return Attested(key, time)


def _cosigned(text: str, time: int) -> bytes:
    """What a witness signs (tlog-cosignature, Ed25519)."""
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def _signature(line: str) -> NoteSignature:
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    try:
        data = from_base64(encoded)
    except ValueError as error:
        raise NoteError("form", "signature line") from error
    if not line.startswith(_DASH) or not space or not _is_name(name) or len(data) < 5:
        raise NoteError("form", "signature line")
    return NoteSignature(name, data[:4], data[4:])


@lru_cache(maxsize=256)
def _is_name(name: str) -> bool:
    return bool(name) and not any(char == "+" or char.isspace() or unicodedata.category(char) == "Cc" for char in name)
