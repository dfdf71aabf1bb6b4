"""Messages about the portal's pages, and the words that the pages themselves use."""

from gazette.messages import Entry

_FAULTS: dict[str, Entry] = {
    "PTL-PATH": Entry(
        "Đường dẫn {path} trong bản kê của số Công báo không an toàn, nên không dựng trang.",
        "The path {path} in an issue's manifest is not safe, so the portal was not built.",
        "Bản kê này không do chương trình tạo ra hoặc đã bị sửa: kiểm tra bằng `gazette verify`, rồi ký lại số đó.",
        "This manifest was not made by this program or has been altered: check it with `gazette verify`, then sign the issue again.",
    ),
    "PTL-PATH-TWICE": Entry(
        "Hai tệp khác nhau cùng có đường dẫn {path}.",
        "Two different files claim the path {path}.",
        "Tệp đã đăng không được thay. Xem hai số có tệp này bằng `gazette show`, gỡ văn bản trùng khỏi số chưa ký.",
        "A published file is never replaced. Look at the issues that hold it with `gazette show` and take the duplicate out of the one that is not signed.",
    ),
    "PTL-ELI-TWICE": Entry(
        "Văn bản {eli} có trong hai số Công báo: {first} và {second}.",
        "The document {eli} stands in two issues: {first} and {second}.",
        "Mỗi văn bản chỉ đăng một lần. Gỡ văn bản khỏi số chưa công bố, hoặc đăng bản đính chính.",
        "A document is published once. Take it out of the issue that is not public yet, or publish a correction.",
    ),
    "PTL-ISSUE-TWICE": Entry(
        "Hai số Công báo cùng có thư mục {folder}; số đọc sau là {issue}.",
        "Two issues claim the folder {folder}; the second one read is {issue}.",
        "Đưa mỗi số vào một lần; `gazette doctor` cho biết số nào bị ghi trùng.",
        "Give each issue once; `gazette doctor` tells which one is recorded twice.",
    ),
    "PTL-NO-FILE": Entry(
        "Số {issue} không có tệp loại {role} của văn bản {document}.",
        "Issue {issue} has no {role} file of the document {document}.",
        "Kết xuất và ký lại số này: `gazette render`, rồi `gazette sign`.",
        "Render and sign the issue again: `gazette render`, then `gazette sign`.",
    ),
    "PTL-BAD-XML": Entry(
        "Không đọc được thuộc tính của văn bản {document} từ {path}.",
        "The facts of the document {document} can't be read from {path}.",
        "Nạp lại văn bản, rồi kết xuất và ký lại số này: `gazette ingest`, `gazette render`, `gazette sign`.",
        "Read the document in again, then render and sign the issue: `gazette ingest`, `gazette render`, `gazette sign`.",
    ),
    "PTL-NO-ARTICLE": Entry(
        "Bản HTML của văn bản {document} không chứa phần văn bản (<article class=\"akn\">), hoặc phần ấy rỗng.",
        "The HTML rendition of {document} holds no text (<article class=\"akn\">), or it is empty.",
        "Kết xuất lại số có văn bản này: `gazette render`.",
        "Render the issue that holds it again: `gazette render`.",
    ),
    "PTL-TEXT-CUT": Entry(
        "Bản HTML của văn bản {document} lồng quá sâu hoặc quá lớn, không đọc hết được ({detail}).",
        "The HTML rendition of {document} is nested too deeply or too large to be read whole ({detail}).",
        "Kiểm tra tệp nguồn của văn bản (bảng lồng nhau nhiều tầng?), nạp lại rồi kết xuất lại.",
        "Look at the document's source (tables nested many times?), ingest it again, then render again.",
    ),
    "PTL-FACE": Entry(
        "Không dùng được kiểu chữ {style} của trang ({path}): tệp không có, hoặc không đúng tệp đã ghim.",
        "The portal's typeface can't be used ({style}, {path}): the file is missing, or is not the one that was pinned.",
        "Cài lại bộ chữ ghi trong gazette.toml; `gazette doctor` cho biết lệnh cài.",
        "Install the typeface that gazette.toml names again; `gazette doctor` tells the command.",
    ),
}  # fmt: skip

_FRAME: dict[str, Entry] = {
    "PTL-NAV": Entry("Các trang chính", "Main pages"),
    "PTL-NAV-NEWEST": Entry("Số mới", "Latest issue"),
    "PTL-NAV-SEARCH": Entry("Tra cứu", "Search"),
    "PTL-NAV-YEARS": Entry("Theo năm", "By year"),
    "PTL-NAV-CHECK": Entry("Kiểm tra", "Verify"),
    "PTL-NAV-LANGUAGE": Entry("Ngôn ngữ của trang", "Language of this site"),
    "PTL-LANGUAGE-VI": Entry("Tiếng Việt", "Tiếng Việt"),
    "PTL-LANGUAGE-EN": Entry("English", "English"),
    "PTL-SKIP": Entry("Đến nội dung chính", "Skip to the main content"),
    "PTL-DEMONSTRATION": Entry(
        "Bản trình diễn: con dấu điện tử ở đây dùng khóa thử, không có giá trị pháp lý. Đây không phải Công báo thật.",
        "Demonstration: the seals here come from a throw-away key and have no legal value. This is not the real gazette.",
    ),
    "PTL-DEMONSTRATION-LABEL": Entry("Lưu ý về bản trình diễn", "Notice of demonstration"),
    "PTL-OPERATOR": Entry("Cơ quan xuất bản: {operator}", "Published by {operator}"),
    "PTL-FEED": Entry("Tin Atom", "Atom feed"),
    "PTL-FEED-TITLE": Entry("{title}: văn bản mới đăng", "{title}: latest documents"),
    "PTL-FOOT-FILES": Entry(
        "Bản PDF có con dấu điện tử là bản chính thức; trang này chỉ để đọc và tra cứu.",
        "The sealed PDF is the official version; these pages are for reading and searching.",
    ),
    "PTL-ORIGINAL-LANGUAGE": Entry(
        "Văn bản được đăng bằng tiếng Việt.", "Documents are published in Vietnamese; only the interface is translated."
    ),
}

_NUMBERS: dict[str, Entry] = {
    "PTL-ISSUE": Entry("Số {numbers}", "No. {numbers}"),
    "PTL-ISSUE-DAY": Entry("Số {numbers}, ngày {date}", "No. {numbers}, {date}"),
    "PTL-PAGE-ONE": Entry("trang {page}", "page {page}"),
    "PTL-PAGE-MANY": Entry("trang {first}–{last}", "pages {first}–{last}"),
    "PTL-PAGE": Entry("Trang", "Page"),
    "PTL-COUNT": Entry("{documents} văn bản, {pages} trang.", "Documents: {documents}. Pages: {pages}."),
    **{
        f"PTL-MONTH-{number:02d}": Entry(f"Tháng {number}", name)
        for number, name in enumerate(
            ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
             "December"), 1)
    },
    **{
        f"PTL-DAY-{number}": Entry(short_vi, short_en)
        for number, short_vi, short_en in (
            (1, "T2", "Mo"), (2, "T3", "Tu"), (3, "T4", "We"), (4, "T5", "Th"), (5, "T6", "Fr"), (6, "T7", "Sa"), (7, "CN", "Su"),
        )
    },
    **{
        f"PTL-DAY-{number}-FULL": Entry(vi, en)
        for number, vi, en in (
            (1, "Thứ Hai", "Monday"), (2, "Thứ Ba", "Tuesday"), (3, "Thứ Tư", "Wednesday"), (4, "Thứ Năm", "Thursday"),
            (5, "Thứ Sáu", "Friday"), (6, "Thứ Bảy", "Saturday"), (7, "Chủ nhật", "Sunday"),
        )
    },
}  # fmt: skip

_LISTS: dict[str, Entry] = {
    "PTL-CONTENTS": Entry("Mục lục", "Contents"),
    "PTL-HOME-EMPTY": Entry("Chưa có số Công báo nào được công bố.", "No issue has been published yet."),
    "PTL-CALENDAR": Entry("Lịch Công báo năm {year}", "Issues in {year}"),
    "PTL-CALENDAR-HINT": Entry("Ngày gạch chân là ngày có Công báo.", "Underlined days have an issue."),
    "PTL-DAY-ISSUES": Entry("Ngày {date}: Công báo số {numbers}", "{date}: issue no. {numbers}"),
    "PTL-DAY-NONE": Entry("Ngày {date} không ra Công báo: {reason}", "{date}: no issue ({reason})"),
    "PTL-CALENDAR-HINT-NONE": Entry(
        "Ngày gạch ngang được thông báo là không ra Công báo.", "Struck days were told to have none."
    ),
    "PTL-QUIET-DAYS": Entry("Ngày không ra Công báo", "Days without an issue"),
    "PTL-CORRECTIONS": Entry("Đính chính mới nhất", "Latest corrections"),
    "PTL-CORRECTIONS-NONE": Entry("Chưa có văn bản đính chính nào.", "No correction has been published."),
    "PTL-CORRECTS": Entry("đính chính {number}", "corrects {number}"),
    "PTL-YEARS": Entry("Công báo theo năm", "Issues by year"),
    "PTL-YEAR": Entry("Công báo năm {year}", "Issues of {year}"),
    "PTL-YEAR-COUNT": Entry("{issues} số, {documents} văn bản", "Issues: {issues}. Documents: {documents}."),
    "PTL-YEAR-LIST": Entry("Các số trong năm, số mới trước", "Issues of the year, newest first"),
    "PTL-YEARS-EMPTY": Entry(
        "Chưa có số Công báo nào. Số đầu tiên sẽ hiện ở đây khi được công bố.",
        "There is no issue yet. The first will be listed here when it is published.",
    ),
}

_ISSUE: dict[str, Entry] = {
    "PTL-ISSUE-TITLE": Entry("Công báo số {numbers}, ngày {date}", "Gazette no. {numbers}, {date}"),
    "PTL-ISSUE-PDF": Entry("Toàn văn số Công báo này, PDF có con dấu điện tử", "The whole issue, sealed PDF"),
    "PTL-ISSUE-FILES": Entry("Tệp của số Công báo này", "Files of this issue"),
    "PTL-ISSUE-SEALED": Entry("Đóng dấu điện tử lúc {moment}.", "Sealed {moment}."),
    "PTL-ISSUE-PREVIOUS": Entry(
        "Bản kê của số trước có mã SHA-256 sau; nhờ đó không số nào bị gỡ bỏ mà không ai biết.",
        "The manifest of the issue before this one has the SHA-256 below; no issue can vanish unnoticed.",
    ),
    "PTL-HOW-TO-CHECK": Entry("Cách kiểm tra", "How to verify"),
    "PTL-ISSUE-CHECK": Entry(
        "Tải tệp PDF của số này, rồi chạy lệnh dưới đây với chứng thư gốc của cơ quan xuất bản. Lệnh chạy được khi không có mạng.",
        "Download the PDF of this issue, then run the command below with the publisher's root certificate. It works offline.",
    ),
    "PTL-ISSUE-CHECK-REDACTED": Entry(
        "Tệp PDF của cả số đã được gỡ cùng với văn bản bị gỡ nội dung. Muốn kiểm tra từng văn bản: dùng tệp PDF của văn bản đó. "
        "Muốn kiểm tra cả số: tải thêm bản ghi đã ký về việc gỡ và chữ ký của bản ghi, ở trang của văn bản bị gỡ.",
        "The PDF of the whole issue went with the document that was redacted. To check one document, use its own PDF. To check "
        "the issue, download the signed statement of the redaction and its signature too, from the page of that document.",
    ),
    "PTL-ISSUE-CHECK-ALL": Entry(
        "Muốn kiểm tra mọi tệp của số này: tải các tệp về, giữ nguyên thư mục như trên trang này, rồi chạy ở thư mục gốc:",
        "To check every file of this issue, download them in the same folders as on this site, then run in the top folder:",
    ),
    "PTL-CHECK-MORE": Entry("Con dấu điện tử nói lên điều gì và kiểm tra thế nào", "What a seal means and how to check it"),
    "PTL-FILE": Entry("Tệp", "File"),
    "PTL-SIZE": Entry("Dung lượng", "Size"),
    "PTL-DIGEST": Entry("Mã SHA-256", "SHA-256"),
    "PTL-DOCUMENT-FILES": Entry("Tệp của từng văn bản", "Files of each document"),
    "PTL-ROLE-ISSUE-PDF": Entry("Số Công báo, PDF có dấu", "Issue, sealed PDF"),
    "PTL-ROLE-ISSUE-AKN": Entry("Số Công báo, XML Akoma Ntoso", "Issue, Akoma Ntoso XML"),
    "PTL-ROLE-DOCUMENT-PDF": Entry("PDF có dấu", "Sealed PDF"),
    "PTL-ROLE-DOCUMENT-HTML": Entry("HTML", "HTML"),
    "PTL-ROLE-DOCUMENT-AKN": Entry("XML Akoma Ntoso", "Akoma Ntoso XML"),
    "PTL-ROLE-ATTACHMENT": Entry("Tệp đính kèm {name}", "Attachment {name}"),
    "PTL-ROLE-FACSIMILE": Entry("Bản gốc {name}", "Original {name}"),
    "PTL-ROLE-IMAGE": Entry("Hình {name}", "Picture {name}"),
    "PTL-ROLE-APPROVAL": Entry("Ý kiến phê duyệt (JSON)", "Approval (JSON)"),
    "PTL-ROLE-APPROVAL-SIGNATURE": Entry("Chữ ký của người phê duyệt (CAdES)", "Signature of the approver (CAdES)"),
    "PTL-ROLE-RENEWAL": Entry("Biên bản gia hạn dấu thời gian (JSON)", "Record of a renewal (JSON)"),
    "PTL-ROLE-RENEWAL-SIGNATURE": Entry("Chữ ký của biên bản gia hạn (CAdES)", "Signature of the record (CAdES)"),
    "PTL-ROLE-MANIFEST": Entry("Bản kê (JSON)", "Manifest (JSON)"),
    "PTL-ROLE-MANIFEST-SIGNATURE": Entry("Chữ ký của bản kê (CAdES)", "Signature of the manifest (CAdES)"),
}  # fmt: skip

_DOCUMENT: dict[str, Entry] = {
    "PTL-WHERE": Entry("Vị trí của trang", "Where this page stands"),
    "PTL-STATUS": Entry("Tình trạng", "Status"),
    "PTL-STATUS-PUBLISHED": Entry(
        "Đã đăng Công báo số {numbers} ngày {date}.", "Published in gazette no. {numbers}, {date}."
    ),
    "PTL-STATUS-EFFECTIVE": Entry("Có hiệu lực từ {date}.", "Takes effect on {date}."),
    "PTL-STATUS-EFFECTIVE-UNKNOWN": Entry(
        "Chưa xác định được ngày có hiệu lực từ lời văn.", "No date of effect could be read from the text."
    ),
    "PTL-STATUS-FORCE": Entry(
        "Hiệu lực nêu ở đây theo những gì Công báo đã ghi nhận.",
        "Legal force is told here as far as the gazette has recorded it.",
    ),
    "PTL-STATUS-NO-FORCE": Entry(
        "Mục lục do cơ quan xuất bản Công báo lập để tra cứu, không phải văn bản pháp luật.",
        "An index that the publisher of the gazette made for finding documents; it is no legal document.",
    ),
    "PTL-STANDING": Entry("Tính đến {date}: {states}.", "As of {date}: {states}."),
    "PTL-PUBLICATION-AS-PUBLISHED": Entry("nguyên như đã đăng", "as published"),
    "PTL-PUBLICATION-CORRECTED": Entry("đã đính chính", "corrected"),
    "PTL-PUBLICATION-WITHDRAWN": Entry("đã thu hồi", "withdrawn"),
    "PTL-PUBLICATION-REDACTED": Entry("đã gỡ nội dung", "redacted"),
    "PTL-FORCE-NOT-YET": Entry("chưa có hiệu lực", "not yet in force"),
    "PTL-FORCE-IN-FORCE": Entry("còn hiệu lực", "in force"),
    "PTL-FORCE-PARTLY-EXPIRED": Entry("hết hiệu lực một phần", "partly expired"),
    "PTL-FORCE-EXPIRED": Entry("hết hiệu lực toàn bộ", "expired"),
    "PTL-FORCE-SUSPENDED": Entry("ngưng hiệu lực", "suspended"),
    "PTL-FORCE-PARTLY-SUSPENDED": Entry("ngưng hiệu lực một phần", "partly suspended"),
    "PTL-FACT-CORRECTED": Entry("Được đính chính từ {date}.", "Corrected from {date}."),
    "PTL-FACT-WITHDRAWN": Entry(
        "Công báo đã thu hồi văn bản này từ {date}.", "Withdrawn by the gazette from {date}."
    ),
    "PTL-FACT-REDACTED": Entry(
        "Nội dung văn bản này đã được gỡ khỏi Công báo từ {date}.",
        "The text of this document was removed from the gazette on {date}.",
    ),
    "PTL-FACT-SUSPENDED": Entry("Ngưng hiệu lực từ {date}.", "Suspended from {date}."),
    "PTL-FACT-SUSPENDED-PART": Entry("Ngưng hiệu lực một phần từ {date}:", "Partly suspended from {date}:"),
    "PTL-FACT-RESUMED": Entry("Tiếp tục có hiệu lực từ {date}.", "In force again from {date}."),
    "PTL-FACT-RESUMED-PART": Entry("Một phần tiếp tục có hiệu lực từ {date}:", "Partly in force again from {date}:"),
    "PTL-FACT-EXPIRED": Entry("Hết hiệu lực từ {date}.", "Expired from {date}."),
    "PTL-FACT-EXPIRED-PART": Entry("Hết hiệu lực một phần từ {date}:", "Partly expired from {date}:"),
    "PTL-FACT-CONSOLIDATED": Entry("Được hợp nhất từ {date}.", "Consolidated from {date}."),
    "PTL-TOMBSTONE-FILES": Entry("Các tệp đã gỡ", "Files that were removed"),
    "PTL-TOMBSTONE-PROOF": Entry(
        "Mã băm dưới đây và bằng chứng trong nhật ký vẫn còn, nên các văn bản khác của số Công báo vẫn kiểm tra được và ai đang "
        "giữ bản cũ vẫn biết đó là bản đã đăng. Nội dung thì không còn ở đây.",
        "Their digests and the proofs of the log stay, so that everything else of the issue can be verified and whoever has an "
        "older copy can tell that it was published. The content is not kept here any more.",
    ),
    "PTL-ISSUE-REDACTED": Entry(
        "Có văn bản trong số này đã được gỡ nội dung, nên tệp của cả số không còn được cung cấp; từng văn bản còn lại có tệp riêng.",
        "The text of a document in this issue was removed, so the files of the whole issue are not offered any more; "
        "every other document has files of its own.",
    ),
    "PTL-FACT-BY": Entry("Theo", "By"),
    "PTL-FACT-PAGE": Entry("Công báo số {issue}, trang {page}", "gazette no. {issue}, page {page}"),
    "PTL-FACT-PLACE": Entry(
        "Trang {page}, đoạn bắt đầu từ dòng {line} từ trên xuống",
        "Page {page}, the passage that begins in line {line} from the top",
    ),
    "PTL-FACT-WAS": Entry("Viết là:", "Printed:"),
    "PTL-FACT-NOW": Entry("Nay sửa lại là:", "To be read:"),
    "PTL-FACT-REASON": Entry("Lý do:", "Reason:"),
    "PTL-FACT-BASIS": Entry("Căn cứ:", "Legal basis:"),
    "PTL-FACT-STATEMENT": Entry("Bản ghi đã ký (JSON)", "Signed statement (JSON)"),
    "PTL-FACT-SIGNATURE": Entry("chữ ký (CAdES)", "signature (CAdES)"),
    "PTL-RELATION-SUSPENDS": Entry("Ngưng hiệu lực", "Suspends"),
    "PTL-RELATION-RESUMES": Entry("Cho tiếp tục có hiệu lực", "Puts back into force"),
    "PTL-RELATION-WITHDRAWS": Entry("Thu hồi", "Withdraws"),
    "PTL-STATUS-CORRECTS": Entry("Đã được đính chính bởi", "Corrected by"),
    "PTL-STATUS-AMENDS": Entry("Được sửa đổi, bổ sung bởi", "Amended by"),
    "PTL-STATUS-REPLACES": Entry("Được thay thế bởi", "Replaced by"),
    "PTL-STATUS-REPEALS": Entry("Bị bãi bỏ bởi", "Repealed by"),
    "PTL-GAZETTES": Entry("Các Công báo trên cổng này", "Gazettes on this site"),
    "PTL-SUPPLEMENT-TO": Entry(
        "Phụ trương của số {numbers}, {date}", "Supplement to No. {numbers}, {date}"
    ),
    "PTL-SUPPLEMENTED-BY": Entry(
        "Có phụ trương: số {numbers}, {date}", "Supplement: No. {numbers}, {date}"
    ),
    "PTL-REMARK": Entry("Ghi chú của cơ quan xuất bản", "Editorial note by the publisher"),
    "PTL-REMARK-OUTSIDE": Entry(
        "Ghi chú này không thuộc văn bản.", "This note is not part of the document."
    ),
    "PTL-TEXT-CONTENTS": Entry("Mục lục của văn bản", "Contents of the document"),
    "PTL-MARK": Entry("Địa chỉ của {label}", "Address of {label}"),
    "PTL-MARK-COPIED": Entry("Đã chép địa chỉ", "Address copied"),
    "PTL-FACTS": Entry("Thuộc tính", "Facts"),
    "PTL-FACT-NUMBER": Entry("Số, ký hiệu", "Number"),
    "PTL-FACT-NUMBER-NONE": Entry("Không có số", "Not numbered"),
    "PTL-FACT-TYPE": Entry("Loại văn bản", "Type"),
    "PTL-FACT-ISSUERS": Entry("Cơ quan ban hành", "Issued by"),
    "PTL-FACT-LANGUAGE": Entry("Ngôn ngữ", "Language"),
    "PTL-FACT-SIGNED": Entry("Ngày ban hành", "Date"),
    "PTL-FACT-SIGNERS": Entry("Người ký", "Signed by"),
    "PTL-FACT-EFFECTIVE": Entry("Ngày có hiệu lực", "Takes effect"),
    "PTL-FACT-FIELDS": Entry("Lĩnh vực", "Fields"),
    "PTL-FACT-RULE": Entry("theo lời văn: “{rule}”", "in its own words: “{rule}”"),
    "PTL-FACT-GAZETTE": Entry("Đăng Công báo", "Gazette"),
    "PTL-FACT-GOES-ON": Entry("Đăng tiếp:", "Continued in"),
    "PTL-FACT-WILL-GO-ON": Entry(
        "Số này mới đăng một phần; xem tiếp số {numbers}.", "A part only; it goes on in No. {numbers}."
    ),
    "PTL-FACT-SEALED": Entry("Đóng dấu điện tử", "Sealed"),
    "PTL-FACT-ADDRESS": Entry("Địa chỉ cố định (ELI)", "Lasting address (ELI)"),
    "PTL-RELATIONS": Entry("Văn bản liên quan", "Related documents"),
    "PTL-RELATION-CITES": Entry("Dẫn chiếu", "Cites"),
    "PTL-RELATION-BASED-ON": Entry("Căn cứ", "Based on"),
    "PTL-RELATION-AMENDS": Entry("Sửa đổi, bổ sung", "Amends"),
    "PTL-RELATION-REPLACES": Entry("Thay thế", "Replaces"),
    "PTL-RELATION-REPEALS": Entry("Bãi bỏ", "Repeals"),
    "PTL-RELATION-CONSOLIDATES": Entry("Hợp nhất", "Consolidates"),
    "PTL-RELATION-GUIDES": Entry("Hướng dẫn", "Guides"),
    "PTL-RELATION-CORRECTS": Entry("Đính chính", "Corrects"),
    "PTL-INCOMING-CITES": Entry("Được dẫn chiếu trong", "Cited by"),
    "PTL-INCOMING-BASED-ON": Entry("Là căn cứ của", "Basis of"),
    "PTL-INCOMING-AMENDS": Entry("Được sửa đổi, bổ sung bởi", "Amended by"),
    "PTL-INCOMING-REPLACES": Entry("Được thay thế bởi", "Replaced by"),
    "PTL-INCOMING-REPEALS": Entry("Bị bãi bỏ bởi", "Repealed by"),
    "PTL-INCOMING-CONSOLIDATES": Entry("Được hợp nhất trong", "Consolidated in"),
    "PTL-INCOMING-GUIDES": Entry("Được hướng dẫn bởi", "Guided by"),
    "PTL-INCOMING-CORRECTS": Entry("Được đính chính bởi", "Corrected by"),
    "PTL-FILES": Entry("Tải về", "Download"),
    "PTL-SEALS": Entry("Lịch sử dấu", "Seal history"),
    "PTL-SEAL-SEALED": Entry("Đóng dấu điện tử khi phát hành.", "Sealed for publication."),
    "PTL-SEAL-CERTIFICATE": Entry(
        "Gia hạn dấu thời gian lưu trữ, vì chứng thư của dấu trước hết hạn ngày {ended}.",
        "Archive timestamp renewed, since the certificate of the one before ends on {ended}.",
    ),
    "PTL-SEAL-ALGORITHM": Entry(
        "Gia hạn dấu thời gian lưu trữ, vì thuật toán của dấu trước bỏ dùng từ ngày {ended}.",
        "Archive timestamp renewed, since an algorithm of the one before is given up on {ended}.",
    ),
    "PTL-DOCUMENT-CHECK": Entry(
        "Kiểm tra con dấu trên máy của bạn:", "Check the seal on your own computer:"
    ),
    "PTL-PRINT-ADDRESS": Entry("Địa chỉ: {address}", "Address: {address}"),
    "PTL-PRINT-DIGEST": Entry("SHA-256 của bản PDF có dấu: {digest}", "SHA-256 of the sealed PDF: {digest}"),
    "PTL-PRINT-DAY": Entry("Ngày in:", "Printed:"),
    "PTL-PRINT-COPY": Entry(
        "Bản in từ trang đọc, không thay cho bản PDF có dấu.", "A print of the reading page; it does not stand for the sealed PDF."
    ),
}  # fmt: skip

_SEARCH: dict[str, Entry] = {
    "PTL-SEARCH-LABEL": Entry("Số, ký hiệu hoặc từ trong trích yếu", "Number, or words of the title"),
    "PTL-SEARCH-EXAMPLE-PLAIN": Entry(
        "Ví dụ một số hiệu, hoặc vài từ của tên văn bản. Không cần gõ dấu.",
        "For example a number, or words of a title. Accents may be left out.",
    ),
    "PTL-SEARCH-EXAMPLE": Entry(
        "Ví dụ: 83/2008/QĐ-TTg, hoặc cổng thông tin. Không cần gõ dấu.",
        "For example 83/2008/QĐ-TTg or “cổng thông tin”. Accents may be left out.",
    ),
    "PTL-SEARCH-DO": Entry("Tìm", "Search"),
    "PTL-SEARCH-LOADING": Entry("Đang đọc danh mục…", "Reading the index…"),
    "PTL-SEARCH-FAILED": Entry(
        "Không đọc được danh mục của các năm: {years}. Tải lại trang, hoặc xem danh sách theo năm.",
        "The index of these years could not be read: {years}. Reload the page, or use the lists by year.",
    ),
    "PTL-SEARCH-NONE": Entry(
        "Không có văn bản nào khớp. Thử ít từ hơn, hoặc chỉ gõ số, ví dụ 83/2008.",
        "Nothing matches. Try fewer words, or the number alone, for example 83/2008.",
    ),
    "PTL-SEARCH-FOUND": Entry("Tìm thấy {count} văn bản.", "Documents found: {count}."),
    "PTL-SEARCH-SHOWN": Entry("Hiện {shown} văn bản đầu.", "The first {shown} are shown."),
    "PTL-SEARCH-READ-FOLDED": Entry(
        "Đã tìm trong số, ký hiệu, loại, cơ quan và trích yếu của {total} văn bản; hiểu là “{query}”, không phân biệt dấu.",
        "Searched number, type, bodies and title of {total} documents; read as “{query}”, accents ignored.",
    ),
    "PTL-SEARCH-READ-EXACT": Entry(
        "Đã tìm trong số, ký hiệu, loại, cơ quan và trích yếu của {total} văn bản; hiểu là “{query}”, văn bản đúng dấu đứng trước.",
        "Searched number, type, bodies and title of {total} documents; read as “{query}”, those with the same accents first.",
    ),
    "PTL-SEARCH-NO-SCRIPT": Entry(
        "Trình duyệt của bạn không chạy mã lệnh, nên không tìm được ở đây. Mọi văn bản đều có trong danh sách theo năm:",
        "Your browser runs no scripts, so this form can't search. Every document is in the lists by year:",
    ),
    "PTL-SEARCH-RESULTS": Entry("Kết quả", "Results"),
}  # fmt: skip

_CHECK: dict[str, Entry] = {
    "PTL-CHECK-CODE": Entry("Hoặc gõ mã ở chân trang in", "Or type the code from the foot of a printed page"),
    "PTL-CHECK-CODE-DO": Entry("Tìm văn bản", "Find the text"),
    "PTL-CHECK-POLICY": Entry(
        "Tệp chính sách của bạn (không bắt buộc): nếu không chọn, khóa của nhật ký lấy từ chính trang này",
        "Your own policy file (optional): without it the log's keys come from this very site",
    ),
    "PTL-CHECK-LOG-ENTRY-YES": Entry(
        "Tệp có trong nhật ký công khai.", "The file stands in the public log."
    ),
    "PTL-CHECK-LOG-ENTRY-NO": Entry(
        "Bằng chứng nhật ký của tệp này không đúng. Tải lại trang; nếu vẫn vậy, báo cho cơ quan phát hành.", "The file's proof of the log is wrong. Reload the page; if it stays so, tell the publisher."
    ),
    "PTL-CHECK-LOG-ENTRY-OPEN": Entry(
        "Không tải được bằng chứng nhật ký của tệp này.", "The file's proof of the log could not be loaded."
    ),
    "PTL-CHECK-LOG-POLICY-NO": Entry(
        "Không đọc được tệp chính sách (khóa của nhật ký và nhân chứng). Chọn tệp khác.", "The policy (keys of log and witnesses) can't be read. Choose another file."
    ),
    "PTL-CHECK-LOG-POLICY-OPEN": Entry(
        "Trang này không có tệp chính sách của nhật ký.", "This site has no policy of the log."
    ),
    "PTL-CHECK-LOG-CHECKPOINT-YES": Entry(
        "Mốc nhật ký mang chữ ký đúng của khóa nhật ký.", "The log's checkpoint bears the right signature of the log's key."
    ),
    "PTL-CHECK-LOG-CHECKPOINT-NO": Entry(
        "Chữ ký trên mốc nhật ký sai, hoặc của khóa lạ. Không dựa vào kết quả này; báo cho cơ quan phát hành.", "The signature of the log's checkpoint is wrong or by an unknown key. Don't rely on this; tell the publisher."
    ),
    "PTL-CHECK-LOG-BROWSER-OPEN": Entry(
        "Trình duyệt này chưa kiểm tra được chữ ký Ed25519. Dùng trình duyệt mới hơn, hoặc lệnh ở dưới.", "This browser can't check Ed25519 signatures. Use a newer one, or the command below."
    ),
    "PTL-CHECK-LOG-INCLUDED-YES": Entry(
        "Mục của tệp nằm đúng trong cây của nhật ký.", "The file's entry stands in the log's tree."
    ),
    "PTL-CHECK-LOG-INCLUDED-NO": Entry(
        "Mục của tệp không nằm trong cây của nhật ký. Báo cho cơ quan phát hành.", "The file's entry is not in the log's tree. Tell the publisher."
    ),
    "PTL-CHECK-LOG-WITNESSES-YES": Entry(
        "Đủ nhân chứng đã thấy mốc nhật ký.", "Enough witnesses have seen the checkpoint."
    ),
    "PTL-CHECK-LOG-WITNESSES-OPEN": Entry(
        "Chưa đủ nhân chứng đã thấy mốc nhật ký. Thử lại sau vài ngày.", "Not enough witnesses have seen the checkpoint yet. Try again in some days."
    ),
    "PTL-CHECK-LOG-WITNESSES-NONE-OPEN": Entry(
        "Chính sách không đòi nhân chứng nào.", "The policy asks for no witness."
    ),
    "PTL-CHECK-LOG-BULLETIN-YES": Entry(
        "Bảng tình trạng do khóa nhật ký ký và thuộc đúng nhật ký này.", "The status bulletin is signed by the log's key and is of this log."
    ),
    "PTL-CHECK-LOG-BULLETIN-NO": Entry(
        "Bảng tình trạng sai, hoặc của nhật ký khác. Báo cho cơ quan phát hành.", "The status bulletin is wrong, or of another log. Tell the publisher."
    ),
    "PTL-CHECK-LOG-BULLETIN-OPEN": Entry(
        "Không tải được bảng tình trạng hoặc cây nhật ký.", "The status bulletin or the log's tree could not be loaded."
    ),
    "PTL-CHECK-LOG-BULLETIN-BEHIND-OPEN": Entry(
        "Bảng tình trạng cũ hơn mốc nhật ký của tệp.", "The status bulletin is older than the file's checkpoint."
    ),
    "PTL-CHECK-LOG-BULLETIN-CLOCK-OPEN": Entry(
        "Bảng tình trạng mang thời điểm ở tương lai: kiểm tra đồng hồ của máy.", "The status bulletin is from the future: check this computer's clock."
    ),
    "PTL-CHECK-LOG-BULLETIN-OLDER-NO": Entry(
        "Trang này đưa bảng tình trạng cũ hơn bảng mà trình duyệt đã thấy. Báo cho cơ quan phát hành.", "This site hands out an older bulletin than this browser has seen. Tell the publisher."
    ),
    "PTL-CHECK-LOG-BULLETIN-FRESH-YES": Entry(
        "Bảng tình trạng còn trong hạn.", "The status bulletin is not overdue."
    ),
    "PTL-CHECK-LOG-BULLETIN-FRESH-OPEN": Entry(
        "Bảng tình trạng đã quá hạn: chưa biết tình trạng hiện nay.", "The status bulletin is overdue: the present state is not known."
    ),
    "PTL-CHECK-LOG-UNKNOWN": Entry(
        "Chưa biết văn bản có bị đính chính hay thu hồi.", "Whether the document was corrected or withdrawn is not known."
    ),
    "PTL-CHECK-LOG-STATE-PLAIN": Entry(
        "Đúng như đã đăng, chưa bị đính chính hay thu hồi, tính đến {at}.", "As published, not corrected or withdrawn, as of {at}."
    ),
    "PTL-CHECK-LOG-STATE-CORRECTED": Entry(
        "Đã được đính chính, tính đến {at}.", "Corrected, as of {at}."
    ),
    "PTL-CHECK-LOG-STATE-WITHDRAWN": Entry(
        "Đã bị thu hồi, tính đến {at}.", "Withdrawn, as of {at}."
    ),
    "PTL-CHECK-LOG-STATE-REDACTED": Entry(
        "Nội dung đã được gỡ khỏi Công báo, tính đến {at}.", "Redacted, as of {at}."
    ),
    "PTL-CHECK-LOG-FORCE-EXPIRED": Entry(
        "Hết hiệu lực.", "No longer in force."
    ),
    "PTL-CHECK-LOG-FORCE-PARTLY-EXPIRED": Entry(
        "Hết hiệu lực một phần.", "Partly no longer in force."
    ),
    "PTL-CHECK-LOG-FORCE-SUSPENDED": Entry(
        "Ngưng hiệu lực.", "Suspended."
    ),
    "PTL-CHECK-LOG-FORCE-PARTLY-SUSPENDED": Entry(
        "Ngưng hiệu lực một phần.", "Partly suspended."
    ),
    "PTL-CHECK-LOG-FORCE-NOT-YET": Entry(
        "Chưa có hiệu lực.", "Not yet in force."
    ),
    "PTL-CHECK-LOG-DISK": Entry(
        "Trang mở từ đĩa không hỏi được nhật ký. Mở trang trên mạng, hoặc dùng lệnh ở dưới.", "Opened from a disk, this page can't ask the log. Open it on the web, or use the command below."
    ),
    "PTL-CHECK-LOG-CODE-FORM": Entry(
        "Đây không phải mã ở chân trang in. Mã có dạng VN.2026.713.5.7K3M-Q9XD.", "This is not a code from the foot of a page. One looks like VN.2026.713.5.7K3M-Q9XD."
    ),
    "PTL-CHECK-LOG-CODE-FOUND": Entry(
        "Mã này thuộc một văn bản đã đăng, năm {year}, số {numbers}. So bản giấy với văn bản dưới đây.", "The code is of a published text, year {year}, number {numbers}. Compare the paper with it."
    ),
    "PTL-CHECK-LOG-CODE-NONE": Entry(
        "Không có văn bản nào đã đăng mang mã này. Xem lại từng ký tự; nếu đúng, đừng tin bản giấy.", "No published text has this code. Look at each character again; if they are right, don't trust the paper."
    ),
    "PTL-CHECK-TITLE": Entry("Kiểm tra tệp Công báo", "Verify a gazette file"),
    "PTL-CHECK-DROP": Entry("Thả tệp vào đây hoặc chọn tệp", "Drop a file here, or choose one"),
    "PTL-CHECK-PRIVACY": Entry(
        "Trang tính mã SHA-256 của tệp ngay trong trình duyệt và so với danh sách tệp đã công bố; tệp không rời máy của bạn. Khi thấy tệp trong danh sách, trang tải bằng chứng nhật ký của văn bản ấy: máy chủ biết bạn hỏi văn bản nào.",
        "The page computes the file's SHA-256 in your browser and compares it with the list of published files; the file does not leave your computer. Once it is found, the page loads that document's proof of the log: the server sees which document you ask about.",
    ),
    "PTL-CHECK-LIMIT": Entry(
        "Trang này không kiểm tra con dấu (chữ ký số) trong tệp PDF, và chính nó do máy chủ này đưa ra. Muốn biết chắc, hãy dùng lệnh gazette verify bên dưới.",
        "This page does not check the seal (the signature inside the PDF), and it comes from this very server. To be certain, use gazette verify as described below.",
    ),
    "PTL-CHECK-WORKING": Entry("Đang tính mã của {name}…", "Computing the digest of {name}…"),
    "PTL-CHECK-SAME": Entry(
        "Giống từng byte với tệp đã công bố trên trang này.", "Byte for byte the same as a file published here."
    ),
    "PTL-CHECK-OTHER": Entry(
        "Không giống tệp nào đã công bố trên trang này.", "Not the same as any file published here."
    ),
    "PTL-CHECK-OTHER-HINT": Entry(
        "Tệp có thể đã bị sửa, được lưu lại bằng chương trình khác, hoặc thuộc nơi khác. Tải lại từ trang của văn bản, hoặc dùng gazette verify.",
        "It may have been altered, saved again by another program, or come from elsewhere. Download it again from the document's page, or use gazette verify.",
    ),
    "PTL-CHECK-UNSURE": Entry(
        "Chưa kết luận được: không đọc được danh sách tệp của các năm {years}.",
        "No conclusion: the file lists of these years could not be read: {years}.",
    ),
    "PTL-CHECK-UNREADABLE": Entry(
        "Không đọc được tệp này. Chọn lại một tệp trên máy của bạn.", "This file can't be read. Choose a file on your computer again."
    ),
    "PTL-CHECK-NO-CRYPTO": Entry(
        "Trình duyệt không cho tính mã ở địa chỉ này (cần https). Hãy dùng lệnh bên dưới.",
        "The browser can't compute digests at this address (it needs https). Use the command below.",
    ),
    "PTL-CHECK-NO-SCRIPT": Entry(
        "Trình duyệt của bạn không chạy mã lệnh; hãy dùng lệnh bên dưới.", "Your browser runs no scripts; use the command below."
    ),
    "PTL-CHECK-RESULT": Entry("Kết quả so", "Result of the comparison"),
    "PTL-CHECK-PUBLISHED": Entry("Tệp đã công bố", "Published file"),
    "PTL-CHECK-COMMAND": Entry("Kiểm tra đầy đủ, không cần mạng", "The full check, offline"),
    "PTL-CHECK-COMMAND-FILE": Entry(
        "Một tệp PDF: con dấu, dấu thời gian, chuỗi chứng thư và việc tệp có bị sửa sau khi đóng dấu hay không.",
        "A PDF file: its seal, timestamp and certificate chain, and whether it was altered after sealing.",
    ),
    "PTL-CHECK-COMMAND-ISSUE": Entry(
        "Cả số Công báo: chữ ký của bản kê và mã của mọi tệp ghi trong đó.",
        "A whole issue: the signature of its manifest and the digest of every file it names.",
    ),
    "PTL-CHECK-ROOT": Entry(
        "goc.pem là chứng thư gốc của cơ quan xuất bản. Hãy lấy chứng thư này từ nguồn khác ngoài trang này, ví dụ từ chính cơ quan đó.",
        "root.pem is the publisher's root certificate. Get it from a source other than this site, for example from the publisher itself.",
    ),
    "PTL-CHECK-ROOT-FILE": Entry("goc.pem", "root.pem"),
    "PTL-CHECK-FILE-NAME": Entry("van-ban.pdf", "document.pdf"),
    "PTL-CHECK-MEANING": Entry("Con dấu điện tử nói lên điều gì", "What a seal means"),
    "PTL-CHECK-MEANING-1": Entry(
        "Con dấu hợp lệ cho biết cơ quan nào đã công bố tệp, vào lúc nào, và tệp chưa đổi một byte nào từ đó.",
        "A valid seal tells which body published the file and when, and that not a byte has changed since.",
    ),
    "PTL-CHECK-MEANING-2": Entry(
        "Con dấu không cho biết văn bản còn hiệu lực hay không.",
        "A seal does not tell whether the document is still in force.",
    ),
    "PTL-CHECK-MEANING-3": Entry(
        "Con dấu làm bằng khóa trình diễn không chứng minh điều gì về cơ quan nhà nước.",
        "A seal made with a demonstration key proves nothing about any authority.",
    ),
    "PTL-CHECK-VERDICTS": Entry("Cách đọc kết luận", "How to read the verdict"),
    "PTL-CHECK-PASSED": Entry("Mọi phép kiểm tra đều đạt.", "Every check passed."),
    "PTL-CHECK-FAILED": Entry(
        "Có phép kiểm tra không đạt: đừng dựa vào tệp này.", "A check failed: do not rely on this file."
    ),
    "PTL-CHECK-INDETERMINATE": Entry(
        "Chưa đủ bằng chứng để kết luận; chương trình nói rõ còn thiếu gì.",
        "There is not enough evidence; the program says what is missing.",
    ),
}  # fmt: skip

_LOST: dict[str, Entry] = {
    "PTL-LOST-TITLE": Entry("Không có trang này", "There is no such page"),
    "PTL-LOST": Entry(
        "Địa chỉ có thể đã gõ nhầm. Tìm văn bản theo số, hoặc xem danh sách theo năm.",
        "The address may be mistyped. Search for the document by its number, or use the lists by year.",
    ),
}

ENTRIES: dict[str, Entry] = {
    **_FAULTS,
    **_FRAME,
    **_NUMBERS,
    **_LISTS,
    **_ISSUE,
    **_DOCUMENT,
    **_SEARCH,
    **_CHECK,
    **_LOST,
}
