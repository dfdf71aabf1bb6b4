"""A made-up law, printed and read, is the same law: parts to points, lettered articles, quotations, annexes, wrapped lines."""

import sys
import textwrap
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))

from structure_kit import NATIONAL, body_of, holding, paras, source

from gazette.akn.text import plain
from gazette.akn.xml import local
from gazette.ingest.assemble import draft
from gazette.ingest.blocks import SourceText
from gazette.ingest.fidelity import first_difference, made_text, source_text
from gazette.ingest.readers import read_source
from gazette.ingest.to_xml import Context

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
UNITS = ("part", "chapter", "section", "subsection", "article", "paragraph", "point")
ROMAN = ("I", "II", "III")
POINTS = "abcdđegh"
QUOTED = (
    ("“Điều 7. Tên của điều được trích", ("article", "“Điều 7.")),
    ("1. Nội dung được trích thứ nhất;", ("paragraph", "1.")),
    ("a) Nội dung của điểm được trích;", ("point", "a)")),
    ("2. Nội dung được trích thứ hai.”.", ("paragraph", "2.")),
)
HEAD = (
    "BỘ TÀI CHÍNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 12/2026/TT-BTC",
    "Hà Nội, ngày 02 tháng 01 năm 2026", "THÔNG TƯ", "VỀ VIỆC MẪU", "Căn cứ Luật Mẫu số 01/2020/QH14;",
)  # fmt: skip
TAIL = ("Nơi nhận:", "- Lưu: VT.", "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Trần Văn Mẫu")


class Law:
    """Printed lines, and the units that should come out of them: the law's own and those it quotes."""

    def __init__(self):
        self.lines = []
        self.own = []
        self.quoted = []

    def add(self, name, number, text):
        self.lines.append(f"{number} {text}".strip())
        self.own.append((name, number))


@st.composite
def laws(draw, *, quotes=True):
    law, articles = Law(), count(1)
    for part in ROMAN[: draw(st.integers(0, 2))] or [None]:
        if part is not None:
            law.add("part", f"Phần {part}", "")
            law.lines.append("TÊN CỦA PHẦN")
        for chapter in ROMAN[: draw(st.integers(0, 2))] or [None]:
            if chapter is not None:
                law.add("chapter", f"Chương {chapter}", "")
                law.lines.append("TÊN CỦA CHƯƠNG")
            _sections(draw, law, articles, quotes)
    return law


def _sections(draw, law, articles, quotes):
    for section in range(1, draw(st.integers(0, 2)) + 1) or [None]:
        if section is not None:
            law.add("section", f"Mục {section}.", "TÊN CỦA MỤC")
        for subsection in range(1, (draw(st.integers(0, 2)) if section is not None else 0) + 1) or [None]:
            if subsection is not None:
                law.add("subsection", f"Tiểu mục {subsection}.", "TÊN CỦA TIỂU MỤC")
            for _ in range(draw(st.integers(1, 2))):
                number = next(articles)
                for label in (str(number), f"{number}a")[: 1 + draw(st.booleans())]:
                    _article(draw, law, label, quotes)


def _article(draw, law, label, quotes):
    law.add("article", f"Điều {label}.", "Tên của điều này")
    clauses = draw(st.integers(0, 3))
    if not clauses:
        law.lines.append("Nội dung của điều không có khoản.")
    for clause in range(1, clauses + 1):
        if quotes and draw(st.integers(0, 4)) == 0:
            law.add("paragraph", f"{clause}.", "Bổ sung điều của luật trước như sau:")
            law.lines.extend(line for line, _ in QUOTED)
            law.quoted.extend(unit for _, unit in QUOTED)
            continue
        law.add("paragraph", f"{clause}.", "Nội dung của khoản này trong mọi trường hợp:")
        for letter in POINTS[: draw(st.integers(0, 8))]:
            law.add("point", f"{letter})", "Nội dung của điểm này;")


def units(body, *, quoted):
    """Name and number of every unit, in order, inside or outside of quotations."""
    for item in body.iter():
        if local(item) in UNITS:
            inside = any(local(above) == "quotedStructure" for above in item.iterancestors())
            number = next((plain(child) for child in item if local(child) == "num"), "")
            if inside == quoted:
                yield local(item), number


@SLOW
@given(laws())
def test_a_law_printed_and_read_is_the_same_law(law):
    body = body_of(paras(*law.lines), Context(NATIONAL))
    assert list(units(body, quoted=False)) == law.own
    assert list(units(body, quoted=True)) == law.quoted
    assert first_difference(source_text(SourceText(paras(*law.lines))), made_text(body)) is None


@SLOW
@given(laws(), st.integers(30, 90))
def test_lines_that_a_page_wrapped_make_the_same_law(law, width):
    text = "\n\n".join("\n".join(textwrap.wrap(line, width)) for line in law.lines)
    read = read_source("x.txt", text.encode())
    body = body_of(read.blocks, Context(NATIONAL))
    assert list(units(body, quoted=False)) == law.own
    assert list(units(body, quoted=True)) == law.quoted


@SLOW
@given(laws(), st.lists(laws(quotes=False), min_size=1, max_size=3))
def test_annexes_keep_their_own_articles(law, annexes):
    lines = [*HEAD, *law.lines, *TAIL]
    for number, annex in zip(ROMAN, annexes, strict=False):
        lines += [f"PHỤ LỤC {number}", "TÊN CỦA PHỤ LỤC", "(Kèm theo Thông tư số 12/2026/TT-BTC)", *annex.lines]
    made = draft(source(*lines), NATIONAL)
    assert made.findings == ()
    assert made.structure.articles == sum(name == "article" for name, _ in law.own)
    assert made.structure.chapters == sum(name == "chapter" for name, _ in law.own)
    assert made.structure.annexes == len(annexes)
    assert [item.name for item in made.metadata.signatories] == ["Trần Văn Mẫu"]
    found = [list(units(holding(annex.text), quoted=False)) for annex in made.parts.annexes]
    assert found == [annex.own for annex in annexes]
