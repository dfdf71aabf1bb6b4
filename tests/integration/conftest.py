"""Workspaces for integration tests."""

import pytest
from bench import INBOX, Bench, copy, fresh

from gazette.cli.main import run


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory):
    return fresh(tmp_path_factory.mktemp("template") / "empty")


@pytest.fixture(scope="session")
def published_template(tmp_path_factory):
    folder = fresh(tmp_path_factory.mktemp("template") / "published")
    assert run(["-C", str(folder), "run", str(INBOX), "-q"]) == 0
    return folder


@pytest.fixture
def empty(empty_template, tmp_path, capfd):
    return Bench(copy(empty_template, tmp_path / "workspace"), capfd)


@pytest.fixture
def published(published_template, tmp_path, capfd):
    return Bench(copy(published_template, tmp_path / "workspace"), capfd)
