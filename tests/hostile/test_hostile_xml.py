"""XML made to hurt: refused by name, or read as what it says; never a traceback, never another file's words."""

import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))

from structure_kit import FOREIGN, GENERIC, Memory, codes, intake

from gazette.akn.xml import UnsafeXml, parse
from gazette.ingest import read
from gazette.ingest.read_akn import read_akn
from gazette.ingest.readers import RefusedInput, read_source
from gazette.model import Document, HeldDocument, Refusal

AKN = FOREIGN.encode()
BODY = "<p>Lakes are <i>protected</i>.</p>"


def refusal(data: bytes) -> str:
    with pytest.raises(RefusedInput) as caught:
        read_source("x.xml", data)
    return caught.value.finding.code


def with_body(text: str) -> bytes:
    return FOREIGN.replace(BODY, text).encode()


def declared(encoding: str, data: bytes = AKN) -> bytes:
    return data.replace(b'encoding="UTF-8"', f'encoding="{encoding}"'.encode())


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE akomaNtoso>",
        '<!DOCTYPE akomaNtoso SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE akomaNtoso [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE akomaNtoso [<!ENTITY % e SYSTEM "http://127.0.0.1:9/e.dtd"> %e;]>',
        '<!DOCTYPE akomaNtoso [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
    ],
)
def test_a_doctype_is_refused_whatever_it_holds(doctype):
    head, _, rest = FOREIGN.partition("?>")
    assert refusal(f"{head}?>{doctype}{rest}".encode()) == "INP-XML-DOCTYPE"


def test_billions_of_laughs_are_not_heard():
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    data = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{levels}]><x>&l11;</x>'
    began = time.perf_counter()
    assert refusal(data.encode()) == "INP-XML-DOCTYPE"
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    "prolog",
    [
        "<!DOCTYPE x [<!ENTITY a 'b'",
        "<!DOCTYPE x [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>",
        "<!-- no doctype yet --><?stop here?>\n<!DOCTYPE x []>",
    ],
)
@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16"])
def test_a_doctype_that_the_parser_stumbles_over_is_told_as_one(prolog, encoding):
    data = f'<?xml version="1.0" encoding="{encoding}"?>{prolog}<x y="&a;">&a;'
    with pytest.raises(UnsafeXml) as caught:
        parse(data.encode(encoding))
    assert caught.value.reason == "doctype"


def test_a_doctype_in_a_comment_is_none_and_comments_without_end_cost_nothing():
    began = time.perf_counter()
    for data in (b"<!-- <!DOCTYPE x> --><x>", b"<!-- a -->" * 5_000 + b"<x>", b"<!--" * 10_000):
        with pytest.raises(UnsafeXml) as caught:
            parse(data)
        assert caught.value.reason == "malformed"
    assert time.perf_counter() - began < 2


def test_xinclude_is_no_way_to_other_files(tmp_path):
    (tmp_path / "secret.txt").write_text("hush")
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{tmp_path}/secret.txt" parse="text"/>'
    made = read_akn(with_body(f"<p>Lakes {include}</p>"))
    assert b"hush" not in made.root_bytes
    assert b"XInclude" not in made.root_bytes
    assert "INP-AKN-REMOVED" in {item.code for item in made.findings}


def test_depth_is_limited():
    assert refusal(with_body("<p>" + "<b>" * 300 + "x" + "</b>" * 300 + "</p>")) == "INP-XML-MALFORMED"
    read_akn(with_body("<p>" + "<shiny>" * 200 + "x" + "</shiny>" * 200 + "</p>"))


def test_a_text_without_end_is_refused():
    assert refusal(with_body(f"<p>{'x' * 11_000_000}</p>")) == "INP-XML-MALFORMED"


def test_many_flaws_take_time_by_their_number_and_no_more():
    for flaw in ("<shiny>x</shiny> y ", '<ref>x</ref><p eId="a">z</p>', "<b>x</b>", '<p status="draft" a="1">x</p>'):
        data = with_body(flaw * 3000)
        began = time.perf_counter()
        read_akn(data)
        assert time.perf_counter() - began < 10, flaw


# --------------------------------------------------------------- encodings


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf8_is_said_and_another_unicode_is_meant(codec):
    """The bytes decide. A parser that believes the declaration refuses; none may read half of the text."""
    data = FOREIGN.encode(codec)
    try:
        made = read_source("x.xml", data)
    except RefusedInput as refused:
        assert refused.finding.code in {"INP-XML-MALFORMED", "INP-BINARY", "INP-TEXT-ENCODING"}
    else:
        assert "Lakes" in "".join(parse(made.root_bytes).itertext())


def test_latin_letters_in_what_calls_itself_utf8():
    assert refusal(AKN.replace(b"Lakes", "Étangs".encode("latin-1"))) == "INP-XML-MALFORMED"


@pytest.mark.parametrize(
    "overlong", [b"\xc0\xaf", b"\xc1\x81", b"\xe0\x80\xaf", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80"]
)
def test_letters_written_with_too_many_bytes(overlong):
    assert refusal(AKN.replace(b"Lakes", overlong)) == "INP-XML-MALFORMED"


@pytest.mark.parametrize("name", ["UTF-16", "UCS-4", "no-such-encoding", "ASCII"])
def test_an_encoding_that_is_not_the_one_used(name):
    data = declared(name, AKN.replace(b"Lakes", "Étangs".encode()))
    try:
        made = read_source("x.xml", data)
    except RefusedInput as refused:
        assert refused.finding.code == "INP-XML-MALFORMED"
    else:  # the mark of the declaration was overruled by the bytes themselves
        assert "Étangs".encode() in made.root_bytes


def test_another_encoding_that_is_the_one_used():
    text = FOREIGN.replace("Lakes are", "Étangs").replace('encoding="UTF-8"', 'encoding="ISO-8859-1"')
    made = read_akn(text.encode("latin-1"))
    assert "Étangs".encode() in made.root_bytes or "Étangs".encode("latin-1") in made.root_bytes


@pytest.mark.parametrize("at", [0, 1, 30, 600])
def test_a_nul_byte(at):
    assert refusal(AKN[:at] + b"\0" + AKN[at:]) in {"INP-XML-MALFORMED", "INP-BINARY"}


def test_a_mark_of_utf16_before_utf8():
    assert isinstance(read(intake(b"\xff\xfe" + AKN, "x.xml"), GENERIC, Memory()), Refusal)


def test_processing_instructions_and_comments_are_no_words():
    made = read(intake(with_body("<p>Lakes <?evil rm?>are<!-- not --> kept.</p>"), "x.xml"), GENERIC, Memory())
    assert isinstance(made, Document)
    assert "DOC-WORDS-LOST" not in codes(made)


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,<script>", "file:///etc/passwd", "http://[", "//evil.example/x"]
)
def test_links_that_run_something_are_no_reason_to_stop(href):
    made = read(
        intake(with_body(f'<p><ref href="{href.replace("<", "&lt;")}">Lakes</ref></p>'), "x.xml"), GENERIC, Memory()
    )
    assert isinstance(made, (Document, HeldDocument))
