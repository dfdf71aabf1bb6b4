"""Whether a word can be Vietnamese: initial, rhyme and tone, the structure of the syllable as grammars give it.

A list of words would have to be complete; the syllables of the language follow few rules. Text from a bad OCR or a
font with the wrong letters breaks them at once (`PHAP`, `LUAT`, `Quyit`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_INITIAL = "ngh|ng|nh|gh|gi|ch|kh|ph|qu|th|tr|[bcdđghklmnprstvx]"
_OPEN = (
    "a|ai|ao|au|ay|âu|ây|e|eo|ê|êu|i|ia|iu|iêu|o|oa|oai|oao|oay|oe|oeo|oi|ô|ôi|ơ|ơi|u|ua|uôi|ui|uây|uê|uơ|uy|uya"
    "|uyu|ư|ưa|ưi|ưu|ươi|ươu|y|yêu"
)
_NASAL = (
    "am|an|ang|anh|ăm|ăn|ăng|âm|ân|âng|em|en|eng|êm|ên|ênh|im|in|inh|iêm|iên|iêng|om|on|ong|oong|oam|oan|oang|oanh|oăm"
    "|oăn|oăng|oen|ôm|ôn|ông|ơm|ơn|um|un|ung|uân|uâng|uênh|uôm|uôn|uông|uyên|uyn|uynh|ưm|ưng|ươm|ươn|ương|yêm|yên|yêng|yn|ynh"
)
_STOPPED = (
    "ac|ach|ap|at|ăc|ăp|ăt|âc|âp|ât|ec|ep|et|êch|êp|êt|ich|ip|it|iêc|iêp|iêt|oc|op|ot|ooc|oac|oach|oap|oat|oăc|oăt|oet|ôc|ôp"
    "|ôt|ơp|ơt|uc|up|ut|uât|uêch|uôc|uôt|uych|uyêt|uyt|ưc|ưt|ươc|ươp|ươt|yêt|ych|yt"
)
_FREE = re.compile(rf"(?:{_INITIAL})?(?:{_OPEN}|{_NASAL})")
_CHECKED = re.compile(rf"(?:{_INITIAL})?(?:{_STOPPED})")
"""Syllables that end in a stop carry the sharp or the heavy tone and no other."""
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FEWEST = 12


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words of a text say about its language: how many were looked at, and which shares of them fit."""

    words: int
    valid: float
    """Share of words that are Vietnamese syllables."""
    marked: float
    """Share of words that carry a letter or tone mark which only Vietnamese has in such number."""

    @property
    def vietnamese(self) -> bool:
        """Whether this is Vietnamese as it is written, for a text long enough to tell."""
        return self.words >= _FEWEST and self.valid >= 0.7 and self.marked >= 0.4


def is_syllable(word: str) -> bool:
    """Whether a word of letters can be a Vietnamese syllable, tone included."""
    spread = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in spread if char in _TONES]
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(char for char in spread if char not in _TONES))
    if _CHECKED.fullmatch(bare):
        return tones in (["\u0301"], ["\u0323"])
    return _FREE.fullmatch(bare) is not None


def evidence(texts: Iterable[str]) -> Evidence:
    """Look at the words of two letters or more; figures, abbreviations in capitals and single letters say nothing."""
    seen = valid = marked = 0
    for text in texts:
        for match in _LETTERS.finditer(unicodedata.normalize("NFC", text)):
            for word in match[0].split("-"):
                if len(word) < 2 or (word.isupper() and not is_syllable(word) and len(word) <= 4):
                    continue
                seen += 1
                valid += is_syllable(word)
                marked += not word.isascii()
    return Evidence(seen, valid / seen if seen else 0.0, marked / seen if seen else 0.0)
