"""What a legal document is to the gazette: its identity, its facts, its canonical text and the files it came as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from gazette.model.finding import Finding
from gazette.model.received import SourceVerdict
from gazette.model.settlement import Acceptance


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number and symbol (số, ký hiệu), e.g. `83/2008/QĐ-TTg`.

    `raw` is the number as printed without "Số:"; `str()` gives it back. `pattern` names the grammar rule of the
    profile that read it. `serial` keeps leading zeros and letters (`012`, `12A`, `66.14`).
    """

    raw: str
    serial: str
    year: int | None = None
    type_code: str | None = None
    authority_codes: tuple[str, ...] = ()
    pattern: str = ""

    def __str__(self) -> str:
        return self.raw


@dataclass(frozen=True, slots=True)
class TypeRef:
    """A document type: `code` is its slug in addresses (`quyet-dinh`), `name` its normal spelling (`Quyết định`)."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issues documents: `code` is its abbreviation in symbols (`TTg`), `name` its full normal spelling."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed. `capacity` holds the codes in printed order (`TM. KT.`), None when the head signs as such."""

    name: str
    position: str
    capacity: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A link to another document. `kind`: cites, based-on, amends, replaces, repeals, guides, corrects, consolidates.

    `href` is the target's ELI (`/eli/vn/nghi-dinh/2020/30-2020-nd-cp`): a citation seldom carries the full date
    that a work URI needs. `text` is the citation as printed.
    """

    kind: str
    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """The facts of a document. What the document does not show is None or empty, never guessed."""

    number: DocumentNumber | None
    type: TypeRef | None
    title: str | None
    """Trích yếu as printed, NFC, white space collapsed."""
    issuers: tuple[Issuer, ...]
    place: str | None
    signed_on: date | None
    """Date of the header line, or of adoption where the header has none."""
    effective_on: date | None = None
    effective_rule: str | None = None
    """The phrase the effective date was taken from."""
    signatories: tuple[Signatory, ...] = ()
    relations: tuple[Relation, ...] = ()
    language: str = "vie"
    """ISO 639-2/T, as Akoma Ntoso wants it."""
    fields: tuple[str, ...] = ()
    """Lĩnh vực, as the sender or an editor names them: no document prints its own."""


@dataclass(frozen=True, slots=True)
class Structure:
    """Counts of the document's own parts; not of quoted text, annexes, forms or attached regulations."""

    chapters: int = 0
    articles: int = 0
    annexes: int = 0
    attached: int = 0
    citations: int = 0
    tables: bool = False


class SourceRole(StrEnum):
    """What a source is to its document: the file its text was read from, or the signed original that came with it."""

    TEXT = "text"
    ORIGINAL = "original"


class Urgency(StrEnum):
    """Mức độ khẩn: thường, khẩn, thượng khẩn, hỏa tốc (NĐ 30/2020/NĐ-CP, Phụ lục I and VI), from low to high."""

    NORMAL = "normal"
    URGENT = "urgent"
    VERY_URGENT = "very-urgent"
    EXPRESS = "express"

    @property
    def rank(self) -> int:
        """0 for what waits longest; a document of a higher rank goes before."""
        return list(Urgency).index(self)


@dataclass(frozen=True, slots=True)
class Container:
    """The archive or package that a file came in: its name and sha256, and the file's path inside it.

    `signature` is the verdict on the package's own signature, None where it has none or can bear none.
    """

    name: str
    sha256: str
    member: str
    signature: SourceVerdict | None = None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as received. `sha256` is lower-case hex and the file's name in the archive.

    `sender`, `received_at` and `urgency` are what the counter records, since they decide order (NĐ 30/2020/NĐ-CP,
    Điều 21; TT 02/2025/TT-VPCP). `signature` is the
    verdict on the issuer's own signatures, None for a kind of file that bears none.
    """

    sha256: str
    size: int
    media_type: str
    name: str
    received_at: datetime
    sender: str | None = None
    role: SourceRole = SourceRole.TEXT
    urgency: Urgency = Urgency.NORMAL
    container: Container | None = None
    signature: SourceVerdict | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came attached to a document (DOCX, XLSX, image) and is published with it unchanged.

    `role`: `attachment`; `facsimile` for the signed original or scan of the document itself; `image` for a picture that
    the text itself shows (`<img src="media/NAME">`).
    """

    sha256: str
    size: int
    media_type: str
    name: str
    role: str = "attachment"


@dataclass(frozen=True, slots=True)
class Document:
    """One legal document in canonical form: strict Akoma Ntoso 3.0 beside the facts read from it.

    `uri` is the FRBR work URI, `eli` its stable short address. `notes` are the reader's findings.
    `remark` is the publisher's own editorial note, shown with the document and never part of its text.
    """

    uri: str
    eli: str
    metadata: Metadata
    structure: Structure
    akn: bytes
    sources: tuple[SourceFile, ...]
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[Finding, ...] = ()
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that can't become a document: unsafe, unreadable, or no issued document. What could be read is kept."""

    source: SourceFile
    findings: tuple[Finding, ...]
    metadata: Metadata | None = None
    structure: Structure | None = None
    originals: tuple[SourceFile, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A document with errors that an editor can settle, or that lacks what its address needs.

    `metadata` and `structure` hold what could be read; `akn` is None when the text could not be made valid.
    `originals` are the sources that came beside `source` and are no text of their own.
    """

    source: SourceFile
    metadata: Metadata
    structure: Structure
    findings: tuple[Finding, ...]
    akn: bytes | None = None
    uri: str | None = None
    attachments: tuple[Attachment, ...] = ()
    originals: tuple[SourceFile, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
    """Of those among its findings that an editor accepted; others still hold it."""


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document whose report holds no error but those that an editor accepted. Only these can be composed.

    Raises ValueError when built with an error that nobody accepted, or with one accepted that can't be, so an
    unchecked document can't slip through.
    """

    document: Document
    findings: tuple[Finding, ...]
    acceptances: tuple[Acceptance, ...] = ()

    def __post_init__(self) -> None:
        blocking = [item.code for item in blocking_findings(self.findings, self.acceptances)]
        if blocking:
            raise ValueError(f"a checked document can't carry errors: {', '.join(blocking)}")


def blocking_findings(findings: tuple[Finding, ...], acceptances: tuple[Acceptance, ...]) -> tuple[Finding, ...]:
    """The errors that still hold a document: not accepted, or of a kind that can't be."""
    return tuple(
        item
        for item in findings
        if item.blocks and not (item.acceptable and any(accepted.covers(item) for accepted in acceptances))
    )


IntakeOutcome = CheckedDocument | HeldDocument | Refusal
"""What becomes of a file that comes in: accepted, held or refused."""
