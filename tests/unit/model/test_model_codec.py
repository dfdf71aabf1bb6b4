"""What the ledger writes is what it reads: every value of the model survives the way through JSON."""

import json
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.model import (
    Attachment,
    CheckedDocument,
    Container,
    Document,
    DocumentNumber,
    Issuer,
    Metadata,
    Place,
    Relation,
    Severity,
    Signatory,
    SourceFile,
    SourceRole,
    SourceVerdict,
    Structure,
    TypeRef,
    Urgency,
    finding,
)
from gazette.model.codec import decode, encode

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20)
maybe = st.none() | words
metadata = st.builds(
    Metadata,
    number=st.none()
    | st.builds(DocumentNumber, words, words, st.none() | st.integers(1900, 2100), maybe, st.tuples(words)),
    type=st.none() | st.builds(TypeRef, words, words),
    title=maybe,
    issuers=st.lists(st.builds(Issuer, words, words), max_size=3).map(tuple),
    place=maybe,
    signed_on=st.none() | st.dates(),
    effective_on=st.none() | st.dates(),
    signatories=st.lists(st.builds(Signatory, words, words, maybe), max_size=2).map(tuple),
    relations=st.lists(st.builds(Relation, words, words, words), max_size=2).map(tuple),
    fields=st.lists(words, max_size=2).map(tuple),
)


class Shelf(dict):
    def put(self, data: bytes) -> str:
        key = sha256(data).hexdigest()
        self[key] = data
        return key


@given(metadata, st.binary(max_size=50))
def test_a_checked_document_comes_back_as_it_was(facts, akn):
    came = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    packed = Container("dot-1.zip", "2" * 64, "a/a.txt")
    source = SourceFile("0" * 64, 3, "text/plain", "a.txt", came, "VPCP", urgency=Urgency.EXPRESS, container=packed)
    signed = SourceFile(
        "3" * 64, 9, "application/pdf", "a.pdf", came, role=SourceRole.ORIGINAL, signature=SourceVerdict(came, ())
    )
    document = Document(
        "/akn/vn/act/x",
        "/eli/vn/x",
        facts,
        Structure(tables=True),
        akn,
        (source, signed),
        (Attachment("1" * 64, 5, "image/png", "a.png", "image"),),
        (finding("DOC-NO-SIGNATORY", Severity.WARNING, Place(line=3)),),
    )
    checked = CheckedDocument(document, document.notes)
    shelf = Shelf()
    text = json.dumps(encode(checked, shelf.put))
    assert decode(CheckedDocument, json.loads(text), shelf.__getitem__) == checked


def test_what_is_no_value_of_the_model_is_refused():
    with pytest.raises(TypeError):
        encode({"a": 1}, lambda data: "")
    with pytest.raises(TypeError):
        decode(Structure, {"chapters": "three"}, lambda key: b"")
    with pytest.raises(KeyError):
        decode(Structure, {"unknown": 1}, lambda key: b"")


def test_dates_are_iso():
    assert encode((date(2008, 6, 25),), lambda data: "") == ["2008-06-25"]


def test_a_source_recorded_before_roles_and_urgency_is_an_ordinary_text():
    old = {
        "sha256": "0" * 64,
        "size": 3,
        "media_type": "text/plain",
        "name": "a.txt",
        "received_at": "2026-01-02T03:04:00+00:00",
        "sender": None,
    }
    source = decode(SourceFile, old, lambda key: b"")
    assert (source.role, source.urgency, source.container) == (SourceRole.TEXT, Urgency.NORMAL, None)


def test_urgency_goes_up():
    assert [item.rank for item in Urgency] == [0, 1, 2, 3]
    assert Urgency.EXPRESS.rank > Urgency.VERY_URGENT.rank > Urgency.URGENT.rank > Urgency.NORMAL.rank
