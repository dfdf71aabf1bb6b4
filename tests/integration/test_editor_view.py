"""What an editor meets at the terminal, through the real commands and ledger."""

import json

import pytest

DECISION = """THỦ TƯỚNG CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}
Hà Nội, ngày 02 tháng 3 năm 2026

QUYẾT ĐỊNH
Về văn bản mẫu dùng để thử

Căn cứ Luật Tổ chức Chính phủ;
Thủ tướng Chính phủ quyết định:

Điều 1. Ban hành văn bản mẫu.
Điều 2. Quyết định này có hiệu lực từ ngày 20 tháng 4 năm 2026.

Nơi nhận:
- Công báo;
- Lưu: VT.

THỦ TƯỚNG

Nguyễn Văn Mẫu
"""


@pytest.fixture
def desk(empty, tmp_path):
    """A workspace and a function that writes a document to bring in."""
    inbox = tmp_path / "in"
    inbox.mkdir()

    def write(name, number, **sidecar):
        (inbox / name).write_text(DECISION.format(number=number), "utf-8")
        if sidecar:
            (inbox / f"{name}.gazette.json").write_text(json.dumps(sidecar), "utf-8")
        return inbox / name

    empty.write = write
    return empty


# ---------------------------------------------------------------- stages that are missing


@pytest.mark.parametrize("name", ["latest", "next"])
def test_a_stage_composes_what_waits_when_nothing_is_composed(desk, name):
    desk("ingest", desk.write("a.txt", "932/2026/QĐ-TTg"))
    year = desk("compose", "--dry-run")[1]["issue"]["year"]
    code, told = desk("render", f"{year}/1" if name == "next" else name)
    assert (code, told["issue"]["state"], told["issue"]["numbers"]) == (0, "rendered", [1])
    assert desk("render", "latest")[1]["issue"] == told["issue"]


def test_a_stage_that_nothing_waits_for_says_what_to_do(desk):
    code, told = desk("sign", "latest")
    assert (code, told["error"]["code"]) == (9, "RUN-NOTHING")
    assert desk("publish", "2020/713")[1]["error"]["code"] == "REG-NO-ISSUE"
    desk("ingest", desk.write("a.txt", "932/2026/QD-TTg"))
    code, text = desk.text("sign", "latest", "--lang", "vi")
    assert code == 9
    assert "1 văn bản đang bị giữ lại" in text
    assert "gazette check" in text


def test_documents_that_wait_for_another_issue_are_told(desk):
    desk("ingest", desk.write("a.txt", "932/2026/QĐ-TTg"), desk.write("b.txt", "933/2026/QĐ-TTg"))
    desk("compose", "932/2026/QĐ-TTg")
    assert "Còn 1 văn bản đã nhận chưa vào số" in desk.text("render", "latest", "--lang", "vi")[1]
