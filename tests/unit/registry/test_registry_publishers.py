"""Several publishers in one registry: numbers, documents and tallies of each; what one has is refused to another."""

from dataclasses import replace
from datetime import date

import pytest
from test_registry_ledger import ACTOR, change, checked

from gazette.errors import ConflictError
from gazette.model import HeldDocument, IssueId, Refusal
from gazette.model.quiet_day import QuietDay
from gazette.registry import Registry, ledger_id

DAY = date(2026, 11, 23)


def accept(registry, serial, publisher):
    registry.documents.record(ACTOR, change(serial, publisher=publisher))
    return checked(serial).document.uri


def reserve(registry, publisher, *uris):
    return registry.issues.reserve(publisher, 2026, DAY, uris, ACTOR, None)


def test_each_publisher_has_its_own_numbers_and_documents(registry):
    national, province = accept(registry, 1, "vn"), accept(registry, 2, "vn-hs")
    assert [record.uri for record in registry.documents.in_state("accepted", "vn-hs")] == [province]
    assert [record.uri for record in registry.documents.page(None, None, publisher="vn")] == [national]
    assert len(registry.documents.in_state("accepted")) == len(registry.documents.page(None, None)) == 2
    assert [str(reserve(registry, "vn", national).id), str(reserve(registry, "vn-hs", province).id)] == ["2026/1"] * 2
    assert registry.issues.publishers() == ("vn", "vn-hs")


def test_an_issue_takes_no_document_of_another_publisher(registry):
    national, province = accept(registry, 1, "vn"), accept(registry, 2, "vn-hs")
    with pytest.raises(ConflictError, match="REG-OTHER-PUBLISHER"):
        reserve(registry, "vn", national, province)
    assert registry.numbers.of_year("vn", 2026) == ()
    record = reserve(registry, "vn", national)
    with pytest.raises(ConflictError, match="REG-OTHER-PUBLISHER"):
        registry.issues.rearrange([(record, (national, province))], ACTOR)
    assert registry.issues.get(record.id).documents == (national,)


def test_documents_are_counted_for_each(registry):
    uri = accept(registry, 1, "vn")
    accept(registry, 2, "vn-hs")
    accept(registry, 3, "vn-hs")
    assert registry.documents.counts("vn-hs") == {"accepted": 2}
    assert registry.documents.counts() == {"accepted": 3}
    # At another counter after all: it is counted there.
    registry.documents.record(ACTOR, change(3, after=3, publisher="vn", kind="edited"))
    assert registry.documents.counts("vn-hs") == {"accepted": 1}
    reserve(registry, "vn", uri)
    assert registry.documents.counts("vn") == {"accepted": 1, "composed": 1}
    assert registry.documents.counts("vn-xx") == {}


def test_a_file_of_nobody_knows_whom_is_seen_by_all(place):
    with place.open(create=True) as registry:
        source = checked(1).document.sources[0]
        held = HeldDocument(source, checked(1).document.metadata, checked(1).document.structure, (), uri=None)
        registry.documents.record(ACTOR, change(1, held, publisher="vn"))
        registry.documents.record(ACTOR, change(2, Refusal(checked(2).document.sources[0], ()), publisher="vn-hs"))
        assert registry.documents.counts("vn-hs") == {"refused": 1}
    place.run("UPDATE sources SET publisher = NULL WHERE outcome = 'held'")
    with place.open() as registry:
        for publisher in ("vn", "vn-hs"):
            assert [item.publisher for item in registry.documents.in_outcome("held", publisher=publisher)] == [None]
        assert registry.documents.counts("vn-hs") == {"held": 1, "refused": 1}
        assert registry.documents.in_outcome("refused", publisher="vn") == ()


def test_what_is_refused_names_issues_as_commands_take_them(tmp_path):
    """`2026/1` alone would be the first publisher's."""
    with Registry(tmp_path / "registry.db", tmp_path / "archive", create=True, called=ledger_id) as registry:
        record = reserve(registry, "vn-hs", accept(registry, 1, "vn-hs"))
        registry.numbers.reserve("vn-hs", 2026, (2,), "Dành", ACTOR)
        other = accept(registry, 2, "vn-hs")

        def told(act, *given):
            with pytest.raises(ConflictError) as error:
                act(*given)
            return {value for _, value in error.value.params}

        issues, one = registry.issues, "vn-hs/2026/1"
        assert one in told(registry.quiet_days.record, QuietDay("vn-hs", DAY, "Nghỉ"), ACTOR)
        assert told(issues.get, IssueId("vn", 2026, (1,))) == {"vn/2026/1"}
        assert "vn-hs/2026/7" in told(issues.named, "vn-hs", "2026/7")
        assert "2026/1+3" in told(issues.named, "vn-hs", "2026/1+3"), "no issue can be called so"
        assert "vn-hs/2026/2" in told(issues.named, "vn-hs", "2026/2")
        assert "vn-hs/2026/2" in told(registry.numbers.reserve, "vn-hs", 2026, (2,), "Khác", ACTOR)
        early = date(2026, 11, 22)
        assert {one, "vn-hs/2026/2"} <= told(issues.reserve, "vn-hs", 2026, early, (other,), ACTOR, (2,))
        assert one in told(issues.rearrange, [(record, ())], ACTOR)
        issues.dissolve(record.id, "Nhầm", ACTOR)
        assert one in told(issues.dissolve, record.id, "Khác", ACTOR)


def test_a_refused_document_is_named_by_its_number_while_that_is_its_own(registry):
    uri = accept(registry, 1, "vn")
    reserve(registry, "vn", uri)
    number = str(checked(1).document.metadata.number)
    with pytest.raises(ConflictError) as error:
        reserve(registry, "vn-hs", uri)
    assert dict(error.value.params)["document"] == number
    registry.documents.record(ACTOR, change(2, twin(checked(1), checked(2)), publisher="vn-hs"))
    with pytest.raises(ConflictError) as error:
        reserve(registry, "vn-hs", uri)
    assert dict(error.value.params)["document"] == uri


def twin(one, other):
    """The other document, with the first one's number."""
    return replace(other, document=replace(other.document, metadata=one.document.metadata))
