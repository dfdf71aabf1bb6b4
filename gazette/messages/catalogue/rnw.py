"""Messages about renewing archive timestamps."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {
    "RNW-NO-STAMP": Entry(
        "Chữ ký {path} không có dấu thời gian.",
        "The signature {path} bears no timestamp.",
        "Kho lưu trữ không còn nguyên vẹn: lấy lại tệp từ bản sao lưu.",
        "The archive is not what it was: restore the file from a backup.",
    ),
    "RNW-SHORT": Entry(
        "Dấu thời gian mới của “{name}” cũng chỉ có giá trị đến ngày {on}: gia hạn không được gì.",
        "A new timestamp by “{name}” would last to {on}, no longer than the one before: nothing would be gained.",
        "Đặt dịch vụ có chứng thư dài hạn hơn trong gazette.toml ([signing.timestamp]), xem docs/how-to/change-the-timestamp-authority.md.",
        "Name an authority whose certificate lasts longer in gazette.toml ([signing.timestamp]), see docs/how-to/change-the-timestamp-authority.md.",
    ),
    "RNW-WEAK": Entry(
        "Dấu thời gian mới vẫn dựa vào thuật toán sắp bỏ: {name}.",
        "The new timestamp would still rest on an algorithm that is given up: {name}.",
        "Đặt dịch vụ dấu thời gian dùng thuật toán mạnh hơn ([signing.timestamp]), và khóa ký mạnh hơn nếu thuật toán "
        "bỏ dùng là của khóa ký: docs/how-to/change-the-seal-key.md",
        "Name a timestamp authority with stronger algorithms ([signing.timestamp]), and a stronger seal key where that "
        "is what the algorithm comes from: docs/how-to/change-the-seal-key.md",
    ),
    "RNW-REMOTE": Entry(
        "Khóa ký ở máy khác, không ký được biên bản gia hạn: {path}.",
        "The seal key is on another machine and can't sign the records of renewals: {path}.",
        "Đặt một khóa riêng cho biên bản gia hạn, có chứng thư dưới cùng chứng thư gốc: [signing.renewal.key]",
        "Name a key of its own for the records, with a certificate under the same root: [signing.renewal.key]",
    ),
    "RNW-UNSOUND": Entry(
        "Tệp gia hạn {path} không đạt khi kiểm tra ({detail}); không ghi sổ lần gia hạn này.",
        "The renewed file {path} does not verify ({detail}); this renewal was not recorded.",
        "Kiểm tra bản đã phát hành bằng gazette verify; nếu chính nó không đạt, lấy lại từ bản sao lưu. "
        "Dịch vụ dấu thời gian cũ bị thu hồi thì không gia hạn được.",
        "Run gazette verify on the published file; if that fails too, restore it from a backup. "
        "Where the authority before was revoked, a renewal can't help.",
    ),
    "RNW-AGAIN": Entry(
        "Số {issue} vừa được một tiến trình khác gia hạn.",
        "Issue {issue} has just been renewed by another process.",
        "Chạy lại: gazette renew --dry-run",
        "Look again: gazette renew --dry-run",
    ),
    "RNW-UNPUBLISHED": Entry(
        "{name} chưa được phát hành, chưa có gì để gia hạn.",
        "{name} is not published; there is nothing to renew yet.",
        "Phát hành trước: gazette publish",
        "Publish first: gazette publish",
    ),
}
