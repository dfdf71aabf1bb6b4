"""Fixtures that tests of several packages share."""

from pki import corpus, demo

__all__ = ["corpus", "demo"]
