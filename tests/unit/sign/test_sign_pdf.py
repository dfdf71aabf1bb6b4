"""Seals in PDFs of every build: what is appended, that strangers read it as we do, and what can't be sealed."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from datetime import UTC, timedelta, timezone
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from pki import NOW, Demo, TickingClock, small_pdf
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from gazette.errors import SigningError
from gazette.model import Indication, judge
from gazette.sign.keys import digest_algorithm
from gazette.sign.pdf import SealFacts
from gazette.sign.seal import Level, seal_pdf
from gazette.sign.sealer import Session, asn1, start
from gazette.verify import load_trust
from gazette.verify.pdf import judge_pdf

FACTS = SealFacts(NOW, "Phát hành Công báo", "Hà Nội")


@pytest.fixture(scope="module")
def session(demo: Demo) -> Session:
    return start(demo.sealer, TickingClock())


def made(**options: object) -> bytes:
    """The small PDF, written by qpdf."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(small_pdf(3))) as pdf:
        pdf.save(buffer, **options)
    return buffer.getvalue()


def with_field(page_number: int, *, direct_form: bool, annotations: bool) -> bytes:
    """A PDF that has the empty field which a renderer lays, on one of its pages, with an appearance."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(small_pdf(3))) as pdf:
        page = pdf.pages[page_number].obj
        appearance = pdf.make_stream(b"0 0 180 60 re S", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        appearance.BBox = [0, 0, 180, 60]
        field = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Sig,
                T="Seal",
                TU="Con dấu",
                F=4,
                Rect=[300, 100, 480, 160],
                P=page,
                AP=pikepdf.Dictionary(N=appearance),
                StructParent=0,
            )
        )
        listed = pikepdf.Array([field])
        page.Annots = pdf.make_indirect(listed) if annotations else listed
        form = pikepdf.Dictionary(Fields=pdf.make_indirect(pikepdf.Array([field])), SigFlags=1)
        pdf.Root.AcroForm = form if direct_form else pdf.make_indirect(form)
        pdf.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()


INPUTS = {
    "table": small_pdf(3),
    "object streams": made(object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "linearized": made(linearize=True),
    "PDF 2.0": made(force_version="2.0"),
    "a field on the first page": with_field(0, direct_form=False, annotations=True),
    "a field in a form in place": with_field(2, direct_form=True, annotations=False),
}


@pytest.mark.parametrize("name", INPUTS)
def test_pdfs_of_every_build_pass_the_policy_and_pyhanko(name: str, session: Session, demo: Demo) -> None:
    data = INPUTS[name]
    sealed = seal_pdf(data, session, FACTS, "a.pdf")
    assert sealed.startswith(data)
    checks, signer, _facts = judge_pdf(sealed, load_trust(demo.config.roots), NOW + timedelta(days=700))
    assert judge(checks)[0] is Indication.PASSED, [check for check in checks if check.outcome != "pass"]
    assert signer is not None
    reader = PdfFileReader(io.BytesIO(sealed), strict=True)
    seal, stamp = reader.embedded_signatures
    context = ValidationContext(trust_roots=asn1(demo.sealer.roots), moment=NOW, crls=list(session.evidence.crls))
    status = validate_pdf_signature(seal, context)
    assert status.bottom_line
    assert status.docmdp_ok
    assert (seal.field_name, stamp.field_name) == ("Seal", "Timestamp")
    assert seal.sig_object["/Reason"] == "Phát hành Công báo"
    assert seal.sig_object["/Location"] == "Hà Nội"


@pytest.mark.parametrize("name", INPUTS)
def test_nothing_else_of_the_pdf_changes(name: str, session: Session) -> None:
    sealed = seal_pdf(INPUTS[name], session, FACTS, "a.pdf")
    with pikepdf.open(io.BytesIO(INPUTS[name])) as before, pikepdf.open(io.BytesIO(sealed)) as after:
        assert not after.get_warnings()
        assert len(before.pages) == len(after.pages)
        own = {"/AcroForm", "/DSS", "/Extensions", "/Perms"}
        assert set(after.Root.keys()) - set(before.Root.keys()) <= own
        for old, new in zip(before.pages, after.pages, strict=True):
            for key in set(new.obj.keys()) - {"/Annots", "/Tabs", "/Parent"}:
                assert new.obj[key] == old.obj[key], key
        assert after.trailer.get("/Info") == before.trailer.get("/Info")
        assert set(after.trailer.keys()) >= set(before.trailer.keys()) & {"/ID", "/Info"}


def test_the_field_that_was_laid_is_filled_and_keeps_its_look(session: Session) -> None:
    for name in ("a field on the first page", "a field in a form in place"):
        with pikepdf.open(io.BytesIO(seal_pdf(INPUTS[name], session, FACTS, "a.pdf"))) as pdf:
            fields = list(pdf.Root.AcroForm.Fields)
            assert [str(field.T) for field in fields] == ["Seal", "Timestamp"]
            assert fields[0].V.SubFilter == "/ETSI.CAdES.detached"
            assert fields[0].AP.N.read_bytes() == b"0 0 180 60 re S"
            assert fields[0].TU == "Con dấu"
            assert pdf.Root.AcroForm.SigFlags == 3
            page = fields[0].P
            assert [str(item.T) for item in page.Annots] == ["Seal", "Timestamp"]


def test_every_level(session: Session) -> None:
    found = {level: seal_pdf(INPUTS["table"], session, FACTS, "a.pdf", level) for level in Level}
    assert [data.count(b"%%EOF") for data in found.values()] == [2, 2, 2, 3]
    assert [b"/DSS" in data for data in found.values()] == [False, False, True, True]
    for level, data in found.items():
        (seal, *stamps) = PdfFileReader(io.BytesIO(data), strict=True).embedded_signatures
        assert len(stamps) == (level is Level.LTA)
        assert bool(seal.signer_info["unsigned_attrs"].native) is (level >= Level.T)


@pytest.mark.parametrize("offset", [UTC, timezone(timedelta(hours=7)), timezone(timedelta(hours=-3, minutes=-30))])
def test_the_time_that_is_claimed_has_its_zone(session: Session, offset: timezone) -> None:
    data = seal_pdf(INPUTS["table"], session, SealFacts(NOW.astimezone(offset)), "a.pdf", Level.B)
    (seal,) = PdfFileReader(io.BytesIO(data)).embedded_signatures
    assert seal.self_reported_timestamp == NOW
    assert "/Reason" not in seal.sig_object


def hybrid() -> bytes:
    data = small_pdf(1)
    return data.replace(b"trailer\n<<", b"trailer\n<< /XRefStm 17")


def encrypted(password: str) -> bytes:
    return made(encryption=pikepdf.Encryption(owner="o", user=password))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\n",
        small_pdf(1)[:-20],
        small_pdf(1)[:400] + small_pdf(1)[500:],
        small_pdf(1) + b"more",
        b"junk" + small_pdf(1),
        re.sub(rb"startxref\n\d+", b"startxref\n7", small_pdf(1)),
        hybrid(),
        encrypted(""),
        encrypted("secret"),
        small_pdf(1).replace(b"/Kids", b"/Kidz"),
        small_pdf(1).replace(b"/Type /Catalog", b"/Pagez 1 0 R ").replace(b"/Pages ", b"/Pagzz "),
    ],
    ids=lambda data: f"{len(data)}",
)
def test_what_can_not_be_sealed(data: bytes, session: Session) -> None:
    with pytest.raises(SigningError) as caught:
        seal_pdf(data, session, FACTS, "a/b.pdf")
    assert caught.value.code == "SGN-PDF"
    assert dict(caught.value.params)["path"] == "a/b.pdf"


def test_a_signed_pdf_of_somebody_else_is_not_sealed_over(session: Session) -> None:
    signed = seal_pdf(INPUTS["a field on the first page"], session, FACTS, "a.pdf", Level.B)
    without = signed.replace(b"/Perms", b"/Permz")
    assert b"/Permz" in without
    for data in (signed, without):
        with pytest.raises(SigningError, match="sealed already"):
            seal_pdf(data, session, FACTS, "a.pdf")


def test_digests_fit_the_strength_of_the_key() -> None:
    assert digest_algorithm(rsa.generate_private_key(65537, 2048).public_key()) == "sha256"
    big = rsa.RSAPublicNumbers(65537, (1 << 4095) + 1).public_key()
    assert digest_algorithm(big) == "sha384"


def test_openssl_and_pdfsig_verify_the_seal(session: Session, demo: Demo, tmp_path: Path) -> None:
    openssl, pdfsig = shutil.which("openssl"), shutil.which("pdfsig")
    if openssl is None or pdfsig is None:
        pytest.skip("openssl or pdfsig is not installed")
    for name, data in INPUTS.items():
        sealed = seal_pdf(data, session, FACTS, "a.pdf")
        (tmp_path / "a.pdf").write_bytes(sealed)
        said = subprocess.run([pdfsig, tmp_path / "a.pdf"], capture_output=True, text=True, check=False).stdout
        assert said.count("Signature is Valid.") == 1, (name, said)
        first, length, second, rest = map(int, re.findall(rb"/ByteRange ?\[(\d+) (\d+) (\d+) (\d+)", sealed)[0])
        (tmp_path / "cms").write_bytes(bytes.fromhex(sealed[length + 1 : second - 1].decode()))
        (tmp_path / "data").write_bytes(sealed[first:length] + sealed[second : second + rest])
        command = [openssl, "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", tmp_path / "cms"]
        command += ["-content", tmp_path / "data", "-CAfile", demo.keys / "root.pem", "-purpose", "any"]
        done = subprocess.run([*command, "-out", tmp_path / "out"], capture_output=True, text=True, check=False)
        assert "CAdES Verification successful" in done.stderr, (name, done.stderr)
