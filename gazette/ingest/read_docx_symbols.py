"""Characters of Word's symbol fonts as Unicode. They live in the private use area and mean nothing without the font."""

from __future__ import annotations

import re

_REPLACEMENT = "\ufffd"
_PUA = range(0xF000, 0xF100)
_PRIVATE = re.compile("[\uf000-\uf0ff]")

_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□",
    0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "☒", 0x9E: "·", 0x9F: "•",
    0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xB2: "✧", 0xD8: "➢", 0xDC: "➲", 0xE0: "→",
    0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA3: "□", 0x30: "□"}
_SYMBOL = {
    0x20: " ", 0x2A: "∗", 0x2B: "+", 0x2D: "−", 0x2E: ".", 0x2F: "/", 0x3C: "<", 0x3D: "=", 0x3E: ">",
    0x44: "Δ", 0x46: "Φ", 0x47: "Γ", 0x4C: "Λ", 0x50: "Π", 0x51: "Θ", 0x53: "Σ", 0x57: "Ω", 0x58: "Ξ", 0x59: "Ψ",
    0x61: "α", 0x62: "β", 0x63: "χ", 0x64: "δ", 0x65: "ε", 0x66: "φ", 0x67: "γ", 0x68: "η", 0x69: "ι", 0x6A: "ϕ",
    0x6B: "κ", 0x6C: "λ", 0x6D: "μ", 0x6E: "ν", 0x6F: "ο", 0x70: "π", 0x71: "θ", 0x72: "ρ", 0x73: "σ", 0x74: "τ",
    0x75: "υ", 0x77: "ω", 0x78: "ξ", 0x79: "ψ", 0x7A: "ζ", 0x7E: "∼", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔",
    0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•",
    0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD0: "∠",
    0xD5: "∏", 0xD6: "√", 0xDB: "⇔", 0xDE: "⇒", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_TABLES = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_BY_CODE = {**_SYMBOL, **_WINGDINGS}
"""For a private-use character whose font is not stated: list marks are far more common than Greek letters."""


def symbol(font: str, char: str) -> tuple[str, bool]:
    """A character of a font, and whether it is known. Unknown ones become U+FFFD, so that they are seen and counted."""
    code = ord(char)
    table = _TABLES.get(font.strip().lower())
    if code not in _PUA:
        if table is None or code > 0xFF or table is _SYMBOL:
            return char, True
        return table.get(code, char), True
    low = code - _PUA.start
    known = (_BY_CODE if table is None else table).get(low)
    return (known, True) if known is not None else (_REPLACEMENT, False)


def symbols(font: str, text: str) -> tuple[str, int]:
    """A text with its private-use characters resolved, and how many are not known."""
    if text.isascii() or not _PRIVATE.search(text):
        return text, 0
    pairs = [symbol(font, char) for char in text]
    return "".join(char for char, _ in pairs), sum(1 for _, known in pairs if not known)
