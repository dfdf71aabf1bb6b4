"""What is done every day costs the same in a small ledger and in one ten times as large: counted in SQLite's own steps."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from bench import INBOX, Bench
from large_ledger import fill

from gazette.cli.main import run
from gazette.model import IssueId
from gazette.pipeline.numbers import number_problems
from gazette.pipeline.workspace import open_workspace
from gazette.registry import Actor

NUMBER = "100007/2026/QĐ-TTg"
PLACE = "vn"
ACTOR = Actor("x", "test", datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def sizes(empty_template, tmp_path_factory):
    """The same workspace with 300 documents in 26 issues, and with 3,000 in 260."""
    folder = tmp_path_factory.mktemp("large")
    small = shutil.copytree(empty_template, folder / "small")
    assert run(["-C", str(small), "run", str(INBOX / "902-2026-qd-ttg.docx"), "-q"]) == 0
    large = shutil.copytree(small, folder / "large")
    fill(small / "registry.db", 300, 26)
    fill(large / "registry.db", 3_000, 260)
    return small, large


def steps(folder, do):
    """How many of its instructions SQLite runs for something."""
    with open_workspace(folder, who="x", command="test") as workspace:
        counted = 0

        def one():
            nonlocal counted
            counted += 1
            return 0

        workspace.registry._database.conn.set_progress_handler(one, 1)  # what a command does is not asked to be counted
        do(workspace)
    return counted


@pytest.mark.parametrize(
    "do",
    [
        pytest.param(lambda w: w.registry.documents.page(101, None), id="a page of list"),
        pytest.param(lambda w: w.registry.documents.page(101, None, "published"), id="a page of one state"),
        pytest.param(lambda w: w.registry.documents.in_outcome("held", 0, 101), id="what is held"),
        pytest.param(lambda w: w.registry.documents.counts(), id="how many there are"),
        pytest.param(lambda w: w.registry.log.unlogged(PLACE), id="what is not logged"),
        pytest.param(lambda w: w.registry.issues.newest(PLACE, 20), id="the newest issues"),
        pytest.param(lambda w: w.registry.documents.named(NUMBER), id="a document by its number"),
        pytest.param(lambda w: w.registry.documents.sources_named(NUMBER), id="a file by its number"),
        pytest.param(lambda w: list(w.registry.events(f"{PLACE}/1990/5")), id="what was done to an issue"),
        pytest.param(lambda w: list(w.registry.events(source=f"{7:064x}")), id="what was done to a document"),
        pytest.param(lambda w: w.registry.issues.named(PLACE, "1990/5"), id="an issue by its number"),
        pytest.param(lambda w: w.registry.documents.in_state("accepted"), id="what waits"),
        pytest.param(lambda w: w.registry.issues.unfinished(PLACE), id="what is not published"),
        pytest.param(lambda w: w.registry.issues.unsigned_before(IssueId(PLACE, 2031, (1,))), id="what is not signed"),
        pytest.param(lambda w: w.registry.issues.latest(PLACE), id="the latest issue"),
        pytest.param(lambda w: w.registry.numbers.following(PLACE, 2026), id="the next number"),
        pytest.param(
            lambda w: w.registry.issues.reserve(PLACE, 2031, date(2031, 1, 1), (), ACTOR, None), id="an issue added"
        ),
    ],
)
def test_the_cost_does_not_grow(sizes, do):
    small, large = (steps(folder, do) for folder in sizes)
    assert small > 0
    assert large <= small * 1.2 + 10, f"{small} steps became {large}"


def test_the_numbers_are_whole(sizes):
    with open_workspace(sizes[1], who="x", command="test") as workspace:
        assert list(number_problems(workspace)) == []
        assert workspace.registry.broken_event() is None


def test_commands_find_their_way_in_it(sizes, capfd):
    bench = Bench(sizes[1], capfd)
    code, told = bench("list")
    assert (code, len(told["documents"]), told["next"] is not None) == (0, 100, True)
    assert bench("show", NUMBER)[1]["document"]["number"] == NUMBER
    assert len(bench("show", "1990/5")[1]["issue"]["documents"]) in (11, 12)
    assert bench("doctor", "--quick") == (0, {"ok": True, "problems": []})
    with closing(sqlite3.connect(sizes[1] / "registry.db")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
