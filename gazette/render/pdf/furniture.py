"""What surrounds the text: running head and foot, and the issue's own words filled with its number and date."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.messages import Language, text
from gazette.model import CheckedDocument, Issue
from gazette.profiles import Profile
from gazette.profiles.days import short_date


@dataclass(frozen=True, slots=True)
class Surround:
    """The words at the edge of every page but the cover.

    `notice` is empty unless the issue is a demonstration, `proof` unless it is printed for reading before the seal.
    """

    head: str
    notice: str
    proof: str = ""


def wording(profile: Profile) -> Language:
    """The catalogue's language for words that the renderer itself prints."""
    return "vi" if profile.language == "vie" else "en"


def surround(issue: Issue, profile: Profile, *, demonstration: bool, proof: bool = False) -> Surround:
    """The running head of an issue, the notice of its foot and the word across a proof."""
    words = profile.furniture
    head = words.running_head.format(numbers=issue.id.label, date=short_date(issue.date, words))
    lang = wording(profile)
    return Surround(
        head,
        text("RND-DEMONSTRATION-SHORT", lang) if demonstration else "",
        text("RND-PROOF", lang) if proof else "",
    )


def citation(checked: CheckedDocument, lang: Language) -> str:
    """How a document is called in a few words: type and number, or its title when it has neither."""
    facts = checked.document.metadata
    if facts.type and facts.number:
        return text("RND-CITATION", lang, (("type", facts.type.name), ("number", facts.number.raw)))
    found = facts.number.raw if facts.number else facts.type.name if facts.type else facts.title
    return found or checked.document.eli.rsplit("/", 1)[-1]


def supplement_line(issue: Issue, lang: Language) -> str:
    """What the cover of a supplement says of the issue that it supplements; empty for any other issue."""
    if issue.supplements is None:
        return ""
    main = (("title", issue.title), ("numbers", issue.supplements.label), ("year", str(issue.supplements.year)))
    return text("RND-SUPPLEMENT", lang, main)
