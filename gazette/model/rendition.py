"""Renditions: the files that an issue consists of, before and after signing, and the manifest that names them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from gazette.model.issue import Issue, IssueId, Portion


class Role(StrEnum):
    """What a file of an issue is."""

    ISSUE_PDF = "issue-pdf"
    ISSUE_XML = "issue-akn"
    DOCUMENT_PDF = "document-pdf"
    DOCUMENT_HTML = "document-html"
    DOCUMENT_XML = "document-akn"
    ATTACHMENT = "attachment"
    FACSIMILE = "facsimile"
    """The signed original or scan that came with a document, unchanged."""
    IMAGE = "image"
    APPROVAL = "approval"
    """What a second person stated and signed before the issue was sealed."""
    APPROVAL_SIGNATURE = "approval-signature"
    MANIFEST = "manifest"
    MANIFEST_SIGNATURE = "manifest-signature"
    RENEWAL = "renewal"
    """The record of a renewal of archive timestamps."""
    RENEWAL_SIGNATURE = "renewal-signature"
    FACT = "fact"
    """The statement of a fact about a published document."""
    FACT_SIGNATURE = "fact-signature"


@dataclass(frozen=True, slots=True)
class Rendition:
    """A file of an issue before signing.

    `path` is relative to the root of the portal, with forward slashes. `work` is the URI of the document it
    renders, None for a file of the whole issue. The bytes are in the file store under `sha256`.
    """

    role: Role
    path: str
    media_type: str
    sha256: str
    size: int
    work: str | None = None


@dataclass(frozen=True, slots=True)
class PageRange:
    """First and last gazette page of a document, 1-based, as printed in the running head."""

    work: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a text is printed: letters (NFC, without white space) and letters of its notes, from and up to."""

    letters: tuple[int, int]
    notes: tuple[int, int]


@dataclass(frozen=True, slots=True)
class OneText:
    """What all files of a document were read to say alike.

    `sha256` is over its letters in UTF-8 (NFC, without white space), a line feed and the letters of its notes.
    `extent` tells which of them this issue prints when the text is split over issues.
    """

    work: str
    sha256: str
    extent: Extent | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a document are printed, so that a correction can cite page and line.

    `lines` is JSON: the page and line that each eId of the document begins in. Lines are counted from the top of the
    page, without its running head; what stands side by side is one line.
    """

    work: str
    lines: bytes

    def of(self, eid: str) -> tuple[int, int]:
        """Page and line of an eId. Raises KeyError for one that is not printed."""
        page, line = json.loads(self.lines)[eid]
        return page, line

    def __contains__(self, eid: str) -> bool:
        return eid in json.loads(self.lines)

    def on_page(self, page: int) -> tuple[int, ...]:
        """The lines of a page in which a part begins."""
        return tuple(line for on, line in json.loads(self.lines).values() if on == page)


@dataclass(frozen=True, slots=True)
class RenderedIssue:
    """An issue with its renditions. `settings_digest` is the sha256 over everything but the texts that shaped them.

    `texts` are there once its files have been read and found to say the same; sealing asks for them.
    """

    issue: Issue
    renditions: tuple[Rendition, ...]
    pages: int
    ranges: tuple[PageRange, ...]
    settings_digest: str
    texts: tuple[OneText, ...] = ()
    places: tuple[Places, ...] = ()


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A file of an issue as published. `unsigned_sha256` equals `sha256` for files that carry no signature inside."""

    role: Role
    path: str
    media_type: str
    sha256: str
    size: int
    unsigned_sha256: str
    work: str | None = None
    """URI of the document; None for a file of the whole issue."""
    expression: str | None = None
    """FRBR URI of the text, of the document or of the issue, that the file is of."""
    manifestation: str | None = None
    """FRBR URI of this very form of it; None for a file that came with a document."""
    eli: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedPortion:
    """A portion of a text that is split over issues, and the letters of the text that it has."""

    portion: Portion
    extent: Extent


@dataclass(frozen=True, slots=True)
class ManifestDocument:
    """What the manifest says of one document."""

    uri: str
    eli: str
    number: str | None
    type: str
    title: str
    issuers: tuple[str, ...]
    signed_on: date
    first_page: int
    last_page: int
    part: str
    """Heading of the part of the issue it stands in."""
    group: str
    """Heading of its issuing body in that part."""
    remark: str | None = None
    text_sha256: str | None = None
    """What all its files say alike (`OneText`); None in manifests of version 1."""
    portion: PrintedPortion | None = None
    """What the issue prints of it, when that is not all; None in manifests before version 3."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Every file of an issue with its digests; written as canonical JSON (schemas/manifest.schema.json).

    `version` is that of the form: what an older one lacks is not made up when it is read.
    `previous` is the sha256 of the manifest of the publisher's issue before this one, None for the first.
    `demonstration` is true when the key is a throw-away one made by `gazette init --demo-keys`.
    """

    id: IssueId
    date: date
    title: str
    pages: int
    settings_digest: str
    documents: tuple[ManifestDocument, ...]
    files: tuple[SignedFile, ...]
    previous: str | None
    demonstration: bool
    version: int = 1
    supplements: IssueId | None = None
    """The issue that this one is a supplement to; None in manifests before version 4."""


@dataclass(frozen=True, slots=True)
class SignedIssue:
    """An issue whose PDFs are sealed and whose manifest is signed. Only these can be published.

    Everything else about it follows from the manifest and the file store, so that an issue of any age can be taken
    up again. `manifest_file` and `signature_file` are the manifest and its detached CAdES signature on the portal.
    """

    manifest: Manifest
    manifest_file: SignedFile
    signature_file: SignedFile
    signed_at: datetime
