"""Several publishers in one registry: numbers, documents and tallies of each; what one has is refused to another."""

from datetime import date

import pytest
from test_registry_ledger import ACTOR, change, checked

from gazette.errors import ConflictError
from gazette.model import HeldDocument, Refusal

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
