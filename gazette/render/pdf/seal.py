"""The place of the electronic seal: an empty signature field that signing fills (ISO 32000-1, 12.7.4.5).

On an issue it stands on the cover, on a document's own file at the top right of the first page, where an organisation's
signature on an electronic text stands (NĐ 30/2020/NĐ-CP, Phụ lục I, ô số 14). Until it is filled it says nothing
that is only known then; signing asks `drawn_seal` for what it shows from then on.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.akn.pictures import BrokenPictureError, LargePictureError, measured
from gazette.errors import ConfigError
from gazette.messages import Language, text
from gazette.model import SealWords, Typeface
from gazette.profiles import Colour, HouseStyle, Paper
from gazette.render.pdf import style as st
from gazette.render.pdf.fonts import FontSet, load_fonts
from gazette.render.pdf.images import decode
from gazette.render.pdf.tagged.content import Glyphs, PageStream, Pen
from gazette.render.pdf.tagged.document import Branch, Document, Field, PageBody, Resources, Sheet, write_document
from gazette.render.pdf.tagged.encoding import Encoding, encoding_of
from gazette.render.pdf.tagged.metadata import Facts
from gazette.render.pdf.tagged.objects import compressed
from gazette.render.pdf.tagged.tree import ARTIFACT, Box

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from PIL import Image

NAME = "Seal"
"""The field's name, by which signing finds it."""
_PICTURE = "Picture"
_LINES = 3
_INSET = 6.0
_SHARE = 0.78
"""Type size in the height of a line."""


def cover_box(paper: Paper) -> Box:
    """Where the field stands on the cover, counted from the left margin."""
    left = (paper.frame_width - st.COVER_SEAL_WIDTH) / 2
    return (left, st.COVER_SEAL_BOTTOM, left + st.COVER_SEAL_WIDTH, st.COVER_SEAL_BOTTOM + st.COVER_SEAL_HEIGHT)


def page_box(paper: Paper, width: float, height: float) -> Box:
    """Where it stands on the first page of a document's own file; `width` and `height` are the page's."""
    right = width - paper.inner - paper.outer
    top = height - st.SEAL_TOP
    return (right - st.SEAL_WIDTH, top - st.SEAL_HEIGHT, right, top)


@dataclass(frozen=True, slots=True)
class SealLook:
    """What every seal of an office has in common. `picture` is the image of its seal, PNG or JPEG."""

    typeface: Typeface
    operator: str
    language: Language
    zone: ZoneInfo
    house: HouseStyle
    picture: bytes | None = None


def seal_field(
    operator: str, lang: Language, box: Box, house: HouseStyle, fonts: FontSet, encoding: Encoding, glyphs: Glyphs
) -> Field:
    """The field on the first page of a file: a frame, what it is, whose it is, and where its signer is told.

    Signing puts `drawn_seal` in its place, with what is known only then.
    """
    width, height = box[2] - box[0], box[3] - box[1]
    stream = PageStream(encoding, glyphs, 0)
    _frame(stream, width, height, house)
    words = (text("RND-SEAL", lang), operator, text("RND-SEAL-WHERE", lang))
    _lines(
        stream,
        tuple(zip(words, ("bold", "regular", "italic"), strict=True)),
        (0.0, width),
        height,
        house.colours.accent,
        fonts,
    )
    label = text("RND-SEAL-FIELD", lang, (("operator", operator),))
    return Field(NAME, label, 0, box, stream.finish())


def drawn_seal(words: SealWords, look: SealLook) -> bytes:
    """A PDF whose one field shows a seal that is made: Ký bởi, Cơ quan, Thời gian ký (NĐ 30/2020/NĐ-CP, Phụ lục I).

    Raises ConfigError for a picture that can't be read, MissingError for a typeface that is not the pinned one.
    """
    fonts, house = load_fonts(look.typeface), look.house
    at = words.at.astimezone(look.zone)
    zone = f"{at:%z}"
    facts = (
        ("signer", words.signer),
        ("operator", look.operator),
        ("at", f"{at:%d/%m/%Y %H:%M:%S} {zone[:3]}:{zone[3:]}"),
    )
    shown = tuple(
        (_drawable(text(code, look.language, facts), fonts), face)
        for code, face in (("RND-SEAL-BY", "bold"), ("RND-SEAL-OF", "regular"), ("RND-SEAL-AT", "regular"))
    )
    encoding, glyphs = encoding_of(Counter("".join(said for said, _face in shown))), Glyphs()
    stream = PageStream(encoding, glyphs, 0)
    _frame(stream, words.width, words.height, house)
    left, images = 0.0, {}
    if look.picture is not None:
        picture = _picture(look.picture)
        side = words.height - 2 * house.strokes.hairline
        across = min(side * picture.width / picture.height, words.width / 3)
        down = across * picture.height / picture.width
        bottom = (words.height - down) / 2
        stream.image(_PICTURE.encode("ascii"), (_INSET / 2, bottom, _INSET / 2 + across, bottom + down), ARTIFACT)
        left, images = across + _INSET / 2, {_PICTURE: lambda: picture}
    _lines(stream, shown, (left, words.width), words.height, house.colours.accent, fonts)
    field = Field(NAME, NAME, 0, (0.0, 0.0, words.width, words.height), stream.finish())
    sheet = Sheet(PageBody(compressed(b""), words.width, words.height, 0, (), ()), 0.0, compressed(b""))
    about = Facts(title=NAME, author="", subject="", keywords="", language="vi", day=at.date(), producer=NAME)
    document = Document((sheet,), Branch("Document", (field,)), (), about, (), 1)
    return write_document(document, Resources(encoding, fonts.faces, glyphs.seen, images))


def _frame(stream: PageStream, width: float, height: float, house: HouseStyle) -> None:
    stroke, colour = house.strokes.hairline, house.colours.accent
    inset = stroke / 2
    for x0, y0, x1, y1 in (
        (inset, inset, width - inset, inset),
        (width - inset, inset, width - inset, height - inset),
        (width - inset, height - inset, inset, height - inset),
        (inset, height - inset, inset, inset),
    ):
        stream.rule(x0, y0, x1, y1, stroke, colour)


def _lines(
    stream: PageStream,
    lines: tuple[tuple[str, str], ...],
    across: tuple[float, float],
    height: float,
    colour: Colour,
    fonts: FontSet,
) -> None:
    """Lines and their faces, one below the other in the middle of a place, as large as they fit."""
    left, right = across
    leading = height / (_LINES + 0.4)
    for index, (said, face) in enumerate(lines):
        parts = fonts.segments(face, fonts.clean(said))
        length = sum(fonts.width(kind, part) for kind, part in parts)
        size = min(leading * _SHARE, (right - left - 2 * _INSET) / length) if length else leading * _SHARE
        start = left + (right - left - length * size) / 2
        stream.start_line(start, height - leading * (index + 0.95), 0.0, ARTIFACT)
        for kind, part in parts:
            stream.show(part, Pen(kind, round(size, 2), 0.0, colour), ARTIFACT)


def _drawable(words: str, fonts: FontSet) -> str:
    """The words with a question mark in the place of each letter that the typeface lacks."""
    clean = fonts.clean(words)
    for char in fonts.missing(clean):
        clean = clean.replace(char, "?")
    return clean


def _picture(data: bytes) -> Image.Image:
    try:
        measured(data)
    except BrokenPictureError as error:
        raise ConfigError("RND-SEAL-PICTURE") from error
    except LargePictureError as error:
        raise ConfigError("RND-SEAL-LARGE", width=error.width, height=error.height) from error
    return decode(data)
