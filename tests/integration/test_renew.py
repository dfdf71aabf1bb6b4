"""Archive timestamps renewed on published files: found, done, published, shown; taken up where a run was broken."""

import json
import subprocess
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from authority import YEAR, Authority
from bench import INBOX, Bench, sealing
from bench import copy as copied
from cryptography.hazmat.primitives.serialization import Encoding
from oracles import verapdf

from gazette.cli.main import run
from gazette.model import Silent
from gazette.model.renewal import parse_renewal
from gazette.pipeline.release import published_before
from gazette.pipeline.renew import find_due, horizon, renew
from gazette.pipeline.workspace import open_workspace
from gazette.verify import load_trust, verify_paths

NOW = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=1)  # noqa: TID251 - the clock of the tests
ENDS = NOW + timedelta(days=100)
SIGNING = sealing("tsa1")
ISSUE_YEAR = NOW.astimezone(ZoneInfo("Asia/Ho_Chi_Minh")).year
ISSUE = f"cong-bao/vn/{ISSUE_YEAR}/1"
PDF = "eli/vn/quyet-dinh/2026/902-2026-qd-ttg/902-2026-qd-ttg.pdf"
RENEWED = "eli/vn/quyet-dinh/2026/902-2026-qd-ttg/renewed/1/902-2026-qd-ttg.pdf"


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A published issue whose timestamps end in 100 days."""
    folder = tmp_path_factory.mktemp("renew") / "workspace"
    assert run(["init", str(folder), "--lang", "en", "-q"]) == 0
    with (folder / "gazette.toml").open("a", encoding="utf-8") as file:
        file.write(SIGNING)
    authority = Authority(folder / "pki", NOW)
    authority.issue("seal", NOW, NOW + 3 * YEAR)
    authority.issue("tsa1", NOW, ENDS, stamping=True)
    authority.issue("tsa2", NOW, NOW + 9 * YEAR, stamping=True)
    authority.issue("tsa384", NOW, NOW + 9 * YEAR, stamping=True, strong=True)
    strong = authority.issue("seal384", NOW, NOW + 3 * YEAR, strong=True).certificate
    (folder / "pki/seal384.pem").write_bytes(strong.public_bytes(Encoding.PEM))
    authority.issue("records", NOW, NOW + 3 * YEAR)
    files = [str(INBOX / name) for name in ("902-2026-qd-ttg.docx", "903-2026-tt-btp.docx")]
    assert run(["-C", str(folder), "run", *files, "-q"]) == 0
    return folder


@pytest.fixture
def office(template, tmp_path, capfd):
    return Bench(copied(template, tmp_path / "workspace"), capfd)


def change_authority(bench):
    bench.set("pki/tsa1.p12", "pki/tsa2.p12")


def verdict(bench, path, at):
    found = verify_paths([path], load_trust([bench.folder / "pki/root.pem"]), at)
    return {file.path.rpartition("current/")[2]: file.indication.value for file in found.files}


def test_what_is_due_is_listed_and_nothing_done(office):
    before = office("list")[1]
    code, told = office("renew", "--dry-run")
    assert code == 0
    assert {item["path"].rpartition("/")[2] for item in told["due"]} == {
        f"cong-bao-1-{ISSUE_YEAR}.pdf",
        "902-2026-qd-ttg.pdf",
        "903-2026-tt-btp.pdf",
        "manifest.json.p7s",
    }
    assert {(item["reason"], item["ends"], item["late"]) for item in told["due"]} == {
        ("certificate", ENDS.date().isoformat(), False)
    }
    assert told["renewed"] == []
    assert office("list")[1] == before
    code, told = office("renew", "--dry-run", "--before", (ENDS - timedelta(days=1)).date())
    assert told["due"] == []
    code, text = office.text("renew", "--dry-run")
    assert "902-2026-qd-ttg.pdf" in text


def test_a_renewal_adds_files_and_takes_nothing_away(office):
    before = office.current.resolve()
    old = {path.relative_to(before): path.read_bytes() for path in before.rglob("*.pdf")}
    change_authority(office)
    code, told = office("renew")
    assert code == 0
    (renewed,) = told["renewed"]
    assert {file["path"] for file in renewed["files"]} == {
        RENEWED,
        "eli/vn/thong-tu/2026/903-2026-tt-btp/renewed/1/903-2026-tt-btp.pdf",
        f"{ISSUE}/renewed/1/cong-bao-1-{ISSUE_YEAR}.pdf",
    }
    record = parse_renewal((office.current / renewed["record"]).read_bytes())
    assert [item.path for item in record.evidence] == [
        f"{ISSUE}/manifest.json",
        f"{ISSUE}/manifest.json.p7s",
    ]
    for path, data in old.items():
        assert (office.current / path).read_bytes() == data
    assert (office.current / RENEWED).read_bytes().startswith((office.current / PDF).read_bytes())
    later = ENDS + timedelta(days=1)
    assert verdict(office, office.current / PDF, later) == {PDF: "INDETERMINATE"}
    assert verdict(office, office.current / RENEWED, later) == {RENEWED: "TOTAL-PASSED"}
    assert set(verdict(office, office.current, later).values()) == {"TOTAL-PASSED"}, "with the record beside it"
    assert office("renew")[1]["due"] == [], "what was renewed is not due"


@pytest.mark.skipif(bool(verapdf.missing()), reason=str(verapdf.missing()))
def test_verapdf_passes_renewed_files(office):
    change_authority(office)
    assert office("renew")[0] == 0
    found = verapdf.judged(sorted(office.current.rglob("renewed/1/*.pdf")))
    assert len(found) == 6, "three files by two standards"
    assert {key: failed for key, failed in found.items() if failed} == {}


def test_the_seal_history_is_told(office):
    change_authority(office)
    assert office("renew")[0] == 0
    for name in ("902/2026", "latest"):
        _, told = office("show", name)
        seals = (told.get("document") or told["issue"])["seals"]
        assert [item["reason"] for item in seals] == ["sealed", "certificate"]
        assert seals[1]["ended"] == ENDS.date().isoformat()
    page = (office.current / PDF).with_name("index.html").read_text("utf-8")
    _, told = office("show", "902/2026")
    for entry in told["document"]["seals"]:
        assert entry["sha256"] in page
        assert entry["path"].rpartition("902-2026-qd-ttg/")[2] in page
    assert "Gia hạn dấu thời gian lưu trữ" in page
    assert told["history"][-1]["kind"] == "renewed"
    _code, text = office.text("show", "902/2026")
    assert told["document"]["seals"][1]["sha256"] in text


def withdraw(office, number):
    assert office("withdraw", number, "--reason", "Đăng nhầm")[0] == 0
    assert office("publish", "latest")[0] == 0
    (path,) = (path for path in office.current.rglob("fact.json") if number.replace("/", "-") in path.as_posix())
    return path.relative_to(office.current).as_posix()


def test_statements_are_renewed_with_the_issue_of_their_document(office):
    first = withdraw(office, "902/2026")
    due = {item["path"]: item["work"] for item in office("renew", "--dry-run")[1]["due"]}
    assert due[f"{first}.p7s"].endswith("902-2026-qd-ttg")
    later = ENDS + timedelta(days=1)
    assert verdict(office, office.current, later)[first] == "INDETERMINATE"
    change_authority(office)
    code, told = office("renew")
    assert code == 0
    record = parse_renewal((office.current / told["renewed"][0]["record"]).read_bytes())
    assert {item.path for item in record.evidence} == {
        f"{ISSUE}/manifest.json",
        f"{ISSUE}/manifest.json.p7s",
        first,
        f"{first}.p7s",
    }
    assert set(verdict(office, office.current, later).values()) == {"TOTAL-PASSED"}
    assert verdict(office, office.current / first, later) == {first: "INDETERMINATE"}, "without the record"
    assert office("renew", "--dry-run")[1]["due"] == [], "what a record names lasts as long as the record"
    office.set("pki/tsa2.p12", "pki/tsa1.p12")
    second = withdraw(office, "903/2026")
    office.set("pki/tsa1.p12", "pki/tsa2.p12")
    code, told = office("renew")
    assert [item["path"] for item in told["due"]] == [f"{second}.p7s"]
    record = parse_renewal((office.current / told["renewed"][0]["record"]).read_bytes())
    assert record.files == ()
    assert [item.path for item in record.evidence][-2:] == [second, f"{second}.p7s"]
    assert set(verdict(office, office.current, later).values()) == {"TOTAL-PASSED"}


def test_a_statement_that_was_altered_is_not_proven_by_the_record(office):
    statement = withdraw(office, "902/2026")
    change_authority(office)
    assert office("renew")[0] == 0
    path = office.current / statement
    data = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(data.replace("Đăng".encode(), b"Dang!"))
    assert verdict(office, office.current, NOW)[statement] == "TOTAL-FAILED"


def test_one_document_alone(office):
    change_authority(office)
    code, told = office("renew", "902/2026")
    assert code == 0
    assert [file["path"] for file in told["renewed"][0]["files"]] == [RENEWED]
    code, told = office("renew", f"{ISSUE_YEAR}/1")
    paths = {file["path"]: file["renews"] for file in told["renewed"][0]["files"]}
    assert paths == {
        "eli/vn/thong-tu/2026/903-2026-tt-btp/renewed/2/903-2026-tt-btp.pdf": "eli/vn/thong-tu/2026/903-2026-tt-btp/903-2026-tt-btp.pdf",
        f"{ISSUE}/renewed/2/cong-bao-1-{ISSUE_YEAR}.pdf": f"{ISSUE}/cong-bao-1-{ISSUE_YEAR}.pdf",
    }
    record = parse_renewal((office.current / told["renewed"][0]["record"]).read_bytes())
    assert [item.path.rpartition("/")[2] for item in record.evidence][2:] == ["renewal.json", "renewal.json.p7s"]


def test_a_key_of_its_own_signs_the_records(office):
    change_authority(office)
    office.set('file = "pki/seal.p12"\npassphrase = "none"', 'kind = "remote"\ncertificate = "pki/seal384.pem"')
    code, told = office("renew")
    assert (code, told["error"]["code"]) == (3, "RNW-REMOTE")
    with (office.folder / "gazette.toml").open("a", encoding="utf-8") as file:
        file.write('\n[signing.renewal.key]\nfile = "pki/records.p12"\npassphrase = "none"\n')
    code, told = office("renew")
    assert code == 0
    found = verify_paths([office.current], load_trust([office.folder / "pki/root.pem"]), ENDS + timedelta(days=1))
    assert found.indication.value == "TOTAL-PASSED"
    (record,) = [file for file in found.files if file.path.endswith("renewal.json")]
    assert record.signer.name == "records"


def test_the_same_authority_again_gains_nothing(office):
    code, told = office("renew")
    assert code == 6
    assert told["error"]["code"] == "RNW-SHORT"
    assert office("show", "latest")[1]["history"][-1]["kind"] == "published"


def test_an_algorithm_that_is_given_up(office):
    given_up = (NOW + timedelta(days=30)).date().isoformat()
    with (office.folder / "gazette.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[signing.renewal]\ndays = 60\nretire = {{ sha256 = "{given_up}" }}\n')
    code, told = office("renew", "--dry-run")
    assert {(item["reason"], item["ends"]) for item in told["due"]} == {("algorithm", given_up)}
    assert len(told["due"]) == 4
    office.set("pki/tsa1.p12", "pki/tsa384.p12")
    code, told = office("renew")
    assert (code, told["error"]["code"]) == (6, "RNW-WEAK"), "the record would be signed by way of SHA-256"
    assert office("show", "latest")[1]["history"][-1]["kind"] == "published"
    office.set("pki/seal.p12", "pki/seal384.p12")
    code, told = office("renew")
    assert code == 0
    assert office("renew", "--dry-run")[1]["due"] == []
    assert office("show", "902/2026")[1]["document"]["seals"][-1]["reason"] == "algorithm"


def test_nothing_to_renew_is_said(empty):
    assert empty("ingest", INBOX / "902-2026-qd-ttg.docx")[0] == 0
    assert empty("renew")[1]["due"] == []
    code, told = empty("renew", "902/2026")
    assert (code, told["error"]["code"]) == (9, "RNW-UNPUBLISHED")


class Breaking(Silent):
    """Stops the program when so many files are done, as Ctrl-C would."""

    def __init__(self, after):
        self.left = after

    def advance(self, label):
        self.left -= 1
        if not self.left:
            raise KeyboardInterrupt


class Fixed:
    def __init__(self, at):
        self.at = at

    def now(self):
        return self.at


def opened(office, at=None, progress=None):
    clock = Fixed(at) if at is not None else None
    return open_workspace(office.folder, who="x", command="renew", clock=clock, progress=progress)


def asked(path):
    raise AssertionError(path)


def test_a_run_that_was_broken_is_taken_up(office):
    change_authority(office)
    with opened(office, progress=Breaking(2)) as workspace:
        due = find_due(workspace, published_before(workspace), horizon(workspace))
        with pytest.raises(KeyboardInterrupt):
            renew(workspace, due, horizon(workspace), asked)
        issue = due[0].issue.manifest.id
        assert workspace.registry.renewals.of(issue) == ()
    made = {path.name for path in (office.folder / "archive").rglob("*") if path.is_file()}
    code, told = office("renew")
    assert code == 0
    digests = [file["sha256"] for file in told["renewed"][0]["files"]]
    assert [digest in made for digest in digests] == [True, True, False], "what had been timestamped is used"
    assert len(told["renewed"]) == 1


def test_a_run_that_was_broken_before_publishing_is_made_visible(office):
    change_authority(office)
    with opened(office) as workspace:
        renew(
            workspace, find_due(workspace, published_before(workspace), horizon(workspace)), horizon(workspace), asked
        )
    assert not (office.current / RENEWED).exists()
    code, told = office("renew")
    assert (code, told["due"]) == (0, [])
    assert (office.current / RENEWED).exists()


def test_what_is_too_late_is_told_and_left_alone(office):
    change_authority(office)
    with opened(office, ENDS + timedelta(days=1)) as workspace:
        due = find_due(workspace, published_before(workspace), horizon(workspace))
        assert {item.late for issue in due for item in issue.files} == {True}
        assert renew(workspace, due, horizon(workspace), asked) == ()


def test_a_published_file_that_was_altered_is_not_renewed(office):
    change_authority(office)
    _, told = office("show", "902/2026")
    path = (
        office.folder / "archive" / told["document"]["seals"][0]["sha256"][:2] / told["document"]["seals"][0]["sha256"]
    )
    data = bytearray(path.read_bytes())
    data[2000] ^= 1
    path.chmod(0o644)
    path.write_bytes(data)
    code, told = office("renew")
    assert (code, told["error"]["code"]) == (8, "REG-ARCHIVE-ALTERED")


def test_records_are_listed_for_the_comparison_of_digests(office):
    change_authority(office)
    _, told = office("renew")
    listed = (office.current / f"assets/kiem-tra/{ISSUE_YEAR}.js").read_text("utf-8")
    for file in told["renewed"][0]["files"]:
        assert file["sha256"] in listed
    assert json.loads(listed[listed.index("[") : listed.rindex("]") + 1])


def test_renewed_files_stand_in_the_log(office, tmp_path):
    """A gazette that begins to keep a log logs what it published before, too."""
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", office.folder / "log.pem"], check=True)
    with (office.folder / "gazette.toml").open("a", encoding="utf-8") as file:
        file.write('\n[log.key]\nfile = "log.pem"\npassphrase = "none"\n')
    assert office("publish", "latest")[0] == 0
    change_authority(office)
    assert office("renew")[0] == 0
    code, key = office("log", "policy")
    policy = tmp_path / "log.policy"
    policy.write_text(f"log {key['key']}\nquorum none\n", "utf-8")
    code, checked = office("log", "check", office.current, "--log", policy)
    assert code == 0, checked
    assert (office.current / RENEWED).with_suffix(".tlog-proof").is_file()
    root = office.folder / "pki/root.pem"
    code, verdict = office("verify", office.current / RENEWED, "--trust", root, "--log", policy)
    assert code == 0, verdict
    assert any(check["code"] == "VFY-LOG-ENTRY" for check in verdict["files"][0]["checks"])
