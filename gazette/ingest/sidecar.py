"""The sidecar `NAME.gazette.json` beside an input: corrections and remarks handed in with it."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from gazette.config.schemas import load_schema
from gazette.ingest.clean import is_plain
from gazette.ingest.counter import moment_of, urgency_of
from gazette.model import Finding, Place, Severity, Urgency, finding
from gazette.model.codec import Json
from gazette.model.embargo import Embargo

SUFFIX = ".gazette.json"
_SHOWN = 80
"""Characters of a wrong value that are told."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What the sidecar states. A field that it does not name is None: the document's own word stands.

    The corrections are texts as an editor writes them; the profile's number grammar and names are applied later.
    `remark` is the publisher's editorial note, never part of the document's text; `sender` who handed the file in,
    `received` when (without a time zone: that of the office), `urgency` how urgent the sender calls it; before
    `embargo` (its moment as `received`) nothing of the document may be seen.
    """

    number: str | None = None
    type: str | None = None
    title: str | None = None
    issuers: tuple[str, ...] | None = None
    place: str | None = None
    date: dt.date | None = None
    effective_date: dt.date | None = None
    remark: str | None = None
    sender: str | None = None
    received: dt.datetime | None = None
    urgency: Urgency | None = None
    fields: tuple[str, ...] | None = None
    embargo: Embargo | None = None

    def at_home(self, zone: dt.tzinfo) -> Sidecar:
        """With the embargo's moment in the office's time zone, where none was written."""
        embargo = self.embargo
        if embargo is None or embargo.until.tzinfo is not None:
            return self
        return replace(self, embargo=replace(embargo, until=embargo.until.replace(tzinfo=zone)))


NOTHING_SAID = Sidecar()


def read_sidecar(data: bytes, file: str) -> tuple[Sidecar | None, tuple[Finding, ...]]:
    """Read a sidecar; `file` is its name, for the findings' place.

    A sidecar with a mistake gives None and an error finding for each mistake: it holds the document, since an
    editor meant something that was not understood.
    """
    try:
        facts = load_json(data)
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError and JSONDecodeError are ValueErrors
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        return None, (finding("INP-SIDECAR-UNREADABLE", Severity.ERROR, Place(file, line=line), detail=error),)
    mistakes: dict[tuple[str, ...], ValidationError] = {}
    for mistake in _validator().iter_errors(facts):  # a value may break several rules; one of them is enough to say so
        mistakes.setdefault(tuple(str(step) for step in mistake.absolute_path), mistake)
    if mistakes:
        return None, tuple(_mistake(mistakes[place], file) for place in sorted(mistakes))
    return sidecar_of(facts), ()


def load_json(data: bytes) -> Any:  # noqa: ANN401 - JSON is open-ended until its schema has seen it
    """Strict JSON in UTF-8. Raises ValueError (for a key that stands twice too) or RecursionError."""
    return json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant, object_pairs_hook=_no_doubles)


def sidecar_of(facts: dict[str, Any]) -> Sidecar:
    """The values of an object that the schema has found right, their texts in NFC."""
    facts = {key: _nfc(value) for key, value in facts.items()}
    issuers, fields = facts.get("issuers"), facts.get("fields")
    return Sidecar(
        number=facts.get("number"),
        type=facts.get("type"),
        title=facts.get("title"),
        issuers=None if issuers is None else tuple(issuers),
        place=facts.get("place"),
        date=_date(facts.get("date")),
        effective_date=_date(facts.get("effective_date")),
        remark=facts.get("remark"),
        sender=facts.get("sender"),
        received=moment_of(facts["received"]) if "received" in facts else None,
        urgency=urgency_of(facts["urgency"]) if "urgency" in facts else None,
        embargo=_embargo(facts["embargo"]) if "embargo" in facts else None,
        fields=None if fields is None else tuple(fields),
    )


def _embargo(facts: dict[str, str]) -> Embargo:
    until = moment_of(facts["until"])
    if until is None:
        raise ValueError(facts["until"])  # the schema lets no such moment through
    return Embargo(until, facts["reason"])


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(load_schema("sidecar"), format_checker=formats())


def formats() -> FormatChecker:
    """Formats that the project's schemas check.

    `date`; `moment`, a day with or without time and offset; `text`, without characters that show nothing or reorder.
    """
    checker = FormatChecker(("date",))
    checker.checks("text")(lambda value: not isinstance(value, str) or is_plain(value))
    checker.checks("moment")(lambda value: not isinstance(value, str) or moment_of(value) is not None)
    return checker


def _nfc(value: Json) -> Json:
    if isinstance(value, list):
        return [_nfc(item) for item in value]
    if isinstance(value, dict):
        return {key: _nfc(item) for key, item in value.items()}
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def _mistake(mistake: ValidationError, file: str) -> Finding:
    place = Place(file)
    if mistake.validator == "additionalProperties":
        schema = mistake.schema if isinstance(mistake.schema, dict) else {}
        instance = mistake.instance if isinstance(mistake.instance, dict) else {}
        known = set(schema.get("properties", ()))
        unknown = ", ".join(sorted(set(instance) - known))
        usable = sorted(known - {"$schema"})
        return finding("INP-SIDECAR-KEY", Severity.ERROR, place, key=unknown, known=", ".join(usable))
    key = ".".join(str(step) for step in mistake.absolute_path) or "—"
    told = {"key": key, "value": given(mistake), "expected": expected(mistake)}
    return finding("INP-SIDECAR-VALUE", Severity.ERROR, place, **told)


def given(mistake: ValidationError) -> str:
    """The value that a schema turned down, as it was written, not longer than a line."""
    value = mistake.instance if isinstance(mistake.instance, str) else json.dumps(mistake.instance, ensure_ascii=False)
    return value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"


def expected(mistake: ValidationError) -> str:
    """What the schema wants, in its own short words (`string`, `date`, `at least 1`); the catalogue says the rest."""
    wanted: Any = mistake.validator_value
    if mistake.validator in {"type", "format"}:
        return str(wanted)
    if mistake.validator == "enum":
        return ", ".join(str(value) for value in wanted)
    return f"{mistake.validator} {wanted}"


def _date(value: str | None) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(value)


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def _no_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object's members; a key that stands twice is a mistake, since one of the two would be ignored."""
    facts = dict(pairs)
    if len(facts) != len(pairs):
        doubled = next(key for index, (key, _) in enumerate(pairs) if key in dict(pairs[:index]))
        raise ValueError(f"{doubled!r} stands twice")
    return facts
