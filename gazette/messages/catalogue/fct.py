"""Messages about what became of published documents: corrections, withdrawal, suspension, expiry."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {
    # Facts in words
    "FCT-FACTS": Entry("Diễn biến sau khi đăng", "What became of it"),
    "FCT-DONE": Entry("Tác động đến văn bản khác", "What it does to others"),
    "FCT-CORRECTED": Entry("được đính chính từ {on}", "corrected from {on}"),
    "FCT-WITHDRAWN": Entry("Công báo thu hồi từ {on}", "withdrawn by the gazette from {on}"),
    "FCT-REDACTED": Entry("được gỡ nội dung từ {on}", "redacted from {on}"),
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
        "Công báo {issue}, trang {page}, đoạn bắt đầu từ dòng {line} từ trên xuống",
        "issue {issue}, page {page}, the passage that begins in line {line} from the top",
    ),
    "FCT-WORDING": Entry("viết là: “{was}”; nay sửa lại là: “{now}”", "printed: “{was}”; to be read: “{now}”"),
    "FCT-RECORDED": Entry(
        "Đã ghi sổ. Chạy gazette publish để ký, ghi nhật ký và công khai trên cổng.",
        "Recorded. Run gazette publish to sign it, log it and show it on the portal.",
    ),
    "FCT-WAY-REPLACED": Entry(
        "Bản đúng đã thay bản trước ({file}); cả hai được giữ. Báo nơi gửi: gazette reply",
        "The right text took the place of the one before ({file}); both are kept. Tell the sender: gazette reply",
    ),
    "FCT-WAY-TOGETHER": Entry(
        "Văn bản chưa đăng: văn bản đính chính sẽ vào cùng số với nó.",
        "It is not published yet: the correction goes into the same issue.",
    ),
    "FCT-WAY-ISSUER": Entry(
        "Văn bản đính chính vào số Công báo gần nhất; khi số đó phát hành, văn bản được ghi là đã đính chính.",
        "The correction goes into the next issue; when that is published, the document is told as corrected.",
    ),
    "FCT-WAY-PUBLISHER": Entry(
        "Đã lập văn bản đính chính của Công báo; nó vào số gần nhất.",
        "The publisher's notice is written; it goes into the next issue.",
    ),
    "FCT-WAY-WAITING": Entry(
        "Tệp này còn bị giữ hoặc bị từ chối, nên chưa sửa gì. Xử lý xong thì chạy lại lệnh này.",
        "That file is held or refused itself, so nothing is corrected. Settle it and run this command again.",
    ),
    # The publisher's notice
    "FCT-NOTICE-SYMBOL": Entry("{serial}/ĐC-CB", "{serial}/COR"),
    "FCT-NOTICE-NUMBER": Entry("Số: {number}", "No. {number}"),
    "FCT-NOTICE-DAY": Entry("ngày {day} tháng {month} năm {year}", "{year}-{month}-{day}"),
    "FCT-NOTICE-DOCUMENT": Entry("{type} số {number}", "{type} no. {number}"),
    "FCT-NOTICE-TITLE": Entry(
        "Đính chính {document} đăng Công báo số {numbers}",
        "Correction of {document}, published in gazette no. {numbers}",
    ),
    "FCT-NOTICE-OPENING": Entry(
        "Do sơ suất khi đăng {document} tại Công báo số {numbers} ngày {date}, {operator} đính chính như sau:",
        "An error was made in publishing {document} in gazette no. {numbers} of {date}; {operator} corrects it as follows:",
    ),
    "FCT-NOTICE-PLACE": Entry(
        "Trang {page}, đoạn bắt đầu từ dòng thứ {line} từ trên xuống",
        "Page {page}, the passage that begins in line {line} from the top",
    ),
    "FCT-NOTICE-WAS": Entry("viết là: “{was}”", "printed: “{was}”"),
    "FCT-NOTICE-NOW": Entry("nay sửa lại là: “{now}”.", "to be read: “{now}”."),
    "FCT-NOTICE-REASON": Entry("Lý do: {reason}.", "Reason: {reason}."),
    "FCT-NOTICE-RECIPIENTS": Entry(
        "Nơi nhận:\n- Cơ quan ban hành văn bản;\n- Công báo;\n- Lưu: VT.", "To:\n- the issuing body;\n- the gazette."
    ),
    # Reasons that the program writes itself
    "FCT-REASON-CORRECTED": Entry("Được đính chính bởi {number}", "Corrected by {number}"),
    "FCT-REASON-EXPIRED": Entry("Bị bãi bỏ hoặc thay thế bởi {number}", "Repealed or replaced by {number}"),
    "FCT-REASON-CONSOLIDATED": Entry("Được hợp nhất tại {number}", "Set out with its amendments in {number}"),
    # States
    "FCT-PUBLICATION-AS-PUBLISHED": Entry("nguyên như đã đăng", "as published"),
    "FCT-PUBLICATION-CORRECTED": Entry("đã đính chính", "corrected"),
    "FCT-PUBLICATION-WITHDRAWN": Entry("đã thu hồi", "withdrawn"),
    "FCT-PUBLICATION-REDACTED": Entry("đã gỡ nội dung", "redacted"),
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
    "FCT-TOGETHER": Entry(
        "{document} và {partner} phải vào cùng một số: một bên đính chính bên kia, và chưa đăng.",
        "{document} and {partner} go into the same issue: one corrects the other, and is not published.",
        "Đưa cả hai vào một số, ví dụ: gazette compose SỐ --with VĂN_BẢN; hoặc lấy cả hai ra.",
        "Put both into one issue, for instance gazette compose ISSUE --with DOC; or take both out.",
    ),
    "FCT-WORDING-WHOLE": Entry(
        "Chỗ sai được nêu bằng cả ba: --at, --was và --now.",
        "An error is named by all three: --at, --was and --now.",
        "Nêu đủ ba tùy chọn, hoặc bỏ cả ba.",
        "Give all three, or none.",
    ),
    "FCT-WITH-WHAT": Entry(
        "Chưa nêu sửa bằng gì.",
        "It is not said what puts it right.",
        "Nêu --with TỆP, hoặc --at, --was, --now cho lỗi của chính Công báo: docs/how-to/correct-a-document.md",
        "Give --with FILE, or --at, --was and --now for an error of the publisher: docs/how-to/correct-a-document.md",
    ),
    "FCT-SAME-WORDS": Entry(
        "Lời sai và lời đúng giống nhau.",
        "The wrong and the right words are the same.",
        "Xem lại --was và --now.",
        "Look at --was and --now again.",
    ),
    "FCT-ONE-FILE": Entry(
        "{path} không phải là một tệp văn bản duy nhất.",
        "{path} is not a single document.",
        "Nêu một tệp; tệp nén và thư mục thì tiếp nhận bằng gazette ingest trước.",
        "Name one file; archives and folders come in by gazette ingest before.",
    ),
    "FCT-SAME-TEXT": Entry(
        "Tệp này chính là bản đang có của {document}; không có gì để thay.",
        "That file is the text that {document} has; there is nothing to replace.",
        "Nêu tệp của bản đúng, hoặc của văn bản đính chính.",
        "Name the file of the right text, or of the correction.",
    ),
    "FCT-PUBLISHED-TEXT": Entry(
        "{document} đã đăng ở {issue}: văn bản đã đăng không thay được bằng bản khác.",
        "{document} is published in {issue}: what is published is not replaced by another text.",
        "Cần văn bản đính chính của cơ quan ban hành (có số riêng), hoặc đính chính của Công báo: docs/how-to/correct-a-document.md",
        "It takes the issuer's correction, with a number of its own, or the publisher's: docs/how-to/correct-a-document.md",
    ),
    "FCT-OTHER-DOCUMENT": Entry(
        "Tệp {file} không phải là bản khác của {document}: số, ngày hoặc loại khác.",
        "{file} is no other text of {document}: its number, date or type is another.",
        "Xem tệp (gazette show), và nêu đúng văn bản cần sửa.",
        "Look at the file (gazette show), and name the document that is to be corrected.",
    ),
    "FCT-OF-CORRECTION": Entry(
        "{document} tự nó là văn bản đính chính; không đính chính một đính chính.",
        "{document} is a correction itself; corrections are not corrected.",
        "Đính chính lại văn bản gốc mà nó đính chính.",
        "Correct the text anew that it corrects.",
    ),
    "FCT-NOT-THERE": Entry(
        "Ở {eid} của {document} không có lời “{was}”.",
        "“{was}” does not stand at {eid} of {document}.",
        "Chép đúng lời đã đăng; tên chỗ (eId) đứng sau dấu # trong địa chỉ của điều, khoản trên cổng.",
        "Copy the words as published; the name of the place (eId) stands behind # in the address of the article on the portal.",
    ),
    "FCT-NOT-SENT": Entry(
        "Lời “{now}” không có trong bản mà nơi gửi đã gửi của {document}: đây không phải lỗi của Công báo.",
        "“{now}” does not stand in the text that was sent of {document}: that is no error of the publisher.",
        "Đề nghị cơ quan ban hành gửi văn bản đính chính: gazette correct {document} --with TỆP",
        "Ask the issuer for a correction: gazette correct {document} --with FILE",
    ),
    "FCT-SENT-UNREAD": Entry(
        "Không đọc được bản đã gửi của {document} ({files}), nên chưa đối chiếu được.",
        "The text that was sent of {document} can't be read ({files}), so nothing could be compared.",
        "Đề nghị cơ quan ban hành gửi văn bản đính chính, hoặc cài phần mềm còn thiếu rồi chạy lại.",
        "Ask the issuer for a correction, or install what is missing and run it again.",
    ),
    "FCT-NO-TYPE": Entry(
        "Hồ sơ {profile} không có loại văn bản đính chính.",
        "The profile {profile} has no type for corrections.",
        'Thêm một loại có kind = "correction" vào hồ sơ.',
        'Add a type with kind = "correction" to the profile.',
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
    "FCT-NO-BASIS": Entry(
        "Thiếu căn cứ pháp lý.",
        "There is no legal basis.",
        "Nêu điều, khoản, văn bản buộc phải gỡ: --basis",
        "Name the article and law that ask for it: --basis",
    ),
    "FCT-REDACT-KEY": Entry(
        "Khóa ký ở máy khác, nên không ký được bản ghi về việc gỡ; chưa gỡ gì.",
        "The seal key is on another machine, so that the statement can't be signed; nothing was taken away.",
        "Khai khóa ký bản ghi trong [signing.renewal.key] của {path} rồi chạy lại.",
        "Name a key for records in [signing.renewal.key] of {path}, and run it again.",
    ),
    "FCT-REDACT-WAITS": Entry(
        "{document} còn phần phải đăng ở số {issue}, chưa phát hành.",
        "A part of {document} still waits to be published in {issue}.",
        "Phát hành số đó (gazette publish) rồi chạy lại: văn bản đăng nhiều kỳ đã lập số đăng tiếp thì phải đăng cho hết.",
        "Publish that issue (gazette publish) and run it again: a split text whose next issue is composed is printed to its end.",
    ),
    "FCT-REDACT-REST": Entry(
        "{document} còn phần phải đăng ở số {issue}, chưa ghép.",
        "A part of {document} is promised to {issue}, which is not composed yet.",
        "Ghép và phát hành số đó (gazette compose, gazette publish), rồi chạy lại.",
        "Compose and publish that issue (gazette compose, gazette publish), and run it again.",
    ),
    "FCT-REDACT-BUSY": Entry(
        "Cổng đã không còn {document}, nhưng có lệnh khác đang ghi vào kho lưu trữ nên chưa gỡ xong.",
        "The portal does not show {document} any more; another command is adding to the archive, so that it is not done yet.",
        "Chờ các lệnh khác xong rồi chạy lại đúng lệnh này; gazette doctor nhắc cho tới khi xong.",
        "Wait until other commands have ended and run the same command again; gazette doctor tells of it until it is done.",
    ),
    "FCT-GONE": Entry(
        "Nội dung của {document} đã được gỡ hẳn; không còn văn bản để làm việc này.",
        "The text of {document} was taken away for good; there is nothing left to do this with.",
        "Xem những gì còn ghi: gazette show {document}",
        "See what is still recorded: gazette show {document}",
    ),
    "FCT-TOLD": Entry(
        "Một tiến trình khác vừa công khai điều này của {document}.",
        "Another process has just published this fact about {document}.",
        "Chạy lại: gazette publish",
        "Run it again: gazette publish",
    ),
}
