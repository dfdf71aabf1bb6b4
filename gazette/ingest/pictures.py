"""Pictures that a text shows: kept once each, under a name that is unique and safe as the name of a file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gazette.akn.pictures import MAX_PIXELS, BrokenPictureError, LargePictureError, measured
from gazette.ingest.blocks import NamedFile
from gazette.model import Finding, Severity, finding

MAX_PIXELS_TOGETHER = 1_000_000_000
"""Decoding that takes ten seconds, and fills a hundred pages with scans at 300 dpi. The rest is not looked at."""

_SAFE = re.compile(r"[^A-Za-z0-9._-]+")
_DRAWN = {"emf", "wmf"}
"""Programs of Windows for drawing, which nothing here runs."""
_LISTED = 5
_EMF = (40, b" EMF")
"""An EMF names itself in its header at this offset ([MS-EMF] 2.2.9)."""


@dataclass(slots=True)
class Pictures:
    """The pictures of one document. Not frozen: it grows while the text is read."""

    files: dict[str, NamedFile] = field(default_factory=dict)
    """By the part or address they came from."""

    def add(self, source: str, data: bytes) -> str:
        """Keep a picture and return its name; the same source gives the same name."""
        if source in self.files:
            return self.files[source].name
        extension = image_type(data)
        stem = _SAFE.sub("-", posixpath.splitext(posixpath.basename(source))[0]).strip(".-")[:60] or "image"
        if extension is None:
            extension = _SAFE.sub("", posixpath.splitext(source)[1].lstrip("."))[:8].lower() or "bin"
        taken = {file.name.lower() for file in self.files.values()}
        name, count = f"{stem}.{extension}", 1
        while name.lower() in taken:
            count += 1
            name = f"{stem}-{count}.{extension}"
        self.files[source] = NamedFile(name, data)
        return name


def unprintable(pictures: Iterable[NamedFile], together: int = MAX_PIXELS_TOGETHER) -> tuple[Finding, ...]:
    """What is wrong with pictures that a text shows: an issue with one that can't be set could not be made.

    `together` is how many pixels are looked at.
    """
    drawn: list[str] = []
    broken: list[str] = []
    unseen: list[str] = []
    found: list[Finding] = []
    pixels = 0
    for picture in pictures:
        kind = image_type(picture.data)
        if kind in _DRAWN or kind is None:
            drawn.append(picture.name)
            continue
        if pixels > together:
            limit = together // 1_000_000
            found.append(finding("INP-IMAGES-MANY", Severity.ERROR, name=picture.name, limit=limit))
            break
        try:
            fits = measured(picture.data)
        except BrokenPictureError:
            broken.append(picture.name)
        except LargePictureError as large:
            limit = MAX_PIXELS // 1_000_000
            size = f"{large.width} × {large.height}"
            found.append(finding("INP-IMAGE-LARGE", Severity.ERROR, name=picture.name, size=size, limit=limit))
        else:
            pixels += fits.width * fits.height
            if kind == "tif":
                unseen.append(picture.name)
    rows = (
        (drawn, "INP-IMAGE-FORMAT", Severity.ERROR),
        (broken, "INP-IMAGE-BROKEN", Severity.ERROR),
        (unseen, "INP-IMAGE-TIFF", Severity.WARNING),
    )
    named = [finding(code, severity, name=listed(names)) for names, code, severity in rows if names]
    return (*named, *found)


def listed(names: Sequence[str]) -> str:
    """The first names of many, and how many more there are."""
    shown = ", ".join(names[:_LISTED])
    return f"{shown} … (+{len(names) - _LISTED})" if len(names) > _LISTED else shown


def image_type(data: bytes) -> str | None:
    """The usual extension of a picture's format, from its first bytes; None for what is no known picture."""
    table = (
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"\xff\xd8\xff", "jpg"),
        (b"GIF87a", "gif"),
        (b"GIF89a", "gif"),
        (b"BM", "bmp"),
        (b"II*\x00", "tif"),
        (b"MM\x00*", "tif"),
        (b"\xd7\xcd\xc6\x9a", "wmf"),
        (b"\x01\x00\x09\x00", "wmf"),
    )
    for magic, extension in table:
        if data.startswith(magic):
            return extension
    if data[_EMF[0] : _EMF[0] + 4] == _EMF[1]:
        return "emf"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return None
