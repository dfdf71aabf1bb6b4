"""A paper with a secret in it, and the search for what is left of that in a folder, in whatever form."""

import io
import json
import unicodedata
import zipfile
from contextlib import closing

import pypdfium2

SECRET = "Trần Thị Ngọc Khuê, sinh ngày 03 tháng 4 năm 1987"
NUMBER, OTHER = "961/2026/QĐ-TTg", "902/2026/QĐ-TTg"
PAPER = f"""THỦ TƯỚNG CHÍNH PHỦ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: {NUMBER}
Hà Nội, ngày 20 tháng 10 năm 2026

QUYẾT ĐỊNH
Về việc thi hành kỷ luật đối với cán bộ

Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;

Thủ tướng Chính phủ quyết định:

Điều 1. Thi hành kỷ luật đối với bà {SECRET}, bằng hình thức cảnh cáo.

Điều 2. Quyết định này có hiệu lực từ ngày 20 tháng 10 năm 2026.

Nơi nhận:
- Công báo;
- Lưu: VT.

KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
Trần Thị Mẫu
"""
ASKED = ("--reason", "Theo yêu cầu của người có dữ liệu", "--basis", "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15")
LAW = ASKED[3]
FORMS = tuple(
    form
    for words in (SECRET, SECRET.split(",", maxsplit=1)[0])
    for form in (
        words.encode(),
        unicodedata.normalize("NFD", words).encode(),
        json.dumps(words)[1:-1].encode(),
        words.encode("utf-16-le"),
        "".join(words.split()).encode(),
    )
)


def texts(data):
    """What a file says to one who looks hard: its bytes, what is packed in it, the letters on its pages."""
    yield data
    if data.startswith(b"PK\3\4"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield from texts(packed.read(name))
    if data.startswith(b"%PDF-"):
        with closing(pypdfium2.PdfDocument(data)) as pdf:
            yield "".join("".join(page.get_textpage().get_text_range().split()) for page in pdf).encode()


def telling(folder):
    """Every file below a folder that holds the secret in any form."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return [
        path.relative_to(folder).as_posix()
        for path in files
        if any(form in text for text in texts(path.read_bytes()) for form in FORMS)
    ]
