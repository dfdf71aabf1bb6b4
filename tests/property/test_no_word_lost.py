"""A reader or a builder that drops, doubles or moves one word is found out, wherever the word stands."""

import re
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))

from docx_kit import docx, p, r
from structure_kit import DECISION, PROVINCE, Memory, intake

from gazette.akn.xml import local, parse, serialize
from gazette.ingest import read
from gazette.ingest.assemble import words_lost
from gazette.ingest.blocks import Para, SourceText
from gazette.ingest.fidelity import source_text, source_words, unwitnessed
from gazette.ingest.readers import read_source
from gazette.model import Document

LINES = [line for line in DECISION.splitlines() if line.strip()]
TABLE = "<w:tbl><w:tr>{}</w:tr></w:tbl>".format("".join(f"<w:tc>{p(text)}</w:tc>" for text in ("Tên hồ", "Diện tích")))
NOTE = f'<w:footnote w:id="1">{p("Số liệu năm 2025")}</w:footnote>'
MARK = '<w:r><w:footnoteReference w:id="1"/></w:r>'
HIDDEN = r("bản nháp", "<w:vanish/>")
FORMS = {
    "text": DECISION.encode(),
    "html": (
        "<html><body><nav>Trang chủ</nav>"
        + "".join(f"<p>{line}</p>" for line in LINES)
        + "<table><tr><td>Tên hồ</td><td>Diện tích</td></tr></table></body></html>"
    ).encode(),
    "docx": docx(
        "".join(f"<w:p>{r(line)}{MARK if line.startswith('Điều 1') else ''}</w:p>" for line in LINES[:20])
        + TABLE
        + "".join(f"<w:p>{r(line)}{HIDDEN if line.startswith('Điều 3') else ''}</w:p>" for line in LINES[20:]),
        footnotes=NOTE,
    ),
}


@cache
def whole(form):
    return read_source("x", FORMS[form])


@cache
def made(form):
    found = read(intake(FORMS[form], "x"), PROVINCE, Memory())
    assert isinstance(found, Document), found
    return found.akn


def rebuilt(blocks, texts):
    """Blocks whose runs take their texts one after another."""
    return tuple(
        block._replace(runs=tuple(run.with_text(next(texts)) for run in block.runs))
        if isinstance(block, Para)
        else replace(
            block,
            rows=tuple(tuple(replace(cell, blocks=rebuilt(cell.blocks, texts)) for cell in row) for row in block.rows),
        )
        for block in blocks
    )


def texts_of(blocks):
    for block in blocks:
        if isinstance(block, Para):
            yield from (run.text for run in block.runs)
        else:
            for row in block.rows:
                for cell in row:
                    yield from texts_of(cell.blocks)


def spoiled(data, texts):
    """Texts with one word dropped, doubled or moved."""
    places = [
        (index, word.start(), word.end())
        for index, text in enumerate(texts)
        for word in re.finditer(r"\S+", text or "")
        if not re.fullmatch(r"[-_*=~–—|]+", word[0])
    ]
    index, start, end = data.draw(st.sampled_from(places), "word")
    how = data.draw(st.sampled_from(["drop", "double", "move"]), "how")
    text = texts[index]
    word = text[start:end]
    changed = list(texts)
    changed[index] = f"{text[:start]}{word} {word}{text[end:]}" if how == "double" else text[:start] + text[end:]
    if how == "move":
        other, _, behind = data.draw(st.sampled_from([place for place in places if place[0] != index]), "where to")
        changed[other] = f"{changed[other][:behind]} {word}{changed[other][behind:]}"
    assume(" ".join(changed).split() != " ".join(texts).split())
    return changed


@pytest.mark.parametrize("form", FORMS)
def test_the_forms_are_whole_to_begin_with(form):
    assert unwitnessed(whole(form), FORMS[form]) is None
    assert not words_lost(source_text(whole(form)), parse(made(form)))
    assert len(source_words(whole(form))) > 150


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
def test_a_reader_that_spoils_one_word_is_found_out(form, data):
    source = whole(form)
    changed = spoiled(data, list(texts_of(source.blocks)))
    assert unwitnessed(replace(source, blocks=rebuilt(source.blocks, iter(changed))), FORMS[form]) is not None


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
def test_a_builder_that_spoils_one_word_is_found_out(form, data):
    root = parse(made(form))
    meta = {item for part in root.iter() if local(part) == "meta" for item in part.iter()}
    spots = [
        (item, name) for item in root.iter() if item not in meta for name in ("text", "tail") if getattr(item, name)
    ]
    changed = spoiled(data, [getattr(item, name) for item, name in spots])
    for (item, name), text in zip(spots, changed, strict=True):
        setattr(item, name, text)
    assert words_lost(source_text(whole(form)), parse(serialize(root)))


@pytest.mark.parametrize("form", FORMS)
def test_a_reader_that_leaves_out_a_block_a_note_or_what_it_omitted_is_found_out(form):
    source = whole(form)
    for at, block in enumerate(source.blocks):
        if not source_words(SourceText((block,), source.notes)):
            continue  # a drawn line
        shorter = replace(source, blocks=source.blocks[:at] + source.blocks[at + 1 :])
        assert unwitnessed(shorter, FORMS[form]) is not None
    for at in range(len(source.omitted)):
        shorter = replace(source, omitted=source.omitted[:at] + source.omitted[at + 1 :])
        assert unwitnessed(shorter, FORMS[form]) is not None
    if source.notes:
        assert unwitnessed(replace(source, notes=()), FORMS[form]) is not None
    assert form == "text" or source.omitted
