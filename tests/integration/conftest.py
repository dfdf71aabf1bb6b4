"""Workspaces for integration tests."""

from functools import partial

import pytest
from bench import INBOX, Bench, copy, fresh
from ledgers import serve

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
def placed(request):
    """Lets a workspace have its registry where `pytest --registry` says."""
    if request.config.getoption("registry", default="sqlite") == "sqlite":
        return lambda folder: folder
    return partial(serve, request.getfixturevalue("postgres"))


@pytest.fixture
def empty(empty_template, tmp_path, capfd, placed):
    return Bench(placed(copy(empty_template, tmp_path / "workspace")), capfd)


@pytest.fixture
def published(published_template, tmp_path, capfd, placed):
    return Bench(placed(copy(published_template, tmp_path / "workspace")), capfd)
