"""The four ways in which the law has errors put right, by the real program."""

from pathlib import Path

import pytest
from bench import INBOX

from gazette.akn.text import plain
from gazette.akn.xml import parse

NUMBER, DECREE = "900/2026/QH15", "901/2026/NĐ-CP"
SAMPLE = INBOX / "900-2026-qh15.txt"
REASON = "Sai lỗi chính tả"
CORRECTION = """QUỐC HỘI
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 955/ĐC-TTg
Hà Nội, ngày 20 tháng 11 năm 2026

VĂN BẢN ĐÍNH CHÍNH
Đính chính {target}

Do sơ suất về kỹ thuật trình bày, nay đính chính như sau: Tại Điều 1 viết là “bản mẩu”, nay sửa lại là “bản mẫu”.

Nơi nhận:
- Như trên;
- Công báo;
- Lưu: VT.

KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
Trần Thị Mẫu
"""


def paper(folder: Path, name: str, old: str = "", new: str = "") -> Path:
    """The sample, with some of its words changed."""
    text = SAMPLE.read_text("utf-8")
    assert old in text
    path = folder / name
    path.write_text(text.replace(old, new) if old else text, "utf-8")
    return path


def correction(folder: Path, target: str = f"Nghị quyết số {NUMBER}") -> Path:
    path = folder / "955-dc-ttg.txt"
    path.write_text(CORRECTION.format(target=target), "utf-8")
    return path


def shown(bench, name):
    code, told = bench("show", name)
    assert code == 0, told
    return told["document"]


def words_of(bench, document) -> str:
    from gazette.pipeline.workspace import open_workspace

    with open_workspace(bench.folder, who="an", command="test") as workspace:
        return plain(parse(workspace.registry.documents.checked(document["uri"]).document.akn))


@pytest.fixture
def wrong(empty, tmp_path):
    """A workspace with a document that waits, in which a word is wrong."""
    bad = paper(tmp_path, "sai.txt", "Điều 1.", "Điều 1. Bản mẩu.")
    assert empty("ingest", bad)[0] == 0
    return empty


def right(tmp_path):
    return paper(tmp_path, "dung.txt", "Điều 1.", "Điều 1. Bản mẫu.")


@pytest.mark.parametrize("composed", [False, True])
def test_before_publication_the_right_text_takes_the_place_and_both_are_kept(wrong, tmp_path, composed):
    number = shown(wrong, "900/2026")["number"]
    if composed:
        assert wrong("render")[0] == 0
    code, told = wrong("correct", number, "--with", right(tmp_path), "--reason", REASON)
    assert (code, told["way"], told["replaced"]) == (0, "replaced", "sai.txt"), told
    document = shown(wrong, number)
    assert (document["file"], document["state"]) == ("dung.txt", "composed" if composed else "accepted")
    assert "mẫu" in words_of(wrong, document)
    assert "mẩu" not in words_of(wrong, document)
    assert shown(wrong, "sai.txt")["state"] == "held"
    assert wrong.text("reply", "sai.txt", "--lang", "en")[1].count("dung.txt") == 1
    assert "sai.txt" in wrong.text("reply", "dung.txt")[1]
    assert REASON in wrong.text("show", number)[1]
    code, told = wrong("correct", number, "--with", right(tmp_path), "--reason", REASON)
    assert (code, told["way"], told["replaced"]) == (0, "replaced", "sai.txt"), "again, and nothing is done"
    if composed:
        code, issue = wrong("publish", "latest")
        assert (code, issue["issue"]["documents"]) == (0, [document["uri"]])
        html = next(wrong.current.rglob("900-2026-qh15.html")).read_text("utf-8")
        assert "mẫu" in html
        assert "mẩu" not in html


def test_a_signed_issue_is_not_touched(wrong, tmp_path):
    assert wrong("sign")[0] == 0
    code, told = wrong("correct", "900/2026", "--with", right(tmp_path), "--reason", REASON)
    assert (code, told["error"]["code"]) == (9, "REG-ISSUE-SIGNED")
    assert shown(wrong, "900/2026")["file"] == "sai.txt"


def test_a_text_and_its_correction_go_into_one_issue(wrong, tmp_path):
    document = shown(wrong, "900/2026")
    kind = document["type"]
    code, told = wrong(
        "correct", document["number"], "--with", correction(tmp_path, f"{kind} số {document['number']}"),
        "--at", "art_1", "--was", "mẩu", "--now", "mẫu", "--reason", REASON,
    )  # fmt: skip
    assert (code, told["way"]) == (0, "together"), told
    assert wrong("compose", "900/2026", "--dry-run")[1]["issue"]["documents"].__len__() == 2
    code, told = wrong("compose", "900/2026")
    assert len(told["issue"]["documents"]) == 2
    issue = f"{told['issue']['year']}/1"
    code, told = wrong("compose", issue, "--without", "955/ĐC-TTg")
    assert (code, told["error"]["code"]) == (9, "FCT-TOGETHER")
    assert wrong("publish", "latest")[0] == 0
    document = shown(wrong, "900/2026")
    assert document["publication"]["state"] == "corrected"
    (fact,) = document["facts"]
    assert (fact["wording"][0]["was"], fact["by"]["number"]) == ("mẩu", "955/ĐC-TTg")


def test_a_correction_is_put_into_the_issue_of_its_text(wrong, tmp_path):
    document = shown(wrong, "900/2026")
    assert wrong("compose")[0] == 0
    file = correction(tmp_path, f"{document['type']} số {document['number']}")
    code, told = wrong("correct", "900/2026", "--with", file, "--reason", REASON)
    assert (code, told["way"]) == (0, "together")
    assert shown(wrong, "955/ĐC-TTg")["issue"] == shown(wrong, "900/2026")["issue"]


def test_a_correction_whose_text_is_in_an_issue_waits_and_says_so(wrong, tmp_path):
    document = shown(wrong, "900/2026")
    assert wrong("compose")[0] == 0
    assert (
        wrong("ingest", correction(tmp_path, f"{document['type']} số {document['number']}"), INBOX / "904-ct-ttg.html")[
            0
        ]
        == 0
    )
    code, told = wrong("compose", "955/ĐC-TTg")
    assert (code, told["error"]["code"]) == (9, "FCT-TOGETHER")
    code, text = wrong.text("compose")
    assert code == 0
    assert "955/ĐC-TTg chờ" in text
    assert shown(wrong, "955/ĐC-TTg")["state"] == "accepted"
    year = document["date"][:4]
    assert wrong("compose", f"{year}/1", "--with", "955/ĐC-TTg")[0] == 0


def test_after_publication_the_issuers_correction_goes_into_the_next_issue(published, tmp_path):
    document = shown(published, "901/2026")
    before = {path: path.read_bytes() for path in published.current.resolve().rglob("*.pdf")}
    file = correction(tmp_path, f"{document['type']} số {document['number']}")
    code, told = published("correct", "901/2026", "--with", file, "--reason", REASON)
    assert (code, told["way"], told["fact"]["on"]) == (0, "issuer", None), told
    assert shown(published, "901/2026")["publication"]["state"] == "as published"
    assert published("correct", "901/2026", "--with", file, "--reason", REASON)[0] == 0, "again, and nothing is done"
    code, told = published("run")
    assert code == 0
    document = shown(published, "901/2026")
    assert document["publication"]["state"] == "corrected"
    (fact,) = document["facts"]
    assert (fact["on"], fact["by"]["place"]["issue"]) == (told["issue"]["date"], f"vn/{told['issue']['year']}/2")
    correction_ = shown(published, "955/ĐC-TTg")
    assert correction_["does"][0]["work"] == document["uri"]
    page = (published.current / correction_["eli"].strip("/") / "index.html").read_text("utf-8")
    assert document["eli"].rpartition("/")[2] in page
    home = (published.current / "index.html").read_text("utf-8")
    assert "955/ĐC-TTg" in home
    assert all(path.read_bytes() == data for path, data in before.items())
    code, told = published("correct", "955/ĐC-TTg", "--with", right(tmp_path), "--reason", REASON)
    assert code != 0
    assert told["error"]["code"] == "FCT-OF-CORRECTION"


def test_the_publishers_own_error_is_corrected_by_a_notice(published):
    document = shown(published, "902/2026")
    words = published.current / document["eli"].strip("/") / "902-2026-qd-ttg.xml"
    text = plain(next(item for item in parse(words.read_bytes()).iter() if item.get("eId") == "art_1"))
    was, now = " ".join(text.split()[-4:]), " ".join(text.split()[2:6])
    asked = ("correct", "902/2026", "--at", "art_1", "--was", was, "--now", now, "--reason", "Lỗi khi đăng")
    code, told = published(*asked)
    assert (code, told["way"]) == (0, "publisher"), told
    place = told["fact"]["wording"][0]["place"]
    assert place["page"] >= 1
    notice = shown(published, told["fact"]["by"]["number"])
    said = words_of(published, notice)
    assert f"Trang {place['page']}, đoạn bắt đầu từ dòng thứ {place['line']} từ trên xuống" in said
    assert f"viết là: “{was}”" in said
    assert f"nay sửa lại là: “{now}”" in said
    assert published(*asked)[1]["fact"]["by"] == told["fact"]["by"], "again, and no second notice"
    assert published("run")[0] == 0
    document = shown(published, "902/2026")
    assert (document["publication"]["state"], len(document["facts"])) == ("corrected", 1)
    page = (published.current / document["eli"].strip("/") / "index.html").read_text("utf-8")
    assert f"Trang {place['page']}, đoạn bắt đầu từ dòng {place['line']} từ trên xuống" in page


@pytest.mark.parametrize(
    ("words", "exit_code", "code"),
    [
        (("--at", "art_1", "--was", "không có lời này", "--now", "lời khác"), 9, "FCT-NOT-THERE"),
        (("--at", "art_77", "--was", "Điều", "--now", "lời khác"), 9, "FCT-NO-PART"),
        (("--at", "art_1", "--was", "Điều 1", "--now", "không ai gửi lời này"), 9, "FCT-NOT-SENT"),
        (("--at", "art_1", "--was", "Điều 1", "--now", "Điều  1"), 2, "FCT-SAME-WORDS"),
        (("--at", "art_1", "--was", "Điều 1"), 2, "FCT-WORDING-WHOLE"),
        ((), 2, "FCT-WITH-WHAT"),
    ],
)
def test_what_can_not_be_corrected_so_is_refused(published, words, exit_code, code):
    found, told = published("correct", "902/2026", *words, "--reason", REASON)
    assert (found, told["error"]["code"]) == (exit_code, code)
    assert shown(published, "902/2026")["facts"] == []
    assert published("list", "--state", "accepted")[1]["documents"] == []


def test_a_correction_of_what_was_never_published_or_is_no_correction(published, tmp_path):
    code, told = published("correct", "1/1999/QĐ-TTg", "--with", SAMPLE, "--reason", REASON)
    assert (code, told["error"]["code"]) == (9, "REG-NO-DOCUMENT")
    code, told = published("correct", "900/2026", "--with", SAMPLE, "--reason", REASON)
    assert (code, told["error"]["code"]) == (9, "FCT-SAME-TEXT")
    code, told = published("correct", "900/2026", "--with", right(tmp_path), "--reason", REASON)
    assert (code, told["error"]["code"]) == (9, "FCT-PUBLISHED-TEXT")
    nothing = tmp_path / "trong.txt"
    nothing.write_text("", "utf-8")
    code, told = published("correct", "900/2026", "--with", nothing, "--reason", REASON)
    assert (code, told["way"], told["fact"]) == (1, "waiting", None)
    code, told = published("correct", "900/2026", "--with", tmp_path / "gone.txt", "--reason", REASON)
    assert (code, told["error"]["code"]) == (4, "INP-PATH-MISSING")
