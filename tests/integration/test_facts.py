"""What becomes of a published document, by the real program: recorded, signed, logged, shown; files never change."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from gazette.model.fact_record import parse_fact
from gazette.model.status import FactKind
from gazette.pipeline.facts import Ordered, record_ordered
from gazette.pipeline.workspace import open_workspace
from gazette.tlog.entry import parse_entry
from gazette.tlog.proof import parse_proof

DECISION, DECREE = "902/2026/QĐ-TTg", "901/2026/NĐ-CP"
REASON = "Đăng nhầm bản chưa ký"


def page(bench, document, lang=""):
    return (bench.current / lang / document["eli"].strip("/") / "index.html").read_text("utf-8")


def shown(bench, name):
    code, told = bench("show", name)
    assert code == 0
    return told["document"]


def published_files(bench):
    return {
        str(path.relative_to(bench.current)): path.read_bytes()
        for path in bench.current.rglob("*")
        if path.suffix in (".pdf", ".p7s") or path.name in ("manifest.json", "fact.json")
    }


def test_a_withdrawal_is_recorded_signed_logged_and_shown(published):
    before, document = published_files(published), shown(published, DECISION)
    assert (document["publication"]["state"], document["facts"]) == ("as published", [])
    code, told = published("withdraw", DECISION, "--reason", REASON, "--basis", "TT 02/2025/TT-VPCP")
    assert (code, told["publication"]["state"], told["fact"]["statement"]) == (0, "withdrawn", None)
    assert "thu hồi" not in page(published, document)

    assert "DRC-FACT-WAITS" in [item["code"] for item in published("doctor")[1]["problems"]]
    assert published("publish")[0] == 0
    assert "DRC-FACT-WAITS" not in [item["code"] for item in published("doctor")[1]["problems"]]
    document = shown(published, DECISION)
    (fact,) = document["facts"]
    path = published.current / fact["statement"]
    record = parse_fact(path.read_bytes())
    assert (record.fact.reason, record.fact.on, record.fact.who) == (REASON, date.fromisoformat(fact["on"]), "")
    assert fact["statement"] == f"{document['eli'].strip('/')}/facts/1/fact.json"
    entry = parse_entry(parse_proof(path.with_name("fact.tlog-proof").read_bytes()).extra)
    assert (entry.act.value, entry.work) == ("withdraw", document["uri"])
    assert [name for name, _ in entry.files] == [fact["statement"], f"{fact['statement']}.p7s"]
    key = published("log", "policy")[1]
    policy = published.folder / "policy.txt"
    policy.write_text(f"log {key['key']} {key['address']}\nquorum none\n", "utf-8")
    assert published("log", "check", published.current, "--log", policy)[0] == 0

    for lang, words in (("", "đã thu hồi"), ("en", "withdrawn")):
        html = page(published, document, lang)
        assert words in html
        assert REASON in html
        assert "facts/1/fact.json" in html
    assert "đã thu hồi" in (published.current / "index.html").read_text("utf-8")
    feed = (published.current / "feed.xml").read_text("utf-8")
    assert fact["statement"] in feed
    assert REASON in feed
    listed = {item["number"]: item for item in published("list")[1]["documents"]}
    assert listed[DECISION]["publication"] == "withdrawn"
    assert listed[DECREE]["publication"] is None

    after = published_files(published)
    assert {name: after[name] for name in before} == before
    again = published_files(published)
    assert published("publish")[0] == 0
    assert published_files(published) == again
    assert published("verify", published.current, "--trust", published.folder / "keys/root.pem")[0] == 0


def test_a_suspension_of_a_part_ends_and_the_whole_expires_later(published):
    assert published("suspend", DECREE, "--part", "art_1", "--reason", "Chờ xử lý", "--by", "12/QĐ-BTP")[0] == 0
    assert shown(published, DECREE)["legal"]["state"] == "partly suspended"
    assert published("resume", DECREE, "--reason", "Đã xử lý")[0] == 0
    document = shown(published, DECREE)
    assert document["legal"]["state"] not in ("suspended", "partly suspended")
    assert document["facts"][0]["by"] == {"number": "12/QĐ-BTP", "uri": None, "place": None}
    later = date.today() + timedelta(days=400)  # noqa: DTZ011, TID251 - far from any border of days
    assert published("expire", DECREE, "--on", later, "--reason", "Hết thời hạn", "--basis", "Điều 3")[0] == 0
    assert published("publish")[0] == 0
    document = shown(published, DECREE)
    assert [fact["kind"] for fact in document["facts"]] == ["suspended", "resumed", "expired"]
    assert all(fact["statement"] for fact in document["facts"])
    assert document["legal"]["state"] != "expired"
    assert f"{later.day}-{later.month}-{later.year}" in page(published, document)
    code, text = published.text("show", DECREE, "--lang", "vi")
    assert code == 0, text
    assert "ngưng hiệu lực từ" in text
    assert "Điều 1" in text


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("withdraw", DECISION, "--on", "2999-01-01"), "FCT-FUTURE"),
        (("withdraw", DECISION, "--on", "2000-01-01"), "FCT-BEFORE"),
        (("suspend", DECISION, "--part", "art_99"), "FCT-NO-PART"),
        (("resume", DECISION), "FCT-NOT-SUSPENDED"),
        (("withdraw", "1/1999/QĐ-TTg"), "REG-NO-DOCUMENT"),
    ],
)
def test_what_contradicts_the_book_is_refused_and_nothing_is_written(published, command, code):
    exit_code, told = published(*command, "--reason", "Vì thế")
    assert (exit_code, told["error"]["code"]) == (9, code)
    assert published("show", DECISION)[1]["document"]["facts"] == []


def test_nothing_is_recorded_twice(published):
    for command, after in ((("withdraw",), 1), (("suspend",), 2), (("expire",), 3)):
        assert published(*command, DECISION, "--reason", "Một lần")[0] == 0
        assert published(*command, DECISION, "--reason", "Một lần")[0] == 0, "in the same words it is the same"
        code, told = published(*command, DECISION, "--reason", "Hai lần")
        assert (code, told["error"]["code"]) == (9, "FCT-AGAIN")
        assert len(shown(published, DECISION)["facts"]) == after
    code, told = published("resume", DECISION, "--reason", "Đã hết hiệu lực")
    assert told["error"]["code"] == "FCT-NOT-SUSPENDED"


def test_what_was_resumed_is_suspended_anew_in_the_same_words(published):
    for command, state in (("suspend", "suspended"), ("resume", "in force"), ("suspend", "suspended")):
        assert published(command, DECISION, "--reason", "Vì thế")[0] == 0
        assert shown(published, DECISION)["legal"]["state"] == state
    assert len(shown(published, DECISION)["facts"]) == 3


class WithinASecond:
    """A clock that tells moments of one second, one after the other."""

    def __init__(self):
        self._second = datetime.now(UTC).replace(microsecond=0) - timedelta(seconds=5)  # noqa: TID251 - keys are of now
        self._told = 0

    def now(self):
        self._told += 1
        return self._second + timedelta(microseconds=self._told)


def test_facts_of_one_second_keep_their_order_when_they_are_published(published):
    uri = shown(published, DECISION)["uri"]
    with open_workspace(published.folder, who="an", command="test", clock=WithinASecond()) as workspace:
        document = workspace.registry.documents.get(uri)
        for kind in (FactKind.SUSPENDED, FactKind.RESUMED):
            record_ordered(workspace, document, Ordered(kind, REASON))
    assert published("publish")[0] == 0
    assert shown(published, DECISION)["legal"]["state"] == "in force"
    with open_workspace(published.folder, who="an", command="test") as workspace:
        told = [item.record.fact for item in workspace.registry.facts.told() if item.record.fact.work == uri]
    assert [fact.kind for fact in sorted(told, key=lambda fact: fact.at)] == [FactKind.SUSPENDED, FactKind.RESUMED]
    assert len({fact.at for fact in told}) == 2


def test_a_document_that_waits_can_not_be_withdrawn(empty):
    from bench import INBOX

    assert empty("ingest", INBOX / "902-2026-qd-ttg.docx")[0] == 0
    code, told = empty("withdraw", DECISION, "--reason", REASON)
    assert (code, told["error"]["code"]) == (9, "FCT-UNPUBLISHED")


def test_the_statement_fits_its_schema(published):
    from jsonschema import Draft202012Validator

    assert published("suspend", DECISION, "--part", "art_1", "--reason", "Thử", "--by", DECREE)[0] == 0
    assert published("publish")[0] == 0
    (fact,) = shown(published, DECISION)["facts"]
    assert fact["by"]["place"]["page"] > 0
    schema = json.loads((Path(__file__).parents[2] / "schemas/fact.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(json.loads((published.current / fact["statement"]).read_bytes()))
    assert shown(published, DECREE)["does"][0]["work"] == shown(published, DECISION)["uri"]


ENDING = """THỦ TƯỚNG CHÍNH PHỦ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 956/2026/QĐ-TTg
Hà Nội, ngày 20 tháng 11 năm 2026

QUYẾT ĐỊNH
Bãi bỏ văn bản mẫu

Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;

Thủ tướng Chính phủ ban hành Quyết định bãi bỏ văn bản mẫu.

Điều 1. Bãi bỏ văn bản
Bãi bỏ toàn bộ Quyết định số 902/2026/QĐ-TTg.

Điều 2. Hiệu lực thi hành
Quyết định này có hiệu lực thi hành từ ngày 20 tháng 11 năm 2026.

Nơi nhận:
- Công báo;
- Lưu: VT.

KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
Trần Thị Mẫu
"""


def test_what_a_published_document_repeals_expires_by_itself(published, tmp_path):
    paper = tmp_path / "956-2026-qd-ttg.txt"
    paper.write_text(ENDING, "utf-8")
    assert shown(published, DECISION)["facts"] == []
    code, told = published("run", paper)
    assert (code, told["documents"][0]["outcome"]) == (0, "accepted"), told
    document, ending = shown(published, DECISION), shown(published, "956/2026/QĐ-TTg")
    (fact,) = document["facts"]
    assert (fact["kind"], fact["on"], fact["by"]["uri"]) == ("expired", "2026-11-20", ending["uri"])
    assert (document["publication"]["state"], document["legal"]["state"]) == ("as published", "expired")
    assert ending["does"][0]["work"] == document["uri"]
    html = page(published, document)
    assert "Hết hiệu lực từ 20-11-2026." in html
    assert '"legislationLegalForce":"https://schema.org/NotInForce"' in html
    # Published again, nothing new is said.
    assert published("publish", f"{told['issue']['year']}/1")[0] == 0
    assert len(shown(published, DECISION)["facts"]) == 1
