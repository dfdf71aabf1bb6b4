"""What the renderer prints can be read: the paragraphs and tables of a document come back from its PDF."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from render_kit import akn, document, file_of, render, table

from gazette.ingest.blocks import Para, SourceText, Table
from gazette.ingest.fidelity import unwitnessed
from gazette.ingest.read_pdf_text import read_here
from gazette.model import Role

WORDS = (
    "cơ quan",
    "có thẩm quyền",
    "ban hành",
    "văn bản",
    "theo đúng",
    "trình tự,",
    "thủ tục;",
    "quy định",
    "pháp luật",
)
SENTENCES = st.lists(st.tuples(st.sampled_from(WORDS), st.integers(1, 999)), min_size=2, max_size=20).map(
    lambda words: " ".join(f"{word} số {number}" for word, number in words) + "."
)


def read_back(body: str) -> tuple[SourceText, bytes]:
    rendered, store = render(document(akn(body)))
    data = file_of(rendered, store, Role.DOCUMENT_PDF)
    return read_here(data, "vietnamese"), data


def paragraphs(source: SourceText) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Para)]


@settings(max_examples=12, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SENTENCES, min_size=2, max_size=25))
def test_paragraphs_come_back_from_print(texts):
    body = "".join(
        f'<article eId="art_{number}"><num>Điều {number}.</num><content><p>{text}</p></content></article>'
        for number, text in enumerate(texts, 1)
    )
    source, data = read_back(body)
    found = [text for text in paragraphs(source) if text.startswith("Điều")]
    assert found == [f"Điều {number}. {text}" for number, text in enumerate(texts, 1)]
    assert unwitnessed(source, data) is None


def test_a_table_comes_back_from_print():
    rows = [["STT", "Kết luận", "Thời hạn"], ["1", "Tiếp nhận", "05 năm"], ["2", "Tạm giữ để bổ sung hồ sơ", "02 năm"]]
    content = f"<content><p>Thời hạn lưu như sau:</p>{table(rows)}<p>Hết bảng.</p></content>"
    source, data = read_back(f'<article eId="art_1"><num>Điều 1.</num>{content}</article>')
    ruled = [block for block in source.blocks if isinstance(block, Table) and block.bordered]
    assert [[["".join(para.text for para in cell.blocks) for cell in row] for row in item.rows] for item in ruled] == [
        rows
    ]
    assert unwitnessed(source, data) is None


def test_letterhead_and_signature_come_back_from_print():
    source, _ = read_back(
        '<article eId="art_1"><num>Điều 1.</num><content><p>Ban hành bản mẫu.</p></content></article>'
    )
    layout = [block for block in source.blocks if isinstance(block, Table)]
    said = [[" ".join(para.text for para in cell.blocks) for cell in row] for item in layout for row in item.rows]
    assert [cell for row in said for cell in row] == [
        "CHÍNH PHỦ THỦ TƯỚNG CHÍNH PHỦ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "Số: 7/2026/QĐ-TTg",
        "Hà Nội, ngày 05 tháng 01 năm 2026",
        "Nơi nhận: - Như Điều 3; - Lưu: VT.",
        "KT. THỦ TƯỚNG PHÓ THỦ TƯỚNG Nguyễn Văn Mẫu",
    ]
