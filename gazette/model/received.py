"""What the issuer's own signatures on a file that came in are worth (NĐ 68/2024/NĐ-CP Điều 30-32)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gazette.model.verdict import Check, Indication, ReceivedSignature, judge, worst


@dataclass(frozen=True, slots=True)
class SourceVerdict:
    """The verdict on all signatures of a received file, as of `judged_at`.

    No signatures at all means "received unsigned". `checks` are those on the file as a whole that did not pass: it
    could not be examined, and then nothing in it counts.
    """

    judged_at: datetime
    signatures: tuple[ReceivedSignature, ...]
    checks: tuple[Check, ...] = ()

    @property
    def signed(self) -> bool:
        """Whether the file bears a signature, good or bad, or may bear one that could not be examined."""
        return bool(self.signatures or self.checks)

    @property
    def indication(self) -> Indication | None:
        """The worst of all signatures; None for a file that is not signed."""
        if self.checks:
            return judge(self.checks)[0]
        return worst(signature.indication for signature in self.signatures) if self.signatures else None
