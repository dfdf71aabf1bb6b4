"""Where in a document a finding stands, in words: `Điều 2, khoản 1, điểm đ` for `art_2__para_1__point_dd`."""

from __future__ import annotations

import re

from gazette.messages import Language, text
from gazette.model import Place

_STEP = re.compile(r"(part|chp|sec|subsec|art|para|point|att)_([0-9A-Za-z]+)(?:-\d+)?")


def place_text(place: Place, lang: Language) -> str:
    """File, page, line and part of the text; empty for a finding about the whole document."""
    parts = [place.file or ""]
    parts += [_told("PAGE", lang, "page", place.page)] if place.page is not None else []
    parts += [_told("LINE", lang, "line", place.line)] if place.line is not None else []
    parts += [part_text(place.eid, lang)] if place.eid else []
    return ", ".join(part for part in parts if part)


def part_text(eid: str, lang: Language) -> str:
    """The part of a text that an eId of the Naming Convention names, or the eId itself where it names no such part."""
    steps = [_STEP.fullmatch(step) for step in eid.split("__")]
    named = [match.groups() for match in steps if match is not None]
    if len(named) < len(steps):
        return f"#{eid}"
    return ", ".join(_told(kind.upper(), lang, "number", _number(kind, number)) for kind, number in named)


def _number(kind: str, number: str) -> str:
    """`dd` is the letter đ as an eId writes it, of a point and at the end of an article's number (`12dd`)."""
    return number.replace("dd", "đ") if kind in ("point", "art", "para") else number


def _told(code: str, lang: Language, name: str, value: object) -> str:
    return text(f"CLI-PLACE-{code}", lang, ((name, str(value)),))
