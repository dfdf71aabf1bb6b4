"""Keys, certificates and authorities that can't be used: each has its own code, nothing is sealed, no secret is told."""

import re
import shutil
from datetime import UTC, datetime, timedelta

import pytest
from authority import YEAR, Authority
from bench import INBOX, Bench, sealing
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from gazette.cli.main import run

NOW = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=1)  # noqa: TID251 - the clock of the tests
DAY = timedelta(days=1)
SECRET = "mười ba con mèo"
SIGNING = sealing(passphrase="file:pass")


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A rendered issue, a good key, and beside it every key that is not."""
    folder = tmp_path_factory.mktemp("bad") / "workspace"
    assert run(["init", str(folder), "--lang", "en", "-q"]) == 0
    with (folder / "gazette.toml").open("a", encoding="utf-8") as file:
        file.write(SIGNING)
    (folder / "pass").write_text(f"{SECRET}\n", "utf-8")
    (folder / "pass").chmod(0o600)
    authority = Authority(folder / "pki", NOW)
    secret = SECRET.encode()
    authority.issue("seal", NOW, NOW + YEAR, passphrase=secret)
    authority.issue("tsa", NOW, NOW + YEAR, stamping=True)
    authority.issue("ended", NOW - YEAR, NOW - DAY, passphrase=secret)
    authority.issue("early", NOW + DAY, NOW + YEAR, passphrase=secret)
    unknown = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.3.6.1.4.1.55555.1"), b"\x05\x00")
    authority.issue("odd", NOW, NOW + YEAR, passphrase=secret, more=unknown)
    authority.issue("stamping", NOW, NOW + YEAR, stamping=True, passphrase=secret)
    authority.issue("endedtsa", NOW - YEAR, NOW - DAY, stamping=True)
    revoked = authority.issue("revoked", NOW, NOW + YEAR, passphrase=secret)
    authority.revoke(revoked, NOW)
    authority.write_lists(NOW)
    Authority(folder / "other", NOW).issue("seal", NOW, NOW + YEAR, passphrase=secret)
    key = authority.issue("pem", NOW, NOW + YEAR)
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "pem.key").write_bytes(key.key.private_bytes(*form))
    (folder / "pem.pem").write_bytes(revoked.certificate.public_bytes(serialization.Encoding.PEM))
    assert run(["-C", str(folder), "ingest", str(INBOX / "902-2026-qd-ttg.docx"), "-q"]) == 0
    assert run(["-C", str(folder), "compose", "-q"]) == 0
    assert run(["-C", str(folder), "render", "-q"]) == 0
    return folder


@pytest.fixture
def office(template, tmp_path, capfd):
    return Bench(shutil.copytree(template, tmp_path / "workspace", symlinks=True), capfd)


def key(name):
    return lambda office: office.set("pki/seal.p12", f"pki/{name}.p12")


def wrong_passphrase(office):
    (office.folder / "pass").write_text("mười bốn con mèo\n", "utf-8")


def open_passphrase(office):
    (office.folder / "pass").chmod(0o644)


def no_passphrase(office):
    (office.folder / "pass").write_text("\n", "utf-8")


def passphrase_gone(office):
    (office.folder / "pass").unlink()


def other_root(office):
    office.set('roots = ["pki/root.pem"]', 'roots = ["other/root.pem"]')


def root_that_is_none(office):
    (office.folder / "pki/root.pem").write_text("no certificate")


def lists_of_last_month(office):
    office.set('crls = ["pki/root.crl", "pki/ca.crl"]', "")


def pem(office, certificate):
    text = (office.folder / "gazette.toml").read_text("utf-8")
    made = f'[signing.key]\nkind = "pem"\nfile = "pem.key"\npassphrase = "none"\n{certificate}\n\n[signing.timestamp]'
    (office.folder / "gazette.toml").write_text(
        re.sub(r"\[signing\.key\].*\[signing\.timestamp\]", made, text, flags=re.DOTALL), "utf-8"
    )


def authority_that_is_silent(office):
    office.set('demo = { file = "pki/tsa.p12", passphrase = "none" }', 'url = "http://127.0.0.1:9/"\ntimeout = 0.2')


def authority_that_ended(office):
    office.set("pki/tsa.p12", "pki/endedtsa.p12")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (wrong_passphrase, "SGN-PASSPHRASE-WRONG"),
        (open_passphrase, "SGN-PASSPHRASE-OPEN"),
        (no_passphrase, "SGN-PASSPHRASE-EMPTY"),
        (passphrase_gone, "SGN-PASSPHRASE-FILE"),
        (key("ended"), "SGN-CERT-EXPIRED"),
        (key("early"), "SGN-CERT-EARLY"),
        (key("revoked"), "SGN-CERT-REVOKED"),
        (key("odd"), "SGN-CERT-INVALID"),
        (key("nowhere"), "SGN-FILE"),
        (other_root, "SGN-CERT-CHAIN"),
        (root_that_is_none, "SGN-CERT-FILE"),
        (lists_of_last_month, "SGN-CERT-STATUS"),
        (lambda office: pem(office, ""), "SGN-KEY-INCOMPLETE"),
        (lambda office: pem(office, 'certificate = "pem.pem"'), "SGN-KEY-MISMATCH"),
        (lambda office: pem(office, 'certificate = "pem.key"'), "SGN-CERT-FILE"),
        (authority_that_is_silent, "SGN-TSA-SILENT"),
        (authority_that_ended, "SGN-CERT-EXPIRED"),
    ],
)
def test_each_has_its_own_message_and_nothing_is_sealed(office, spoil, code):
    spoil(office)
    for arguments in (("sign",), ("sign", "--lang", "en"), ("publish", "--debug")):
        exit_code, told = office(*arguments)
        error = told["error"]
        assert (error["code"], error["exit"], exit_code) == (code, 6, 6)
        assert error["message"]
        assert error["hint"]
        assert "mèo" not in office.err + str(told), "no passphrase is told, wrong or right"
        assert ("Traceback" in office.err) is ("--debug" in arguments)
    assert office("show", "latest")[1]["issue"]["state"] == "rendered"


def test_the_good_key_seals(office):
    assert office("publish")[0] == 0
    assert "mèo" not in office.err
    ledger = (office.folder / "registry.db").read_bytes()
    assert SECRET.encode() not in ledger


@pytest.mark.parametrize("value", ["mười ba con mèo", "pass:mười ba con mèo", "file:"])
def test_a_passphrase_in_the_settings_is_refused_and_not_repeated(office, value):
    office.set('passphrase = "file:pass"', f'passphrase = "{value}"')
    code, told = office("sign")
    assert (code, told["error"]["code"]) == (3, "CFG-INVALID")
    assert "mèo" not in office.err + str(told)


def test_no_terminal_to_ask_at(office):
    office.set('passphrase = "file:pass"', 'passphrase = "prompt"')
    code, told = office("sign")
    assert (code, told["error"]["code"]) == (3, "CLI-NO-TERMINAL")
    assert told["error"]["hint"]
