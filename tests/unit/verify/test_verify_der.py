"""The DER reader: one encoding for each meaning, everything else refused."""

from __future__ import annotations

import pytest
from asn1crypto import core
from hypothesis import given
from hypothesis import strategies as st

from gazette.verify.der import NotDerError, children, object_length, require_der


@pytest.mark.parametrize(
    "good",
    [
        "0500",
        "0101ff",
        "010100",
        "020100",
        "02020080",
        "0201ff",
        "0202ff7f",
        "06032a0304",
        "0303 04 aab0",
        "3006 020101 020100",
        "3106 020100 020101",
        "a003 020101",
        "8000",
    ],
)
def test_der(good: str) -> None:
    data = bytes.fromhex(good)
    require_der(data)
    assert object_length(data) == len(data)


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "05",
        "0501 00",  # NULL with content
        "0101 01",  # TRUE is ff
        "0100",
        "0202 0001",  # padded
        "0202 ff80",
        "0200",
        "0603 2a8001",  # padded arc
        "0602 2a81",  # unfinished arc
        "0303 04 aabf",  # unused bits set
        "0301 01",
        "0303 09 aabb",
        "3080 0500 0000",  # indefinite length
        "308103 020101",  # length not minimal
        "30820003 020101",
        "3085 0000000000",
        "2403 040100",  # constructed octets
        "1003 020101",  # primitive sequence
        "3106 020101 020100",  # not sorted
        "3005 020101 0000",  # end of contents
        "3004 020101",  # cut off
        "0500 00",  # something behind
        "1f8101 00",
    ],
)
def test_not_der(bad: str) -> None:
    with pytest.raises(NotDerError):
        require_der(bytes.fromhex(bad))


def test_depth_has_an_end() -> None:
    data = b"\x05\x00"
    for _ in range(60):
        data = core.Sequence.load(core.Asn1Value.load(b"\x30\x00").dump()).dump()[:1] + bytes([len(data)]) + data
    with pytest.raises(NotDerError):
        require_der(data)


@given(st.integers())
def test_integers_of_another_writer(number: int) -> None:
    require_der(core.Integer(number).dump())


@given(st.binary(max_size=300))
def test_octets_of_another_writer(data: bytes) -> None:
    encoded = core.OctetString(data).dump()
    require_der(encoded)
    assert list(children(core.SequenceOf([data], spec=core.OctetString).dump())) == [encoded]


@given(st.binary(max_size=60))
def test_any_bytes_end_in_an_answer(data: bytes) -> None:
    try:
        require_der(data)
    except NotDerError:
        return
    assert object_length(data) == len(data)
