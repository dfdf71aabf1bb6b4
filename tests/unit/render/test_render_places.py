"""Page and line of every eId, and documents drawn in several processes."""

from __future__ import annotations

import json
import os

import pytest
from render_kit import PLAIN_BODY, Store, akn, document, file_of, issue, pdf_text, render, settings, table

from gazette.errors import RenderError
from gazette.model import Role, Silent
from gazette.render import render_issue
from gazette.render.pdf import forked
from gazette.render.pdf.forked import in_processes

LONG = "".join(
    f'<article eId="art_{n}"><num>Điều {n}.</num><heading>Trách nhiệm {n}</heading><content>'
    + "<p>Cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.</p>" * 9
    + "</content></article>"
    for n in range(1, 13)
)


def test_every_eid_of_the_text_has_its_page_and_line():
    body = PLAIN_BODY + table([("STT", "Tên"), ("1", "Một")], eid="art_2__table_1")
    rendered, store = render(document(), document(akn(body), slug="8", number="8/2026/QĐ-TTg"))
    places = rendered.places[1]
    assert places.work == rendered.ranges[1].work
    lines = json.loads(places.lines)
    asked = ["cits", "cits__cit_1", "art_1", "art_2", "art_2__para_1", "art_2__para_1__point_d", "art_2__table_1"]
    assert set(asked) <= set(lines)
    assert len({tuple(place) for place in lines.values()}) >= 6
    shown = file_of(rendered, store, Role.DOCUMENT_PDF, places.work)
    page = [line for line in pdf_text(shown)[0].splitlines() if line.strip()]
    assert places.of("art_2")[0] == rendered.ranges[1].first
    # Two columns of the letterhead are one line each on paper and four in the text that comes out of the file.
    below = places.of("art_2")[1] - places.of("art_1")[1]
    assert (
        page.index("Điều 2. Hiệu lực ") - next(n for n, line in enumerate(page) if line.startswith("Điều 1.")) == below
    )
    with pytest.raises(KeyError):
        places.of("art_99")


def test_lines_count_anew_on_every_page():
    rendered, store = render(document(akn(LONG)))
    found = json.loads(rendered.places[0].lines)
    pages = pdf_text(file_of(rendered, store, Role.DOCUMENT_PDF))
    for number in range(1, 13):
        page, _ = found[f"art_{number}"]
        assert f"Điều {number}. Trách nhiệm {number}" in pages[page - rendered.ranges[0].first]
    opening = [
        min(line for page, line in found.values() if page == each) for each in {page for page, _ in found.values()}
    ]
    assert len(opening) > 2
    assert max(opening) < 20


def everything(processes):
    documents = [document(akn(LONG), slug=str(n), number=f"{n}/2026/QĐ-TTg") for n in range(2, 7)]
    store = Store()
    rendered = render_issue(issue(*documents), settings(), store, Silent(), processes)
    return [(item.path, item.sha256) for item in rendered.renditions], rendered.places, rendered.ranges


def test_several_processes_give_the_same_files(monkeypatch):
    monkeypatch.setattr(forked, "_LEAST", 0)
    assert everything(1) == everything(2) == everything(3)


def test_work_comes_back_in_order_from_other_processes(monkeypatch):
    monkeypatch.setattr(forked, "_LEAST", 0)
    made = list(in_processes(lambda place: (place, os.getpid()), [1, 5, 3, 2], 2))
    assert [place for place, _ in made] == [0, 1, 2, 3]
    assert os.getpid() not in {process for _, process in made}
    assert {process for _, process in in_processes(lambda place: (place, os.getpid()), [1, 5], 1)} == {os.getpid()}


def test_a_process_that_ends_before_its_work_is_done_is_no_result(monkeypatch):
    monkeypatch.setattr(forked, "_LEAST", 0)
    with pytest.raises(RuntimeError, match="ended before"):
        list(in_processes(lambda place: os._exit(0) if place == 1 else place, [1, 5, 3], 2))


def test_more_things_than_a_pipe_holds_are_all_done(monkeypatch):
    monkeypatch.setattr(forked, "_LEAST", 0)
    monkeypatch.setattr(forked, "_QUEUED", 3)
    assert list(in_processes(lambda place: place * place, [1] * 20, 3)) == [place * place for place in range(20)]


def test_what_cannot_be_set_is_told_from_another_process_as_well(monkeypatch):
    monkeypatch.setattr(forked, "_LEAST", 0)
    wide = table([[str(n) for n in range(300)]] * 2)
    with pytest.raises(RenderError) as caught:
        render_issue(issue(document(), document(akn(wide), slug="8")), settings(), Store(), Silent(), 2)
    assert caught.value.code == "RND-TABLE"
    assert dict(caught.value.params)["columns"]
