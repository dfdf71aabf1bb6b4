"""A text split over two issues, by the real commands: composed, sealed, published and verified; and what is refused."""

import json

import pytest

LAW = """THỦ TƯỚNG CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 932/2026/QĐ-TTg
Hà Nội, ngày 02 tháng 3 năm 2026

QUYẾT ĐỊNH
Về văn bản mẫu dùng để thử

Căn cứ Luật Tổ chức Chính phủ;
Thủ tướng Chính phủ quyết định:

Chương I
QUY ĐỊNH CHUNG
Điều 1. Ban hành văn bản mẫu.
1. Khoản thứ nhất của điều này.
2. Khoản thứ hai của điều này.
Điều 2. Văn bản này dùng để thử.
Chương II
ĐIỀU KHOẢN THI HÀNH
Điều 3. Quyết định này có hiệu lực từ ngày 20 tháng 4 năm 2026.
Điều 4. Các cơ quan chịu trách nhiệm thi hành.

Nơi nhận:
- Công báo;
- Lưu: VT.

THỦ TƯỚNG

Nguyễn Văn Mẫu
"""
NUMBER = "932/2026/QĐ-TTg"
URI = "/akn/vn/act/quyet-dinh/ttg/2026-03-02/932-2026-qd-ttg"
ELI = "eli/vn/quyet-dinh/2026/932-2026-qd-ttg"


@pytest.fixture
def desk(empty, tmp_path):
    inbox = tmp_path / "in"
    inbox.mkdir()
    (inbox / "law.txt").write_text(LAW, "utf-8")
    (found,) = empty("ingest", inbox / "law.txt")[1]["documents"]
    assert found["outcome"] == "accepted"
    return empty


def test_a_text_is_printed_in_two_issues_and_both_verify(desk):
    code, told = desk("compose", "--number", "1+2", "--split", f"{NUMBER}@art_3")
    year = told["issue"]["year"]
    assert (code, told["issue"]["numbers"], told["issue"]["documents"]) == (0, [1, 2], [URI])
    code, told = desk("publish", f"{year}/1+2")
    assert (code, told["issue"]["state"]) == (0, "published")
    assert "DRC-SPLIT-WAITS" in [problem["code"] for problem in desk("doctor")[1]["problems"]]
    page = (desk.folder / "portal" / "current" / ELI / "index.html").read_text("utf-8")
    assert "xem tiếp số 3 + 4" in page
    # Nothing waits, and the next issue is made all the same: it has the rest.
    code, told = desk("compose")
    assert (code, told["issue"]["numbers"], told["issue"]["documents"]) == (0, [3, 4], [URI])
    code, told = desk("publish", f"{year}/3+4")
    assert (code, told["issue"]["state"]) == (0, "published")
    portal = desk.folder / "portal" / "current"
    manifests = [
        json.loads((portal / "cong-bao" / "vn" / str(year) / folder / "manifest.json").read_text("utf-8"))
        for folder in ("1-2", "3-4")
    ]
    one, two = (manifest["documents"][0]["portion"] for manifest in manifests)
    assert (one["number"], one["from"], one["until"]) == (1, None, "chp_II")
    assert (two["number"], two["from"], two["until"]) == (2, "chp_II", None)
    assert one["letters"][1] == two["letters"][0]
    assert (one["after"]["numbers"], two["before"]["numbers"]) == ([3, 4], [1, 2])
    page = (portal / ELI / "index.html").read_text("utf-8")
    assert "932-2026-qd-ttg-1.pdf" in page
    assert "932-2026-qd-ttg-2.pdf" in page
    assert "3 + 4" in page
    code, told = desk("verify", portal / ELI, "--trust", desk.folder / "keys" / "root.pem")
    assert (code, told["indication"]) == (0, "TOTAL-PASSED")
    code, told = desk("doctor")
    assert [problem for problem in told["problems"] if problem["severity"] == "error"] == []


def test_the_promised_numbers_are_kept_for_the_rest(desk):
    _, told = desk("compose", "--split", f"{NUMBER}@art_2")
    year = told["issue"]["year"]
    code, told = desk("number", "void", f"{year}/2", "--reason", "Bỏ")
    assert (code, told["error"]["code"]) == (9, "REG-SPLIT-PROMISED")
    code, told = desk("compose", "--number", "2+3")
    assert (code, told["error"]["code"]) == (9, "REG-SPLIT-NUMBERS")
    code, told = desk("compose", f"{year}/1", "--without", NUMBER)
    assert (code, told["error"]["code"]) == (9, "REG-SPLIT-FIXED")
    # While the rest is not composed the issue may be dissolved; the text is whole again.
    code, _ = desk("number", "void", f"{year}/1", "--reason", "Chia nhầm chỗ")
    assert code == 0
    code, _ = desk("number", "void", f"{year}/2", "--reason", "Chia nhầm chỗ")
    assert code == 0
    code, told = desk("compose")
    assert (code, told["issue"]["numbers"], told["issue"]["documents"]) == (0, [3], [URI])


@pytest.mark.parametrize(
    ("asked", "code", "exit_code"),
    [
        (["--split", f"{NUMBER}@art_99"], "RUN-SPLIT-UNKNOWN", 2),
        (["--split", f"{NUMBER}@art_1__para_2"], "RUN-SPLIT-PLACE", 2),
        (["--split", NUMBER], "CLI-SPLIT-FORM", 2),
        (["--split", f"{NUMBER}@art_2", "--split", f"{NUMBER}@art_4"], "RUN-SPLIT-TWICE", 2),
        (["--continue-in", "2"], "RUN-SPLIT-ALONE", 2),
        (["--split", f"{NUMBER}@art_2", "--continue-in", "9"], "REG-NUMBER-GAP", 9),
    ],
)
def test_what_cannot_be_split_is_told_and_nothing_is_recorded(desk, asked, code, exit_code):
    status, told = desk("compose", *asked)
    assert (status, told["error"]["code"]) == (exit_code, code)
    assert desk("list")[1]["issues"] == []


def test_a_text_that_stands_in_an_issue_is_not_split_again(desk):
    assert desk("compose")[0] == 0
    code, told = desk("compose", NUMBER, "--split", f"{NUMBER}@art_2")
    assert (code, told["error"]["code"]) == (9, "REG-DOCUMENT-COMPOSED")


def test_a_rest_is_parted_once_more(desk):
    desk("compose", "--split", f"{NUMBER}@art_2")
    code, told = desk("compose", "--split", f"{NUMBER}@art_2")
    assert (code, told["error"]["code"]) == (2, "RUN-SPLIT-PRINTED")
    assert desk("compose", "--split", f"{NUMBER}@art_4")[0] == 0
    code, told = desk("compose")
    assert (code, told["issue"]["numbers"]) == (0, [3])
    code, told = desk("render", "latest")
    assert (code, told["issue"]["state"]) == (0, "rendered")
