"""PDF values as bytes (ISO 32000-1, 7.3)."""

from __future__ import annotations

from datetime import date

ESCAPED = b"\\()\r"
"""Bytes that a literal string can't hold as they are."""
_PLAIN_NAME = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-_.")


def name(text: str) -> bytes:
    """A name: `/Text`, with what a name may not hold as `#xx`."""
    return b"/" + b"".join(b"%c" % byte if byte in _PLAIN_NAME else b"#%02X" % byte for byte in text.encode())


def escaped(data: bytes) -> bytes:
    """The inside of a literal string."""
    if len(data.translate(None, ESCAPED)) == len(data):  # most of them
        return data
    made = data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return made.replace(b"\r", b"\\r")


def text_string(text: str) -> bytes:
    """A text string: ASCII as it is, anything else as UTF-16 in hexadecimal digits."""
    if text.isascii() and text.isprintable():
        return b"(" + escaped(text.encode("ascii")) + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode("ascii") + b">"


def number(value: float) -> bytes:
    """A real number with at most two decimals."""
    return (b"%.2f" % value).rstrip(b"0").rstrip(b".") if value % 1 else b"%d" % value


def numbers(*values: float) -> bytes:
    """Numbers with spaces between."""
    return b" ".join(map(number, values))


def day_string(day: date) -> bytes:
    """Midnight UTC of a day as a date string."""
    return b"(D:%04d%02d%02d000000Z)" % (day.year, day.month, day.day)
