"""Writes samples/broken: one file for each way in which an input is held or refused. Run: python samples/make_broken.py

What is expected of each file stands in samples/broken/README.md. The same run gives the same bytes.
"""

from __future__ import annotations

import json
from pathlib import Path

from packed import pack, stored

BROKEN = Path(__file__).parent / "broken"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

TEXT = """\
{issuer}
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
{number}Hà Nội, ngày {day} năm 2026

{type}
{title}

Căn cứ Luật Bản mẫu số 900/2026/QH15;

{enacting}

Điều 1. Phạm vi điều chỉnh
{scope}

Điều 2. Hiệu lực thi hành
{effect}

{signature}
"""


def no_number() -> bytes:
    """The line with the number is not there, as in a draft that the registry has not numbered yet."""
    return TEXT.format(
        issuer="THỦ TƯỚNG CHÍNH PHỦ",
        number="",
        day="21 tháng 9",
        type="QUYẾT ĐỊNH",
        title="Quy định thời hạn lưu bản mẫu",
        enacting="Thủ tướng Chính phủ ban hành Quyết định quy định thời hạn lưu bản mẫu.",
        scope="Quyết định này quy định thời hạn lưu bản mẫu tại cơ quan lập bản mẫu.",
        effect="Quyết định này có hiệu lực thi hành từ ngày 10 tháng 11 năm 2026.",
        signature="KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nTrần Thị Mẫu",
    ).encode()


def ascii_number() -> bytes:
    """Đ typed as D in the symbol: ND-CP for NĐ-CP."""
    return TEXT.format(
        issuer="CHÍNH PHỦ",
        number="Số: 921/2026/ND-CP\n",
        day="22 tháng 9",
        type="NGHỊ ĐỊNH",
        title="Quy định việc đánh số bản mẫu",
        enacting="Chính phủ ban hành Nghị định quy định việc đánh số bản mẫu.",
        scope="Nghị định này quy định cách đánh số bản mẫu theo năm.",
        effect="Nghị định này có hiệu lực thi hành từ ngày 10 tháng 11 năm 2026.",
        signature="TM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nTrần Thị Mẫu",
    ).encode()


def same_number() -> bytes:
    """The number, date and issuer of the sample 902/2026/QĐ-TTg of the inbox above another text."""
    return TEXT.format(
        issuer="THỦ TƯỚNG CHÍNH PHỦ",
        number="Số: 902/2026/QĐ-TTg\n",
        day="20 tháng 8",
        type="QUYẾT ĐỊNH",
        title="Quy định màu bìa của Sổ bản mẫu",
        enacting="Thủ tướng Chính phủ ban hành Quyết định quy định màu bìa của Sổ bản mẫu.",
        scope="Quyết định này quy định màu bìa của Sổ bản mẫu tại cơ quan lập bản mẫu.",
        effect="Quyết định này có hiệu lực thi hành từ ngày 05 tháng 10 năm 2026.",
        signature="KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nTrần Thị Mẫu",
    ).encode()


def bad_sidecar_text() -> bytes:
    """A sound document; the sidecar beside it is wrong."""
    return TEXT.format(
        issuer="THỦ TƯỚNG CHÍNH PHỦ",
        number="Số: 922/2026/QĐ-TTg\n",
        day="23 tháng 9",
        type="QUYẾT ĐỊNH",
        title="Quy định khổ giấy của Sổ bản mẫu",
        enacting="Thủ tướng Chính phủ ban hành Quyết định quy định khổ giấy của Sổ bản mẫu.",
        scope="Quyết định này quy định khổ giấy của Sổ bản mẫu tại cơ quan lập bản mẫu.",
        effect="Quyết định này có hiệu lực thi hành từ ngày 10 tháng 11 năm 2026.",
        signature="KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nTrần Thị Mẫu",
    ).encode()


def bad_sidecar() -> bytes:
    """A key that the schema does not know, and a date that is none."""
    facts = {"tieu_de": "Quy định khổ giấy của Sổ bản mẫu", "date": "23-9-2026"}
    return json.dumps(facts, ensure_ascii=False, indent=2).encode() + b"\n"


def shopping_list() -> bytes:
    """Text, but no issued document."""
    return "Việc cần làm:\n- mua giấy in\n- gọi bộ phận văn thư\n- gửi lại tệp đã ký\n".encode()


def word_package(document: str, extra: dict[str, bytes] | None = None) -> bytes:
    """A minimal DOCX around a main part."""
    parts = {
        "[Content_Types].xml": XML + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": XML + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/document.xml": document,
    }
    return pack({**{name: text.encode() for name, text in parts.items()}, **(extra or {})})


def main_part(text: str) -> str:
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines() if line)
    return f'<w:document xmlns:w="{WORD}"><w:body>{paragraphs}</w:body></w:document>'


def doctype() -> bytes:
    """The main part carries a document type declaration with an entity: the opening of most attacks through XML."""
    declared = '<!DOCTYPE w:document [<!ENTITY so "923/2026/QĐ-TTg">]>'
    return word_package(XML + declared + main_part(no_number().decode()).replace("QUYẾT ĐỊNH", "QUYẾT ĐỊNH &so;", 1))


def climbing_path() -> bytes:
    """A member of the package would be written outside the folder it is unpacked into."""
    return word_package(XML + main_part(no_number().decode()), {"../evil.txt": b"outside\n"})


def schema() -> bytes:
    """Akoma Ntoso with an element of nobody's schema and an article without eId."""
    sound = (BROKEN.parent / "inbox" / "908-2026-ttlt-btp-tandtc.xml").read_text("utf-8")
    renumbered = sound.replace("908/2026", "924/2026").replace("908-2026", "924-2026")
    return renumbered.replace(' eId="art_1"', "", 1).replace("<conclusions>", "<ketThuc/><conclusions>", 1).encode()


def picture() -> bytes:
    """The bytes of a picture under the name of a Word file."""
    from make_docx import stamp

    return stamp()


def scan() -> bytes:
    """A PDF of one page that holds a picture and no text: a scan without its typed twin."""
    width, height = 62, 88
    rows = bytes(
        60 if 8 < x < 54 and y % 6 in (2, 3) and (x * 7 + y * 3) % 11 else 245
        for y in range(height)
        for x in range(width)
    )
    image = stored(rows)
    drawing = b"q 595 0 0 842 0 0 cm /Im1 Do Q"
    bodies = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /XObject << /Im1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8"
        b" /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (width, height, len(image), image),
    )
    data = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(data),
    )


def files() -> dict[str, bytes]:
    """Every file this script makes, by its path below samples/."""
    made = {
        "ascii-number.txt": ascii_number(),
        "bad-sidecar.txt": bad_sidecar_text(),
        "bad-sidecar.gazette.json": bad_sidecar(),
        "climbing-path.docx": climbing_path(),
        "doctype.docx": doctype(),
        "empty.docx": b"",
        "no-number.txt": no_number(),
        "picture.docx": picture(),
        "same-number.txt": same_number(),
        "scan.pdf": scan(),
        "schema.xml": schema(),
        "shopping-list.txt": shopping_list(),
    }
    return {f"broken/{name}": data for name, data in made.items()}


def main() -> None:
    for path, data in files().items():
        (BROKEN.parent / path).write_bytes(data)
        print(path, len(data))


if __name__ == "__main__":
    main()
