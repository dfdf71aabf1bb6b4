"""What must not be seen before a moment: nothing of it is, up to the second; then the same command publishes it."""

import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from bench import BROKEN, INBOX

from gazette.errors import ConflictError
from gazette.messages import hint
from gazette.pipeline.doctor_quick import QUICK_CHECKS, examine
from gazette.pipeline.run import advance
from gazette.pipeline.workspace import open_workspace
from gazette.registry import Registry

NOW = datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - the clock of the tests
HOME = ZoneInfo("Asia/Ho_Chi_Minh")
UNTIL = (NOW + timedelta(days=3)).astimezone(HOME).replace(hour=17, minute=30, second=0)
SECOND = timedelta(seconds=1)
DECISION, DECREE = (INBOX / name for name in ("902-2026-qd-ttg.docx", "910-2026-nd-cp.xml"))
WRITTEN = f"{UNTIL:%Y-%m-%dT%H:%M}"


class Fixed:
    def __init__(self, at):
        self.at = at

    def now(self):
        return self.at


def at(bench, moment):
    return open_workspace(bench.folder, who="x", command="publish", clock=Fixed(moment))


def publish(bench, moment):
    with at(bench, moment) as workspace:
        record = workspace.registry.issues.latest("vn")
        return advance(workspace, record, "publish", str)


def problems(bench, moment):
    with at(bench, moment) as workspace:
        return {item.code: item for item in examine(workspace, QUICK_CHECKS)}


def visible(bench):
    """Every byte that anybody can get at: the portal with its feeds, log and bulletin, and its older releases."""
    return b"".join(path.read_bytes() for path in (bench.folder / "portal").rglob("*") if path.is_file())


def with_sidecar(tmp_path, file, **facts):
    copy = tmp_path / file.name
    copy.write_bytes(file.read_bytes())
    copy.with_name(f"{file.stem}.gazette.json").write_text(json.dumps(facts, ensure_ascii=False), "utf-8")
    return copy


@pytest.fixture
def embargoed(empty, tmp_path):
    """A decision under embargo by its sidecar, composed into the issue of its day; another issue is published."""
    assert empty("run", DECREE)[0] == 0
    given = with_sidecar(tmp_path, DECISION, embargo={"until": WRITTEN, "reason": "Chờ họp báo"})
    assert empty("ingest", given)[0] == 0
    assert empty("compose", "--date", UNTIL.date())[0] == 0
    return empty


def test_nothing_is_seen_before_the_moment_and_everything_at_it(embargoed):
    seen = visible(embargoed)
    code, told = embargoed("publish", "latest")
    assert (code, told["error"]["code"]) == (9, "EMB-UNTIL")
    assert f"{UNTIL:%d-%m-%Y %H:%M}" in told["error"]["message"]
    with pytest.raises(ConflictError, match="EMB-UNTIL"):
        publish(embargoed, UNTIL - SECOND)
    assert visible(embargoed) == seen
    assert b"902/2026" not in seen
    assert embargoed("show", "latest")[1]["issue"]["state"] == "signed"
    with Registry(embargoed.ledger.location, embargoed.ledger.archive) as registry:
        assert registry.log.places(f"vn/{UNTIL.year}/2") == ()
    report = publish(embargoed, UNTIL)
    assert report.record.state == "published"
    assert b"902/2026" in visible(embargoed)


def test_others_go_out_meanwhile_and_show_nothing_of_it(embargoed):
    assert embargoed("publish", "latest")[0] == 9
    assert embargoed("site", "build")[0] == 0
    assert embargoed("ingest", INBOX / "905-2026-nq-hdnd.txt")[0] == 0
    assert embargoed("compose", "--date", UNTIL.date())[0] == 0
    assert embargoed("publish", "latest")[0] == 0
    assert b"905/2026" in visible(embargoed)
    assert b"902/2026" not in visible(embargoed)
    assert f"cong-bao/vn/{UNTIL.year}/2/".encode() not in visible(embargoed)


def test_a_batch_goes_out_without_it_and_says_so(empty, tmp_path):
    given = with_sidecar(tmp_path, DECISION, embargo={"until": WRITTEN, "reason": "Chờ họp báo"})
    code, text = empty.text("run", given, DECREE)
    assert code == 0
    assert f"902/2026/QĐ-TTg chờ đến {UNTIL:%d-%m-%Y %H:%M} mới được công bố: Chờ họp báo" in text
    assert b"902/2026" not in visible(empty)
    code, told = empty("compose")
    assert (code, told["issue"]["numbers"]) == (0, [1]), "nothing may stand in an issue of today: the last one"
    code, told = empty("compose", "902/2026")
    assert (code, told["error"]["code"]) == (9, "EMB-EARLY")
    assert empty("show", "902/2026")[1]["document"]["state"] == "accepted"


def test_run_seals_an_issue_under_embargo_and_leaves_it_there(empty):
    assert empty("ingest", DECISION)[0] == 0
    assert empty("compose")[0] == 0
    assert empty("embargo", "latest", "--until", WRITTEN, "--reason", "Chờ họp báo")[0] == 0
    code, told = empty("run", DECISION)
    assert (code, told["issue"]["state"]) == (1, "signed")
    assert not (empty.folder / "portal").exists() or b"902/2026" not in visible(empty)
    assert empty("embargo", "latest", "--lift", "--reason", "Họp báo sớm")[1]["lifted"] is True
    code, told = empty("run", DECISION)
    assert (code, told["issue"]["state"]) == (0, "published")


def test_what_is_held_stays_under_embargo_when_it_is_settled(empty, tmp_path):
    given = with_sidecar(tmp_path, BROKEN / "no-number.txt", embargo={"until": WRITTEN, "reason": "Chờ họp báo"})
    assert empty("ingest", given)[1]["documents"][0]["outcome"] == "held"
    assert empty("edit", "no-number.txt", "--set", "number=77/2026/QĐ-TTg", "--reason", "Cơ quan gửi bổ sung")[0] == 0
    assert empty("show", "77/2026")[1]["document"]["embargo"]["reason"] == "Chờ họp báo"
    assert empty("edit", "77/2026", "--set", "number=78/2026/QĐ-TTg", "--reason", "Ghi nhầm")[0] == 0
    assert empty("show", "78/2026")[1]["document"]["embargo"]["reason"] == "Chờ họp báo"


def test_an_embargo_that_comes_with_the_same_bytes_later(empty, tmp_path):
    assert empty("ingest", DECISION)[0] == 0
    given = with_sidecar(tmp_path, DECISION, embargo={"until": WRITTEN, "reason": "Chờ họp báo"})
    assert empty("ingest", given)[0] == 0
    assert empty("show", "902/2026")[1]["document"]["embargo"]["until"] == UNTIL.astimezone(UTC).isoformat()
    assert "không công bố trước" in empty.text("show", "902/2026", "--lang", "vi")[1]
    assert empty("embargo", "902/2026", "--lift", "--reason", "Họp báo sớm")[0] == 0
    assert empty("ingest", given)[0] == 0
    assert empty("show", "902/2026")[1]["document"]["embargo"] is None
    history = [event["kind"] for event in empty("show", "902/2026")[1]["history"]]
    assert [kind for kind in history if "embargo" in kind] == ["embargoed", "embargo-lifted"]


def test_doctor_tells_what_waits_and_what_was_forgotten(empty):
    assert empty("ingest", DECISION)[0] == 0
    assert empty("embargo", "902/2026", "--until", WRITTEN, "--reason", "Chờ họp báo")[0] == 0
    assert set(problems(empty, NOW)) == {"DRC-EMBARGOED"}
    assert set(problems(empty, UNTIL)) == {"DRC-SCHEDULED-WAITS"}
    assert empty("compose", "--date", UNTIL.date())[0] == 0
    assert set(problems(empty, UNTIL - SECOND)) == {"DRC-EMBARGOED"}
    found = problems(empty, UNTIL)["DRC-SCHEDULED"]
    assert hint(found.code, "en", found.params) == f"gazette publish {UNTIL.year}/1"
    publish(empty, UNTIL)
    assert problems(empty, UNTIL) == {}
    code, told = empty("embargo", "902/2026", "--until", WRITTEN, "--reason", "Muộn rồi")
    assert (code, told["error"]["code"]) == (9, "EMB-PUBLISHED")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), "EMB-HOW"),
        (("--until", WRITTEN, "--lift"), "EMB-HOW"),
        (("--until", "tomorrow"), "EMB-MOMENT"),
        (("--until", "2020-01-01"), "EMB-OVER"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_recorded(empty, options, code):
    assert empty("ingest", DECISION)[0] == 0
    exit_code, told = empty("embargo", "902/2026", "--reason", "x", *options)
    assert (exit_code, told["error"]["code"]) == (2, code)
    assert empty("embargo", "902/2026", "--until", WRITTEN, "--reason", " ")[0] == 2
    assert empty("show", "902/2026")[1]["document"]["embargo"] is None


@pytest.mark.parametrize("embargo", [{"until": WRITTEN}, {"until": "x", "reason": "y"}, "2027-01-01", {"reason": "y"}])
def test_an_embargo_that_is_not_understood_holds_the_document(empty, tmp_path, embargo):
    code, told = empty("ingest", with_sidecar(tmp_path, DECISION, embargo=embargo))
    assert (code, told["documents"][0]["outcome"]) == (1, "held")
    assert "INP-SIDECAR-VALUE" in {item["code"] for item in told["documents"][0]["findings"]}
