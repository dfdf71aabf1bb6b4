"""Keys on a token: SoftHSM2 stands for it, over the same PKCS#11 that every token speaks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hsm import PIN, Hsm, make_hsm
from office import Office, refused
from pki import NOW, TickingClock, never_asked, small_pdf

from gazette.config.types import PassphraseSource
from gazette.errors import ExitCode, MissingError, SigningError
from gazette.model import Indication, judge
from gazette.sign import open_sealer
from gazette.sign import token as token_module
from gazette.sign.pdf import SealFacts
from gazette.sign.seal import seal_pdf
from gazette.sign.sealer import start
from gazette.verify import load_trust
from gazette.verify.pdf import judge_pdf


@pytest.fixture(scope="module")
def hsm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hsm]:
    folder = tmp_path_factory.mktemp("hsm")
    with pytest.MonkeyPatch.context() as patch:
        yield make_hsm(folder, patch, Office(folder))


def test_the_wrong_pin_no_token_no_key_no_library(hsm: Hsm, tmp_path: Path) -> None:
    # Before anything opens the token: once a process is logged in, no PIN is asked for.
    token_module._opened.clear()
    wrong = tmp_path / "pin"
    wrong.write_text("000000")
    wrong.chmod(0o600)
    source = PassphraseSource("file", str(wrong))
    error = refused("SGN-PIN-WRONG", lambda: open_sealer(hsm.config("rsa", passphrase=source), never_asked))
    assert "000000" not in f"{error}{error.params}"
    refused("SGN-PKCS11-TOKEN", lambda: open_sealer(hsm.config("rsa", token="other"), never_asked))
    refused("SGN-PKCS11-MODULE", lambda: open_sealer(hsm.config("rsa", path=tmp_path / "no.so"), never_asked))
    refused("SGN-PKCS11-KEY", lambda: open_sealer(hsm.config("nobody"), never_asked))
    refused("SGN-PKCS11-CERTIFICATE", lambda: open_sealer(hsm.config("bare"), never_asked))
    asked: list[str] = []
    token_module._opened[str(hsm.library), "gazette"].close()
    token_module._opened.clear()
    prompt = hsm.config("rsa", passphrase=PassphraseSource("prompt"))
    opened = open_sealer(prompt, lambda what: asked.append(what) or PIN)
    assert asked == ["gazette"], "a person is told which token it is"
    assert open_sealer(prompt, never_asked).key.where == opened.key.where == "gazette/rsa"


@pytest.mark.parametrize(("label", "digest"), [("rsa", "sha256"), ("curve", "sha256"), ("big", "sha384")])
def test_seals_by_a_token_pass_the_policy(hsm: Hsm, label: str, digest: str) -> None:
    session = start(open_sealer(hsm.config(label), never_asked), TickingClock())
    assert session.form.digest == digest
    sealed = seal_pdf(small_pdf(), session, SealFacts(NOW), "a.pdf")
    checks, signer, _facts = judge_pdf(sealed, load_trust(session.sealer.config.roots), NOW)
    assert judge(checks)[0] is Indication.PASSED
    assert signer is not None


def test_the_certificate_may_lie_beside(hsm: Hsm) -> None:
    key = hsm.config("bare", certificate=hsm.folder / "bare.pem")
    assert open_sealer(key, never_asked).key.sign(b"x")


def test_another_certificate_is_found_at_the_first_signature(hsm: Hsm) -> None:
    sealer = open_sealer(hsm.config("rsa", certificate=hsm.folder / "curve.pem"), never_asked)
    with pytest.raises(SigningError) as caught:
        sealer.key.sign(b"x")
    assert caught.value.code in ("SGN-PKCS11-GONE", "SGN-KEY-MISMATCH")
    sealer = open_sealer(hsm.config("curve", certificate=hsm.folder / "bare.pem"), never_asked)
    refused("SGN-KEY-MISMATCH", lambda: sealer.key.sign(b"x"))


def test_the_extra_is_named_where_it_is_missing(hsm: Hsm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pkcs11", None)
    with pytest.raises(MissingError, match="SGN-PKCS11-EXTRA") as caught:
        open_sealer(hsm.config("rsa"), never_asked)
    assert caught.value.exit_code is ExitCode.MISSING


def test_a_locked_token_has_its_own_message(hsm: Hsm, monkeypatch: pytest.MonkeyPatch) -> None:
    """SoftHSM never locks itself, so its answer is put in the place of the library's."""
    import pkcs11

    class Locked:
        def open(self, **_: object) -> object:
            raise pkcs11.exceptions.PinLocked

    class Library:
        def get_token(self, **_: object) -> Locked:
            return Locked()

    monkeypatch.setattr(pkcs11, "lib", lambda _path: Library())
    monkeypatch.setattr(token_module, "_opened", {})
    refused("SGN-PIN-LOCKED", lambda: open_sealer(hsm.config("rsa"), never_asked))


def test_a_token_that_goes_away_is_told(hsm: Hsm) -> None:
    """In a process of its own: a library whose token vanished is of no more use."""
    program = """
import sys
from pathlib import Path
from office import refused
from pki import never_asked
from gazette.config.types import KeyConfig, PassphraseSource
from gazette.sign.token import open_token
folder, library = map(Path, sys.argv[1:])
key = open_token(
    KeyConfig("pkcs11", library, PassphraseSource("file", str(folder / "pin")), token="gazette", label="rsa"), never_asked
)
key.sign(b"x")
(folder / "tokens").rename(folder / "pulled")
refused("SGN-PKCS11-GONE", lambda: key.sign(b"x"))
print("told")
"""
    paths = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
    try:
        done = subprocess.run(
            [sys.executable, "-c", program, str(hsm.folder), str(hsm.library)],
            env={**os.environ, "PYTHONPATH": paths},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    finally:
        hsm.plug()
    assert done.stdout == "told\n", done.stderr
