"""What is written as DER is what asn1crypto reads, and what is not DER is told apart."""

from __future__ import annotations

from datetime import UTC, datetime

from asn1crypto import core
from hypothesis import given
from hypothesis import strategies as st

from gazette.sign.der import generalized_time, integer, is_der, octets, oid, sequence, set_of, time, tlv

ARCS = st.lists(st.integers(0, 2**70), max_size=6)


@given(st.integers(-(2**200), 2**200))
def test_integers(value: int) -> None:
    assert core.Integer.load(integer(value), strict=True).native == value
    assert integer(value) == core.Integer(value).dump()


@given(st.integers(0, 1), st.integers(0, 39), ARCS)
def test_object_identifiers(first: int, second: int, rest: list[int]) -> None:
    dotted = ".".join(map(str, (first, second, *rest)))
    assert core.ObjectIdentifier.load(oid(dotted), strict=True).dotted == dotted


@given(ARCS)
def test_object_identifiers_of_the_joint_arc(rest: list[int]) -> None:
    dotted = ".".join(map(str, (2, *(rest or [5]))))
    assert core.ObjectIdentifier.load(oid(dotted), strict=True).dotted == dotted


@given(st.integers(-631152000, 253370764800))
def test_times(seconds: int) -> None:
    at = datetime.fromtimestamp(seconds, UTC)
    assert core.GeneralizedTime.load(generalized_time(at)).native == at
    kind = core.UTCTime if at.year < 2050 else core.GeneralizedTime
    assert kind.load(time(at)).native == at


@given(st.lists(st.binary(max_size=300), max_size=8))
def test_sets_are_sorted_and_what_is_written_is_der(parts: list[bytes]) -> None:
    encoded = sequence(set_of(*map(octets, parts)), octets(b"".join(parts)))
    assert is_der(encoded)
    assert sorted(core.SetOf.load(set_of(*map(octets, parts)), spec=core.OctetString).native) == sorted(parts)


@given(st.binary(max_size=400))
def test_any_bytes_are_der_or_not_and_nothing_breaks(data: bytes) -> None:
    if is_der(data):
        core.load(data, strict=True)


@given(st.binary(min_size=1, max_size=300))
def test_what_is_not_der(content: bytes) -> None:
    whole = octets(content)
    assert not is_der(whole + b"\0")
    assert not is_der(whole[:-1])
    longer = len(content).to_bytes(4, "big")
    assert not is_der(b"\x04\x84" + longer + content)
    assert not is_der(b"\x30\x80" + whole + b"\0\0")
    assert not is_der(tlv(0x31, octets(content + b"\0"), octets(content)))
