"""From pages and structure trees to one file."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from gazette.render.pdf.tagged import colour, fonts, images
from gazette.render.pdf.tagged.encoding import Encoding
from gazette.render.pdf.tagged.metadata import Facts, xmp
from gazette.render.pdf.tagged.objects import ObjectFile, compressed
from gazette.render.pdf.tagged.syntax import day_string, name, numbers, text_string
from gazette.render.pdf.tagged.tree import (
    LINK_TAG,
    LINK_TAG_ELSEWHERE,
    Above,
    Box,
    Gap,
    Heading,
    LinkArea,
    LinkTag,
    Tree,
)

if TYPE_CHECKING:
    from PIL import Image
    from reportlab.pdfbase.ttfonts import TTFontFace


@dataclass(frozen=True, slots=True)
class Area:
    """A link on a page: to a place of the file (`#key`) or to an address. `words` say where it leads."""

    box: Box
    target: str
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place that can be gone to: its height on its page, in points from the bottom."""

    key: str
    y: float


@dataclass(frozen=True, slots=True)
class PageBody:
    """A drawn page: its compressed content, the marked contents in it, links and places.

    Everything stands as if the left margin were 0, so that the same body serves on even and odd pages.
    """

    content: bytes
    width: float
    height: float
    marks: int
    areas: tuple[Area, ...]
    places: tuple[Place, ...]
    lines: Sequence[float] = ()
    """Base lines of its text from the top down, as heights above the bottom."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the file: a body, where its left margin is, and what surrounds it (compressed artifacts)."""

    body: PageBody
    left: float
    surround: bytes


@dataclass(frozen=True, slots=True)
class Field:
    """An empty signature field on a page, with the face it shows until it is signed.

    `appearance` is the content of a form of the box's size; it may use every font of the file. `words` describe the
    field to those who don't see it.
    """

    name: str
    words: str
    page: int
    box: Box
    appearance: bytes


@dataclass(frozen=True, slots=True)
class Graft:
    """A tree whose first page is the file's page `page` (from 0) and whose headings stand under `level` others."""

    tree: Tree
    page: int
    level: int


@dataclass(frozen=True, slots=True)
class Branch:
    """An element above trees. `extra` as in `Element`."""

    tag: str
    kids: tuple[Branch | Graft | Field, ...]
    extra: bytes = b""


@dataclass(frozen=True, slots=True)
class Outline:
    """A line of the outline: its level (0 is the top), title and the place it leads to."""

    level: int
    title: str
    key: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the file: the source it was made from."""

    name: str
    media_type: str
    words: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a file is made of. `first_number` is the printed number of the first page.

    An address below `base` leads to a place of the file where the file has it: `BASE/a/b#c` to the key `a/b#c`, else to
    `a/b#`.
    """

    sheets: Sequence[Sheet]
    root: Branch
    outline: Sequence[Outline]
    facts: Facts
    attachments: Sequence[Attachment]
    first_number: int
    base: str = ""


@dataclass(frozen=True, slots=True)
class Resources:
    """What content streams refer to: faces by their name, codes in use by (face, subset), images by name."""

    encoding: Encoding
    faces: Mapping[str, TTFontFace]
    glyphs: Mapping[tuple[str, int], bytes]
    images: Mapping[str, Callable[[], Image.Image]]


_HEADINGS = 6
"""Levels of headings that PDF 1.7 knows."""
_FOLDED = 2
"""Lines of the outline from this level on are shown without those below them."""


def write_document(document: Document, resources: Resources) -> bytes:
    """The file. Equal values give equal bytes."""
    return _Writer(document, resources).write()


class _Writer:
    def __init__(self, document: Document, resources: Resources) -> None:
        self.document = document
        self.resources = resources
        self.file = ObjectFile()
        self.root = self.file.reserve()
        self.pages_root = self.file.reserve()
        self.first_page = self.file.reserve(len(document.sheets))
        self.places = {
            place.key: (index, place.y) for index, sheet in enumerate(document.sheets) for place in sheet.body.places
        }
        self.areas = [[self._reserve_link(area) for area in sheet.body.areas] for sheet in document.sheets]
        """Numbers of the link annotations of each page, 0 for one that leads nowhere in this file."""
        self.fields = tuple(_fields(document.root))
        self.widgets = [self.file.reserve() for _ in self.fields]
        self.owners: dict[int, int] = {}
        """The structure element of each annotation, by the annotation's number."""
        self.keys: dict[int, int] = {}
        """The key of each annotation in the parent tree."""
        self.parents = [array("I", [0]) * sheet.body.marks for sheet in document.sheets]
        """The structure element of each marked content of each page."""

    def write(self) -> bytes:
        document, file = self.document, self.file
        resources = self._resources()
        structure = self._structure()
        for index, sheet in enumerate(document.sheets):
            self._page(index, sheet, resources)
        for field, number in zip(self.fields, self.widgets, strict=True):
            self._widget(field, number, resources)
        kids = b" ".join(b"%d 0 R" % (self.first_page + index) for index in range(len(document.sheets)))
        file.write(b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(document.sheets), kids), self.pages_root)
        catalogue = [
            b"<</Type/Catalog/Pages %d 0 R/Lang%b" % (self.pages_root, text_string(document.facts.language)),
            b"/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/ViewerPreferences<</DisplayDocTitle true>>" % structure,
            b"/PageLabels<</Nums[0<</S/D/St %d>>]>>" % document.first_number,
            b"/Metadata %d 0 R" % file.stream(b"/Type/Metadata/Subtype/XML", xmp(document.facts)),
            self._intent(),
            self._outline(),
            self._attachments(),
            self._form(resources),
            b">>",
        ]
        file.write(b"".join(catalogue), self.root)
        return file.finish(self.root, self._info())

    # Pages and what lies on them.

    def _reserve_link(self, area: Area) -> int:
        inside = area.target.startswith("#")
        return 0 if inside and area.target[1:] not in self.places else self.file.reserve()

    def _place(self, target: str) -> str | None:
        """The key of the place in this file that a target means, or None for one outside."""
        if target.startswith("#"):
            return target[1:]
        base = self.document.base
        if not base or not target.startswith(f"{base}/"):
            return None
        whole, _, part = target.removeprefix(f"{base}/").partition("#")
        return next((key for key in (f"{whole}#{part}", f"{whole}#") if key in self.places), None)

    def _page(self, index: int, sheet: Sheet, resources: int) -> None:
        file, body = self.file, sheet.body
        contents = [file.stream(b"/Filter/FlateDecode", data) for data in (sheet.surround, body.content)]
        annotations = [number for number in self.areas[index] if number]
        for number, area in zip(self.areas[index], body.areas, strict=True):
            if number:
                self._link(number, area, sheet.left)
        annotations += [n for field, n in zip(self.fields, self.widgets, strict=True) if field.page == index]
        listed = b"/Annots[%b]" % b" ".join(b"%d 0 R" % number for number in annotations) if annotations else b""
        shown = b" ".join(b"%d 0 R" % number for number in contents)
        file.write(
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %b]/Resources %d 0 R/Contents[%b]/StructParents %d/Tabs/S%b>>"
            % (self.pages_root, numbers(body.width, body.height), resources, shown, index, listed),
            self.first_page + index,
        )

    def _link(self, number: int, area: Area, left: float) -> None:
        x0, y0, x1, y1 = area.box
        place = self._place(area.target)
        if place is not None:
            leads = b"/Dest" + self._destination(place)
        else:
            leads = b"/A<</S/URI/URI%b>>" % text_string(ascii_address(area.target))
        self.file.write(
            b"<</Type/Annot/Subtype/Link/Rect[%b]/Border[0 0 0]/F 4/StructParent %d/Contents%b%b>>"
            % (numbers(x0 + left, y0, x1 + left, y1), self.keys[number], text_string(area.words), leads),
            number,
        )

    def _destination(self, key: str) -> bytes:
        page, y = self.places[key]
        return b"[%d 0 R/XYZ 0 %b 0]" % (self.first_page + page, numbers(y))

    def _widget(self, field: Field, number: int, resources: int) -> None:
        left = self.document.sheets[field.page].left
        x0, y0, x1, y1 = field.box
        form = self.file.stream(
            b"/Type/XObject/Subtype/Form/BBox[0 0 %b]/Resources %d 0 R/Filter/FlateDecode"
            % (numbers(x1 - x0, y1 - y0), resources),
            compressed(field.appearance),
        )
        self.file.write(
            b"<</Type/Annot/Subtype/Widget/FT/Sig/T%b/TU%b/Rect[%b]/F 132/P %d 0 R/StructParent %d/AP<</N %d 0 R>>>>"
            % (
                text_string(field.name),
                text_string(field.words),
                numbers(x0 + left, y0, x1 + left, y1),
                self.first_page + field.page,
                self.keys[number],
                form,
            ),
            number,
        )

    # The structure tree.

    def _structure(self) -> int:
        top = self.file.reserve()
        root = self._branch(self.document.root, top)
        # Pages come first in the parent tree, annotations after them in the order of their elements.
        self.keys = {annotation: len(self.parents) + index for index, annotation in enumerate(self.owners)}
        arrays = [self.file.write(b"[%b]" % b" ".join(b"%d 0 R" % n for n in page)) for page in self.parents]
        entries = [*arrays, *self.owners.values()]
        pairs = b" ".join(b"%d %d 0 R" % pair for pair in enumerate(entries))
        tree = self.file.write(b"<</Nums[%b]>>" % pairs)
        self.file.write(
            b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>" % (root, tree, len(entries)),
            top,
        )
        return top

    def _branch(self, branch: Branch, parent: int) -> int:
        number = self.file.reserve()
        kids: list[int] = []
        for kid in branch.kids:
            if isinstance(kid, Branch):
                kids.append(self._branch(kid, number))
            elif isinstance(kid, Field):
                kids.append(self._form_element(kid, number))
            else:
                kids += self._graft(kid, number)
        listed = b" ".join(b"%d 0 R" % kid for kid in kids)
        self.file.write(
            b"<</S%b/P %d 0 R%b/K[%b]>>" % (name(branch.tag), parent, branch.extra, listed),
            number,
        )
        return number

    def _form_element(self, field: Field, parent: int) -> int:
        number = self.file.reserve()
        widget = self.widgets[self.fields.index(field)]
        self.owners[widget] = number
        kid = b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (widget, self.first_page + field.page)
        return self.file.write(b"<</S/Form/P %d 0 R/K %b>>" % (parent, kid), number)

    def _graft(self, graft: Graft, parent: int) -> list[int]:
        """Write a tree; the numbers of its top elements."""
        tree = graft.tree
        base = number = self.file.reserve(tree.count)
        pages = self.first_page + graft.page - 1
        for row in tree.rows:
            values: list[int | bytes] = [base + value if value >= 0 else pages - value for value in row.numbers]
            for place, gap in row.gaps:
                values[place] = self._filled(gap, graft, base, parent)
            self.file.write_row(row.text % tuple(values), number, row.size)
            number += row.size
        for page, first, elements in tree.marks:
            marked = array("I", [base + element for element in elements])
            self.parents[graft.page + page][first : first + len(marked)] = marked
        return [base + index for index in tree.tops]

    def _filled(self, gap: Gap, graft: Graft, base: int, parent: int) -> int | bytes:
        """What a gap of a tree holds in this file; `base` is the number of the tree's first element."""
        if isinstance(gap, LinkTag):
            leads = gap.area >= 0 and self.areas[graft.page + gap.page][gap.area]
            return name(LINK_TAG if leads else LINK_TAG_ELSEWHERE)
        if isinstance(gap, LinkArea):
            page = graft.page + gap.page
            annotation = self.areas[page][gap.area]
            if not annotation:
                return b""
            self.owners[annotation] = base + gap.element
            return b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (annotation, self.first_page + page)
        if isinstance(gap, Heading):
            return b"/H%d" % min(_HEADINGS, gap.level + graft.level)
        if isinstance(gap, Above):
            return parent
        left = self.document.sheets[graft.page + gap.page].left
        x0, y0, x1, y1 = gap.box
        return b"/A<</O/Layout/Placement/Block/BBox[%b]>>" % numbers(x0 + left, y0, x1 + left, y1)

    # What pages share, and what the catalogue holds.

    def _resources(self) -> int:
        found, file = self.resources, self.file
        used = sorted(found.glyphs.items())
        made = [
            (face, subset, fonts.embed(file, found.faces[face], found.encoding, subset, codes))
            for (face, subset), codes in used
        ]
        listed = b"".join(b"/%b%d %d 0 R" % (face.encode(), subset, number) for face, subset, number in made)
        shown = b"".join(b"%b %d 0 R" % (name(key), images.embed(file, get())) for key, get in found.images.items())
        pictures = b"/XObject<<%b>>" % shown if shown else b""
        return file.write(b"<</Font<<%b>>%b/ProcSet[/PDF/Text/ImageB/ImageC]>>" % (listed, pictures))

    def _intent(self) -> bytes:
        profile = self.file.binary(b"/N 3", colour.srgb_profile())
        label = text_string(colour.NAME)
        return (
            b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier%b/Info%b/DestOutputProfile "
            b"%d 0 R>>]" % (label, label, profile)
        )

    def _outline(self) -> bytes:
        """Lines as a tree: each under the last one before it of a lower level. Deep ones are folded."""
        lines = [line for line in self.document.outline if line.key in self.places]
        if not lines:
            return b""
        top = self.file.reserve()
        first = self.file.reserve(len(lines))
        parents, stack = [], list[int]()
        for index, line in enumerate(lines):
            while stack and lines[stack[-1]].level >= line.level:
                stack.pop()
            parents.append(stack[-1] if stack else -1)
            stack.append(index)
        kids: dict[int, list[int]] = {}
        for index, parent in enumerate(parents):
            kids.setdefault(parent, []).append(index)
        sizes = [0] * len(lines)
        for index in reversed(range(len(lines))):
            sizes[index] = sum(1 + max(sizes[kid], 0) for kid in kids.get(index, ()))
            if lines[index].level >= _FOLDED:
                sizes[index] = -len(kids.get(index, ()))
        for siblings in kids.values():
            for place, index in enumerate(siblings):
                parent = parents[index]
                above = first + parent if parent >= 0 else top
                entries = [b"<</Title%b/Parent %d 0 R" % (text_string(lines[index].title), above)]
                entries += [b"/Prev %d 0 R" % (first + siblings[place - 1])] if place else []
                entries += [b"/Next %d 0 R" % (first + siblings[place + 1])] if place + 1 < len(siblings) else []
                entries += [self._below(first, kids[index], sizes[index])] if index in kids else []
                entries.append(b"/Dest%b>>" % self._destination(lines[index].key))
                self.file.write(b"".join(entries), first + index)
        count = sum(1 + max(sizes[kid], 0) for kid in kids[-1])
        self.file.write(b"<</Type/Outlines%b>>" % self._below(first, kids[-1], count), top)
        return b"/Outlines %d 0 R/PageMode/UseOutlines" % top

    @staticmethod
    def _below(first: int, kids: list[int], count: int) -> bytes:
        return b"/First %d 0 R/Last %d 0 R/Count %d" % (first + kids[0], first + kids[-1], count)

    def _attachments(self) -> bytes:
        if not self.document.attachments:
            return b""
        pairs = [(text_string(item.name), self._attach(item)) for item in self.document.attachments]
        names = b"".join(b"%b %d 0 R" % pair for pair in sorted(pairs))
        files = b" ".join(b"%d 0 R" % number for _, number in pairs)
        return b"/AF[%b]/Names<</EmbeddedFiles<</Names[%b]>>>>" % (files, names)

    def _attach(self, item: Attachment) -> int:
        day = day_string(self.document.facts.day)
        entries = b"/Type/EmbeddedFile/Subtype%b/Params<</Size %d/ModDate%b>>"
        stream = self.file.binary(entries % (name(item.media_type), len(item.data), day), item.data)
        label = text_string(item.name)
        return self.file.write(
            b"<</Type/Filespec/F%b/UF%b/AFRelationship/Source/Desc%b/EF<</F %d 0 R/UF %d 0 R>>>>"
            % (label, label, text_string(item.words), stream, stream)
        )

    def _form(self, resources: int) -> bytes:
        if not self.fields:
            return b""
        listed = b" ".join(b"%d 0 R" % number for number in self.widgets)
        return b"/AcroForm<</Fields[%b]/DR %d 0 R/SigFlags 0>>" % (listed, resources)

    def _info(self) -> int:
        facts = self.document.facts
        day = day_string(facts.day)
        said = {
            b"Title": facts.title,
            b"Author": facts.author,
            b"Subject": facts.subject,
            b"Keywords": facts.keywords,
            b"Creator": facts.producer,
            b"Producer": facts.producer,
        }
        entries = b"".join(b"/%b%b" % (key, text_string(value)) for key, value in said.items() if value)
        return self.file.write(b"<<%b/CreationDate%b/ModDate%b>>" % (entries, day, day))


def _fields(branch: Branch) -> Iterator[Field]:
    for kid in branch.kids:
        if isinstance(kid, Field):
            yield kid
        elif isinstance(kid, Branch):
            yield from _fields(kid)


def ascii_address(address: str) -> str:
    """An address as an annotation may hold it: what is not ASCII in percent signs."""
    return quote(address, safe="%/:=&?~#+!$,;'@()*[]")
