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


def other(desk, tmp_path, serial):
    """Another law of the same text."""
    path = tmp_path / f"{serial}.txt"
    path.write_text(LAW.replace("932", str(serial)), "utf-8")
    assert desk("ingest", path)[1]["documents"][0]["outcome"] == "accepted"
    return f"{serial}/2026/QĐ-TTg"


def test_numbers_that_a_second_text_was_promised_are_kept_too(desk, tmp_path):
    second, third = (other(desk, tmp_path, serial) for serial in (933, 934))
    assert desk("compose", NUMBER, "--split", f"{NUMBER}@art_2")[0] == 0
    assert desk("compose", second, "--number", "3", "--split", f"{second}@art_2")[0] == 0
    code, told = desk("compose", third, "--number", "4")
    assert (code, told["error"]["code"]) == (9, "REG-SPLIT-NUMBERS")
    for number in (2, 4):
        code, told = desk("compose", third) if number == 2 else desk("compose")
        assert (code, told["issue"]["numbers"]) == (0, [number])
    assert [uri.rsplit("/", 1)[1] for uri in told["issue"]["documents"]] == ["933-2026-qd-ttg"]


def test_a_text_is_not_moved_into_the_issue_that_has_its_rest(desk):
    year = desk("compose", "--split", f"{NUMBER}@art_2")[1]["issue"]["year"]
    assert desk("compose")[0] == 0
    code, told = desk("compose", f"{year}/1", "--without", NUMBER, "--into", f"{year}/2")
    assert (code, told["error"]["code"]) == (9, "REG-SPLIT-FIXED")


def test_a_text_that_stands_in_an_issue_is_not_split_again(desk):
    assert desk("compose")[0] == 0
    code, told = desk("compose", NUMBER, "--split", f"{NUMBER}@art_2")
    assert (code, told["error"]["code"]) == (9, "REG-DOCUMENT-COMPOSED")


def test_a_rest_is_parted_once_more(desk):
    desk("compose", "--split", f"{NUMBER}@art_2")
    code, told = desk("compose", "--split", f"{NUMBER}@art_1")
    assert (code, told["error"]["code"]) == (2, "RUN-SPLIT-PRINTED")
    assert desk("compose", "--split", f"{NUMBER}@art_4")[0] == 0
    code, told = desk("compose")
    assert (code, told["issue"]["numbers"]) == (0, [3])
    code, told = desk("render", "latest")
    assert (code, told["issue"]["state"]) == (0, "rendered")


def test_the_same_split_asked_for_again_is_done_already(desk, tmp_path):
    asked = ("compose", "--number", "1+2", "--split", f"{NUMBER}@art_3", "--continue-in", "3")
    code, made = desk(*asked)
    assert code == 0
    assert desk(*asked) == (0, made)
    assert desk("compose", "--split", f"{NUMBER}@art_3") == (0, made)
    assert desk("compose", NUMBER, "--split", f"{NUMBER}@chp_II") == (0, made), "the same place by its other name"
    # What was not asked for before is no repetition.
    code, told = desk("compose", "--number", "1+2", "--split", f"{NUMBER}@art_3", "--continue-in", "4")
    assert (code, told["error"]["code"]) == (2, "RUN-SPLIT-PRINTED")
    code, told = desk("compose", "--number", "3", "--split", f"{NUMBER}@art_3")
    assert (code, told["error"]["code"]) == (2, "RUN-SPLIT-PRINTED")
    assert len(desk("list")[1]["issues"]) == 1
    # Once the rest is composed and parted again, each of the three requests still means its own issue.
    code, rest = desk("compose", "--split", f"{NUMBER}@art_4")
    assert (code, rest["issue"]["numbers"]) == (0, [3])
    assert desk("compose", "--split", f"{NUMBER}@art_4") == (0, rest)
    assert desk(*asked) == (0, made)


def test_a_plan_and_a_split_go_together(desk, tmp_path):
    plan = tmp_path / "plan.toml"
    plan.write_text(f'numbers = [1, 2]\ndocuments = ["{NUMBER}"]\n', "utf-8")
    asked = ("compose", "--plan", plan, "--split", f"{NUMBER}@art_3", "--continue-in", "3")
    code, shown = desk(*asked, "--dry-run")
    assert (code, shown["issue"]["numbers"], desk("list")[1]["issues"]) == (0, [1, 2], [])
    code, made = desk(*asked)
    assert (code, made["issue"]["numbers"]) == (0, [1, 2])
    assert desk(*asked) == (0, made)
    assert desk("compose", "--plan", plan) == (0, made)
    code, told = desk("compose", "--plan", plan, "--split", f"{NUMBER}@art_4")
    assert (code, told["error"]["code"]) == (9, "PLN-SPLIT-OTHER")
    code, told = desk("compose")
    assert (code, told["issue"]["numbers"], told["issue"]["documents"]) == (0, [3], [URI])


def test_a_plan_splits_only_texts_that_it_has(desk, tmp_path):
    (tmp_path / "in" / "other.txt").write_text(LAW.replace("932", "933"), "utf-8")
    assert desk("ingest", tmp_path / "in" / "other.txt")[0] == 0
    plan = tmp_path / "plan.toml"
    plan.write_text(f'documents = ["{NUMBER}"]\n', "utf-8")
    code, told = desk("compose", "--plan", plan, "--split", "933/2026/QĐ-TTg@art_3")
    assert (code, told["error"]["code"], desk("list")[1]["issues"]) == (4, "PLN-SPLIT-DOCUMENT", [])


@pytest.fixture
def printed(desk):
    """The text in issues 1 and 2, both published; the second begins with its chapter II."""
    for number in (1, 2):
        desk("compose", *(("--split", f"{NUMBER}@art_3") if number == 1 else ()))
        code, told = desk("publish")
        assert (code, told["issue"]["numbers"], told["issue"]["state"]) == (0, [number], "published")
    return desk


def test_a_withdrawal_is_told_at_every_part(printed):
    assert printed("withdraw", NUMBER, "--reason", "Đăng nhầm bản dự thảo")[0] == 0
    assert printed("publish")[0] == 0
    trust = ("--trust", printed.folder / "keys" / "root.pem", "--bundle", printed.current)
    for part in (1, 2):
        file = printed.current / ELI / f"932-2026-qd-ttg-{part}.pdf"
        code, told = printed("verify", file, *trust, "--log", policy(printed))
        (judged,) = told["files"]
        assert (code, judged["indication"], judged["publication"]["state"]) == (1, "TOTAL-PASSED", "withdrawn"), part
    for page in (f"{ELI}/index.html", *(f"cong-bao/vn/{year(printed)}/{number}/index.html" for number in (1, 2))):
        assert "thu hồi" in (printed.current / page).read_text("utf-8"), page
    assert printed("log", "check", printed.current, "--log", policy(printed))[0] == 0
    assert [item for item in printed("doctor")[1]["problems"] if item["severity"] == "error"] == []


def test_a_correction_names_page_and_line_in_the_issue_that_prints_the_words(printed):
    # What is to be read must stand in the text that was sent, and these words do, though elsewhere.
    wrong = ("--at", "art_4", "--was", "chịu trách nhiệm thi hành", "--now", "Các cơ quan")
    code, told = printed("correct", NUMBER, *wrong, "--reason", "Sót chữ khi dàn trang")
    assert (code, told["way"]) == (0, "publisher"), told
    (wording,) = told["fact"]["wording"]
    assert wording["eid"].startswith("art_4")
    assert wording["place"]["issue"] == f"vn/{year(printed)}/2"
    manifest = json.loads((printed.current / f"cong-bao/vn/{year(printed)}/2/manifest.json").read_text("utf-8"))
    (entry,) = manifest["documents"]
    assert entry["first_page"] <= wording["place"]["page"] <= entry["last_page"]
    assert wording["place"]["line"] > 1
    notice = printed("show", told["fact"]["by"]["uri"])[1]
    assert "Công báo số 2" in notice["document"]["metadata"]["title"]
    code, told = printed("publish", f"{year(printed)}/3")
    assert (code, told["issue"]["state"]) == (0, "published")
    assert printed("show", NUMBER)[1]["document"]["publication"]["state"] == "corrected"


def year(desk):
    return desk("list")[1]["issues"][0]["year"]


def policy(desk):
    key = desk("log", "policy")[1]
    path = desk.folder / "policy.txt"
    path.write_text(f"log {key['key']} {key['address']}\nquorum none\n", "utf-8")
    return path


def test_a_text_of_which_a_part_is_still_to_be_printed_is_not_redacted(desk):
    year = desk("compose", "--number", "1+2", "--split", f"{NUMBER}@art_3")[1]["issue"]["year"]
    assert desk("publish", f"{year}/1+2")[0] == 0
    redaction = ("redact", NUMBER, "--reason", "Theo yêu cầu", "--basis", "Luật mẫu", "--yes")
    # The numbers of the rest are promised: without the text that issue could never be made, nor any after it.
    code, told = desk(*redaction)
    assert (code, told["error"]["code"]) == (9, "FCT-REDACT-REST")
    assert f"{year}/3+4" in told["error"]["message"]
    assert desk("compose")[0] == 0
    code, told = desk(*redaction)
    assert (code, told["error"]["code"]) == (9, "FCT-REDACT-WAITS")
    assert "gazette publish" in told["error"]["hint"]
    assert "--without" not in told["error"]["hint"], "that is refused of a text that is split"
    assert desk("publish", "latest")[0] == 0
    code, told = desk(*redaction)
    assert (code, told["done"]) == (0, True)
    gone = [file["path"] for file in told["removed"]]
    assert f"{ELI}/932-2026-qd-ttg-2.pdf" in gone
    assert f"cong-bao/vn/{year}/3-4/cong-bao-3-4-{year}.pdf" in gone
    assert desk("archive", "verify")[0] == 0
