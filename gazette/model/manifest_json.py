"""The manifest as bytes: canonical JSON (sorted keys, no spaces, UTF-8), read back strictly.

Two programs that know the same facts write the same bytes, so the signature beside the manifest can be checked against
what a reader understood. The shape is schemas/manifest.schema.json.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

from gazette.model.issue import IssueId
from gazette.model.rendition import Manifest, ManifestDocument, Role, SignedFile

FORMAT = "gazette-manifest/1"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PUBLISHER = re.compile(r"[a-z]{2}(-[a-z0-9]+)?")


def manifest_bytes(manifest: Manifest) -> bytes:
    """The canonical bytes of a manifest: what its signature and its digest are over."""
    return _canonical(
        {
            "format": FORMAT,
            "issue": {
                "publisher": manifest.id.publisher,
                "year": manifest.id.year,
                "numbers": list(manifest.id.numbers),
            },
            "date": manifest.date.isoformat(),
            "title": manifest.title,
            "pages": manifest.pages,
            "settings": manifest.settings_digest,
            "documents": [_document_out(document) for document in manifest.documents],
            "files": [_file_out(file) for file in manifest.files],
            "previous": manifest.previous,
            "demonstration": manifest.demonstration,
        }
    )


def parse_manifest(data: bytes) -> Manifest:
    """Read a manifest.

    Raises ValueError for anything but the canonical bytes of a well-formed manifest: unknown, missing or doubled
    members, a path that leaves the portal, a path listed twice, other spacing.
    """
    try:
        top = _Object(json.loads(data.decode("utf-8"), object_pairs_hook=_no_doubles), "manifest")
    except RecursionError as error:
        raise ValueError("manifest: nested too deeply") from error
    if top.text("format") != FORMAT:
        raise ValueError("manifest: unknown format")
    issue = top.member("issue")
    publisher = issue.text("publisher")
    if not _PUBLISHER.fullmatch(publisher):
        raise ValueError("issue.publisher: not a publisher's code")
    identity = IssueId(publisher, issue.integer("year", 1), issue.integers("numbers"))
    issue.done()
    manifest = Manifest(
        id=identity,
        date=top.day("date"),
        title=top.text("title"),
        pages=top.integer("pages", 0),
        settings_digest=top.digest("settings"),
        documents=tuple(_document_in(item) for item in top.members("documents")),
        files=tuple(_file_in(item) for item in top.members("files")),
        previous=top.digest_or_none("previous"),
        demonstration=top.boolean("demonstration"),
    )
    top.done()
    paths = [file.path for file in manifest.files]
    if len(set(paths)) != len(paths):
        raise ValueError("files: a path is listed twice")
    if manifest_bytes(manifest) != data:
        raise ValueError("manifest: not in canonical form")
    return manifest


def safe_path(path: str) -> bool:
    """Whether a path stays inside the portal on every system: relative, no `..`, no drive, no control character."""
    if not path or path != path.strip() or any(char in path for char in '\\:*?"<>|') or not path.isprintable():
        return False
    return all(part not in ("", ".", "..") for part in path.split("/"))


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode("utf-8")


def _document_out(document: ManifestDocument) -> dict[str, object]:
    return {
        "uri": document.uri,
        "eli": document.eli,
        "number": document.number,
        "type": document.type,
        "title": document.title,
        "issuers": list(document.issuers),
        "signed_on": document.signed_on.isoformat(),
        "first_page": document.first_page,
        "last_page": document.last_page,
        "part": document.part,
        "group": document.group,
        "remark": document.remark,
    }


def _document_in(item: _Object) -> ManifestDocument:
    document = ManifestDocument(
        uri=item.text("uri"),
        eli=item.text("eli"),
        number=item.text_or_none("number"),
        type=item.text("type"),
        title=item.text("title"),
        issuers=item.texts("issuers"),
        signed_on=item.day("signed_on"),
        first_page=item.integer("first_page", 1),
        last_page=item.integer("last_page", 1),
        part=item.text("part"),
        group=item.text("group"),
        remark=item.text_or_none("remark"),
    )
    item.done()
    return document


def _file_out(file: SignedFile) -> dict[str, object]:
    return {
        "role": file.role.value,
        "path": file.path,
        "media_type": file.media_type,
        "sha256": file.sha256,
        "size": file.size,
        "unsigned_sha256": file.unsigned_sha256,
        "work": file.work,
    }


def _file_in(item: _Object) -> SignedFile:
    path = item.text("path")
    if not safe_path(path):
        raise ValueError("files.path: leaves the portal")
    file = SignedFile(
        role=Role(item.text("role")),
        path=path,
        media_type=item.text("media_type"),
        sha256=item.digest("sha256"),
        size=item.integer("size", 0),
        unsigned_sha256=item.digest("unsigned_sha256"),
        work=item.text_or_none("work"),
    )
    item.done()
    return file


def _no_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member is given twice")
    return members


class _Object:
    """A JSON object whose members are taken out by type; `done` refuses what is left."""

    def __init__(self, value: object, name: str) -> None:
        if not isinstance(value, Mapping):
            raise ValueError(f"{name}: not an object")  # noqa: TRY004 - one kind of error for whoever reads a manifest
        self._left: dict[str, object] = dict(value)
        self._name = name

    def _take(self, key: str) -> object:
        if key not in self._left:
            raise ValueError(f"{self._name}.{key}: missing")
        return self._left.pop(key)

    def _wrong(self, key: str, wanted: str) -> ValueError:
        return ValueError(f"{self._name}.{key}: not {wanted}")

    def done(self) -> None:
        if self._left:
            raise ValueError(f"{self._name}: unknown member {min(self._left)}")

    def text(self, key: str) -> str:
        value = self._take(key)
        if not isinstance(value, str):
            raise self._wrong(key, "text")
        return value

    def text_or_none(self, key: str) -> str | None:
        value = self._take(key)
        if value is not None and not isinstance(value, str):
            raise self._wrong(key, "text or null")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        texts: list[str] = []
        for item in self._list(key):
            if not isinstance(item, str):
                raise self._wrong(key, "a list of texts")
            texts.append(item)
        return tuple(texts)

    def integer(self, key: str, least: int) -> int:
        value = self._take(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self._wrong(key, f"a whole number from {least}")
        return value

    def integers(self, key: str) -> tuple[int, ...]:
        numbers: list[int] = []
        for item in self._list(key):
            if not isinstance(item, int) or isinstance(item, bool):
                raise self._wrong(key, "a list of whole numbers")
            numbers.append(item)
        return tuple(numbers)

    def boolean(self, key: str) -> bool:
        value = self._take(key)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false")
        return value

    def day(self, key: str) -> date:
        value = self.text(key)
        day = date.fromisoformat(value)
        if day.isoformat() != value:
            raise self._wrong(key, "a date")
        return day

    def digest(self, key: str) -> str:
        value = self.text(key)
        if not _SHA256.fullmatch(value):
            raise self._wrong(key, "a SHA-256")
        return value

    def digest_or_none(self, key: str) -> str | None:
        if self._left.get(key, "") is None:
            self._take(key)
            return None
        return self.digest(key)

    def member(self, key: str) -> _Object:
        return _Object(self._take(key), f"{self._name}.{key}")

    def members(self, key: str) -> tuple[_Object, ...]:
        return tuple(_Object(item, f"{self._name}.{key}[{place}]") for place, item in enumerate(self._list(key)))

    def _list(self, key: str) -> list[object]:
        value = self._take(key)
        if not isinstance(value, list):
            raise self._wrong(key, "a list")
        return value
