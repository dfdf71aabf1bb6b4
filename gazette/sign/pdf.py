"""How a seal lies in a PDF: certified against any change (DocMDP P 1), then timestamped as a whole; two revisions.

The DSS goes in together with the signature, without VRI, so that the document timestamp is the last thing written and
covers the entire file: "nothing after the last timestamp" becomes a rule that anyone can test (ETSI EN 319 142-1).
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

import pikepdf
from pikepdf import Object

from gazette.errors import SigningError
from gazette.model import SealFace, SealWords
from gazette.sign.graft import graft
from gazette.sign.increment import Entries, Increment, Ref, array, entries, items, ref_of, text_string, written

SEAL_FIELD = "Seal"
TIMESTAMP_FIELD = "Timestamp"

_MOST_FIELDS = 10_000
_WIDTH = 40
"""Bytes kept free for a byte range: enough for files of gigabytes."""
_ESIC = b"<< /BaseVersion /1.7 /ExtensionLevel 1 >>"
"""PDF 1.7 with the DSS of ETSI (EN 319 142-1)."""
_CERTIFIED = (
    b"[ << /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /V /1.2 /P 1 >> >> ]"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a verifier needs years later, DER: it goes into the DSS."""

    certificates: tuple[bytes, ...]
    crls: tuple[bytes, ...]
    ocsps: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class SealFacts:
    """What the signature dictionary claims. Empty texts are left out."""

    at: datetime
    reason: str = ""
    location: str = ""
    signer: str = ""
    face: SealFace | None = None
    """Draws what the seal's field shows; without it the field keeps what the renderer laid there."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A PDF whose last revision waits for its signature: `/Contents`, brackets included, is from `start` to `end`."""

    data: bytes
    start: int
    end: int

    def digest(self, algorithm: str) -> bytes:
        """The digest of everything but `/Contents`."""
        found = hashlib.new(algorithm)
        view = memoryview(self.data)
        found.update(view[: self.start])
        found.update(view[self.end :])
        return found.digest()

    def filled(self, cms: bytes) -> bytes:
        """The PDF with its signature. Raises ValueError when there is not room enough."""
        written_in = cms.hex().upper().encode("ascii").ljust(self.end - self.start - 2, b"0")
        if len(written_in) != self.end - self.start - 2:
            raise ValueError("no room")
        return b"%b<%b>%b" % (self.data[: self.start], written_in, self.data[self.end :])


def prepare_seal(data: bytes, facts: SealFacts, evidence: Evidence | None, room: int, label: str) -> Prepared:
    """Append the certification signature, still empty, with `room` bytes for it.

    An empty signature field `Seal` that the PDF has is used; else an invisible one is laid on the first page. `label`
    names the PDF in messages. Raises SigningError when the PDF can't be sealed (damaged, encrypted, sealed already).
    """
    with _opened(data, label) as increment:
        root = increment.pdf.Root
        catalogue = entries(root)
        form = root.get("/AcroForm")
        if "/Perms" in root or any("/V" in item for item in _signature_fields(form)):
            raise ValueError("sealed already")
        seal = increment.new()
        own = next((item for item in _signature_fields(form) if str(item.get("/T", "")) == SEAL_FIELD), None)
        if own is None:
            page = increment.first_page()
            widget = _invisible(increment, page, SEAL_FIELD, seal)
            catalogue["/AcroForm"] = _listed(increment, form, widget).written
            # PDF/UA: a page with annotations says in which order they are read.
            _noted(increment, page, widget, {"/Tabs": b"/S"})
        else:
            shown = _shown(increment, own, facts)
            increment.put(ref_of(own), written({**entries(own), **shown, "/V": seal.written}))
            catalogue["/AcroForm"] = _listed(increment, form).written
        catalogue["/Perms"] = b"<< /DocMDP %b >>" % seal.written
        if evidence is not None:
            catalogue["/DSS"] = _store(increment, evidence).written
            extensions = entries(root.Extensions) if "/Extensions" in root else {}
            catalogue["/Extensions"] = written({**extensions, "/ESIC": _ESIC})
        increment.put(ref_of(root), written(catalogue))
        about: Entries = {"/M": _date(facts.at), "/Reference": _CERTIFIED}
        about |= {
            key: text_string(text) for key, text in (("/Reason", facts.reason), ("/Location", facts.location)) if text
        }
        return _with_hole(increment, seal, b"/Sig", b"/ETSI.CAdES.detached", about, room)


def prepare_timestamp(data: bytes, room: int, label: str, evidence: Evidence | None = None) -> Prepared:
    """Append a document timestamp, still empty, with `room` bytes for its token. Raises SigningError as above.

    `evidence` goes into the DSS with it, beside what is there: the timestamp covers it.
    """
    with _opened(data, label) as increment:
        root = increment.pdf.Root
        catalogue = entries(root)
        form = root.get("/AcroForm")
        fields = tuple(_signature_fields(form))
        names = {str(item.get("/T", "")) for item in fields}
        name = next(name for name in _timestamp_names() if name not in names)
        page = next((item.P for item in fields if isinstance(item.get("/P"), pikepdf.Dictionary)), None)
        if page is None:
            page = increment.first_page()
        stamp = increment.new()
        widget = _invisible(increment, page, name, stamp)
        listed = _listed(increment, form, widget)
        if form is None or not form.is_indirect:
            catalogue["/AcroForm"] = listed.written
        if evidence is not None:
            catalogue["/DSS"] = _extended(increment, root.get("/DSS"), evidence).written
        if catalogue != entries(root):
            increment.put(ref_of(root), written(catalogue))
        _noted(increment, page, widget, {})
        return _with_hole(increment, stamp, b"/DocTimeStamp", b"/ETSI.RFC3161", {}, room)


@dataclass(frozen=True, slots=True)
class Archived:
    """The newest document timestamp of a sealed PDF: its token, and the certificates of the DSS; DER."""

    token: bytes
    certificates: tuple[bytes, ...]


def archived(data: bytes, label: str) -> Archived:
    """Find the newest document timestamp. Raises SigningError when the PDF has none or can't be read."""
    with _opened(data, label) as increment:
        root = increment.pdf.Root
        values = [item.V for item in _signature_fields(root.get("/AcroForm")) if "/V" in item]
        stamps = [value for value in values if value.get("/Type") == pikepdf.Name.DocTimeStamp]
        if not stamps:
            raise ValueError("no document timestamp")
        newest = max(stamps, key=lambda value: int(value.ByteRange[2]))
        store = root.get("/DSS")
        held = tuple(store.Certs.as_list()) if store is not None and "/Certs" in store else ()
        return Archived(bytes(newest.Contents), tuple(item.read_bytes() for item in held))


@contextmanager
def _opened(data: bytes, label: str) -> Iterator[Increment]:
    try:
        yield Increment.over(data)
    except (ValueError, TypeError, KeyError, AttributeError, pikepdf.PdfError) as error:
        # The last four are what qpdf and its wrapper say of a structure that is not what the standard calls for.
        raise SigningError("SGN-PDF", path=label, reason=error) from error


def _signature_fields(form: Object | None) -> Iterator[Object]:
    """The signature fields of a form, whatever they hang under."""
    waiting = list(form.Fields.as_list()) if form is not None and "/Fields" in form else []
    for _ in range(_MOST_FIELDS):
        if not waiting:
            return
        item = waiting.pop()
        waiting += item.Kids.as_list() if "/Kids" in item else []
        if item.get("/FT") == pikepdf.Name.Sig:
            yield item
    raise ValueError("too many fields")


def _shown(increment: Increment, field: Object, facts: SealFacts) -> Entries:
    """The field's new appearance; nothing when it is to keep its own."""
    if facts.face is None:
        return {}
    left, bottom, right, top = (float(number) for number in field.Rect.as_list())
    drawn = facts.face(SealWords(facts.signer, facts.at, abs(right - left), abs(top - bottom)))
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        (only,) = pdf.Root.AcroForm.Fields.as_list()
        return {"/AP": written({"/N": graft(increment, only.AP.N).written})}


def _invisible(increment: Increment, page: Object, name: str, value: Ref) -> Ref:
    """A signature field without extent, printed and locked as the standard asks."""
    facts: Entries = {
        "/Type": b"/Annot",
        "/Subtype": b"/Widget",
        "/FT": b"/Sig",
        "/T": text_string(name),
        "/TU": text_string(name),
        "/F": b"132",
        "/Rect": b"[ 0 0 0 0 ]",
        "/P": ref_of(page).written,
        "/V": value.written,
    }
    return increment.add(written(facts))


def _noted(increment: Increment, page: Object, widget: Ref, lacking: Entries) -> None:
    """Give a page one annotation more, and those entries of `lacking` that it has not."""
    own = entries(page)
    noted = page.get("/Annots")
    listed = array((*(items(noted) if noted is not None else ()), widget.written))
    whole = {**lacking, **own}
    if noted is not None and noted.is_indirect:
        increment.put(ref_of(noted), listed)
    else:
        whole["/Annots"] = listed
    if whole != own:
        increment.put(ref_of(page), written(whole))


def _listed(increment: Increment, form: Object | None, *widgets: Ref) -> Ref:
    """Write the form again, or the first one, with more fields; say that it is signed and only appended to."""
    known = items(form.Fields) if form is not None and "/Fields" in form else ()
    facts = entries(form) if form is not None else {}
    facts |= {"/Fields": array((*known, *(widget.written for widget in widgets))), "/SigFlags": b"3"}
    ref = ref_of(form) if form is not None and form.is_indirect else increment.new()
    increment.put(ref, written(facts))
    return ref


def _store(increment: Increment, evidence: Evidence) -> Ref:
    facts = {
        name: array(tuple(increment.add_stream(content).written for content in contents))
        for name, contents in _parts(evidence)
        if contents
    }
    return increment.add(written({"/Type": b"/DSS", **facts}))


def _extended(increment: Increment, store: Object | None, evidence: Evidence) -> Ref:
    """Write the DSS again with what is new in `evidence`; nothing of what is there is taken out."""
    if store is None:
        return _store(increment, evidence)
    facts = entries(store)
    for name, contents in _parts(evidence):
        held = store.get(name)
        known = frozenset(item.read_bytes() for item in held.as_list()) if held is not None else frozenset()
        added = tuple(increment.add_stream(item).written for item in dict.fromkeys(contents) if item not in known)
        if added:
            facts[name] = array((*(items(held) if held is not None else ()), *added))
    ref = ref_of(store) if store.is_indirect else increment.new()
    increment.put(ref, written(facts))
    return ref


def _parts(evidence: Evidence) -> tuple[tuple[str, tuple[bytes, ...]], ...]:
    return (("/Certs", evidence.certificates), ("/CRLs", evidence.crls), ("/OCSPs", evidence.ocsps))


def _timestamp_names() -> Iterator[str]:
    yield TIMESTAMP_FIELD
    yield from (f"{TIMESTAMP_FIELD}{number}" for number in count(2))


def _with_hole(increment: Increment, ref: Ref, kind: bytes, sub_filter: bytes, about: Entries, room: int) -> Prepared:
    facts: Entries = {
        "/Type": kind,
        "/Filter": b"/Adobe.PPKLite",
        "/SubFilter": sub_filter,
        **about,
        "/ByteRange": b" " * _WIDTH,
        "/Contents": b"<%b>" % (b"0" * 2 * room),
    }
    body = written(facts)
    increment.put(ref, body)
    data, places = increment.finished()
    # Digits of /Contents stand last, so that no other value can be taken for them.
    start = places[ref] + len(body) - len(facts["/Contents"]) - len(b"\n>>")
    end = start + len(facts["/Contents"])
    covered = (b"[0 %d %d %d]" % (start, end, len(data) - end)).ljust(_WIDTH)
    at = start - len(b"\n/Contents ") - _WIDTH
    return Prepared(b"%b%b%b" % (data[:at], covered, data[at + _WIDTH :]), start, end)


def _date(at: datetime) -> bytes:
    """A date of PDF (7.9.4) in the zone that `at` has."""
    minutes = int((at.utcoffset() or timedelta()).total_seconds()) // 60
    zone = f"{'+' if minutes > 0 else '-'}{abs(minutes) // 60:02}'{abs(minutes) % 60:02}'" if minutes else "Z"
    return f"(D:{at:%Y%m%d%H%M%S}{zone})".encode("ascii")
