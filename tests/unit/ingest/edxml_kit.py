"""edXML packages, written by hand after the two forms that are met."""

import base64
import hashlib

from archive_kit import packed

QCVN = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
EDOC = "http://www.go.vn/eDoc"

HEADER = {
    "number": "07",
    "notation": "2026/QĐ-UBND",
    "date": "2026/03/05",
    "subject": "Ban hành Quy chế quản lý hồ nước trên địa bàn tỉnh Hoa Sen",
    "organ": "Ủy ban nhân dân tỉnh Hoa Sen",
    "type": "Quyết định",
    "signer": "Trần Thị Mẫu",
    "priority": "2",
    "place": "Hoa Sen",
}


def _header(facts, prefix):
    said = HEADER | facts
    e = prefix
    return (
        f"<{e}MessageHeader><{e}From><{e}OrganId>H99.01</{e}OrganId><{e}OrganName>{said['organ']}</{e}OrganName></{e}From>"
        f"<{e}To><{e}OrganName>Văn phòng Chính phủ</{e}OrganName></{e}To><{e}DocumentId>1</{e}DocumentId>"
        f"<{e}Code><{e}CodeNumber>{said['number']}</{e}CodeNumber><{e}CodeNotation>{said['notation']}</{e}CodeNotation></{e}Code>"
        f"<{e}PromulgationInfo><{e}Place>{said['place']}</{e}Place>"
        f"<{e}PromulgationDate>{said['date']}</{e}PromulgationDate></{e}PromulgationInfo>"
        f"<{e}DocumentType><{e}Type>1</{e}Type><{e}TypeName>{said['type']}</{e}TypeName></{e}DocumentType>"
        f"<{e}Subject>{said['subject']}</{e}Subject><{e}Content>tóm tắt</{e}Content>"
        f"<{e}SignerInfo><{e}FullName>{said['signer']}</{e}FullName><{e}Position>Phó Chủ tịch</{e}Position></{e}SignerInfo>"
        f"<{e}OtherInfo><{e}Priority>{said['priority']}</{e}Priority></{e}OtherInfo></{e}MessageHeader>"
    )


def edxml(files, *, listed=None, signature="", extra="", encode=None, **facts):
    """A QCVN 102 package of name and bytes; `listed` are the names in its manifest, all of them if not told."""
    references = "".join(
        f"<edXML:Reference><edXML:ContentId>cid:{name}</edXML:ContentId>"
        f"<edXML:AttachmentName>{name}</edXML:AttachmentName></edXML:Reference>"
        for name in (files if listed is None else listed)
    )
    attachments = "".join(
        f"<Attachment><ContentId>cid:{name}</ContentId><AttachmentName>{name}</AttachmentName>"
        f"<ContentTransferEncoded>{(encode or zipped)(name, data)}</ContentTransferEncoded></Attachment>"
        for name, data in files.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><edXML:edXML xmlns:edXML="{QCVN}"><edXML:edXMLEnvelope>'
        f"<edXML:edXMLHeader>{_header(facts, 'edXML:')}{signature}</edXML:edXMLHeader>"
        f'<edXML:edXMLBody><edXML:edXMLManifest version="1.0">{references}</edXML:edXMLManifest></edXML:edXMLBody>'
        f"</edXML:edXMLEnvelope><AttachmentEncoded>{attachments}</AttachmentEncoded>{extra}</edXML:edXML>"
    ).encode()


def edoc(files, **facts):
    """A package in the namespace of go.vn: no manifest, and the files without a zip."""
    attachments = "".join(
        f"<Attachment><FileName>{name}</FileName><FileType>x</FileType>"
        f"<Content>{base64.b64encode(data).decode()}</Content></Attachment>"
        for name, data in files.items()
    )
    return f'<edXMLEnvelope xmlns="{EDOC}">{_header(facts, "")}{attachments}</edXMLEnvelope>'.encode()


def zipped(name, data):
    """base64 of a zip of the file."""
    return base64.b64encode(packed({name: data})).decode()


def signature(name, data, algorithm="sha256"):
    """An XML signature's form (worth nothing) that states a file's digest."""
    value = base64.b64encode(hashlib.new("sha256", data).digest()).decode()
    return (
        '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>'
        f'<Reference URI="cid:{name}"><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#{algorithm}"/>'
        f"<DigestValue>{value}</DigestValue></Reference></SignedInfo><SignatureValue>AA==</SignatureValue></Signature>"
    )
