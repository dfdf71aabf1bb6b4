"""Texts of 600,000 characters that a careless expression would ponder over for minutes."""

import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))

from structure_kit import NATIONAL, source

from gazette.ingest.assemble import draft

SIZE = 600_000
SECONDS = 8
"""Of processor time, several times what each takes; what grows with the square takes minutes."""
HEAD = (
    "BỘ TÀI CHÍNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 12/2026/TT-BTC",
    "Hà Nội, ngày 02 tháng 01 năm 2026", "THÔNG TƯ",
)  # fmt: skip
BODY = ("VỀ MẪU", "Căn cứ Luật Mẫu số 01/2020/QH14;", "Điều 1. Một", "Nội dung.", "Điều 2. Hai", "Nội dung.")
TAIL = ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Trần Văn Mẫu")


def filled(text: str) -> str:
    return text * (SIZE // len(text))


def repeated(text: str) -> list[str]:
    return [text.format(number) for number in range(3, SIZE // len(text))]


@pytest.mark.parametrize(
    "lines",
    [
        (*HEAD, *BODY, filled("Nội dung của khoản này, "), *TAIL),
        (*HEAD, *BODY, filled("Luật này có hiệu lực từ ngày ký và "), *TAIL),
        (
            *HEAD,
            *BODY,
            filled("Sửa đổi Nghị định số 30/2020/NĐ-CP về việc mẫu đã được sửa đổi trong mọi trường hợp, "),
            *TAIL,
        ),
        (*HEAD, filled("CỦA BỘ TÀI CHÍNH - "), *BODY, *TAIL),
        (*HEAD, filled("CỦA QUỐC HỘI VỀ "), *BODY, *TAIL),
        (*HEAD, *BODY, filled("- a; ") + "- Lưu", *TAIL),
        (*HEAD, *BODY, *repeated("Điều {} Luật này có hiệu lực thi hành."), *TAIL),
        (*HEAD, *BODY, *repeated("“Điều {}. Trích dẫn không đóng lại"), *TAIL),
        (*HEAD, *BODY, *TAIL, *repeated("(kèm theo Quyết định số {}/QĐ-BTC)")),
        (*["BAN CHỈ ĐẠO"] * 10_000, *HEAD, *BODY, *TAIL),
    ],
    ids=["paragraph", "effect", "citations", "bodies", "issuer", "recipients", "articles", "quotes", "notes", "heads"],
)
def test_length_costs_no_more_than_its_share(lines):
    began = time.process_time()
    assert draft(source(*lines), NATIONAL).findings == ()
    assert time.process_time() - began < SECONDS
