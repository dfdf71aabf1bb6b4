"""Messages about the registry and archive."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {
    "REG-NONE": Entry(
        "Không có sổ đăng ký {path}.",
        "There is no registry {path}.",
        "Không gian làm việc chưa đầy đủ; tạo mới bằng: gazette init THƯ_MỤC",
        "The workspace is not complete; make one with: gazette init DIR",
    ),
    "REG-UNREADABLE": Entry(
        "Sổ đăng ký {path} bị hỏng hoặc không đọc được: {detail}",
        "The registry {path} is damaged or can't be read: {detail}",
        "Ngừng phát hành, giữ nguyên tệp và khôi phục từ bản sao lưu gần nhất.",
        "Stop publishing, keep the file as it is and restore the latest backup.",
    ),
    "REG-NEWER": Entry(
        "Sổ đăng ký {path} do phiên bản mới hơn tạo (bản {found}; chương trình này biết đến bản {known}).",
        "The registry {path} was made by a newer version (schema {found}; this program knows {known}).",
        "Nâng cấp chương trình gazette trên máy này.",
        "Upgrade gazette on this machine.",
    ),
    "REG-BACKUP": Entry(
        "Không sao lưu được sổ đăng ký {path} trước khi nâng cấp: {detail}",
        "Can't back up the registry {path} before bringing it to this version: {detail}",
        "Sổ chưa bị thay đổi. Kiểm tra dung lượng đĩa và quyền ghi trong thư mục đó, rồi chạy lại.",
        "Nothing was changed. Check disk space and permissions of that folder, then run again.",
    ),
    "REG-CHANGED": Entry(
        "Trong lúc làm, hồ sơ của {document} đã được người khác cập nhật; chưa ghi gì.",
        "While this was under way, someone else changed what is recorded of {document}; nothing was written.",
        "Xem lại bằng gazette show, rồi chạy lại lệnh nếu vẫn cần.",
        "Look again with gazette show, then run the command again if it is still needed.",
    ),
    "REG-ARCHIVE-WRITE": Entry(
        "Không ghi được vào kho lưu trữ {path}: {detail}",
        "Can't write to the archive {path}: {detail}",
        "Kiểm tra dung lượng đĩa và quyền ghi, rồi chạy lại; phần đã xong không làm lại.",
        "Check disk space and permissions, then run again; what is done is not done twice.",
    ),
    "REG-ARCHIVE-GONE": Entry(
        "Tệp {path} của kho lưu trữ không còn.",
        "The archive's file {path} is gone.",
        "Khôi phục tệp này từ bản sao lưu; tên tệp là mã sha256 của nội dung.",
        "Restore it from a backup; its name is the sha256 of its content.",
    ),
    "REG-ARCHIVE-ALTERED": Entry(
        "Tệp {path} của kho lưu trữ đã bị thay đổi.",
        "The archive's file {path} is not what it was.",
        "Giữ lại để điều tra, rồi khôi phục từ bản sao lưu; tên tệp là mã sha256 của nội dung.",
        "Keep it for inquiry, then restore it from a backup; its name is the sha256 of its content.",
    ),
    "REG-NUMBER-TAKEN": Entry(
        "Số {number} năm {year} đã dùng cho {issue}.",
        "Number {number} of {year} is already taken by {issue}.",
        "Số tiếp theo còn trống là {next}; bỏ --number để lấy số đó.",
        "The next free number is {next}; leave out --number to take it.",
    ),
    "REG-NUMBER-GAP": Entry(
        "Số {number} năm {year} bỏ cách số; số tiếp theo là {next}.",
        "Number {number} of {year} would leave a gap; the next number is {next}.",
        "Dùng số {next}, hoặc bỏ --number.",
        "Use {next}, or leave out --number.",
    ),
    "REG-NUMBER-BACK": Entry(
        "Số {number} năm {year} lùi lại: năm này bắt đầu sau số đó, số tiếp theo là {next}.",
        "Number {number} of {year} goes back: the year begins after it, and the next number is {next}.",
        "Dùng số {next}, hoặc bỏ --number.",
        "Use {next}, or leave out --number.",
    ),
    "REG-NUMBER-VOID": Entry(
        "Số {number} năm {year} đã hủy: {reason}",
        "Number {number} of {year} is void: {reason}",
        "Số đã hủy không dùng lại. Số tiếp theo là {next}.",
        "A void number is never used again. The next one is {next}.",
    ),
    "REG-NUMBER-SHARED": Entry(
        "Số {number} thuộc số Công báo {issue}; các số của nó chỉ hủy cùng nhau.",
        "Number {number} belongs to the issue {issue}, whose numbers are made void together.",
        "Hủy cả số: gazette number void {issue} --reason …",
        "Void the issue: gazette number void {issue} --reason …",
    ),
    "REG-NUMBER-AHEAD": Entry(
        "Số {number} năm {year} đang được giữ, chưa có số Công báo: {reason}",
        "Number {number} of {year} is reserved for an issue to come: {reason}",
        "Dùng bằng: gazette compose --number {number}; bỏ bằng: gazette number void {year}/{number} --reason …",
        "Use it with: gazette compose --number {number}; give it up with: gazette number void {year}/{number} --reason …",
    ),
    "REG-NUMBER-BEGUN": Entry(
        "Năm {year} đã bắt đầu; số tiếp theo là {next}.",
        "The year {year} has begun; its next number is {next}.",
        "Số đầu năm chỉ đặt được trước khi có số nào.",
        "Where a year begins can be set only before it has any number.",
    ),
    "REG-DATE-ORDER": Entry(
        "Số {issue} đề ngày {date} không theo thứ tự: số {other} đề ngày {other_date}.",
        "Issue {issue} of {date} is out of order: issue {other} is of {other_date}.",
        "Chọn --date theo thứ tự của số.",
        "Choose a --date that runs as the numbers do.",
    ),
    "REG-ISSUE-SIGNED": Entry(
        "Số {issue} đã ký, không thay đổi được nữa.",
        "Issue {issue} is signed and can't be changed any more.",
        "Sai sót trong số đã ký được xử lý ở số sau, bằng đính chính.",
        "What is wrong in a signed issue is put right in a later one, by a correction.",
    ),
    "REG-ISSUE-EMPTY": Entry(
        "Số {issue} sẽ không còn văn bản nào.",
        "Issue {issue} would have no document left.",
        "Hủy cả số, các văn bản sẽ chờ lại: gazette number void {issue} --reason …",
        "Void the issue, its documents will wait again: gazette number void {issue} --reason …",
    ),
    "REG-NOT-IN-ISSUE": Entry(
        "Văn bản {document} không nằm trong số {issue}.",
        "The document {document} does not stand in issue {issue}.",
        'Xem nó ở đâu: gazette show "{document}"',
        'See where it stands: gazette show "{document}"',
    ),
    "REG-ISSUE-VOID": Entry(
        "Số {issue} đã hủy: {reason}",
        "Issue {issue} is void: {reason}",
        "Số đã hủy không dùng lại; ghép số khác bằng: gazette compose",
        "A void number is never used again; compose another issue with: gazette compose",
    ),
    "REG-DOCUMENT-COMPOSED": Entry(
        "Văn bản {document} đã nằm trong {issue}.",
        "The document {document} already stands in {issue}.",
        'Xem: gazette show "{document}"',
        'Look at it: gazette show "{document}"',
    ),
    "REG-NO-ISSUE": Entry(
        "Không có số Công báo {issue}.",
        "There is no issue {issue}.",
        "Liệt kê các số bằng: gazette list; ghép số tiếp theo bằng: gazette compose. Cách viết: 2026/713, 2026/713+714 hoặc latest.",
        "List the issues with: gazette list; compose the next one with: gazette compose. An issue is named 2026/713, 2026/713+714 or latest.",
    ),
    "REG-NO-DOCUMENT": Entry(
        "Không tìm thấy văn bản {document}.",
        "There is no document {document}.",
        "Liệt kê bằng: gazette list. Có thể dùng số ký hiệu, địa chỉ, tên tệp, mã sha256 hoặc một phần của chúng.",
        "List them with: gazette list. A number, URI, file name or sha256, or enough of one, will do.",
    ),
    "REG-HELD": Entry(
        "Văn bản {document} đang bị giữ lại.",
        "The document {document} is held.",
        'Xem lý do: gazette show "{name}". Lỗi DOC-… xử lý bằng gazette edit hoặc gazette accept; lỗi INP-… chỉ hết khi sửa tệp gửi đến hoặc tệp khai báo rồi đưa vào lại bằng gazette ingest.',
        'See why: gazette show "{name}". Errors DOC-… are settled with gazette edit or gazette accept; errors INP-… only by mending the file or its sidecar and bringing it in again with gazette ingest.',
    ),
    "REG-REFUSED": Entry(
        "Tệp {document} đã bị từ chối; không thể chấp nhận hay sửa.",
        "The file {document} was refused; it can be neither accepted nor edited.",
        'Đề nghị nơi gửi gửi lại tệp khác: gazette reply "{name}" soạn sẵn văn bản trả lời.',
        'Ask the sender for a better file: gazette reply "{name}" writes the answer.',
    ),
    "REG-ACCEPTED": Entry(
        "Văn bản {document} đã được nhận, không bị giữ lại.",
        "The document {document} is accepted; nothing holds it.",
        'Xem: gazette show "{name}"',
        'Look at it: gazette show "{name}"',
    ),
    "REG-AMBIGUOUS": Entry(
        "{document} trùng với nhiều văn bản: {found}",
        "{document} fits several documents: {found}",
        "Viết rõ hơn, hoặc dùng địa chỉ đầy đủ, tên tệp hay phần đầu của mã sha256.",
        "Give more of it, or the whole address, the file's name or the beginning of its sha256.",
    ),
}
