"""What stands between the title and the body: legal basis, proposal, authority and the enacting words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from gazette.akn.writer import Writer
from gazette.ingest.grammar import grammar, heading
from gazette.ingest.head import BASIS, ENACTS, is_authority
from gazette.ingest.structure import Piece
from gazette.ingest.to_xml import Context, write_blocks, write_line
from gazette.ingest.vietnamese import mostly_upper
from gazette.profiles import Profile

_FORMULA = re.compile(
    r"^\W*(?:ra |nay )?(?:quyết định|nghị quyết|quyết nghị|nghị định|thông tư|chỉ thị|sắc lệnh|lệnh|công bố"
    r"|ban hành|thống nhất|hướng dẫn"
    r"|enacts|decides|orders|resolves)(?:\s+(?:như sau|các điều sau đây|as follows))?\s*:?\W*$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^\W*(?:theo (?:đề nghị|tờ trình|yêu cầu|ý kiến)|xét\b|sau khi|để |trên cơ sở|thực hiện |nhằm |having regard"
    r"|whereas|on the proposal"
    r"|in exercise|pursuant)",
    re.IGNORECASE,
)
_REGARD = re.compile(r"^\W*(?:having regard to|pursuant to|in exercise of)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^\W*(?:\d{1,2}\s*[.)/]\s|[IVX]+\s*[.)-]\s|kính gửi)", re.IGNORECASE)
_FARTHEST = 90


@dataclass(frozen=True, slots=True)
class Preamble:
    """`length` pieces belong to the preamble; their texts are kept for facts."""

    length: int
    texts: tuple[str, ...]
    basis: tuple[str, ...]
    enacting: str | None
    authority: str | None

    @property
    def opening(self) -> tuple[str, ...]:
        """What stands above the legal basis: in a consolidated text the documents that it puts together."""
        return tuple(takewhile(lambda text: not _is_basis(text), self.texts))


def read_preamble(pieces: Sequence[Piece], profile: Profile, *, letter: bool) -> Preamble:
    """How far the preamble reaches. A letter has none: its "Căn cứ …" paragraphs are part of what it says."""
    if letter:
        return Preamble(0, (), (), None, None)
    length = _length(pieces, profile)
    taken = tuple(piece.text for piece in pieces[:length])
    basis = tuple(text for text in taken if _is_basis(text))
    enacting = next((text for text in taken if ENACTS.match(text) and not mostly_upper(text)), None)
    authority = next((text for text in taken if is_authority(text, profile)), None)
    return Preamble(length, taken, basis, enacting, authority)


def _length(pieces: Sequence[Piece], profile: Profile) -> int:
    language = grammar(profile.grammar)
    for index, piece in enumerate(pieces[:_FARTHEST]):
        opening = heading(piece.text, language) if piece.text else None
        if opening is not None and opening.certain and opening.order[0] <= 1:
            return index
        if piece.text.lower().startswith("khoản thứ nhất"):
            return index
    last = 0
    for index, piece in enumerate(pieces[:40]):
        text = piece.text
        if _NUMBERED.match(text) or (heading(text, language) is not None):
            break
        if _is_basis(text) or _LEADS.match(text) or _formula(text) or is_authority(text, profile):
            if index - last > 2:
                break
            last = index + 1
        elif (
            ENACTS.match(text)
            and len(text) < 600
            and re.search(r"\bban hành (?:luật|nghị|quyết|thông|chỉ|pháp|lệnh)", text, re.IGNORECASE)
        ):
            last = index + 1
    return last if any(_is_basis(piece.text) or _formula(piece.text) for piece in pieces[:last]) else 0


def _is_basis(text: str) -> bool:
    return bool(BASIS.match(text) or _REGARD.match(text))


def _formula(text: str) -> bool:
    return len(text) < 60 and bool(_FORMULA.match(text)) and (mostly_upper(text) or text.rstrip().endswith(":"))


def write_preamble(out: Writer, pieces: Sequence[Piece], context: Context) -> None:
    """Citations in lists, the enacting words as `<formula>`, everything else as `<p>`."""
    listing = False
    for piece in pieces:
        basis = bool(piece.text) and _is_basis(piece.text)
        if basis != listing:
            if basis:
                out.open("citations")
            else:
                out.close()
            listing = basis
        if not piece.text:
            write_blocks(out, (piece.block,), context)
        elif basis:
            out.open("citation")
            write_line(out, "p", (piece.runs,), context)
            out.close()
        elif _formula(piece.text):
            out.open("formula", name="enacting")
            write_line(out, "p", (piece.runs,), context)
            out.close()
        else:
            write_line(out, "p", (piece.runs,), context)
    if listing:
        out.close()
