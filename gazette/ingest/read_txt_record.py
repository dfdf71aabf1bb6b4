"""What stands above a text and is not the text: someone's record of it (front matter, a box of facts), its address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gazette.akn.names import fold
from gazette.model import Finding, Severity, finding

_SOURCE = re.compile(r"#?\s*(?:source|nguồn)\s*:\s*(?=https?://)(.+)", re.IGNORECASE)
_KEY = re.compile(r"([\w][\w .-]{0,60}):(?:\s+(.*))?$")
_FULL_TEXT = re.compile(r"#{1,3}\s+(?:VĂN BẢN|TOÀN VĂN|TOÀN VĂN VĂN BẢN|NỘI DUNG VĂN BẢN|FULL TEXT)\s*$", re.IGNORECASE)
_LETTERHEAD = re.compile(r"cong hoa xa hoi chu nghia viet nam")
_LONGEST = 200
_NEAR = 25
_FACT_MAX = 1000


@dataclass(frozen=True, slots=True)
class Record:
    """Where the text begins (an index of lines), what the record states, and what is to be told about it."""

    start: int = 0
    facts: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()


def read_record(lines: Sequence[str]) -> Record:
    """The record at the top of a text; an empty one when the text begins at once."""
    front = _front_matter(lines)
    box = _box(lines, front.start) if front.start else Record()
    start = max(front.start, box.start)
    source = _source_line(lines, start)
    return Record(
        max(start, source.start),
        (*front.facts, *source.facts),
        (*front.findings, *box.findings, *source.findings),
    )


def _front_matter(lines: Sequence[str]) -> Record:
    """Facts between two `---` lines at the very top, as site generators use them."""
    if not lines or lines[0] != "---":
        return Record()
    end = next((at for at in range(1, min(len(lines), _LONGEST)) if lines[at] == "---"), None)
    if end is None:
        return Record()
    facts = []
    for line in lines[1:end]:
        match = _KEY.match(line)
        if match and match.group(2):
            facts.append((match.group(1), match.group(2).strip().strip("\"'")[:_FACT_MAX]))
        elif line and not match and not line.startswith((" ", "-", "#", "\t")):
            return Record()  # a line that states no fact: this is text between two drawn lines
    if not facts:
        return Record()
    return Record(end + 1, tuple(facts), (finding("INP-FRONT-MATTER", Severity.INFO, count=end - 1),))


def _box(lines: Sequence[str], start: int) -> Record:
    """A title and a box of facts below the front matter, when a heading "VĂN BẢN" and a letterhead follow it."""
    for at in range(start, min(len(lines), start + _LONGEST)):
        if _FULL_TEXT.match(lines[at]):
            if not _LETTERHEAD.search(fold(" ".join(" ".join(lines[at + 1 : at + _NEAR]).split()))):
                return Record()
            words = sum(len(line.split()) for line in lines[start : at + 1])
            return Record(at + 1, findings=(finding("INP-RECORD-LEFT-OUT", Severity.WARNING, words=words),))
    return Record()


def _source_line(lines: Sequence[str], start: int) -> Record:
    """A first line that says from which address the text was copied."""
    at = next((index for index in range(start, len(lines)) if lines[index].strip()), None)
    match = None if at is None else _SOURCE.fullmatch(lines[at].strip())
    if at is None or match is None:
        return Record()
    told = finding("INP-SOURCE-LINE", Severity.INFO, source=match.group(1)[:200])
    return Record(at + 1, (("source", match.group(1)[:_FACT_MAX]),), (told,))
