"""Files that must not pass: each is the control file with one thing broken, and names the standard that it breaks."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from oracles.control import control, written


@dataclass(frozen=True, slots=True)
class Mutant:
    """`standard` (`3a` or `ua1`) is broken by `break_it`."""

    name: str
    standard: str
    break_it: Callable[[Pdf], None]

    def data(self) -> bytes:
        with pikepdf.open(io.BytesIO(_whole())) as pdf:
            self.break_it(pdf)
            return written(pdf)


@cache
def _whole() -> bytes:
    return written(control())


def _elements(pdf: Pdf, kind: str) -> Iterator[pikepdf.Object]:
    found = [item for item in pdf.objects if isinstance(item, Dictionary)]
    found = [item for item in found if item.get("/Type") == Name.StructElem and item.get("/S") == Name("/" + kind)]
    assert found, kind
    yield from found


def _first(pdf: Pdf, kind: str) -> pikepdf.Object:
    return next(_elements(pdf, kind))


def _dictionaries(pdf: Pdf, kind: Name) -> list[pikepdf.Object]:
    found = [item for item in pdf.objects if isinstance(item, Dictionary) and item.get("/Type") == kind]
    assert found, kind
    return found


def _notes(pdf: Pdf, subtype: Name) -> list[pikepdf.Object]:
    found = [note for page in pdf.pages for note in page.obj.get("/Annots", []) if note.Subtype == subtype]
    assert found
    return found


def _content(pdf: Pdf, page: int, before: bytes, after: bytes) -> None:
    holder = pdf.pages[page].obj
    data = holder.Contents.read_bytes()
    assert before in data
    holder.Contents = pdf.make_stream(data.replace(before, after, 1))


def _unmarked(pdf: Pdf, opening: bytes) -> None:
    """The first sequence that begins so is marked no longer."""
    data = pdf.pages[0].obj.Contents.read_bytes()
    head, _, tail = data.partition(opening)
    assert tail
    pdf.pages[0].obj.Contents = pdf.make_stream(head + tail.replace(b"EMC", b"", 1))


def _xmp(pdf: Pdf, before: bytes, after: bytes) -> None:
    data = pdf.Root.Metadata.read_bytes()
    assert before in data
    pdf.Root.Metadata.write(data.replace(before, after))


def _drop(pdf: Pdf, key: str) -> None:
    del pdf.Root[key]


def _retag(pdf: Pdf, before: str, after: str) -> None:
    for element in _elements(pdf, before):
        element.S = Name("/" + after)


def _drop_in(pdf: Pdf, kind: str, key: str) -> None:
    for element in _elements(pdf, kind):
        del element[key]


def _drop_of_notes(pdf: Pdf, subtype: Name, key: str) -> None:
    for note in _notes(pdf, subtype):
        del note[key]


def _flags(pdf: Pdf, flags: int) -> None:
    for note in _notes(pdf, Name.Link):
        note.F = flags


def _set(pdf: Pdf, path: str, value: object) -> None:
    """Put a value at a path below the catalogue."""
    *parents, last = path.split("/")
    holder = pdf.Root
    for key in parents:
        holder = holder["/" + key]
    holder["/" + last] = value


def _of_pages(pdf: Pdf, key: str) -> None:
    for page in pdf.pages:
        del page.obj[key]


def _drop_of_type(pdf: Pdf, kind: Name, key: str) -> None:
    for item in _dictionaries(pdf, kind):
        if key in item:
            del item[key]


def _untyped(pdf: Pdf) -> None:
    del pdf.Root.AF[0].EF.F.Subtype


def _transfer_function(pdf: Pdf) -> None:
    states = Dictionary(G0=Dictionary(Type=Name.ExtGState, TR=Name.Identity))
    pdf.pages[0].obj.Resources.ExtGState = states
    _content(pdf, 0, b"BT", b"/G0 gs BT")


def _note_twice(pdf: Pdf) -> None:
    first = _first(pdf, "Note")
    other = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Note, P=first.P, ID=first.ID))
    first.P.K = Array([*first.P.K, other])


def _device_cmyk(pdf: Pdf) -> None:
    _content(pdf, 1, b"0.5 g", b"0.1 0.2 0.3 0.4 k")


def _circle(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.Span, Span=Name.P)


MUTANTS = (
    Mutant("no structure tree", "ua1", partial(_drop, key="/StructTreeRoot")),
    Mutant("no language", "ua1", partial(_drop, key="/Lang")),
    Mutant("not marked", "ua1", partial(_set, path="MarkInfo/Marked", value=False)),
    Mutant("no MarkInfo", "3a", partial(_drop, key="/MarkInfo")),
    Mutant("suspects", "ua1", partial(_set, path="MarkInfo/Suspects", value=True)),
    Mutant("title is not shown", "ua1", partial(_drop, key="/ViewerPreferences")),
    Mutant("untagged words", "ua1", partial(_unmarked, opening=b"/P <</MCID 1>> BDC")),
    Mutant(
        "running head is no artifact",
        "ua1",
        partial(_unmarked, opening=b"/Artifact <</Type/Pagination/Subtype/Header>> BDC"),
    ),
    Mutant("link without Contents", "ua1", partial(_drop_of_notes, subtype=Name.Link, key="/Contents")),
    Mutant("link without StructParent", "ua1", partial(_drop_of_notes, subtype=Name.Link, key="/StructParent")),
    Mutant("link below a paragraph", "ua1", partial(_retag, before="Link", after="P")),
    Mutant("no output intent", "3a", partial(_drop, key="/OutputIntents")),
    Mutant("no XMP", "3a", partial(_drop, key="/Metadata")),
    Mutant("another PDF/UA part", "ua1", partial(_xmp, before=b"<pdfuaid:part>1", after=b"<pdfuaid:part>2")),
    Mutant("no PDF/UA part", "ua1", partial(_xmp, before=b"<pdfuaid:part>1</pdfuaid:part>", after=b"")),
    Mutant("another PDF/A part", "3a", partial(_xmp, before=b"<pdfaid:part>3", after=b"<pdfaid:part>2")),
    Mutant("no schema of pdfuaid", "3a", partial(_xmp, before=b"pdfaExtension:schemas>", after=b"pdfaExtension:other>")),
    Mutant("no title", "ua1", partial(_xmp, before=b"dc:title>", after=b"dc:subject>")),
    Mutant("column head without Scope", "ua1", partial(_drop_in, kind="TH", key="/A")),
    Mutant("a list item in a table", "ua1", partial(_retag, before="TR", after="LI")),
    Mutant("a cell outside a row", "ua1", partial(_retag, before="TR", after="Div")),
    Mutant("label outside a list item", "ua1", partial(_retag, before="LI", after="Div")),
    Mutant("headings skip a level", "ua1", partial(_retag, before="H2", after="H4")),
    Mutant("first heading is no H1", "ua1", partial(_retag, before="H1", after="H2")),
    Mutant("role that nothing maps", "ua1", partial(_retag, before="P", after="Khoan")),
    Mutant("roles in a circle", "ua1", _circle),
    Mutant("figure without alternative", "ua1", partial(_drop_in, kind="Figure", key="/Alt")),
    Mutant("note without ID", "ua1", partial(_drop_in, kind="Note", key="/ID")),
    Mutant("two notes of one ID", "ua1", _note_twice),
    Mutant("field without TU", "ua1", partial(_drop_of_notes, subtype=Name.Widget, key="/TU")),
    Mutant("field outside a form", "ua1", partial(_retag, before="Form", after="Div")),
    Mutant("field without appearance", "3a", partial(_drop_of_notes, subtype=Name.Widget, key="/AP")),
    Mutant("no Tabs", "ua1", partial(_of_pages, key="/Tabs")),
    Mutant("empty ParentTree", "ua1", partial(_set, path="StructTreeRoot/ParentTree/Nums", value=Array())),
    Mutant("hidden annotation", "3a", partial(_flags, flags=2)),
    Mutant("annotation that is not printed", "3a", partial(_flags, flags=0)),
    Mutant("font is not embedded", "3a", partial(_drop_of_type, kind=Name.FontDescriptor, key="/FontFile2")),
    Mutant("no ToUnicode", "3a", partial(_drop_of_type, kind=Name.Font, key="/ToUnicode")),
    Mutant("widths of another font", "3a", partial(_drop_of_type, kind=Name.Font, key="/W")),
    Mutant("no CIDToGIDMap", "3a", partial(_drop_of_type, kind=Name.Font, key="/CIDToGIDMap")),
    Mutant("script", "3a", partial(_set, path="OpenAction", value=Dictionary(S=Name.JavaScript, JS=String("app.beep()")))),
    Mutant("CMYK without a profile", "3a", _device_cmyk),
    Mutant("transfer function", "3a", _transfer_function),
    Mutant("attachment without relationship", "3a", partial(_drop_of_type, kind=Name.Filespec, key="/AFRelationship")),
    Mutant("attachment without UF", "3a", partial(_drop_of_type, kind=Name.Filespec, key="/UF")),
    Mutant("attachment without a type", "3a", _untyped),
    Mutant("form that a viewer draws", "3a", partial(_set, path="AcroForm/NeedAppearances", value=True)),
)  # fmt: skip
