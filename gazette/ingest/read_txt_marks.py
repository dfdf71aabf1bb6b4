"""Markdown's marks inside lines: emphasis, escapes, links. Scrapes write them loosely, so they are read as switches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette.ingest.blocks import Run

_STRONG = re.compile(r"\*\*[^*\n]+\*\*")
_HEADING_LINE = re.compile(r"#{1,6}\s+\S")
_ONLY_SPACE = re.compile(r"(?<!\*)(\*{1,3})([ \t]+)\1(?!\*)")
"""Emphasis around nothing, which scrapes leave behind. Its space stays: it may be all that parts two words."""
_TOKEN = re.compile(
    r"(?P<escape>\\[\\`*_{}\[\]()#+.!|>~-])"
    r"|(?P<literal>\(\*+\)|(?<=\d)\s?\*\s?(?=\d))"
    r"|(?P<image>!\[(?P<alt>[^\[\]\n]*)\]\((?:[^)\s\]]|\](?!\())*+(?:\s+\"[^\"]*\")?\))"
    r"|(?P<link>\[(?P<words>[^\[\]\n]+)\]\((?P<href>(?:https?://|mailto:|/eli/)(?:[^)\s\]]|\](?!\())++)(?:\s+\"[^\"]*\")?\))"
    r"|(?P<stars>\*+)"
    r"|(?P<break><br\s*/?>)"
)
_UNDERSCORE = re.compile(r"(?<![\w\\])(_{1,2})(?=[^\s_])(?=[^_\n]*[^\W\d_])([^_\n]++)(?<=[^\s_])\1(?!\w)")


@dataclass(slots=True)
class _Marks:
    """Switches that are on; not frozen: they change along the text."""

    bold: bool = False
    italic: bool = False


def is_markdown(lines: Sequence[str]) -> bool:
    """Whether a text uses Markdown's marks; in plain text an asterisk is an asterisk."""
    strong = sum(1 for line in lines if _STRONG.search(line))
    headings = sum(1 for line in lines if _HEADING_LINE.match(line))
    opened = sum(line.count("**") for line in lines if line.strip("* \t"))
    return strong + headings >= 1 or opened >= 2


def marked_lines(lines: Sequence[str], outside: list[str]) -> list[tuple[Run, ...]]:
    """The runs of each line of a passage without a blank line; emphasis may go on from one line into the next.

    Names of pictures that lie elsewhere are added to `outside`.
    """
    text = "\n".join(lines)
    text = _UNDERSCORE.sub(lambda match: "*" * len(match.group(1)) + match.group(2) + "*" * len(match.group(1)), text)
    text = _ONLY_SPACE.sub(r"\2", text)
    literal = _unpaired(text)
    marks = _Marks()
    rows: list[list[Run]] = [[]]
    for run in _runs(text, marks, literal, outside):
        for index, piece in enumerate(run.text.split("\n")):
            if index:
                rows.append([])
            if piece:
                rows[-1].append(run.with_text(piece))
    return [tuple(row) for row in rows]


def _runs(text: str, marks: _Marks, literal: frozenset[int], outside: list[str]) -> Iterator[Run]:
    at = 0
    for match in _TOKEN.finditer(text):
        yield Run(text[at : match.start()], bold=marks.bold, italic=marks.italic)
        at = match.end()
        if match["escape"]:
            yield Run(match["escape"][1:], bold=marks.bold, italic=marks.italic)
        elif match["literal"] or match.start() in literal:
            yield Run(match[0], bold=marks.bold, italic=marks.italic)
        elif match["image"]:
            outside.append((match["alt"] or "—")[:60])
        elif match["link"]:
            yield Run(match["words"].replace("*", ""), bold=marks.bold, italic=marks.italic, href=match["href"])
        elif match["break"]:
            yield Run("\v")  # a break inside the line; it becomes a line feed once lines are joined
        else:
            _switch(marks, len(match["stars"]))
    yield Run(text[at:], bold=marks.bold, italic=marks.italic)


def _switch(marks: _Marks, stars: int) -> None:
    """`**` switches bold, `*` italics; `****` is an end and a beginning."""
    if stars % 2:
        marks.italic = not marks.italic
    if stars // 2 % 2:
        marks.bold = not marks.bold


def _unpaired(text: str) -> frozenset[int]:
    """Where a single asterisk stands that closes nothing: it is a character of the text, or the bullet of a list."""
    bullets = {match.start(1) for match in re.finditer(r"(?m)^[ \t]*(\*)[ \t]+(?=\S)", text)}
    odd = [
        match.start()
        for match in _TOKEN.finditer(text)
        if match["stars"] and len(match["stars"]) % 2 and match.start() not in bullets
    ]
    if len(odd) % 2 and bullets:  # `* text*`: what looked like a bullet opens the emphasis
        opener = max((at for at in bullets if at < odd[-1]), default=None)
        if opener is not None:
            return frozenset(bullets - {opener})
    return frozenset(bullets | ({odd[-1]} if len(odd) % 2 else set()))
