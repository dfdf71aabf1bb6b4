"""The shape of a profile. All of it is data read from the profile's TOML files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from gazette.profiles.workdays import Workdays

if TYPE_CHECKING:
    from gazette.profiles.house import HouseStyle

StyleValue: TypeAlias = str | float | bool
"""A value of a table `[style]`: a length with its unit, a colour, a word, a number, true or false."""
StyleChanges: TypeAlias = tuple[tuple[str, StyleValue], ...]
"""The table, its keys joined by dots: `text.body.size`."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document. `akn` is `act` or `doc`: the type decides it, not what a parser found in the text.

    `force` orders documents of one body by legal force (1 is highest). `kind` is normative, administrative, both,
    consolidation, correction, treaty, copy, index or historic.
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
    fix: str
    safe: bool


RuleValue = int | str | tuple[str, ...]
"""A parameter of a rule: days, a length, a regular expression, a list of words."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as this jurisdiction has it: which check, how grave, what it rests on, and for which documents.

    `code` names the check and the finding it gives. The document's own day of signing chooses the rule: `since` and
    `until` (both included) are its period of force, None for no bound. Empty `kinds` and `types` mean all documents.
    """

    code: str
    severity: str
    basis: str
    since: date | None = None
    until: date | None = None
    kinds: tuple[str, ...] = ()
    """Kinds of documents (`normative`, `administrative` …)."""
    types: tuple[str, ...] = ()
    """Codes of document types."""
    exempt: tuple[str, ...] = ()
    """Levels of issuing bodies that the rule does not bind (`national-assembly`)."""
    values: tuple[tuple[str, RuleValue], ...] = ()

    def days(self, name: str) -> int | None:
        """A number among the parameters; None when this rule leaves it open."""
        value = dict(self.values).get(name)
        return value if isinstance(value, int) else None

    def last_day(self, start: date, workdays: Workdays) -> date | None:
        """The last day of its deadline, which begins the day after `start`; None while it leaves the days open."""
        if days := self.days("days"):
            return start + timedelta(days=days)
        count = self.days("working_days")
        return workdays.after(start, count) if count else None

    def text(self, name: str) -> str:
        """A text among the parameters, empty when it is not there."""
        value = dict(self.values).get(name)
        return value if isinstance(value, str) else ""

    def covers(
        self, signed_on: date | None, kind: str, type_code: str | None, levels: frozenset[str] = frozenset()
    ) -> bool:
        """Whether the rule is in force for a document of that day, kind and type, issued by bodies of these levels.

        Without a day only rules without a period apply: which law holds is not known.
        """
        if self.kinds and kind not in self.kinds:
            return False
        if self.types and type_code not in self.types:
            return False
        if levels and levels <= set(self.exempt):
            return False
        if signed_on is None:
            return self.since is None and self.until is None
        return (self.since is None or self.since <= signed_on) and (self.until is None or signed_on <= self.until)


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
    pattern with {day}, {month} (as Vietnamese offices write them), {dd}, {mm} (two digits), {d},
    {month_name}, {year};
    `issue_line` the cover's `Số {numbers}`. `months` names them, January first.
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
    months: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new workspace says until its owner says otherwise.

    `reason` stands in demonstration signatures, `mark` and `country` (which may be empty) in their certificates.
    """

    place: str
    operator: str
    base_url: str
    reason: str
    mark: str
    country: str


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
    index: DocumentType
    """The type of a year index. It stands apart: the publisher alone makes it, so no text that comes in is one."""
    authorities: tuple[Authority, ...]
    patterns: tuple[NumberPattern, ...]
    lints: tuple[Lint, ...]
    rules: tuple[Rule, ...]
    parts: tuple[PartOfIssue, ...]
    furniture: Furniture
    founding: Founding
    grammar: str
    """Which structure grammar `gazette.ingest` uses for plain paragraphs: `vietnamese` or `generic`."""
    digest: str
    workdays: Workdays
    """How deadlines in working days are counted."""
    styles: tuple[StyleChanges, ...] = ()
    """What it changes of the house style, and then what an office does; `digest` covers both."""
    carries: tuple[str, ...] = ()
    """Levels of the bodies whose documents this gazette carries; empty for all."""

    @property
    def house(self) -> HouseStyle:
        """How the pages look: one object for all who have the same changes."""
        from gazette.profiles.restyle import house_of

        return house_of(self.styles)

    @property
    def place(self) -> str:
        """Publisher's code in URIs: `vn`, `vn-hn`."""
        return f"{self.country}-{self.locality}" if self.locality else self.country

    def rules_of(self, code: str) -> tuple[Rule, ...]:
        """Every rule with this code, in the order of the profile."""
        return tuple(rule for rule in self.rules if rule.code == code)

    def type_by_code(self, code: str) -> DocumentType | None:
        return next((item for item in (*self.types, self.index) if item.code == code), None)

    def authority_by_code(self, code: str) -> Authority | None:
        return next((item for item in self.authorities if item.code == code), None)
