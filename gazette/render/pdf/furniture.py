"""What surrounds the text: running head and foot, and the issue's own words filled with its number and date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gazette.messages import Language, text
from gazette.model import CheckedDocument, Issue
from gazette.profiles import Furniture, Profile


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


def short_date(day: date, words: Furniture) -> str:
    """A date in digits, as heads and contents print it: `24-7-2020`, `18-01-2026`."""
    return words.head_date.format(**_parts(day, words))


def long_date(day: date, words: Furniture) -> str:
    """The date line of the cover."""
    return words.date_line.format(**_parts(day, words))


def _parts(day: date, words: Furniture) -> dict[str, str]:
    """Of `day` and `month`, days under 10 and the months 1 and 2 have a zero (NĐ 30/2020/NĐ-CP, Phụ lục I, II.4)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    name = words.months[day.month - 1] if words.months else month
    return {
        "day": f"{day.day:02d}",
        "month": month,
        "year": str(day.year),
        "d": str(day.day),
        "dd": f"{day.day:02d}",
        "mm": f"{day.month:02d}",
        "month_name": name,
    }


def citation(checked: CheckedDocument, lang: Language) -> str:
    """How a document is called in a few words: type and number, or its title when it has neither."""
    facts = checked.document.metadata
    if facts.type and facts.number:
        return text("RND-CITATION", lang, (("type", facts.type.name), ("number", facts.number.raw)))
    found = facts.number.raw if facts.number else facts.type.name if facts.type else facts.title
    return found or checked.document.eli.rsplit("/", 1)[-1]
