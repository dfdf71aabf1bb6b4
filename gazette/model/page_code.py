"""The code at the foot of a printed page: which page of which issue it is, and of which text.

    VN.2026.713+714.5.7K3M-Q9XD

publisher, year, number or numbers of the issue, gazette page, and the first 40 bits of the sha256 of the Akoma Ntoso
file that the page shows (the document's; on pages of no document the issue's), in Crockford's base 32. Whoever holds
the paper finds the file by it and sees whether the text is still the one that was printed. It proves nothing alone:
the signed manifest does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazette.model.issue import IssueId

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ = str.maketrans({"O": "0", "I": "1", "L": "1"})
_LENGTH = 8
_SHAPE = re.compile(
    r"(?P<publisher>[A-Z]{2}(?:-[A-Z0-9]+)?)\.(?P<year>\d{4})\.(?P<numbers>\d{1,6}(?:\+\d{1,6})*)\.(?P<page>\d{1,6})\."
    rf"(?P<mark>[0-9A-Z]{{{_LENGTH}}})"
)


@dataclass(frozen=True, slots=True)
class PageCode:
    """`mark` is the short digest, without its hyphen."""

    issue: IssueId
    page: int
    mark: str

    @classmethod
    def of(cls, issue: IssueId, page: int, sha256: str) -> PageCode:
        """The code of a page that shows the file with this digest (hex)."""
        return cls(issue, page, short_digest(sha256))

    @classmethod
    def parse(cls, typed: str) -> PageCode:
        """Read a code as people type it: any case, with spaces, O for 0, I and L for 1.

        Raises ValueError for what is no code.
        """
        plain = "".join(typed.split()).upper()
        head, _, mark = plain.rpartition(".")
        found = _SHAPE.fullmatch(f"{head}.{mark.replace('-', '').translate(_READ)}")
        if found is None or set(found["mark"]) - set(_DIGITS):
            raise ValueError("not a page code")
        numbers = tuple(int(number) for number in found["numbers"].split("+"))
        return cls(IssueId(found["publisher"].lower(), int(found["year"]), numbers), int(found["page"]), found["mark"])

    def names(self, sha256: str) -> bool:
        """Whether the page shows the file with this digest."""
        return short_digest(sha256) == self.mark

    def __str__(self) -> str:
        issue = self.issue
        numbers = "+".join(str(number) for number in issue.numbers)
        mark = f"{self.mark[:4]}-{self.mark[4:]}"
        return f"{issue.publisher.upper()}.{issue.year}.{numbers}.{self.page}.{mark}"


def is_page_code(word: str) -> bool:
    """Whether a printed word is a page code."""
    try:
        PageCode.parse(word)
    except ValueError:
        return False
    return True


def short_digest(sha256: str) -> str:
    """The first 40 bits of a digest as eight characters."""
    bits = int(sha256[:10], 16)
    return "".join(_DIGITS[bits >> shift & 31] for shift in range(5 * (_LENGTH - 1), -1, -5))
