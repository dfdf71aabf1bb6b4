"""An issue sealed by a key that is never on this machine: OpenSSL signs what went out, and the issue is finished here."""

import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bench import INBOX
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from office import Office

KEYS = {"rsa": lambda: rsa.generate_private_key(65537, 3072), "curve": lambda: ec.generate_private_key(ec.SECP384R1())}


@pytest.fixture
def away(tmp_path):
    """Where the key is: a folder that the workspace knows nothing of."""
    folder = tmp_path / "away"
    folder.mkdir()
    return folder


@pytest.fixture(params=KEYS)
def ready(request, empty, away):
    """A workspace with an issue to be signed, whose key is at `away`."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    key, office = KEYS[request.param](), Office(empty.folder / "office", datetime.now(UTC))  # noqa: TID251
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (away / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, *form))
    certificate = office.certificate("Công báo", key)
    (empty.folder / "seal.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    office.config(None)  # the authority's key and the list
    empty.office = office
    empty.sign_with(
        """[signing]
roots = ["office/root.der"]
crls = ["office/office.crl"]
offline = true
[signing.key]
kind = "remote"
certificate = "seal.pem"
[signing.timestamp.demo]
kind = "pem"
file = "office/tsa.key"
certificate = "office/tsa.pem"
passphrase = "none"
"""
    )
    assert empty("ingest", INBOX / "902-2026-qd-ttg.docx")[0] == 0
    assert empty("compose")[0] == 0
    return empty


def sign_all(folder: Path, key: Path, digest: str, *, by_digest: bool = False) -> int:
    waiting = [path for path in sorted(folder.glob("*.tbs")) if not path.with_suffix(".sig").exists()]
    for path in waiting:
        if by_digest:
            command = ["pkeyutl", "-sign", "-inkey", key, "-pkeyopt", f"digest:{digest}"]
            command += ["-in", path.with_suffix(".digest"), "-out", path.with_suffix(".sig")]
        else:
            command = ["dgst", f"-{digest}", "-sign", key, "-out", path.with_suffix(".sig"), path]
        subprocess.run(["openssl", *command], check=True, capture_output=True, timeout=60)
    return len(waiting)


def refused(bench, *arguments):
    code, told = bench(*arguments)
    assert code == told["error"]["exit"]
    return told["error"]["code"], code


def test_two_rounds_and_the_issue_is_published(ready, away):
    assert refused(ready, "sign") == ("SGN-REMOTE", 6)
    out = away / "out"
    code, told = ready("sign", "--prepare", out)
    assert code == 0
    assert told["issue"]["state"] == "rendered"
    pdfs = [file for file in told["issue"]["files"] if file["role"].endswith("-pdf")]
    assert len(told["waiting"]) == len(pdfs)
    listing = (out / "LIST.txt").read_text("utf-8")
    for item in told["waiting"]:
        assert item["path"] in listing
        assert item["digest"] in listing
        assert (out / f"{item['name']}.digest").read_bytes().hex() == item["digest"]
    digest = "sha256" if "sha256" in listing else "sha384"
    assert sign_all(out, away / "key.pem", digest) == len(pdfs)
    code, told = ready("sign", "--finish", out)
    assert code == 0
    assert [Path(item["path"]).name for item in told["waiting"]] == ["manifest.json"]
    assert sign_all(out, away / "key.pem", digest, by_digest=True) == 1
    code, told = ready("sign", "--finish", out)
    assert code == 0
    assert told["issue"]["state"] == "signed"
    assert refused(ready, "sign", "--finish", out) == ("SGN-REMOTE-DONE", 9)
    code, told = ready("publish")
    assert code == 0, told
    # Statements of facts need a key that is here: without one they wait, and doctor says so.
    assert ready("withdraw", "902/2026", "--reason", "Đăng nhầm")[0] == 0
    assert ready("publish")[0] == 0
    assert ready("show", "902/2026")[1]["document"]["facts"][0]["statement"] is None
    assert "DRC-FACT-KEY" in [item["code"] for item in ready("doctor")[1]["problems"]]


def test_nothing_is_taken_in_unless_every_signature_is_there_and_right(ready, away):
    out, key = away / "out", away / "key.pem"
    assert ready("sign", "--prepare", out)[0] == 0
    assert refused(ready, "sign", "--finish", out) == ("SGN-REMOTE-MISSING", 6)
    digest = "sha256" if "sha256" in (out / "LIST.txt").read_text("utf-8") else "sha384"
    assert sign_all(out, key, digest) == 2
    first, second = sorted(out.glob("*.sig"))
    right = first.read_bytes()
    for wrong in (second.read_bytes(), right[:-1] + bytes([right[-1] ^ 1]), b"", b"x" * 5000):
        first.write_bytes(wrong)
        assert refused(ready, "sign", "--finish", out) == ("SGN-REMOTE-WRONG", 6)
    first.write_bytes(right)
    assert ready("sign", "--finish", out)[0] == 0


def test_folders_that_are_none_of_ours(ready, away):
    out = away / "out"
    assert refused(ready, "sign", "--finish", away) == ("SGN-REMOTE-FOLDER", 4)
    assert ready("sign", "--prepare", out)[0] == 0
    request = json.loads((out / "request.json").read_text("utf-8"))
    for content in ("", "[]", "{}", json.dumps({"request": request["request"][::-1]})):
        (out / "request.json").write_text(content, "utf-8")
        assert refused(ready, "sign", "--finish", out) == ("SGN-REMOTE-FOLDER", 4)
    assert refused(ready, "sign", "--finish", out, "--prepare", out) == ("CLI-REMOTE-ONE", 2)
    (away / "file").write_text("in the way")
    assert refused(ready, "sign", "--prepare", away / "file" / "below")[1] == 2


def test_a_request_is_too_old_once_another_authority_stamps(ready, away):
    out = away / "out"
    assert ready("sign", "--prepare", out)[0] == 0
    digest = "sha256" if "sha256" in (out / "LIST.txt").read_text("utf-8") else "sha384"
    sign_all(out, away / "key.pem", digest)
    ready.office.config(None)  # another authority's key in the place of the first
    assert refused(ready, "sign", "--finish", out) == ("SGN-REMOTE-STALE", 6)
    assert ready("sign", "--prepare", out)[0] == 0
    assert sign_all(out, away / "key.pem", digest) == 2, "what went out before does not count for what goes out now"
    assert ready("sign", "--finish", out)[0] == 0


def test_a_key_on_this_machine_needs_no_second_step(empty, away):
    assert empty("ingest", INBOX / "902-2026-qd-ttg.docx")[0] == 0
    assert empty("compose")[0] == 0
    assert refused(empty, "sign", "--prepare", away / "out") == ("SGN-REMOTE-KEY", 9)
