"""Vietnamese text in encodings from before Unicode: what is a letter only in its font, or only in its code page.

TCVN3 (TCVN 5712:1993, fonts `.Vn…`; `.Vn…H` draws small letters as capitals) and VNI (`VNI-…`) are met in documents, by
font; VISCII (RFC 1456), VPS and those two in plain files, told by their commonest words. The original bytes are kept
with the source, so nothing is lost if a letter is read wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from gazette.model import Finding, Severity, finding

_SAMPLE = 60

_TCVN3 = str.maketrans(
    "\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7\u00a8\u00a9\u00aa\u00ab\u00ac\u00ad\u00ae"
    "\u00b5\u00b6\u00b7\u00b8\u00b9\u00bb\u00bc\u00bd\u00be\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb"
    "\u00cc\u00ce\u00cf\u00d0\u00d1\u00d2\u00d3\u00d4\u00d5\u00d6\u00d7\u00d8\u00dc\u00dd\u00de"
    "\u00df\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9\u00ea\u00eb\u00ec\u00ed\u00ee"
    "\u00ef\u00f1\u00f2\u00f3\u00f4\u00f5\u00f6\u00f7\u00f8\u00f9\u00fa\u00fb\u00fc\u00fd\u00fe",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)

_VNI_ROWS = (
    ("a", "ø à û ả õ ã ù á ï ạ â â à ầ å ẩ ã ẫ á ấ ä ậ ê ă è ằ ú ẳ ü ẵ é ắ ë ặ"),
    ("e", "ø è û ẻ õ ẽ ù é ï ẹ â ê à ề å ể ã ễ á ế ä ệ"),
    ("o", "ø ò û ỏ õ õ ù ó ï ọ â ô à ồ å ổ ã ỗ á ố ä ộ"),
    ("ô", "ø ờ û ở õ ỡ ù ớ ï ợ"),
    ("u", "ø ù û ủ õ ũ ù ú ï ụ"),
    ("ö", "ø ừ û ử õ ữ ù ứ ï ự"),
    ("y", "ø ỳ û ỷ õ ỹ ù ý ï ỵ"),
    ("i", "ø ì ù í"),
)
"""A vowel, then the marks that may follow it, each with the letter the two make. `ô` stands for ơ, `ö` for ư."""
_VNI_SINGLE = "ñđôơöưììííæỉóĩòịîỵ"


def _vni_table() -> dict[str, str]:
    table = {}
    for vowel, row in _VNI_ROWS:
        marks = row.split()
        for mark, letter in zip(marks[::2], marks[1::2], strict=True):
            table[vowel + mark] = letter
            for capital in (mark, mark.upper()):
                table[vowel.upper() + capital] = letter.upper()
    for code, letter in zip(_VNI_SINGLE[::2], _VNI_SINGLE[1::2], strict=True):
        table[code] = letter
        table[code.upper()] = letter.upper()
    return table


_VNI = _vni_table()
_VNI_CODE = re.compile("|".join(sorted(_VNI, key=lambda code: (-len(code), code))))

_UPPER_HALF = "".join(map(chr, range(0x80, 0x100)))
_VISCII = str.maketrans(
    "\x02\x05\x06\x14\x19\x1e" + _UPPER_HALF,
    "ẲẴẪỶỸỴ"
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "Õắằặấầẩậẽẹếềểễệốồổỗ"
    "ỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
)
_VPS = {
    0x02: "Ạ", 0x03: "Ậ", 0x04: "Ặ", 0x05: "Ẹ", 0x06: "Ệ", 0x10: "Ị", 0x11: "Ọ", 0x12: "Ộ", 0x13: "Ợ", 0x14: "Ụ",
    0x15: "Ự", 0x19: "Ỵ", 0x1C: "Ẫ", 0x1D: "Ữ",
    **dict(enumerate("ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ", 0x80)),
    **dict(enumerate("ỀỂỄỐỒỔỖýỷỵỚỜỞ", 0x93)),
    **dict(enumerate("ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầ", 0xA1)),
    **dict(enumerate("ấẩẫậđẻ", 0xC3)),
    0xCB: "ẹ", 0xCC: "ỉ", 0xCD: "ễ", 0xCE: "ị", 0xCF: "ỹ", 0xD0: "Ư", 0xD1: "Ủ", 0xD2: "ồ", 0xD3: "ố", 0xD5: "ỏ",
    0xD6: "ơ", 0xD7: "È", 0xD8: "ừ", 0xD9: "ứ", 0xDB: "ũ", 0xDC: "ư", 0xDE: "Ẻ", 0xE4: "ả", 0xE5: "ạ", 0xE6: "ă",
    0xEB: "ẽ", 0xEF: "ĩ", 0xF0: "Ẵ", 0xF1: "Đ", 0xF7: "Ơ", 0xF8: "ụ", 0xFB: "ủ", 0xFD: "Ỷ", 0xFE: "Ẽ", 0xFF: "ỳ",
}  # fmt: skip

_PRIVATE = {0xF000 + code: code for code in range(0x20, 0x100)}
"""Letters of a font that Word takes for one of symbols."""


def from_tcvn3(text: str) -> str:
    """TCVN3 codes, as the characters of Latin-1 that they look like, to Unicode."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """VNI codes to Unicode."""
    return _VNI_CODE.sub(lambda found: _VNI[found.group()], text)


def from_viscii(text: str) -> str:
    """VISCII codes to Unicode."""
    return text.translate(_VISCII)


def from_vps(text: str) -> str:
    """VPS codes to Unicode."""
    return text.translate(_VPS)


DECODERS = {"TCVN3": from_tcvn3, "VNI": from_vni, "VISCII": from_viscii, "VPS": from_vps}
FONTS = (".vn", "vni-")
"""How the names of fonts of these encodings begin, in lower case."""
_BY_FONT = dict(zip(FONTS, ("TCVN3", "VNI"), strict=True))
_IN_UNICODE = frozenset("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý§°±²³·«»×÷¼½¾©®µ")
"""Characters between U+00A0 and U+00FF that Vietnamese text in Unicode does use."""
_LETTERS = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
"""Vietnamese letters that no code of an old encoding looks like."""


@lru_cache(maxsize=1024)
def encoding_of(font: str) -> str | None:
    """The encoding whose codes a font draws; None for a Unicode font."""
    return next((name for prefix, name in _BY_FONT.items() if font.lower().startswith(prefix)), None)


def draws_capitals(font: str) -> bool:
    """Whether a font draws small letters as capitals (`.VnTimeH`, `.VnArial NarrowH`)."""
    return font.lower().startswith(".vn") and font.endswith("H")


def _codes(text: str) -> int:
    """How many characters only an old encoding explains."""
    return sum(1 for char in text if "\u00a1" <= char <= "\u00ff" and char not in _IN_UNICODE)


@dataclass(slots=True)
class Legacy:
    """The old text of one file: counted first, converted while it is read. Not frozen: it counts and collects."""

    codes: Counter[str] = field(default_factory=Counter)
    """By encoding: characters, in its fonts, that only it explains."""
    unicode: Counter[str] = field(default_factory=Counter)
    """By encoding: letters, in its fonts, that only Unicode has."""
    fonts: dict[str, str] = field(default_factory=dict)
    """By encoding: the first font in which text was converted."""
    samples: dict[str, str] = field(default_factory=dict)

    def count(self, font: str, text: str) -> None:
        """Look at a text before anything is converted."""
        encoding = encoding_of(font)
        if encoding is not None:
            plain = text.translate(_PRIVATE)
            self.codes[encoding] += _codes(plain)
            self.unicode[encoding] += len(_LETTERS.findall(plain))

    def stands(self, encoding: str | None) -> bool:
        """Whether text in the fonts of an encoding is in it, and not Unicode that merely bears their name."""
        return encoding is not None and self.codes[encoding] > self.unicode[encoding]

    def text(self, font: str, raw: str) -> str:
        """A text of a font as Unicode. What could be either is taken for what most text in such fonts is."""
        encoding = encoding_of(font)
        if encoding is None or _LETTERS.search(raw):
            return raw
        plain = raw.translate(_PRIVATE)
        if not _codes(plain) and not self.stands(encoding):
            return raw
        made = DECODERS[encoding](plain)
        if draws_capitals(font):
            made = made.upper()
        self._note(encoding, font, raw, made)
        return made

    def label(self, raw: str) -> str:
        """The text of an automatic number, whose font is rarely stated: by the one encoding of the file."""
        standing = [encoding for encoding in self.codes if self.stands(encoding)]
        if len(standing) != 1 or raw.isascii() or _LETTERS.search(raw):
            return raw
        return DECODERS[standing[0]](raw)

    def _note(self, encoding: str, font: str, raw: str, made: str) -> None:
        if made != raw:
            self.fonts.setdefault(encoding, font)
            if len(self.samples.get(encoding, "")) < _SAMPLE:
                sample = f"{self.samples.get(encoding, '')} {' '.join(made.split())}"
                self.samples[encoding] = sample.strip()[:_SAMPLE]

    def findings(self) -> tuple[Finding, ...]:
        """What was converted."""
        return tuple(converted(encoding, font, self.samples[encoding]) for encoding, font in self.fonts.items())


def converted(encoding: str, font: str, sample: str) -> Finding:
    """The finding that text was converted; `font` is what told the encoding, or a dash for the words themselves."""
    return finding("INP-LEGACY-CONVERTED", Severity.WARNING, encoding=encoding, font=font, sample=sample)


_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset([
    "của", "và", "các", "được", "có", "là", "trong", "ngày", "tháng", "năm", "điều", "khoản", "những", "này",
    "với", "cho", "theo", "về", "định", "quyết", "nghị", "căn", "cứ", "thực", "hiện", "quy", "luật", "phủ",
    "chính", "việt", "độc", "lập", "hạnh", "phúc", "cộng", "hòa", "hoà", "xã", "hội", "chủ", "nghĩa", "số",
    "người", "từ", "đến", "không", "phải", "tại", "việc", "bộ", "trưởng", "nước", "dân", "ủy", "uỷ", "ban", "nhân",
    "thi", "hành", "trách", "nhiệm", "thủ", "tướng", "tỉnh", "đề", "sở", "đã", "để", "cấp"
])  # fmt: skip
"""Words that make up a good part of every official text."""
_ENOUGH = 5
_MARGIN = 2


def guessed(data: bytes) -> tuple[str, str] | None:
    """(encoding, text) of a file whose bytes are no Unicode, by the commonest words with a mark; None when unsure."""
    raw = data.decode("latin-1")
    scores: Mapping[str, int] = {name: _score(decode(raw)) for name, decode in DECODERS.items()}
    best, next_best = sorted(scores, key=lambda name: -scores[name])[:2]
    if scores[best] < _ENOUGH or scores[best] < _MARGIN * scores[next_best]:
        return None
    return best, DECODERS[best](raw)


def _score(text: str) -> int:
    return sum(1 for word in _WORD.findall(text) if not word.isascii() and word.lower() in _COMMON)
