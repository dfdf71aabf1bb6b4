"""Taking an object with all it rests on out of one PDF into the new revision of another."""

from __future__ import annotations

import pikepdf
from pikepdf import Name, Object

from gazette.sign.increment import Increment, Ref, plain

_MOST_OBJECTS = 500
_DEEPEST = 30


def graft(increment: Increment, thing: Object) -> Ref:
    """Write an indirect object of another PDF, and those it refers to, under new numbers; the number of the first.

    Raises ValueError for more than a seal's face can need: hundreds of objects, or very deep ones.
    """
    return _place(increment, thing, {})


def _place(increment: Increment, thing: Object, known: dict[tuple[int, int], Ref]) -> Ref:
    found = known.get(thing.objgen)
    if found is not None:
        return found
    if len(known) >= _MOST_OBJECTS:
        raise ValueError("too many objects")
    ref = known[thing.objgen] = increment.new()
    increment.put(ref, _body(increment, thing, known))
    return ref


def _body(increment: Increment, thing: Object, known: dict[tuple[int, int], Ref]) -> bytes:
    if not isinstance(thing, pikepdf.Stream):
        return _written(increment, thing, known, 0)
    content = thing.read_raw_bytes()
    facts = [
        b"%b %b" % (Name(key).unparse(), _value(increment, value, known, 0))
        for key, value in thing.items()
        if key != "/Length"
    ]
    head = b"<< %b /Length %d >>" % (b" ".join(facts), len(content))
    return b"%b\nstream\n%b\nendstream" % (head, content)


def _value(increment: Increment, value: object, known: dict[tuple[int, int], Ref], depth: int) -> bytes:
    if isinstance(value, Object) and value.is_indirect:
        return _place(increment, value, known).written
    return _written(increment, value, known, depth + 1)


def _written(increment: Increment, value: object, known: dict[tuple[int, int], Ref], depth: int) -> bytes:
    if depth > _DEEPEST:
        raise ValueError("too deep")
    if isinstance(value, pikepdf.Array):
        return b"[ %b ]" % b" ".join(_value(increment, item, known, depth) for item in value.as_list())
    if isinstance(value, pikepdf.Dictionary):
        parts = (b"%b %b" % (Name(key).unparse(), _value(increment, item, known, depth)) for key, item in value.items())
        return b"<< %b >>" % b" ".join(parts)
    if isinstance(value, Object):
        return value.unparse()
    return plain(value)
