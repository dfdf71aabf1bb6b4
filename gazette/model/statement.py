"""A page that says what was found out about something, for a file on paper: words alone, settled before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Statement:
    """One page. Its words are in one language; what does not fit is counted by whoever draws it."""

    title: str
    result: str
    facts: tuple[tuple[str, str], ...]
    """Label and value, in order."""
    heading: str
    lines: tuple[tuple[str, str], ...]
    """What was looked at: a short name in bold, and what came out. The most important come first."""
    rest: str
    """What stands in place of the lines that do not fit; `{count}` is how many those are."""
    foot: tuple[str, ...]
    language: str
    """BCP 47."""
    day: date
    author: str
