"""Opening a sealed PDF strictly: what must be there before any rule can be asked."""

from __future__ import annotations

import io
import logging
import re
from dataclasses import dataclass

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from gazette.verify.cms import Parsed, parse_cms
from gazette.verify.der import object_length

# pyHanko explains itself on loggers that nobody set up here, which Python would print to standard error.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

_HEX = re.compile(rb"(?:[0-9a-f]{2})+|(?:[0-9A-F]{2})+")
_HEADER = re.compile(rb"%PDF-(?:1\.[0-7]|2\.0)[\r\n ]")


class NotSealedError(ValueError):
    """The file is no sealed gazette PDF. `rule` is the code of the check that says so, `detail` a technical word."""

    def __init__(self, rule: str, detail: str) -> None:
        super().__init__(f"{rule}: {detail}")
        self.rule = rule
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Sealed:
    """An opened PDF: the seal and the document timestamps after it, in the order of their revisions."""

    data: bytes
    reader: PdfFileReader
    seal: EmbeddedPdfSignature
    timestamps: tuple[EmbeddedPdfSignature, ...]

    @property
    def all(self) -> tuple[EmbeddedPdfSignature, ...]:
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
        raise NotSealedError("VFY-PDF-FORM", "encrypted")
    if reader.xrefs.hybrid_xrefs_present:
        raise NotSealedError("VFY-PDF-FORM", "hybrid cross-references")
    signatures = reader.embedded_signatures
    # pyHanko leaves out signatures of a kind that it doesn't know.
    if len(signatures) != len(list(enumerate_sig_fields(reader, filled_status=True))):
        raise NotSealedError("VFY-SEAL-ONE", "unknown signature")
    seals = [signature for signature in signatures if signature.sig_object_type == "/Sig"]
    if not seals:
        raise NotSealedError("VFY-SEAL-NONE", "0")
    if len(seals) != 1:
        raise NotSealedError("VFY-SEAL-ONE", str(len(seals)))
    others = tuple(signature for signature in signatures if signature is not seals[0])
    if any(signature.sig_object_type != "/DocTimeStamp" for signature in others):
        raise NotSealedError("VFY-SEAL-ONE", "unknown signature")
    return Sealed(data, reader, seals[0], others)


def contents(sealed: Sealed, signature: EmbeddedPdfSignature) -> bytes:
    """The CMS bytes of a signature, when `/Contents` is written in the one way that it may be.

    The gap of the byte range is exactly the hex string: digits of one case, no white space, nothing but zeros behind
    the object; and the reader took the same bytes. Raises ValueError.
    """
    first, length, second, rest = (int(number) for number in signature.byte_range)
    data = sealed.data
    if first != 0 or length <= 0 or second <= length or rest <= 0 or second + rest > len(data):
        raise ValueError("byte range")
    gap = data[length:second]
    if gap[:1] != b"<" or gap[-1:] != b">" or not _HEX.fullmatch(gap[1:-1]):
        raise ValueError("hex")
    content = bytes.fromhex(gap[1:-1].decode("ascii"))
    if content != signature.pkcs7_content:
        raise ValueError("other contents")
    end = object_length(content)
    if content[end:].strip(b"\0"):
        raise ValueError("padding")
    return content[:end]


def parsed(sealed: Sealed, signature: EmbeddedPdfSignature) -> Parsed:
    """The signature's CMS, held against the rules. Raises CmsError, NotDerError or ValueError."""
    last = signature is sealed.all[-1]
    timestamp = signature is not sealed.seal
    return parse_cms(contents(sealed, signature), timestamp=timestamp, covered=not last)
