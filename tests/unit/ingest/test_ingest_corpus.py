"""Real files: every word of every DOCX and text, once, told by a second reader that shares no code with the first."""

import io
import re
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter

import pytest

from gazette.ingest.blocks import Para, plain_lines
from gazette.ingest.readers import read_source

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
GONE = {FALLBACK, f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}rPrChange", f"{W}pPrChange"}
SPACES = {f"{W}tab", f"{W}br", f"{W}cr", f"{W}p", f"{W}tc"}
SET_APART = {"INP-SOURCE-LINE", "INP-FRONT-MATTER", "INP-RECORD-LEFT-OUT"}


def dumb_text(data):
    """Every `w:t` of the document and its footnotes, with the crudest idea of what parts words."""
    found = []

    def walk(element):
        if element.tag in GONE:
            return
        if element.tag == f"{W}noBreakHyphen":
            found.append("-")
        if element.tag in SPACES:
            found.append(" ")
        if element.tag == f"{W}t":
            found.append(element.text or "")
        for child in element:
            walk(child)
        if element.tag in SPACES:
            found.append(" ")

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in ("word/document.xml", "word/footnotes.xml"):
            if name in archive.namelist():
                walk(ET.fromstring(archive.read(name)))
    return unicodedata.normalize("NFC", "".join(found)).replace("\xad", "")


def own_text(blocks):
    """The text of blocks without automatic numbers, which no `w:t` holds."""
    lines = []
    for block in blocks:
        if isinstance(block, Para):
            lines.append("".join(run.text for run in block.runs))
        else:
            lines += [own_text(cell.blocks) for row in block.rows for cell in row]
    return "\n".join(lines)


def words(text):
    return re.findall(r"[^\W_]+", text.casefold())


def test_every_word_of_every_real_docx_once(corpus):
    files = sorted((corpus / "real").glob("vn-doc*/*.docx"))
    assert len(files) >= 30
    for path in files:
        data = path.read_bytes()
        source = read_source(path.name, data)
        mine = own_text(source.blocks) + "\n" + "\n".join(own_text(note.blocks) for note in source.notes)
        # a text box parts the word it hangs in for the crude reader only, so letters are compared as well as words
        assert Counter("".join(words(mine))) == Counter("".join(words(dumb_text(data)))), path.name
        odd = Counter(words(mine))
        odd.subtract(Counter(words(dumb_text(data))))
        assert sum(abs(count) for count in odd.values()) <= 3, path.name


def test_every_word_of_every_real_text_in_order(corpus):
    files = sorted(
        [
            *(corpus / "texts").glob("*.txt"),
            *(corpus / "real").glob("vn-txt*/*"),
            *(corpus / "real").glob("vn-md-scrape/*"),
        ]
    )
    assert len(files) >= 160
    for path in files:
        data = path.read_bytes()
        source = read_source(path.name, data)
        raw = unicodedata.normalize("NFC", data.decode("utf-8-sig"))
        if SET_APART & {found.code for found in source.findings}:
            raw = raw.split("\n", 1)[1]
        raw = re.sub("[\u00ad\u200b\u2060\ufeff]", "", raw)
        assert "".join(words("\n".join(plain_lines(source.blocks)))) == "".join(words(raw)), path.name


def test_real_web_pages(corpus):
    law = corpus / "real" / "vn-html" / "information-technology-law-2006.html"
    source = read_source(law.name, law.read_bytes())
    lines = list(plain_lines(source.blocks))
    assert lines[0].startswith("QUỐC HỘI")
    # eight headings lack their full stop ("Điều 5 Chính sách…", "Điều 24:Nguyên tắc…")
    assert sum(1 for line in lines if re.match(r"Điều \d+[.: ]", line)) == 79
    for path in sorted((corpus / "real").glob("vn-html/*.html")):
        assert read_source(path.name, path.read_bytes()).blocks, path.name


@pytest.mark.parametrize("folder", ["akn", "akn-odd"])
def test_foreign_akoma_ntoso_is_read_or_refused(corpus, folder):
    from gazette.ingest.readers import RefusedInput

    outcomes = Counter()
    for path in sorted((corpus / "real" / folder).iterdir()):
        try:
            source = read_source(path.name, path.read_bytes())
        except RefusedInput as refusal:
            outcomes[refusal.finding.code] += 1
        else:
            outcomes["held" if source.findings else "valid"] += 1
    assert outcomes.total() >= 10
    assert outcomes["valid"] + outcomes["INP-AKN-VERSION"] + outcomes["held"] + outcomes["INP-XML-UNKNOWN"] > 0
