"""Canonical JSON (sorted keys, no spaces, UTF-8) of what is signed, read back strictly.

Two programs that know the same facts write the same bytes, so a signature can be checked against what a reader
understood.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime

from gazette.model.issue import IssueId

_SHA256 = re.compile(r"[0-9a-f]{64}")
_PUBLISHER = re.compile(r"[a-z]{2}(-[a-z0-9]+)?")


def canonical(value: object) -> bytes:
    """The canonical bytes of a JSON value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode("utf-8")


def read_object(data: bytes, name: str) -> JsonObject:
    """The JSON object in `data`. Raises ValueError for anything else, and for a member that is given twice."""
    try:
        return JsonObject(json.loads(data.decode("utf-8"), object_pairs_hook=_no_doubles), name)
    except RecursionError as error:
        raise ValueError(f"{name}: nested too deeply") from error


def issue_out(issue: IssueId) -> dict[str, object]:
    """An issue's identity as a JSON object."""
    return {"publisher": issue.publisher, "year": issue.year, "numbers": list(issue.numbers)}


def issue_in(item: JsonObject) -> IssueId:
    """The identity that `issue_out` wrote. Raises ValueError."""
    publisher = item.text("publisher")
    if not _PUBLISHER.fullmatch(publisher):
        raise ValueError("issue.publisher: not a publisher's code")
    identity = IssueId(publisher, item.integer("year", 1), item.integers("numbers"))
    item.done()
    return identity


def _no_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member is given twice")
    return members


class JsonObject:
    """A JSON object whose members are taken out by type; `done` refuses what is left. Whatever is wrong: ValueError."""

    def __init__(self, value: object, name: str) -> None:
        if not isinstance(value, Mapping):
            raise ValueError(f"{name}: not an object")  # noqa: TRY004 - one kind of error for whoever reads a manifest
        self._left: dict[str, object] = dict(value)
        self._name = name

    def _take(self, key: str) -> object:
        if key not in self._left:
            raise ValueError(f"{self._name}.{key}: missing")
        return self._left.pop(key)

    def _wrong(self, key: str, wanted: str) -> ValueError:
        return ValueError(f"{self._name}.{key}: not {wanted}")

    def done(self) -> None:
        if self._left:
            raise ValueError(f"{self._name}: unknown member {min(self._left)}")

    def text(self, key: str) -> str:
        value = self._take(key)
        if not isinstance(value, str):
            raise self._wrong(key, "text")
        return value

    def text_or_none(self, key: str) -> str | None:
        value = self._take(key)
        if value is not None and not isinstance(value, str):
            raise self._wrong(key, "text or null")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        texts: list[str] = []
        for item in self._list(key):
            if not isinstance(item, str):
                raise self._wrong(key, "a list of texts")
            texts.append(item)
        return tuple(texts)

    def integer(self, key: str, least: int) -> int:
        value = self._take(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self._wrong(key, f"a whole number from {least}")
        return value

    def integers(self, key: str) -> tuple[int, ...]:
        numbers: list[int] = []
        for item in self._list(key):
            if not isinstance(item, int) or isinstance(item, bool):
                raise self._wrong(key, "a list of whole numbers")
            numbers.append(item)
        return tuple(numbers)

    def span(self, key: str) -> tuple[int, int]:
        """Two whole numbers from 0, the second not below the first."""
        numbers = self.integers(key)
        if len(numbers) != 2 or not 0 <= numbers[0] <= numbers[1]:
            raise self._wrong(key, "two whole numbers in order")
        return numbers[0], numbers[1]

    def boolean(self, key: str) -> bool:
        value = self._take(key)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false")
        return value

    def day(self, key: str) -> date:
        value = self.text(key)
        day = date.fromisoformat(value)
        if day.isoformat() != value:
            raise self._wrong(key, "a date")
        return day

    def moment(self, key: str) -> datetime:
        value = self.text(key)
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None or moment.isoformat(timespec="seconds") != value:
            raise self._wrong(key, "a moment with a time zone")
        return moment

    def digest(self, key: str) -> str:
        value = self.text(key)
        if not _SHA256.fullmatch(value):
            raise self._wrong(key, "a SHA-256")
        return value

    def digest_or_none(self, key: str) -> str | None:
        if self._left.get(key, "") is None:
            self._take(key)
            return None
        return self.digest(key)

    def digests(self, key: str) -> dict[str, str]:
        """An object whose members are all digests, whatever their names."""
        value = self._take(key)
        if not isinstance(value, Mapping):
            raise self._wrong(key, "an object")
        item = JsonObject(value, f"{self._name}.{key}")
        return {name: item.digest(name) for name in value}

    def member(self, key: str) -> JsonObject:
        return JsonObject(self._take(key), f"{self._name}.{key}")

    def member_or_none(self, key: str) -> JsonObject | None:
        value = self._take(key)
        return None if value is None else JsonObject(value, f"{self._name}.{key}")

    def members(self, key: str) -> tuple[JsonObject, ...]:
        return tuple(JsonObject(item, f"{self._name}.{key}[{place}]") for place, item in enumerate(self._list(key)))

    def _list(self, key: str) -> list[object]:
        value = self._take(key)
        if not isinstance(value, list):
            raise self._wrong(key, "a list")
        return value
