"""Whatever a text holds, its words come out whole and in order: in the layout and in the HTML."""

from __future__ import annotations

import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from lxml import html
from render_kit import akn, document, typeface

from gazette.akn.text import words
from gazette.akn.xml import parse
from gazette.profiles import MODEL
from gazette.render.html.page import document_html
from gazette.render.pdf.flow import Source, document_blocks
from gazette.render.pdf.fonts import load_fonts
from gazette.render.pdf.pages import paginate
from gazette.render.pdf.setting import Setter
from gazette.render.pdf.strips import TextItem

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyÁẠỆỮ0123456789.,;:()/-"
word = some.text(LETTERS, min_size=1, max_size=12)
line = some.lists(word, min_size=1, max_size=40).map(" ".join)


@some.composite
def inline(draw):
    parts = []
    for _ in range(draw(some.integers(1, 4))):
        said = draw(line)
        tag = draw(some.sampled_from(["", "b", "i", "u", "sup", "sub"]))
        parts.append(f"<{tag}>{said}</{tag}>" if tag else said)
    return draw(some.sampled_from(["", " "])).join(parts)


paragraph = inline().map(lambda inside: f"<p>{inside}</p>")
number = some.sampled_from(["1.", "a)", "đ)", "-"])


def _nested(inner):
    blocks = some.lists(inner, min_size=1, max_size=3).map("".join)
    return some.one_of(
        some.builds("<paragraph><num>{}</num><content>{}</content></paragraph>".format, number, blocks),
        some.builds("<article><num>{}</num><heading>{}</heading>{}</article>".format, number, line, blocks),
        some.builds("<chapter><num>{}</num><heading>{}</heading>{}</chapter>".format, line, line, blocks),
        some.builds(
            "<table><tr><th>{}</th><th>{}</th></tr><tr><td>{}</td><td>{}</td></tr></table>".format, *[blocks] * 4
        ),
        some.builds("<p>{} <mod><quotedStructure>{}</quotedStructure></mod>. {}</p>".format, line, blocks, line),
        some.builds(
            "<blockList><listIntroduction>{}</listIntroduction><item><num>{}</num>{}</item></blockList>".format,
            line,
            number,
            blocks,
        ),
    )


body = some.lists(some.recursive(paragraph, _nested, max_leaves=8), min_size=1, max_size=6).map("".join)
quick = settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(body)
def test_every_letter_is_on_a_page_in_its_order(text):
    data = akn(text, kind="doc")
    setter = Setter(load_fonts(typeface()), MODEL, ",", "thử")
    blocks = document_blocks(parse(data), Source("thử", "k#", "https://x.example", {}, MODEL))
    pages = paginate(setter.set(blocks, MODEL.paper.frame_width), setter)
    letters, seen = {}, set()
    for page in pages:
        for item in page.items:
            if isinstance(item, TextItem) and id(item.line) not in seen:  # heads of tables are set again on each page
                seen.add(id(item.line))
                letters.setdefault(item.order, []).append("".join(span.text for span in item.line.spans))
    drawn = "".join("".join("".join(letters[order]).split()) for order in sorted(letters))
    source = unicodedata.normalize("NFC", "".join("".join(parse(data).itertext()).split()))
    assert drawn == source


@quick
@given(body)
def test_every_word_is_in_the_page_in_its_order(text):
    checked = document(akn(text, kind="doc"))
    made = html.document_fromstring(
        document_html(checked.document, base_url="https://x.example", language="vi-VN", style="")
    )
    shown = "".join(made.xpath("//article")[0].itertext())
    source = "".join(words(checked.document.akn))
    assert "".join(shown.split()).replace("---", "") == source.replace("---", "")
