"""Fixtures that tests of several packages share."""

from ledgers import place, postgres
from pki import corpus, demo

__all__ = ["corpus", "demo", "place", "postgres"]
