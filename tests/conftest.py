"""Fixtures that tests of several packages share."""

from ledgers import place, postgres
from pki import corpus, demo

__all__ = ["corpus", "demo", "place", "postgres"]


def pytest_addoption(parser):
    parser.addoption(
        "--registry",
        choices=("sqlite", "postgres"),
        default="sqlite",
        help="where the workspaces of tests/integration keep their registry",
    )
