"""DOCX packages written by hand for tests, as small as Word would accept."""

from __future__ import annotations

import io
import zipfile

from gazette.ingest import witness
from gazette.ingest.blocks import Para, Table
from gazette.ingest.fidelity import witnessed
from gazette.ingest.read_docx import read_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa75\x81\x84\x00\x00\x00\x00IEND\xaeB`\x82"
)


def part(name, inside):
    """An XML part with the root `w:NAME`."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {_NAMES}>{inside}</w:{name}>'


def relations(rows):
    """A relations part from (id, type, target, external) rows."""
    items = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"{" TargetMode=" + chr(34) + "External" + chr(34) if external else ""}/>'
        for name, kind, target, external in rows
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'
    )


def parts(body, *, links=(), main=MAIN, **extra):
    """The parts of a package; `extra` names parts of `word/` (styles, numbering, footnotes …) by their inner XML."""
    rows = [(f"p{name}", name, f"{name}.xml", False) for name in extra]
    found = {
        "[Content_Types].xml": _TYPES.format(main=main),
        "_rels/.rels": relations([("r1", "officeDocument", "word/document.xml", False)]),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations([*rows, *links]),
    }
    found.update({f"word/{name}.xml": part(name, inside) for name, inside in extra.items()})
    return found


def packed(files):
    """A zip of name → text or bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def docx(body, *, files=None, **options):
    return packed({**parts(body, **options), **(files or {})})


def p(text="", props="", run=""):
    """A paragraph of one run."""
    return f"<w:p>{props and f'<w:pPr>{props}</w:pPr>'}{r(text, run) if text else ''}</w:p>"


def r(text, run=""):
    return f'<w:r>{run and f"<w:rPr>{run}</w:rPr>"}<w:t xml:space="preserve">{text}</w:t></w:r>'


def read(body, **options):
    """What the reader makes of a body. Whatever a test is about, no word of it may be lost."""
    data = docx(body, **options)
    source = read_docx(data)
    assert witnessed(source, witness.heard("docx", data), capitals=True) is None
    return source


def texts(source):
    """The plain text of every paragraph outside tables."""
    return [block.text for block in source.blocks if isinstance(block, Para)]


def codes(source):
    return [found.code for found in source.findings]


def grid(table):
    """A table as (text, colspan, rowspan) of its cells."""
    assert isinstance(table, Table)
    return [
        [(" / ".join(block.text for block in cell.blocks), cell.colspan, cell.rowspan) for cell in row]
        for row in table.rows
    ]
