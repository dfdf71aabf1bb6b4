"""What counts as the same word, for every format. All of it is declared here and nowhere else.

- Letters compare in NFC: the same letter may be stored as one character or as several.
- White space parts words, however much there is of it and whichever kind it is.
- Soft hyphens, zero-width and direction marks and control characters show nothing and are no part of a word.
- Where a file has no reading order and programs differ in where they store white space (PDF), letters alone compare:
  without any white space, and with joined glyphs (`ﬁ`) taken apart.
- Rules drawn with characters (`-----`, `____`) and the bars of drawn tables part words like white space.
"""

from __future__ import annotations

import re
import unicodedata

_SHOWS_NOTHING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_STROKES = "-_*=~–—―"
_RULE = re.compile(f"[{_STROKES}]{{3,}}")
_SPACES = re.compile("  +")


def running(text: str) -> str:
    """A text as the words that count, one space between two of them.

    Running texts are compared as they are: a long one is not taken apart into a hundred thousand words.
    """
    text = text.replace("\n", " ").replace("\t", " ").replace("\u00a0", " ")
    printable = text.isprintable()
    if not printable:  # ten times as quick as the search; what shows nothing is not printable
        text = _SHOWS_NOTHING.sub("", text)
    text = unicodedata.normalize("NFC", text)
    text = _without_rules(text.replace("|", " "))
    if not printable:  # other white space than spaces isn't either
        return " ".join(text.split())
    return _SPACES.sub(" ", text).strip(" ")


def _without_rules(text: str) -> str:
    """Spaces for rules. Every rule begins with a pair of strokes, which is found many times as quickly as a rule."""
    strokes = [stroke for stroke in _STROKES if stroke in text]
    pairs = [one + two for one in strokes for two in strokes if one + two in text]
    if len(pairs) == 1:
        return re.sub(f"{re.escape(pairs[0])}[{_STROKES}]+", " ", text)
    return _RULE.sub(" ", text) if pairs else text


def split_words(text: str) -> tuple[str, ...]:
    """A text as the words that count."""
    return tuple(running(text).split())


_JOINED = str.maketrans({0xFB00 + at: text for at, text in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))})


def letters(text: str) -> str:
    """A text as the letters that count where white space does not."""
    plain = _SHOWS_NOTHING.sub("", text.translate(_JOINED))
    return "".join(unicodedata.normalize("NFC", plain).split())
