"""A second reading that did not come about."""

from __future__ import annotations


class UnreadableError(ValueError):
    """The witness can't read a file that the reader could: nothing is proved, and the document is held."""
