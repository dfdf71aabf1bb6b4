"""Pictures that a text shows: kept once each, under a name that is unique and safe as the name of a file."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from gazette.ingest.blocks import NamedFile

_SAFE = re.compile(r"[^A-Za-z0-9._-]+")
_EMF = (40, b" EMF")
"""An EMF names itself in its header at this offset ([MS-EMF] 2.2.9)."""


@dataclass(slots=True)
class Pictures:
    """The pictures of one document. Not frozen: it grows while the text is read."""

    files: dict[str, NamedFile] = field(default_factory=dict)
    """By the part or address they came from."""
    odd: list[str] = field(default_factory=list)
    """Names of pictures in a format that neither browsers nor PDF show."""

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
        if extension not in {"png", "jpg", "gif"}:
            self.odd.append(name)
        return name


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
