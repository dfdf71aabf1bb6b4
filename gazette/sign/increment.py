"""Appending to a PDF (ISO 32000-1, 7.5.6): what is there stays, byte for byte, and new objects follow it.

qpdf reads the few objects that a seal touches; they are written here, so that nothing else is changed, no metadata is
restated, and a file with cross-reference tables or streams gets the same kind again.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise

import pikepdf
from pikepdf import Name, Object

_HEADER = re.compile(rb"%PDF-(?:1\.[0-7]|2\.0)[\r\n]")
_TAIL = re.compile(rb"startxref[\r\n ]+(\d+)[\r\n ]+%%EOF[\r\n ]*\Z")
_TAIL_SIZE = 64
_MOST_LEVELS = 64

Entries = dict[str, bytes]
"""A dictionary one level deep: names with their slash, values as they are written."""


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """An indirect reference."""

    number: int
    generation: int = 0

    @property
    def written(self) -> bytes:
        """`12 0 R`."""
        return f"{self.number} {self.generation} R".encode("ascii")


@dataclass(slots=True)
class Increment:
    """A PDF and the objects that are to follow it."""

    data: bytes
    pdf: pikepdf.Pdf
    _previous: int
    _stream: bool
    _size: int
    _objects: dict[Ref, bytes] = field(default_factory=dict)

    @classmethod
    def over(cls, data: bytes) -> Increment:
        """Open a PDF strictly. Raises ValueError for one that is damaged, encrypted or can't be appended to."""
        tail = _TAIL.search(data, max(len(data) - _TAIL_SIZE, 0))
        if not _HEADER.match(data) or tail is None:
            raise ValueError("no PDF")
        try:
            pdf = pikepdf.open(
                io.BytesIO(data), attempt_recovery=False, suppress_warnings=True, inherit_page_attributes=False
            )
        except (pikepdf.PdfError, pikepdf.PasswordError) as error:
            raise ValueError("encrypted" if isinstance(error, pikepdf.PasswordError) else "damaged") from error
        if pdf.is_encrypted:
            raise ValueError("encrypted")
        # Readers differ over which of the two tables of a hybrid file counts.
        if pdf.get_warnings() or "/XRefStm" in pdf.trailer:
            raise ValueError("damaged")
        start = int(tail[1])
        return cls(data, pdf, start, not data.startswith(b"xref", start), int(pdf.trailer.Size))

    def new(self) -> Ref:
        """A number for a new object."""
        self._size += 1
        return Ref(self._size - 1)

    def put(self, ref: Ref, body: bytes) -> None:
        """Write an object, new or in place of an old one."""
        self._objects[ref] = body

    def add(self, body: bytes) -> Ref:
        """Write a new object."""
        ref = self.new()
        self.put(ref, body)
        return ref

    def add_stream(self, content: bytes) -> Ref:
        """Write a new stream, as it is."""
        return self.add(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))

    def first_page(self) -> Object:
        """The first leaf of the page tree. Raises ValueError when there is none."""
        node = self.pdf.Root.get("/Pages")
        for _ in range(_MOST_LEVELS):
            if not isinstance(node, pikepdf.Dictionary):
                break
            if node.get("/Type") == Name.Page:
                return node
            kids = node.get("/Kids")
            node = kids[0] if kids is not None and len(kids) else None
        raise ValueError("no page")

    def finished(self) -> tuple[bytes, dict[Ref, int]]:
        """The whole file with the new revision behind it, and where in it the bodies of the new objects begin."""
        parts = [self.data] if self.data.endswith((b"\n", b"\r")) else [self.data, b"\n"]
        at = sum(map(len, parts))
        offsets: dict[Ref, int] = {}
        bodies: dict[Ref, int] = {}
        for ref, body in self._objects.items():
            head = b"%d %d obj\n" % (ref.number, ref.generation)
            offsets[ref], bodies[ref] = at, at + len(head)
            parts += (head, body, b"\nendobj\n")
            at = bodies[ref] + len(body) + len(b"\nendobj\n")
        parts.append(self._stream_end(offsets, at) if self._stream else self._table_end(offsets, at))
        return b"".join(parts), bodies

    def _trailer(self, size: int) -> Entries:
        kept = {key: value for key, value in entries(self.pdf.trailer).items() if key in ("/Root", "/Info")}
        first = self.pdf.trailer.get("/ID")
        if first is not None:
            # The first half names the document, the second its newest state (14.4).
            state = sha256(b"".join(self._objects.values())).hexdigest()[:32].encode("ascii")
            kept["/ID"] = array((items(first)[0], b"<%b>" % state))
        return {**kept, "/Size": b"%d" % size, "/Prev": b"%d" % self._previous}

    def _table_end(self, offsets: dict[Ref, int], at: int) -> bytes:
        lines = [b"xref\n"]
        for run in _runs(sorted(offsets)):
            lines.append(b"%d %d\n" % (run[0].number, len(run)))
            lines += [b"%010d %05d n \n" % (offsets[ref], ref.generation) for ref in run]
        return b"%btrailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (b"".join(lines), written(self._trailer(self._size)), at)

    def _stream_end(self, offsets: dict[Ref, int], at: int) -> bytes:
        own = Ref(self._size)
        places = {**offsets, own: at}
        listed = sorted(places)
        rows = b"".join(b"\x01" + places[ref].to_bytes(5, "big") + ref.generation.to_bytes(2, "big") for ref in listed)
        index = b" ".join(b"%d %d" % (run[0].number, len(run)) for run in _runs(listed))
        facts = {
            "/Type": b"/XRef",
            **self._trailer(own.number + 1),
            "/W": b"[ 1 5 2 ]",
            "/Index": b"[ %b ]" % index,
            "/Length": b"%d" % len(rows),
        }
        return b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
            own.number,
            written(facts),
            rows,
            at,
        )


def _runs(refs: list[Ref]) -> list[list[Ref]]:
    """Sorted references in runs of consecutive numbers."""
    runs = [refs[:1]]
    for before, ref in pairwise(refs):
        if ref.number == before.number + 1:
            runs[-1].append(ref)
        else:
            runs.append([ref])
    return runs


def entries(dictionary: Object) -> Entries:
    """A dictionary of the file, each value as it would be written: what is a reference stays one."""
    return {key: _value(value) for key, value in dictionary.items()}


def items(array: Object) -> tuple[bytes, ...]:
    """The items of an array of the file as they would be written."""
    return tuple(_value(item) for item in array.as_list())


def _value(value: object) -> bytes:
    return value.unparse() if isinstance(value, Object) else plain(value)


def plain(value: object) -> bytes:
    """A number or a truth value, which qpdf gives as Python's, as it stands in a file."""
    if isinstance(value, bool):
        return b"true" if value else b"false"
    return str(value).encode("ascii")


def written(facts: Entries) -> bytes:
    """A dictionary as it stands in a file."""
    inside = b"\n".join(b"%b %b" % (Name(key).unparse(), value) for key, value in facts.items())
    return b"<<\n%b\n>>" % inside


def array(parts: tuple[bytes, ...]) -> bytes:
    """An array as it stands in a file."""
    return b"[ %b ]" % b" ".join(parts)


def text_string(text: str) -> bytes:
    """A text string (UTF-16BE, in hexadecimal digits, so that nothing in it needs an escape)."""
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().upper().encode("ascii")


def ref_of(thing: Object) -> Ref:
    """The number of an object that is not written in place. Raises ValueError for one that is."""
    number, generation = thing.objgen
    if not number:
        raise ValueError("not indirect")
    return Ref(number, generation)
