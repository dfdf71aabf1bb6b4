"""What ends soon is told with the command that mends it; a check that could not run is a problem itself."""

import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from authority import Authority
from bench import INBOX, Bench, sealing
from bench import copy as copied
from persons import person

from gazette.cli.main import run
from gazette.errors import SigningError
from gazette.messages import hint
from gazette.model.finding import Severity
from gazette.model.problem import problem
from gazette.pipeline.doctor import CHECKS
from gazette.pipeline.doctor_quick import examine
from gazette.pipeline.workspace import open_workspace

NOW = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=1)  # noqa: TID251 - the clock of the tests
ADDRESS = "http://crl.example/ca.crl"
SIGNING = f"{sealing()}\n[signing.renewal]\ndays = 100\n"


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    folder = tmp_path_factory.mktemp("doctor") / "workspace"
    assert run(["init", str(folder), "--lang", "en", "-q"]) == 0
    with (folder / "gazette.toml").open("a", encoding="utf-8") as file:
        file.write(SIGNING)
    authority = Authority(folder / "pki", NOW, address=ADDRESS)
    authority.issue("seal", NOW, NOW + timedelta(days=300))
    authority.issue("tsa", NOW, NOW + timedelta(days=400), stamping=True)
    assert run(["-C", str(folder), "run", str(INBOX / "902-2026-qd-ttg.docx"), "-q"]) == 0
    return folder


@pytest.fixture
def office(template, tmp_path, capfd):
    return Bench(copied(template, tmp_path / "workspace"), capfd)


class Fixed:
    def __init__(self, at):
        self.at = at

    def now(self):
        return self.at


def codes(office, days, checks=CHECKS):
    clock = Fixed(NOW + timedelta(days=days))
    with open_workspace(office.folder, who="x", command="doctor", clock=clock) as workspace:
        return [item.code for item in examine(workspace, checks)]


def test_a_workspace_in_order(office):
    assert office("doctor") == (0, {"ok": True, "problems": []})
    code, text = office.text("doctor")
    assert code == 0
    assert text.strip()


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (4, set()),
        (6, {"DRC-LIST-ENDS"}),
        (8, {"DRC-LIST-ENDED"}),
        (250, {"DRC-LIST-ENDED", "DRC-SEAL-ENDS"}),
        (301, {"DRC-LIST-ENDED", "DRC-SEAL-ENDED", "DRC-STAMPS-DUE"}),
        (350, {"DRC-LIST-ENDED", "DRC-SEAL-ENDED", "DRC-STAMPS-DUE", "DRC-STAMP-ENDS"}),
        (401, {"DRC-LIST-ENDED", "DRC-SEAL-ENDED", "DRC-STAMPS-ENDED", "DRC-STAMP-ENDED"}),
    ],
)
def test_what_is_told_as_time_goes_by(office, days, expected):
    assert set(codes(office, days)) == expected


def test_where_a_list_is_offered_is_told(office):
    clock = Fixed(NOW + timedelta(days=8))
    with open_workspace(office.folder, who="x", command="doctor", clock=clock) as workspace:
        found = {dict(item.params)["path"].rpartition("/")[2]: item for item in examine(workspace, CHECKS)}
    mend = hint(found["ca.crl"].code, "en", found["ca.crl"].params)
    assert mend.endswith(f"pki/ca.crl {ADDRESS}")
    assert dict(found["root.crl"].params)["url"] == "URL", "no certificate says where"


def test_how_early_is_a_setting(office):
    assert codes(office, 4) == []
    with (office.folder / "gazette.toml").open("a", encoding="utf-8") as file:
        file.write("\n[doctor]\ncertificate_days = 299\nlist_days = 5\n")
    assert set(codes(office, 4)) == {"DRC-LIST-ENDS", "DRC-SEAL-ENDS"}


def test_approvers_end_too(office):
    person("Mẫu", NOW, days=20).pem(office.folder / "editor.pem")
    office.set("[signing.renewal]", '[signing.approval]\napprovers = ["editor.pem"]\n\n[signing.renewal]')
    code, told = office("doctor")
    assert (code, told["ok"]) == (0, True), "a warning is no error"
    (item,) = told["problems"]
    assert (item["code"], item["severity"]) == ("DRC-APPROVER-ENDS", "warning")
    assert "Mẫu" in item["detail"]
    assert "approvers" in item["mend"]


def test_a_check_that_could_not_run_is_an_error_and_the_others_run(office):
    (office.folder / "pki/ca.crl").write_bytes(b"no list")
    (office.folder / "pki/seal.p12").unlink()
    code, told = office("doctor")
    assert code == 1
    assert {(item["code"], item["severity"]) for item in told["problems"]} == {
        ("SGN-CRL-FILE", "error"),
        ("SGN-FILE", "error"),
    }
    assert all(item["mend"] for item in told["problems"])


def test_a_certificate_behind_a_passphrase(office):
    office.set('file = "pki/seal.p12"\npassphrase = "none"', 'file = "pki/seal.p12"\npassphrase = "prompt"')
    code, told = office("doctor")
    assert (code, [item["code"] for item in told["problems"]]) == (0, ["DRC-SEAL-UNSEEN"])
    command = ["openssl", "pkcs12", "-in", office.folder / "pki/seal.p12", "-passin", "pass:", "-nokeys", "-clcerts"]
    subprocess.run([*command, "-out", office.folder / "seal.pem"], check=True, capture_output=True, timeout=60)
    office.set('passphrase = "prompt"', 'passphrase = "prompt"\ncertificate = "seal.pem"')
    assert codes(office, 4) == []
    assert "DRC-SEAL-ENDS" in codes(office, 250)
    office.set('file = "pki/seal.p12"\npassphrase = "prompt"\n', 'kind = "remote"\n')
    assert codes(office, 4) == []
    assert "DRC-SEAL-ENDS" in codes(office, 250)


def test_a_check_is_a_function_of_the_workspace(office):
    def ours(workspace):
        yield problem("DRC-ROOT-ENDS", Severity.WARNING, name=workspace.config.title, on="")

    def broken(_workspace):
        raise SigningError("SGN-NO-ROOTS")

    assert codes(office, 1, (*CHECKS, ours, broken)) == ["SGN-NO-ROOTS", "DRC-ROOT-ENDS"], "the gravest first"


def test_signing_offline_without_revocation_lists(office):
    office.set('crls = ["pki/root.crl", "pki/ca.crl"]', "crls = []")
    code, told = office("doctor")
    assert (code, [item["code"] for item in told["problems"]]) == (1, ["DRC-LIST-NONE"])
    office.set("offline = true", "offline = false")
    assert office("doctor") == (0, {"ok": True, "problems": []})


def test_without_keys_there_is_nothing_to_end_and_it_is_told(tmp_path, capfd):
    assert run(["init", str(tmp_path / "w"), "-q"]) == 0
    code, told = Bench(tmp_path / "w", capfd)("doctor")
    assert (code, told["ok"], [item["code"] for item in told["problems"]]) == (0, True, ["DRC-SEAL-NONE"])
