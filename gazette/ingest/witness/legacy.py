"""Letters of the old Vietnamese encodings TCVN3 (fonts `.Vn…`) and VNI (`VNI-…`), told from Unicode by paragraph.

The tables are made from the encodings' rules: TCVN 5712 lays the tones of a vowel out in one order; VNI writes a vowel
and a mark behind it. Capitals that only the font draws (`.VnTimeH`) stay small here: case is not compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
_TONES = (_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT)
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_TCVN3_VOWELS: tuple[tuple[str, tuple[int, int, int, int, int]], ...] = (
    ("a", (0xB5, 0xB6, 0xB7, 0xB8, 0xB9)),
    ("ă", (0xBB, 0xBC, 0xBD, 0xBE, 0xC6)),
    ("â", (0xC7, 0xC8, 0xC9, 0xCA, 0xCB)),
    ("e", (0xCC, 0xCE, 0xCF, 0xD0, 0xD1)),
    ("ê", (0xD2, 0xD3, 0xD4, 0xD5, 0xD6)),
    ("i", (0xD7, 0xD8, 0xDC, 0xDD, 0xDE)),
    ("o", (0xDF, 0xE1, 0xE2, 0xE3, 0xE4)),
    ("ô", (0xE5, 0xE6, 0xE7, 0xE8, 0xE9)),
    ("ơ", (0xEA, 0xEB, 0xEC, 0xED, 0xEE)),
    ("u", (0xEF, 0xF1, 0xF2, 0xF3, 0xF4)),
    ("ư", (0xF5, 0xF6, 0xF7, 0xF8, 0xF9)),
    ("y", (0xFA, 0xFB, 0xFC, 0xFD, 0xFE)),
)


def _tcvn3() -> dict[int, str]:
    codes = {0xA1 + index: letter for index, letter in enumerate("ĂÂÊÔƠƯĐăâêôơưđ")}
    for vowel, places in _TCVN3_VOWELS:
        codes |= {place: _with(vowel, tone) for place, tone in zip(places, _TONES, strict=True)}
    return codes


def _with(letter: str, mark: str) -> str:
    return unicodedata.normalize("NFC", letter + mark)


_TCVN3 = _tcvn3()
_VNI_TONES = {"ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ù": _ACUTE, "ï": _DOT}
_VNI_SHAPES = {
    "â": _CIRCUMFLEX, "à": _CIRCUMFLEX + _GRAVE, "å": _CIRCUMFLEX + _HOOK, "ã": _CIRCUMFLEX + _TILDE,
    "á": _CIRCUMFLEX + _ACUTE, "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE, "é": _BREVE + _ACUTE,
    "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_ALONE = {
    "ñ": "đ", "ô": "ơ", "ö": "ư", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip
_VNI_PAIR = re.compile(f"([aeouyôö])([{''.join((*_VNI_TONES, *_VNI_SHAPES))}])|[{''.join(_VNI_ALONE)}]", re.IGNORECASE)
_LETTER = re.compile("[\u0100-\u01b0\u1ea0-\u1ef9\u0300-\u0323]")
"""Letters and marks that only Unicode has."""
_ONLY_TCVN3 = re.compile("[¨ª¬\u00ad®¶¸¹¾¼½»ÆÇËÎÏÐÑÖ×ØÜÞßäåæçëîïñö÷øûüþ]")


def _from_tcvn3(text: str) -> str:
    return text.translate(_TCVN3)


def _from_vni(text: str) -> str:
    return _VNI_PAIR.sub(_vni_letter, text)


def _vni_letter(found: re.Match[str]) -> str:
    vowel, mark = found.group(1), found.group(2)
    if vowel is None:
        alone = found.group()
        letter = _VNI_ALONE[alone.lower()]
    else:
        alone = vowel
        mark = mark.lower()
        plain = _VNI_ALONE.get(vowel.lower(), vowel.lower())
        shape = _VNI_SHAPES.get(mark) if plain in "aeo" else None
        tone = _VNI_TONES.get(mark)
        if shape is None and tone is None:
            return found.group()
        letter = _with(plain, shape or tone or "")
    return letter.upper() if alone.isupper() else letter


_NAMED: tuple[tuple[str, Callable[[str], str], re.Pattern[str]], ...] = (
    (".vn", _from_tcvn3, _ONLY_TCVN3),
    ("vni-", _from_vni, re.compile("[aeouyôö][øûõùïâàåãáäêèúüéë]|[ñæ]", re.IGNORECASE)),
)


def legacy_decoded(text: str, fonts: Iterable[bytes]) -> str:
    """A text with its paragraphs (lines) that are in an old encoding as Unicode; `fonts` are the names in the file.

    A line is in the encoding that explains most of its letters, if more than Unicode does. A line that could be
    either is taken for what most lines are.
    """
    names = b" ".join(fonts).replace(b"\0", b"").decode("latin-1").lower()
    named = [(decode, codes) for prefix, decode, codes in _NAMED if prefix in names]
    if not named:
        return text
    lines = [(line, *_explained(line, named)) for line in text.split("\n")]
    new = sum(1 for line, _, _ in lines if _LETTER.search(line))
    old = [decode for _, decode, _ in lines if decode is not None]
    usual = max(set(old), key=old.count) if len(old) > new else None
    return "\n".join(
        decode(line) if decode is not None else usual(line) if usual is not None and plain else line
        for line, decode, plain in lines
    )


def _explained(
    line: str, named: list[tuple[Callable[[str], str], re.Pattern[str]]]
) -> tuple[Callable[[str], str] | None, bool]:
    """The encoding of a line, and whether nothing in it is Unicode only."""
    unicode = len(_LETTER.findall(line))
    counts = [len(codes.findall(line)) for _, codes in named]
    best = max(range(len(named)), key=lambda index: counts[index])
    return (named[best][0] if counts[best] > unicode else None), not unicode
