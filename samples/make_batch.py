"""Writes samples/batch: documents as an office hands them in together, with their list. Run: python samples/make_batch.py

The signed original is a PDF with the same words as the typed file (and no signature: nobody's key is in this repository).
The same run gives the same bytes.
"""

from __future__ import annotations

import io
from pathlib import Path

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from gazette.config.typeface import packaged_files

BATCH = Path(__file__).parent / "batch"
REMARK = (
    "Văn bản mẫu do dự án tự soạn để trình diễn và kiểm thử; cơ quan, số, ký hiệu, tên người nêu trong văn bản là quy ước. "
    "Đây không phải văn bản đã được ban hành. – Sample written for this project. It is not an act that was ever issued; "
    "its number and the people it names are invented."
)

DECISION = """\
THỦ TƯỚNG CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 920/2026/QĐ-TTg
Hà Nội, ngày 10 tháng 9 năm 2026

QUYẾT ĐỊNH
Về việc tiếp nhận văn bản mẫu gửi kèm bản gốc

Căn cứ Luật Bản mẫu số 900/2026/QH15;

Thủ tướng Chính phủ ban hành Quyết định về việc tiếp nhận văn bản mẫu gửi kèm bản gốc.

Điều 1. Phạm vi điều chỉnh
Quyết định này quy định việc tiếp nhận văn bản mẫu gửi kèm bản gốc đã ký.

Điều 2. Đối chiếu
Bản đánh máy và bản gốc được đối chiếu từng chữ khi tiếp nhận.

Điều 3. Hiệu lực thi hành
Quyết định này có hiệu lực thi hành từ ngày 01 tháng 11 năm 2026.

THỦ TƯỚNG
Nguyễn Văn Mẫu
"""

TELEGRAM = """\
THỦ TƯỚNG CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 921/CĐ-TTg
Hà Nội, ngày 12 tháng 9 năm 2026

CÔNG ĐIỆN
Về việc gửi văn bản mẫu khẩn

Thủ tướng Chính phủ yêu cầu các bộ, ngành gửi ngay văn bản mẫu theo biểu kèm theo công điện này.

Văn phòng Chính phủ theo dõi, đôn đốc và báo cáo Thủ tướng Chính phủ.

KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
Trần Thị Mẫu
"""

ROWS = (
    ("file", "original", "attachments", "sender", "received", "urgency", "remark"),
    ("920-2026-qd-ttg.txt", "ban-goc/920 da ky.pdf", "", "Bộ phận văn thư mẫu", "14/9/2026 8:15", "thường", REMARK),
    ("921-cd-ttg.txt", "", "bieu-mau.csv", "Bộ phận văn thư mẫu", "14/9/2026 9:30", "hỏa tốc", REMARK),
)


def files() -> dict[str, bytes]:
    """Every file by its path below samples/."""
    return {
        "batch/920-2026-qd-ttg.txt": DECISION.encode(),
        "batch/921-cd-ttg.txt": TELEGRAM.encode(),
        "batch/ban-goc/920 da ky.pdf": pdf(DECISION),
        "batch/batch.csv": listed().encode("utf-8-sig"),
        "batch/bieu-mau.csv": "STT;Cơ quan;Ngày gửi\r\n1;;\r\n".encode("utf-8-sig"),
    }


def listed() -> str:
    """The list as Excel in Viet Nam writes it: a mark, semicolons, CRLF."""
    return "".join(";".join(f'"{cell}"' if ";" in cell else cell for cell in row) + "\r\n" for row in ROWS)


def pdf(text: str) -> bytes:
    """The text set as one column."""
    for style in ("regular", "bold"):
        pdfmetrics.registerFont(TTFont(f"Plex-{style}", str(packaged_files()[style])))
    plain = ParagraphStyle(
        "plain", fontName="Plex-regular", fontSize=12, leading=17, alignment=TA_JUSTIFY, spaceAfter=5
    )
    bold = ParagraphStyle("bold", plain, fontName="Plex-bold")
    centred = ParagraphStyle("centred", bold, alignment=TA_CENTER)
    middle = ParagraphStyle("middle", plain, alignment=TA_CENTER)
    story = []
    for line in filter(None, text.splitlines()):
        style = bold if line.startswith("Điều ") else centred if line.isupper() else plain
        story.append(Paragraph(line, middle if line.startswith(("Số:", "Độc lập", "Hà Nội,", "Về việc")) else style))
    made = io.BytesIO()
    template = SimpleDocTemplate(made, pagesize=A4, invariant=1, title="920/2026/QĐ-TTg", lang="vi")
    template.build(story)
    return made.getvalue()


if __name__ == "__main__":
    for name, data in files().items():
        path = BATCH.parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
