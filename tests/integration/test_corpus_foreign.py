"""Real Akoma Ntoso of many countries and versions: made strict or held, without a word lost; other XML named."""

import re
import sys
from pathlib import Path

import pytest
from lxml import etree

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))

from structure_kit import GENERIC, Memory, codes, intake

from gazette.akn.schema import violations
from gazette.ingest import read
from gazette.ingest.read_akn import read_akn
from gazette.ingest.refused import RefusedInput
from gazette.model import Document, Refusal


def printed(data: bytes) -> str:
    """The characters of a file outside `<meta>` and notes, read without the program."""
    root = etree.fromstring(data)
    for item in root.xpath("//*[local-name()='meta' or local-name()='authorialNote']"):
        parent, before = item.getparent(), item.getprevious()
        if before is None:
            parent.text = (parent.text or "") + (item.tail or "")
        else:
            before.tail = (before.tail or "") + (item.tail or "")
        parent.remove(item)
    return re.sub(r"\s+", "", "".join(root.xpath("//text()")))


def test_every_version_is_made_strict_or_held_and_keeps_its_words(corpus):
    files = [*sorted((corpus / "real" / "akn").iterdir()), *sorted((corpus / "real" / "eu-xml").iterdir())]
    assert len(files) > 80
    accepted = 0
    for path in files:
        data = path.read_bytes()
        try:
            made = read_akn(data)
        except RefusedInput:
            continue
        assert printed(made.root_bytes) == printed(data), path.name
        document = read(intake(data, path.name), GENERIC, Memory())
        assert "DOC-SCHEMA" not in codes(document), path.name
        if isinstance(document, Document):
            accepted += 1
            assert violations(document.akn) == (), path.name
            assert printed(document.akn) == printed(data), path.name
    assert accepted >= 30


@pytest.mark.parametrize(
    ("folder", "known"),
    [
        ("akn-odd", {"INP-XML-UNKNOWN", "INP-XML-DOCTYPE", "INP-XML-MALFORMED"}),
        ("uslm", {"INP-XML-NAMED"}),
        ("uk-gazette", {"INP-XML-NAMED"}),
    ],
)
def test_other_xml_is_refused_with_a_reason(corpus, folder, known):
    for path in sorted((corpus / "real" / folder).iterdir()):
        made = read(intake(path.read_bytes(), path.name), GENERIC, Memory())
        assert isinstance(made, Refusal), path.name
        assert codes(made) <= known, path.name
