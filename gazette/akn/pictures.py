"""Pictures that a text shows (`img`): which can be set on a page. Asked when they come in, and when they are set."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

MAX_PIXELS = 50_000_000
"""An A3 page at 400 dpi holds 31 million; more is a mistake or an attack."""
FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
"""By the names that Pillow gives them. It draws no EMF or WMF."""


class BrokenPictureError(Exception):
    """Bytes that are no picture of `FORMATS`, or one that is damaged."""


class LargePictureError(Exception):
    """A picture of more than `MAX_PIXELS`."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__(f"{width} × {height}")
        self.width = width
        self.height = height


@dataclass(frozen=True, slots=True)
class Measured:
    """A picture that can be decoded: its pixels, and what it states as their density."""

    width: int
    height: int
    dpi: object


def measured(data: bytes) -> Measured:
    """Decode a picture to its last pixel. Raises BrokenPictureError and LargePictureError."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its own limit, which is higher, and of flaws that it reads over
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                width, height = image.size
                if width * height > MAX_PIXELS:
                    raise LargePictureError(width, height)
                image.load()
                return Measured(width, height, image.info.get("dpi"))
    except (
        Image.DecompressionBombError,
        OSError,  # UnidentifiedImageError is one
        ValueError,
        SyntaxError,
        EOFError,
        IndexError,
        KeyError,
        TypeError,
        MemoryError,
        OverflowError,
    ) as error:  # what Pillow's decoders raise for broken files
        raise BrokenPictureError(str(error)) from error
