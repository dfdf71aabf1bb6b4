"""Footnotes: small print below a short rule at the foot of a page, each hung on its mark in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gazette.ingest.read_pdf_furniture import Sheet
from gazette.ingest.read_pdf_lines import Line
from gazette.ingest.read_pdf_paras import Measure
from gazette.ingest.read_pdf_values import Word

_MARK = re.compile(r"[\[(]?(?:\d{1,3}|\*{1,3}|[a-z])[\])]?")
_RAISED = 0.82


@dataclass(frozen=True, slots=True)
class PageNote:
    """A note of one page: its mark as printed, and its lines without it."""

    marker: str
    lines: tuple[Line, ...]


def take_notes(sheet: Sheet, measure: Measure, known: int) -> tuple[PageNote, ...]:
    """Take the notes out of the lines of a page and hang them on their marks; `known` notes came before.

    Notes whose marks are not all found in the text of the page stay where they are: they are text at least.
    """
    below = _foot(sheet, measure)
    notes = _notes(below)
    if not notes:
        return ()
    body = [line for line in sheet.lines if line not in below]
    marks = _marks(body, [note.marker for note in notes])
    if marks is None:
        return ()
    sheet.lines[:] = [_marked(line, marks, known) for line in body]
    return tuple(notes)


def _foot(sheet: Sheet, measure: Measure) -> list[Line]:
    """The lines below the rule, if all of them are set smaller than the text."""
    rules = [
        stroke
        for stroke in sheet.page.strokes
        if stroke.lying
        and abs(stroke.start - measure.left) < 8
        and 0.12 * measure.width < stroke.length < 0.6 * measure.width
        and stroke.at > 0.3 * sheet.page.height
    ]
    for rule in sorted(rules, key=lambda stroke: stroke.at):
        lines = [line for line in sheet.lines if line.base > rule.at]
        above = [line.size for line in sheet.lines if line.base <= rule.at]
        if lines and above and max(line.size for line in lines) < max(set(above), key=above.count):
            return sorted(lines, key=lambda line: line.base)
    return []


def _notes(lines: Sequence[Line]) -> list[PageNote]:
    found: list[PageNote] = []
    for line in lines:
        first = line.words[0]
        raised = first.size <= _RAISED * line.size or line.base - first.base > 0.15 * line.size
        if _MARK.fullmatch(first.text) and (raised or first.text.strip("[]()").isdigit()) and len(line.words) > 1:
            found.append(PageNote(first.text, (replace(line, words=line.words[1:]),)))
        elif found:
            found[-1] = replace(found[-1], lines=(*found[-1].lines, line))
        else:
            return []
    return found


def _marks(body: Sequence[Line], wanted: Sequence[str]) -> dict[int, int] | None:
    """Which raised words are the marks, by identity; None unless each mark is found once, in order."""
    raised = [word for line in body for word in line.words if _is_raised(word, line)]
    found: dict[int, int] = {}
    at = 0
    for position, marker in enumerate(wanted):
        while at < len(raised) and raised[at].text != marker:
            at += 1
        if at == len(raised):
            return None
        found[id(raised[at])] = position
        at += 1
    return found


def _is_raised(word: Word, line: Line) -> bool:
    return word.size <= _RAISED * line.size and line.base - word.base > 0.15 * line.size


def _marked(line: Line, marks: dict[int, int], known: int) -> Line:
    if not any(id(word) in marks for word in line.words):
        return line
    return replace(
        line,
        words=tuple(replace(word, note=known + marks[id(word)]) if id(word) in marks else word for word in line.words),
    )
