"""Entries are canonical: one act, one sequence of bytes."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.config.schemas import load_schema
from gazette.tlog.entry import Act, Entry, parse_entry

ENTRY = Entry(
    Act.PUBLISHED,
    "/akn/vn/act/quyet-dinh/ttg/2008-06-25/83-2008-qd-ttg",
    "vn/2026/713+714",
    datetime(2026, 11, 25, 3, 4, 5, tzinfo=UTC),
    (("eli/vn/quyet-dinh/2008/83-2008-qd-ttg/83-2008-qd-ttg.pdf", "0" * 64),),
)


@given(
    st.sampled_from(Act),
    st.text(),
    st.text(),
    st.datetimes(datetime(1945, 9, 2), datetime(9999, 1, 1)),  # noqa: DTZ001 - hypothesis wants them so
    st.dictionaries(st.text(min_size=1), st.from_regex(r"\A[0-9a-f]{64}\Z"), max_size=4),
)
def test_round_trip(act: Act, work: str, issue: str, at: datetime, files: dict[str, str]) -> None:
    entry = Entry(act, work, issue, at.replace(microsecond=0, tzinfo=UTC), tuple(sorted(files.items())))
    assert parse_entry(bytes(entry)) == entry
    jsonschema.validate(json.loads(bytes(entry)), load_schema("log-entry"))


def changed(**members: object) -> bytes:
    value = {**json.loads(bytes(ENTRY)), **members}
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b" " + bytes(ENTRY),
        bytes(ENTRY).replace(b'"time"', b'"Time"'),
        bytes(ENTRY)[:-1] + b',"work":"/akn/vn/other"}',
        changed(extra=1),
        changed(format="gazette-entry/2"),
        changed(kind="forget"),
        changed(work=5),
        changed(time="2026-11-25T03:04:05+00:00"),
        changed(time="2026-11-25T3:04:05Z"),
        changed(files=[]),
        changed(files={"a.pdf": "0"}),
        changed(files={"a.pdf": "0" * 63 + "G"}),
        changed(files={"a.pdf": "0" * 63 + "A"}),
    ],
)
def test_what_is_no_entry(data: bytes) -> None:
    with pytest.raises(ValueError):
        parse_entry(data)


def test_an_entry_has_one_order_and_one_clock() -> None:
    elsewhere = timezone(timedelta(hours=7))
    for at in (ENTRY.at.replace(tzinfo=None), ENTRY.at.astimezone(elsewhere), ENTRY.at.replace(microsecond=1)):
        with pytest.raises(ValueError, match="UTC"):
            Entry(Act.PUBLISHED, "w", "i", at, ())
    for files in ((("b", "0" * 64), ("a", "0" * 64)), (("a", "0" * 64), ("a", "1" * 64))):
        with pytest.raises(ValueError, match="order"):
            Entry(Act.PUBLISHED, "w", "i", ENTRY.at, files)
