"""Each rule on a document that breaks it, and none on one that does not."""

import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "ingest"))

from structure_kit import DECISION, NATIONAL, PROVINCE, read_text

from gazette.messages import entry, hint, text
from gazette.model import CheckedDocument, Document, DocumentNumber, HeldDocument, Issuer, Severity, TypeRef, finding
from gazette.profiles import adjusted, load_profile, profile_names
from gazette.validate import CHECKS, CORE, EndedDocument, Facts, KnownDocument, check, rules_for

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
    text_ = text_.replace("như Điều 3", "như Điều 4")
    made = read_text(text_)
    assert isinstance(made, Document)
    result = check(made, PROVINCE, Facts(), TODAY)
    places = {item.code: item.where.eid for item in result.findings}
    assert places == {"DOC-ARTICLE-GAP": "art_4", "DOC-POINT-LETTER": "art_2__para_2__point_f"}


def test_other_bytes_under_the_same_address_hold(decision):
    other = KnownDocument(decision.uri, decision.eli, "07/2026/QĐ-UBND", "0" * 64, "2026/7")
    assert found(decision, facts=Facts()) == {}
    assert found(decision, facts=Facts((other,)))["DOC-DUPLICATE"] is Severity.ERROR


def test_a_duplicate_is_told_with_the_file_that_has_the_number(decision):
    other = KnownDocument(decision.uri, decision.eli, "07/2026/QĐ-UBND", "0" * 64, file="ban-dau.docx")
    held = check(decision, PROVINCE, Facts((other,)), TODAY)
    (twice,) = [item for item in held.findings if item.code == "DOC-DUPLICATE"]
    assert "tệp ban-dau.docx" in text(twice.code, "vi", twice.params)
    old = tuple(pair for pair in twice.params if pair[0] != "file")
    assert "tệp —" in text(twice.code, "vi", old), "what an older program recorded is told all the same"


def test_invalid_or_unsafe_xml_holds_and_never_raises(decision):
    assert found(replace(decision, akn=b"<a/>"))["DOC-EMPTY-BODY"] is Severity.ERROR
    assert found(replace(decision, akn=b"no xml"))["DOC-SCHEMA"] is Severity.ERROR
    broken = decision.akn.replace(b"<body>", b"<body><bogus/>")
    assert found(replace(decision, akn=broken))["DOC-SCHEMA"] is Severity.ERROR


@pytest.mark.parametrize("name", profile_names())
def test_every_rule_of_a_profile_has_a_check_a_basis_and_a_wording(name):
    for rule in load_profile(name).rules:
        assert rule.code in CHECKS
        assert rule.basis
        assert entry(rule.code).vi
        assert rule.severity in set(Severity)
        assert rule.since is None or rule.until is None or rule.since <= rule.until


def test_every_check_is_chosen_by_a_profile():
    chosen = {rule.code for name in profile_names() for rule in load_profile(name).rules}
    assert chosen == set(CHECKS)
    assert not CORE & chosen


def test_the_generic_profile_holds_none_of_vietnams_law():
    for rule in load_profile("generic").rules:
        assert "NĐ-CP" not in rule.basis
        assert "Luật" not in rule.basis
    assert {rule.code for rule in load_profile("generic").rules} < {rule.code for rule in NATIONAL.rules}


def test_periods_of_one_rule_do_not_overlap():
    for name in profile_names():
        profile = load_profile(name)
        for kind in ("normative", "administrative", "correction", "consolidation", "historic"):
            for day in (date(1946, 1, 1), date(2005, 1, 1), date(2010, 5, 5), date(2018, 5, 5), date(2026, 3, 5)):
                held = [rule.code for rule in profile.rules if rule.covers(day, kind, "quyet-dinh")]
                assert len(held) == len(set(held)), (day, kind)


def bases(document: Document, signed_on: date | None, code: str) -> list[str]:
    moved = replace(document, metadata=replace(document.metadata, signed_on=signed_on))
    return [rule.basis for rule in rules_for(moved, PROVINCE) if rule.code == code]


@pytest.mark.parametrize(
    ("signed_on", "effect", "signer"),
    [
        (date(2010, 6, 1), ["Luật 17/2008/QH12 Điều 78; Luật 31/2004/QH11 Điều 51"], ["NĐ 110/2004/NĐ-CP Điều 5"]),
        (date(2018, 6, 1), ["Luật 80/2015/QH13 Điều 151"], ["NĐ 34/2016/NĐ-CP Chương V"]),
        (date(2026, 6, 1), ["Luật 64/2025/QH15 Điều 53(1)"], ["NĐ 78/2025/NĐ-CP Điều 71(2)"]),
        (date(1950, 6, 1), [], ["NĐ 110/2004/NĐ-CP Điều 5"]),
        (None, [], []),
    ],
)
def test_a_document_is_held_against_the_law_of_its_own_day(decision, signed_on, effect, signer):
    assert bases(decision, signed_on, "DOC-EFFECT-EARLY") == effect
    assert bases(decision, signed_on, "DOC-NO-SIGNER") == signer


@pytest.mark.parametrize(("year", "severity"), [(2010, Severity.INFO), (2018, Severity.INFO), (2026, Severity.WARNING)])
def test_an_early_effect_warns_by_the_law_in_force_and_only_tells_by_former_law(decision, year, severity):
    number = replace(decision.metadata.number, raw=f"07/{year}/QĐ-UBND", year=year)
    facts = replace(decision.metadata, signed_on=date(year, 3, 5), effective_on=date(year, 3, 6), number=number)
    assert found(replace(decision, metadata=facts))["DOC-EFFECT-EARLY"] is severity


@pytest.mark.parametrize(
    ("words", "title"),
    [("ban hành theo thủ tục rút gọn", None), (None, "Quy định chi tiết Luật Hồ nước")],
)
def test_the_lawful_exceptions_of_an_early_effect(decision, words, title):
    text_ = DECISION.replace("2. Bãi bỏ", f"2. Quyết định này {words}, bãi bỏ") if words else DECISION
    made = read_text(text_)
    facts = replace(made.metadata, effective_on=made.metadata.signed_on, title=title or made.metadata.title)
    assert "DOC-EFFECT-EARLY" not in found(replace(made, metadata=facts))


def test_an_office_sets_its_own_deadlines_and_severities(decision):
    late = adjusted(PROVINCE, {"DOC-SENT-LATE": {"working_days": 3, "basis": "QĐ 1/2026/QĐ-UBND"}})
    assert late.digest != PROVINCE.digest
    assert found(decision, profile=late) == {"DOC-SENT-LATE": Severity.WARNING}
    grave = adjusted(PROVINCE, {"DOC-SENT-LATE": {"working_days": 3, "severity": "error"}})
    assert found(decision, profile=grave) == {"DOC-SENT-LATE": Severity.ERROR}
    assert found(decision, profile=adjusted(late, {"DOC-SENT-LATE": {"severity": "off"}})) == {}
    assert adjusted(PROVINCE, {}) is PROVINCE


def test_working_days_leave_weekends_out():

    three = next(rule for rule in adjusted(PROVINCE, {"DOC-SENT-LATE": {"working_days": 3}}).rules_of("DOC-SENT-LATE"))
    assert three.last_day(date(2026, 3, 5), PROVINCE.workdays) == date(
        2026, 3, 10
    )  # Thursday → Friday, Monday, Tuesday
    assert three.last_day(date(2026, 3, 7), PROVINCE.workdays) == date(2026, 3, 11)  # from a Saturday


def test_law_that_ended_before_the_signing_is_told_and_later_is_not(decision):
    eli = "/eli/vn/nghi-dinh/2020/30-2020-nd-cp"
    before = Facts(ended=(EndedDocument(eli, "1/2026/NĐ-CP", date(2026, 3, 5)),))
    after = Facts(ended=(EndedDocument(eli, "1/2026/NĐ-CP", date(2026, 3, 6)),))
    assert found(decision, facts=before) == {"DOC-REF-EXPIRED": Severity.WARNING}
    assert found(decision, facts=after) == {}


def test_the_day_of_receipt_is_that_of_the_gazettes_own_clock(decision):
    late_evening = datetime(2026, 3, 10, 18, 0, tzinfo=UTC)  # the 11th in Hà Nội
    source = replace(decision.sources[0], received_at=late_evening)
    three = adjusted(PROVINCE, {"DOC-SENT-LATE": {"working_days": 3}})  # from Thursday the 5th to Tuesday the 10th
    assert "DOC-SENT-LATE" in found(replace(decision, sources=(source,)), profile=three)
    source = replace(source, received_at=datetime(2026, 3, 10, 16, 0, tzinfo=UTC))
    assert "DOC-SENT-LATE" not in found(replace(decision, sources=(source,)), profile=three)
