"""The typeface: pinned by the digest of its files, never chosen by what a machine happens to have."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from gazette.errors import MissingError
from gazette.model import Face, Typeface

STYLES = ("regular", "bold", "italic", "bold-italic")
PACKAGED_NAME = "IBM Plex Serif"
_PACKAGE = "fontpkg-ibm-plex-serif"
_PACKAGED_FILES = {
    "regular": "IBMPlexSerif-Regular.ttf",
    "bold": "IBMPlexSerif-Bold.ttf",
    "italic": "IBMPlexSerif-Italic.ttf",
    "bold-italic": "IBMPlexSerif-BoldItalic.ttf",
}


def packaged_files() -> dict[str, Path]:
    """The faces of the packaged typeface. Raises MissingError when its package is not installed or lacks a face."""
    try:
        listed = distribution(_PACKAGE).files or []
    except PackageNotFoundError as error:
        raise MissingError("CFG-TYPEFACE-PACKAGE", package=_PACKAGE) from error
    by_name = {path.name: Path(str(path.locate())) for path in listed}
    found = {style: by_name.get(name) for style, name in _PACKAGED_FILES.items()}
    missing = [_PACKAGED_FILES[style] for style, path in found.items() if path is None or not path.is_file()]
    if missing:
        raise MissingError("CFG-TYPEFACE-FILE", path=", ".join(missing), name=PACKAGED_NAME)
    return {style: path for style, path in found.items() if path is not None}


def packaged_typeface() -> Typeface:
    """The packaged typeface as it is installed, for pages that need not come out the same on every machine."""
    files = packaged_files()
    return load_typeface(PACKAGED_NAME, files, {style: digest_of(path) for style, path in files.items()})


def load_typeface(name: str, files: Mapping[str, Path], pinned: Mapping[str, str]) -> Typeface:
    """Read the four faces and hold them against their pinned digests.

    Raises MissingError (exit 5) when a file is not there or its bytes are others than those pinned.
    """
    faces = []
    for style in STYLES:
        path = files[style]
        try:
            digest = digest_of(path)
        except OSError as error:
            raise MissingError("CFG-TYPEFACE-FILE", path=path, name=name) from error
        if digest != pinned[style]:
            raise MissingError("CFG-TYPEFACE-OTHER", path=path, name=name, expected=pinned[style], found=digest)
        faces.append(Face(style, path, digest))
    joined = "\n".join(f"{face.style} {face.sha256}" for face in faces)
    return Typeface(name, tuple(faces), hashlib.sha256(joined.encode("ascii")).hexdigest())


def digest_of(path: Path) -> str:
    """sha256 of a file, lower-case hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
