"""Telling text in a legacy Vietnamese encoding (TCVN3, VNI) from Unicode: its codes are letters only in its font."""

from __future__ import annotations

from dataclasses import dataclass

FONTS = (".vn", "vni-")
"""How the names of fonts of these encodings begin, in lower case."""
_UNICODE = frozenset("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý§°±²³·«»×÷¼½¾©®µ")
"""Characters between U+00A0 and U+00FF that Vietnamese text in Unicode does use."""
_MIN = 3


@dataclass(slots=True)
class Letters:
    """Letters met in such fonts: `codes` only a legacy encoding explains, `unicode` only Unicode. A counter."""

    codes: int = 0
    unicode: int = 0
    font: str = ""

    def count(self, font: str, text: str) -> bool:
        """Count the letters of a text; whether codes were among them."""
        if not font.lower().startswith(FONTS):
            return False
        codes = sum(1 for char in text if "\u00a1" <= char <= "\u00ff" and char not in _UNICODE)
        self.codes += codes
        self.unicode += sum(1 for char in text if char > "\u00ff")
        if codes:
            self.font = self.font or font
        return codes > 0

    @property
    def legacy(self) -> bool:
        """Whether the text is in the old encoding. Unicode text that merely bears such a font's name is not."""
        return self.codes >= _MIN and self.codes > self.unicode
