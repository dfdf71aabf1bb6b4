"""What may have been added behind the seal: archive timestamps and validation data, and nothing that a reader sees.

Whoever can get a timestamp can append a revision and cover it, so "the last timestamp covers the entire file" says
that nothing came later, not that nothing came. Here every object of every later revision is held against what a
renewal writes (EN 319 142-1, 5.4): a field without area whose value is a document timestamp, its place in the form and
on its page, entries of the DSS, and dates of change. Anything else, an object that nothing refers to included, fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    Reference,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

_DSS = ("/Certs", "/CRLs", "/OCSPs")
_DATES = ("/ModDate", "/Producer")
_XMP_DATES = (
    "{http://ns.adobe.com/xap/1.0/}ModifyDate",
    "{http://ns.adobe.com/xap/1.0/}MetadataDate",
    "{http://ns.adobe.com/pdf/1.3/}Producer",
)
_FIELD = frozenset({"/FT", "/Type", "/Subtype", "/T", "/F", "/Rect", "/P", "/TU", "/V"})
_VALUE = frozenset({"/Type", "/Filter", "/SubFilter", "/ByteRange", "/Contents", "/M", "/V"})
"""What a document timestamp's field and its value consist of: nothing that a reader of the page would be shown."""
_TIMESTAMP = {
    "/FT": "/Sig",
    "/Type": "/Annot",
    "/Subtype": "/Widget",
}


class GrownError(ValueError):
    """A later revision holds something that no renewal writes; `part` names what."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def require_renewals_only(reader: PdfFileReader, sealed_revision: int) -> None:
    """Raise GrownError when a revision behind the seal's holds more than a renewal, and what pyHanko raises."""
    for revision in range(sealed_revision + 1, reader.xrefs.total_revisions):
        _Step(reader.get_historical_resolver(revision - 1), reader.get_historical_resolver(revision)).require()


class _Step:
    """One revision and the one before it."""

    def __init__(self, old: HistoricalResolver, new: HistoricalResolver) -> None:
        self._old = old
        self._new = new
        self._written: frozenset[Reference] = frozenset(new.explicit_refs_in_revision())  # type: ignore[no-untyped-call]
        self._open = set(self._written)

    def require(self) -> None:
        """Explain every object of the revision, or raise."""
        if self._new.refs_freed_in_revision():  # type: ignore[no-untyped-call]
            raise GrownError("freed")
        if self._new.root_ref != self._old.root_ref:
            raise GrownError("Root")
        self._trailer()
        container = self._new.reader.xrefs.get_xref_container_info(self._new.revision).stream_ref
        if container is not None and self._is_new(container):
            self._open.discard(container)
        old, new = self._old.root, self._new.root
        self._same(old, new, "Root", apart=("/AcroForm", "/DSS", "/Metadata", "/Extensions"))
        self._extensions(old, new)
        self._open.discard(self._new.root_ref)
        self._form(old, new)
        self._store(old, new)
        self._metadata(old, new)
        if self._open:
            raise GrownError("objects")

    def _trailer(self) -> None:
        old, new = self._old.trailer_view, self._new.trailer_view
        if "/Info" not in new and "/Info" not in old:
            return
        # Asked of each revision by its number: what a trailer refers to is looked up in the newest.
        reference = _reference(_raw(new, "/Info"))
        if reference != _reference(_raw(old, "/Info")):
            raise GrownError("Info")
        self._same(_dictionary(self._old(reference)), _dictionary(self._new(reference)), "Info", apart=_DATES)
        self._open.discard(reference)

    def _extensions(self, old: DictionaryObject, new: DictionaryObject) -> None:
        """Extensions may be declared, by a renewal that is the first to need them; none may go."""
        before, after = _plain(old.get("/Extensions")), _plain(new.get("/Extensions"))
        if before is not None and before != after:
            raise GrownError("Extensions")

    def _form(self, old: DictionaryObject, new: DictionaryObject) -> None:
        self._placed(old, new, "/AcroForm", "AcroForm")
        before, after = _dictionary(old["/AcroForm"]), _dictionary(new["/AcroForm"])
        self._same(before, after, "AcroForm", apart=("/Fields",))
        self._placed(before, after, "/Fields", "AcroForm")
        earlier = _array(before["/Fields"])
        names = {_plain(_dictionary(self._old(_reference(field))).get("/T")) for field in _items(earlier)}
        for added in _added(earlier, _array(after["/Fields"]), "AcroForm"):
            names.add(self._timestamp(added, names))

    def _timestamp(self, added: PdfObject, names: set[object]) -> object:
        """A new field, which may only be a document timestamp's; its name."""
        reference = _reference(added)
        field = _dictionary(self._new(reference))
        if not self._is_new(reference) or not set(field) <= _FIELD:
            raise GrownError("field")
        name = _plain(field.get("/T"))
        if name in names or any(field.get(entry) != value for entry, value in _TIMESTAMP.items()):
            raise GrownError("field")
        area = [float(number) for number in _array(field["/Rect"])]
        if len(area) != 4 or area[0] != area[2] or area[1] != area[3]:
            raise GrownError("visible field")
        value = _reference(_raw(field, "/V"))
        stamp = _dictionary(self._new(value))
        if not self._is_new(value) or stamp.get("/Type") != "/DocTimeStamp" or not set(stamp) <= _VALUE:
            raise GrownError("field")
        self._open -= {reference, value}
        if "/P" in field:
            self._page(_reference(_raw(field, "/P")), added)
        return name

    def _page(self, page: Reference, added: PdfObject) -> None:
        if page not in self._written and not self._listed(page, added):
            return  # a field that stands on no page's list of annotations is in the form alone
        old, new = _dictionary(self._old(page)), _dictionary(self._new(page))
        if self._is_new(page) or new.get("/Type") != "/Page":
            raise GrownError("page")
        self._same(old, new, "page", apart=("/Annots",))
        self._open.discard(page)
        self._placed(old, new, "/Annots", "page")
        before = _array(old["/Annots"]) if "/Annots" in old else ArrayObject()
        fields = set(map(_reference, _items(_array(_dictionary(self._new.root["/AcroForm"])["/Fields"]))))
        for annotation in _added(before, _array(new["/Annots"]), "page"):
            if _reference(annotation) not in fields or not self._is_new(_reference(annotation)):
                raise GrownError("annotation")

    def _listed(self, page: Reference, added: PdfObject) -> bool:
        """Whether the page's list of annotations, which may be an object of its own, names the new field."""
        found = _dictionary(self._new(page))
        listed = _items(_array(found["/Annots"])) if "/Annots" in found else []
        return _plain(added) in map(_plain, listed)

    def _store(self, old: DictionaryObject, new: DictionaryObject) -> None:
        before = _dictionary(old["/DSS"]) if "/DSS" in old else DictionaryObject()  # type: ignore[no-untyped-call]
        after = _dictionary(new["/DSS"]) if "/DSS" in new else DictionaryObject()  # type: ignore[no-untyped-call]
        if not set(before) <= set(after) <= {*_DSS, "/Type"}:
            raise GrownError("DSS")
        self._placed(old, new, "/DSS", "DSS", may_be_new=True)
        for name in _DSS:
            if name not in after:
                continue
            earlier = _array(before[name]) if name in before else ArrayObject()
            self._placed(before, after, name, "DSS", may_be_new=True)
            for entry in _added(earlier, _array(after[name]), "DSS"):
                reference = _reference(entry)
                if not self._is_new(reference) or not isinstance(self._new(reference), StreamObject):
                    raise GrownError("DSS")
                self._open.discard(reference)

    def _metadata(self, old: DictionaryObject, new: DictionaryObject) -> None:
        if ("/Metadata" in old) is not ("/Metadata" in new):
            raise GrownError("Metadata")
        if "/Metadata" not in new:
            return
        reference = _reference(_raw(new, "/Metadata"))
        if reference != _reference(_raw(old, "/Metadata")):
            raise GrownError("Metadata")
        if reference not in self._open:
            return
        was, now = self._old(reference), self._new(reference)
        if not isinstance(was, StreamObject) or not isinstance(now, StreamObject):
            raise GrownError("Metadata")
        if _undated(was.data) != _undated(now.data):
            raise GrownError("Metadata")
        self._open.discard(reference)

    def _same(self, old: DictionaryObject, new: DictionaryObject, part: str, apart: Iterable[str]) -> None:
        left = {name: _plain(old.raw_get(name)) for name in old if name not in apart}
        if left != {name: _plain(new.raw_get(name)) for name in new if name not in apart}:
            raise GrownError(part)

    def _is_new(self, reference: Reference) -> bool:
        return bool(self._old.is_ref_unassignable(reference))

    def _placed(
        self, old: DictionaryObject, new: DictionaryObject, name: str, part: str, *, may_be_new: bool = False
    ) -> None:
        """Where a part stands that was looked at: in its place, or in the object that it stood in before.

        Validation data may move to a new object. Never may a part be put in place of an object that was another's.
        """
        after = _raw(new, name)
        if not isinstance(after, IndirectObject):
            return
        before = _raw(old, name)
        kept = isinstance(before, IndirectObject) and before.reference == after.reference
        if not kept and not (may_be_new and self._is_new(after.reference)):
            raise GrownError(part)
        self._open.discard(after.reference)


def _raw(holder: DictionaryObject, name: str) -> PdfObject | None:
    return holder.raw_get(name) if name in holder else None


def _reference(found: PdfObject | None) -> Reference:
    if not isinstance(found, IndirectObject):
        raise GrownError("direct object")
    return found.reference


def _dictionary(found: PdfObject) -> DictionaryObject:
    if not isinstance(found, DictionaryObject):
        raise GrownError("no dictionary")
    return found


def _array(found: PdfObject) -> ArrayObject:
    if not isinstance(found, ArrayObject):
        raise GrownError("no array")
    return found


def _added(old: ArrayObject, new: ArrayObject, part: str) -> Iterator[PdfObject]:
    """What was put behind the old entries; those must stand as they stood."""
    before, after = [_plain(item) for item in _items(old)], [_plain(item) for item in _items(new)]
    if after[: len(before)] != before or len(set(map(repr, after))) != len(after):
        raise GrownError(part)
    yield from _items(new)[len(before) :]


def _items(array: ArrayObject) -> list[PdfObject]:
    return [array.raw_get(place) for place in range(len(array))]


def _plain(found: PdfObject | None) -> object:
    """A value that can be compared: references by their numbers, strings by their bytes, streams by their own."""
    if isinstance(found, IndirectObject):
        return "reference", found.idnum, found.generation
    if isinstance(found, DictionaryObject):
        content = found.encoded_data if isinstance(found, StreamObject) else None
        return "dictionary", content, {name: _plain(found.raw_get(name)) for name in found}
    if isinstance(found, ArrayObject):
        return "array", [_plain(item) for item in _items(found)]
    if isinstance(found, TextStringObject | ByteStringObject):
        return "string", found.original_bytes
    return type(found).__name__, found


def _undated(xmp: bytes) -> bytes:
    """XMP without the words that say when and by which program it was written last."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=True)
    root = etree.fromstring(xmp, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise GrownError("Metadata")
    for element in list(root.iter()):
        for name in _XMP_DATES:
            element.attrib.pop(name, None)
        parent = element.getparent()
        if element.tag in _XMP_DATES and parent is not None:
            parent.remove(element)
    return etree.tostring(root, method="c14n")
