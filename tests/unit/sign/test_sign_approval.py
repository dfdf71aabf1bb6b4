"""Dual control: which approvals may be relied on, and the one reason for which each of the others may not."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import jsonschema
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from hypothesis import given
from hypothesis import strategies as st
from persons import Person, person
from pki import NOW, Demo, never_asked

from gazette.config import ApprovalConfig, KeyConfig, PassphraseSource
from gazette.errors import SigningError
from gazette.model import IssueId
from gazette.model.approval import (
    Approval,
    SignedApproval,
    approval_bytes,
    parse_approval,
    renditions_digest,
)
from gazette.sign.approval import (
    Wanted,
    check_approval,
    check_two_persons,
    load_approver,
    sign_statement,
    statement,
)
from gazette.sign.keys import LoadedKey

ISSUE = IssueId("vn", 2026, (713, 714))
WANTED = Wanted(ISSUE, "a" * 64)
LATER = NOW + timedelta(hours=1)
SCHEMA = Path(__file__).parents[3] / "schemas" / "approval.schema.json"


@pytest.fixture(scope="module")
def editor() -> Person:
    return person("Nguyễn Thị Mẫu", NOW - timedelta(days=1))


def loaded(who: Person) -> LoadedKey:
    return LoadedKey(Path("approver.p12"), who.key, who.certificate, ())


def given_by(who: Person, wanted: Wanted = WANTED, words: str = "Đồng ý") -> SignedApproval:
    return sign_statement(statement(wanted, who.certificate, words, NOW), loaded(who), NOW)


def refusal(signed: SignedApproval, *approvers: Person, wanted: Wanted = WANTED, now=LATER) -> str:
    with pytest.raises(SigningError) as caught:
        check_approval(signed, wanted, tuple(who.certificate for who in approvers), now)
    return caught.value.code


def test_an_approval_holds_for_what_it_is_of(editor: Person) -> None:
    other = person("Người khác", NOW)
    signed = given_by(editor)
    found = check_approval(signed, WANTED, (other.certificate, editor.certificate), LATER)
    assert found == editor.certificate
    stated = parse_approval(signed.statement)
    assert (stated.issue, stated.renditions, stated.who) == (ISSUE, "a" * 64, "Nguyễn Thị Mẫu")
    assert (stated.at, stated.words) == (NOW, "Đồng ý")


def test_a_statement_is_canonical_and_fits_its_schema(editor: Person) -> None:
    data = given_by(editor).statement
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(json.loads(data))
    assert approval_bytes(parse_approval(data)) == data
    with pytest.raises(ValueError, match="canonical"):
        parse_approval(data.replace(b",", b", ", 1))
    with pytest.raises(ValueError, match="unknown member"):
        parse_approval(data.replace(b'"words"', b'"extra":1,"words"'))


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_no_changed_byte_of_a_statement_passes(place: int, mask: int) -> None:
    signed = _SIGNED[0]
    changed = bytearray(signed.statement)
    changed[place % len(changed)] ^= mask
    assert refusal(replace(signed, statement=bytes(changed)), _SIGNED[1]).startswith("APV-")


_EDITOR = person("Nguyễn Thị Mẫu", NOW - timedelta(days=1))
_SIGNED = (given_by(_EDITOR), _EDITOR)


@given(st.binary(max_size=400))
def test_bytes_that_are_no_signature_are_refused_in_words(data: bytes) -> None:
    assert refusal(replace(_SIGNED[0], signature=data), _EDITOR) == "APV-SIGNATURE"


def test_each_reason_has_its_own_code(editor: Person) -> None:
    signed = given_by(editor)
    stranger = person("Người lạ", NOW - timedelta(days=1))
    assert refusal(signed, stranger) == "APV-STRANGER"
    assert refusal(signed, editor, wanted=replace(WANTED, renditions="b" * 64)) == "APV-OTHER"
    assert refusal(signed, editor, wanted=replace(WANTED, issue=IssueId("vn", 2026, (715,)))) == "APV-ISSUE"
    assert refusal(replace(signed, statement=b"{}"), editor) == "APV-FORM"
    assert refusal(signed, editor, now=NOW + timedelta(days=400)) == "APV-EXPIRED"
    assert refusal(signed, editor, now=NOW - timedelta(days=3)) == "APV-EARLY"
    assert refusal(signed, editor, now=NOW - timedelta(hours=1)) == "APV-FUTURE"


def test_the_signature_of_another_statement_does_not_count(editor: Person) -> None:
    other = given_by(editor, replace(WANTED, renditions="b" * 64))
    assert refusal(SignedApproval(given_by(editor).statement, other.signature), editor) == "APV-SIGNATURE"


def test_a_certificate_of_the_same_name_and_number_does_not_count(editor: Person) -> None:
    forged = person("Nguyễn Thị Mẫu", NOW - timedelta(days=1))
    data = given_by(forged)
    assert refusal(data, editor) == "APV-STRANGER", "same name, other serial number"
    certificates = (editor.certificate,)
    mine = given_by(editor)
    alien = loaded(replace(editor, key=forged.key))
    with pytest.raises(SigningError) as caught:
        check_approval(sign_statement(mine.statement, alien, NOW), WANTED, certificates, LATER)
    assert caught.value.code == "APV-SIGNATURE", "their certificate, another key"


def test_a_name_that_is_not_the_certificates_is_refused(editor: Person) -> None:
    stated = approval_bytes(Approval(ISSUE, "a" * 64, "Bộ trưởng", NOW, "Đồng ý"))
    assert refusal(sign_statement(stated, loaded(editor), NOW), editor) == "APV-SIGNATURE"


def test_a_weak_approver_does_not_count() -> None:
    weak = person("Yếu", NOW - timedelta(days=1), key=rsa.generate_private_key(65537, 1024))
    assert refusal(given_by(weak), weak) == "APV-SIGNATURE"


def test_approver_and_sealer_are_two(demo: Demo, editor: Person) -> None:
    seal = demo.sealer.key.certificate
    check_two_persons(editor.certificate, seal)
    with pytest.raises(SigningError) as caught:
        check_two_persons(seal, seal)
    assert caught.value.code == "APV-SAME"
    second = person("x", subject=seal.subject)
    with pytest.raises(SigningError) as caught:
        check_two_persons(second.certificate, seal)
    assert caught.value.code == "APV-SAME", "a second certificate of the same name"


def test_the_key_of_an_approver_is_opened_as_any_other(editor: Person, tmp_path: Path) -> None:
    config = ApprovalConfig((editor.pem(tmp_path / "editor.pem"),))
    key = KeyConfig("pkcs12", editor.store(tmp_path / "e.p12", b"mot hai"), PassphraseSource("prompt"))
    assert load_approver(config, key, lambda _: "mot hai").certificate == editor.certificate
    with pytest.raises(SigningError) as caught:
        load_approver(config, key, lambda _: "ba")
    assert caught.value.code == "SGN-PASSPHRASE-WRONG"
    assert "ba" not in str(dict(caught.value.params).values())
    path = person("Người lạ").open_pem(tmp_path / "stranger.pem")
    with pytest.raises(SigningError) as caught:
        load_approver(config, KeyConfig("pem", path, PassphraseSource("none"), path), never_asked)
    assert caught.value.code == "APV-STRANGER"
    path = person("Không ký", signing=False).open_pem(tmp_path / "unfit.pem")
    with pytest.raises(SigningError) as caught:
        load_approver(config, KeyConfig("pem", path, PassphraseSource("none"), path), never_asked)
    assert caught.value.code == "SGN-CERT-USAGE"


def test_openssl_makes_and_checks_approvals(editor: Person, tmp_path: Path) -> None:
    tool = shutil.which("openssl")
    if tool is None:
        pytest.skip("openssl is not installed")
    who = editor.open_pem(tmp_path / "who.pem")
    (tmp_path / "approval.json").write_bytes(statement(WANTED, editor.certificate, "Đồng ý", NOW))
    command = [tool, "cms", "-sign", "-binary", "-cades", "-md", "sha256", "-in", tmp_path / "approval.json"]
    command += ["-signer", who, "-outform", "DER", "-out", tmp_path / "approval.json.p7s"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    made = SignedApproval((tmp_path / "approval.json").read_bytes(), (tmp_path / "approval.json.p7s").read_bytes())
    assert check_approval(made, WANTED, (editor.certificate,), LATER) == editor.certificate
    (tmp_path / "ours.p7s").write_bytes(given_by(editor).signature)
    (tmp_path / "ours.json").write_bytes(given_by(editor).statement)
    command = [tool, "cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", tmp_path / "ours.p7s"]
    command += ["-content", tmp_path / "ours.json", "-CAfile", who, "-purpose", "any", "-no_check_time"]
    done = subprocess.run([*command, "-out", tmp_path / "out"], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


def test_the_digest_is_of_all_files_in_any_order() -> None:
    files = [("b", "2" * 64), ("a", "1" * 64)]
    assert renditions_digest(files) == renditions_digest(reversed(files))
    assert renditions_digest(files) != renditions_digest(files[:1])
    assert renditions_digest(files) != renditions_digest([("b", "1" * 64), ("a", "2" * 64)])
