"""What a rule may look at: the document, its profile, what is recorded already, and the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from lxml import etree

from gazette.model import Document
from gazette.profiles import Profile, Rule
from gazette.validate.outline import Scope

Values = dict[str, object]
"""The values that the wording of a finding names; `eid` among them becomes the finding's place."""
Look = Callable[["Subject", Rule], Iterator[Values]]


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document recorded, or earlier in the batch. `issue` is where it was published, None if not yet."""

    uri: str
    eli: str
    number: str | None
    sha256: str
    """Of its source file."""
    issue: str | None = None
    file: str = ""
    """The name it came under."""


@dataclass(frozen=True, slots=True)
class EndedDocument:
    """A document that another one recorded here repeals or replaces from a day on."""

    eli: str
    by: str
    """Number of the document that ends it."""
    on: date


@dataclass(frozen=True, slots=True)
class Facts:
    """What the registry knows that bears on this document.

    `same` are documents of other bytes at the same address. Of what the document cites, `recorded` are the ELIs that
    the registry holds, `ended` those it knows to be repealed or replaced. `carriers` are the publishers whose gazette
    carries documents of its bodies; None where that can't be told or there is one publisher alone.
    """

    same: tuple[KnownDocument, ...] = ()
    recorded: frozenset[str] = frozenset()
    ended: tuple[EndedDocument, ...] = ()
    carriers: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything the rules see. `main` is the parsed `act` or `doc`, `scopes` its own text and attached regulations."""

    document: Document
    profile: Profile
    facts: Facts
    today: date
    main: etree._Element
    text: str
    """Every word but those of the letterhead."""
    scopes: tuple[Scope, ...]

    @property
    def own(self) -> Scope:
        """The document's own text."""
        return self.scopes[0]
