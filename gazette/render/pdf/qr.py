"""A QR code (ISO/IEC 18004) as filled rectangles."""

from __future__ import annotations

import re

QUIET = 4
"""Modules that stay white on each side."""
_MASK = 2
"""The pattern laid over the data, which a reader finds in the code. To try all eight takes four times as long as the
rest of the work; over 120 addresses of documents this one has 1.6 % more of what the standard counts as hard to read
than the best of the eight, the other seven 7 to 15 % more (ISO/IEC 18004, 7.8.3)."""

_DARK = re.compile(rb"\x01+")


def qr_operators(words: str, size: float) -> bytes:
    """Operators that fill a square of `size` points, whose lower left corner is the origin, with the code of `words`.

    The quiet zone is not part of the square.
    """
    import segno  # takes a fiftieth of a second: while other processes draw, so that none waits for it

    rows = segno.make_qr(words, error="l", boost_error=True, mask=_MASK).matrix
    module = size / len(rows)
    made = [b"0 g %.6g 0 0 %.6g 0 %.6g cm" % (module, -module, size)]  # a module is the unit, counted from the top left
    for y, row in enumerate(rows):
        made += [b"%d %d %d 1 re" % (dark.start(), y, dark.end() - dark.start()) for dark in _DARK.finditer(row)]
    made.append(b"f")
    return b"\n".join(made)
