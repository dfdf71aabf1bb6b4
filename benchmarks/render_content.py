"""The same made-up documents for every engine: a neutral list of blocks, written as Akoma Ntoso, Typst or HTML.

What the sentences say is nonsense in the manner of regulations; their words, bold and italic words, links, points and
tables come about as often as in real ones. The same number of pages always gives the same words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TypeVar

from render_engine import PORTAL

WORDS_A_PAGE = 385
WORDS_A_DOCUMENT = 20 * WORDS_A_PAGE
WORDS_A_TABLE = 10 * WORDS_A_PAGE
"""So many words stand between two tables of 25 rows."""

WHO = """Bộ trưởng, Thủ trưởng cơ quan ngang bộ|Ủy ban nhân dân cấp tỉnh|Chủ tịch Ủy ban nhân dân xã, phường, đặc khu
|cơ quan chủ trì soạn thảo|tổ chức, cá nhân có hoạt động đo đạc|doanh nghiệp cung ứng dịch vụ bưu chính|người khai hải quan
|chủ đầu tư dự án|Sở Nông nghiệp và Môi trường|Kho bạc Nhà nước khu vực|viên chức làm công tác lưu trữ|Hội đồng thẩm định
|cơ sở giáo dục nghề nghiệp|ngân hàng thương mại|đơn vị sự nghiệp công lập|chủ phương tiện thủy nội địa|Thanh tra Chính phủ
|người đại diện theo pháp luật|Quỹ bảo trì đường bộ|Cục Đăng kiểm|trạm kiểm dịch động vật|hợp tác xã|nhà thầu phụ|giám định viên
|Viện nghiên cứu|tổ giúp việc|thủ trưởng đơn vị dự toán cấp I|trưởng thôn, bản, ấp|nhân viên bức xạ|đại lý thuế"""
DOES = """có trách nhiệm chủ trì, phối hợp với các đơn vị liên quan xây dựng|phải lập và lưu giữ đầy đủ|được miễn một phần nghĩa vụ nộp
|tổ chức thẩm định, phê duyệt|báo cáo định kỳ hằng quý về|niêm yết công khai tại trụ sở|chịu sự kiểm tra, giám sát đối với
|hướng dẫn, đôn đốc việc thực hiện|không được từ chối tiếp nhận|đề nghị cấp lại, gia hạn hoặc thu hồi|công bố trên cổng thông tin điện tử
|bàn giao nguyên trạng|quyết định việc điều chỉnh|rà soát, sửa đổi cho phù hợp|xác nhận bằng văn bản|bảo đảm kinh phí thực hiện
|ứng dụng công nghệ thông tin trong|kịp thời ngăn chặn hành vi xâm phạm|kiểm kê, đánh giá lại|thỏa thuận trước khi quyết định
|lấy ý kiến rộng rãi về|khôi phục hiện trạng ban đầu của|áp dụng biện pháp khắc phục hậu quả với|lựa chọn hình thức đấu thầu"""
WHAT = """hồ sơ địa chính và bản đồ hiện trạng|danh mục vật tư, trang thiết bị chuyên dùng|kế hoạch phòng ngừa sự cố tràn dầu
|quy chuẩn kỹ thuật về nước thải chăn nuôi|mức thu phí bảo vệ môi trường|chứng thư kiểm dịch thực vật|sổ theo dõi tiếp công dân
|phương án phân luồng giao thông|tài khoản tiền gửi phong tỏa|hợp đồng chuyển nhượng quyền khai thác|bản kê nguồn gốc lâm sản
|chế độ phụ cấp ưu đãi theo nghề|khung giá dịch vụ sử dụng hạ tầng|giấy phép hoạt động điện lực|dữ liệu quan trắc khí tượng
|quỹ đất dành cho nhà ở xã hội|lý lịch khoa học của giảng viên|quy trình vận hành liên hồ chứa|hạn mức bảo lãnh vay vốn
|chứng chỉ hành nghề khám bệnh|định mức tiêu hao nhiên liệu|tiêu chí phân loại đơn vị hành chính|bằng sáng chế và giải pháp hữu ích
|hệ thống mã định danh điện tử|kho dự trữ quốc gia|chương trình bồi dưỡng ngạch chuyên viên|tem truy xuất nguồn gốc thủy sản"""
WHEN = """trong thời hạn {n} ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ|trước ngày {d} tháng {m} hằng năm|theo mẫu số {n} ban hành kèm theo
|với mức {n}.{k}.000 đồng cho một lần thực hiện|không vượt quá {n}% tổng mức đầu tư|trừ trường hợp có thỏa thuận khác|đến hết năm 20{n}
|kể cả khi thay đổi người quản lý|tại nơi cư trú hoặc nơi làm việc|bằng phương thức trực tuyến toàn trình|theo nguyên tắc công khai, minh bạch
|căn cứ số liệu kiểm kê tại thời điểm 0 giờ ngày {d} tháng {m}|ít nhất {n} lần trong một chu kỳ {d} tháng|phù hợp khả năng cân đối ngân sách
|nếu diện tích từ {n} héc-ta trở lên|sau khi có ý kiến thống nhất của cấp có thẩm quyền|mà không phải bồi thường|từ nguồn thu hợp pháp khác"""
WHO_, DOES_, WHAT_, WHEN_ = (tuple(part.strip() for part in bank.split("|")) for bank in (WHO, DOES, WHAT, WHEN))

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look: plain, `b`, `i`, or `a` (a link to `href`)."""

    words: str
    look: str = ""
    href: str = ""


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """`chapter`, `article` (a heading each), `clause` (numbered), `point` (lettered), or `table` with rows of cells."""

    kind: str
    number: str = ""
    text: Text = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """A document of some twenty pages."""

    number: int
    title: str
    blocks: tuple[Block, ...]

    @property
    def symbol(self) -> str:
        return f"{self.number}/2026/QĐ-TTg"

    @property
    def eli(self) -> str:
        return f"/eli/vn/quyet-dinh/2026/{self.number}-2026-qd-ttg"


def _draw(*key: object) -> int:
    return int.from_bytes(hashlib.blake2b(repr(key).encode(), digest_size=6).digest(), "big")


def _pick(bank: Sequence[_T], *key: object) -> _T:
    return bank[_draw(*key) % len(bank)]


def _sentence(*key: object) -> str:
    who, does, what, when = (_pick(bank, place, *key) for place, bank in enumerate((WHO_, DOES_, WHAT_, WHEN_)))
    numbers = {"n": 2 + _draw("n", *key) % 97, "d": 1 + _draw("d", *key) % 28, "m": 1 + _draw("m", *key) % 12}
    return f"{who[0].upper()}{who[1:]} {does} {what} {when.format(k=100 + _draw('k', *key) % 900, **numbers)}."


def _text(*key: object) -> Text:
    """One to three sentences; some words stand out, some sentences refer to another document."""
    runs: list[Run] = []
    for place in range(1 + _draw("length", *key) % 3):
        said = _sentence(place, *key)
        lead = " " if runs else ""
        look = _draw("look", place, *key) % 20
        if look < 2:
            head, _, tail = said.partition(" ")
            middle, _, tail = tail.partition(" ")
            runs += [Run(f"{lead}{head} "), Run(middle, "bi"[look]), Run(f" {tail}")]
        else:
            runs.append(Run(lead + said))
        if look == 19:
            number = 1 + _draw("to", place, *key) % 400
            runs += [
                Run(" Xem "),
                Run(f"Quyết định số {number}/2026/QĐ-TTg", "a", f"/eli/vn/quyet-dinh/2026/{number}-2026-qd-ttg"),
                Run("."),
            ]
    return tuple(runs)


def _count(text: Text) -> int:
    return sum(len(run.words.split()) for run in text)


@cache
def acts(pages: int) -> tuple[Act, ...]:
    """Documents that fill about so many pages."""
    made: list[Act] = []
    total = since_table = 0
    while total < pages * WORDS_A_PAGE:
        number = len(made) + 1
        blocks: list[Block] = []
        words = chapter = article = 0
        while words < WORDS_A_DOCUMENT:
            chapter += 1
            blocks.append(Block("chapter", f"Chương {_ROMAN[chapter]}", (Run(_pick(WHAT_, number, chapter).upper()),)))
            for _ in range(3 + _draw("articles", number, chapter) % 4):
                article += 1
                added = _article(number, article)
                count = sum(_count(block.text) for block in added)
                words, since_table = words + count, since_table + count
                blocks += added
                if since_table > WORDS_A_TABLE:
                    since_table = 0
                    blocks.append(_table(number, article))
        total += words
        title = _pick(WHAT_, "title", number)
        made.append(Act(number, f"Quy định về {title} và {_pick(WHAT_, 'and', number)}", tuple(blocks)))
    return tuple(made)


_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")


def _article(number: int, article: int) -> list[Block]:
    title = _pick(WHAT_, "article", number, article)
    blocks = [Block("article", f"Điều {article}.", (Run(title[0].upper() + title[1:]),))]
    for clause in range(1, 3 + _draw("clauses", number, article) % 5):
        blocks.append(Block("clause", f"{clause}.", _text(number, article, clause)))
        if _draw("points", number, article, clause) % 4 == 0:
            letters = "abcd"[: 2 + _draw("letters", number, article, clause) % 3]
            blocks += [Block("point", f"{letter})", _text(number, article, clause, letter)) for letter in letters]
    return blocks


def _table(*key: object) -> Block:
    rows = [("STT", "Cơ quan, tổ chức", "Nội dung", "Kinh phí")]
    for row in range(1, 26):
        money = f"{1 + _draw('money', row, *key) % 99}.{100 + _draw('k', row, *key) % 900}.000"
        rows.append((str(row), _pick(WHO_, "row", row, *key), _pick(WHAT_, "cell", row, *key), money))
    return Block("table", rows=tuple(rows))


def akoma_ntoso(act: Act) -> bytes:
    """The document as the renderer takes it."""
    out = [
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="quyet-dinh"><meta/>',
        f'<preface><p class="issuer">THỦ TƯỚNG CHÍNH PHỦ</p><p class="number">Số: {act.symbol}</p>',
        '<p class="type"><docType>QUYẾT ĐỊNH</docType></p>',
        f'<p class="title"><docTitle>{escape(act.title)}</docTitle></p></preface><body>',
    ]
    open_: list[str] = []

    def close(depth: int) -> None:
        while len(open_) > depth:
            out.append(f"</{open_.pop()}>")

    depths = {"chapter": 0, "article": 1, "clause": 2, "point": 3}
    names = {"chapter": "chapter", "article": "article", "clause": "paragraph", "point": "point"}
    for index, block in enumerate(act.blocks):
        if block.kind == "table":
            close(2)
            cells = [
                "<tr>" + "".join(f"<{tag}><p>{escape(cell)}</p></{tag}>" for cell in row) + "</tr>"
                for place, row in enumerate(block.rows)
                for tag in ("td" if place else "th",)
            ]
            out.append(f'<paragraph><content><table eId="tbl_{index}">{"".join(cells)}</table></content></paragraph>')
            continue
        close(depths[block.kind])
        name = names[block.kind]
        open_.append(name)
        out.append(f'<{name} eId="e_{index}"><num>{escape(block.number)}</num>')
        if block.kind in ("chapter", "article"):
            out.append(f"<heading>{_akn_runs(block.text)}</heading>")
        else:
            following = act.blocks[index + 1].kind if index + 1 < len(act.blocks) else ""
            holder = "intro" if block.kind == "clause" and following == "point" else "content"
            out.append(f"<{holder}><p>{_akn_runs(block.text)}</p></{holder}>")
    close(0)
    out.append("</body></act></akomaNtoso>")
    return "".join(out).encode()


def _akn_runs(text: Text) -> str:
    made = ""
    for run in text:
        words = escape(run.words)
        opening = {"b": "<b>", "i": "<i>", "a": f'<ref href="{run.href}">'}.get(run.look, "")
        made += f"{opening}{words}{opening and '</' + opening[1:].split()[0].rstrip('>') + '>'}"
    return made


_CSS = """@page{size:A4;margin:27mm 20mm 23mm 30mm;@top-left{content:"CÔNG BÁO/Số 713 + 714";font:10pt Plex}
@top-right{content:counter(page);font:10pt Plex}}
body{font:13pt/16.6pt Plex;margin:0}h1{font-size:26pt;line-height:34pt;text-align:center}
h2{font-size:14pt;line-height:18pt;text-align:center;break-before:page}h3,h4{font-size:13pt;line-height:16.6pt;margin:9pt 0 6pt;break-after:avoid}
h3{text-align:center}h4{text-indent:10mm}p{text-align:justify;text-indent:10mm;margin:0 0 6pt;widows:2;orphans:2}
table{border-collapse:collapse;width:100%;font-size:12pt;line-height:14.6pt;margin:8pt 0}td,th{border:.5pt solid;padding:2.6pt 4pt;vertical-align:top}
thead{display:table-header-group}nav ul{list-style:none;padding:0}nav a,p a{color:inherit;text-decoration:none}
nav a::after{content:leader('.') target-counter(attr(href),page)}"""


def html(pages: int, faces: dict[str, str]) -> Iterator[str]:
    """One page of HTML with all documents, for WeasyPrint and Chromium. `faces`: URL of each face by its style."""
    looks = {"regular": "", "bold": "font-weight:bold;", "italic": "font-style:italic;"}
    looks["bold-italic"] = looks["bold"] + looks["italic"]
    sources = "".join(
        f'@font-face{{font-family:Plex;src:url("{faces[style]}");{look}}}' for style, look in looks.items()
    )
    yield f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Công báo</title><style>{sources}{_CSS}</style></head>'
    yield "<body><h1>MỤC LỤC</h1><nav><ul>"
    for act in acts(pages):
        yield f'<li><a href="#d{act.number}">Quyết định số {act.symbol} {escape(act.title)}</a></li>'
    yield "</ul></nav>"
    for act in acts(pages):
        yield f'<h2 id="d{act.number}">Quyết định số {act.symbol} {escape(act.title)}</h2>'
        for block in act.blocks:
            yield _html_block(block)
    yield "</body></html>"


def _html_block(block: Block) -> str:
    if block.kind == "table":
        head, *rows = block.rows
        body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    words = "".join(
        {"b": f"<b>{said}</b>", "i": f"<i>{said}</i>", "a": f'<a href="{PORTAL}{run.href}">{said}</a>'}.get(
            run.look, said
        )
        for run in block.text
        for said in (escape(run.words),)
    )
    tag = {"chapter": "h3", "article": "h4"}.get(block.kind, "p")
    return f"<{tag}>{escape(block.number)} {words}</{tag}>"


_TYPST = """#set document(title: "Công báo", author: "Công báo", date: datetime(year: 2026, month: 10, day: 24))
#set page(paper: "a4", margin: (top: 27mm, bottom: 23mm, left: 30mm, right: 20mm), header: context [#set text(10pt); CÔNG BÁO/Số 713 + 714 #h(1fr) #counter(page).display()])
#set text(font: "IBM Plex Serif", size: 13pt, lang: "vi", hyphenate: false, top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, first-line-indent: (amount: 10mm, all: true), leading: 3.6pt, spacing: 9.6pt)
#show heading: it => block(above: 9pt, below: 9.6pt, it)
#show heading: set text(13pt)
#show heading.where(level: 1): set text(14pt)
#show heading.where(level: 1): set align(center)
#show heading.where(level: 1): it => { pagebreak(weak: true); it }
#show heading.where(level: 2): set align(center)
#set table(stroke: .5pt, inset: (x: 4pt, y: 2.6pt))
#outline(depth: 1, title: [MỤC LỤC])
"""


def typst(pages: int) -> Iterator[str]:
    """The documents as Typst markup."""
    yield _TYPST
    for act in acts(pages):
        yield f"= {_typst(f'Quyết định số {act.symbol} {act.title}')}\n"
        for block in act.blocks:
            yield _typst_block(block)


def _typst(words: str) -> str:
    return "".join(f"\\{char}" if char in "\\#$*_`<>@[]~/=+-.()%" else char for char in words)


def _typst_block(block: Block) -> str:
    if block.kind == "table":
        head, *rows = (",".join(f"[{_typst(cell)}]" for cell in row) for row in block.rows)
        return (
            "#{ set text(12pt); set par(first-line-indent: 0pt, justify: false, leading: 2.6pt); "
            f"table(columns: (30pt, 150pt, 1fr, 80pt), table.header({head}), {','.join(rows)}) }}\n\n"
        )
    words = ""
    for run in block.text:
        said = _typst(run.words)
        forms = {"b": f"#strong[{said}]", "i": f"#emph[{said}]", "a": f'#link("{PORTAL}{run.href}")[{said}]'}
        words += forms.get(run.look, said)
    mark = {"chapter": "== ", "article": "=== "}.get(block.kind, "")
    return f"{mark}{_typst(block.number)} {words}\n\n"
