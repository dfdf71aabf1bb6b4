"""Messages about the transparency log."""

from gazette.messages import Entry

_STOP_VI = "Không ký gì cả. Giữ lại cả hai mốc làm bằng chứng và báo cho các nhân chứng khác và cho cơ quan phát hành."
_STOP_EN = "Nothing was signed. Keep both checkpoints as evidence and tell the other witnesses and the publisher."

ENTRIES: dict[str, Entry] = {
    "LOG-FILE": Entry(
        "Không đọc được {path}: {reason}.",
        "{path} can't be read: {reason}.",
        "Kiểm tra đường dẫn hoặc địa chỉ rồi chạy lại lệnh.",
        "Check the path or address, then run the command again.",
    ),
    "LOG-POLICY": Entry(
        "{path} không phải tệp chính sách nhật ký (dòng {line}: {reason}).",
        "{path} is no policy of a log (line {line}: {reason}).",
        "Lấy tệp từ cơ quan phát hành, hoặc tạo bằng gazette log policy; dạng tệp là c2sp.org/tlog-policy.",
        "Get the file from the publisher, or make one with gazette log policy; its form is c2sp.org/tlog-policy.",
    ),
    "LOG-NONE": Entry(
        "{place} không có nhật ký: thiếu tệp checkpoint.",
        "There is no log at {place}: the file checkpoint is absent.",
        "Đưa thư mục log/ của cổng, hoặc địa chỉ của nó.",
        "Name the portal's folder log/, or its address.",
    ),
    "LOG-TILE": Entry(
        "Nhật ký tại {place} thiếu hoặc hỏng tệp {path} ({reason}).",
        "The log at {place} lacks the file {path}, or it is damaged ({reason}).",
        "Có thể cổng đang được tải lên dở dang: thử lại sau ít phút; nếu vẫn vậy, báo cho cơ quan phát hành.",
        "The portal may be half uploaded: try again in a few minutes; if it is still so, tell the publisher.",
    ),
    "LOG-STATE": Entry(
        "Tệp trạng thái của nhân chứng {path} đã hỏng ({reason}).",
        "The witness's state {path} is damaged ({reason}).",
        "Khôi phục tệp từ bản sao lưu. Đừng xóa: một nhân chứng quên điều đã thấy thì không chứng được gì.",
        "Restore it from a backup. Don't delete it: a witness that forgets what it saw witnesses nothing.",
    ),
    "LOG-REFUSED-SIGNATURE": Entry(
        "Mốc tại {place} không do nhật ký đáng tin cậy ký ({detail}).",
        "The checkpoint at {place} is not signed by a log that is trusted ({detail}).",
        "Kiểm tra tệp đưa sau --log có đúng là của cơ quan phát hành không.",
        "Make sure that the file after --log is the publisher's.",
    ),
    "LOG-REFUSED-SHORTER": Entry(
        "Nhật ký tại {place} ngắn hơn lần trước đã thấy ({detail}).",
        "The log at {place} is shorter than what was seen before ({detail}).",
        "Có thể cổng vừa quay về bản cũ: thử lại sau. Nếu vẫn vậy: " + _STOP_VI,
        "The portal may have gone back to an older release: try again later. If it is still so: " + _STOP_EN,
    ),
    "LOG-REFUSED-FORK": Entry(
        "Nhật ký tại {place} có hai nội dung khác nhau với cùng {detail} mục.",
        "The log at {place} shows two histories of the same {detail} entries.",
        _STOP_VI,
        _STOP_EN,
    ),
    "LOG-REFUSED-INCONSISTENT": Entry(
        "Nhật ký tại {place} không tiếp nối điều đã thấy trước đây ({detail}): quá khứ đã bị sửa.",
        "The log at {place} does not continue what was seen before ({detail}): its past was rewritten.",
        _STOP_VI,
        _STOP_EN,
    ),
    "LOG-REFUSED-QUORUM": Entry(
        "Mốc mới nhất của nhật ký tại {place} chưa đủ nhân chứng (có: {detail}).",
        "Not enough witnesses have signed the newest checkpoint of the log at {place} (those that have: {detail}).",
        "Xem lại sau khi các nhân chứng đã ký; điều đã thấy trước đây vẫn giữ nguyên.",
        "Look again once the witnesses have signed; what was seen before stays as it is.",
    ),
    "LOG-REFUSED-ENTRY": Entry(
        "Mục {index} của nhật ký tại {place} không đọc được: {detail}.",
        "Entry {index} of the log at {place} can't be read: {detail}.",
        "Dùng phiên bản mới của chương trình; nếu vẫn vậy, báo cho cơ quan giữ nhật ký.",
        "Use a newer version of the program; if it stays so, tell the log's keeper.",
    ),
    "LOG-EMPTY": Entry(
        "Nhật ký chưa có mục nào.",
        "The log has no entry yet.",
        "Phát hành một số Công báo: gazette run TỆP…",
        "Publish an issue: gazette run FILE…",
    ),
    "LOG-NOT-CONFIGURED": Entry(
        "{path} không khai báo nhật ký.",
        "{path} names no log.",
        "Thêm bảng [log] theo docs/reference/configuration.md.",
        "Add the table [log] as docs/reference/configuration.md tells.",
    ),
    "LOG-NO-POLICY": Entry(
        "{path} chưa nêu nhân chứng nào cho nhật ký.",
        "{path} names no witnesses of the log.",
        "Ghi khóa công khai của nhân chứng vào tệp chính sách, rồi nêu tệp đó ở policy trong bảng [log]; "
        "xem docs/how-to/witness-a-log.md.",
        "Write the witness's public key into a policy file, and name the file as policy in the table [log]; "
        "see docs/how-to/witness-a-log.md.",
    ),
    "LOG-COSIGNATURE": Entry(
        "Dòng {line} không phải chữ ký của một nhân chứng trong chính sách trên một mốc của nhật ký này.",
        "Line {line} is no signature of a witness of the policy over a checkpoint of this log.",
        "Kiểm tra khóa của nhân chứng trong tệp [log] policy, và rằng mốc được ký là của nhật ký này. Chưa ghi gì.",
        "Check the witness's key in the file of [log] policy, and that it is this log's checkpoint. Nothing was recorded.",
    ),
    "LOG-OTHER-ORIGIN": Entry(
        "{path} gọi nhật ký là {found}, nhưng nhật ký đang có tên {log}.",
        "{path} calls the log {found}, but the log that is kept here is {log}.",
        'Đặt lại origin = "{log}" trong bảng [log]: nhật ký giữ nguyên tên suốt đời. Chưa ghi gì.',
        'Set origin = "{log}" in the table [log] again: a log keeps its name for good. Nothing was recorded.',
    ),
    "LOG-OTHER-KEY": Entry(
        "Khóa {path} không phải khóa đã ký mốc mới nhất của nhật ký {log}.",
        "The key {path} is not the one that signed the newest checkpoint of the log {log}.",
        "Nêu đúng khóa trong [log.key], hoặc đổi khóa: gazette log change-key TỆP (xem docs/how-to/change-the-log-key.md). Chưa ghi gì.",
        "Name the right key in [log.key], or change keys: gazette log change-key FILE (see docs/how-to/change-the-log-key.md). Nothing was recorded.",
    ),
    "LOG-KEY-USED": Entry(
        "Khóa {path} đã từng ký nhật ký {log}.",
        "The key {path} has signed the log {log} before.",
        "Tạo khóa mới (openssl genpkey -algorithm ed25519): khóa đã thôi dùng không được dùng lại. Chưa đổi gì.",
        "Make a new key (openssl genpkey -algorithm ed25519): a key that was given up doesn't come back. Nothing was changed.",
    ),
}
