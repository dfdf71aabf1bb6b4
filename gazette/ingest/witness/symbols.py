"""The signs of Word's symbol fonts, which files store as private-use characters (U+F000 and a code of the font).

Sources: Adobe's Symbol encoding (Unicode's vendor table SYMBOL.TXT), Wingdings and Wingdings 2 by sight.
"""

from __future__ import annotations

_PRIVATE = 0xF000
_UNKNOWN = "\ufffd"
_RANGES: dict[str, tuple[tuple[int, str], ...]] = {
    "wingdings": (
        (0x22, "✂"), (0x28, "☎"), (0x2A, "✉"), (0x46, "☞"), (0x4A, "☺"), (0x6C, "●❍■□□❑❒⬧⧫◆❖⬥☒"), (0x9E, "·•"),
        (0xA1, "○"), (0xA4, "◉"), (0xA7, "▪□"), (0xAB, "★"), (0xB2, "✧"), (0xD8, "➢"), (0xDC, "➲"), (0xE0, "→"),
        (0xE8, "➔"), (0xF0, "⇨"), (0xFB, "✗✓☒☑"),
    ),
    "wingdings 2": ((0x30, "□"), (0x4F, "✗✓☒☑☒☒"), (0x97, "●"), (0xA3, "□")),
    "symbol": (
        (0x20, " "), (0x2A, "∗+"), (0x2D, "−./"), (0x3C, "<=>"), (0x44, "Δ"), (0x46, "ΦΓ"), (0x4C, "Λ"), (0x50, "ΠΘ"),
        (0x53, "Σ"), (0x57, "ΩΞΨ"), (0x61, "αβχδεφγηιϕκλμνοπθρστυ"), (0x77, "ωξψζ"), (0x7E, "∼"), (0xA2, "′≤"),
        (0xA5, "∞"), (0xAB, "↔←↑→↓°±″≥×"), (0xB7, "•÷≠≡≈…"), (0xC6, "∅∩∪"), (0xCE, "∈"), (0xD0, "∠"), (0xD5, "∏√"),
        (0xDB, "⇔"), (0xDE, "⇒"), (0xE5, "∑"), (0xF2, "∫"),
    ),
}  # fmt: skip
_SIGNS = {
    font: {first + place: sign for first, signs in ranges for place, sign in enumerate(signs)}
    for font, ranges in _RANGES.items()
}


def symbol_text(font: str, code: int) -> str:
    """What a code of a font shows; U+FFFD for an unknown one. Without a font, the most usual sign of the code."""
    signs = _SIGNS.get(font.strip().lower())
    if _PRIVATE <= code < _PRIVATE + 0x100:
        known = _SIGNS["symbol"] | _SIGNS["wingdings"] if signs is None else signs
        return known.get(code - _PRIVATE, _UNKNOWN)
    if not 0 < code < 0x110000:
        return _UNKNOWN
    return chr(code) if signs is None or signs is _SIGNS["symbol"] else signs.get(code, chr(code))
