"""The shape of a profile. All of it is data read from the profile's TOML files."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document. `akn` is `act` or `doc`: the type decides it, not what a parser found in the text.

    `force` orders documents of one body by legal force (1 is highest). `kind` is normative, administrative, both,
    consolidation, correction, treaty, copy or historic.
    """

    code: str
    name: str
    abbr: str
    kind: str
    force: int
    akn: str
    issuers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Authority:
    """A body that issues. `rank` orders bodies inside a part; `slug` is its name in URIs."""

    code: str
    name: str
    level: str
    rank: int
    slug: str
    status: str = "current"
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """A rule of the number grammar; the first that matches wins."""

    name: str
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lint:
    """A frequent error in numbers: `code` is the finding it gives, `fix` the mend proposed.

    `safe` tells that the mended number can't be meant otherwise and may be written without asking.
    """

    name: str
    code: str
    regex: re.Pattern[str]
    severity: str
    fix: str
    safe: bool


@dataclass(frozen=True, slots=True)
class PartOfIssue:
    """A part of an issue and the kinds of documents that stand in it."""

    code: str
    heading: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """The fixed words of an issue's pages, in the language of the gazette.

    `running_head` is a format with {numbers} and {date} (`CÔNG BÁO/Số {numbers}/Ngày {date}`); `date` a strftime-like
    pattern with {day}, {month}, {year}; `issue_line` the cover's `Số {numbers}`.
    """

    state: str
    motto: str
    gazette: str
    title: str
    running_head: str
    head_date: str
    issue_line: str
    date_line: str
    contents: str
    page: str
    colophon: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything that differs between gazettes. `digest` is the sha256 over the data it was read from and its place."""

    code: str
    country: str
    locality: str | None
    language: str
    """ISO 639-2/T (`vie`)."""
    bcp47: str
    """For HTML and PDF (`vi-VN`)."""
    timezone: str
    types: tuple[DocumentType, ...]
    authorities: tuple[Authority, ...]
    patterns: tuple[NumberPattern, ...]
    lints: tuple[Lint, ...]
    parts: tuple[PartOfIssue, ...]
    furniture: Furniture
    grammar: str
    """Which structure grammar `gazette.ingest` uses for plain paragraphs: `vietnamese` or `generic`."""
    digest: str

    @property
    def place(self) -> str:
        """Publisher's code in URIs: `vn`, `vn-hn`."""
        return f"{self.country}-{self.locality}" if self.locality else self.country

    def type_by_code(self, code: str) -> DocumentType | None:
        return next((item for item in self.types if item.code == code), None)

    def authority_by_code(self, code: str) -> Authority | None:
        return next((item for item in self.authorities if item.code == code), None)
