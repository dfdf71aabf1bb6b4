"""Signatures on files that come in: whole, by whom, trusted or not; for each check a file that it alone rejects."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pytest
from pki import corpus, small_pdf  # noqa: F401 - the corpus is a fixture
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from senders import CLOCK, EVIDENCE, GONE, MINISTER, NOW, SEAL, STRANGE_CLOCK, signed

from gazette import messages
from gazette.model import Indication, Outcome, SourceVerdict
from gazette.model.codec import decode, encode
from gazette.verify.received import Evidence, judge_received
from gazette.verify.trust import Trust, load_trust


def judge(data: bytes, evidence: Evidence = EVIDENCE) -> SourceVerdict:
    return judge_received(data, evidence, NOW + timedelta(minutes=1))


def broken(verdict: SourceVerdict) -> list[tuple[str, str, str | None]]:
    checks = [*verdict.checks, *(check for signature in verdict.signatures for check in signature.checks)]
    for check in checks:
        code = f"{check.code}-OK" if check.outcome is Outcome.PASS else check.code
        if code != "RCV-FORM-OK":
            for lang in messages.LANGUAGES:
                assert messages.text(code, lang, check.params)
    return [
        (check.code, check.outcome.value, check.sub_indication)
        for check in checks
        if check.outcome in (Outcome.FAIL, Outcome.INDETERMINATE)
    ]


@pytest.fixture(scope="module")
def good() -> bytes:
    return signed(small_pdf(), MINISTER)


def test_unsigned_is_no_failure() -> None:
    for data in (small_pdf(), b"", b"%PDF-1.7 cut off"):
        verdict = judge(data)
        assert (verdict.signed, verdict.indication, verdict.signatures) == (False, None, ())


def test_a_good_signature_names_its_signer(good: bytes) -> None:
    verdict = judge(good)
    assert verdict.indication is Indication.PASSED
    (signature,) = verdict.signatures
    assert signature.signer is not None
    assert (signature.signer.name, signature.signer.at) == ("Trần Thị Mẫu", None)
    assert signature.claimed_at is not None  # the signer's word is no proof, so `at` stays empty


def test_a_trusted_timestamp_proves_the_time() -> None:
    verdict = judge(signed(small_pdf(), MINISTER, clock=CLOCK))
    assert verdict.indication is Indication.PASSED
    assert verdict.signatures[0].signer is not None
    assert verdict.signatures[0].signer.at is not None


def test_leader_and_body_sign_one_file(good: bytes) -> None:
    verdict = judge(signed(good, SEAL, "Sig2"))
    assert [item.signer.name for item in verdict.signatures if item.signer] == ["Trần Thị Mẫu", "Bộ Tư pháp"]
    assert verdict.indication is Indication.PASSED


def test_a_changed_byte(good: bytes) -> None:
    place = good.index(b"/Count 2")  # inside what the signature covers
    changed = good[:place] + b"/Count 3" + good[place + 8 :]
    assert broken(judge(changed)) == [("RCV-INTACT", "fail", "HASH_FAILURE")]
    assert judge(changed).signatures[0].signer is None  # nobody is named for what they did not sign


def test_a_note_laid_over_the_text_after_signing(good: bytes) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(good))
    page = writer.root["/Pages"]["/Kids"][0]
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/FreeText"),
            NameObject("/Contents"): TextStringObject("300 triệu đồng"),
            NameObject("/Rect"): ArrayObject(map(NumberObject, (100, 690, 300, 710))),
        }
    )
    page["/Annots"] = ArrayObject([*page.get("/Annots", ()), writer.add_object(note)])
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    assert broken(judge(out.getvalue())) == [("RCV-CHANGES", "fail", "FORMAT_FAILURE")]


def test_another_file_hung_on_behind(good: bytes) -> None:
    verdict = judge(good + small_pdf(1, "Quyết định giả"))
    assert [code for code, _outcome, _sub in broken(verdict)] == ["RCV-FORM"]
    assert verdict.indication is Indication.FAILED


def test_a_root_that_nobody_named(good: bytes) -> None:
    assert broken(judge(good, Evidence(Trust(())))) == [("RCV-TRUST", "indeterminate", "NO_CERTIFICATE_CHAIN_FOUND")]


def test_without_revocation_data_nothing_is_promised(good: bytes) -> None:
    verdict = judge(good, Evidence(EVIDENCE.trust))
    assert [(code, outcome) for code, outcome, _sub in broken(verdict)] == [("RCV-TRUST", "indeterminate")]


def test_a_revoked_certificate() -> None:
    verdict = judge(signed(small_pdf(), GONE))
    ((code, outcome, sub),) = broken(verdict)
    assert (code, outcome) == ("RCV-TRUST", "fail")
    assert sub is not None
    assert "REVOKED" in sub


def test_a_clock_that_nobody_trusts() -> None:
    verdict = judge(signed(small_pdf(), MINISTER, clock=STRANGE_CLOCK))
    assert broken(verdict) == [("RCV-TIME", "indeterminate", "NO_CERTIFICATE_CHAIN_FOUND")]


def test_what_can_not_be_examined_fails(good: bytes) -> None:
    verdict = judge(good[: len(good) // 2] + b"/ByteRange")
    assert (verdict.signed, verdict.indication) == (True, Indication.FAILED)
    assert [code for code, _outcome, _sub in broken(verdict)] == ["RCV-FORM"]


def test_a_verdict_can_be_kept(good: bytes) -> None:
    verdict = judge(good)
    raw = encode(verdict, lambda _data: pytest.fail("no bytes in a verdict"))
    assert decode(SourceVerdict, raw, lambda _digest: b"") == verdict


def test_attacks_of_the_corpus(corpus) -> None:  # noqa: F811 - a fixture
    roots = corpus / "pdf-attacks" / "own" / "pki"
    lists = tuple((roots / name).read_bytes() for name in ("root.crl", "ca.crl"))
    evidence = Evidence(load_trust([roots / "root.crt"]), lists)
    at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    rows = [line.split("\t") for line in (corpus / "pdf-attacks" / "MANIFEST.tsv").read_text().splitlines()[1:]]
    passed = set()
    for row in rows:
        verdict = judge_received((corpus / "pdf-attacks" / row[0]).read_bytes(), evidence, at)
        if verdict.indication is Indication.PASSED:
            passed.add((row[0], row[-1]))
    wrong = {name for name, expected in passed if expected not in ("VALID", "ROLLBACK")}
    # what these two change is no word of the document and no part of the signature: validation data and metadata
    assert wrong <= {"own/dss-removed.pdf", "own/isa-metadata.pdf"}
    assert {name for name, expected in passed if expected == "VALID"} == {row[0] for row in rows if row[-1] == "VALID"}
