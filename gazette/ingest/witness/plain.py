"""The words of plain text and of Markdown: the file itself, without the characters that only mark."""

from __future__ import annotations

import codecs
import re

from gazette.ingest.witness.code_pages import code_page_text, frequent
from gazette.ingest.witness.legacy import legacy_decoded
from gazette.ingest.witness.normal import running
from gazette.ingest.witness.unreadable import UnreadableError

_FEWEST = 2
"""Of the most frequent words: fewer, and it is another encoding."""
_PICTURE = re.compile(r"!\[[^\[\]]{0,500}\]\((?:[^)\s\]]|\](?!\())*+(?:\s+\"[^\"]{0,200}\")?\)")
_ADDRESS = re.compile(r"\]\((?:https?://|mailto:|/eli/)(?:[^)\s\]]|\](?!\())++(?:\s+\"[^\"]{0,200}\")?\)")
"""An address ends where another begins, so that a text of nothing but beginnings is looked through once."""
_FENCE = re.compile(r"(?:```|~~~)[\w-]*")
_BREAK = re.compile(r"<br\s*/?>")
_MARKS = re.compile(r"[*_#>`\\\[\]]+")
_RULE_ROW = re.compile(r"(?<!\S)(?::-+:?|-+:|--+)(?!\S)")
_MOTTO = re.compile(r"(?<=NAM)(?=Độc\s+lập)")


def plain_text(data: bytes) -> str:
    """The text of a file in UTF-8 or UTF-16, or in TCVN3, VNI, VISCII or VPS. Raises UnreadableError for another."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        codes = data.decode("latin-1")
        by_font = [legacy_decoded(codes, (fonts,)) for fonts in (b".Vn", b"VNI-")]
        old = max((*by_font, code_page_text(codes)), key=frequent)
        if encoding == "utf-16" or frequent(old) < _FEWEST:
            raise UnreadableError(str(error)) from error
        return old


def running_unmarked(text: str) -> str:
    """A text as its words, without Markdown's marks.

    A mark is markup in one file and a character of the text in another, which only a reader can tell; so neither side
    counts `* _ # > \\` [ ]` and the backslash, addresses of links, pictures, fences (with the language's name) and rule
    rows of tables. State and motto on one line are two words where a scrape left out the space.
    """
    bare = _BREAK.sub(" ", _FENCE.sub("", _ADDRESS.sub("]", _PICTURE.sub("", text))))
    bare = _MARKS.sub("", _MOTTO.sub(" ", bare)).replace("|", " ")
    return running(_RULE_ROW.sub(" ", bare))
