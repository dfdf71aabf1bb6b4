"""A day without an issue, as a recorded fact: nobody need wonder whether one was lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class QuietDay:
    """A day on which a publisher has no issue, and why."""

    publisher: str
    day: date
    reason: str

    @property
    def path(self) -> str:
        """What the log calls it: `cong-bao/vn/2026-11-26`."""
        return f"cong-bao/{self.publisher}/{self.day.isoformat()}"
