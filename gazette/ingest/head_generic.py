"""The head of a document in English words: type, number, date, issuer and title, without any country's form."""

from __future__ import annotations

import re
from datetime import date

from gazette.ingest import dates
from gazette.ingest.blocks import Block, Table
from gazette.ingest.grammar import GENERIC, clause, heading
from gazette.ingest.head import Entry, Head
from gazette.ingest.lines import Line, lines_of
from gazette.model import TypeRef
from gazette.profiles import Profile

_NUMBER = re.compile(r"\b(?:no|nr|number)\b\.?:?\s*(?P<number>[0-9A-Za-z][\w./-]*(?:\s+of\s+\d{4})?)", re.IGNORECASE)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(_MONTHS)}),?\s+(\d{{4}})", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({'|'.join(_MONTHS)})\s+(\d{{1,2}}),?\s+(\d{{4}})", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_PREAMBLE = re.compile(
    r"^\W*(?:having regard|whereas|pursuant|in exercise|on the proposal|be it enacted|enacts|the \w+ decides)",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(r",?\s*\(?(?:1[6-9]|20)\d\d\)?\s*$")
_FARTHEST = 12


def english_date(text: str) -> date | None:
    """The first date in a text: `12 March 2026`, `March 12, 2026`, `2026-03-12`."""
    if found := _DAY_FIRST.search(text):
        return dates.make(found[1], str(_MONTHS.index(found[2].lower()) + 1), found[3])
    if found := _MONTH_FIRST.search(text):
        return dates.make(found[2], str(_MONTHS.index(found[1].lower()) + 1), found[3])
    if found := _ISO.search(text):
        return dates.make(found[3], found[2], found[1])
    return None


def read_generic_head(blocks: tuple[Block, ...], profile: Profile) -> Head:
    """Read the lines above the first heading, clause or recital. What stands before the type is the issuer."""
    found = _lines(blocks)
    entries: list[Entry] = []
    number: str | None = None
    kind: TypeRef | None = None
    title: str | None = None
    signed_on: date | None = None
    issuers: list[str] = []
    for line in found:
        printed = _type(line.text, profile)
        name = "other"
        if kind is None and printed is not None:
            kind, named = printed
            name = "title" if named else "type"
            title = line.text.strip(" .,") if named else None
        elif english_date(line.text) is not None and signed_on is None and len(line.text) < 80:
            name = "place-date"
        elif number is None and _NUMBER.match(line.text):
            name = "number"
        elif kind is None and not issuers:
            issuers.append(line.text)
            name = "issuer"
        elif kind is not None and title is None:
            title, name = line.text, "title"
        if number is None and (numbered := _NUMBER.search(line.text)) and (name != "title" or title == line.text):
            number = numbered["number"].strip(".")
        signed_on = signed_on or (english_date(line.text) if name != "title" else None)
        entries.append(Entry(name, (line.runs,), line.block))
    end = found[-1].block + 1 if found else 0
    return Head(tuple(entries), end, number, kind, title, tuple(issuers), None, signed_on)


def _lines(blocks: tuple[Block, ...]) -> list[Line]:
    found: list[Line] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            break
        here = [line for line in lines_of(blocks, index) if not line.rule]
        text = here[0].text if here else ""
        if here and (
            heading(text, GENERIC) or clause(text, language=GENERIC) or _PREAMBLE.match(text) or len(text) > 300
        ):
            break
        if len(found) + len(here) > _FARTHEST:
            break
        found.extend(here)
    return found


def _type(text: str, profile: Profile) -> tuple[TypeRef, bool] | None:
    """The type a line begins with, or ends with before its number or year; whether the line is more than the type.

    `Harbours Act, 2011` and `Data Protection Act No. 5 of 2024` are titles that name their type.
    """
    if len(text) >= 160:
        return None
    plain = " ".join(_YEAR_BEHIND.sub("", _NUMBER.sub("", text)).split()).strip(" .,:()")
    key = plain.casefold()
    for kind in sorted(profile.types, key=lambda item: len(item.name), reverse=True):
        name = kind.name.casefold()
        if key.startswith(name) and not key[len(name) : len(name) + 1].isalnum():
            return TypeRef(kind.code, kind.name), False
        if key.endswith(f" {name}"):
            return TypeRef(kind.code, kind.name), True
    return None
