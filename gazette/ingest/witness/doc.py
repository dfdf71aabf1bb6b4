"""The words of a Word binary (Word 6 to 2003): every character of its main text, notes where their marks stand.

No text, by rule: the codes of fields, what a tracked change deletes, page headers and footers, comments, numbers of
automatic lists, pictures. A text box stands behind the paragraph that it hangs on. Properties of characters (deleted,
symbol) are read of Word 97 and later; of Word 6 and 95 they are not.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field

from gazette.ingest.witness.doc_binary import Binary, read_binary
from gazette.ingest.witness.legacy import legacy_decoded
from gazette.ingest.witness.symbols import symbol_text
from gazette.ingest.witness.unreadable import UnreadableError

_FIELD, _RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_ENDS = frozenset("\r\x07\x0c")
_OLD_FONT = re.compile(rb"\.Vn[A-Z]|VNI-|\.\0V\0n\0[A-Z]\0|V\0N\0I\0-\0")
"""How the names of fonts of old encodings begin, in either form of the font table."""
_SPACES = frozenset("\t\x0b\x0e")
_SHOWN = {"\x1e": "-", "\x1f": "\u00ad"}


def doc_text(data: bytes) -> str:
    """The text of a DOC. Raises UnreadableError for bytes that are none."""
    try:
        binary = read_binary(data)
        story = _Story(binary)
        story.read(0, binary.counts[0])
    except (ValueError, OSError, IndexError, struct.error) as error:
        raise UnreadableError(str(error)) from error
    text = "".join(story.pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return legacy_decoded(text, _OLD_FONT.findall(data))


@dataclass(slots=True)
class _Story:
    """The text gathered so far. Not frozen: it grows."""

    binary: Binary
    pieces: list[str] = field(default_factory=list)
    inside: bool = False
    """Whether a note or a text box is being read; those in one another are not followed."""

    def read(self, start: int, end: int) -> None:
        """Add the text between two positions."""
        binary = self.binary
        fields: list[bool] = []
        hanging: list[tuple[int, int]] = []
        for position in range(start, min(end, len(binary.text))):
            if position in binary.struck:
                continue
            char = binary.text[position]
            if char == _FIELD:
                fields.append(False)
            elif char == _RESULT and fields:
                fields[-1] = True
            elif char == _FIELD_END and fields:
                fields.pop()
            elif not all(fields):
                continue
            elif position in binary.symbols:
                self.pieces.append(symbol_text(*binary.symbols[position]))
            elif char == "\x02":
                self._follow(binary.notes, position)
            elif char == "\x08":
                hanging += [box[1:] for box in binary.boxes if box[0] == position and not self.inside]
            elif char in _ENDS:
                self.pieces.append("\n")
                for box in hanging:
                    self._aside(*box)
                hanging = []
            else:
                self.pieces.append(" " if char in _SPACES else _SHOWN.get(char, char))

    def _follow(self, notes: tuple[tuple[int, int, int], ...], position: int) -> None:
        for place, start, end in notes:
            if place == position and not self.inside:
                self._aside(start, end)

    def _aside(self, start: int, end: int) -> None:
        self.inside = True
        self.pieces.append("\n")
        self.read(start, end)
        self.pieces.append("\n")
        self.inside = False
