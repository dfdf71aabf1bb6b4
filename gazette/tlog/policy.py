"""Whom a reader believes about a log (C2SP tlog-policy): its keys, its witnesses, how many of these must have seen it.

log congbao.example/log+1b3c5d7f+AVk…
witness library library.example/w+9a8b7c6d+BJ2…
witness ministry ministry.example/w+0f1e2d3c+BLm…
group seen any library ministry
quorum seen
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from gazette.tlog.note import LOG_KEY, WITNESS_KEY, NoteKey, parse_key

_BLANK = re.compile(r"[ \t]+")
_MOST_LINES = 1000
_COUNT = re.compile(r"[1-9][0-9]{0,3}", re.ASCII)
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Group:
    """Met when `least` of its members are."""

    least: int
    members: tuple[Quorum, ...]


Quorum: TypeAlias = NoteKey | Group


class PolicyError(ValueError):
    """A line of a policy that can't be read. `line` counts from 1; 0 when something is missing from the whole."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Policy:
    """The logs that are believed, and what their checkpoints must bear besides: None for no witness at all."""

    logs: tuple[NoteKey, ...]
    witnesses: tuple[NoteKey, ...] = ()
    quorum: Quorum | None = None

    def keys_of(self, origin: str) -> tuple[NoteKey, ...]:
        """The keys of one log: several over a change of key."""
        return tuple(key for key in self.logs if key.name == origin)

    def is_met(self, signed: Iterable[NoteKey]) -> bool:
        """Whether these witnesses are enough."""
        return self.quorum is None or _is_met(self.quorum, frozenset(signed))


def parse_policy(data: bytes) -> Policy:
    """Read a policy. Raises PolicyError.

    A witness whose key is a log's is refused: a quorum counts only keys that the publisher does not hold.
    """
    reader = _Reader()
    text = data.decode("utf-8", "surrogateescape")
    if any(char < " " and char not in "\t\n" for char in text):
        raise PolicyError(0, "control character")
    lines = text.split("\n")
    if len(lines) > _MOST_LINES:
        raise PolicyError(0, "too many lines")
    for number, line in enumerate(lines, 1):
        parts = _BLANK.split(line.strip(" \t"))
        if parts[0] and not parts[0].startswith("#"):
            try:
                reader.read(parts)
            except ValueError as error:
                raise PolicyError(number, str(error)) from error
    return reader.policy()


class _Reader:
    def __init__(self) -> None:
        self.logs: list[NoteKey] = []
        self.witnesses: list[NoteKey] = []
        self.named: dict[str, Quorum] = {}
        self.grouped: set[str] = set()
        self.quorum: list[Quorum | None] = []

    def read(self, parts: list[str]) -> None:
        match parts:
            case ["log", vkey] | ["log", vkey, _]:
                self.logs.append(self._key(vkey, LOG_KEY))
            case ["witness", name, vkey] | ["witness", name, vkey, _]:
                key = self._key(vkey, WITNESS_KEY)
                self.witnesses.append(key)
                self._name(name, key)
            case ["group", name, least, *members] if members:
                self._name(name, self._group(least, members))
            case ["quorum", name]:
                if self.quorum:
                    raise ValueError("a second quorum")
                self.quorum.append(None if name == _NONE else self._known(name))
            case _:
                raise ValueError("not understood")

    def policy(self) -> Policy:
        if not self.quorum:
            raise PolicyError(0, "no quorum")
        if not self.logs:
            raise PolicyError(0, "no log")
        return Policy(tuple(self.logs), tuple(self.witnesses), self.quorum[0])

    def _key(self, vkey: str, kind: int) -> NoteKey:
        key = parse_key(vkey)
        if key.kind != kind:
            raise ValueError("a key of another kind")
        if any(key.public == other.public for other in (*self.logs, *self.witnesses)):
            raise ValueError("the same key twice")
        return key

    def _name(self, name: str, named: Quorum) -> None:
        if name == _NONE or name in self.named:
            raise ValueError("the name is taken")
        self.named[name] = named

    def _group(self, least: str, members: list[str]) -> Group:
        count = {"any": 1, "all": len(members)}.get(least) or (int(least) if _COUNT.fullmatch(least) else 0)
        if not 1 <= count <= len(members):
            raise ValueError("a group of too few")
        found = tuple(self._known(name) for name in members)
        if len(set(members)) != len(members) or self.grouped & set(members):
            raise ValueError("a member of two groups")
        self.grouped |= set(members)
        return Group(count, found)

    def _known(self, name: str) -> Quorum:
        if name not in self.named:
            raise ValueError("a name that no line above defines")
        return self.named[name]


def _is_met(quorum: Quorum, signed: frozenset[NoteKey]) -> bool:
    if isinstance(quorum, NoteKey):
        return quorum in signed
    return sum(_is_met(member, signed) for member in quorum.members) >= quorum.least
