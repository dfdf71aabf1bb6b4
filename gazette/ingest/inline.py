"""Runs put together: neighbours with the same marks become one, and what can't be seen at the ends goes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from gazette.ingest.blocks import Run


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs joined where only their text differs. A line feed stays a run of its own (`eol`), notes and pictures too."""
    found: list[Run] = []
    for run in runs:
        if not run.text and run.note is None and run.image is None:
            continue
        if found and (_joins(found[-1], run) or _accent(found[-1], run)):
            found[-1] = found[-1].with_text(unicodedata.normalize("NFC", found[-1].text + run.text))
        else:
            found.append(run)
    return tuple(found)


def trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs without white space and line ends at either end of the paragraph; empty when nothing else is there."""
    left, right = 0, len(runs)
    while left < right and _blank(runs[left]):
        left += 1
    while right > left and _blank(runs[right - 1]):
        right -= 1
    kept = list(runs[left:right])
    if kept:
        if (begun := kept[0].text.lstrip()) != kept[0].text:
            kept[0] = kept[0].with_text(begun)
        if (ended := kept[-1].text.rstrip()) != kept[-1].text:
            kept[-1] = kept[-1].with_text(ended)
    return tuple(kept)


def split_lines(text: str) -> list[str]:
    """A text cut so that every line feed is a piece of its own."""
    pieces: list[str] = []
    for index, line in enumerate(text.split("\n")):
        if index:
            pieces.append("\n")
        if line:
            pieces.append(line)
    return pieces


def _blank(run: Run) -> bool:
    return run.note is None and run.image is None and not run.text.strip()


def _accent(left: Run, right: Run) -> bool:
    """Whether a run is nothing but the accents of the letter before it: an editor's cut went through a letter."""
    return bool(left.text.strip()) and bool(right.text) and all(unicodedata.combining(char) for char in right.text)


def _joins(left: Run, right: Run) -> bool:
    if "\n" in (left.text, right.text):
        return False
    return (
        left.note is None
        and right.note is None
        and left.image is None
        and right.image is None
        and (left.bold, left.italic, left.underline, left.script, left.href)
        == (right.bold, right.italic, right.underline, right.script, right.href)
    )
