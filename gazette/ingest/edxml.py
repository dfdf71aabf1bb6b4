"""edXML: the packages in which agencies exchange documents (QCVN 102:2016/BTTTT, QĐ 28/2018/QĐ-TTg).

The header states facts about one document; the attachments are its files, each as base64 of a zip of the file. Two
forms are met: `edXML` of QCVN 102 and `edXMLEnvelope` in the namespace http://www.go.vn/eDoc, whose files stand
without a zip around them. Elements are told by their local names: senders disagree about namespaces and prefixes.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from lxml import etree

from gazette.akn.xml import UnsafeXml, local, parse
from gazette.ingest.clean import Cleaner
from gazette.ingest.counter import day_of
from gazette.ingest.envelope import Envelope
from gazette.ingest.limits import Budget, mib, shown
from gazette.ingest.refused import RefusedInput, refused
from gazette.ingest.sidecar import Sidecar
from gazette.ingest.tree import File, Folder
from gazette.ingest.unzip import is_archive, unzipped
from gazette.model import Container, Finding, Place, Severity, Signatory, Urgency, finding

_ROOT = re.compile(rb"<(?:[\w.-]+:)?edxml(?:envelope)?[\s>/]", re.IGNORECASE)
_PROLOG = 4096
_BLOB = re.compile(rb">([A-Za-z0-9+/=\s]{2000,})<")
"""Base64 that is long enough to be a file. It is lifted out before parsing: the parser's limits are for text."""
_MAX_HEADER = 8 * 1024 * 1024
"""Bytes of a package without the contents of its files."""
_MAX_FILES = 1_000
_PRIORITIES = {
    "0": Urgency.NORMAL,
    "1": Urgency.URGENT,
    "2": Urgency.VERY_URGENT,
    "3": Urgency.EXPRESS,
    "4": Urgency.EXPRESS,  # hỏa tốc hẹn giờ
}
_UNSAID = {"", "n/a", "null", "none"}
_DIGESTS = ("sha1", "sha256", "sha384", "sha512")


@dataclass(frozen=True, slots=True)
class Package:
    """An opened package: the header's word, the files in the order of its manifest, and what is wrong with it."""

    envelope: Envelope
    files: tuple[File, ...]
    problems: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Reference:
    cid: str
    name: str


@dataclass(frozen=True, slots=True)
class _Attachment:
    cid: str
    name: str
    encoded: bytes


def is_edxml(data: bytes) -> bool:
    """Whether the bytes begin like an edXML package."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _ROOT.search(data[:_PROLOG]) is not None


def opened(file: File, data: bytes, budget: Budget) -> Package:
    """Open a package. Raises RefusedInput for unsafe or malformed XML and for a package without a file.

    A file that can't be unpacked, is missing or is not what the signature names is an error of the package; the others
    are there.
    """
    root, blobs = _parsed(data)
    place = Place(file.name)
    problems: list[Finding] = []
    attachments = list(_attachments(root, blobs))
    references = list(_references(root))
    if not attachments and not references:
        raise refused("INP-EDXML-NOTHING", place)
    home = file.container or Container(file.name, hashlib.sha256(data).hexdigest(), "")
    digests = dict(_digests(root))
    ordered = _ordered(references, attachments, place, problems)
    files: list[File] = []
    for attachment in ordered:
        try:
            files += _unpacked(file, attachment, digests.get(attachment.cid), home, budget)
        except RefusedInput as error:
            found = error.finding
            problems.append(Finding(found.code, found.severity, found.params, place))
    envelope = _envelope(root, place, problems)
    if next(_named(root, "Signature"), None) is None:
        problems.append(finding("INP-EDXML-UNSIGNED", Severity.INFO, place))
    else:
        envelope = replace(envelope, signed=data)
    return Package(envelope, tuple(files), tuple(problems))


def _parsed(data: bytes) -> tuple[etree._Element, dict[str, bytes]]:
    """The XML with each long run of base64 replaced by a token, and the runs by these; each is to be taken once."""
    blobs: dict[str, bytes] = {}

    def lift(found: re.Match[bytes]) -> bytes:
        token = f"blob:{len(blobs)}"
        blobs[token] = found[1]
        return b">" + token.encode() + b"<"

    rest = _BLOB.sub(lift, data)
    if len(rest) > _MAX_HEADER:
        raise refused("INP-TOO-LARGE", file="edXML", limit=mib(_MAX_HEADER))
    try:
        root = parse(rest)
    except UnsafeXml as error:
        if error.reason == "doctype":
            raise refused("INP-XML-DOCTYPE") from error
        raise refused("INP-XML-MALFORMED", detail=error.detail[:200]) from error
    # A signature is over the text without comments: what they part must be read as one, or words behind them are lost.
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    return root, blobs


def _named(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Descendants of these names. Raises RefusedInput for more than a package can have files."""
    wanted = {name.lower() for name in names}
    for count, item in enumerate(found for found in element.iter() if local(found).lower() in wanted):
        if count == _MAX_FILES:
            raise refused("INP-ZIP-ENTRIES", count=f"> {_MAX_FILES}", limit=_MAX_FILES)
        yield item


def _text(element: etree._Element | None, *way: str) -> str | None:
    """The text of the first descendant that the local names lead to; None where it is empty or says "N/A"."""
    for name in way:
        if element is None:
            return None
        element = next((item for item in element if local(item).lower() == name.lower()), None)
    text = " ".join(Cleaner().text("".join(element.itertext())).split()) if element is not None else ""
    return None if text.lower() in _UNSAID else text


def _cid(text: str | None) -> str:
    return (text or "").strip("<>").removeprefix("cid:").strip()


def _first(element: etree._Element, *names: str) -> str | None:
    """A child's text or an attribute's value, by whichever of the names is there."""
    attributes = {etree.QName(name).localname.lower(): str(value) for name, value in element.attrib.items()}
    found = (_text(element, name) or attributes.get(name.lower()) for name in names)
    return next((value for value in found if value), None)


def _references(root: etree._Element) -> Iterator[_Reference]:
    manifest = next(_named(root, "edXMLManifest", "Manifest"), None)
    if manifest is not None:
        for item in _named(manifest, "Reference"):
            yield _Reference(_cid(_first(item, "ContentId", "href")), _first(item, "AttachmentName", "FileName") or "")


def _attachments(root: etree._Element, blobs: dict[str, bytes]) -> Iterator[_Attachment]:
    for item in _named(root, "Attachment"):
        content = next(_named(item, "ContentTransferEncoded", "Content"), None)
        encoded = "".join(content.itertext()) if content is not None else ""
        yield _Attachment(
            _cid(_first(item, "ContentId", "href")),
            _first(item, "AttachmentName", "FileName") or "",
            blobs.pop(encoded, b"") or encoded.encode(),
        )


def _digests(root: etree._Element) -> Iterator[tuple[str, tuple[str, str]]]:
    """By content id what the signature says the file's digest is: algorithm and base64."""
    signature = next(_named(root, "Signature"), None)
    if signature is not None:
        for item in _named(signature, "Reference"):
            uri = item.get("URI", "")
            method = next((found.get("Algorithm", "") for found in _named(item, "DigestMethod")), "")
            value = _text(item, "DigestValue")
            if uri.startswith("cid:") and value is not None:
                yield _cid(uri), (method, value)


def _ordered(
    references: list[_Reference], attachments: list[_Attachment], place: Place, problems: list[Finding]
) -> list[_Attachment]:
    """The attachments in the order of the manifest, those it does not name at the end; differences are told."""
    left = list(attachments)
    ordered: list[_Attachment] = []
    for reference in references:
        found = next((item for item in left if reference.cid and item.cid == reference.cid), None) or next(
            (item for item in left if reference.name and item.name == reference.name), None
        )
        if found is None:
            name = reference.name or reference.cid or "—"
            problems.append(finding("INP-EDXML-MISSING", Severity.ERROR, place, file=shown(name)))
            continue
        left.remove(found)
        ordered.append(_Attachment(found.cid, found.name or reference.name, found.encoded))
    if references:
        problems.extend(
            finding("INP-EDXML-UNNAMED", Severity.WARNING, place, file=shown(item.name or item.cid or "—"))
            for item in left
        )
    return ordered + left


def _unpacked(
    package: File, attachment: _Attachment, digest: tuple[str, str] | None, home: Container, budget: Budget
) -> Iterator[File]:
    """The file or files of an attachment. Raises RefusedInput for what can't be decoded or is not what was signed."""
    name = attachment.name
    if name in (".", "..") or any(char in name for char in "/\\\0"):
        raise refused("INP-ZIP-NAME", part=shown(name))
    try:
        data = base64.b64decode(b"".join(attachment.encoded.split()), validate=True)
    except binascii.Error as error:
        raise refused("INP-EDXML-CONTENT", file=shown(name or attachment.cid or "—")) from error
    if not data:
        raise refused("INP-EDXML-CONTENT", file=shown(name or attachment.cid or "—"))
    inside = list(_inside(package, data, home, budget)) if is_archive(data) else []
    if not inside:
        budget.take(len(data), name)
    contents = [(member.name, member.read()) for member in inside] or [(name, data)]
    if digest is not None and not _agrees(digest, (data, attachment.encoded, *(content for _, content in contents))):
        raise refused("INP-EDXML-DIGEST", file=shown(name or attachment.cid or "—"))
    for inner, content in contents:
        own = name if len(contents) == 1 and name and not name.lower().endswith(".zip") else inner
        yield _file(package, own or f"tep-{attachment.cid or 1}", content, home)


def _inside(package: File, data: bytes, home: Container, budget: Budget) -> Iterator[File]:
    waiting = [unzipped(data, package.path, home, budget)]
    while waiting:
        for node in waiting.pop(0).entries():
            if isinstance(node, Folder):
                waiting.append(node)
            else:
                yield node


def _file(package: File, name: str, data: bytes, home: Container) -> File:
    inside = f"{home.member}/{name}" if home.member else name
    key = f"{home.sha256}:{inside}:{hashlib.sha256(data).hexdigest()}"
    return File(package.path / PurePosixPath(name).name, key, lambda: data, Container(home.name, home.sha256, inside))


def _agrees(digest: tuple[str, str], forms: tuple[bytes, ...]) -> bool:
    """Whether a digest is that of the attachment in one of its forms: as sent, as text, or unpacked."""
    method, value = digest
    algorithm = re.split(r"[#/]", method.lower())[-1]
    if algorithm not in _DIGESTS:
        return False  # a digest that can't be checked does not agree
    return any(base64.b64encode(hashlib.new(algorithm, form).digest()).decode() == value for form in forms)


def _envelope(root: etree._Element, place: Place, problems: list[Finding]) -> Envelope:
    header = next(_named(root, "MessageHeader"), root)
    number, notation = _text(header, "Code", "CodeNumber"), _text(header, "Code", "CodeNotation")
    if number is not None and notation is not None and not number.endswith(notation):
        number = f"{number}/{notation}"
    printed = _text(header, "PromulgationInfo", "PromulgationDate")
    date = day_of(printed.replace("/", "-")[:10]) or day_of(printed) if printed is not None else None
    if printed is not None and date is None:
        problems.append(_value("PromulgationDate", printed, place))
    priority = _text(header, "OtherInfo", "Priority")
    urgency = _PRIORITIES.get(priority) if priority is not None else None
    if priority is not None and urgency is None:
        problems.append(_value("Priority", priority, place))
    sender = _text(header, "From", "OrganName")
    kind = next(_named(header, "DocumentType"), None)
    type_name = _text(kind, "TypeName") if kind is not None and len(kind) else _text(kind)
    facts = Sidecar(
        number=number,
        type=type_name,
        title=_text(header, "Subject"),
        issuers=(sender,) if sender is not None else None,
        place=_text(header, "PromulgationInfo", "Place"),
        date=date,
        sender=sender or _text(header, "From", "OrganId"),
        urgency=urgency,
    )
    return Envelope(facts, _signer(header))


def _signer(header: etree._Element) -> Signatory | None:
    name = _text(header, "SignerInfo", "FullName") or _text(header, "SignerInfo", "Signer")
    return None if name is None else Signatory(name, _text(header, "SignerInfo", "Position") or "")


def _value(field: str, value: str, place: Place) -> Finding:
    return finding("INP-EDXML-VALUE", Severity.WARNING, place, field=field, value=shown(value))
