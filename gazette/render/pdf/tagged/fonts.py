"""Embedding the glyphs of a TrueType face that a file shows."""

from __future__ import annotations

import hashlib

from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, TTFontFace

from gazette.render.pdf.tagged.encoding import Encoding, used
from gazette.render.pdf.tagged.objects import ObjectFile, compressed
from gazette.render.pdf.tagged.syntax import name, numbers


def embed(file: ObjectFile, face: TTFontFace, encoding: Encoding, subset: int, codes: bytes) -> int:
    """Write the font of one subset with the glyphs of `codes`, in whatever order they come; its number."""
    codes = bytes(sorted(codes))
    points = used(encoding, subset, codes)
    digest = hashlib.sha256(codes + encoding.subsets[subset].encode()).digest()
    tag = "".join(chr(65 + byte % 26) for byte in digest[:6])
    title = name(f"{tag}+{face.name.decode('ascii', 'replace')}")
    program: bytes = face.makeSubset(points)
    font_file = file.binary(b"/Length1 %d" % len(program), program)
    flags = face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC
    descriptor = file.write(
        b"<</Type/FontDescriptor/FontName%b/Flags %d/FontBBox[%b]/ItalicAngle %b/Ascent %b/Descent %b/CapHeight %b"
        b"/StemV %b/FontFile2 %d 0 R>>"
        % (
            title,
            flags,
            numbers(*face.bbox),
            *(numbers(v) for v in (face.italicAngle, face.ascent, face.descent, face.capHeight, face.stemV)),
            font_file,
        )
    )
    first = next(code for code, point in enumerate(points) if point >= 0)
    last = max(code for code, point in enumerate(points) if point >= 0)
    widths = [face.charWidths.get(point, face.defaultWidth) if point >= 0 else 0 for point in points[first : last + 1]]
    unicode_map = file.stream(b"/Filter/FlateDecode", compressed(_to_unicode(points)))
    return file.write(
        b"<</Type/Font/Subtype/TrueType/BaseFont%b/FirstChar %d/LastChar %d/Widths[%b]/FontDescriptor %d 0 R"
        b"/ToUnicode %d 0 R>>" % (title, first, last, numbers(*widths), descriptor, unicode_map)
    )


def _to_unicode(points: list[int]) -> bytes:
    """A map that holds only characters in use, at most 100 in a block (ISO 32000-1, 9.10.3)."""
    pairs = [(code, point) for code, point in enumerate(points) if point >= 0]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(pairs), 100):
        block = pairs[start : start + 100]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in block]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
