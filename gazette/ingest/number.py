"""Numbers and symbols (số, ký hiệu) by the grammar of a profile."""

from __future__ import annotations

import re
import unicodedata

from gazette.model import DocumentNumber
from gazette.profiles import Profile

_SERIAL = re.compile(r"^[0-9]+(?:\.[0-9]+)?[A-Za-z]?|^[^\s/]+")
_YEAR = re.compile(r"/((?:1[89]|20)\d\d)(?=/|$)")


def parse_number(raw: str, profile: Profile) -> DocumentNumber:
    """Read a number as printed without "Số:". `str()` of the result is `raw` with white space folded.

    A number that no rule knows keeps its serial and year, and has an empty `pattern`.
    """
    text = " ".join(unicodedata.normalize("NFC", raw).split())
    for rule in profile.patterns:
        found = rule.regex.match(text)
        if found is None:
            continue
        groups = found.groupdict()
        several = groups.get("authorities") or groups.get("authority") or ""
        year = groups.get("year")
        return DocumentNumber(
            raw=text,
            serial=groups["number"],
            year=int(year) if year else None,
            type_code="VBHN" if rule.name == "consolidated" else groups.get("type"),
            authority_codes=tuple(code for code in several.split("-") if code),
            pattern=rule.name,
        )
    serial = _SERIAL.match(text)
    loose = _YEAR.search(text)
    return DocumentNumber(
        raw=text,
        serial=serial.group(0) if serial else text,
        year=int(loose.group(1)) if loose else None,
    )
