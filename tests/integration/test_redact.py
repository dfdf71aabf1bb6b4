"""A document whose personal data must go, by the real program: gone everywhere, and everything else still proven."""

import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from bench import INBOX, Bench
from bench import copy as copied
from leftovers import ASKED, LAW, NUMBER, OTHER, PAPER, SECRET, telling
from lxml import etree

from gazette.cli.main import run
from gazette.model.fact_record import fact_bytes, parse_fact


@pytest.fixture(scope="module")
def told(tmp_path_factory, empty_template):
    """A workspace whose third release has the document: it was held, settled, published beside another, corrected."""
    folder = copied(empty_template, tmp_path_factory.mktemp("redact") / "workspace")
    paper = folder.parent / "961-2026-qd-ttg.txt"
    paper.write_text(PAPER, "utf-8")
    for arguments in (
        ["run", INBOX / "904-ct-ttg.html"],
        ["ingest", paper, INBOX / "902-2026-qd-ttg.docx"],
        ["run"],
        ["run", INBOX / "903-2026-tt-btp.docx"],
    ):
        assert run(["-C", str(folder), *map(str, arguments), "-q"]) in (0, 1), arguments
    return folder


@pytest.fixture
def office(told, tmp_path, capfd, placed):
    shutil.copy(told.parent / "961-2026-qd-ttg.txt", tmp_path)
    return Bench(placed(copied(told, tmp_path / "workspace")), capfd)


def redacted(office, *more):
    return office("redact", NUMBER, *ASKED, *(more or ("--yes",)))


def policy(office):
    key = office("log", "policy")[1]
    path = office.folder.parent / "policy.txt"
    path.write_text(f"log {key['key']} {key['address']}\nquorum none\n", "utf-8")
    return path


def root(office):
    return office.folder / "keys" / "root.pem"


def shown(office):
    return office("show", NUMBER)[1]["document"]


def statement(office):
    return office.current / shown(office)["facts"][-1]["statement"]


def test_nothing_is_left_of_it_and_everything_else_is_proven(office):
    assert len(telling(office.folder)) > 10, "the search finds what is there"
    code, plan = redacted(office, "--dry-run")
    assert (code, plan["fact"], plan["done"]) == (0, None, False)
    assert {Path(item["path"]).name for item in plan["removed"]} >= {"961-2026-qd-ttg.pdf", "cong-bao-2-2026.pdf"}
    assert shown(office)["publication"]["state"] == "as published", "a dry run changes nothing"

    # What a process was writing when it was killed, a moment ago.
    half = next((office.folder / "archive").glob("[0-9a-f][0-9a-f]")) / ".new-killed"
    half.write_text(SECRET, "utf-8")
    code, told = redacted(office)
    assert (code, told["done"], told["publication"]["state"], told["left"]) == (0, True, "redacted", [])
    assert told["removed"] == plan["removed"]
    assert telling(office.folder) == []

    record = parse_fact(statement(office).read_bytes())
    assert [(file.path, file.sha256) for file in record.fact.removed] == [
        (item["path"], item["sha256"]) for item in plan["removed"]
    ]
    assert (record.fact.basis, record.fact.kind.value) == (LAW, "redacted")
    page = (office.current / shown(office)["eli"].strip("/") / "index.html").read_text("utf-8")
    for words in (NUMBER, "20-10-2026", LAW, "facts/1/fact.json", plan["removed"][-1]["sha256"]):
        assert words in page
    assert "kỷ luật" not in page, "the title may tell what the text did"
    of_issue = (office.current / "cong-bao/vn/2026/2/index.html").read_text("utf-8")
    assert "đã gỡ nội dung" in of_issue
    for words in ("cong-bao-2-2026.pdf", "Tải tệp PDF của số này"):
        assert words not in of_issue, "the PDF of the issue is gone"
    assert "đã được gỡ cùng với văn bản" in of_issue
    eli = shown(office)["eli"].strip("/")
    for place in ("assets/tra-cuu/2026.js", "sitemap.xml"):
        named = (office.current / place).read_text("utf-8")
        assert (eli in named, "902-2026" in named or OTHER in named) == (False, True), place
    feed = etree.parse(office.current / "feed.xml").getroot()
    kinds = [
        [category.get("term") for category in entry.iterfind("{*}category")]
        for entry in feed.iterfind("{*}entry")
        if any(f"/{eli}/" in link.get("href") for link in entry.iterfind("{*}link"))
    ]
    assert kinds == [["redacted"]], "the notice alone, and no new document without a title"

    code, checked = office("log", "check", office.current, "--log", policy(office))
    assert (code, checked["indication"]) == (0, "TOTAL-PASSED")
    code, verdict = office("verify", office.current, "--trust", root(office))
    assert (code, verdict["indication"]) == (1, "TOTAL-PASSED"), "as of a document that was withdrawn"
    states = {file["publication"]["state"] for file in verdict["files"]}
    assert states == {"redacted", "unknown"}
    assert office("archive", "verify")[1]["ok"]
    assert office("doctor")[1]["ok"]
    assert office("backup", office.folder.parent / "kept")[0] == 0
    assert telling(office.folder.parent / "kept") == []


def test_a_copy_that_somebody_kept_is_genuine_and_told_as_redacted(office):
    kept = office.folder.parent / "kept.pdf"
    kept.write_bytes((office.current / shown(office)["eli"].strip("/") / "961-2026-qd-ttg.pdf").read_bytes())
    reason = "Lộ thông tin cá nhân"
    assert office("withdraw", NUMBER, "--reason", reason)[0] == 0
    said = office.text("redact", NUMBER, *ASKED, "--dry-run")[1]
    assert f"thu hồi: {reason}" in said, "what stays public is told before it is asked"
    code, told = redacted(office)
    assert (code, told["told"]) == (0, [{"kind": "withdrawn", "reason": reason}])
    code, verdict = office("verify", kept, statement(office), "--trust", root(office))
    (file,) = (item for item in verdict["files"] if item["path"] == str(kept))
    assert (code, file["indication"], file["publication"]["state"]) == (1, "TOTAL-PASSED", "redacted")
    assert LAW in office.text("verify", kept, statement(office), "--trust", root(office))[1]


def test_it_does_not_come_back(office, tmp_path, capfd):
    assert redacted(office)[0] == 0
    code, said = office.text("redact", NUMBER, *ASKED, "--yes")
    assert (code, "Đã gỡ nội dung từ trước" in said, "phải gỡ:" in said) == (0, True, False), "nothing is to be done"
    code, told = office("redact", NUMBER, "--reason", "Khác", "--basis", "Khác", "--yes")
    assert (code, told["error"]["code"]) == (9, "FCT-AGAIN")
    code, said = office.text("publish", "2026/2")
    assert (code, "có văn bản đã gỡ nội dung" in said, "thiết lập" in said) == (0, True, False), "none has changed"
    said = office.text("show", "2026/2")[1]
    assert [line.split(NUMBER)[1].strip() for line in said.splitlines() if NUMBER in line][:1] == ["– (đã gỡ nội dung)"]
    assert office("publish", "latest")[0] == 0
    assert office("site", "rollback")[1]["error"]["code"] == "PUB-RELEASE-REDACTED"

    paper = tmp_path / "961-2026-qd-ttg.txt"
    packed = tmp_path / "again.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(paper, paper.name)
        archive.write(INBOX / "909-cd-ttg.txt", "909-cd-ttg.txt")
    for path, outcomes in ((paper, ["refused"]), (packed, ["accepted", "refused"])):
        code, told = office("ingest", path)
        assert sorted(item["outcome"] for item in told["documents"]) == outcomes
        assert "INP-ERASED" in [item["code"] for found in told["documents"] for item in found["findings"]]
    for command in (
        ("check", NUMBER),
        ("correct", NUMBER, "--with", paper, "--reason", "Sửa"),
        ("diff", NUMBER, OTHER),
    ):
        code, told = office(*command)
        assert (code, told["error"]["code"]) == (9, "FCT-GONE"), command
    assert office("withdraw", NUMBER, "--reason", "Thu hồi luôn")[0] == 0, "the law goes on"
    assert telling(office.folder) == []

    new = tmp_path / "new"
    shutil.copytree(office.folder, new, ignore=shutil.ignore_patterns("registry.db*", "portal"))
    if (office.folder / "registry.db").exists():
        again = Bench(new, capfd)
        assert again("archive", "rebuild")[1]["ok"]
        assert again("site", "build")[0] == 0
        assert telling(new) == []
        assert again("ingest", paper)[1]["documents"][0]["outcome"] == "refused"


def test_only_what_a_signed_redaction_names_may_be_missing(office):
    assert redacted(office)[0] == 0
    other = next(office.current.rglob("902-2026-qd-ttg.pdf"))
    archived = next(
        path
        for path in (office.folder / "archive").rglob("*")
        if path.is_file() and path.read_bytes() == other.read_bytes()
    )
    whole = other.read_bytes()
    archived.unlink()
    code, told = office("archive", "verify")
    assert (code, [item["sha256"] for item in told["lost"]]) == (8, [archived.name])
    other.unlink()
    assert office("verify", office.current, "--trust", root(office))[1]["indication"] == "INDETERMINATE"
    code, checked = office("log", "check", office.current, "--log", policy(office))
    assert (code, checked["indication"]) == (1, "TOTAL-FAILED")

    # A forged word for it: as signed once, with that file beside the others.
    other.write_bytes(whole)
    record = parse_fact(statement(office).read_bytes())
    path = statement(office)
    forged = fact_bytes(record).replace(b'"removed":{', b'"removed":{"a.pdf":"' + archived.name.encode() + b'",')
    path.unlink()
    path.write_bytes(forged)
    for command in (
        ("verify", office.current, "--trust", root(office)),
        ("log", "check", office.current, "--log", policy(office)),
    ):
        assert office(*command)[1]["indication"] == "TOTAL-FAILED"


def test_a_redaction_that_nobody_signed_lets_nothing_be_missing(office):
    """The ledger alone is not believed: only a statement that a trusted seal signed."""
    if not (office.folder / "registry.db").exists():
        pytest.skip("the tables are changed by hand, in the file")
    assert redacted(office)[0] == 0
    assert office("archive", "verify")[1]["ok"]
    signature = statement(office).with_name("fact.json.p7s").read_bytes()
    (kept,) = (
        path for path in (office.folder / "archive").rglob("*") if path.is_file() and path.read_bytes() == signature
    )
    with closing(sqlite3.connect(office.folder / "registry.db")) as database:
        signed = json.loads(database.execute("SELECT signed FROM told_facts").fetchone()[0])
        other = signed["record_file"]["sha256"]
        database.execute("UPDATE told_facts SET signed = replace(signed, ?, ?)", [kept.name, other])
        database.commit()
    code, told = office("archive", "verify")
    assert code == 8
    assert len(told["lost"]) >= 5
    assert {kind["kind"] for item in told["lost"] for kind in item["belongs"]} >= {"issue", "document"}


def test_what_was_begun_and_what_came_back_is_told_and_mended(office):
    from gazette.registry import Archive

    held = Archive(office.folder / "archive")
    source = next(
        path
        for path in (office.folder / "archive").rglob("*")
        if path.is_file() and path.read_bytes() == PAPER.encode()
    )
    held.put(b"another process adds")
    code, told = redacted(office)
    assert (code, told["error"]["code"]) == (9, "FCT-REDACT-BUSY")
    held.close()
    assert telling(office.folder / "portal") == [], "the public side comes first"
    assert "DRC-REDACTION" in [item["code"] for item in office("doctor")[1]["problems"]]
    assert redacted(office)[0] == 0
    assert office("doctor")[1]["ok"]
    source.parent.mkdir(exist_ok=True)
    source.write_bytes(PAPER.encode())
    assert "DRC-REDACTION-BACK" in [item["code"] for item in office("doctor")[1]["problems"]]
    assert redacted(office)[0] == 0
    assert telling(office.folder) == []


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        ((NUMBER, "--reason", " ", "--basis", "Luật", "--yes"), 2, "SET-REASON"),
        ((NUMBER, "--reason", "Vì", "--basis", " ", "--yes"), 2, "FCT-NO-BASIS"),
        ((NUMBER, "--reason", "Vì", "--basis", "Luật"), 2, "CLI-REDACT-YES"),
        (("1/1999/QĐ-TTg", "--reason", "Vì", "--basis", "Luật", "--yes"), 9, "REG-NO-DOCUMENT"),
    ],
)
def test_what_is_not_meant_takes_nothing_away(office, arguments, code, error):
    exit_code, told = office("redact", *arguments)
    assert (exit_code, told["error"]["code"]) == (code, error)
    assert shown(office)["facts"] == []
    assert len(telling(office.folder)) > 10


def test_without_a_key_that_signs_here_nothing_goes(office):
    office.set(
        'file = "keys/seal.p12"\npassphrase = "file:keys/seal.pass"', 'kind = "remote"\ncertificate = "keys/root.pem"'
    )
    code, told = redacted(office)
    assert (code, told["error"]["code"]) == (3, "FCT-REDACT-KEY")
    assert shown(office)["facts"] == []


def test_what_was_begun_does_not_go_on_where_nothing_signs_any_more(office):
    """Recorded and not signed when the run was broken; the key is on another machine since, the target is gone."""
    from gazette.pipeline import redact as module
    from gazette.pipeline.workspace import open_workspace

    with open_workspace(office.folder, who="an", command="test") as workspace:
        (document,) = workspace.registry.documents.named(NUMBER)
        found = module.extent(workspace, document)
        module._record(workspace, document, ASKED[1], LAW, found.removed)
    remote = 'kind = "remote"\ncertificate = "keys/root.pem"'
    office.set('file = "keys/seal.p12"\npassphrase = "file:keys/seal.pass"', remote)
    shutil.rmtree(office.folder / "portal")
    code, told = redacted(office)
    assert (code, told["error"]["code"]) == (3, "FCT-REDACT-KEY")
    assert len(telling(office.folder / "archive")) > 3
