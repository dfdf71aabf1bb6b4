"""Opening a sealed PDF strictly: what must be there before any rule can be asked."""

from __future__ import annotations

import io
import logging
import re
from dataclasses import dataclass

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NumberObject,
    TextStringObject,
)
from pyhanko.pdf_utils.reader import PdfFileReader

from gazette.verify.byte_range import gap_of
from gazette.verify.cms import Parsed, parse_cms
from gazette.verify.der import object_length

# pyHanko explains itself on a logger that nobody set up here, which Python would print to standard error.
logging.getLogger("pyhanko").addHandler(logging.NullHandler())

SEAL, TIMESTAMP = "/Sig", "/DocTimeStamp"
_HEX = re.compile(rb"(?:[0-9A-F]{2})+")
_HEADER = re.compile(rb"%PDF-(?:1\.[0-7]|2\.0)[\r\n ]")
_END = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF\s{0,2}\Z")


class NotSealedError(ValueError):
    """The file is no sealed gazette PDF. `rule` is the code of the check that says so, `detail` a technical word."""

    def __init__(self, rule: str, detail: str) -> None:
        super().__init__(f"{rule}: {detail}")
        self.rule = rule
        self.detail = detail


class ContentsError(ValueError):
    """`/Contents` is not written in the one way that it may be; `part` is a technical word for what is wrong."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


@dataclass(frozen=True, slots=True)
class Signature:
    """A filled signature field."""

    field: DictionaryObject
    value: DictionaryObject
    kind: str
    revision: int
    """The revision that wrote the signature, the oldest being 0."""

    @property
    def byte_range(self) -> tuple[int, ...]:
        """The numbers of the byte range. Raises ValueError unless they are numbers."""
        found = self.value.raw_get("/ByteRange")
        if not isinstance(found, ArrayObject) or not all(type(item) is NumberObject for item in found):
            raise ValueError("byte range")
        return tuple(int(item) for item in found)


@dataclass(frozen=True, slots=True)
class Sealed:
    """An opened PDF: the seal and the document timestamps after it, in the order of their revisions."""

    data: bytes
    reader: PdfFileReader
    seal: Signature
    timestamps: tuple[Signature, ...]

    @property
    def all(self) -> tuple[Signature, ...]:
        """The seal, then the timestamps."""
        return (self.seal, *self.timestamps)


def open_sealed(data: bytes) -> Sealed:
    """Parse a PDF strictly and find its signatures.

    Raises NotSealedError for what is no PDF of ours, and whatever pyHanko raises over a malformed one.
    """
    if not _HEADER.match(data):
        raise NotSealedError("VFY-PDF-FORM", "header")
    reader = PdfFileReader(io.BytesIO(data), strict=True)
    if reader.encrypted:
        raise NotSealedError("VFY-PDF-ENCRYPTED", "encrypted")
    if reader.xrefs.hybrid_xrefs_present:
        raise NotSealedError("VFY-PDF-FORM", "hybrid cross-references")
    signatures = _signatures(reader)
    if not signatures:
        raise NotSealedError("VFY-SEAL-NONE", "0")
    seals = [signature for signature in signatures if signature.kind == SEAL]
    if len(seals) != 1:
        raise NotSealedError("VFY-SEAL-ONE", str(len(seals)))
    others = [signature for signature in signatures if signature is not seals[0]]
    return Sealed(data, reader, seals[0], tuple(sorted(others, key=lambda signature: signature.revision)))


def _signatures(reader: PdfFileReader) -> list[Signature]:
    """Every field of the form. A form of the gazette holds signatures only, each filled and at the top level."""
    if "/AcroForm" not in reader.root:
        return []
    found = []
    for entry in reader.root["/AcroForm"]["/Fields"]:
        field = entry.get_object()
        if not isinstance(field, DictionaryObject) or not isinstance(entry, IndirectObject):
            raise NotSealedError("VFY-PDF-FORM", "form")
        if field.get("/FT") != "/Sig" or "/Kids" in field:
            raise NotSealedError("VFY-SEAL-ONE", "other field")
        reference = field.raw_get("/V") if "/V" in field else None
        value = field["/V"] if isinstance(reference, IndirectObject) else None
        if not isinstance(reference, IndirectObject) or not isinstance(value, DictionaryObject):
            raise NotSealedError("VFY-SEAL-ONE", "empty field")
        kind = str(value.get("/Type", SEAL))
        if kind not in (SEAL, TIMESTAMP):
            raise NotSealedError("VFY-SEAL-ONE", "unknown signature")
        found.append(Signature(field, value, kind, reader.xrefs.get_last_change(reference.reference)))
    return found


def is_revision_end(sealed: Sealed, signature: Signature) -> bool:
    """Whether a signature covers the file up to the end of its own revision, all cross-references before it included.

    Raises ValueError for a byte range that is none.
    """
    _first, _length, second, rest = signature.byte_range
    end, xrefs = second + rest, sealed.reader.xrefs
    told = _END.search(sealed.data, max(0, end - 64), end)
    if told is None or int(told[1]) != xrefs.get_startxref_for_revision(signature.revision):
        return False
    containers = (xrefs.get_xref_container_info(revision) for revision in range(signature.revision + 1))
    return all(container.end_location <= end for container in containers)


def contents(sealed: Sealed, signature: Signature) -> bytes:
    """The CMS bytes of a signature, when `/Contents` is written in the one way that it may be.

    The gap of the byte range is exactly the hex string: capital digits, no white space, nothing but zeros behind the
    object; and the reader took the same bytes. Raises ContentsError, NotDerError.
    """
    try:
        gap = gap_of(sealed.data, signature.byte_range)
    except ValueError as error:
        raise ContentsError("byte range") from error
    if gap[:1] != b"<" or gap[-1:] != b">" or not _HEX.fullmatch(gap[1:-1]):
        raise ContentsError("hex")
    content = bytes.fromhex(gap[1:-1].decode("ascii"))
    read = signature.value.raw_get("/Contents")
    if not isinstance(read, ByteStringObject | TextStringObject) or content != read.original_bytes:
        raise ContentsError("other contents")
    end = object_length(content)
    if content[end:].strip(b"\0"):
        raise ContentsError("padding")
    return content[:end]


def parsed(sealed: Sealed, signature: Signature) -> Parsed:
    """The signature's CMS, held against the rules. Raises CmsError, ContentsError or NotDerError."""
    last = signature is sealed.all[-1]
    return parse_cms(contents(sealed, signature), timestamp=signature is not sealed.seal, covered=not last)
