"""Fixtures that tests of several packages share."""

import os

from hypothesis import settings
from ledgers import place, postgres
from pki import corpus, demo

__all__ = ["corpus", "demo", "place", "postgres"]


# The same examples in every run, so that what lands is what was tried; `make explore` looks for others.
settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))


def pytest_addoption(parser):
    parser.addoption(
        "--registry",
        choices=("sqlite", "postgres"),
        default="sqlite",
        help="where the workspaces of tests/integration keep their registry",
    )
