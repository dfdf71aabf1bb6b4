"""Pictures as image objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.render.pdf.tagged.objects import ObjectFile

if TYPE_CHECKING:
    from PIL import Image

_SPACES = {"L": b"/DeviceGray", "RGB": b"/DeviceRGB"}


def embed(file: ObjectFile, image: Image.Image) -> int:
    """Write an image of mode L, RGB, LA or RGBA; its number. Transparency becomes a soft mask."""
    mask = b""
    if image.mode in ("RGBA", "LA"):
        alpha = image.getchannel("A")
        if alpha.getextrema() != (255, 255):
            mask = b"/SMask %d 0 R" % _write(file, alpha, b"")
        image = image.convert(image.mode[:-1])
    return _write(file, image, mask)


def _write(file: ObjectFile, image: Image.Image, mask: bytes) -> int:
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace%b/BitsPerComponent 8%b"
    return file.binary(entries % (image.width, image.height, _SPACES[image.mode], mask), image.tobytes())
