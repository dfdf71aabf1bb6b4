"""What must hold for every number, every record, every tree and every heap of paragraphs."""

import sys
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))

from structure_kit import DECISION, NATIONAL, PROVINCE, body_of, paras, read_text

from gazette.akn.build import element
from gazette.akn.eids import assign_eids
from gazette.akn.record import read_record, read_remark, write_record
from gazette.akn.schema import violations
from gazette.akn.text import words
from gazette.akn.xml import local, parse, serialize
from gazette.ingest.assemble import draft
from gazette.ingest.blocks import Cell, Note, Para, Run, SourceText, Table
from gazette.ingest.fidelity import first_difference, made_text, source_text
from gazette.ingest.grammar import order
from gazette.ingest.number import parse_number
from gazette.ingest.runs import cut, lines, strip, text_of
from gazette.ingest.to_xml import Context, normal
from gazette.model import Document, DocumentNumber, HeldDocument, Issuer, Metadata, Relation, Signatory, TypeRef
from gazette.profiles import load_profile

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyĂÂĐÊÔƠƯABCDEG"
WORDS = st.text(LETTERS + '0123456789.,;:-()/“”"%', min_size=1, max_size=9)
LINES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
PLAIN = st.text("".join(chr(code) for code in range(32, 0x250)) + "ạảấầẩẫậắằẳẵặẹẻẽếềểễệ", max_size=40)


@given(
    serial=st.integers(1, 99999),
    year=st.integers(1945, 2099),
    kind=st.sampled_from(["NQ", "NĐ", "QĐ", "TT", "CT"]),
    bodies=st.lists(st.sampled_from(["CP", "TTg", "BTC", "UBND", "BGDĐT"]), min_size=1, max_size=3),
)
def test_numbers_round_trip(serial, year, kind, bodies):
    raw = f"{serial:02d}/{year}/{kind}-{'-'.join(bodies)}"
    number = parse_number(raw, NATIONAL)
    assert str(number) == raw
    assert parse_number(str(number), NATIONAL) == number
    assert (number.serial, number.year, number.type_code) == (f"{serial:02d}", year, kind)
    assert number.authority_codes == tuple(bodies)


@given(st.text(max_size=40))
def test_any_text_is_a_number_of_some_kind_and_reads_back(raw):
    number = parse_number(raw, NATIONAL)
    assert parse_number(str(number), NATIONAL) == number


@given(st.integers(1, 399))
def test_roman_numerals_count(value):
    numeral, rest = "", value
    for size, sign in (
        (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        numeral, rest = numeral + sign * (rest // size), rest % size
    assert order(numeral) == (value, "")


FACTS = st.builds(
    Metadata,
    number=st.none()
    | st.builds(
        DocumentNumber,
        raw=PLAIN,
        serial=PLAIN,
        year=st.none() | st.integers(1, 9999),
        type_code=st.none() | PLAIN,
        authority_codes=st.lists(PLAIN, max_size=3).map(tuple),
        pattern=PLAIN,
    ),
    type=st.none() | st.builds(TypeRef, PLAIN, PLAIN),
    title=st.none() | PLAIN,
    issuers=st.lists(st.builds(Issuer, PLAIN, PLAIN), max_size=3).map(tuple),
    place=st.none() | PLAIN,
    signed_on=st.none() | st.dates(),
    effective_on=st.none() | st.dates(),
    effective_rule=st.none() | PLAIN,
    signatories=st.lists(st.builds(Signatory, PLAIN, PLAIN, st.none() | PLAIN), max_size=2).map(tuple),
    relations=st.lists(st.builds(Relation, PLAIN, PLAIN, PLAIN), max_size=2).map(tuple),
    language=st.sampled_from(["vie", "eng"]),
    fields=st.lists(PLAIN, max_size=3).map(tuple),
)


def _printable(text: str) -> str:
    return "".join(char for char in text if char == " " or char.isprintable())


@given(FACTS, st.none() | PLAIN.map(_printable))
def test_the_record_gives_back_exactly_what_was_written(facts, remark):
    data = _clean(facts)
    root = parse(serialize(write_record(data, "/eli/x", remark)))
    assert read_record(root) == data
    assert read_remark(root) == remark


def _clean(value):
    """The same facts without the control characters that no reader lets through and XML has no place for."""
    if isinstance(value, str):
        return _printable(value)
    if isinstance(value, tuple):
        return tuple(_clean(item) for item in value)
    if hasattr(value, "__dataclass_fields__"):
        return type(value)(**{name: _clean(getattr(value, name)) for name in value.__dataclass_fields__})
    return value


def a_run(text, **marks):
    """A run; of a named tuple itself Hypothesis would make up what is left out."""
    return Run(text, **marks)


RUNS = st.lists(
    st.builds(
        a_run,
        st.text("ab Đđ\n", max_size=6),
        bold=st.booleans(),
        italic=st.booleans(),
        note=st.none() | st.none() | st.integers(0, 2),
    ),
    max_size=6,
).map(tuple)


@given(RUNS, st.data())
def test_cutting_runs_loses_nothing(runs, data):
    size = len(text_of(runs))
    at = data.draw(st.integers(0, size))
    assert text_of(cut(runs, 0, at)) + text_of(cut(runs, at)) == text_of(runs)
    kept = [run.note for run in (*cut(runs, 0, at), *cut(runs, at)) if run.note is not None and not run.text]
    assert kept == [run.note for run in runs if run.note is not None and not run.text]
    assert " ".join(text_of(strip(runs)).split()) == " ".join(text_of(runs).split())
    assert " ".join(" ".join(text_of(line).split()) for line in lines(runs)).split() == text_of(runs).split()
    assert text_of(normal(runs)).split() == text_of(runs).split()


BLOCKS = st.recursive(
    st.builds(
        Para,
        st.lists(
            st.builds(a_run, LINES, bold=st.booleans(), note=st.none() | st.none() | st.integers(0, 1)),
            min_size=1,
            max_size=3,
        ).map(tuple),
        number=st.sampled_from(["", "", "1.", "a)"]),
    ),
    lambda inner: st.builds(
        Table,
        st.lists(
            st.lists(st.builds(Cell, st.lists(inner, max_size=2).map(tuple)), min_size=1, max_size=3).map(tuple),
            min_size=1,
            max_size=3,
        ).map(tuple),
        bordered=st.booleans(),
    ),
    max_leaves=5,
)
STRUCTURED = st.sampled_from(
    [
        "Điều 1. Một", "Điều 2. Hai", "Điều 3", "Chương I", "MỤC 1. MỘT", "1. Khoản", "2. Khoản", "a) Điểm", "đ) Điểm", "“Điều 5. X",
        "hết.”.", "Nơi nhận:", "- Lưu: VT.", "KT. BỘ TRƯỞNG", "Nguyễn Văn Mẫu", "PHỤ LỤC I", "(Kèm theo Quyết định số 1/QĐ-BTC)",
        "QUY CHẾ", "Căn cứ Luật;", "QUYẾT ĐỊNH", "QUYẾT ĐỊNH:", "Số: 1/QĐ-BTC", "Hà Nội, ngày 1 tháng 2 năm 2020", "-----", "PHỤ",
        "BỘ TÀI CHÍNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "V/v mẫu", "I. MỘT", "SAO Y BẢN CHÍNH", "THÔNG TƯ CỦA BỘ TÀI CHÍNH",
        "CỦA QUỐC HỘI SỐ 1/QH1 NGÀY 2/3/2004 VỀ MẪU", "Luật này được Quốc hội thông qua ngày 1 tháng 2 năm 2020.",
    ]
).map(lambda text: Para((Run(text),)))  # fmt: skip


@SLOW
@given(st.lists(STRUCTURED | BLOCKS, max_size=25).map(tuple))
def test_no_word_is_lost_added_or_moved_whatever_the_blocks(blocks):
    notes = (Note("1", paras("chú thích một")), Note("2", paras("chú thích hai")))
    source = SourceText(blocks, notes)
    for profile in (NATIONAL, load_profile("generic")):
        made = draft(source, profile)
        assert [item.code for item in made.findings] == []


@SLOW
@given(st.lists(STRUCTURED | BLOCKS, min_size=1, max_size=20).map(tuple))
def test_every_body_is_valid(blocks):
    root = parse(_FRAME.akn)
    main = root[0]
    body = next(child for child in main if local(child) == "body")
    body.getparent().replace(body, _filled(body_of(blocks, Context(PROVINCE))))
    assign_eids(main)
    assert violations(serialize(root)) == ()


def _filled(body):
    return body if len(body) else element("body", element("hcontainer", element("content", element("p")), name="text"))


_FRAME = read_text(DECISION)


@st.composite
def trees(draw):
    """Articles with clauses and points, as lines and as what should come out."""
    printed, wanted = [], []
    for article in range(1, draw(st.integers(1, 6)) + 1):
        printed.append(f"Điều {article}. Tên điều {article}")
        wanted.append(f"art_{article}")
        for clause in range(1, draw(st.integers(0, 4)) + 1):
            printed.append(f"{clause}. Nội dung khoản {clause}:")
            wanted.append(f"art_{article}__para_{clause}")
            for letter, eid in list(zip("abcdđegh", ["a", "b", "c", "d", "dd", "e", "g", "h"], strict=True))[
                : draw(st.integers(0, 8))
            ]:
                printed.append(f"{letter}) Nội dung điểm {letter};")
                wanted.append(f"art_{article}__para_{clause}__point_{eid}")
        if not wanted[-1].count("__"):
            printed.append("Nội dung điều.")
    return printed, wanted


@SLOW
@given(trees())
def test_a_tree_printed_and_read_is_the_same_tree(tree):
    printed, wanted = tree
    made = body_of(paras(*printed), Context(NATIONAL))
    units = ("article", "paragraph", "point")
    assert [item.get("eId") for item in made.iter() if local(item) in units] == wanted
    assert first_difference(source_text(SourceText(paras(*printed))), made_text(made)) is None


@SLOW
@given(st.lists(LINES, max_size=6), st.integers(0, 40))
def test_noise_anywhere_never_makes_an_invalid_document(noise, at):
    text = DECISION.split("\n\n")
    text[at % len(text) : at % len(text)] = noise
    made = read_text("\n\n".join(text))
    if isinstance(made, (Document, HeldDocument)):
        assert not {"DOC-WORDS-LOST", "DOC-SCHEMA"} & {item.code for item in getattr(made, "findings", ())}
        if made.akn is not None:
            assert violations(made.akn) == ()
            assert words(made.akn)


def test_dates_of_the_record_are_dates():
    facts = Metadata(None, None, None, (), None, date(2020, 2, 29))
    assert read_record(write_record(facts, "/eli/x", None)).signed_on == date(2020, 2, 29)
