"""The typeface: pinned by the digest of its files, never chosen by what a machine happens to have."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from gazette.errors import MissingError
from gazette.model import Face, Typeface

STYLES = ("regular", "bold", "italic", "bold-italic")
PACKAGED_NAME = "IBM Plex Serif"
_PACKAGE = "fontpkg-ibm-plex-serif"
_MODULE = "fontpkg_ibm_plex_serif"
_PACKAGED_FILES = {
    "regular": "IBMPlexSerif-Regular.ttf",
    "bold": "IBMPlexSerif-Bold.ttf",
    "italic": "IBMPlexSerif-Italic.ttf",
    "bold-italic": "IBMPlexSerif-BoldItalic.ttf",
}


def packaged_files() -> dict[str, Path]:
    """The faces of the packaged typeface. Raises MissingError when its package is not installed or lacks a face."""
    package = find_spec(_MODULE)  # nothing of it is run, and its metadata need not be read
    if package is None or not package.submodule_search_locations:
        raise MissingError("CFG-TYPEFACE-PACKAGE", package=_PACKAGE)
    folder = Path(package.submodule_search_locations[0]) / "files"
    found = {style: folder / name for style, name in _PACKAGED_FILES.items()}
    missing = [path.name for path in found.values() if not path.is_file()]
    if missing:
        raise MissingError("CFG-TYPEFACE-FILE", path=", ".join(missing), name=PACKAGED_NAME)
    return found


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
