"""Issue plans: a file that says what an issue shall be, held against what it would be without one."""

from __future__ import annotations

import hashlib
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from gazette.config.schemas import load_schema
from gazette.errors import ConflictError, InputError
from gazette.ingest.sidecar import expected, formats, given, load_json
from gazette.model import Arrangement, Issue
from gazette.pipeline.workspace import Workspace
from gazette.profiles import Profile

_MAX_BYTES = 4 * 1024 * 1024
_MISTAKES = 20
"""Mistakes of one plan that are told at once."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as its file states it; what it does not state is None."""

    sha256: str
    numbers: tuple[int, ...] | None
    date: date | None
    documents: tuple[str, ...] | None
    """Names of documents, not resolved yet."""
    given_order: bool
    parts: tuple[tuple[str, str], ...]
    """Names of documents and the codes of the parts they shall stand in."""
    reason: str
    supplement_to: str | None
    """Name of the issue that it shall be a supplement to."""
    year_index: int | None
    """The year whose index the issue is."""
    data: bytes = field(repr=False)
    """The file itself, for the archive: why an issue is as it is must be there to be read later."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the planned issue is not what it would be without a plan.

    `kind` is number, date, supplement, left-out (a document that waits), order (its place among the issue's) or part.
    """

    kind: str
    document: str | None
    planned: str
    default: str


def read_plan(path: Path, workspace: Workspace) -> Plan:
    """Read a plan. Raises InputError with every mistake, ConflictError for the plan of another publisher."""
    try:
        with path.open("rb") as stream:
            data = stream.read(_MAX_BYTES + 1)
    except OSError as error:
        raise InputError("PLN-FILE", path=path, detail=error.strerror or error) from error
    if len(data) > _MAX_BYTES:
        raise InputError("PLN-UNREADABLE", path=path, detail=f"> {_MAX_BYTES} B")
    facts = _parsed(data, path)
    mistakes = sorted(_validator().iter_errors(facts), key=lambda item: [str(step) for step in item.absolute_path])
    if mistakes:
        failure = InputError("PLN-VALUES", path=path, count=len(mistakes))
        failure.details = tuple(_told(item) for item in mistakes[:_MISTAKES])
        raise failure
    numbers = facts.get("numbers")
    if numbers is not None and numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        raise InputError("PLN-NUMBERS", path=path, numbers=" + ".join(map(str, numbers)))
    place = workspace.profile.place
    if facts.get("publisher", place) != place:
        raise ConflictError("PLN-PUBLISHER", path=path, publisher=facts["publisher"], place=place)
    documents = facts.get("documents")
    if "year_index" in facts and facts.keys() & {"documents", "order", "parts", "supplement_to"}:
        raise InputError("PLN-INDEX-ALONE", path=path)
    return Plan(
        hashlib.sha256(data).hexdigest(),
        tuple(numbers) if numbers is not None else None,
        date.fromisoformat(facts["date"]) if "date" in facts else None,
        tuple(map(_nfc, documents)) if documents is not None else None,
        facts.get("order") == "given",
        tuple((_nfc(name), code) for name, code in facts.get("parts", {}).items()),
        facts.get("reason", "").strip(),
        facts.get("supplement_to"),
        facts.get("year_index"),
        data,
    )


def resolved(
    plan: Plan, profile: Profile, find: Callable[[str], str], waiting: Sequence[str]
) -> tuple[tuple[str, ...], Arrangement | None]:
    """The work URIs of a plan's documents, and where they deviate from legal order; `find` resolves a name.

    Raises InputError for a document that is named twice, a part that the profile does not have, or a document that
    is given a part without being in the issue.
    """
    uris = [find(name) for name in plan.documents] if plan.documents is not None else list(waiting)
    twice = [uri for index, uri in enumerate(uris) if uri in uris[:index]]
    if twice:
        raise InputError("PLN-TWICE", document=twice[0])
    known = [part.code for part in profile.parts]
    parts = []
    for name, code in plan.parts:
        uri = find(name)
        if uri not in uris:
            raise InputError("PLN-PART-DOCUMENT", document=name)
        if code not in known:
            raise InputError("PLN-PART", document=name, part=code, known=", ".join(known))
        parts.append((uri, code))
    if not plan.given_order and not parts:
        return tuple(uris), None
    return tuple(uris), Arrangement(tuple(uris) if plan.given_order else (), tuple(parts), plan.reason)


def differences(
    planned: Issue, legal: Issue, numbers: tuple[int, ...], day: date, waiting: Sequence[str]
) -> tuple[Difference, ...]:
    """What a plan changes: `legal` is the issue of the same documents in legal order, the rest what is the default."""
    found = []
    if planned.id.numbers != numbers:
        found.append(Difference("number", None, planned.id.label, " + ".join(map(str, numbers))))
    if planned.date != day:
        found.append(Difference("date", None, planned.date.isoformat(), day.isoformat()))
    if planned.supplements is not None:
        found.append(Difference("supplement", None, str(planned.supplements), ""))
    placed, usual = _places(planned), _places(legal)
    found += [Difference("left-out", uri, "", "") for uri in waiting if uri not in placed]
    for uri in placed:
        if placed[uri] != usual[uri]:
            found.append(Difference("part", uri, placed[uri], usual[uri]))
    one, other = list(placed), list(usual)
    kept = {
        uri
        for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
        for uri in one[block.a : block.a + block.size]
    }
    for uri in one:
        if uri not in kept:
            found.append(Difference("order", uri, str(one.index(uri) + 1), str(other.index(uri) + 1)))
    return tuple(found)


def _places(issue: Issue) -> dict[str, str]:
    """The documents in order, each with the code of its part."""
    return {
        checked.document.uri: section.code
        for section in issue.sections
        for group in section.groups
        for checked in group.documents
    }


def _parsed(data: bytes, path: Path) -> Any:  # noqa: ANN401 - open-ended until its schema has seen it
    try:
        if path.suffix.lower() == ".json":
            return load_json(data)
        return _plain(tomllib.loads(data.decode("utf-8-sig")))
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, JSONDecodeError and UnicodeDecodeError are these
        raise InputError("PLN-UNREADABLE", path=path, detail=error) from error


def _plain(value: Any) -> Any:  # noqa: ANN401
    """TOML as JSON: a day becomes its text, and so does whatever else JSON does not know."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool) else str(value)


def _told(mistake: ValidationError) -> tuple[str, tuple[tuple[str, str], ...]]:
    key = ".".join(str(step) for step in mistake.absolute_path) or "—"
    stated = set(mistake.instance) if isinstance(mistake.instance, dict) else set()
    if mistake.validator == "additionalProperties":
        known = sorted(set(load_schema("issue-plan")["properties"]) - {"$schema"})
        return "PLN-KEY", (("key", ", ".join(sorted(stated - set(known)))), ("known", ", ".join(known)))
    if mistake.validator == "required":
        wanted: Any = mistake.validator_value
        return "PLN-MISSING", (("key", ", ".join(name for name in wanted if name not in stated)),)
    return "PLN-VALUE", (("key", key), ("value", given(mistake)), ("expected", expected(mistake)))


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(load_schema("issue-plan"), format_checker=formats())


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
