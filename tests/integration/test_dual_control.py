"""An issue that two persons must want: approved with one key, sealed with another."""

import json
import shutil
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from bench import INBOX
from persons import person

from gazette.model.approval import parse_approval, renditions_digest

EDITOR = person("Nguyễn Thị Mẫu")


@pytest.fixture
def guarded(empty):
    """A workspace with an issue that waits for the approval of EDITOR; her key is `editor.p12`, passphrase in `pass`."""
    EDITOR.pem(empty.folder / "editor.pem")
    EDITOR.store(empty.folder / "editor.p12", b"mot hai ba")
    (empty.folder / "pass").write_text("mot hai ba\n")
    (empty.folder / "pass").chmod(0o600)
    empty.set("[signing.timestamp]", '[signing.approval]\napprovers = ["editor.pem"]\n\n[signing.timestamp]')
    assert empty("ingest", INBOX / "902-2026-qd-ttg.docx")[0] == 0
    assert empty("compose")[0] == 0
    return empty


def approve(bench, *more):
    key = ("--key", bench.folder / "editor.p12", "--passphrase", f"file:{bench.folder / 'pass'}")
    return bench("approve", "latest", *(more or key))


def refused(bench, *arguments):
    code, told = bench(*arguments)
    assert code == told["error"]["exit"]
    assert told["error"]["hint"]
    return told["error"]["code"], code


def test_nothing_is_sealed_without_an_approval(guarded):
    assert refused(guarded, "sign") == ("APV-NONE", 6)
    assert refused(guarded, "run") == ("APV-NONE", 6)
    assert guarded("show", "latest")[1]["issue"]["state"] == "rendered"
    code, told = approve(guarded)
    assert code == 0
    assert told["who"] == "Nguyễn Thị Mẫu"
    code, told = guarded("publish")
    assert code == 0
    assert told["issue"]["state"] == "published"
    assert [event["kind"] for event in guarded("show", "latest")[1]["history"]] == [
        "composed",
        "rendered",
        "approved",
        "signed",
        "logged",
        "published",
    ]
    (approved,) = [event for event in guarded("show", "latest")[1]["history"] if event["kind"] == "approved"]
    assert approved["approver"] == "Nguyễn Thị Mẫu"
    assert "Nguyễn Thị Mẫu (" in guarded.text("show", "latest")[1]


def test_the_approval_is_published_and_named_in_the_manifest(guarded):
    assert approve(guarded)[0] == 0
    code, told = guarded("publish")
    assert code == 0
    files = {item["role"]: guarded.folder / item["path"] for item in told["issue"]["files"]}
    stated = parse_approval(files["approval"].read_bytes())
    manifest = json.loads(files["manifest"].read_text("utf-8"))
    listed = [item for item in manifest["files"] if not item["role"].startswith("approval")]
    assert len(listed) == len(manifest["files"]) - 2
    digest = renditions_digest((item["path"], item["unsigned_sha256"]) for item in listed)
    assert stated.renditions == digest, "whoever has the manifest can work out what was approved"
    files["approval"].write_bytes(files["approval"].read_bytes().replace(b"902", b"903") + b" ")
    code, told = guarded("verify", guarded.folder / "portal" / "current")
    assert code == 1
    assert told["indication"] == "TOTAL-FAILED"


def test_what_is_rendered_anew_is_approved_anew(guarded):
    assert approve(guarded)[0] == 0
    guarded.set('operator = "Văn phòng Chính phủ', 'operator = "Văn phòng khác')
    assert refused(guarded, "sign") == ("APV-OTHER", 6)
    assert approve(guarded)[0] == 0
    assert guarded("publish")[0] == 0
    assert refused(guarded, "approve", "latest", "--key", guarded.folder / "editor.p12") == ("APV-PUBLISHED", 9)


def test_a_key_on_another_machine(guarded, tmp_path):
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    statement, signature = tmp_path / "approval.json", tmp_path / "approval.json.p7s"
    code, told = guarded("approve", "latest", "--statement", statement, "--words", "Đồng ý")
    assert code == 0
    assert parse_approval(statement.read_bytes()).words == "Đồng ý"
    command = ["openssl", "cms", "-sign", "-binary", "-cades", "-in", statement, "-outform", "DER", "-out", signature]
    command += ["-signer", EDITOR.open_pem(tmp_path / "editor-open.pem"), "-md", "sha256"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    changed = tmp_path / "changed.json"
    changed.write_bytes(statement.read_bytes().replace("Đồng ý".encode(), b"No"))
    assert refused(guarded, "approve", "--statement", changed, "--signature", signature)[0] == "APV-SIGNATURE"
    assert (
        refused(guarded, "approve", "--statement", changed, "--signature", tmp_path / "gone")[0] == "CLI-APPROVE-FILE"
    )
    code, told = guarded("approve", "latest", "--statement", statement, "--signature", signature)
    assert code == 0
    assert told["words"] == "Đồng ý"
    assert guarded("sign")[0] == 0


def test_the_wrong_person_the_sealer_and_an_ended_certificate(guarded, tmp_path):
    stranger = person("Người lạ").open_pem(tmp_path / "stranger.pem")
    assert refused(guarded, "approve", "--key", stranger, "--passphrase", "none") == ("APV-STRANGER", 6)
    keys = guarded.folder / "keys"
    command = ["openssl", "pkcs12", "-in", keys / "seal.p12", "-passin", f"file:{keys / 'seal.pass'}"]
    command += ["-nokeys", "-clcerts", "-out", keys / "seal.pem"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    guarded.set('approvers = ["editor.pem"]', 'approvers = ["editor.pem", "keys/seal.pem"]')
    own = ("--key", keys / "seal.p12", "--passphrase", f"file:{keys / 'seal.pass'}")
    assert guarded("approve", *own)[0] == 0
    assert refused(guarded, "sign") == ("APV-SAME", 6)
    ended = person("Hết hạn", datetime.now(UTC) - timedelta(days=9), days=8)  # noqa: TID251 - the clock of the tests
    ended.pem(guarded.folder / "ended.pem")
    guarded.set('approvers = ["editor.pem", "keys/seal.pem"]', 'approvers = ["editor.pem", "ended.pem"]')
    key = ended.open_pem(tmp_path / "ended.pem")
    assert refused(guarded, "approve", "--key", key, "--passphrase", "none") == ("APV-EXPIRED", 6)
    assert refused(guarded, "sign") == ("APV-STRANGER", 6), "whose certificate was taken out of the list has no say"
    assert refused(guarded, "approve", "--statement", tmp_path / "out") == ("APV-WHO", 2)
    assert approve(guarded)[0] == 0
    assert guarded("sign")[0] == 0


def test_what_was_sealed_before_dual_control_is_not_published_under_it(empty):
    EDITOR.pem(empty.folder / "editor.pem")
    assert empty("ingest", INBOX / "902-2026-qd-ttg.docx")[0] == 0
    assert empty("compose")[0] == 0
    assert refused(empty, "approve", "--key", "x") == ("APV-UNSET", 3)
    assert empty("sign")[0] == 0
    empty.set("[signing.timestamp]", '[signing.approval]\napprovers = ["editor.pem"]\n\n[signing.timestamp]')
    assert refused(empty, "publish") == ("APV-NONE", 6)
    EDITOR.store(empty.folder / "editor.p12", b"mot hai ba")
    (empty.folder / "pass").write_text("mot hai ba\n")
    (empty.folder / "pass").chmod(0o600)
    assert approve(empty)[0] == 0
    assert empty("publish")[0] == 0


def test_an_approval_that_is_not_required_is_none_the_less_published(guarded):
    guarded.set('approvers = ["editor.pem"]', 'approvers = ["editor.pem"]\nrequired = false')
    assert guarded("sign")[0] == 0
    guarded.set("required = false", "required = true")
    assert refused(guarded, "publish") == ("APV-NONE", 6)


def test_the_command_says_how_it_is_called(guarded):
    assert refused(guarded, "approve") == ("CLI-APPROVE-HOW", 2)
    assert refused(guarded, "approve", "--key", "a", "--statement", "b") == ("CLI-APPROVE-HOW", 2)
    secret = ("--key", guarded.folder / "editor.p12", "--passphrase", "mot hai ba")
    assert refused(guarded, "approve", *secret) == ("CLI-APPROVE-PASSPHRASE", 2)
    assert "mot hai ba" not in guarded.err
    wrong = guarded.folder / "wrong"
    wrong.write_text("bon\n")
    wrong.chmod(0o600)
    key = ("--key", guarded.folder / "editor.p12", "--passphrase", f"file:{wrong}")
    assert refused(guarded, "approve", *key) == ("SGN-PASSPHRASE-WRONG", 6)
