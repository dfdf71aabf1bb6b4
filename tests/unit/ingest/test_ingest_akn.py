"""Akoma Ntoso of other versions and with flaws: made strict, told as findings, no word lost, references kept."""

from __future__ import annotations

import re

import pytest
from foreign_kit import ENGLISH_ACT, FRENCH_ORDER
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from structure_kit import FOREIGN, GENERIC, Memory, codes, intake

from gazette.akn.schema import violations
from gazette.akn.text import words
from gazette.akn.xml import parse, q
from gazette.ingest import read, readers, witness
from gazette.ingest.read_akn import AknSource, read_akn
from gazette.ingest.refused import RefusedInput
from gazette.model import Document, HeldDocument, Refusal

_AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def letters(text: str) -> str:
    """The characters of a text without white space: words, wherever elements end."""
    return re.sub(r"\s+", "", text)


def printed(data: str) -> str:
    """What a file says outside `<meta>`, read without the program."""
    root = etree.fromstring(data.encode())
    for meta in root.xpath("//*[local-name()='meta']"):
        tail, parent = meta.tail, meta.getparent()
        parent.remove(meta)
        parent.text = (parent.text or "") + (tail or "")
    return letters("".join(root.itertext()))


def document(data: str, profile=GENERIC) -> Document:
    made = read(intake(data.encode(), "act.xml"), profile, Memory())
    assert isinstance(made, Document), made
    assert violations(made.akn) == ()
    return made


def test_an_act_of_version_2_becomes_strict_3():
    made = document(ENGLISH_ACT)
    assert made.uri == "/akn/un/act/act/parliament-of-moorland/2011-06-09/7-of-2011"
    assert made.metadata.title == "Harbours Act, 2011"
    assert made.metadata.language == "eng"
    assert [issuer.name for issuer in made.metadata.issuers] == ["Parliament of Moorland"]
    assert {"INP-AKN-OLDER", "INP-AKN-EIDS", "INP-AKN-NOTES", "INP-AKN-WRAPPED", "INP-AKN-REMOVED"} <= codes(made)


def test_every_word_stays_and_notes_stand_at_their_mark():
    made = document(ENGLISH_ACT)
    said = letters(" ".join(words(made.akn)))
    note = letters("Now the Harbour Office.")
    assert letters("Office of Harbours") + note + letters("named in section 3.") in said
    assert said.replace(note, "") == printed(ENGLISH_ACT)


def test_references_follow_the_new_eids():
    root = parse(document(ENGLISH_ACT).akn)
    target = next(root.iter(q("ref"))).get("href")
    assert target == "#part_II__sec_3"
    found = root.xpath("//*[@eId='part_II__sec_3']")
    assert [item.tag for item in found] == [q("section")]


def test_a_component_becomes_the_attachment_that_names_it():
    root = parse(document(ENGLISH_ACT).akn)
    attachment = root.find(f".//{q('attachments')}/{q('attachment')}")
    assert attachment is not None
    assert attachment.get("eId") == "att_1"
    assert attachment.find(f"{q('doc')}/{q('preface')}/{q('p')}").text == "SCHEDULE"
    assert next(root.iter(q("componentRef")), None) is None


def test_unknown_elements_keep_their_name_beside_their_words():
    root = parse(document(ENGLISH_ACT).akn)
    assert [item.text for item in root.iter(q("inline"))] == ["Schedule"]
    assert [item.get("name") for item in root.iter(q("inline"))] == ["shiny"]
    assert [(item.get("name"), item.text) for item in root.iter(q("block"))] == [("crossHeading", "Fees")]


def test_a_french_order_with_recitals():
    made = document(FRENCH_ORDER)
    assert made.metadata.language == "fra"
    assert made.metadata.number.raw == "23-118"
    assert made.metadata.type.code == "arrete"
    assert letters(" ".join(words(made.akn))) == printed(FRENCH_ORDER)
    root = parse(made.akn)
    assert [item.get("eId") for item in root.iter(q("recital"))] == ["recs__rec_1", "recs__rec_2"]


def test_strict_3_keeps_its_eids():
    root = parse(document(FOREIGN.replace('eId="sec_1"', 'eId="s.1"')).akn)
    assert next(root.iter(q("section"))).get("eId") == "s.1"


def test_what_this_program_published_comes_back_byte_for_byte():
    made = document(ENGLISH_ACT)
    again = read(intake(made.akn, "again.xml"), GENERIC, Memory())
    assert isinstance(again, Document)
    assert again.akn == made.akn


@pytest.mark.parametrize("version", ["WD17", "CSD13", "CSPRD02"])
def test_drafts_are_read(version):
    made = document(FOREIGN.replace(_AKN, f"{_AKN}/{version}"))
    assert "INP-AKN-OLDER" in codes(made)


@pytest.mark.parametrize(
    ("root", "code"),
    [
        ("debate", "INP-AKN-KIND"),
        ("debateReport", "INP-AKN-KIND"),
        ("amendment", "INP-AKN-KIND"),
        ("portion", "INP-AKN-KIND"),
        ("amendmentList", "INP-AKN-COLLECTION"),
        ("officialGazette", "INP-AKN-COLLECTION"),
        ("documentCollection", "INP-AKN-COLLECTION"),
    ],
)
def test_what_is_no_document_is_refused_by_name(root, code):
    made = read(
        intake(f'<akomaNtoso xmlns="{_AKN}"><{root} name="x"/></akomaNtoso>'.encode(), "x.xml"), GENERIC, Memory()
    )
    assert isinstance(made, Refusal)
    assert [(item.code, dict(item.params)) for item in made.findings] == [(code, {"kind": root})]


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        ('<pLaw xmlns="http://schemas.gpo.gov/xml/uslm"/>', "USLM (United States Legislative Markup)"),
        (
            (
                '<ACT xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation='
                '"http://formex.publications.europa.eu/schema/formex-05.21-20110601.xd"/>'
            ),
            "Formex (Official Journal of the European Union)",
        ),
        ('<a:akomaNtoso xmlns:a="http://Inhaltsdaten.LegalDocML.de/1.8.2/"/>', "LegalDocML.de"),
    ],
)
def test_other_xml_is_refused_by_its_name(data, format_):
    made = read(intake(data.encode(), "x.xml"), GENERIC, Memory())
    assert isinstance(made, Refusal)
    assert [(item.code, dict(item.params)) for item in made.findings] == [("INP-XML-NAMED", {"format": format_})]


def test_what_cannot_be_made_strict_is_held_with_the_violation():
    made = read(intake(FOREIGN.replace("</body>", "</body><memo>Seen.</memo>").encode(), "x.xml"), GENERIC, Memory())
    assert isinstance(made, HeldDocument)
    assert made.akn is None
    told = [dict(item.params) for item in made.findings if item.code == "INP-AKN-SCHEMA"]
    assert told == [{"line": "12", "count": "1", "message": "Element 'memo': This element is not expected."}]


def test_violations_of_one_kind_are_told_once():
    attached = "<attachment><doc name='x'><mainBody><p>A</p></mainBody><memo>B</memo></doc></attachment>"
    data = FOREIGN.replace("</body>", f"</body><attachments>{attached * 300}</attachments>")
    told = [item for item in read_akn(data.encode()).findings if item.code == "INP-AKN-SCHEMA"]
    assert [dict(item.params)["count"] for item in told] == ["300"]


def test_missing_meta_is_held_for_the_facts_and_not_for_the_schema():
    root = etree.fromstring(FOREIGN.encode())
    meta = next(root.iter(q("meta")))
    meta.getparent().remove(meta)
    made = read(intake(etree.tostring(root), "x.xml"), GENERIC, Memory())
    assert isinstance(made, HeldDocument)
    assert {item.code for item in made.findings if item.blocks} == {
        "DOC-NO-NUMBER", "DOC-NO-DATE", "DOC-NO-TITLE", "DOC-NO-ISSUER",
    }  # fmt: skip


@pytest.mark.parametrize("filler", ["0001-01-01", "2999-01-01", "9999-12-31", "TODAY", "2021"])
def test_a_date_that_only_fills_the_place_is_none(filler):
    data = FOREIGN.replace("2020-02-03", filler)
    made = read(intake(data.encode(), "x.xml"), GENERIC, Memory())
    assert isinstance(made, HeldDocument)
    assert "DOC-NO-DATE" in codes(made)


_NAMES = st.sampled_from(
    [
        "p",
        "b",
        "content",
        "section",
        "subsection",
        "num",
        "heading",
        "intro",
        "wrapUp",
        "crossHeading",
        "table",
        "tr",
        "td",
        "blockList",
        "item",
        "shiny",
        "div",
        "ref",
        "quotedText",
        "embeddedStructure",
        "list",
        "hcontainer",
        "container",
        "preface",
        "noteRef",
        "img",
        "date",
    ]
)


_TEXTS = st.sampled_from(["", " ", "ab", "c d", "e—"])
_LEAVES = st.tuples(_NAMES, _TEXTS, _TEXTS, st.just(()))
_TREES = st.recursive(
    _LEAVES, lambda inside: st.tuples(_NAMES, _TEXTS, _TEXTS, st.lists(inside, max_size=3)), max_leaves=12
)


def _planted(parent: etree._Element, tree: tuple) -> None:
    name, text, tail, children = tree
    made = etree.SubElement(parent, q(name))
    made.text, made.tail = text, tail
    for child in children:
        _planted(made, child)


@settings(max_examples=150, deadline=None)
@given(st.lists(_TREES, min_size=1, max_size=4))
def test_any_tree_is_strict_or_held_and_loses_no_word(trees):
    root = etree.fromstring(FOREIGN.encode())
    body = next(root.iter(q("body")))
    for tree in trees:
        _planted(body, tree)
    before = letters("".join(body.itertext()))
    try:
        made = read_akn(etree.tostring(root))
    except RefusedInput as refusal:
        pytest.fail(refusal.finding.code)
    after = next(parse(made.root_bytes).iter(q("body")))
    assert letters("".join(after.itertext())) == before
    if not any(item.blocks for item in made.findings):
        assert violations(made.root_bytes) == ()


# ----------------------------------------------------------------- witness


@pytest.mark.parametrize("data", [ENGLISH_ACT, FRENCH_ORDER, FOREIGN])
def test_the_witness_hears_the_same_words(data):
    made = document(data)
    assert letters("".join(witness.words("akn", data.encode()))) == letters("".join(words(made.akn)))


@pytest.mark.parametrize("word", ["Harbours", "Now", "crowns", "Fees", "crown"])
def test_a_word_that_the_reader_loses_is_missed(word, monkeypatch):
    whole = readers.read_akn
    monkeypatch.setattr(readers, "read_akn", lambda data: _without(whole(data), word))
    made = read(intake(ENGLISH_ACT.encode(), "act.xml"), GENERIC, Memory())
    assert isinstance(made, HeldDocument)
    assert "DOC-WORDS-LOST" in codes(made)


def _without(made: AknSource, word: str) -> AknSource:
    body = made.root_bytes.index(b"<body")
    at = made.root_bytes.index(word.encode(), body)
    return AknSource(made.root_bytes[:at] + made.root_bytes[at + len(word.encode()) :], made.findings)


def test_loose_notes_are_heard_where_they_are_printed():
    data = ENGLISH_ACT.replace('<noteRef href="#n1" marker="1"/>', "")
    made = document(data)
    assert "INP-AKN-NOTES-LOOSE" in codes(made)
    assert letters("2011.NowtheHarbourOffice.SCHEDULE") in letters("".join(words(made.akn)))


def test_what_expat_cannot_read_is_no_proof():
    for data in (b"<a>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b'<?xml version="1.0" encoding="x-no"?><a/>'):
        with pytest.raises(witness.UnreadableError):
            witness.words("akn", data)
