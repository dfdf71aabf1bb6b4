"""Timestamps for a whole run: tried again, from a second authority where the first fails, never from a stranger."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from gazette.errors import SigningError
from gazette.model import Clock
from gazette.sign.der import is_der
from gazette.sign.timestamps import Authority, Token, ask

MOST_DRIFT = timedelta(minutes=10)
"""How far an authority's time may be from this machine's: with more, one of the two clocks is wrong."""
_ATTEMPTS = 3
_SLACK = 512
"""Bytes that a token may be longer than the first one: numbers in it and its signature vary by a few."""
_BUSY = frozenset({"408", "429"})
"""Statuses of HTTP that ask for patience, beside all from 500."""


@dataclass(slots=True)
class Stamper:
    """Authorities in the order in which they are asked. Used by many threads at once.

    `known` are the certificates, of each authority, that the evidence is at hand for: the evidence is sealed before the
    timestamp is asked for, so a token by any other could never be verified. Empty until `probe` found them.
    """

    authorities: tuple[Authority, ...]
    clock: Clock
    policy: str = ""
    first_pause: float = 0.5
    """Seconds before an authority is asked the second time; doubled each time."""
    pause: Callable[[float], None] = time.sleep
    known: dict[str, frozenset[bytes]] = field(default_factory=dict)
    longest: int = 0
    """The most bytes that a token has, known once they were probed."""

    def probe(self, algorithm: str) -> tuple[tuple[Token, Authority], ...]:
        """A token of every authority that answers as it should; the others are not asked any more.

        Raises the first one's SigningError when none does.
        """
        found, faults = [], []
        for authority in self.authorities:
            try:
                found.append((_well_formed(self._patiently(authority, bytes(32), algorithm), authority), authority))
            except SigningError as error:
                faults.append(error)
        if not found:
            raise faults[0]
        self.authorities = tuple(authority for _token, authority in found)
        self.longest = max(len(token.der) for token, _authority in found) + _SLACK
        return tuple(found)

    def stamp(self, digest: bytes, algorithm: str) -> Token:
        """A token over `digest`. Raises the first authority's SigningError when none gives one."""
        faults: list[SigningError] = []
        for authority in self.authorities:
            try:
                return self._usable(self._patiently(authority, digest, algorithm), authority.name)
            except SigningError as error:
                faults.append(error)
                # Asked last from now on, so that one that hangs holds up this document and no other.
                self.authorities = (*(item for item in self.authorities if item is not authority), authority)
        raise faults[0]

    def _usable(self, token: Token, name: str) -> Token:
        if len(token.der) > self.longest:
            raise SigningError("SGN-TSA-TOKEN", url=name, reason="size")
        if not {token.signer, *token.certificates} <= self.known[name]:
            raise SigningError("SGN-TSA-OTHER", url=name)
        return token

    def _patiently(self, authority: Authority, digest: bytes, algorithm: str) -> Token:
        pause = self.first_pause
        for _attempt in range(_ATTEMPTS - 1):
            try:
                return self._in_time(authority, digest, algorithm)
            except SigningError as error:
                if not _passing(error):
                    raise
            self.pause(pause)
            pause *= 2
        return self._in_time(authority, digest, algorithm)

    def _in_time(self, authority: Authority, digest: bytes, algorithm: str) -> Token:
        token = ask(authority, digest, algorithm, self.policy)
        now = self.clock.now()
        if abs(now - token.at) > MOST_DRIFT:
            raise SigningError("SGN-CLOCK", url=authority.name, theirs=token.at.isoformat(), ours=now.isoformat())
        return token


def _well_formed(token: Token, authority: Authority) -> Token:
    if not is_der(token.der):
        raise SigningError("SGN-TSA-FORM", url=authority.name)
    return token


def _passing(error: SigningError) -> bool:
    """Whether a fault may be over when asked again. An authority that lies is not asked again."""
    status = dict(error.params).get("status", "")
    return error.code == "SGN-TSA-SILENT" or (error.code == "SGN-TSA-HTTP" and (status in _BUSY or status >= "500"))
