"""A national and two provincial gazettes in one registry, by the real commands: whose document is whose, numbers of
their own, one chain each, one portal, one log; and what is refused."""

import json
import os
import subprocess
import sys

import pytest
from bench import ROOT

from gazette.pipeline.workspace import open_workspace

PUBLISHERS = """
[publishers.vn-hs]
title = "Công báo tỉnh Hoa Sen"
operator = "Văn phòng Ủy ban nhân dân tỉnh Hoa Sen (minh họa)"
profile = "vn-province"
issuers = ["tỉnh Hoa Sen"]

[publishers.vn-hm]
title = "Công báo tỉnh Hoa Mai"
operator = "Văn phòng Ủy ban nhân dân tỉnh Hoa Mai (minh họa)"
profile = "vn-province"
issuers = ["tỉnh Hoa Mai", "xã Hoa Đào"]

[rules.DOC-LOCAL-PLACE]
severity = "off"
"""
LETTER = """{body}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}
{place}, ngày 02 tháng 3 năm 2026

QUYẾT ĐỊNH
Về văn bản mẫu dùng để thử

Căn cứ Luật mẫu;
{issuer} quyết định:

Điều 1. Ban hành văn bản mẫu.
Điều 2. Quyết định này có hiệu lực từ ngày 20 tháng 4 năm 2026.
Điều 3. Các cơ quan chịu trách nhiệm thi hành.

Nơi nhận:
- Công báo;
- Lưu: VT.

{signer}

Nguyễn Văn Mẫu
"""
NATIONAL = {"body": "THỦ TƯỚNG CHÍNH PHỦ", "place": "Hà Nội", "issuer": "Thủ tướng Chính phủ", "signer": "THỦ TƯỚNG"}


def province(name):
    body = f"ỦY BAN NHÂN DÂN\nTỈNH {name.upper()}"
    return {
        "body": body, "place": name, "issuer": f"Ủy ban nhân dân tỉnh {name}",
        "signer": "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
    }  # fmt: skip


@pytest.fixture
def office(empty, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795575600")  # 25-11-2026
    monkeypatch.delenv("GAZETTE_PUBLISHER", raising=False)
    path = empty.folder / "gazette.toml"
    path.write_text(path.read_text("utf-8") + PUBLISHERS, "utf-8")
    empty.inbox = tmp_path / "in"
    empty.inbox.mkdir()
    return empty


def write(office, name, number, facts):
    path = office.inbox / name
    path.write_text(LETTER.format(number=number, **facts), "utf-8")
    return path


def came(told):
    return [(item["outcome"], item["uri"]) for item in told["documents"]]


def codes(told):
    return [finding["code"] for item in told["documents"] for finding in item["findings"]]


def test_a_document_goes_into_the_gazette_of_its_issuer(office):
    write(office, "ttg.txt", "01/2026/QĐ-TTg", NATIONAL)
    write(office, "hs.txt", "01/2026/QĐ-UBND", province("Hoa Sen"))
    write(office, "hm.txt", "01/2026/QĐ-UBND", province("Hoa Mai"))
    told = office("ingest", office.inbox)[1]
    # The same number in two provinces is two documents.
    assert sorted(came(told)) == [
        ("accepted", "/akn/vn-hm/act/quyet-dinh/ubnd-hoa-mai/2026-03-02/01-2026-qd-ubnd"),
        ("accepted", "/akn/vn-hs/act/quyet-dinh/ubnd-hoa-sen/2026-03-02/01-2026-qd-ubnd"),
        ("accepted", "/akn/vn/act/quyet-dinh/ttg/2026-03-02/01-2026-qd-ttg"),
    ]
    assert "DOC-OTHER-GAZETTE" not in codes(told)
    for publisher, number in (("vn", "TTg"), ("vn-hs", "UBND"), ("vn-hm", "UBND")):
        (document,) = office("list", "--publisher", publisher)[1]["documents"]
        assert (document["publisher"], document["number"]) == (publisher, f"01/2026/QĐ-{number}")
        assert document["uri"].startswith(f"/akn/{publisher}/")
    # The same bytes again: the same outcome, at the counter that has them.
    assert came(office("ingest", office.inbox / "hs.txt")[1]) == [
        ("accepted", "/akn/vn-hs/act/quyet-dinh/ubnd-hoa-sen/2026-03-02/01-2026-qd-ubnd")
    ]
    # A number that two provinces have means that of the publisher in hand, and nothing without one.
    told = office("show", "01/2026/QĐ-UBND")[1]["error"]
    assert told["code"] == "REG-AMBIGUOUS"
    # Two numbers alike would help nobody: the addresses do.
    assert "/akn/vn-hs/" in told["message"]
    assert "/akn/vn-hm/" in told["message"]
    shown = office("show", "01/2026/QĐ-UBND", "--publisher", "vn-hm")[1]["document"]
    assert shown["eli"] == "/eli/vn-hm/quyet-dinh/2026/01-2026-qd-ubnd"
    assert shown["publisher"] == "vn-hm"


def test_another_publishers_document_is_held_with_the_reason(office):
    path = write(office, "hs.txt", "01/2026/QĐ-UBND", province("Hoa Sen"))
    code, told = office("ingest", path, "--publisher", "vn-hm")
    assert (code, told["documents"][0]["outcome"], "DOC-OTHER-GAZETTE" in codes(told)) == (1, "held", True)
    assert office("list", "--publisher", "vn")[1]["documents"] == []
    # Read again at the right counter it moves there, as long as it is in no issue.
    code, told = office("ingest", path, "--publisher", "vn-hs")
    assert (code, told["documents"][0]["outcome"]) == (0, "accepted")
    assert office("list", "--publisher", "vn-hm")[1]["documents"] == []
    code, told = office("compose", "01/2026/QĐ-UBND", "--publisher", "vn-hm")
    assert (code, told["error"]["code"]) == (9, "REG-OTHER-PUBLISHER")
    assert office("compose", "--publisher", "vn-hs")[1]["issue"]["numbers"] == [1]
    office("ingest", path, "--publisher", "vn-hm")
    assert office("list", "--publisher", "vn-hs")[1]["documents"][0]["state"] == "composed"


def test_a_named_publisher_keeps_a_command_from_another_ones_documents(office, monkeypatch):
    path = write(office, "hs.txt", "01/2026/QĐ-UBND", province("Hoa Sen"))
    assert office("ingest", path)[0] == 0
    until = ("embargo", "01/2026/QĐ-UBND", "--until", "2026-12-24", "--reason", "Chờ")
    lift = ("embargo", "01/2026/QĐ-UBND", "--lift", "--reason", "Nhầm")
    assert office(*until)[0] == 0, "nobody is named: the document tells whose it is"
    code, told = office(*lift, "--publisher", "vn")
    assert (code, told["error"]["code"]) == (9, "REG-DOCUMENT-ELSEWHERE")
    assert "01/2026/QĐ-UBND" in told["error"]["message"]
    assert "--publisher vn-hs" in told["error"]["hint"]
    assert office("show", "01/2026/QĐ-UBND")[1]["document"]["embargo"] is not None
    monkeypatch.setenv("GAZETTE_PUBLISHER", "vn-hm")
    why = ("--reason", "Nhầm")
    for command in (
        ("edit", "hs.txt", "--set", "title=Khác", *why),
        ("accept", "hs.txt", "--finding", "DOC-SIGNER", *why),
        ("reply", str(path)),
        ("reply", "hs.txt"),
        ("withdraw", "01/2026/QĐ-UBND", *why),
        ("correct", "01/2026/QĐ-UBND", "--with", str(path), *why),
        ("redact", "01/2026/QĐ-UBND", "--basis", "Luật", "--yes", *why),
        ("renew", "01/2026/QĐ-UBND"),
    ):
        code, told = office(*command)
        assert (code, told["error"]["code"]) == (9, "REG-DOCUMENT-ELSEWHERE"), command
    assert office(*lift, "--publisher", "vn-hs")[1]["lifted"] is True


def test_an_issue_beside_another_is_of_the_same_publisher(office):
    for serial in range(1, 4):
        write(office, f"hs-{serial}.txt", f"{serial:02}/2026/QĐ-UBND", province("Hoa Sen"))
        write(office, f"vn-{serial}.txt", f"{serial:02}/2026/QĐ-TTg", NATIONAL)
    assert office("ingest", office.inbox)[0] == 0
    for serial in (1, 2):
        assert office("compose", f"{serial:02}/2026/QĐ-TTg")[0] == 0
        assert office("compose", f"{serial:02}/2026/QĐ-UBND", "--publisher", "vn-hs")[0] == 0
    # The other publisher has an issue of that number too, which must not be taken for the one that is named.
    code, told = office("compose", "vn/2026/1", "--without", "01/2026/QĐ-TTg", "--into", "vn-hs/2026/2")
    assert (code, told["error"]["code"]) == (9, "REG-ISSUE-ELSEWHERE")
    code, told = office("compose", "03/2026/QĐ-TTg", "--supplement-to", "vn-hs/2026/1")
    assert (code, told["error"]["code"]) == (9, "REG-ISSUE-ELSEWHERE")
    code, told = office("compose", "--supplement-to", "vn-hs/2026/1", "--publisher", "vn-hs")
    assert (code, told["issue"]["numbers"]) == (0, [3])
    assert office("show", "vn-hs/2026/3")[1]["issue"]["supplements"] == "vn-hs/2026/1"
    code, told = office("number", "void", "vn-hs/2026/9", "--reason", "Bỏ")
    assert (code, told["error"]["code"]) == (9, "REG-NUMBER-GAP")
    assert "4" in told["error"]["hint"]
    assert "bỏ --number" not in told["error"]["hint"], "that command has no such option"
    # What a message tells to type holds for this publisher, wherever it is typed.
    code, told = office("sign", "vn-hs/2026/3")
    assert (code, told["error"]["code"]) == (9, "RUN-PREVIOUS-UNSIGNED")
    assert "vn-hs/2026/1" in told["error"]["message"]
    # Its cover has a word with a letter ("Phụ trương") that nothing else in it has.
    assert office("render", "vn-hs/2026/3")[0] == 0


def test_a_body_that_no_publisher_names_waits_for_an_editor(office):
    stranger = write(office, "x.txt", "02/2026/QĐ-UBND", province("Hoa Cúc"))
    code, told = office("ingest", stranger)
    assert (code, told["documents"][0]["outcome"], "DOC-OTHER-GAZETTE" in codes(told)) == (1, "held", True)
    code, told = office("accept", "x.txt", "--finding", "DOC-OTHER-GAZETTE", "--reason", "Theo đề nghị của tỉnh")
    assert (code, told["document"]["outcome"]) == (0, "accepted")
    assert office("compose")[1]["issue"]["publisher"] == "vn"
    # The issuer of a commune that gazette.toml names for a province is that province's.
    commune = {**province("Hoa Mai"), "body": "ỦY BAN NHÂN DÂN\nXÃ HOA ĐÀO", "issuer": "Ủy ban nhân dân xã Hoa Đào"}
    told = office("ingest", write(office, "c.txt", "03/2026/QĐ-UBND", commune))[1]
    assert came(told)[0][1].startswith("/akn/vn-hm/")


def test_a_publisher_that_is_not_there(office, monkeypatch):
    code, told = office("list", "--publisher", "vn-xx")
    assert (code, told["error"]["code"], told["error"]["hint"]) == (
        2,
        "CFG-PUBLISHER",
        "Các mã hiện có: vn, vn-hs, vn-hm.",
    )
    monkeypatch.setenv("GAZETTE_PUBLISHER", "vn-xx")
    assert office("list")[0] == 2
    monkeypatch.delenv("GAZETTE_PUBLISHER")
    assert office("number", "void", "vn-xx/2026/1", "--reason", "Bỏ")[1]["error"]["code"] == "CFG-PUBLISHER"
    office.set("[publishers.vn-hm]", "[publishers.vn]")
    code, told = office("list")
    assert (code, told["error"]["code"]) == (3, "CFG-PUBLISHER-TWICE")


COUNT = 2


def test_three_gazettes_compose_at_once_and_share_a_portal(office):
    publishers = {"vn": NATIONAL, "vn-hs": province("Hoa Sen"), "vn-hm": province("Hoa Mai")}
    for publisher, facts in publishers.items():
        body = "TTg" if publisher == "vn" else "UBND"
        for serial in range(1, COUNT + 1):
            write(office, f"{publisher}-{serial}.txt", f"{serial:02}/2026/QĐ-{body}", facts)
    assert office("ingest", office.inbox)[0] == 0
    uris = {
        place: [item["uri"] for item in office("list", "--publisher", place)[1]["documents"]] for place in publishers
    }
    command = [sys.executable, "-m", "gazette.cli", "-C", str(office.folder), "compose", "--json"]
    running = [
        subprocess.Popen(
            [*command, uri], env={**os.environ, "GAZETTE_PUBLISHER": place}, cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        for serial in range(COUNT)
        for place in publishers
        for uri in [uris[place][serial]]
    ]
    told = [json.loads(process.communicate()[0])["issue"] for process in running]
    assert [process.returncode for process in running] == [0] * 3 * COUNT
    for place in publishers:
        numbers = sorted(item["numbers"] for item in told if item["publisher"] == place)
        assert numbers == [[serial] for serial in range(1, COUNT + 1)]
        ledger = office("number", "list", "--publisher", place)[1]
        assert [(item["number"], item["state"]) for item in ledger["numbers"]] == [(1, "reserved"), (2, "reserved")]
    for number in (1, 2):
        for place in publishers:
            code, done = office("publish", f"{place}/2026/{number}")
            assert (code, done["issue"]["publisher"], done["issue"]["state"]) == (0, place, "published")
    # Each chain of manifests is its own.
    for place in publishers:
        folder = office.current / "cong-bao" / place / "2026"
        one, two = (json.loads((folder / number / "manifest.json").read_bytes()) for number in ("1", "2"))
        assert (one["previous"], one["issue"]["publisher"]) == (None, place)
        assert two["previous"] is not None
        code, verdict = office("verify", folder, "--trust", office.folder / "keys" / "root.pem")
        assert (code, verdict["indication"]) == (0, "TOTAL-PASSED")
    # One portal: a page and a feed of each gazette, and the gazette told wherever an issue is.
    years = (office.current / "cong-bao" / "index.html").read_text("utf-8")
    for place, title in (("vn", "Công báo"), ("vn-hs", "Công báo tỉnh Hoa Sen"), ("vn-hm", "Công báo tỉnh Hoa Mai")):
        assert f'href="{place}/index.html">{title}</a>' in years
        own = (office.current / "cong-bao" / place / "index.html").read_text("utf-8")
        assert f'<h1 lang="vi-VN">{title}</h1>' in own
        feed = (office.current / "cong-bao" / place / "feed.xml").read_text("utf-8")
        assert feed.count("<entry>") == COUNT
        assert f"/eli/{place}/" in feed
    assert "01/2026/QĐ-UBND" not in (office.current / "index.html").read_text("utf-8"), "home is the first one's"
    issue = (office.current / "cong-bao" / "vn-hs" / "2026" / "1" / "index.html").read_text("utf-8")
    assert 'href="../../index.html">Công báo tỉnh Hoa Sen</a>' in issue
    assert (office.current / "feed.xml").read_text("utf-8").count("<entry>") == 3 * COUNT
    searched = (office.current / "assets" / "tra-cuu" / "2026.js").read_text("utf-8")
    assert searched.count("Công báo tỉnh Hoa Mai") == COUNT
    assert office("archive", "verify")[0] == 0
    problems = office("doctor")[1]["problems"]
    assert [item for item in problems if item["severity"] == "error"] == []
    # What gazette.toml no longer names is told.
    office.set("[publishers.vn-hm]", "[publishers.vn-hn]")
    assert "DRC-PUBLISHER" in [item["code"] for item in office("doctor", "--quick")[1]["problems"]]


def test_run_makes_an_issue_for_each_gazette(office):
    write(office, "ttg.txt", "01/2026/QĐ-TTg", NATIONAL)
    write(office, "hs.txt", "01/2026/QĐ-UBND", province("Hoa Sen"))
    code, told = office("run", office.inbox)
    assert code == 0
    assert [(item["publisher"], item["numbers"], item["state"]) for item in told["issues"]] == [
        ("vn", [1], "published"),
        ("vn-hs", [1], "published"),
    ]


def test_a_gazette_speaks_of_its_own_documents_alone(office):
    write(office, "ttg.txt", "01/2026/QĐ-TTg", NATIONAL)
    write(office, "hs.txt", "01/2026/QĐ-UBND", province("Hoa Sen"))
    assert office("run", office.inbox)[0] == 0
    assert office("withdraw", "01/2026/QĐ-UBND", "--reason", "Thu hồi")[0] == 0

    def statement():
        return office("show", "01/2026/QĐ-UBND")[1]["document"]["facts"][0]["statement"]

    assert office("publish", "vn/2026/1")[0] == 0
    assert statement() is None, "the national seal must not sign what a province has to say"
    assert office("publish", "vn-hs/2026/1")[0] == 0
    assert statement() is not None


def test_a_publisher_that_is_not_named_any_more_has_no_document_said_to_stand(office):
    write(office, "ttg.txt", "01/2026/QĐ-TTg", NATIONAL)
    write(office, "hs.txt", "01/2026/QĐ-UBND", province("Hoa Sen"))
    assert office("run", office.inbox)[0] == 0
    assert office("withdraw", "01/2026/QĐ-UBND", "--reason", "Thu hồi")[0] == 0
    assert office("publish", "vn-hs/2026/1")[0] == 0

    def withdrawn():
        return (office.current / "log" / "bulletin").read_text("utf-8").count("withdrawn")

    assert withdrawn() == 1
    # Another workspace on this registry, with a portal of its own.
    office.set("[publishers.vn-hs]", "[publishers.vn-hn]")
    office.set('path = "portal"', 'path = "own"')
    assert office("log", "bulletin")[0] == 0
    assert office("publish", "vn/2026/1")[0] == 0
    told = (office.folder / "own" / "current" / "log" / "bulletin").read_text("utf-8")
    assert told.count("withdrawn") == 1, "what no bulletin lists counts as published and in force"
    assert not (office.folder / "own" / "current" / "cong-bao" / "vn-hs").exists()


def test_a_typing_error_takes_no_gazette_off_the_portal(office):
    write(office, "ttg.txt", "01/2026/QĐ-TTg", NATIONAL)
    write(office, "hs.txt", "01/2026/QĐ-UBND", province("Hoa Sen"))
    assert office("run", office.inbox)[0] == 0
    assert office("ingest", write(office, "ttg-2.txt", "02/2026/QĐ-TTg", NATIONAL))[0] == 0
    assert office("compose")[0] == 0
    assert office("sign", "latest")[0] == 0
    office.set("[publishers.vn-hs]", "[publishers.vn-hn]")
    with open_workspace(office.folder, who="x", command="show") as workspace:
        size = workspace.registry.log.size
    for command in (("publish", "vn/2026/2"), ("site", "build"), ("log", "bulletin")):
        code, told = office(*command)
        assert (code, told["error"]["code"]) == (3, "CFG-PUBLISHER-SHOWN"), command
        assert "2026/1" in told["error"]["message"]
        assert "[publishers.vn-hs]" in told["error"]["hint"]
    assert (office.current / "cong-bao" / "vn-hs" / "2026" / "1" / "manifest.json").is_file()
    with open_workspace(office.folder, who="x", command="show") as workspace:
        assert workspace.registry.log.size == size, "refused before anybody is told"
    office.set("[publishers.vn-hn]", "[publishers.vn-hs]")
    assert office("publish", "vn/2026/2")[0] == 0
    assert (office.current / "cong-bao" / "vn-hs" / "2026" / "1" / "manifest.json").is_file()


def test_nobody_does_the_work_of_a_publisher_that_is_not_named_any_more(office):
    write(office, "ttg.txt", "01/2026/QĐ-TTg", NATIONAL)
    path = write(office, "hs.txt", "01/2026/QĐ-UBND", province("Hoa Sen"))
    assert office("run", office.inbox)[0] == 0
    waits = write(office, "hs-2.txt", "02/2026/QĐ-UBND", province("Hoa Sen"))
    assert office("ingest", waits)[0] == 0
    assert office("withdraw", "01/2026/QĐ-UBND", "--reason", "Thu hồi")[0] == 0
    office.set("[publishers.vn-hs]", "[publishers.vn-hn]")
    because = ("--reason", "Nhầm")
    for command in (
        ("correct", "01/2026/QĐ-UBND", "--at", "art_1", "--was", "mẫu", "--now", "mới", *because),
        ("redact", "01/2026/QĐ-UBND", "--basis", "Luật mẫu", "--dry-run", *because),
        ("edit", "02/2026/QĐ-UBND", "--set", "title=Khác", *because),
        ("check", "02/2026/QĐ-UBND"),
        ("ingest", path),
    ):
        code, told = office(*command)
        assert (code, told["error"]["code"]) == (3, "CFG-PUBLISHER-GONE"), command
        assert "[publishers.vn-hs]" in told["error"]["hint"]
    # Looking is no work.
    assert office("show", "02/2026/QĐ-UBND")[1]["document"]["publisher"] == "vn-hs"
    found = [item["code"] for item in office("doctor", "--quick")[1]["problems"]]
    assert "DRC-PUBLISHER" in found
    assert "CFG-PUBLISHER-GONE" not in found
