"""A PDF by its tags and by its pages: both tell the text, and a file that tells two things is not read."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from oracles.control import control, written

from gazette.proofread.pdf_operators import ContentReader, character_map
from gazette.proofread.pdf_text import read_pdf

TEXT = "QuyếtđịnhmẫuCăncứLuậtmẫu;XemLuậtmẫuĐiều1a)Điểmmẫub)ĐiểmmẫuCột1Cột2Ô1Ô2"


def changed(change):
    with pikepdf.open(io.BytesIO(written(control()))) as pdf:
        change(pdf)
        return written(pdf)


def content(change, page=0):
    def rewrite(pdf):
        holder = pdf.pages[page].obj
        data = holder.Contents.read_bytes()
        made = change(data)
        assert made != data
        holder.Contents = pdf.make_stream(made)

    return changed(rewrite)


def test_tags_and_pages_tell_the_text_and_the_notes():
    read = read_pdf(written(control())).readings(0, 1)
    assert (read.text.letters, read.notes.letters) == (TEXT, "1Ghichúmẫu")
    assert read_pdf(written(control())).readings(1, 1).text.letters == "Cột1Cột2Ô1Ô2"


def test_reading_order_is_that_of_the_tree_and_not_of_drawing():
    def swap(pdf):
        document = pdf.Root.StructTreeRoot.K[0]
        kids = list(document.K)
        kids[0], kids[1] = kids[1], kids[0]
        document.K = pikepdf.Array(kids)

    with pytest.raises(ValueError, match="page 1: tags say “Căn cứ Luật mẫu;”, the page shows “Quyết định mẫu”"):
        read_pdf(changed(swap))


def test_text_under_no_tag_is_not_read():
    with pytest.raises(ValueError, match="under no tag: Căn cứ Luật mẫu"):
        read_pdf(content(lambda data: re.sub(rb"/P <</MCID 1>> BDC(.*?)EMC", rb"\1", data, count=1, flags=re.DOTALL)))


def test_content_that_the_tree_does_not_lead_to_is_not_read():
    def cut(pdf):
        document = pdf.Root.StructTreeRoot.K[0]
        document.K = pikepdf.Array(list(document.K)[1:])

    with pytest.raises(ValueError, match="marked content 0 is not in the tree"):
        read_pdf(changed(cut))


def test_words_that_became_an_artifact_are_missed_by_the_text():
    lost = content(lambda data: data.replace(b"/P <</MCID 1>> BDC", b"/Artifact BMC"))
    assert read_pdf(lost).readings(0, 1).text.letters == TEXT.replace("CăncứLuậtmẫu;", "")


def test_letters_that_fonts_name_wrongly_are_told_wrongly():
    def rename(pdf):
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                cmap = item.ToUnicode.read_bytes()
                item.ToUnicode = pdf.make_stream(re.sub(rb"<0051>\n", b"<0058>\n", cmap))

    assert read_pdf(changed(rename)).readings(0, 0).text.letters.startswith("Xuyết")


def test_text_of_its_own_instead_of_what_is_shown_is_not_read():
    def alter(pdf):
        pdf.Root.StructTreeRoot.K[0].K[1].ActualText = pikepdf.String("khác")

    with pytest.raises(ValueError, match="text of its own"):
        read_pdf(changed(alter))


def test_a_file_without_a_tree_is_not_read():
    def drop(pdf):
        del pdf.Root.StructTreeRoot

    with pytest.raises(ValueError, match="no structure tree"):
        read_pdf(changed(drop))


def shown(content, fonts):
    return ContentReader().shown(content, fonts)


MAP = character_map(
    b"1 beginbfchar <28> <0028> endbfchar 2 beginbfrange <41> <43> <0061> <44> <45> [<1EBF> <D835DC00>] endbfrange", 1
)


@pytest.mark.parametrize(
    ("string", "text"),
    [
        (b"(ABC)", "abc"),
        (b"(A\\(\\101\\\nB)", "a(ab"),
        (b"<4142 44>", "abế"),
        (b"<45>", "\U0001d400"),
    ],
)
def test_strings_and_maps(string, text):
    found = list(shown(b"/P<</MCID 3>>BDC BT /F1 9 Tf 1 0 0 1 7 8 Tm " + string + b" Tj ET EMC", {"/F1": MAP}))
    assert [(piece.mcid, piece.text, piece.artifact, piece.line) for piece in found] == [(3, text, False, True)]


def test_text_that_follows_directly_is_known_from_text_that_is_placed():
    stream = b"BT /F1 9 Tf /P<</MCID 0>>BDC 7 8 Td (A) Tj EMC /Link<</MCID 1>>BDC [(B) -20 (C)] TJ EMC 0 -9 Td /Artifact BMC (A) Tj EMC ET"
    found = [(piece.mcid, piece.text, piece.artifact, piece.line) for piece in shown(stream, {"/F1": MAP})]
    assert found == [(0, "a", False, True), (1, "bc", False, False), (None, "a", True, True)]


@pytest.mark.parametrize(
    "stream",
    [b"BT (A) Tj ET", b"BT /F1 9 Tf (Z) Tj ET", b"(A", b"\xff", b"/Span <</MCID 1 /ActualText (x)>> BDC EMC"],
    ids=["no font", "unknown code", "open string", "no token", "other text"],
)
def test_what_our_files_do_not_hold_is_refused(stream):
    with pytest.raises(ValueError, match=r"font|code|end|token|own"):
        list(shown(stream, {"/F1": MAP}))


def test_a_stream_that_is_known_is_still_read_with_the_fonts_of_its_file():
    contents, stream = ContentReader(), b"BT /F1 9 Tf 7 8 Td (A) Tj ET"
    other = character_map(b"1 beginbfchar <41> <007A> endbfchar", 1)
    assert [piece.text for font in (MAP, other, MAP) for piece in contents.shown(stream, {"/F1": font})] == [
        "a",
        "z",
        "a",
    ]
