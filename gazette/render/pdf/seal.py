"""The place of the electronic seal: an empty signature field that signing fills (ISO 32000-1, 12.7.4.5).

On an issue it stands on the cover, on a document's own file at the top right of the first page, where an organisation's
signature on an electronic text stands (NĐ 30/2020/NĐ-CP, Phụ lục I, ô số 14). What it shows does not change when it is
filled, so it says nothing that is only known then: who signed and when are told by the signature itself.
"""

from __future__ import annotations

from gazette.messages import Language, text
from gazette.render.pdf import style as st
from gazette.render.pdf.fonts import FontSet
from gazette.render.pdf.tagged.content import Glyphs, PageStream, Pen
from gazette.render.pdf.tagged.document import Field
from gazette.render.pdf.tagged.encoding import Encoding
from gazette.render.pdf.tagged.tree import ARTIFACT, Box

NAME = "Seal"
"""The field's name, by which signing finds it."""
_LINES = 3
_INSET = 6.0
_SHARE = 0.78
"""Type size in the height of a line."""


def cover_box() -> Box:
    """Where the field stands on the cover, counted from the left margin."""
    left = (st.FRAME_WIDTH - st.COVER_SEAL_WIDTH) / 2
    return (left, st.COVER_SEAL_BOTTOM, left + st.COVER_SEAL_WIDTH, st.COVER_SEAL_BOTTOM + st.COVER_SEAL_HEIGHT)


def page_box(width: float, height: float) -> Box:
    """Where it stands on the first page of a document's own file; `width` and `height` are the sheet's."""
    right = width - st.INNER - st.OUTER
    top = height - st.SEAL_TOP
    return (right - st.SEAL_WIDTH, top - st.SEAL_HEIGHT, right, top)


def seal_field(operator: str, lang: Language, box: Box, fonts: FontSet, encoding: Encoding, glyphs: Glyphs) -> Field:
    """The field on the first page of a file: a frame, what it is, whose it is, and where its signer is told."""
    width, height = box[2] - box[0], box[3] - box[1]
    stream = PageStream(encoding, glyphs, 0)
    inset = st.HAIRLINE / 2
    for x0, y0, x1, y1 in (
        (inset, inset, width - inset, inset),
        (width - inset, inset, width - inset, height - inset),
        (width - inset, height - inset, inset, height - inset),
        (inset, height - inset, inset, inset),
    ):
        stream.rule(x0, y0, x1, y1, st.HAIRLINE, st.RED)
    leading = height / (_LINES + 0.4)
    words = (text("RND-SEAL", lang), operator, text("RND-SEAL-WHERE", lang))
    for index, (said, face) in enumerate(zip(words, ("bold", "regular", "italic"), strict=True)):
        parts = fonts.segments(face, fonts.clean(said))
        length = sum(fonts.width(kind, part) for kind, part in parts)
        size = min(leading * _SHARE, (width - 2 * _INSET) / length) if length else leading * _SHARE
        stream.start_line((width - length * size) / 2, height - leading * (index + 0.95), 0.0, ARTIFACT)
        for kind, part in parts:
            stream.show(part, Pen(kind, round(size, 2), 0.0, st.RED), ARTIFACT)
    label = text("RND-SEAL-FIELD", lang, (("operator", operator),))
    return Field(NAME, label, 0, box, stream.finish())
