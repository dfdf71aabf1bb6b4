"""Messages about what became of published documents: corrections, withdrawal, suspension, expiry."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {
    # Facts in words
    "FCT-FACTS": Entry("Diễn biến sau khi đăng", "What became of it"),
    "FCT-DONE": Entry("Tác động đến văn bản khác", "What it does to others"),
    "FCT-CORRECTED": Entry("được đính chính từ {on}", "corrected from {on}"),
    "FCT-WITHDRAWN": Entry("Công báo thu hồi từ {on}", "withdrawn by the gazette from {on}"),
    "FCT-REDACTED": Entry("được che thông tin từ {on}", "redacted from {on}"),
    "FCT-SUSPENDED": Entry("ngưng hiệu lực từ {on}", "suspended from {on}"),
    "FCT-RESUMED": Entry("tiếp tục có hiệu lực từ {on}", "in force again from {on}"),
    "FCT-EXPIRED": Entry("hết hiệu lực từ {on}", "expired from {on}"),
    "FCT-CONSOLIDATED": Entry("được hợp nhất từ {on}", "consolidated from {on}"),
    "FCT-ON-ISSUE": Entry("ngày đăng Công báo", "the day of its publication"),
    "FCT-WAITS": Entry("(chưa công khai: chạy gazette publish)", "(not public yet: run gazette publish)"),
    "FCT-PARTS": Entry("phần: {parts}", "parts: {parts}"),
    "FCT-BY": Entry("theo văn bản: {number}", "by: {number}"),
    "FCT-REASON": Entry("lý do: {reason}", "reason: {reason}"),
    "FCT-BASIS": Entry("căn cứ: {basis}", "legal basis: {basis}"),
    "FCT-PLACE": Entry(
        "Công báo {issue}, trang {page}, dòng {line} từ trên xuống",
        "issue {issue}, page {page}, line {line} from the top",
    ),
    "FCT-WORDING": Entry("viết là: “{was}”; nay sửa lại là: “{now}”", "printed: “{was}”; to be read: “{now}”"),
    "FCT-RECORDED": Entry(
        "Đã ghi sổ. Chạy gazette publish để ký, ghi nhật ký và công khai trên cổng.",
        "Recorded. Run gazette publish to sign it, log it and show it on the portal.",
    ),
    # Reasons that the program writes itself
    "FCT-REASON-CORRECTED": Entry("Được đính chính bởi {number}", "Corrected by {number}"),
    "FCT-REASON-EXPIRED": Entry("Bị bãi bỏ hoặc thay thế bởi {number}", "Repealed or replaced by {number}"),
    "FCT-REASON-CONSOLIDATED": Entry("Được hợp nhất tại {number}", "Set out with its amendments in {number}"),
    # States
    "FCT-PUBLICATION-AS-PUBLISHED": Entry("nguyên như đã đăng", "as published"),
    "FCT-PUBLICATION-CORRECTED": Entry("đã đính chính", "corrected"),
    "FCT-PUBLICATION-WITHDRAWN": Entry("đã thu hồi", "withdrawn"),
    "FCT-PUBLICATION-REDACTED": Entry("đã che thông tin", "redacted"),
    "FCT-FORCE-NOT-YET": Entry("chưa có hiệu lực", "not yet in force"),
    "FCT-FORCE-IN-FORCE": Entry("còn hiệu lực", "in force"),
    "FCT-FORCE-PARTLY-EXPIRED": Entry("hết hiệu lực một phần", "partly expired"),
    "FCT-FORCE-EXPIRED": Entry("hết hiệu lực toàn bộ", "expired"),
    "FCT-FORCE-SUSPENDED": Entry("ngưng hiệu lực", "suspended"),
    "FCT-FORCE-PARTLY-SUSPENDED": Entry("ngưng hiệu lực một phần", "partly suspended"),
    "FCT-FORCE-UNKNOWN": Entry("chưa rõ hiệu lực", "legal force unknown"),
    # Faults
    "FCT-UNPUBLISHED": Entry(
        "{document} chưa được đăng Công báo, nên chưa thể ghi điều này.",
        "{document} was never published, so this can't be recorded of it.",
        "Văn bản chưa đăng thì thay bằng bản đúng: gazette correct {document} --with TỆP; đã nhận nhầm thì xem docs/how-to/correct-a-document.md",
        "What is not published is replaced by the right text: gazette correct {document} --with FILE; see docs/how-to/correct-a-document.md",
    ),
    "FCT-FUTURE": Entry(
        "Ngày {on} chưa đến: việc thu hồi {document} không thể có từ một ngày sau hôm nay.",
        "{on} is still to come: {document} can't be withdrawn from a later day.",
        "Bỏ --on, hoặc nêu một ngày không muộn hơn hôm nay.",
        "Leave out --on, or give a day that is not later than today.",
    ),
    "FCT-BEFORE": Entry(
        "Ngày {on} trước ngày {document} được đăng ({published}).",
        "{on} is before the day on which {document} was published ({published}).",
        "Nêu một ngày không sớm hơn ngày đăng.",
        "Give a day that is not earlier than its publication.",
    ),
    "FCT-NO-PART": Entry(
        "{document} không có phần “{eid}”.",
        "{document} has no part “{eid}”.",
        "Nêu eId như trong tệp Akoma Ntoso của văn bản: art_2, art_2__para_1, art_2__para_1__point_dd.",
        "Give an eId of the document's Akoma Ntoso: art_2, art_2__para_1, art_2__para_1__point_dd.",
    ),
    "FCT-AGAIN": Entry(
        "Điều này đã được ghi của {document}: {state}.",
        "That is recorded of {document} already: {state}.",
        "Xem sổ: gazette show {document}",
        "See what is recorded: gazette show {document}",
    ),
    "FCT-NOT-SUSPENDED": Entry(
        "Ngày {on} {document} không bị ngưng hiệu lực, nên không có gì để tiếp tục.",
        "{document} is not suspended on {on}; there is nothing to resume.",
        "Xem sổ: gazette show {document}",
        "See what is recorded: gazette show {document}",
    ),
    "FCT-CHANGED": Entry(
        "Trong lúc đó, một người khác đã ghi một diễn biến của {document}; chưa ghi gì.",
        "Meanwhile another recorded a fact about {document}; nothing was written.",
        "Xem sổ (gazette show {document}) rồi chạy lại nếu vẫn cần.",
        "Look (gazette show {document}), and run it again if it is still needed.",
    ),
    "FCT-TOLD": Entry(
        "Một tiến trình khác vừa công khai điều này của {document}.",
        "Another process has just published this fact about {document}.",
        "Chạy lại: gazette publish",
        "Run it again: gazette publish",
    ),
}
