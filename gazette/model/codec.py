"""Values of the model as JSON and back, by their type hints. Bytes are put into a store and stand as their sha256."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from pathlib import Path, PurePath
from typing import Any, TypeVar

Value = TypeVar("Value")
Json = Any
"""What json.loads gives: open-ended until it has been held against a type."""
_Hint = Any  # type hints are values of many kinds


def encode(value: object, put: Callable[[bytes], str]) -> Json:
    """A JSON value for a frozen dataclass (nested), tuple, date, path, Enum, bytes or scalar.

    Raises TypeError for anything else, so that nothing is written that `decode` could not read.
    """
    match value:
        case None | bool() | int() | float():
            return value
        case Enum():
            return value.value
        case str():
            return value
        case bytes():
            return put(value)
        case datetime() | date():
            return value.isoformat()
        case PurePath():
            return str(value)
        case tuple():
            return [encode(item, put) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode(getattr(value, field.name), put) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} is no value of the model")


def decode(kind: type[Value], raw: Json, get: Callable[[str], bytes]) -> Value:
    """The value of type `kind` that `encode` wrote. Raises TypeError, ValueError or KeyError for anything else."""
    result: Value = _decode(kind, raw, get)
    return result


def _decode(kind: _Hint, raw: Json, get: Callable[[str], bytes]) -> Json:
    origin: object = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        if raw is None:
            return None
        (inner,) = (option for option in typing.get_args(kind) if option is not type(None))
        return _decode(inner, raw, get)
    if origin is tuple:
        return _decode_tuple(typing.get_args(kind), raw, get)
    if kind is bytes:
        return get(raw)
    if kind in (datetime, date):
        return kind.fromisoformat(raw)
    if kind is Path:
        return Path(raw)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(raw)
    if is_dataclass(kind):
        return _decode_dataclass(kind, raw, get)
    if not isinstance(raw, kind):
        raise TypeError(f"expected {kind.__name__}, found {type(raw).__name__}")
    return raw


def _decode_tuple(members: tuple[Any, ...], raw: Json, get: Callable[[str], bytes]) -> tuple[Any, ...]:
    if len(members) == 2 and members[1] is Ellipsis:
        return tuple(_decode(members[0], item, get) for item in raw)
    return tuple(_decode(member, item, get) for member, item in zip(members, raw, strict=True))


def _decode_dataclass(kind: _Hint, raw: Json, get: Callable[[str], bytes]) -> Json:
    hints = _hints(kind)
    return kind(**{name: _decode(hints[name], item, get) for name, item in raw.items()})


@cache
def _hints(kind: _Hint) -> dict[str, Any]:
    return typing.get_type_hints(kind)
