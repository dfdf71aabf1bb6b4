"""Each rule on a document that breaks it, and none on one that does not."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "ingest"))

from structure_kit import DECISION, NATIONAL, PROVINCE, read_text

from gazette.messages import entry, hint, text
from gazette.model import CheckedDocument, Document, DocumentNumber, HeldDocument, Issuer, Severity, TypeRef, finding
from gazette.validate import RULES, Facts, KnownDocument, check

TODAY = date(2026, 4, 1)
NOTHING = Facts()


@pytest.fixture(scope="module")
def decision() -> Document:
    made = read_text(DECISION)
    assert isinstance(made, Document)
    return made


def found(document: Document, profile=PROVINCE, facts: Facts = NOTHING, today: date = TODAY) -> dict[str, Severity]:
    result = check(document, profile, facts, today)
    for item in result.findings:
        assert text(item.code, "vi", item.params)
        assert text(item.code, "en", item.params)
        hint(item.code, "vi", item.params)
    blocked = any(item.blocks for item in result.findings)
    assert isinstance(result, HeldDocument if blocked else CheckedDocument)
    return {item.code: item.severity for item in result.findings}


def with_number(document: Document, raw: str, **facts: object) -> Document:
    number = replace(DocumentNumber(raw, "1", 2026, "QĐ", ("UBND",), "normative"), **facts)
    return replace(document, metadata=replace(document.metadata, number=number))


def test_a_sound_document_is_checked_without_a_word(decision):
    assert found(decision) == {}


def test_notes_of_the_reader_stay_with_the_document(decision):
    note = finding("DOC-CORRECTED", Severity.INFO, field="title", before="A", after="B")
    result = check(replace(decision, notes=(note,)), PROVINCE, Facts(), TODAY)
    assert isinstance(result, CheckedDocument)
    assert result.findings == (note,)


@pytest.mark.parametrize(
    ("raw", "code", "severity"),
    [
        ("07/2026/QD-UBND", "DOC-NUMBER-ASCII", Severity.ERROR),
        ("07/2026/QÐ-UBND", "DOC-NUMBER-ETH", Severity.ERROR),
        ("07/2026/QĐ-UВND", "DOC-NUMBER-HOMOGLYPH", Severity.ERROR),
        ("07/2026/QĐ-TTG", "DOC-NUMBER-TTG", Severity.WARNING),
        ("7/2026/QĐ-UBND", "DOC-NUMBER-ZERO", Severity.WARNING),
        ("07/2026/QĐ–UBND", "DOC-NUMBER-DASH", Severity.WARNING),
    ],
)
def test_errors_in_the_number(decision, raw, code, severity):
    assert found(with_number(decision, raw))[code] is severity


def test_a_number_no_rule_reads_is_a_warning(decision):
    assert found(with_number(decision, "07//UBND", pattern=""))["DOC-NUMBER-GRAMMAR"] is Severity.WARNING


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("number", None, "DOC-NO-NUMBER"),
        ("type", None, "DOC-NO-TYPE"),
        ("title", None, "DOC-NO-TITLE"),
        ("issuers", (), "DOC-NO-ISSUER"),
        ("signed_on", None, "DOC-NO-DATE"),
    ],
)
def test_missing_facts_hold(decision, field, value, code):
    broken = replace(decision, metadata=replace(decision.metadata, **{field: value}))
    assert found(broken)[code] is Severity.ERROR


def test_facts_that_contradict_one_another_are_warned_of(decision):
    facts = decision.metadata
    other = replace(decision, metadata=replace(facts, type=TypeRef("chi-thi", "Chỉ thị")))
    assert found(other)["DOC-TYPE-SYMBOL"] is Severity.WARNING
    other = replace(decision, metadata=replace(facts, issuers=(Issuer("BTC", "Bộ Tài chính"),)))
    assert found(other)["DOC-ISSUER-SYMBOL"] is Severity.WARNING
    other = replace(decision, metadata=replace(facts, issuers=(Issuer("so-xay-dung", "Sở Xây dựng"),)))
    assert found(other)["DOC-ISSUER-UNKNOWN"] is Severity.WARNING
    other = replace(decision, metadata=replace(facts, signed_on=date(2025, 12, 31)))
    assert found(other)["DOC-YEAR-DATE"] is Severity.WARNING


def test_a_date_in_the_future_holds(decision):
    assert found(decision, today=date(2026, 3, 4))["DOC-DATE-FUTURE"] is Severity.ERROR
    assert "DOC-DATE-FUTURE" not in found(decision, today=date(2026, 3, 5))


def test_a_local_document_in_the_national_gazette_is_warned_of(decision):
    assert found(decision, profile=NATIONAL)["DOC-LOCAL-PLACE"] is Severity.WARNING


@pytest.mark.parametrize(("day", "early"), [(date(2026, 3, 14), True), (date(2026, 3, 15), False)])
def test_local_documents_take_effect_after_ten_days(decision, day, early):
    soon = replace(decision, metadata=replace(decision.metadata, effective_on=day))
    assert ("DOC-EFFECT-EARLY" in found(soon)) is early


def test_an_effect_that_hangs_on_the_gazette_is_told(decision):
    rule = "Quyết định này có hiệu lực sau 15 ngày kể từ ngày đăng Công báo."
    hanging = replace(decision, metadata=replace(decision.metadata, effective_on=None, effective_rule=rule))
    assert found(hanging)["DOC-EFFECT-OPEN"] is Severity.INFO


def test_a_document_without_signature_is_warned_of(decision):
    bare = replace(decision, metadata=replace(decision.metadata, signatories=()))
    assert found(bare)["DOC-NO-SIGNER"] is Severity.WARNING


def test_gaps_and_letters_are_warned_of_with_their_place():
    text_ = DECISION.replace("Điều 3. Chánh", "Điều 4. Chánh").replace("đ) Văn bản thứ ba.", "f) Văn bản thứ ba.")
    made = read_text(text_)
    assert isinstance(made, Document)
    result = check(made, PROVINCE, Facts(), TODAY)
    places = {item.code: item.where.eid for item in result.findings}
    assert places == {"DOC-ARTICLE-GAP": "art_4", "DOC-POINT-LETTER": "art_2__para_2__point_f"}


def test_other_bytes_under_the_same_address_hold(decision):
    same = KnownDocument(decision.uri, decision.eli, "07/2026/QĐ-UBND", decision.sources[0].sha256)
    other = replace(same, sha256="0" * 64, issue="2026/7")
    assert found(decision, facts=Facts((same,))) == {}
    assert found(decision, facts=Facts((same, other)))["DOC-DUPLICATE"] is Severity.ERROR


def test_invalid_or_unsafe_xml_holds_and_never_raises(decision):
    assert found(replace(decision, akn=b"<a/>"))["DOC-EMPTY-BODY"] is Severity.ERROR
    assert found(replace(decision, akn=b"no xml"))["DOC-SCHEMA"] is Severity.ERROR
    broken = decision.akn.replace(b"<body>", b"<body><bogus/>")
    assert found(replace(decision, akn=broken))["DOC-SCHEMA"] is Severity.ERROR


def test_every_rule_names_its_basis_and_has_a_wording():
    assert len({rule.code for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.basis
        assert entry(rule.code).vi
        assert rule.severity in Severity
