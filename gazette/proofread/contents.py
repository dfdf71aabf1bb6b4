"""Cover and contents of an issue's PDF against its XML: what that lists is printed, in its order, with its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from lxml import etree

from gazette.messages import Language, text
from gazette.proofread.reading import Reading, letters

_AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
_LINE = "\0"
"""What a reading puts between lines."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the contents: a heading, or a document with its work URI."""

    text: str
    work: str | None


@dataclass(frozen=True, slots=True)
class IssueXml:
    """What an issue's XML says of its cover and contents."""

    number: str
    date: str
    """As in `2026-10-24`."""
    lines: tuple[Listed, ...]


def read_issue(data: bytes) -> IssueXml:
    """Raises ValueError when the XML is none of an issue."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    publication = root.find(f".//{_AKN}publication")
    contents = root.find(f".//{_AKN}toc")
    if publication is None or contents is None:
        raise ValueError("no publication or no toc")
    items = [("".join(item.itertext()), item.get("href", "")) for item in contents.iter(f"{_AKN}tocItem")]
    lines = tuple(Listed(said, None if href.startswith("#") else href) for said, href in items)
    return IssueXml(publication.get("number", ""), publication.get("date", ""), lines)


def cover_fault(issue: IssueXml, cover: Reading) -> str | None:
    """What of number, day and year is not on the cover."""
    year, _, day = issue.date.split("-")
    wanted = (issue.number, str(int(day)), year)
    return next((said for said in wanted if not said or letters(said) not in cover.letters), None)


def contents_fault(
    issue: IssueXml, printed: Reading, pages: Mapping[str, int], language: Language
) -> tuple[str, str] | None:
    """The first line of the contents that is not printed as the XML has it, and what stands there; None when all are.

    `pages` are those that documents begin on, by work URI. Before the first line stand the title and the word for
    pages, beside a document its day and, behind its title, what is said of a text that is split.
    """
    contents = _Contents(printed)
    first = next((line for line in issue.lines if line.text), None)
    if first is not None:
        contents.skip_to(first.text.upper() if first.work is None else first.text)
    between = letters(text("RND-CITATION", language, (("type", ""), ("number", ""))))
    for line in issue.lines:
        if line.work is None:
            if not contents.take(line.text.upper()):
                return line.text, contents.rest()
            continue
        contents.skip_day()
        if not all(contents.take(word) or contents.take(between + word) for word in line.text.split()):
            return line.text, contents.rest()
        page = str(pages[line.work]) if line.work in pages else "?"
        if (found := contents.next_number()) != page:
            return f"{line.text} … {page}", f"… {found}"
    return ("", contents.rest()) if contents.rest() else None


class _Contents:
    """Printed contents as their letters, read from the front."""

    def __init__(self, printed: Reading) -> None:
        lines = [letters(line) for line in printed.marked.split(_LINE)]
        self._letters = "".join(lines)
        self._lines = list(zip(accumulate(map(len, lines), initial=0), lines, strict=False))
        self._line = 0
        self._at = 0

    def _line_here(self) -> tuple[int, str]:
        """The line that is read now or next, and where it starts."""
        while self._line < len(self._lines):
            start, line = self._lines[self._line]
            if line and start >= self._at:
                return start, line
            self._line += 1
        return len(self._letters), ""

    def skip_to(self, said: str) -> None:
        """Go to where a text is first said; stay when it is nowhere."""
        self._at = max(0, self._letters.find(letters(said)))

    def skip_day(self) -> None:
        """Go past a line that holds digits and no letter."""
        start, line = self._line_here()
        if start == self._at and not any(map(str.isalpha, line)):
            self._at += len(line)

    def take(self, said: str) -> bool:
        """Go past a text that is said next; whether it is."""
        wanted = letters(said)
        if not self._letters.startswith(wanted, self._at):
            return False
        self._at += len(wanted)
        return True

    def next_number(self) -> str:
        """Go past the next line that is a number alone, and give it; nothing when there is none."""
        while True:
            start, line = self._line_here()
            self._at = start + len(line)
            if not line or line.isdigit():
                return line

    def rest(self) -> str:
        """What is still to be read, the beginning of it."""
        return self._letters[self._at : self._at + 60]
