"""Batch manifests: a list, as CSV or JSON, of what came in together; a row a document.

A row pairs files (the typed one, its signed original, attachments) and states what a sidecar can state. CSV has the
same field names in its first line; it is what Excel writes, so `;`, `,` and tab are taken as separators.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import PurePath
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from gazette.config.schemas import load_schema
from gazette.ingest.counter import day_of, moment_of, urgency_of
from gazette.ingest.limits import mib
from gazette.ingest.refused import RefusedInput, refused
from gazette.ingest.sidecar import Sidecar, expected, formats, given, load_json, sidecar_of
from gazette.model import Finding, Place, Severity, finding

_MAX_BYTES = 8 * 1024 * 1024
_MAX_ROWS = 10_000
_NAMES = ("batch.csv", "batch.json")
_LISTS = ("attachments", "issuers", "fields")
_PARTED = "|"
"""What parts several values in one cell."""
_DATES = ("date", "effective_date")
_SEPARATORS = ";,\t"
_FOR_ALL = ("sender", "received", "urgency")
"""What a JSON manifest may say once for every document."""


@dataclass(frozen=True, slots=True)
class Row:
    """One document of a manifest. `line` is the row as a spreadsheet counts it, or the document's place in the JSON."""

    line: int
    file: str | None
    original: str | None
    attachments: tuple[str, ...]
    said: Sidecar
    problems: tuple[Finding, ...] = ()


def is_batch(name: str) -> bool:
    """Whether a file of this name, met in a folder, is the manifest of that folder."""
    lower = name.lower()
    return lower in _NAMES or lower.endswith(tuple(f".{ending}" for ending in _NAMES))


def looks_like_batch(name: str, data: bytes) -> bool:
    """Whether a file that was given by name is a manifest by what it holds."""
    try:
        match PurePath(name).suffix.lower():
            case ".json":
                facts = load_json(data)
                return isinstance(facts, dict) and isinstance(facts.get("documents"), list)
            case ".csv":
                return "file" in next(iter(_cells(_decoded(data, name))), ())
    except (ValueError, RecursionError, RefusedInput, csv.Error):
        return False
    return False


def read_batch(data: bytes, name: str) -> tuple[Row, ...]:
    """The rows of a manifest; one with a mistake has its findings, which name row and column.

    Raises RefusedInput (INP-BATCH-UNREADABLE, INP-BATCH-COLUMN) when it can't be understood as a whole.
    """
    if len(data) > _MAX_BYTES:
        raise refused("INP-TOO-LARGE", Place(name), file=name, limit=mib(_MAX_BYTES))
    read = _from_json if PurePath(name).suffix.lower() == ".json" else _from_csv
    rows = tuple(islice(read(data, name), _MAX_ROWS + 1))
    if len(rows) > _MAX_ROWS:
        raise _unreadable(name, f"> {_MAX_ROWS}")
    return rows


def merged(beside: Sidecar | None, said: Sidecar) -> tuple[Sidecar, tuple[str, ...]]:
    """A sidecar and a row as one, and the fields in which they contradict each other."""
    if beside is None:
        return said, ()
    facts: dict[str, Any] = {}
    against: list[str] = []
    for field in Sidecar.__slots__:
        one, two = getattr(beside, field), getattr(said, field)
        if one is not None and two is not None and one != two:
            against.append(field)
        facts[field] = two if two is not None else one
    return Sidecar(**facts), tuple(against)


def _from_json(data: bytes, name: str) -> Iterator[Row]:
    try:
        facts = load_json(data)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise _unreadable(name, error, line) from error
    if not isinstance(facts, dict) or not isinstance(facts.get("documents"), list):
        raise _unreadable(name, "documents: array")
    whole = {key: value for key, value in facts.items() if key != "documents"}
    for mistake in _validator().iter_errors({**whole, "documents": [{"file": "x"}]}):
        raise _unreadable(name, f"{'.'.join(map(str, mistake.absolute_path)) or '—'}: {expected(mistake)}")
    common = {key: whole[key] for key in _FOR_ALL if key in whole}
    for line, document in enumerate(facts["documents"], start=1):
        yield _row({**common, **document} if isinstance(document, dict) else document, line, name)


def _from_csv(data: bytes, name: str) -> Iterator[Row]:
    try:
        rows = list(_cells(_decoded(data, name)))
    except csv.Error as error:
        raise _unreadable(name, error) from error
    head = rows[0] if rows else []
    known = sorted(_document_schema()["properties"])
    wrong = [column for column in head if column not in known] or [column for column in head if head.count(column) > 1]
    if wrong or "file" not in head:
        column = wrong[0] if wrong else "file"
        raise refused("INP-BATCH-COLUMN", Place(name, line=1), column=column or "—", known=", ".join(known))
    for line, cells in enumerate(rows[1:], start=2):
        if not any(cells):
            continue
        if len(cells) > len(head) and any(cells[len(head) :]):
            yield Row(
                line, None, None, (), Sidecar(), (_mistake(name, line, "—", f"{len(head)} cells", str(len(cells))),)
            )
            continue
        facts = {column: _value(column, cell) for column, cell in zip(head, cells, strict=False) if cell}
        yield _row(facts, line, name)


def _decoded(data: bytes, name: str) -> str:
    """The text of a CSV: UTF-8 with or without a mark, or UTF-16 with one, as Excel writes "Unicode text"."""
    try:
        return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(name, error) from error


def _cells(text: str) -> Iterator[list[str]]:
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # Excel's own word for the separator
        separator, text = first.strip()[4], rest
    else:
        separator = max(_SEPARATORS, key=first.count)
    for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
        yield [cell.strip() for cell in cells]


def _value(column: str, cell: str) -> object:
    """A cell as the JSON form has it; what is not understood stays as it is, for the schema to refuse."""
    if column in _LISTS:
        return [part.strip() for part in cell.split(_PARTED) if part.strip()]
    if column in _DATES and (day := day_of(cell)) is not None:
        return day.isoformat()
    if column == "received" and (moment := moment_of(cell)) is not None:
        return moment.isoformat()
    if column == "urgency" and (urgency := urgency_of(cell)) is not None:
        return urgency.value
    return cell


def _row(facts: object, line: int, name: str) -> Row:
    mistakes: dict[str, ValidationError] = {}
    for mistake in _document_validator().iter_errors(facts):
        mistakes.setdefault(".".join(map(str, mistake.absolute_path)), mistake)
    problems = tuple(
        found for column, mistake in sorted(mistakes.items()) for found in _mistakes(name, line, column, mistake)
    )
    if not isinstance(facts, dict):
        return Row(line, None, None, (), Sidecar(), problems)
    file, original = facts.get("file"), facts.get("original")
    if problems:  # which file they are about is still worth knowing
        return Row(line, file if isinstance(file, str) and file.strip() else None, None, (), Sidecar(), problems)
    return Row(line, file, original, tuple(facts.get("attachments", ())), sidecar_of(facts))


def _mistakes(name: str, line: int, column: str, mistake: ValidationError) -> Iterator[Finding]:
    if mistake.validator == "additionalProperties" and isinstance(mistake.instance, dict):
        known = set(_document_schema()["properties"])
        for key in sorted(set(mistake.instance) - known):
            yield _mistake(name, line, key, ", ".join(sorted(known)), key)
    elif mistake.validator == "required":
        yield _mistake(name, line, "file", "minLength 1", "")
    else:
        yield _mistake(name, line, column or "—", expected(mistake), given(mistake))


def _mistake(name: str, line: int, column: str, wanted: str, value: str) -> Finding:
    told = {"row": line, "column": column, "value": value, "expected": wanted}
    return finding("INP-BATCH-VALUE", Severity.ERROR, Place(name, line=line), **told)


def _unreadable(name: str, detail: object, line: int | None = None) -> RefusedInput:
    return refused("INP-BATCH-UNREADABLE", Place(name, line=line), detail=detail)


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(load_schema("batch"), format_checker=formats())


@cache
def _document_schema() -> dict[str, Any]:
    found: dict[str, Any] = load_schema("batch")["$defs"]["document"]
    return found


@cache
def _document_validator() -> Draft202012Validator:
    return Draft202012Validator(_document_schema(), format_checker=formats())
