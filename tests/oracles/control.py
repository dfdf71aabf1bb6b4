"""A small PDF/A-3a and PDF/UA-1 file made by hand with pikepdf: what the oracles must pass, and what mutants are made of.

It holds one of everything that a gazette's pages hold: headings, paragraphs, a link, a list, a table, a figure, a note,
an empty signature field, a running head, an attached source. No part of it comes from the renderer.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path

import fontpkg_ibm_plex_serif
import pikepdf
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, String

FACE = Path(fontpkg_ibm_plex_serif.__file__).parent / "files" / "IBMPlexSerif-Regular.ttf"
ICC = Path(pikepdf.__file__).parent / "pdfa" / "data" / "sRGB.icc"
WORDS = "CÔNG BÁO Quyết định mẫu Căn cứ Luật Điểm Điều Cột Ô Ghi chú Xem"
LETTERS = "".join(sorted({*map(chr, range(32, 127)), *WORDS}))

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Công báo mẫu</rdf:li></rdf:Alt></dc:title>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification
</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass
class _Font:
    """The subset as a Type0 font (Identity-H), and the codes of its letters."""

    ref: pikepdf.Object
    gids: dict[str, int]

    def show(self, words: str) -> bytes:
        return b"<" + "".join(f"{self.gids[char]:04X}" for char in words).encode() + b"> Tj"


def _font(pdf: Pdf) -> _Font:
    face = TTFont(FACE)
    options = Options(
        retain_gids=True, notdef_outline=True, layout_features=[], drop_tables=[*Options().drop_tables, "meta"]
    )
    subsetter = Subsetter(options)
    subsetter.populate(text=LETTERS)
    subsetter.subset(face)
    out = io.BytesIO()
    face.save(out)
    cmap, order, scale = face.getBestCmap(), face.getReverseGlyphMap(), 1000 / face["head"].unitsPerEm
    gids = {char: order[cmap[ord(char)]] for char in LETTERS}
    widths: list[object] = []
    for char in sorted(LETTERS, key=gids.__getitem__):
        widths += [gids[char], Array([round(face["hmtx"][cmap[ord(char)]][0] * scale)])]
    pairs = "".join(f"<{gid:04X}> <{ord(char):04X}>\n" for char, gid in list(gids.items())[:100])
    rest = list(gids.items())[100:]
    more = "".join(f"<{gid:04X}> <{ord(char):04X}>\n" for char, gid in rest)
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"100 beginbfchar\n{pairs}endbfchar\n{len(rest)} beginbfchar\n{more}endbfchar\nendcmap end end"
    )
    name = Name("/AAAAAA+IBMPlexSerif")
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=4, FontBBox=[-200, -300, 1200, 1100], ItalicAngle=0,
        Ascent=1025, Descent=-275, CapHeight=698, StemV=80, FontFile2=pdf.make_stream(out.getvalue()),
    )  # fmt: skip
    below = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=name, W=Array(widths), DW=600, CIDToGIDMap=Name.Identity,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
    )  # fmt: skip
    whole = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=name, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(below)]), ToUnicode=pdf.make_stream(to_unicode.encode()),
    )  # fmt: skip
    return _Font(pdf.make_indirect(whole), gids)


@dataclass
class _Maker:
    """Structure elements and the pages' content while they are made."""

    pdf: Pdf
    font: _Font
    root: pikepdf.Object
    pages: list[pikepdf.Page] = field(default_factory=list)
    contents: list[list[bytes]] = field(default_factory=list)
    parents: list[Array] = field(default_factory=list)
    annotations: list[pikepdf.Object] = field(default_factory=list)

    def page(self, words: str) -> None:
        page = self.pdf.add_blank_page(page_size=(595, 842))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=self.font.ref))
        page.obj.StructParents = len(self.pages)
        page.obj.Tabs = Name.S
        self.pages.append(page)
        self.parents.append(Array())
        self.contents.append([
            b"/Artifact <</Type/Pagination/Subtype/Header>> BDC",
            *self._line(words, 800),
            b"EMC",
        ])  # fmt: skip

    def _line(self, words: str, y: int) -> list[bytes]:
        return [f"BT /F1 12 Tf 1 0 0 1 72 {y} Tm".encode(), self.font.show(words), b"ET"]

    def node(self, kind: str, parent: pikepdf.Object, **more: object) -> pikepdf.Object:
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + kind), P=parent, **more))
        parent.K = Array([*parent.get("/K", Array()), made])
        return made

    def text(self, kind: str, parent: pikepdf.Object, words: str, y: int, **more: object) -> pikepdf.Object:
        made = self.node(kind, parent, Pg=self.pages[-1].obj, **more)
        self.marked(made, kind, self._line(words, y))
        return made

    def marked(self, made: pikepdf.Object, kind: str, lines: list[bytes]) -> None:
        mcid = len(self.parents[-1])
        self.parents[-1].append(made)
        made.Pg = self.pages[-1].obj
        made.K = Array([*made.get("/K", Array()), mcid])
        self.contents[-1] += [f"/{kind} <</MCID {mcid}>> BDC".encode(), *lines, b"EMC"]

    def annotation(self, made: pikepdf.Object, **keys: object) -> pikepdf.Object:
        note = self.pdf.make_indirect(Dictionary(Type=Name.Annot, F=4, P=self.pages[-1].obj, **keys))
        self.annotations.append(made)
        note.StructParent = 99 + len(self.annotations)
        made.K = Array([*made.get("/K", Array()), Dictionary(Type=Name.OBJR, Obj=note, Pg=self.pages[-1].obj)])
        page = self.pages[-1].obj
        page.Annots = Array([*page.get("/Annots", Array()), note])
        return note


def control() -> Pdf:
    """The file, open; each call makes a new one."""
    pdf = pikepdf.new()
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    make = _Maker(pdf, _font(pdf), tree)
    top = make.node("Document", tree)
    _first_page(make, top)
    _second_page(make, top)
    for page, lines in zip(make.pages, make.contents, strict=True):
        page.obj.Contents = pdf.make_stream(b"\n".join(lines))
    numbers: list[object] = []
    for index, parents in enumerate(make.parents):
        numbers += [index, pdf.make_indirect(parents)]
    for index, owner in enumerate(make.annotations, 100):
        numbers += [index, owner]
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    tree.ParentTreeNextKey = 100 + len(make.annotations)
    _catalog(pdf, tree)
    return pdf


def _first_page(make: _Maker, top: pikepdf.Object) -> None:
    make.page("CÔNG BÁO mẫu")
    make.text("H1", top, "Quyết định mẫu", 760)
    make.text("P", top, "Căn cứ Luật mẫu;", 740)
    paragraph = make.text("P", top, "Xem ", 720)
    link = make.text("Link", paragraph, "Luật mẫu", 700)
    make.annotation(
        link, Subtype=Name.Link, Rect=[72, 696, 200, 712], Border=[0, 0, 0], Contents=String("Luật mẫu"),
        A=Dictionary(S=Name.URI, URI=String("https://example.vn/")),
    )  # fmt: skip
    make.text("H2", top, "Điều 1", 680)
    items = make.node("L", top)
    for index, label in enumerate(("a)", "b)")):
        item = make.node("LI", items)
        make.text("Lbl", item, label, 660 - 30 * index)
        make.text("LBody", item, "Điểm mẫu", 645 - 30 * index)
    make.text("Note", top, "1 Ghi chú mẫu", 100, ID=String("note-1"))


def _second_page(make: _Maker, top: pikepdf.Object) -> None:
    make.page("CÔNG BÁO mẫu")
    table = make.node("Table", top)
    scope = Dictionary(O=Name.Table, Scope=Name.Column)
    for part, kind, words, y in (("THead", "TH", "Cột", 740), ("TBody", "TD", "Ô", 720)):
        row = make.node("TR", make.node(part, table))
        for number in (1, 2):
            more = {"A": scope} if kind == "TH" else {}
            make.text(kind, row, f"{words} {number}", y - 10 * number, **more)
    figure = make.node("Figure", top, Alt=String("Hình mẫu"))
    figure.A = Dictionary(O=Name.Layout, BBox=[72, 600, 172, 650])
    make.marked(figure, "Figure", [b"0.5 g 72 600 100 50 re f 0 g"])
    form = make.node("Form", top, Pg=make.pages[-1].obj)
    look = make.pdf.make_stream(
        b"0.6 G 0.5 0.5 199 49 re S", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 50]
    )
    look.Resources = Dictionary()
    field_ = make.annotation(
        form, Subtype=Name.Widget, FT=Name.Sig, T=String("Seal"), TU=String("Con dấu"), Rect=[300, 100, 500, 150],
        AP=Dictionary(N=look),
    )  # fmt: skip
    make.pdf.Root.AcroForm = Dictionary(Fields=Array([field_]), SigFlags=0)


def _catalog(pdf: Pdf, tree: pikepdf.Object) -> None:
    root = pdf.Root
    root.StructTreeRoot = tree
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = String("vi-VN")
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.Metadata = pdf.make_stream(XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
    profile = pdf.make_stream(ICC.read_bytes(), N=3)
    root.OutputIntents = Array([
        Dictionary(
            Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB"), DestOutputProfile=profile
        )
    ])  # fmt: skip
    source = pdf.make_stream(
        b"<akomaNtoso/>", Type=Name.EmbeddedFile, Subtype=Name("/application/akn+xml"),
        Params=Dictionary(Size=13, ModDate=String("D:20260105000000Z")),
    )  # fmt: skip
    spec = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String("a.xml"),
            UF=String("a.xml"),
            AFRelationship=Name.Source,
            Desc=String("Akoma Ntoso"),
            EF=Dictionary(F=source, UF=source),
        )
    )
    root.AF = Array([spec])
    root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("a.xml"), spec])))


def written(pdf: Pdf) -> bytes:
    """The file's bytes."""
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()
