"""Sealed PDFs of every making: a right one by default, and each part of it can be made wrong.

It shares nothing with `gazette.sign`: bytes are put together here by hand, so that what the signer would refuse to write
can be written, and the verifier is not judged by its own twin.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from reportlab.pdfgen import canvas
from world import NOW, World, digest

ROOM = 9000
"""Bytes kept free for a signature."""
_RANGE = b"[ 0 ########## ########## ########## ]"
Objects = dict[int, bytes]
Entries = Mapping[bytes, bytes]


@dataclass(frozen=True)
class Cms:
    """How a signature is written. The hooks get what a right one would hold."""

    digest: str = "sha256"
    mechanism: str | None = None
    """Name of the signature algorithm that is told, when it is not the key's own."""
    signer: str | None = None
    """Whose certificate is told as the signer's, when it is not that of the key."""
    certificates: tuple[str, ...] | None = None
    attributes: Callable[[list[cms.CMSAttribute]], list[cms.CMSAttribute]] = list
    unsigned: Callable[[list[cms.CMSAttribute]], list[cms.CMSAttribute]] = list
    bound: str | None = None
    """Whose certificate the signing-certificate attribute names."""
    finish: Callable[[bytes], bytes] = bytes
    content_digest: Callable[[bytes], bytes] = bytes


@dataclass(frozen=True)
class Recipe:
    """What a sealed PDF is made of: two revisions behind an unsigned one."""

    seal: str = "seal"
    token: str | None = "tsa"
    stamp: str | None = "tsa"
    at: datetime = NOW
    stamped_at: datetime | None = None
    """When the document timestamp is given; a second after the seal's own when None."""
    seal_cms: Cms = Cms()
    token_cms: Cms = Cms()
    stamp_cms: Cms = Cms()
    certificates: tuple[str, ...] | None = None
    """Whose certificates lie in the DSS; every one that is used when None."""
    crls: tuple[bytes, ...] | None = None
    ocsps: tuple[bytes, ...] = ()
    store: bool = True
    header: bytes | None = None
    seal_entries: Entries = field(default_factory=dict)
    """Entries of the seal's dictionary, by name, in place of the right ones; empty bytes leave one out."""
    stamp_entries: Entries = field(default_factory=dict)
    field_entries: Entries = field(default_factory=dict)
    """The same for the field of the document timestamp."""
    catalogue: Entries = field(default_factory=dict)
    """Entries of the catalogue as the seal's revision writes it."""
    late_catalogue: Entries | None = None
    """Entries of the catalogue as the timestamp's revision writes it; None: it does not."""
    late: Callable[[Objects, int], Objects] = lambda objects, _free: objects
    """What else the timestamp's revision writes; gets its objects and the first free number."""
    form: Callable[[bytes], bytes] = bytes
    """The form as it is written."""
    trailer: bytes = b""
    """Entries of the last trailer."""
    renewals: tuple[tuple[str, datetime, tuple[bytes, ...]], ...] = ()
    """Further document timestamps: by whom, when, with which new revocation lists."""
    tail: bytes = b""


@cache
def unsigned(pages: int = 2, title: str = "Quyet dinh 83/2008") -> bytes:
    """An unsigned PDF, the same bytes each time."""
    buffer = io.BytesIO()
    drawing = canvas.Canvas(buffer, invariant=1)
    drawing.setTitle(title)
    for page in range(1, pages + 1):
        drawing.drawString(100, 700, f"{title} page {page}")
        drawing.showPage()
    drawing.save()
    return buffer.getvalue()


def forged(world: World, recipe: Recipe = Recipe(), pdf: bytes | None = None) -> bytes:
    """The PDF of a recipe."""
    return _Forge(world, recipe, unsigned() if pdf is None else pdf).pdf()


class _Forge:
    """One PDF on its way."""

    def __init__(self, world: World, recipe: Recipe, base: bytes) -> None:
        self.world, self.recipe = world, recipe
        header = recipe.header or b""
        self.data = self.base = header + base[len(header) :]
        self.root = int(_last(rb"/Root (\d+) 0 R", base)[1])
        self.page = int(_last(rb"/Kids \[ ?(\d+) 0 R", base)[1])
        self.free = int(_last(rb"/Size (\d+)", base)[1])
        self.catalogue: dict[bytes, bytes] = {}
        self.fields: list[int] = []
        self.store: dict[bytes, list[int]] = {}
        self.form, self.dss = self.number(), self.number()

    def pdf(self) -> bytes:
        recipe = self.recipe
        self.sealed()
        if recipe.stamp is not None:
            at = recipe.stamped_at or recipe.at + timedelta(seconds=1)
            self.stamped(recipe.stamp, at, (), recipe.late)
        for by, at, crls in recipe.renewals:
            self.stamped(by, at, crls, lambda objects, _free: objects)
        return self.data + recipe.tail

    def number(self) -> int:
        self.free += 1
        return self.free - 1

    def sealed(self) -> None:
        recipe = self.recipe
        value, widget = self.number(), self.number()
        objects: Objects = {value: _signature(b"/Sig", b"/ETSI.CAdES.detached", _CERTIFIED, recipe.seal_entries)}
        objects |= self.listed(widget, b"Seal", value, {})
        self.catalogue = {b"/AcroForm": b"%d 0 R" % self.form, b"/Perms": b"<< /DocMDP %d 0 R >>" % value}
        if recipe.store:
            self.catalogue[b"/DSS"] = b"%d 0 R" % self.dss
            objects |= self.stored({b"/Certs": self.used(), b"/CRLs": self.lists(), b"/OCSPs": recipe.ocsps})
        self.catalogue |= recipe.catalogue
        objects[self.root] = self.catalogued()
        filled = _revision(self.data, objects, self.free)
        self.data = _filled(
            filled, lambda covered: seal_cms(self.world, recipe, digest(covered, recipe.seal_cms.digest))
        )

    def stamped(self, by: str, at: datetime, crls: tuple[bytes, ...], late: Callable[[Objects, int], Objects]) -> None:
        recipe = self.recipe
        value, widget = self.number(), self.number()
        objects: Objects = {value: _signature(b"/DocTimeStamp", b"/ETSI.RFC3161", {}, recipe.stamp_entries)}
        objects |= self.listed(widget, b"Timestamp%d" % widget, value, recipe.field_entries)
        if crls:
            objects |= self.stored({b"/CRLs": crls})
        if recipe.late_catalogue is not None:
            self.catalogue |= recipe.late_catalogue
            objects[self.root] = self.catalogued()
        objects = late(objects, self.free)
        filled = _revision(self.data, objects, max(self.free, max(objects) + 1), recipe.trailer)
        self.data = _filled(filled, lambda covered: token(self.world, by, digest(covered), at, how=recipe.stamp_cms))

    def listed(self, widget: int, name: bytes, value: int, entries: Entries) -> Objects:
        """A field, the form and the page that name it."""
        self.fields.append(widget)
        listed = b"[ %b ]" % b" ".join(b"%d 0 R" % number for number in self.fields)
        right = {
            b"/Type": b"/Annot",
            b"/Subtype": b"/Widget",
            b"/FT": b"/Sig",
            b"/T": b"(%b)" % name,
            b"/F": b"132",
            b"/Rect": b"[ 0 0 0 0 ]",
            b"/P": b"%d 0 R" % self.page,
            b"/V": b"%d 0 R" % value,
        }
        return {
            widget: _written({**right, **entries}),
            self.form: self.recipe.form(_written({b"/Fields": listed, b"/SigFlags": b"3"})),
            self.page: newest(self.base, self.page)[:-2] + b" /Annots %b >>" % listed,
        }

    def used(self) -> tuple[bytes, ...]:
        """The certificates of the DSS."""
        recipe = self.recipe
        if recipe.certificates is not None:
            return tuple(self.world.der(who) for who in recipe.certificates)
        names = (recipe.seal, recipe.token, recipe.stamp, *(by for by, _at, _crls in recipe.renewals))
        return tuple(dict.fromkeys(der for who in names if who is not None for der in self.world.chain(who)))

    def lists(self) -> tuple[bytes, ...]:
        if self.recipe.crls is not None:
            return self.recipe.crls
        return self.world.crl("root", self.recipe.at), self.world.crl("ca", self.recipe.at)

    def stored(self, contents: Mapping[bytes, tuple[bytes, ...]]) -> Objects:
        objects: Objects = {}
        for name, several in contents.items():
            for content in several:
                place = self.number()
                objects[place] = _stream(content)
                self.store.setdefault(name, []).append(place)
        kept = {name: b"[ %b ]" % b" ".join(b"%d 0 R" % item for item in items) for name, items in self.store.items()}
        return {self.dss: _written({b"/Type": b"/DSS", **kept}), **objects}

    def catalogued(self) -> bytes:
        return newest(self.base, self.root)[:-2] + _written(self.catalogue)[2:]


_CERTIFIED = {
    b"/Reference": b"[ << /Type /SigRef /TransformMethod /DocMDP "
    b"/TransformParams << /Type /TransformParams /V /1.2 /P 1 >> >> ]"
}


def _signature(kind: bytes, sub_filter: bytes, more: Entries, entries: Entries) -> bytes:
    right = {b"/Type": kind, b"/Filter": b"/Adobe.PPKLite", b"/SubFilter": sub_filter, **more}
    return _written({**right, b"/ByteRange": _RANGE, b"/Contents": b"<%b>" % (b"0" * 2 * ROOM), **entries})


def _written(entries: Entries) -> bytes:
    """A dictionary; an entry of no bytes is left out."""
    return b"<< %b >>" % b" ".join(b"%b %b" % (name, value) for name, value in entries.items() if value)


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)


def _last(pattern: bytes, pdf: bytes) -> re.Match[bytes]:
    return list(re.finditer(pattern, pdf))[-1]


def newest(pdf: bytes, number: int) -> bytes:
    """The last written body of an object."""
    return _last(rb"(?s)(?<!\d)%d 0 obj\s+(.*?)\s*endobj" % number, pdf)[1]


def _revision(pdf: bytes, objects: Objects, size: int, trailer: bytes = b"") -> bytes:
    """The PDF with objects appended, and a cross-reference table for them."""
    out = bytearray(pdf)
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n"
    for number in sorted(places):
        out += b"%d 1\n%010d 00000 n \n" % (number, places[number])
    root = _last(rb"/Root (\d+ 0 R)", pdf)[1]
    info = re.search(rb"/Info (\d+ 0 R)", pdf)
    kept = b" /Info %b" % info[1] if info else b""
    previous = int(_last(rb"startxref\s+(\d+)", pdf)[1])
    out += b"trailer\n<< /Size %d /Root %b%b /Prev %d%b >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        root,
        kept,
        previous,
        trailer,
        start,
    )
    return bytes(out)


def appended(pdf: bytes, objects: Objects, trailer: bytes = b"") -> bytes:
    """An unsigned revision behind a PDF."""
    return _revision(pdf, objects, max(int(_last(rb"/Size (\d+)", pdf)[1]), max(objects, default=0) + 1), trailer)


def _filled(pdf: bytes, sign: Callable[[bytes], bytes]) -> bytes:
    """The hole of the last revision filled with what `sign` makes of all other bytes."""
    hole = b"<%b>" % (b"0" * 2 * ROOM)
    start = pdf.rindex(hole)
    end = start + len(hole)
    told = _RANGE.replace(b"##########", b"%-10d")
    pdf = pdf.replace(_RANGE, told % (start, end, len(pdf) - end))
    made = sign(pdf[:start] + pdf[end:])
    return pdf[: start + 1] + made.hex().upper().encode().ljust(2 * ROOM, b"0") + pdf[end - 1 :]


def seal_cms(world: World, recipe: Recipe, hashed: bytes) -> bytes:
    """The seal's CMS over a document of that digest, with its timestamp token."""
    how = recipe.seal_cms

    def unsigned_attributes(signature: bytes) -> list[cms.CMSAttribute]:
        tokens = []
        if recipe.token is not None:
            made = token(world, recipe.token, digest(signature), recipe.at, how=recipe.token_cms)
            tokens = [cms.CMSAttribute({"type": "signature_time_stamp_token", "values": [cms.ContentInfo.load(made)]})]
        return how.unsigned(tokens)

    encapsulated = cms.ContentInfo({"content_type": "data"})
    return signed_data(world, recipe.seal, encapsulated, how.content_digest(hashed), how, unsigned_attributes)


def token(world: World, by: str, imprint: bytes, at: datetime, *, how: Cms = Cms(), nonce: int | None = None) -> bytes:
    """A timestamp token over something with that digest."""
    info = {
        "version": "v1",
        "policy": "2.25.713",
        "message_imprint": {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": how.content_digest(imprint)},
        "serial_number": int.from_bytes(imprint[:8], "big"),
        "gen_time": at.replace(microsecond=0),
    }
    if nonce is not None:
        info["nonce"] = nonce
    content = tsp.TSTInfo(info).dump()
    encapsulated = cms.EncapsulatedContentInfo(
        {"content_type": "tst_info", "content": cms.ParsableOctetString(content)}
    )
    return signed_data(world, by, encapsulated, digest(content, how.digest), how, lambda _s: how.unsigned([]))


def signed_data(
    world: World,
    who: str,
    encapsulated: core.Sequence,
    hashed: bytes,
    how: Cms,
    unsigned_attributes: Callable[[bytes], list[cms.CMSAttribute]],
) -> bytes:
    """A SignedData with one signer, DER."""
    told = world.der(how.signer or who)
    certificate = asn1_x509.Certificate.load(told)
    kind = encapsulated["content_type"].native
    bound = tsp.SigningCertificateV2(
        {
            "certs": [
                {
                    "hash_algorithm": {"algorithm": "sha256"},
                    "cert_hash": digest(world.der(how.bound or how.signer or who)),
                }
            ]
        }
    )
    right = [
        cms.CMSAttribute({"type": "content_type", "values": [kind]}),
        cms.CMSAttribute({"type": "message_digest", "values": [hashed]}),
        cms.CMSAttribute({"type": "signing_certificate_v2", "values": [bound]}),
    ]
    attributes = cms.CMSAttributes(sorted(how.attributes(right), key=lambda item: item.dump()))
    signature, mechanism = _signed(world, who, attributes.dump(), how)
    signer: dict[str, object] = {
        "version": "v1",
        "sid": cms.SignerIdentifier(
            "issuer_and_serial_number",
            cms.IssuerAndSerialNumber({"issuer": certificate.issuer, "serial_number": certificate.serial_number}),
        ),
        "digest_algorithm": {"algorithm": how.digest},
        "signed_attrs": attributes,
        "signature_algorithm": mechanism,
        "signature": signature,
    }
    if more := unsigned_attributes(signature):
        signer["unsigned_attrs"] = cms.CMSAttributes(more)
    chosen = (
        [world.der(name) for name in how.certificates]
        if how.certificates is not None
        else world.chain(how.signer or who)
    )
    content = cms.SignedData(
        {
            "version": "v3" if kind == "tst_info" else "v1",
            "digest_algorithms": [{"algorithm": how.digest}],
            "encap_content_info": encapsulated,
            "certificates": [
                cms.CertificateChoices("certificate", asn1_x509.Certificate.load(item)) for item in sorted(chosen)
            ],
            "signer_infos": [signer],
        }
    )
    return how.finish(cms.ContentInfo({"content_type": "signed_data", "content": content}).dump())


def _signed(world: World, who: str, data: bytes, how: Cms) -> tuple[bytes, algos.SignedDigestAlgorithm]:
    key = world.key(who)
    hashed = {"sha1": hashes.SHA1(), "sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}
    if isinstance(key, rsa.RSAPrivateKey):
        name = how.mechanism or "rsassa_pkcs1v15"
        return key.sign(data, padding.PKCS1v15(), hashed[how.digest]), algos.SignedDigestAlgorithm({"algorithm": name})
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key.sign(data), algos.SignedDigestAlgorithm({"algorithm": "ed25519"})
    name = how.mechanism or f"{how.digest}_ecdsa"
    return key.sign(data, ec.ECDSA(hashed[how.digest])), algos.SignedDigestAlgorithm({"algorithm": name})


def gaps(data: bytes) -> list[tuple[int, int]]:
    """Start and end of each `/Contents`, brackets included."""
    found = re.findall(rb"/ByteRange ?\[ ?(\d+) +(\d+) +(\d+) +(\d+)", data)
    return [(int(length), int(second)) for _first, length, second, _rest in found]
