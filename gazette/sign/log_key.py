"""The key of the transparency log: Ed25519, apart from the seal's, since C2SP readers know no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gazette.config.types import KeyConfig
from gazette.errors import SigningError
from gazette.sign.passphrase import read_passphrase
from gazette.tlog.checkpoint import Checkpoint
from gazette.tlog.note import Note, NoteKey, signed_line


@dataclass(frozen=True, slots=True)
class LogSigner:
    """An opened key under its name: a log's, or a witness's."""

    public: NoteKey
    private: Ed25519PrivateKey = field(repr=False)

    def __reduce__(self) -> str:
        raise TypeError("a signer holds a private key and doesn't leave its process")

    def sign(self, message: bytes) -> bytes:
        """The Ed25519 signature over `message`."""
        return self.private.sign(message)

    def checkpoint(self, size: int, root: bytes) -> bytes:
        """The signed checkpoint of the log that bears this key's name."""
        head = Checkpoint(self.public.name, size, root)
        return str(Note(head.text, (signed_line(head.text, self.public, self.sign),))).encode("utf-8")


def open_log_signer(config: KeyConfig, name: str, kind: int, ask: Callable[[str], str]) -> LogSigner:
    """Open an Ed25519 key (PEM, PKCS#8) under a name. `ask` gives the passphrase when the settings say `prompt`.

    Raises SigningError for a file that can't be read, a wrong passphrase, or a key of another kind.
    """
    try:
        data = config.path.read_bytes()
    except OSError as error:
        raise SigningError("SGN-FILE", path=config.path, reason=error.strerror or error) from error
    passphrase = read_passphrase(config.passphrase, config.path, ask)
    try:
        # TypeError: a passphrase for a key that has none, or none for one that has.
        private = serialization.load_pem_private_key(data, passphrase)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise SigningError("SGN-PASSPHRASE-WRONG", path=config.path) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise SigningError("SGN-LOG-KEY-KIND", path=config.path)
    return LogSigner(NoteKey(name, kind, private.public_key().public_bytes_raw()), private)


def new_log_key(passphrase: bytes) -> bytes:
    """A new Ed25519 key, encrypted (PEM, PKCS#8)."""
    return Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(passphrase),
    )
