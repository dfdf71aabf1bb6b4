"""The one catalogue of what users read, in Vietnamese and English, by code.

A code is `AREA-WORDS`; its entry stands in `gazette.messages.catalogue.<area>`, which is loaded when first asked for.
Wordings name their values as `{name}`; a value that is missing is a fault of the program, not a blank. Only a finding
may lack one, since an older program recorded it: it stands as `—` then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from typing import Literal, NamedTuple

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")

AREAS = (
    "apv",
    "cfg",
    "cli",
    "cmp",
    "doc",
    "drc",
    "emb",
    "fct",
    "idx",
    "inp",
    "log",
    "pln",
    "ptl",
    "pub",
    "rcv",
    "reg",
    "rnd",
    "rnw",
    "rpl",
    "run",
    "set",
    "sgn",
    "upk",
    "vfy",
)
"""Every area of the catalogue, by the first word of its codes."""


class Entry(NamedTuple):
    """What happened (`vi`, `en`) and what to do about it (`hint_vi`, `hint_en`; empty when nothing needs doing)."""

    vi: str
    en: str
    hint_vi: str = ""
    hint_en: str = ""


class Basis(NamedTuple):
    """What a finding rests on: an article of law, a standard, or the program's own care."""

    vi: str
    en: str


class Explanation(NamedTuple):
    """A finding at length: why it matters, what it rests on, how it looks, how it is mended.

    `example` is a snippet of a document and needs no translation. Without `mend` the entry's hint says it all.
    """

    meaning_vi: str
    meaning_en: str
    basis: Basis
    example: str
    mend_vi: str = ""
    mend_en: str = ""


EXPLAINED_AREAS = ("doc", "inp")
"""The areas whose every code has an explanation: what is found in files and documents."""
_FINDINGS = tuple(f"{area.upper()}-" for area in EXPLAINED_AREAS)


def entry(code: str) -> Entry:
    """The entry of a code. Raises KeyError for a code that no area has."""
    area = code.split("-", 1)[0].lower()
    if area not in AREAS:
        raise KeyError(code)
    entries: dict[str, Entry] = import_module(f"gazette.messages.catalogue.{area}").ENTRIES
    return entries[code]


def text(code: str, lang: Language, params: Iterable[tuple[str, str]] = ()) -> str:
    """What happened, in `lang`."""
    found = entry(code)
    return (found.vi if lang == "vi" else found.en).format_map(_values(code, _shown(code, params, lang)))


def hint(code: str, lang: Language, params: Iterable[tuple[str, str]] = ()) -> str:
    """What to do about it, in `lang`; empty when nothing needs doing."""
    found = entry(code)
    return (found.hint_vi if lang == "vi" else found.hint_en).format_map(_values(code, params))


class _Recorded(dict[str, str]):
    """The values of a finding, which an older program may have recorded."""

    def __missing__(self, name: str) -> str:
        return "—"


def _shown(code: str, params: Iterable[tuple[str, str]], lang: Language) -> Iterable[tuple[str, str]]:
    """The values as they are read: technical ones in our words."""
    from gazette.messages.technical import TECHNICAL, evidence, readable

    if code.startswith("VFY-"):  # what is no word of ours is quoted as it was found
        own: dict[str, Callable[[str, str], str]] = {"detail": evidence, "reason": partial(readable, code, "reason")}
        return [(name, own[name](value, lang) if name in own else value) for name, value in params]
    return [(name, readable(code, name, value, lang) if name in TECHNICAL else value) for name, value in params]


def _values(code: str, params: Iterable[tuple[str, str]]) -> dict[str, str]:
    return (_Recorded if code.startswith((*_FINDINGS, "RPL-WHY-")) else dict)(params)


def explanation(code: str) -> Explanation | None:
    """The explanation of a finding; None for a code of an area that has none, or for no code at all."""
    area = code.split("-", 1)[0].lower()
    if area not in EXPLAINED_AREAS:
        return None
    explained: dict[str, Explanation] = import_module(f"gazette.messages.catalogue.explained.{area}").EXPLAINED
    return explained.get(code)


def codes() -> tuple[str, ...]:
    """Every code of the catalogue, sorted."""
    return tuple(sorted(code for area in AREAS for code in import_module(f"gazette.messages.catalogue.{area}").ENTRIES))
