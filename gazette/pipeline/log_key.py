"""The key of the log: that it is the one the newest checkpoint bears, and how another takes over.

The new key signs the checkpoint that the old one signed last. That one note is the seam: whoever believes the old key
sees where it ended, whoever believes the new one where it began, and nobody needs a gap between the two.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gazette.config import KeyConfig, LogConfig
from gazette.errors import ConfigError, ConflictError, InputError
from gazette.pipeline.workspace import Workspace
from gazette.registry import LogHead
from gazette.tlog.checkpoint import parse_checkpoint
from gazette.tlog.note import LOG_KEY, Note, NoteKey, NoteSignature, parse_note, signed_line

if TYPE_CHECKING:
    from gazette.sign.log_key import LogSigner

_ED25519 = 64
"""Bytes of a log's signature; a witness's has the time before it."""


def open_own_signer(workspace: Workspace, settings: LogConfig, ask: Callable[[str], str]) -> LogSigner:
    """The key that `[log]` names, under the name that it names.

    Raises ConflictError when the log's newest checkpoint bears another name or was signed by another key: to go on
    would make a second log, or one that no reader of the first believes. SigningError as `open_log_signer` does.
    """
    from gazette.sign.log_key import open_log_signer

    signer = open_log_signer(settings.key, settings.origin, LOG_KEY, ask)
    head = next(workspace.registry.log.heads(), None)
    if head is not None:
        note = parse_note(workspace.archive.get(head.note))
        path = workspace.config.workspace / "gazette.toml"
        origin = parse_checkpoint(note.text).origin
        if origin != settings.origin:
            raise ConflictError("LOG-OTHER-ORIGIN", path=path, found=settings.origin, log=origin)
        if signer_of(note, origin) != signer.public.id:
            raise ConflictError("LOG-OTHER-KEY", path=settings.key.path, log=origin)
    return signer


def changed(workspace: Workspace, key: KeyConfig, ask: Callable[[str], str]) -> tuple[LogHead, NoteKey]:
    """Let another key sign the newest checkpoint below the old one's signature; from then on only that one may append.

    Gives that checkpoint and the new public key. The old key is not opened: its signature stands there already, and it
    may be lost.
    Raises ConfigError for a gazette without a log, InputError for a log without entries, ConflictError for a key that
    signed before.
    """
    from gazette.sign.log_key import open_log_signer

    settings, log = workspace.config.log, workspace.registry.log
    if settings is None:
        raise ConfigError("LOG-NOT-CONFIGURED", path=workspace.config.workspace / "gazette.toml")
    head = next(log.heads(), None)
    if head is None:
        raise InputError("LOG-EMPTY")
    text = parse_note(workspace.archive.get(head.note)).text
    origin = parse_checkpoint(text).origin
    signer = open_log_signer(key, origin, LOG_KEY, ask)
    if signer.public.id in _ids(workspace, origin):
        raise ConflictError("LOG-KEY-USED", path=key.path, log=origin)
    line = signed_line(text, signer.public, signer.sign)
    log.cosign(head.size, (line,), workspace.actor(), kind="log-key-changed")
    return next(log.heads()), signer.public


def signer_of(note: Note, origin: str) -> bytes:
    """The id of the key that may append to the log with this newest checkpoint."""
    return _own(note, origin)[-1].key_id


def _ids(workspace: Workspace, origin: str) -> frozenset[bytes]:
    notes = (parse_note(workspace.archive.get(head.note)) for head in workspace.registry.log.heads())
    return frozenset(line.key_id for note in notes for line in _own(note, origin))


def _own(note: Note, origin: str) -> tuple[NoteSignature, ...]:
    """The log's own signatures, in the order in which they were made."""
    return tuple(line for line in note.signatures if line.name == origin and len(line.signature) == _ED25519)
