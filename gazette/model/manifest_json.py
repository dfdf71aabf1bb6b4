"""The manifest as bytes: canonical JSON (sorted keys, no spaces, UTF-8), read back strictly.

Two programs that know the same facts write the same bytes, so the signature beside the manifest can be checked against
what a reader understood. The shape is schemas/manifest.schema.json.
"""

from __future__ import annotations

from gazette.model.canonical import JsonObject, canonical, issue_in, issue_out, read_object
from gazette.model.issue import IssueId, Portion
from gazette.model.rendition import Extent, Manifest, ManifestDocument, PrintedPortion, Role, SignedFile

VERSION = 4
"""The form that is written. Version 1 has no `text_sha256` of a document and no `expression`, `manifestation` and
`eli` of a file, version 2 has no `portion` of a document, version 3 no `supplements`; all are still read."""
_FORMATS = {f"gazette-manifest/{version}": version for version in (1, 2, 3, VERSION)}


def manifest_bytes(manifest: Manifest) -> bytes:
    """The canonical bytes of a manifest: what its signature and its digest are over."""
    return canonical(
        {
            "format": f"gazette-manifest/{manifest.version}",
            "issue": issue_out(manifest.id),
            "date": manifest.date.isoformat(),
            "title": manifest.title,
            "pages": manifest.pages,
            "settings": manifest.settings_digest,
            "documents": [_document_out(document, manifest.version) for document in manifest.documents],
            "files": [_file_out(file, manifest.version) for file in manifest.files],
            "previous": manifest.previous,
            "demonstration": manifest.demonstration,
            **({"supplements": _optional_out(manifest.supplements)} if manifest.version > 3 else {}),
        }
    )


def parse_manifest(data: bytes) -> Manifest:
    """Read a manifest.

    Raises ValueError for anything but the canonical bytes of a well-formed manifest: unknown, missing or doubled
    members, a path that leaves the portal, a path listed twice, other spacing.
    """
    top = read_object(data, "manifest")
    version = _FORMATS.get(top.text("format"))
    if version is None:
        raise ValueError("manifest: unknown format")
    manifest = Manifest(
        id=issue_in(top.member("issue")),
        date=top.day("date"),
        title=top.text("title"),
        pages=top.integer("pages", 0),
        settings_digest=top.digest("settings"),
        documents=tuple(_document_in(item, version) for item in top.members("documents")),
        files=tuple(_file_in(item, version) for item in top.members("files")),
        previous=top.digest_or_none("previous"),
        demonstration=top.boolean("demonstration"),
        version=version,
        supplements=_optional_in(top.member_or_none("supplements")) if version > 3 else None,
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


def _document_out(document: ManifestDocument, version: int) -> dict[str, object]:
    text = {"text_sha256": document.text_sha256} if version > 1 else {}
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
        **text,
        **({"portion": _portion_out(document.portion)} if version > 2 else {}),
    }


def _optional_out(issue: IssueId | None) -> dict[str, object] | None:
    return issue_out(issue) if issue is not None else None


def _optional_in(item: JsonObject | None) -> IssueId | None:
    return issue_in(item) if item is not None else None


def _portion_out(printed: PrintedPortion | None) -> dict[str, object] | None:
    if printed is None:
        return None
    portion, extent = printed.portion, printed.extent
    return {
        "number": portion.number,
        "from": portion.first,
        "until": portion.until,
        "before": _optional_out(portion.before),
        "after": _optional_out(portion.after),
        "letters": list(extent.letters),
        "notes": list(extent.notes),
    }


def _portion_in(item: JsonObject | None) -> PrintedPortion | None:
    if item is None:
        return None
    portion = Portion(
        number=item.integer("number", 1),
        first=item.text_or_none("from"),
        until=item.text_or_none("until"),
        before=_optional_in(item.member_or_none("before")),
        after=_optional_in(item.member_or_none("after")),
    )
    found = PrintedPortion(portion, Extent(item.span("letters"), item.span("notes")))
    item.done()
    return found


def _document_in(item: JsonObject, version: int) -> ManifestDocument:
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
        text_sha256=item.digest("text_sha256") if version > 1 else None,
        portion=_portion_in(item.member_or_none("portion")) if version > 2 else None,
    )
    item.done()
    return document


_NAMES = ("expression", "manifestation", "eli")


def _file_out(file: SignedFile, version: int) -> dict[str, object]:
    names = {name: getattr(file, name) for name in _NAMES} if version > 1 else {}
    return {
        "role": file.role.value,
        "path": file.path,
        "media_type": file.media_type,
        "sha256": file.sha256,
        "size": file.size,
        "unsigned_sha256": file.unsigned_sha256,
        "work": file.work,
        **names,
    }


def _file_in(item: JsonObject, version: int) -> SignedFile:
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
        **{name: item.text_or_none(name) for name in _NAMES if version > 1},
    )
    item.done()
    return file
