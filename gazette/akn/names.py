"""Names: slugs, FRBR URIs (Akoma Ntoso Naming Convention 1.0), ELI addresses and eIds."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from gazette.model import DocumentNumber

AKN_NS = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
GAZETTE_NS = "https://gazette.example/ns/1"
"""Namespace of the few facts that Akoma Ntoso has no element for; used only inside `<proprietary>`."""

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """The search key of a text: lower case, đ→d, marks stripped, so that it does not matter on which vowel a tone mark
    stands (hòa/hoà, ủy/uỷ). For finding and for slugs; never shown, and never put in place of the text.

    The portal's script does the same in the browser (`fold` of search.js).
    """
    lowered = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(char for char in lowered if not unicodedata.combining(char))


def slug(text: str) -> str:
    """`83/2008/QĐ-TTg` → `83-2008-qd-ttg`."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def work_uri(
    *,
    country: str,
    locality: str | None,
    doctype: str,
    subtype: str,
    actor: str,
    signed_on: date,
    number: str,
) -> str:
    """`/akn/vn/act/quyet-dinh/ttg/2008-06-25/83-2008-qd-ttg`; a province is a locality (`/akn/vn-hn/…`)."""
    place = f"{country}-{locality}" if locality else country
    return f"/akn/{place}/{doctype}/{subtype}/{actor}/{signed_on.isoformat()}/{number}"


def eli_uri(*, country: str, locality: str | None, subtype: str, year: int, number: str) -> str:
    """`/eli/vn/quyet-dinh/2008/83-2008-qd-ttg`, stable for ever."""
    place = f"{country}-{locality}" if locality else country
    return f"/eli/{place}/{subtype}/{year}/{number}"


def number_slug(number: DocumentNumber) -> str:
    """The number's part of an address. Numbers alone clash between bodies, so the whole symbol is used."""
    return slug(number.raw)


def expression_uri(work: str, language: str, on: date) -> str:
    """`…/vie@2008-06-25`."""
    return f"{work}/{language}@{on.isoformat()}"


def eid_number(label: str) -> str:
    """The number part of an eId: `Điều 12a` → `12a`, `đ)` → `dd`, `Chương IV` → `IV`.

    `đ)` and `d)` are two points, so đ becomes `dd` before marks are stripped.
    """
    tail = label.rpartition(" ")[2]
    doubled = tail.replace("đ", "dd").replace("Đ", "DD")
    plain = "".join(char for char in unicodedata.normalize("NFD", doubled) if not unicodedata.combining(char))
    return re.sub(r"[^0-9A-Za-z]", "", plain)
