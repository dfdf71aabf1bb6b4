"""An embargo: what is accepted and may even be sealed, but must not be seen before a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Embargo:
    """Not before `until`, which has a time zone once it has left the sidecar; and why."""

    until: datetime
    reason: str
