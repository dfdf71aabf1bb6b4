"""Renewed archive timestamps: what is due, what is appended, and that the verdict lasts as long as the new one."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import jsonschema
import pikepdf
import pytest
from authority import YEAR, Authority
from cryptography.hazmat.primitives import serialization
from hypothesis import given
from hypothesis import strategies as st
from pki import NOW, MemoryStore, TickingClock, never_asked, small_pdf

from gazette.config import RenewalConfig, SigningConfig
from gazette.errors import SigningError
from gazette.model import Indication, IssueId, Role
from gazette.model.renewal import (
    Evidence,
    Reason,
    Renewal,
    RenewedFile,
    Stamp,
    parse_renewal,
    renewal_bytes,
    renewed_path,
)
from gazette.sign import open_sealer
from gazette.sign.pdf import SealFacts
from gazette.sign.renew import due, renew_pdf, sign_renewal
from gazette.sign.seal import seal_pdf
from gazette.sign.sealer import Session, start
from gazette.sign.stamps import pdf_stamp, signature_stamp
from gazette.verify import load_trust, verify_paths

SCHEMA = Path(__file__).parents[3] / "schemas" / "renewal.schema.json"
FIRST_ENDS = NOW + 2 * YEAR
RENEWED_AT = FIRST_ENDS - timedelta(days=90)
UNTIL = (RENEWED_AT + timedelta(days=180)).date()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    made = Authority(tmp_path_factory.mktemp("pki"), NOW)
    made.issue("seal", NOW, NOW + 5 * YEAR)
    made.issue("tsa1", NOW, FIRST_ENDS, stamping=True)
    made.issue("tsa2", RENEWED_AT - YEAR, RENEWED_AT + 8 * YEAR, stamping=True)
    return made


def session(authority: Authority, stamp: str, at: datetime, config: RenewalConfig | None = None) -> Session:
    authority.write_lists(at)
    settings: SigningConfig = replace(authority.signing("seal", stamp), renewal=config or RenewalConfig())
    return start(open_sealer(settings, never_asked), TickingClock(at))


@pytest.fixture(scope="module")
def sealed(authority: Authority) -> bytes:
    opened = session(authority, "tsa1", NOW)
    return seal_pdf(small_pdf(), opened, SealFacts(NOW, "Phát hành"), "a.pdf")


@pytest.fixture(scope="module")
def renewed(authority: Authority, sealed: bytes) -> bytes:
    return renew_pdf(sealed, session(authority, "tsa2", RENEWED_AT), UNTIL, RENEWED_AT, "a.pdf")


@pytest.fixture
def verdict(authority: Authority, tmp_path: Path) -> Iterator[object]:
    def judge(data: bytes, at: datetime) -> tuple[Indication, tuple[str, ...]]:
        path = tmp_path / "a.pdf"
        path.write_bytes(data)
        (found,) = verify_paths([path], load_trust([authority.folder / "root.pem"]), at).files
        return found.indication, tuple(check.code for check in found.checks if check.outcome not in ("pass", "skipped"))

    yield judge


def test_the_first_timestamp_lasts_as_long_as_its_authority(sealed: bytes, verdict) -> None:
    assert verdict(sealed, NOW + timedelta(days=1)) == (Indication.PASSED, ())
    assert verdict(sealed, FIRST_ENDS - timedelta(days=1)) == (Indication.PASSED, ())
    assert verdict(sealed, FIRST_ENDS + timedelta(days=1)) == (Indication.INDETERMINATE, ("VFY-RENEW",))


def test_a_renewed_file_passes_past_the_end_of_the_first(renewed: bytes, verdict) -> None:
    for at in (RENEWED_AT + timedelta(days=1), FIRST_ENDS + timedelta(days=1), RENEWED_AT + 7 * YEAR):
        assert verdict(renewed, at) == (Indication.PASSED, ()), at
    assert verdict(renewed, RENEWED_AT + 9 * YEAR)[0] is Indication.INDETERMINATE


def test_nothing_is_rewritten_and_the_last_timestamp_covers_everything(sealed: bytes, renewed: bytes) -> None:
    assert renewed.startswith(sealed)
    assert renewed.count(b"/ETSI.RFC3161") == 2
    assert renewed.count(b"%%EOF") == sealed.count(b"%%EOF") + 1, "one revision: evidence and timestamp together"
    first, _length, second, rest = map(int, re.findall(rb"/ByteRange ?\[(\d+) (\d+) (\d+) (\d+)", renewed)[-1])
    assert (first, second + rest) == (0, len(renewed))


def test_the_store_grows_and_loses_nothing(sealed: bytes, renewed: bytes, tmp_path: Path) -> None:
    def store(data: bytes, name: str) -> set[bytes]:
        path = tmp_path / "b.pdf"
        path.write_bytes(data)
        with pikepdf.open(path) as pdf:
            return {item.read_bytes() for item in pdf.Root.DSS[name]}

    assert store(sealed, "/CRLs") < store(renewed, "/CRLs"), "lists of the day of renewal, beside those of the seal"
    assert store(sealed, "/Certs") < store(renewed, "/Certs"), "the new authority's certificate"
    assert len(store(renewed, "/CRLs")) == 4


def test_a_file_is_renewed_again_and_again(authority: Authority, renewed: bytes, verdict) -> None:
    at = RENEWED_AT + 8 * YEAR - timedelta(days=30)
    authority.issue("seal2", at, at + 5 * YEAR)
    authority.issue("tsa3", at, at + 8 * YEAR, stamping=True)
    authority.write_lists(at)
    opened = start(open_sealer(authority.signing("seal2", "tsa3"), never_asked), TickingClock(at))
    again = renew_pdf(renewed, opened, (at + timedelta(days=180)).date(), at, "a.pdf")
    assert again.count(b"/ETSI.RFC3161") == 3
    assert verdict(again, at + 7 * YEAR) == (Indication.PASSED, ())


@pytest.mark.parametrize("place", range(0, 400, 7))
def test_no_changed_byte_of_a_renewed_file_passes(renewed: bytes, sealed: bytes, verdict, place: int) -> None:
    at = len(sealed) + place * (len(renewed) - len(sealed)) // 400
    changed = bytearray(renewed)
    changed[at] ^= 1
    assert verdict(bytes(changed), FIRST_ENDS + timedelta(days=1))[0] is not Indication.PASSED


def test_an_authority_that_is_revoked_by_then_saves_nothing(tmp_path: Path, verdict) -> None:
    own = Authority(tmp_path / "own", NOW)
    own.issue("seal", NOW, NOW + 5 * YEAR)
    first = own.issue("tsa1", NOW, FIRST_ENDS, stamping=True)
    own.issue("tsa2", NOW, NOW + 9 * YEAR, stamping=True)
    sealed = seal_pdf(small_pdf(), session(own, "tsa1", NOW), SealFacts(NOW), "a.pdf")
    own.revoke(first, RENEWED_AT - timedelta(days=5))
    renewed = renew_pdf(sealed, session(own, "tsa2", RENEWED_AT), UNTIL, RENEWED_AT, "a.pdf")
    path = tmp_path / "r.pdf"
    path.write_bytes(renewed)
    (found,) = verify_paths([path], load_trust([own.folder / "root.pem"]), RENEWED_AT + timedelta(days=1)).files
    assert found.indication is not Indication.PASSED


def test_a_timestamp_that_lasts_no_longer_is_refused(authority: Authority, sealed: bytes) -> None:
    with pytest.raises(SigningError) as caught:
        renew_pdf(sealed, session(authority, "tsa1", RENEWED_AT), UNTIL, RENEWED_AT, "a.pdf")
    assert caught.value.code == "RNW-SHORT"


def test_a_digest_that_is_given_up_is_not_used_any_more(authority: Authority, sealed: bytes, verdict) -> None:
    soon = RENEWED_AT.date() + timedelta(days=100)
    config = RenewalConfig(retire=(("sha256", soon),))
    # The authority here signs with SHA-256 (its key is P-256): the file would rest on it again.
    with pytest.raises(SigningError) as caught:
        renew_pdf(sealed, session(authority, "tsa2", RENEWED_AT, config), UNTIL, RENEWED_AT, "a.pdf")
    assert (caught.value.code, dict(caught.value.params)["name"]) == ("RNW-WEAK", "sha256")
    everything = RenewalConfig(retire=tuple((name, soon) for name in ("sha256", "sha384", "sha512")))
    with pytest.raises(SigningError) as caught:
        renew_pdf(sealed, session(authority, "tsa2", RENEWED_AT, everything), UNTIL, RENEWED_AT, "a.pdf")
    assert caught.value.code == "RNW-WEAK"


def test_a_stronger_authority_takes_over(authority: Authority, sealed: bytes, verdict) -> None:
    authority.issue("tsa384", RENEWED_AT - YEAR, RENEWED_AT + 8 * YEAR, stamping=True, strong=True)
    config = RenewalConfig(retire=(("sha256", UNTIL),))
    renewed = renew_pdf(sealed, session(authority, "tsa384", RENEWED_AT, config), UNTIL, RENEWED_AT, "a.pdf")
    stamp = pdf_stamp(renewed, (authority.root.certificate,), "a.pdf")
    assert stamp.algorithms == ("ec-256", "ec-384", "sha384"), "the issuing authority's key is on the path, too"
    assert verdict(renewed, FIRST_ENDS + timedelta(days=1)) == (Indication.PASSED, ())


def test_what_a_timestamp_says(authority: Authority, sealed: bytes, renewed: bytes) -> None:
    roots = (authority.root.certificate,)
    stamp = pdf_stamp(sealed, roots, "a.pdf")
    assert (stamp.authority, stamp.ends) == ("tsa1", FIRST_ENDS)
    assert stamp.algorithms == ("ec-256", "sha256")
    assert NOW < stamp.at < NOW + timedelta(minutes=1)
    assert pdf_stamp(renewed, roots, "a.pdf").authority == "tsa2"
    with pytest.raises(SigningError) as caught:
        pdf_stamp(small_pdf(), roots, "a.pdf")
    assert caught.value.code == "SGN-PDF"


def test_the_earliest_end_on_the_path_counts(tmp_path: Path) -> None:
    short = Authority(tmp_path, NOW, years=1)
    short.issue("seal", NOW, NOW + YEAR)
    short.issue("tsa", NOW, NOW + 5 * YEAR, stamping=True)
    sealed = seal_pdf(small_pdf(), session(short, "tsa", NOW), SealFacts(NOW), "a.pdf")
    assert pdf_stamp(sealed, (short.root.certificate,), "a.pdf").ends == NOW + YEAR


STAMP = Stamp(NOW, "tsa", datetime(2030, 6, 1, tzinfo=NOW.tzinfo), ("ec-256", "sha256"))


@pytest.mark.parametrize(
    ("until", "retire", "expected"),
    [
        (date(2030, 5, 31), (), None),
        (date(2030, 6, 1), (), (Reason.CERTIFICATE, date(2030, 6, 1))),
        (date(2029, 1, 1), (("sha256", date(2028, 12, 31)),), (Reason.ALGORITHM, date(2028, 12, 31))),
        (date(2029, 1, 1), (("sha512", date(2028, 12, 31)),), None),
        (date(2029, 1, 1), (("ec-256", date(2029, 1, 2)),), None),
        (date(2031, 1, 1), (("sha256", date(2030, 12, 31)),), (Reason.CERTIFICATE, date(2030, 6, 1))),
        (date(2031, 1, 1), (("sha256", date(2030, 1, 1)),), (Reason.ALGORITHM, date(2030, 1, 1))),
    ],
)
def test_what_is_due_and_why(until: date, retire: tuple[tuple[str, date], ...], expected: object) -> None:
    found = due(STAMP, until, RenewalConfig(retire=retire))
    assert (found and (found.reason, found.ends)) == expected


def test_the_record_of_a_renewal_is_signed_and_timestamped(authority: Authority) -> None:
    store, opened = MemoryStore(), session(authority, "tsa2", RENEWED_AT)
    issue = IssueId("vn", 2026, (713,))
    file = RenewedFile(
        Role.DOCUMENT_PDF,
        renewed_path("eli/vn/a/a.pdf", 1),
        "1" * 64,
        9,
        "/akn/vn/a",
        Evidence("eli/vn/a/a.pdf", "2" * 64),
        Reason.CERTIFICATE,
        FIRST_ENDS.date(),
        date(2036, 1, 1),
    )
    renewal = Renewal(issue, 1, RENEWED_AT, (Evidence("cong-bao/vn/2026/713/manifest.json", "3" * 64),), (file,), False)
    signed = sign_renewal(renewal, opened, store, TickingClock(RENEWED_AT))
    data = store.get(signed.record_file.sha256)
    assert parse_renewal(data) == renewal
    assert renewal_bytes(parse_renewal(data)) == data
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(json.loads(data))
    assert signed.record_file.path == "cong-bao/vn/2026/713/renewed/1/renewal.json"
    assert file.path == "eli/vn/a/renewed/1/a.pdf"
    roots = (authority.root.certificate,)
    assert signature_stamp(store.get(signed.signature_file.sha256), roots, "x").authority == "tsa2"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"gazette-renewal/1"', b'"gazette-renewal/2"'),
        (b'"number":1', b'"number":0'),
        (b'"number":1', b'"more":1,"number":1'),
        (b'"reason":"certificate"', b'"reason":"whim"'),
        (b'"path":"a.pdf"', b'"path":"../a.pdf"'),
        (b",", b", "),
    ],
)
def test_shapes_of_a_record_that_are_refused(old: bytes, new: bytes) -> None:
    file = RenewedFile(
        Role.ISSUE_PDF,
        "b.pdf",
        "1" * 64,
        9,
        None,
        Evidence("a.pdf", "2" * 64),
        Reason.CERTIFICATE,
        NOW.date(),
        NOW.date(),
    )
    data = renewal_bytes(Renewal(IssueId("vn", 2026, (1,)), 1, NOW, (), (file,), False))
    assert parse_renewal(data)
    assert old in data
    with pytest.raises(ValueError, match=r"\w"):
        parse_renewal(data.replace(old, new, 1))


def test_openssl_and_pdfsig_agree_on_a_renewed_file(authority: Authority, renewed: bytes, tmp_path: Path) -> None:
    openssl, pdfsig = shutil.which("openssl"), shutil.which("pdfsig")
    if openssl is None or pdfsig is None:
        pytest.skip("openssl or pdfsig is not installed")
    first, length, second, rest = map(int, re.findall(rb"/ByteRange ?\[(\d+) (\d+) (\d+) (\d+)", renewed)[-1])
    (tmp_path / "token").write_bytes(bytes.fromhex(renewed[length + 1 : second - 1].decode()).rstrip(b"\0"))
    (tmp_path / "data").write_bytes(renewed[first:length] + renewed[second : second + rest])
    ca = authority.issuing.certificate.public_bytes(serialization.Encoding.PEM)
    (tmp_path / "ca.pem").write_bytes(ca)
    command = [openssl, "ts", "-verify", "-token_in", "-in", tmp_path / "token", "-data", tmp_path / "data"]
    command += ["-CAfile", authority.folder / "root.pem", "-untrusted", tmp_path / "ca.pem"]
    command += ["-attime", str(int(RENEWED_AT.timestamp()))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert "Verification: OK" in done.stdout + done.stderr
    (tmp_path / "a.pdf").write_bytes(renewed)
    said = subprocess.run([pdfsig, tmp_path / "a.pdf"], capture_output=True, text=True, check=False, timeout=60).stdout
    assert said.count("Signature is Valid.") == 1
    assert "Total document signed" in said.split("Signature #3")[1]


_DAYS = st.dates(date(2026, 1, 1), date(2099, 1, 1))
_DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)
_NAMES = st.from_regex(r"[a-z0-9-]{1,9}(/[a-z0-9-]{1,9}){0,3}\.pdf", fullmatch=True)
_FILES = st.builds(
    RenewedFile,
    st.sampled_from([Role.ISSUE_PDF, Role.DOCUMENT_PDF]),
    _NAMES,
    _DIGESTS,
    st.integers(0, 2**40),
    st.none() | st.text(),
    st.builds(Evidence, _NAMES, _DIGESTS),
    st.sampled_from(Reason),
    _DAYS,
    _DAYS,
)


@given(
    st.lists(_FILES, max_size=4, unique_by=lambda file: file.path),
    st.lists(st.builds(Evidence, _NAMES, _DIGESTS), max_size=4),
    st.integers(1, 99),
)
def test_records_are_read_as_they_were_written(files: list[RenewedFile], evidence: list[Evidence], number: int) -> None:
    renewal = Renewal(IssueId("vn", 2026, (number,)), number, NOW, tuple(evidence), tuple(files), demonstration=True)
    assert parse_renewal(renewal_bytes(renewal)) == renewal
