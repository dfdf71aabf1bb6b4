"""Naming a document: exactly one's name means that one, and a list goes on only behind what it has shown."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from gazette.cli.find import find_document, find_named
from gazette.cli.listing import _refuse_token
from gazette.errors import ConflictError, UsageError
from gazette.model import (
    CheckedDocument,
    Document,
    DocumentNumber,
    HeldDocument,
    Issuer,
    Metadata,
    SourceFile,
    Structure,
    TypeRef,
)
from gazette.registry import Actor, Change, DocumentRecord, Registry, SourceRecord

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Ledger:
    """What these functions need of a workspace."""

    registry: Registry
    place: str = "vn"

    def bring(self, serial, *, held=False):
        number = DocumentNumber(f"{serial}/2026/QĐ-TTg", str(serial), 2026, "QĐ", ("TTg",), "normative")
        issuers = (Issuer("TTg", "Thủ tướng"),)
        facts = Metadata(number, TypeRef("quyet-dinh", "Quyết định"), "Về mẫu", issuers, None, date(2026, 1, 2))
        sha256 = f"{serial:064d}"
        source = SourceFile(sha256, 1, "text/plain", f"{serial}.txt", NOW)
        made = Document(f"/akn/{serial}", f"/eli/{serial}", facts, Structure(), b"<akn/>", (source,))
        outcome = HeldDocument(source, facts, Structure(), (), uri=made.uri) if held else CheckedDocument(made, ())
        change = Change(f"key-{serial}", sha256, source.name, {}, outcome, None, "vn")
        self.registry.documents.record(Actor("an", "test", NOW), change)


@pytest.fixture
def ledger(tmp_path):
    with Registry(tmp_path / "registry.db", tmp_path / "archive", create=True) as registry:
        yield Ledger(registry)


def test_the_exact_number_of_a_held_document_is_not_taken_for_a_part_of_others(ledger):
    ledger.bring(2, held=True)
    ledger.bring(12)
    ledger.bring(22)
    found = find_named(ledger, "2/2026/QĐ-TTg")
    assert isinstance(found, SourceRecord)
    assert found.name == "2.txt"
    with pytest.raises(ConflictError) as error:
        find_document(ledger, "2/2026/QĐ-TTg")
    assert error.value.code == "REG-HELD"


def test_the_exact_number_of_an_accepted_document_stands_above_parts_of_others(ledger):
    ledger.bring(2)
    ledger.bring(12)
    found = find_named(ledger, "2/2026/QĐ-TTg")
    assert isinstance(found, DocumentRecord)
    assert found.file == "2.txt"


def test_part_of_a_name_still_fits_several(ledger):
    ledger.bring(12)
    ledger.bring(22)
    with pytest.raises(ConflictError) as error:
        find_named(ledger, "2/2026")
    assert error.value.code == "REG-AMBIGUOUS"


def test_a_token_is_one_that_a_list_of_this_kind_gave(ledger):
    ledger.bring(2, held=True)
    ledger.bring(12)
    for state, token in ((None, "held/1"), ("held", "held/1"), (None, "/akn/12"), ("accepted", "/akn/12")):
        _refuse_token(ledger, state, token)
    for state, token in (
        (None, "held/99"),
        ("accepted", "held/1"),
        ("held", "/akn/12"),
        (None, "/akn/99"),
        (None, "abc"),
    ):
        with pytest.raises(UsageError):
            _refuse_token(ledger, state, token)


def test_the_ledger_counts_documents_of_each_state(ledger):
    ledger.bring(2, held=True)
    ledger.bring(12)
    ledger.bring(22)
    assert ledger.registry.documents.counts() == {"held": 1, "accepted": 2}
