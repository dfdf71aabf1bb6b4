"""The words of an RTF file, token by token (Rich Text Format Specification 1.9.1).

No text, by rule: destinations that a reader may not know (`\\*`) but for shapes and Unicode twins, tables of fonts,
styles and lists, fields' instructions, deletions of tracked changes, page headers and footers, comments, pictures,
numbers of lists that the program writes out (`\\listtext`, `\\pntext`). A text box stands behind its paragraph.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from gazette.ingest.witness.legacy import legacy_decoded
from gazette.ingest.witness.unreadable import UnreadableError

_TOKEN = re.compile(
    rb"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|'(?P<hex>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z]))"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_GONE = frozenset(
    b"fonttbl colortbl stylesheet info pict nonshppict object header headerl headerr headerf footer footerl footerr"
    b" footerf fldinst listtext pntext annotation atnid atnauthor shprslt do xe tc bkmkstart bkmkend ftnsep ftnsepc"
    b" ftncn aftnsep aftnsepc aftncn filetbl revtbl rsidtbl listtable listoverridetable generator template".split()
)
_KNOWN = frozenset((b"shpinst", b"ud", b"shptxt", b"footnote"))
"""Destinations after `\\*` whose text counts."""
_SHOWN = {
    b"par": "\n", b"sect": "\n", b"page": "\n", b"column": " ", b"line": " ", b"tab": " ", b"cell": "\n",
    b"nestcell": "\n", b"row": "\n", b"nestrow": "\n", b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘",
    b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
    b"zwj": "\u200d", b"zwnj": "\u200c", b"ltrmark": "\u200e", b"rtlmark": "\u200f",
}  # fmt: skip
_SIGNS = {b"~": "\u00a0", b"-": "\u00ad", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\", b"\r": "\n", b"\n": "\n"}
_PAGES = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_DEEPEST = 500


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits: whether its text counts, its code page, how many characters stand for a Unicode one."""

    gone: bool = False
    idle: bool = False
    """Inside a shape, or the plain form of a text that has a Unicode twin: something further in counts."""
    page: str = "cp1252"
    skip: int = 1
    deleted: bool = False
    fonts: bool = False
    aside: bool = False
    note: bool = False

    @property
    def counts(self) -> bool:
        return not (self.gone or self.idle or self.deleted)


@dataclass(slots=True)
class _Reading:
    """The text so far. Not frozen: it grows."""

    state: _State = field(default_factory=_State)
    outer: list[_State] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    held: bytearray = field(default_factory=bytearray)
    """Bytes of the code page that are not decoded yet: a letter may take two of them."""
    pages: dict[int, str] = field(default_factory=dict)
    """The code page of each font."""
    font: int = 0
    default: str = "cp1252"
    starred: bool = False
    to_skip: int = 0

    def show(self, text: str) -> None:
        self.flush()
        if self.state.counts:
            (self.behind if self.state.aside else self.pieces).append(text)
            if text == "\n" and not self.state.aside and self.behind:
                self.pieces += (*self.behind, "\n")
                self.behind.clear()

    def flush(self) -> None:
        if self.held:
            text = bytes(self.held).decode(self.state.page, errors="replace")
            self.held.clear()
            if self.state.counts:
                (self.behind if self.state.aside else self.pieces).append(text)

    def hold(self, data: bytes) -> None:
        passed = data[self.to_skip :]
        self.to_skip = max(0, self.to_skip - len(data))
        self.held += passed


def rtf_text(data: bytes) -> str:
    """The text of an RTF. Raises UnreadableError for bytes that are none."""
    if not data.startswith(b"{\\rtf"):
        raise UnreadableError("no RTF")
    reading = _Reading()
    for token in _TOKEN.finditer(data):
        if token["brace"]:
            _brace(reading, token["brace"])
        elif token["word"]:
            _word(reading, token["word"], int(token["number"]) if token["number"] else None)
        elif token["hex"]:
            reading.starred = False
            reading.hold(bytes.fromhex(token["hex"].decode()))
        elif token["sign"] == b"*":
            reading.starred = True
        elif token["sign"] in _SIGNS:
            if reading.to_skip:
                reading.to_skip -= 1
            else:
                reading.show(_SIGNS[token["sign"]])
        elif token["text"]:
            reading.hold(token["text"])
    reading.flush()
    text = "".join((*reading.pieces, "\n", *reading.behind))
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return legacy_decoded(whole, re.findall(rb"\.Vn[A-Z]|VNI-", data))


def _brace(reading: _Reading, brace: bytes) -> None:
    reading.flush()
    reading.to_skip = 0
    reading.starred = False
    if brace == b"{":
        if len(reading.outer) >= _DEEPEST:
            raise UnreadableError("groups nested too deep")
        reading.outer.append(reading.state)
    elif reading.outer:
        inside, reading.state = reading.state, reading.outer.pop()
        if inside.note and not reading.state.note:
            reading.show("\n")


def _word(reading: _Reading, word: bytes, number: int | None) -> None:
    starred, reading.starred = reading.starred, False
    reading.flush()
    if word == b"bin":
        raise UnreadableError("binary data in the file")
    if word in _GONE or (starred and word not in _KNOWN):
        reading.state = replace(reading.state, gone=True, fonts=word == b"fonttbl")
    elif word in _SHOWN:
        reading.show(_SHOWN[word])
    elif word in _WORDS:
        _WORDS[word](reading, number)


def _unicode(reading: _Reading, number: int | None) -> None:
    reading.show(chr((number or 0) % 0x10000))
    reading.to_skip = reading.state.skip


def _font(reading: _Reading, number: int | None) -> None:
    reading.font = number or 0
    if not reading.state.fonts:
        reading.state = replace(reading.state, page=reading.pages.get(reading.font, reading.default))


def _charset(reading: _Reading, number: int | None) -> None:
    if reading.state.fonts:
        reading.pages[reading.font] = _PAGES.get(number or 0, reading.default)


def _page(reading: _Reading, number: int | None) -> None:
    try:
        reading.default = codecs.lookup(f"cp{number}").name
    except LookupError as error:
        raise UnreadableError(f"unknown code page {number}") from error
    reading.state = replace(reading.state, page=reading.default)


def _skip(reading: _Reading, number: int | None) -> None:
    reading.state = replace(reading.state, skip=1 if number is None else number)


def _deleted(reading: _Reading, number: int | None) -> None:
    reading.state = replace(reading.state, deleted=number != 0)


def _plain(reading: _Reading, _: int | None) -> None:
    reading.state = replace(reading.state, deleted=False)


def _note(reading: _Reading, _: int | None) -> None:
    reading.state = replace(reading.state, note=True)
    reading.show("\n")


def _box(reading: _Reading, _: int | None) -> None:
    reading.state = replace(reading.state, aside=True, idle=False)
    reading.show("\n")


def _idle(reading: _Reading, _: int | None) -> None:
    reading.state = replace(reading.state, idle=True)


def _twin(reading: _Reading, _: int | None) -> None:
    reading.state = replace(reading.state, idle=False)


_WORDS: dict[bytes, Callable[[_Reading, int | None], None]] = {
    b"u": _unicode,
    b"uc": _skip,
    b"f": _font,
    b"fcharset": _charset,
    b"ansicpg": _page,
    b"deleted": _deleted,
    b"plain": _plain,
    b"footnote": _note,
    b"shptxt": _box,
    b"shpinst": _idle,
    b"upr": _idle,
    b"ud": _twin,
}
