"""Images that a text shows: checked before anything is laid out."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from gazette.akn.pictures import FORMATS, BrokenPictureError, LargePictureError, measured
from gazette.errors import RenderError
from gazette.model import CheckedDocument, FileStore
from gazette.render.pdf.blocks import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

_SCREEN_DPI = 96.0


def read_pictures(document: CheckedDocument, files: FileStore, name: str) -> Mapping[str, Picture]:
    """Every image of a document by its file name. `name` is what messages call the document.

    Raises RenderError (RND-IMAGE-BROKEN, RND-IMAGE-LARGE).
    """
    images = [item for item in document.document.attachments if item.role == "image"]
    return {image.name: _read(image.sha256, image.name, files, name) for image in images}


def read_emblem(sha256: str, files: FileStore, issue: str) -> Picture:
    """The emblem of the cover. Raises RenderError (RND-IMAGE-BROKEN, RND-IMAGE-LARGE)."""
    return _read(sha256, "emblem", files, issue)


def decode(data: bytes) -> Image:
    """The pixels of an image that `read_pictures` has let pass: greyscale, RGB, or RGBA where it is transparent."""
    from PIL.Image import open as opened  # few texts show a picture

    image = opened(io.BytesIO(data), formats=FORMATS)
    transparent = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    if transparent:
        return image.convert("RGBA")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _read(sha256: str, name: str, files: FileStore, document: str) -> Picture:
    try:
        found = measured(files.get(sha256))
    except BrokenPictureError as error:
        raise RenderError("RND-IMAGE-BROKEN", document=document, image=name) from error
    except LargePictureError as error:
        raise RenderError(
            "RND-IMAGE-LARGE", document=document, image=name, width=error.width, height=error.height
        ) from error
    scale = 72.0 / _resolution(found.dpi)
    return Picture(sha256, name, max(1.0, found.width * scale), max(1.0, found.height * scale))


def _resolution(dpi: object) -> float:
    """Dots per inch an image states, when it is believable; else that of a screen."""
    if isinstance(dpi, tuple) and dpi:
        try:
            stated = float(dpi[0])
        except (TypeError, ValueError, ZeroDivisionError):
            return _SCREEN_DPI
        if 72.0 <= stated <= 1200.0:
            return stated
    return _SCREEN_DPI
