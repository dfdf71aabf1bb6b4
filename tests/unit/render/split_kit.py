"""A text that is split over issues, for tests: the issues with its portions, rendered and read."""

from __future__ import annotations

from render_kit import DAY, Store, akn, settings
from render_kit import document as plain_document

from gazette.compose import compose
from gazette.model import IssueId, IssuePlan, Portion, Silent
from gazette.proofread import proofread
from gazette.render import render_issue

FIRST = IssueId("vn", 2026, (713, 714))
NEXT = IssueId("vn", 2026, (715, 716))
BODY = (
    '<chapter eId="chp_I"><num>Chương I</num><heading>QUY ĐỊNH CHUNG</heading>'
    '<article eId="art_1"><num>Điều 1.</num><heading>Phạm vi</heading><paragraph eId="art_1__para_1"><num>1.</num><content>'
    "<p>Quyết định này quy định việc thử<authorialNote><p>Chú thích thứ nhất.</p></authorialNote>.</p></content></paragraph></article>"
    '<article eId="art_2"><num>Điều 2.</num><heading>Đối tượng</heading><content><p>Mọi cơ quan.</p></content></article></chapter>'
    '<chapter eId="chp_II"><num>Chương II</num><heading>ĐIỀU KHOẢN THI HÀNH</heading>'
    '<article eId="art_3"><num>Điều 3.</num><heading>Hiệu lực</heading><content><p>Có hiệu lực từ ngày ký<authorialNote>'
    "<p>Chú thích thứ hai.</p></authorialNote>.</p></content></article>"
    '<article eId="art_4"><num>Điều 4.</num><heading>Thi hành</heading><content><p>Chánh Văn phòng thi hành.</p></content></article>'
    "</chapter>"
)
ANNEX = (
    '<attachments><attachment eId="att_1"><heading>PHỤ LỤC</heading><doc name="phu-luc"><meta/><mainBody>'
    "<p>Nội dung phụ lục.</p></mainBody></doc></attachment></attachments>"
)


def split_document(body=BODY, **changes):
    return plain_document(akn(body, attachments=ANNEX), **changes)


def halves(eid):
    """The portions of a text parted before a unit."""
    return Portion(1, None, eid, None, NEXT), Portion(2, eid, None, FIRST, None)


def issue_with(document, portion, *others, number=None):
    """An issue that prints a portion of a document, beside whole ones."""
    chosen = number or (FIRST if portion is None or portion.first is None else NEXT)
    plan = IssuePlan(chosen, DAY)
    portions = {} if portion is None else {document.document.uri: portion}
    made = settings()
    return compose([document, *others], plan, made.profile, title="Công báo", operator=made.operator, portions=portions)


def read(issue, store=None, earlier=()):
    """An issue rendered and read: what was made, the store, the texts that were read."""
    store = store or Store()
    made = render_issue(issue, settings(), store, Silent())
    before = {text.work: [text] for text in earlier}
    return made, store, proofread(made, store, "vi", Silent(), before)
