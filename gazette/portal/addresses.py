"""Paths and links of the portal. Links are relative, so that the site works from a disk, a sub-path or a server."""

from __future__ import annotations

import posixpath
from urllib.parse import quote, urlsplit

from gazette.errors import PublishError

INDEX = "index.html"
_SAFE_IN_LINK = "/-._~!$'()*+,=@"


def checked_path(path: str) -> str:
    """A path of the site as it came, if it is plain and relative.

    Raises PublishError for one that is empty, absolute, climbs (`..`), or holds a backslash, a colon at its start
    segment (a drive or scheme) or a control character.
    """
    parts = path.split("/")
    bad_part = any(part in {"", ".", ".."} for part in parts)
    bad_char = any(ord(char) < 32 or ord(char) == 127 or char == "\\" for char in path)
    if bad_part or bad_char or ":" in parts[0]:
        raise PublishError("PTL-PATH", path=repr(path))
    return path


def folder_of(path: str) -> str:
    """The folder of a file, without slashes at its ends; empty for a file at the root."""
    return posixpath.dirname(path)


def eli_folder(eli: str) -> str:
    """Folder of a document on the portal: its ELI without the slash at the front."""
    return checked_path(eli.strip("/"))


def page_in(folder: str) -> str:
    """The page of a folder."""
    return f"{folder}/{INDEX}" if folder else INDEX


def in_language(path: str, language: str, root_language: str) -> str:
    """Where a page stands in a language: `cong-bao/index.html` or `en/cong-bao/index.html`."""
    return path if language == root_language else f"{language}/{path}"


def relative(origin: str, target: str, fragment: str = "") -> str:
    """The link from one file of the site to another, percent-encoded, and to a place in it."""
    link = quote(posixpath.relpath(target, posixpath.dirname(origin) or "."), safe=_SAFE_IN_LINK)
    return f"{link}#{quote(fragment, safe=_SAFE_IN_LINK)}" if fragment else link


def absolute(base_url: str, path: str) -> str:
    """The address of a file on the server; `index.html` is left out, as a server does."""
    shown = path.removesuffix(INDEX) if path == INDEX or path.endswith(f"/{INDEX}") else path
    return f"{base_url.rstrip('/')}/{quote(shown, safe=_SAFE_IN_LINK)}"


def server_path(base_url: str, path: str) -> str:
    """The path part of `absolute`: for the page of unknown addresses alone, which stands at any depth."""
    return urlsplit(absolute(base_url, path)).path
