"""Technical values of a wording in words that an editor reads: what libraries say, what a schema wants, fields' keys.

What is not known stands as it came; nothing is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from gazette.messages.catalogue.technical import BASES, EVIDENCE, FIELDS, HELP, PHRASES, WANTED, Phrase

_SAID = frozenset({"detail", "message", "limit"})
"""Values that hold what a library, the system or a reader said. A `reason` does so only for what can't be reached."""
_REACHED = ("-UNREADABLE", "-FILE", "-PATH", "-WRITE", "-SILENT")
_NAMED = frozenset({"field", "key", "column", "fields"})
_DAYS = frozenset({"on", "ends", "lasts", "until"})
_WITH_DAYS = ("APV-", "CLI-RENEW-", "DRC-", "RNW-", "SGN-")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T].*)?")
TECHNICAL = _SAID | _NAMED | _DAYS | {"reason", "expected", "rule"}
"""The values that may have to be said otherwise."""


def readable(code: str, name: str, value: str, lang: str) -> str:
    """The value that the wording of `code` names `name`, as it is shown."""
    if name in _SAID or (name == "reason" and code.endswith(_REACHED)):
        return phrase(value, lang)
    if name == "expected" or (name == "rule" and code == "CFG-PROBLEM-RULE"):
        return _said(value, lang, WANTED) or value
    if name in _DAYS and code.startswith(_WITH_DAYS) and (found := _DAY.fullmatch(value)):
        year, month, day = found.groups()
        return f"{day}-{month}-{year}"
    if name in _NAMED and lang == "vi":
        return ", ".join(map(field, value.split(", ")))
    return value


def rephrased(code: str, params: Iterable[tuple[str, str]], lang: str) -> tuple[str, ...]:
    """The values, as they came, of which a wording shows our words: for those who look up the library's own."""
    said = ((name, value) for name, value in params if name in _SAID or name == "reason")
    return tuple(value for name, value in said if readable(code, name, value, lang) != value)


def phrase(value: str, lang: str) -> str:
    """What the system or a library said, in our words where it is known."""
    said = _said(value, lang, PHRASES)
    if said is not None:
        return said
    path, colon, wanted = value.partition(": ")  # the place in a batch manifest and what its schema wants there
    told = _said(wanted, lang, WANTED) if colon else None
    return value if told is None else f"{path}: {told}"


def evidence(value: str, lang: str) -> str:
    """What the verifier found, in our words where it is one of the verifier's own; ETSI's words stand as they are."""
    return _said(value, lang, EVIDENCE) or value


def help_phrase(value: str, lang: str) -> str:
    """A word of a command's help that is not the catalogue's."""
    return _said(value, lang, HELP) or value


def basis(value: str, lang: str) -> str:
    """The law that a rule of a profile rests on, as the reader's language names it."""
    for vi, en in BASES:
        value = value.replace(en, vi) if lang == "vi" else value.replace(vi, en)
    return value


def field(key: str) -> str:
    """A field's Vietnamese name with the key to write; a key that is no field's as it is."""
    return f"“{FIELDS[key]}” ({key})" if key in FIELDS else key


def _said(value: str, lang: str, known: Sequence[Phrase]) -> str | None:
    for pattern, entry in _compiled(known):
        match = pattern.fullmatch(value)
        wording = entry.vi if lang == "vi" else entry.en
        if match is not None and wording:
            groups = {name: found or "" for name, found in match.groupdict().items()}
            if "inner" in groups:
                groups["inner"] = phrase(groups["inner"], lang)
            return wording.format_map(groups).strip() if value == value.strip() else wording.format_map(groups)
    return None


@cache
def _compiled(known: tuple[Phrase, ...]) -> tuple[tuple[re.Pattern[str], Phrase], ...]:
    return tuple((re.compile(entry.pattern, re.DOTALL), entry) for entry in known)
