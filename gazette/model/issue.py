"""An issue of the gazette: which documents, in which order, under which number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gazette.model.document import CheckedDocument


@dataclass(frozen=True, slots=True)
class IssueId:
    """Publisher (`vn`, `vn-hn`), year and one or several consecutive numbers (713 + 714)."""

    publisher: str
    year: int
    numbers: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.numbers or any(number < 1 for number in self.numbers):
            raise ValueError("an issue has at least one number, counted from 1")
        if list(self.numbers) != list(range(self.numbers[0], self.numbers[0] + len(self.numbers))):
            raise ValueError("combined numbers follow one another")

    @property
    def label(self) -> str:
        """As printed: `713 + 714`."""
        return " + ".join(str(number) for number in self.numbers)

    @property
    def slug(self) -> str:
        """As in addresses: `713-714`."""
        return "-".join(str(number) for number in self.numbers)

    @property
    def path(self) -> str:
        """The issue's folder on the portal, without slashes at its ends: `cong-bao/vn/2020/713-714`."""
        return f"cong-bao/{self.publisher}/{self.year}/{self.slug}"

    def __str__(self) -> str:
        return f"{self.year}/{'+'.join(str(number) for number in self.numbers)}"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where an editor lets an issue deviate from legal order, and why.

    `order` are work URIs as they shall stand inside each part, empty for legal order; what it does not name comes
    after. `parts` are work URIs with the code of the part that they shall stand in.
    """

    order: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class IssuePlan:
    """What an issue shall be: its identity, its date, and where it deviates from legal order."""

    id: IssueId
    date: date
    arrangement: Arrangement | None = None
    supplements: IssueId | None = None
    """The issue before it that it is a supplement to; its own numbers go on as those of every issue."""

    def __post_init__(self) -> None:
        other = self.supplements
        if other is None:
            return
        if other.publisher != self.id.publisher or (other.year, other.numbers) >= (self.id.year, self.id.numbers):
            raise ValueError("an issue supplements one before it, of the same publisher")


@dataclass(frozen=True, slots=True)
class Portion:
    """What one issue prints of a text that is split over several.

    It opens with the unit whose eId is `first` (None: with the text itself) and ends before the unit whose eId is
    `until` (None: with the text). `before` and `after` are the issues that print what stands before and after it.
    """

    number: int
    """Counted from 1 through the issues."""
    first: str | None
    until: str | None
    before: IssueId | None
    after: IssueId | None

    def __post_init__(self) -> None:
        if (self.first is None, self.before is None) != (self.number == 1,) * 2:
            raise ValueError("the first portion alone opens with the text, and no issue comes before it")
        if (self.until is None) != (self.after is None):
            raise ValueError("a portion that ends inside the text goes on in another issue")
        if self.first is None and self.until is None:
            raise ValueError("a portion is not the whole text")


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in an issue; `portion` is what is printed of it when that is not all."""

    checked: CheckedDocument
    portion: Portion | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Documents of one issuing body, in legal order."""

    heading: str
    entries: tuple[Entry, ...]

    @property
    def documents(self) -> tuple[CheckedDocument, ...]:
        """The documents of its entries."""
        return tuple(entry.checked for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the issue (normative documents, other documents, treaties)."""

    code: str
    heading: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """A composed issue. `akn` is its Akoma Ntoso `officialGazette`, which refers to the documents by URI."""

    id: IssueId
    date: date
    title: str
    """Name of the gazette: `Công báo`."""
    sections: tuple[Section, ...]
    akn: bytes
    supplements: IssueId | None = None

    @property
    def documents(self) -> tuple[CheckedDocument, ...]:
        """Every document in the order of the issue."""
        return tuple(entry.checked for entry in self.entries)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every document with its portion, in the order of the issue."""
        return tuple(entry for section in self.sections for group in section.groups for entry in group.entries)
