"""The spreadsheet attached to the sample circular: a minimal workbook written part by part.

Run through make_docx.py, which owns the documents that spreadsheets are attached to.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from packed import pack

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Value = str | int


def cell(column: int, row: int, value: Value) -> str:
    reference = f"{chr(ord('A') + column)}{row}"
    if isinstance(value, int):
        return f'<c r="{reference}"><v>{value}</v></c>'
    return f'<c r="{reference}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def workbook(sheet: str, rows: Sequence[Sequence[Value]]) -> bytes:
    """A workbook of one sheet."""
    data = "".join(
        f'<row r="{number}">{"".join(cell(column, number, value) for column, value in enumerate(row))}</row>'
        for number, row in enumerate(rows, 1)
    )
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/>'
            "</Types>"
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{RELS}">'
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            f'<sheet name="{escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{RELS}">'
            f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>',
    }
    return pack({name: (XML + text).encode() for name, text in parts.items()})


def checklist() -> bytes:
    """The checklist of the sample circular as a table to fill in."""
    return workbook(
        "Phiếu kiểm tra",
        (
            ("STT", "Nội dung kiểm tra", "Kết quả", "Ghi chú"),
            (1, "Số, ký hiệu", "", ""),
            (2, "Ngày ký", "", ""),
            (3, "Trích yếu nội dung", "", ""),
            (4, "Tính liên tục của điều, khoản, điểm", "", ""),
            (5, "Giá trị băm của tệp", "", ""),
        ),
    )
