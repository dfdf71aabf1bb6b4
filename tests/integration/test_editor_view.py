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


# ---------------------------------------------------------------- show


def test_a_document_s_life_is_told_in_the_office_s_time_with_its_reasons(desk):
    desk("ingest", desk.write("a.txt", "932/2026/QD-TTg", sender="Văn thư mẫu", received="2026-03-05T02:00:00Z"))
    desk("accept", "932/2026/QD-TTg", "--finding", "DOC-NUMBER-ASCII", "--reason", "Bản chính ghi như vậy.")
    desk("edit", "932/2026/QD-TTg", "--set", "place=Huế", "--reason", "Theo công văn bổ sung.")
    code, text = desk.text("show", "932/2026/QD-TTg", "--lang", "vi")
    assert code == 0
    assert "05-03-2026 09:00 +07:00 Văn thư mẫu" in text
    assert "Người ký       Thủ tướng: Nguyễn Văn Mẫu" in text
    digest = desk("show", "932/2026/QD-TTg")[1]["document"]["sha256"]
    assert f"a.txt (văn bản)\n      sha256 {digest}" in text
    assert "DOC-NUMBER-ASCII, lý do: Bản chính ghi như vậy." in text
    assert "“địa danh” (place) đặt là “Huế”, lý do: Theo công văn bổ sung." in text
    assert "+00:00" not in text


def test_a_file_that_comes_under_another_name_keeps_both(desk, tmp_path):
    for name, sender in (("mot.docx", "Sở Một"), ("hai.docx", "Sở Hai")):
        (tmp_path / "in" / name).write_bytes(b"")
        sidecar = tmp_path / "in" / f"{name.partition('.')[0]}.gazette.json"
        sidecar.write_text(json.dumps({"sender": sender}), "utf-8")
        desk("ingest", tmp_path / "in" / name)
    for name in ("mot.docx", "hai.docx"):
        code, text = desk.text("show", name, "--lang", "vi")
        assert code == 0
        assert "Cùng nội dung đã nhận với tên: mot.docx" in text
    for name, sender in (("mot.docx", "Sở Một"), ("hai.docx", "Sở Hai")):
        letter = desk("reply", name)[1]["reply"]["text"]
        assert f"Kính gửi: {sender}" in letter
        assert f"Tên tệp: {name}" in letter


def test_bytes_that_are_known_under_another_name_are_told_so(desk, tmp_path):
    first = desk.write("a.txt", "932/2026/QĐ-TTg")
    desk("ingest", first)
    (tmp_path / "in" / "b.txt").write_bytes(first.read_bytes())
    assert "(đã đọc trước đó, với tên a.txt)" in desk.text("ingest", tmp_path / "in" / "b.txt", "--lang", "vi")[1]
    assert "(đã đọc trước đó)" in desk.text("ingest", first, "--lang", "vi")[1]


# ---------------------------------------------------------------- what was published


def test_a_run_sums_its_verdict_up_and_ends_with_it(desk):
    inbox = desk.write("a.txt", "932/2026/QĐ-TTg")
    desk("ingest", desk.write("b.txt", "933/2026/QĐ-TTg"))
    code, _ = desk.text("run", inbox, "--lang", "vi")
    lines = desk.out.splitlines()
    assert code == 0
    (count,) = [line for line in lines if line.startswith("Đã kiểm tra ")]
    assert "tất cả hợp lệ" in count
    assert lines[-1] == "Hợp lệ (TOTAL-PASSED)"
    assert sum("manifest.json" in line for line in lines) == 1
    assert not any(line.endswith(".html") and "/eli/" in line for line in lines)
    assert any(line.startswith("Còn 1 văn bản đã nhận") for line in lines)
    desk.text("run", inbox, "--lang", "vi", "-v")
    assert any(line.endswith("932-2026-qd-ttg.html") for line in desk.out.splitlines())
