"""PDFs made when a test runs: a small typesetter over reportlab, and files with one thing wrong."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from gazette.config.typeface import packaged_files

WIDTH, HEIGHT = A4
LEFT, RIGHT = 85.0, 540.0
TOP, BOTTOM = 70.0, 770.0
SIZE = 13.0


def fonts() -> None:
    if "regular" not in pdfmetrics.getRegisteredFontNames():
        for style, path in packaged_files().items():
            pdfmetrics.registerFont(TTFont(style, str(path)))


def wrapped(text: str, width: float, font: str = "regular", size: float = SIZE, first: float = 0.0) -> list[str]:
    """A text cut into lines as a word processor does; `first` is the indent of the first line."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        room = width - (0 if lines else first)
        if line and pdfmetrics.stringWidth(longer, font, size) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines


@dataclass
class Press:
    """Sets text down a page and over to the next. `head` draws what stands on every page."""

    head: Callable[[Press], None] = lambda press: None
    indent: float = 28.0
    space: float = 6.0
    top: float = TOP
    page: int = 1
    canvas: Canvas = field(init=False)
    buffer: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        fonts()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=True)
        self.head(self)

    def at(self, x: float, y: float, text: str, font: str = "regular", size: float = SIZE) -> None:
        """A text at a place counted from the top."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def turn(self) -> None:
        self.canvas.showPage()
        self.page += 1
        self.top = TOP
        self.head(self)

    def down(self, size: float = SIZE) -> float:
        self.top += 1.25 * size
        if self.top > BOTTOM:
            self.turn()
            self.top += 1.25 * size
        return self.top

    def para(self, text: str, font: str = "regular") -> None:
        for number, line in enumerate(wrapped(text, RIGHT - LEFT, font, first=self.indent)):
            self.at(LEFT + (0 if number else self.indent), self.down(), line, font)
        self.top += self.space

    def centre(self, text: str, font: str = "bold", size: float = SIZE) -> None:
        for line in wrapped(text, RIGHT - LEFT, font, size):
            y = self.down(size)
            self.at((LEFT + RIGHT - pdfmetrics.stringWidth(line, font, size)) / 2, y, line, font, size)
        self.top += self.space

    def beside(self, left: Sequence[tuple[str, str, float]], right: Sequence[tuple[str, str, float]]) -> None:
        """Two columns of centred lines (text, font, lines of space before)."""
        start = self.top
        ends = []
        for lines, middle in ((left, LEFT + 90), (right, 400.0)):
            y = start
            for text, font, before in lines:
                y += (1.25 + before) * SIZE
                self.at(middle - pdfmetrics.stringWidth(text, font, SIZE) / 2, y, text, font)
            ends.append(y)
        self.top = max(ends) + self.space

    def closing(self, recipients: Sequence[str], signature: Sequence[str], name: str) -> None:
        """Recipients in small print on the left, the signature on the right."""
        start = y = self.top + 10
        for number, text in enumerate(recipients):
            y += 14
            self.at(LEFT, y, text, "regular" if number else "bold-italic", 11 if number else 12)
        right = start
        for text in signature:
            right += 1.25 * SIZE
            self.at(420 - pdfmetrics.stringWidth(text, "bold", SIZE) / 2, right, text, "bold")
        right += 75
        self.at(420 - pdfmetrics.stringWidth(name, "bold", SIZE) / 2, right, name, "bold")
        self.top = max(y, right) + 10

    def table(self, columns: Sequence[float], rows: Sequence[Sequence[str]], height: float = 24.0) -> None:
        """A ruled table; an empty string joins a cell to the one on its left."""
        edges = [LEFT + sum(columns[:at]) for at in range(len(columns) + 1)]
        for row in rows:
            if self.top + height > BOTTOM:
                self.turn()
            low, high = HEIGHT - self.top - height, HEIGHT - self.top
            for y in (low, high):
                self.canvas.line(edges[0], y, edges[-1], y)
            for at, text in enumerate([*row, "|"]):
                if text:
                    self.canvas.line(edges[at], low, edges[at], high)
                if text and text != "|":
                    self.at(edges[at] + 5, self.top + 16, text, size=12)
            self.top += height
        self.top += self.space

    def bytes(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self.buffer.getvalue()


def numbered(press: Press) -> None:
    """The number on top of every page but the first."""
    if press.page > 1:
        press.at(305, 45, str(press.page))


def decision(press: Press | None = None) -> bytes:
    """A made-up decision of several pages with letterhead, wrapped paragraphs, a table, recipients and a signature."""
    press = press or Press(numbered)
    press.beside(
        [("ỦY BAN NHÂN DÂN", "bold", 0), ("TỈNH HOA SEN", "bold", 0), ("Số: 07/2026/QĐ-UBND", "regular", 1)],
        [
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "bold", 0),
            ("Độc lập - Tự do - Hạnh phúc", "bold", 0),
            ("Hoa Sen, ngày 05 tháng 3 năm 2026", "italic", 1),
        ],
    )
    press.top += 20
    for text in HEAD:
        press.centre(text)
    for text in BODY[:8]:
        press.para(text)
    press.table([60, 240, 120], TABLE)
    for text in BODY[8:]:
        press.para(text)
    press.closing(RECIPIENTS, SIGNATURE, "Trần Thị Mẫu")
    return press.bytes()


HEAD = ("QUYẾT ĐỊNH", "Ban hành quy định về quản lý hồ nước trên địa bàn tỉnh Hoa Sen")
_FILL = (
    "Cơ quan quản lý hồ nước lập sổ theo dõi mực nước hằng ngày, ghi rõ giờ đo, người đo và tình trạng bờ hồ; sổ được "
    "lưu tại cơ quan và gửi bản điện tử về Sở Xây dựng trước ngày 05 của tháng sau."
)
BODY = (
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
    "Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 12/TTr-SXD ngày 02 tháng 3 năm 2026;",
    "Ủy ban nhân dân tỉnh ban hành Quyết định ban hành quy định về quản lý hồ nước trên địa bàn tỉnh Hoa Sen.",
    "Điều 1. Phạm vi điều chỉnh",
    "Quyết định này quy định việc quản lý hồ nước.",
    "Điều 2. Sổ theo dõi",
    f"1. {_FILL}",
    *(f"{number}. {_FILL} Lần thứ {number}." for number in range(2, 16)),
    "Điều 3. Hiệu lực thi hành",
    "1. Quyết định này có hiệu lực thi hành kể từ ngày 20 tháng 4 năm 2026.",
    "2. Bãi bỏ các văn bản sau:",
    "a) Văn bản thứ nhất;",
    "b) Văn bản thứ hai.",
    "Điều 4. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này./.",
)
TABLE = (
    ("STT", "Tên hồ", "Diện tích"),
    ("1", "Hồ Sen", "12 ha"),
    ("2", "Hồ Súng", "7 ha"),
    ("Cộng", "", "19 ha"),
)
RECIPIENTS = ("Nơi nhận:", "- Như Điều 4;", "- Sở Xây dựng;", "- Công báo tỉnh;", "- Lưu: VT.")
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def plain(*texts: str) -> bytes:
    """A page of paragraphs."""
    press = Press()
    for text in texts:
        press.para(text)
    return press.bytes()


def drawn(draw: Callable[[Canvas], None], pages: int = 1) -> bytes:
    """Pages drawn by hand."""
    fonts()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    for _ in range(pages):
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def picture(canvas: Canvas, share: float = 1.0) -> None:
    """A grey picture that covers this share of the page's height."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    image = ImageReader(Image.new("L", (16, 16), 200))
    canvas.drawImage(image, 0, 0, WIDTH, HEIGHT * share)


def scan(canvas: Canvas) -> None:
    """A scanned page with a watermark across it."""
    picture(canvas)
    canvas.saveState()
    canvas.translate(200, 300)
    canvas.rotate(45)
    canvas.setFont("regular", 40)
    canvas.drawString(0, 0, "www.congbao.example")
    canvas.restoreState()


def typed(canvas: Canvas, lines: Sequence[str] = BODY, *, mode: int = 0) -> None:
    """A page of text; mode 3 is invisible."""
    text = canvas.beginText(LEFT, HEIGHT - 90)
    text.setFont("regular", 12)
    text.setTextRenderMode(mode)
    for line in lines[:12]:
        for part in wrapped(line, RIGHT - LEFT, size=12):
            text.textLine(part)
    canvas.drawText(text)


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None], **save: object) -> bytes:
    """A PDF with something done to its objects."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out, **save)
    return out.getvalue()


def encrypted(data: bytes, user: str) -> bytes:
    """A PDF with a password; an empty one lets anybody open it."""
    lock = pikepdf.Encryption(owner="o", user=user, R=6)
    return changed(data, lambda pdf: None, encryption=lock)


def mute(data: bytes) -> bytes:
    """A PDF whose fonts map every code to a letter of nobody's (private use)."""
    table = "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <00> <FF> <E000> endbfrange"

    def strip(pdf: pikepdf.Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                item["/ToUnicode"] = pdf.make_stream(table.encode())

    return changed(data, strip)


def scripted(data: bytes) -> bytes:
    def add(pdf: pikepdf.Pdf) -> None:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('x')"))
        names = pikepdf.Array([pikepdf.String("x"), pdf.make_indirect(script)])
        pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=names))

    return changed(data, add)


def carrying(data: bytes) -> bytes:
    def add(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["phu-luc.xlsx"] = b"PK"

    return changed(data, add)


def annotated(data: bytes, text: str) -> bytes:
    def add(pdf: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.FreeText,
            Rect=pikepdf.Array([100, 100, 300, 120]),
            Contents=pikepdf.String(text),
        )
        pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))

    return changed(data, add)


def crowded() -> bytes:
    """A page with more characters than any page has."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(10, 800)
        text.setFont("Helvetica", 1)
        for _ in range(620):
            text.textLine("hồ nước " * 12 + "x")
        canvas.drawText(text)

    return drawn(draw)


def mixed() -> bytes:
    """A typed page before a scanned one."""
    turn = iter((typed, scan))
    return drawn(lambda canvas: next(turn)(canvas), 2)


def machine_read() -> bytes:
    """A scan over which a program laid the text that it made out."""

    def draw(canvas: Canvas) -> None:
        picture(canvas)
        typed(canvas, mode=3)

    return drawn(draw)


def illustrated() -> bytes:
    press = Press(numbered)
    picture(press.canvas, 0.04)
    return decision(press)
