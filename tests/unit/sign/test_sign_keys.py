"""Opening keys, and everything that must stop a signature before it is made."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from office import DAY, NONE, Office, refused
from pki import NOW, Demo, MemoryStore, TickingClock, never_asked, rendered_issue

from gazette.config.types import KeyConfig, PassphraseSource, TimestampConfig
from gazette.errors import ConflictError
from gazette.model import Indication, Silent
from gazette.sign import make_demo_keys, open_sealer, sign_issue
from gazette.sign.sealer import start
from gazette.verify import load_trust, verify_paths


def test_demo_keys_are_private_marked_and_never_overwritten(demo: Demo) -> None:
    names = {path.name for path in demo.keys.iterdir()}
    public, secret = {"root.pem", "ca.pem", "root.crl", "ca.crl"}, {"seal.p12", "tsa.p12", "log.pem"}
    assert names == public | secret | {"seal.pass", "tsa.pass", "log.pass"}
    for name in ("seal.p12", "seal.pass", "tsa.p12", "tsa.pass"):
        assert (demo.keys / name).stat().st_mode & 0o077 == 0
    for name in ("root.pem", "ca.pem"):
        certificate = x509.load_pem_x509_certificate((demo.keys / name).read_bytes())
        assert "DEMONSTRATION ONLY" in certificate.subject.rfc4514_string()
        assert "MINH HỌA" in certificate.subject.rfc4514_string()
    before = (demo.keys / "seal.p12").read_bytes()
    with pytest.raises(ConflictError, match="SGN-KEYS-EXIST"):
        make_demo_keys(demo.keys, NOW)
    assert (demo.keys / "seal.p12").read_bytes() == before


def test_a_wrong_passphrase_names_the_file_and_tells_nothing(demo: Demo, tmp_path: Path) -> None:
    secret = tmp_path / "wrong.pass"
    secret.write_text("hunter2-hunter2")
    secret.chmod(0o600)
    key = replace(demo.config.key, passphrase=PassphraseSource("file", str(secret)))
    error = refused("SGN-PASSPHRASE-WRONG", lambda: open_sealer(replace(demo.config, key=key), never_asked))
    assert dict(error.params)["path"] == str(demo.config.key.path)
    assert "hunter2" not in str(error) + repr(error) + repr(error.__cause__)


def test_a_passphrase_file_that_others_can_read(demo: Demo, tmp_path: Path) -> None:
    secret = tmp_path / "open.pass"
    secret.write_bytes((demo.keys / "seal.pass").read_bytes())
    secret.chmod(0o640)
    key = replace(demo.config.key, passphrase=PassphraseSource("file", str(secret)))
    refused("SGN-PASSPHRASE-OPEN", lambda: open_sealer(replace(demo.config, key=key), never_asked))
    secret.chmod(0o600)
    assert open_sealer(replace(demo.config, key=key), never_asked)


def test_a_passphrase_that_is_asked_for(demo: Demo) -> None:
    asked: list[str] = []

    def ask(path: str) -> str:
        asked.append(path)
        return (demo.keys / "seal.pass").read_text().strip()

    key = replace(demo.config.key, passphrase=PassphraseSource("prompt"))
    open_sealer(replace(demo.config, key=key), ask)
    assert asked == [str(demo.config.key.path)]


def test_a_passphrase_from_a_descriptor(demo: Demo) -> None:
    reading, writing = os.pipe()
    os.write(writing, (demo.keys / "seal.pass").read_bytes())
    os.close(writing)
    key = replace(demo.config.key, passphrase=PassphraseSource("fd", str(reading)))
    assert open_sealer(replace(demo.config, key=key), never_asked)
    refused("SGN-PASSPHRASE-FD", lambda: open_sealer(replace(demo.config, key=key), never_asked))


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (PassphraseSource("file", "/nowhere/seal.pass"), "SGN-PASSPHRASE-FILE"),
        (PassphraseSource("fd", "none"), "SGN-PASSPHRASE-FD"),
        (PassphraseSource("env", "X"), "SGN-PASSPHRASE-KIND"),
    ],
)
def test_sources_that_can_not_be_read(demo: Demo, source: PassphraseSource, code: str) -> None:
    key = replace(demo.config.key, passphrase=source)
    refused(code, lambda: open_sealer(replace(demo.config, key=key), never_asked))


def test_key_files_that_are_none(demo: Demo, tmp_path: Path) -> None:
    def opened(path: Path, kind: str = "pkcs12") -> Callable[[], object]:
        return lambda: open_sealer(replace(demo.config, key=KeyConfig(kind, path, NONE)), never_asked)

    junk = tmp_path / "junk.p12"
    junk.write_bytes(b"no key")
    refused("SGN-KEY-FORMAT", opened(junk))
    refused("SGN-KEY-FORMAT", opened(junk, "pem"))
    refused("SGN-FILE", opened(tmp_path / "gone.p12"))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


def test_rsa_keys_in_pem_seal_and_verify_long_after_their_lists_ended(office: Office, tmp_path: Path) -> None:
    key = rsa.generate_private_key(65537, 2048)
    config = office.config(office.pem("seal", key, office.certificate("Công báo tỉnh", key)))
    store = MemoryStore()
    sealer = open_sealer(config, never_asked)
    signed = sign_issue(rendered_issue(store), sealer, store, None, TickingClock(), Silent())
    assert not signed.manifest.demonstration
    for file in (*signed.manifest.files, signed.manifest_file, signed.signature_file):
        path = tmp_path / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(store.get(file.sha256))
    trust = load_trust(config.roots)
    for days in (1, 8, 400):
        assert verify_paths([tmp_path], trust, NOW + days * DAY).indication is Indication.PASSED, days
    (pdf,) = tmp_path.rglob("83-2008-qd-ttg.pdf")
    (file,) = verify_paths([pdf], trust, NOW + DAY).files
    assert file.signer is not None
    assert (file.signer.name, file.signer.demonstration) == ("Công báo tỉnh", False)


def test_a_revoked_certificate_signs_nothing(office: Office) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = office.certificate("Revoked", key)
    config = office.config(office.pem("revoked", key, certificate), certificate)
    sealer = open_sealer(config, never_asked)
    store = MemoryStore()
    rendered = rendered_issue(store)
    before = dict(store.kept)
    refused("SGN-CERT-REVOKED", lambda: sign_issue(rendered, sealer, store, None, TickingClock(), Silent()))
    assert store.kept == before


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (NOW + 701 * DAY, "SGN-CERT-EXPIRED"),
        (NOW - 2 * DAY, "SGN-CERT-EARLY"),
        (NOW + 8 * DAY, "SGN-CERT-STATUS"),
    ],
)
def test_the_wrong_time(office: Office, at: datetime, code: str) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    sealer = open_sealer(office.config(office.pem("t", key, office.certificate("T", key))), never_asked)
    refused(code, lambda: start(sealer, TickingClock(at)))


def test_no_revocation_list_at_all(office: Office) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    config = replace(office.config(office.pem("n", key, office.certificate("N", key))), crls=())
    refused("SGN-CERT-STATUS", lambda: start(open_sealer(config, never_asked), TickingClock()))


def test_another_root(office: Office, demo: Demo) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    config = replace(office.config(office.pem("o", key, office.certificate("O", key))), roots=demo.config.roots)
    refused("SGN-CERT-CHAIN", lambda: start(open_sealer(config, never_asked), TickingClock()))
    refused("SGN-NO-ROOTS", lambda: open_sealer(replace(config, roots=()), never_asked))


def test_keys_of_the_wrong_kind_or_strength(office: Office) -> None:
    def opened(key: object, certificate: x509.Certificate) -> Callable[[], object]:
        config = office.config(office.pem("x", key, certificate))
        return lambda: open_sealer(config, never_asked)

    curve = ec.generate_private_key(ec.SECP256R1())
    weak = rsa.generate_private_key(65537, 1024)
    small = ec.generate_private_key(ec.SECP192R1())
    other = dsa.generate_private_key(2048)
    refused("SGN-KEY-WEAK", opened(weak, office.certificate("W", weak)))
    refused("SGN-KEY-WEAK", opened(small, office.certificate("S", small)))
    refused("SGN-KEY-KIND", opened(other, office.certificate("D", other)))
    refused("SGN-KEY-MISMATCH", opened(curve, office.certificate("M", weak)))
    refused("SGN-CERT-USAGE", opened(curve, office.certificate("U", curve, signing=False)))


def test_an_authority_whose_key_is_for_something_else(office: Office) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    own = office.pem("own", key, office.certificate("Own", key))
    config = replace(office.config(own), timestamp=TimestampConfig("demo", key=own))
    refused("SGN-CERT-USAGE", lambda: open_sealer(config, never_asked))
    refused(
        "SGN-TSA-NO-KEY",
        lambda: open_sealer(replace(config, timestamp=TimestampConfig("demo")), never_asked),
    )
