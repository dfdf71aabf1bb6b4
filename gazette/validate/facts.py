"""What a rule may look at: the document, its profile, what is recorded already, and the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lxml import etree

from gazette.model import Document
from gazette.profiles import Profile


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document recorded, or earlier in the batch. `issue` is where it was published, None if not yet."""

    uri: str
    eli: str
    number: str | None
    sha256: str
    """Of its source file."""
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the registry knows that bears on this document: documents with the same ELI."""

    same: tuple[KnownDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything the rules see. `main` is the parsed `act` or `doc`."""

    document: Document
    profile: Profile
    facts: Facts
    today: date
    main: etree._Element
