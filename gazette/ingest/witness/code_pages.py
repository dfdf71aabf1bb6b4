"""Plain text in the code pages VISCII (RFC 1456) and VPS: a letter is one byte, control characters included.

The tables are by vowel: its codes bare, then with grave, hook, tilde, acute and dot, small and capital.
"""

from __future__ import annotations

import re
import unicodedata

_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_VISCII_ROWS = (
    ("a", "61 e0 e4 e3 e1 d5", "41 c0 c4 c3 c1 80"),
    ("ă", "e5 a2 c6 c7 a1 a3", "c5 82 02 05 81 83"),
    ("â", "e2 a5 a6 e7 a4 a7", "c2 85 86 06 84 87"),
    ("e", "65 e8 eb a8 e9 a9", "45 c8 cb 88 c9 89"),
    ("ê", "ea ab ac ad aa ae", "ca 8b 8c 8d 8a 8e"),
    ("i", "69 ec ef ee ed b8", "49 cc 9b ce cd 98"),
    ("o", "6f f2 f6 f5 f3 f7", "4f d2 99 a0 d3 9a"),
    ("ô", "f4 b0 b1 b2 af b5", "d4 90 91 92 8f 93"),
    ("ơ", "bd b6 b7 de be fe", "b4 96 97 b3 95 94"),
    ("u", "75 f9 fc fb fa f8", "55 d9 9c 9d da 9e"),
    ("ư", "df d7 d8 e6 d1 f1", "bf bb bc ff ba b9"),
    ("y", "79 cf d6 db fd dc", "59 9f 14 19 dd 1e"),
    ("đ", "f0", "d0"),
)
_VPS_ROWS = (
    ("a", "61 e0 e4 e3 e1 e5", "41 80 81 82 c1 02"),
    ("ă", "e6 a2 a3 a4 a1 a5", "88 8e 8f f0 8d 04"),
    ("â", "e2 c0 c4 c5 c3 c6", "c2 84 85 1c 83 03"),
    ("e", "65 e8 c8 eb e9 cb", "45 d7 de fe c9 05"),
    ("ê", "ea 8a 8b cd 89 8c", "ca 93 94 95 90 06"),
    ("i", "69 ec cc ef ed ce", "49 b5 b7 b8 b4 10"),
    ("o", "6f f2 d5 f5 f3 86", "4f bc bd be b9 11"),
    ("ô", "f4 d2 b0 87 d3 b6", "d4 97 98 99 96 12"),
    ("ơ", "d6 a9 aa ab a7 ae", "f7 9e 9f a6 9d 13"),
    ("u", "75 f9 fb db fa f8", "55 a8 d1 ac da 14"),
    ("ư", "dc d8 ba bb d9 bf", "d0 af b1 1d ad 15"),
    ("y", "79 ff 9b cf 9a 9c", "59 b2 fd b3 dd 19"),
    ("đ", "c7", "f1"),
)
_FREQUENT = re.compile(r"\b(?:của|và|các|được|ngày|điều|này|định|số|độc|lập)\b", re.IGNORECASE)
"""Words that hardly a page of official text lacks. Read by another table their letters make no word at all."""


def _table(rows: tuple[tuple[str, str, str], ...]) -> dict[int, str]:
    return {
        int(code, 16): unicodedata.normalize("NFC", letter + tone)
        for small, *listed in rows
        for letter, codes in zip((small, small.upper()), listed, strict=True)
        for code, tone in zip(codes.split(), _TONES, strict=False)
    }


CODE_PAGES = {"VISCII": _table(_VISCII_ROWS), "VPS": _table(_VPS_ROWS)}


def frequent(text: str) -> int:
    """How often the most frequent words occur."""
    return len(_FREQUENT.findall(text))


def code_page_text(codes: str) -> str:
    """A text, given as Latin-1, by the code page that makes more frequent words of it."""
    return max((codes.translate(table) for table in CODE_PAGES.values()), key=frequent)
