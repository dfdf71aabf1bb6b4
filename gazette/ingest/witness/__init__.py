"""The other side of "no word lost": the words of a file, read again from its bytes by the simplest means there are.

A witness shares no code with the readers and knows nothing of documents: it lists every text that the file's format
can show, in the order of the file. It also lists what a reader leaves out with a reason (`Omitted`): a site's menu, a
table of contents. What neither side counts as text is said in the extractor of each format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gazette.ingest.witness.akn import akn_text
from gazette.ingest.witness.doc import doc_text
from gazette.ingest.witness.docx import docx_text
from gazette.ingest.witness.html import html_text
from gazette.ingest.witness.normal import running
from gazette.ingest.witness.odt import odt_text
from gazette.ingest.witness.pdf import pdf_text
from gazette.ingest.witness.plain import plain_text, running_unmarked
from gazette.ingest.witness.rtf import rtf_text
from gazette.ingest.witness.unreadable import UnreadableError

__all__ = ["WITNESSES", "UnreadableError", "Witness", "heard", "witness_of", "words"]


_CAPITAL_FONT = re.compile(rb"\.Vn[\w ]*H\b")


def _never(_: bytes) -> bool:
    return False


def _always(_: bytes) -> bool:
    return True


def _names_capitals(data: bytes) -> bool:
    """Whether a file names a font that draws small letters as capitals."""
    return _CAPITAL_FONT.search(data) is not None


@dataclass(frozen=True, slots=True)
class Witness:
    """How a format is read again: `text` gives the file's text, with white space wherever words part.

    `running` makes a running text of it, and of what the reader made; `capitals`: whether the reader prints in capitals
    what this file may store in small letters, so that case is not compared; `scattered`: the format knows no reading
    order, and each word of `text` is a piece, compared as such.
    """

    text: Callable[[bytes], str]
    running: Callable[[str], str] = running
    capitals: Callable[[bytes], bool] = _never
    scattered: bool = False


def _plain_hyphens(text: Callable[[bytes], str]) -> Callable[[bytes], str]:
    """The text of a file with U+2011 as a hyphen: LibreOffice writes it as a sign of Word's that is read as one."""
    return lambda data: text(data).replace("\u2011", "-")


WITNESSES: Mapping[str, Witness] = {
    "akn": Witness(akn_text),
    # w:caps, in a run or by its style, prints small letters as capitals (ECMA-376-1, 17.3.2.5)
    "docx": Witness(docx_text, capitals=_always),
    "html": Witness(html_text, capitals=_names_capitals),
    "pdf": Witness(pdf_text, str, scattered=True),
    "text": Witness(plain_text, running_unmarked),
    # w:caps again, in what LibreOffice makes of them, and fonts that draw small letters as capitals (`.VnTimeH`)
    "doc": Witness(_plain_hyphens(doc_text), capitals=_always),
    "rtf": Witness(_plain_hyphens(rtf_text), capitals=_always),
    "odt": Witness(_plain_hyphens(odt_text), capitals=_always),
}
"""By the kind of the file. A format without a witness is not taken: its documents are held."""


def witness_of(kind: str) -> Witness:
    """The witness of a kind of file. Raises UnreadableError when it has none."""
    witness = WITNESSES.get(kind)
    if witness is None:
        raise UnreadableError(f"no second reading of {kind}")
    return witness


def heard(kind: str, data: bytes) -> str:
    """The running text of a file. Raises UnreadableError for a format without a witness and for unreadable bytes."""
    witness = witness_of(kind)
    return witness.running(witness.text(data))


def words(kind: str, data: bytes) -> tuple[str, ...]:
    """The words of a file in order, or its pieces where the format knows no order. Raises as `heard` does."""
    return tuple(heard(kind, data).split())
