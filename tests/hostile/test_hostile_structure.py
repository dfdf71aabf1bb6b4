"""Texts that try to make the structure parser slow, deep or wrong."""

import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))

from structure_kit import DECISION, NATIONAL, read_text, source

from gazette.akn.schema import violations
from gazette.ingest.assemble import draft
from gazette.model import Document, HeldDocument, Refusal

MANY = 3000
SHAPES = {
    "quotes that never close": ["“Điều 1. mở mà không đóng"] * MANY,
    "nothing but articles": [f"Điều {number}. Tên" for number in range(1, MANY)],
    "articles counted backwards": [f"Điều {number}. Tên" for number in range(MANY, 0, -1)],
    "the same article": ["Điều 1. Tên"] * MANY,
    "annex headings": ["PHỤ LỤC I"] * MANY,
    "signatures": ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Nguyễn Văn Mẫu"] * (MANY // 3),
    "capitals": ["CĂN CỨ VÀ CHỦ TỊCH"] * MANY,
    "numbers": ["Quyết định số 1/QĐ-TTg " * 40] * 60,
    "one endless line": ["Căn cứ Điều 1. " * 40000],
    "spaces and stops": ["số : " + " . " * 30000],
    "slashes": ["1/" * 60000],
    "figures": ["9" * 100000 + "/2020/QĐ-TTg"],
    "roman": ["I" * 50000 + "."],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_text_and_no_more(shape):
    lines = ["CHÍNH PHỦ", "Số: 1/2026/NĐ-CP", "Hà Nội, ngày 1 tháng 2 năm 2026", "NGHỊ ĐỊNH", "Về mẫu", *SHAPES[shape]]
    begin = time.perf_counter()
    made = draft(source(*lines), NATIONAL)
    assert time.perf_counter() - begin < 8
    assert made.findings == ()


@pytest.mark.parametrize(
    "evil",
    [
        "</p><script>alert(1)</script>",
        "&lt;!ENTITY x SYSTEM 'file:///etc/passwd'&gt; {dấu ngoặc}",
        "]]>", "{0.__class__}", "%s%n", "../../etc/passwd",
    ],
)  # fmt: skip
def test_markup_in_the_text_stays_text(evil):
    made = read_text(DECISION.replace("Hồ Sen.", f"Hồ Sen {evil}"))
    assert isinstance(made, Document)
    assert violations(made.akn) == ()
    assert b"<script" not in made.akn


@pytest.mark.parametrize(
    "number", ["../../../x/2026/QĐ-UBND", "07/2026/QĐ-UBND/../../y", "/////", "𝟎𝟕/2026", "٣/2026/QĐ-UBND"]
)
def test_a_hostile_number_never_climbs_out_of_its_address(number):
    made = read_text(DECISION.replace("Số: 07/2026/QĐ-UBND", f"Số: {number}"))
    uri = made.uri if isinstance(made, (Document, HeldDocument)) else None
    assert uri is None or ".." not in uri
    assert isinstance(made, (Document, HeldDocument, Refusal))
