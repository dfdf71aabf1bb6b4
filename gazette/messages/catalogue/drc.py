"""What `gazette doctor` finds, and the command or the page that mends it."""

from gazette.messages import Entry

_SEAL_VI = "Xin chứng thư mới và thay khóa: docs/how-to/change-the-seal-key.md"
_SEAL_EN = "Get a new certificate and change the key: docs/how-to/change-the-seal-key.md"
_STAMP_VI = "Đổi dịch vụ dấu thời gian: docs/how-to/change-the-timestamp-authority.md"
_STAMP_EN = "Change the timestamp authority: docs/how-to/change-the-timestamp-authority.md"
_CHAIN_VI = "Lấy chứng thư mới từ nơi cấp và đặt vào chain trong gazette.toml ([signing.key])."
_CHAIN_EN = "Get the new certificate from the issuer and put it into chain of gazette.toml ([signing.key])."
_ROOT_VI = "Lấy chứng thư gốc mới từ nơi cấp và thêm vào roots trong gazette.toml; giữ cả chứng thư cũ."
_ROOT_EN = "Get the new root from the issuer and add it to roots of gazette.toml; keep the old one, too."
_APPROVER_VI = "Người đó xin chứng thư mới; đặt nó vào approvers trong gazette.toml ([signing.approval])."
_APPROVER_EN = "That person gets a new certificate; put it into approvers of gazette.toml ([signing.approval])."
_LIST_VI = "Tải danh sách mới của nơi cấp: curl -o {path} {url}"
_LIST_EN = "Fetch the issuer's new list: curl -o {path} {url}"

ENTRIES: dict[str, Entry] = {
    "DRC-SEAL-ENDED": Entry(
        "Chứng thư đóng dấu “{name}” đã hết hạn ngày {on}: không ký được gì.",
        "The seal's certificate “{name}” expired on {on}: nothing can be sealed.",
        _SEAL_VI,
        _SEAL_EN,
    ),
    "DRC-SEAL-ENDS": Entry(
        "Chứng thư đóng dấu “{name}” hết hạn ngày {on}.",
        "The seal's certificate “{name}” expires on {on}.",
        _SEAL_VI,
        _SEAL_EN,
    ),
    "DRC-SEAL-UNSEEN": Entry(
        "Không xem được chứng thư đóng dấu trong {path} khi chưa có mật khẩu; hạn của nó chưa được kiểm tra.",
        "The seal's certificate in {path} can't be seen without its passphrase; when it ends was not checked.",
        "Xuất riêng chứng thư rồi nêu nó là certificate trong gazette.toml ([signing.key]): openssl pkcs12 -in {path} -nokeys -clcerts -out seal.pem",
        "Export the certificate alone and name it as certificate in gazette.toml ([signing.key]): openssl pkcs12 -in {path} -nokeys -clcerts -out seal.pem",
    ),
    "DRC-CHAIN-ENDED": Entry(
        "Chứng thư trung gian “{name}” đã hết hạn ngày {on}.",
        "The issuing certificate “{name}” expired on {on}.",
        _CHAIN_VI,
        _CHAIN_EN,
    ),
    "DRC-CHAIN-ENDS": Entry(
        "Chứng thư trung gian “{name}” hết hạn ngày {on}.",
        "The issuing certificate “{name}” expires on {on}.",
        _CHAIN_VI,
        _CHAIN_EN,
    ),
    "DRC-ROOT-ENDED": Entry(
        "Chứng thư gốc “{name}” đã hết hạn ngày {on}.", "The root “{name}” expired on {on}.", _ROOT_VI, _ROOT_EN
    ),
    "DRC-ROOT-ENDS": Entry(
        "Chứng thư gốc “{name}” hết hạn ngày {on}.", "The root “{name}” expires on {on}.", _ROOT_VI, _ROOT_EN
    ),
    "DRC-STAMP-ENDED": Entry(
        "Chứng thư của dịch vụ dấu thời gian “{name}” đã hết hạn ngày {on}.",
        "The certificate of the timestamp authority “{name}” expired on {on}.",
        _STAMP_VI,
        _STAMP_EN,
    ),
    "DRC-STAMP-ENDS": Entry(
        "Chứng thư của dịch vụ dấu thời gian “{name}” hết hạn ngày {on}.",
        "The certificate of the timestamp authority “{name}” expires on {on}.",
        _STAMP_VI,
        _STAMP_EN,
    ),
    "DRC-APPROVER-ENDED": Entry(
        "Chứng thư của người phê duyệt “{name}” đã hết hạn ngày {on}.",
        "The certificate of the approver “{name}” expired on {on}.",
        _APPROVER_VI,
        _APPROVER_EN,
    ),
    "DRC-APPROVER-ENDS": Entry(
        "Chứng thư của người phê duyệt “{name}” hết hạn ngày {on}.",
        "The certificate of the approver “{name}” expires on {on}.",
        _APPROVER_VI,
        _APPROVER_EN,
    ),
    "DRC-CERTIFICATE-EARLY": Entry(
        "Chứng thư “{name}” chưa có hiệu lực trước ngày {on}.",
        "The certificate “{name}” is not valid before {on}.",
        "Kiểm tra ngày giờ của máy: date",
        "Check the machine's date and time: date",
    ),
    "DRC-SEAL-NONE": Entry(
        "Chưa khai báo khóa ký: chưa ký và phát hành được số nào.",
        "No seal key is named: no issue can be signed or published.",
        "Thêm mục [signing] vào gazette.toml theo docs/how-to/first-seal-key.md.",
        "Add [signing] to gazette.toml as docs/how-to/first-seal-key.md tells.",
    ),
    "DRC-LIST-NONE": Entry(
        "Không có danh sách thu hồi nào ở máy này (crls) mà cũng không được tải (offline = true): không ký được.",
        "There is no revocation list on this machine (crls) and none may be fetched (offline = true): nothing can be signed.",
        "Nêu các tệp crls trong gazette.toml ([signing]), hoặc đặt offline = false.",
        "Name the files as crls in gazette.toml ([signing]), or set offline = false.",
    ),
    "DRC-LIST-ENDED": Entry(
        "Danh sách thu hồi {path} đã quá hạn từ ngày {on}.",
        "The revocation list {path} has been out of date since {on}.",
        _LIST_VI,
        _LIST_EN,
    ),
    "DRC-LIST-ENDS": Entry(
        "Danh sách thu hồi {path} quá hạn vào ngày {on}.",
        "The revocation list {path} will be out of date on {on}.",
        _LIST_VI,
        _LIST_EN,
    ),
    "DRC-LIST-ENDLESS": Entry(
        "Danh sách thu hồi {path} không ghi khi nào quá hạn.",
        "The revocation list {path} does not say when it is out of date.",
        _LIST_VI,
        _LIST_EN,
    ),
    "DRC-STAMPS-DUE": Entry(
        "Số {issue}: dấu thời gian của {count} tệp hết giá trị từ ngày {on}.",
        "Issue {issue}: the timestamps of {count} files end from {on} on.",
        "gazette renew {issue}",
        "gazette renew {issue}",
    ),
    "DRC-STAMPS-ENDED": Entry(
        "Số {issue}: dấu thời gian của {count} tệp đã hết giá trị từ ngày {on}, không gia hạn được nữa.",
        "Issue {issue}: the timestamps of {count} files ended from {on} on and can't be renewed any more.",
        "gazette verify portal/current cho biết tệp nào; giữ nguyên chúng.",
        "gazette verify portal/current tells which; keep them as they are.",
    ),
    "DRC-REDACTION": Entry(
        "Việc gỡ nội dung {document} (ghi sổ ngày {on}) chưa xong.",
        "The redaction of {document}, recorded on {on}, is not done to its end.",
        "Chạy lại đúng lệnh gazette redact đã dùng.",
        "Run the same gazette redact again.",
    ),
    "DRC-REDACTION-BACK": Entry(
        "Trong kho lưu trữ lại có tệp của {document}, văn bản đã gỡ nội dung.",
        "The archive holds files of {document} again, whose text was taken away.",
        "Chạy lại đúng lệnh gazette redact đã dùng, và tìm xem bản sao nào đã đưa chúng về.",
        "Run the same gazette redact again, and find which copy brought them back.",
    ),
    "DRC-FACT-WAITS": Entry(
        "Điều đã ghi sổ ngày {on} về {document} ({kind}) chưa được công khai.",
        "What was recorded on {on} about {document} ({kind}) is not public yet.",
        "Công khai: gazette publish",
        "Publish it: gazette publish",
    ),
    "DRC-FACT-KEY": Entry(
        "Điều đã ghi sổ ngày {on} về {document} ({kind}) chưa được công khai: khóa ký ở máy khác.",
        "What was recorded on {on} about {document} ({kind}) is not public: the seal key is on another machine.",
        "Đặt một khóa riêng cho biên bản ([signing.renewal.key]), rồi chạy gazette publish",
        "Name a key of its own for records ([signing.renewal.key]), then run gazette publish",
    ),
    "DRC-PUBLISHER": Entry(
        "Sổ đăng ký có số Công báo của {publisher}, nhưng gazette.toml không có cơ quan phát hành này: cổng không đăng các số đó.",
        "The registry has issues of {publisher}, which gazette.toml does not name: the portal does not show them.",
        "Thêm mục [publishers.{publisher}] vào gazette.toml, trừ khi {publisher} có không gian làm việc riêng trên sổ này.",
        "Add [publishers.{publisher}] to gazette.toml, unless {publisher} has a workspace of its own on this registry.",
    ),
    "DRC-NUMBER-MISSING": Entry(
        "Sổ không biết gì về số {number}, mà có số lớn hơn: số bị bỏ cách.",
        "The ledger knows nothing of number {number}, but of a higher one: a number was skipped.",
        "Sổ đã bị sửa từ bên ngoài. Giữ nguyên tệp registry.db, khôi phục từ bản sao lưu và báo người vận hành.",
        "The ledger was changed from outside. Keep registry.db as it is, restore a backup and tell the operator.",
    ),
    "DRC-NUMBER-OVER": Entry(
        "Số {number} của năm đã hết vẫn đang giữ ({reason}); các số sau không ký được.",
        "Number {number} of a year that is over is still reserved ({reason}); later issues can't be signed.",
        'Hủy số đó: gazette number void {number} --reason "…"',
        'Void it: gazette number void {number} --reason "…"',
    ),
    "DRC-SPLIT-WAITS": Entry(
        "Số {issue} in một phần văn bản và ghi đăng tiếp ở số {promised}, nhưng số đó chưa ghép.",
        "Issue {issue} prints a portion of a text and says that it goes on in {promised}, which is not composed yet.",
        "Ghép số đó: gazette compose",
        "Compose that issue: gazette compose",
    ),
    "DRC-NUMBER-WAITS": Entry(
        "Số {number} đang giữ ({reason}); số {issue} chờ nó mới ký được.",
        "Number {number} is reserved ({reason}); issue {issue} can't be signed before it.",
        'Dùng số đó khi ghép (gazette compose --number …) hoặc hủy nó: gazette number void {number} --reason "…"',
        'Use it (gazette compose --number …) or void it: gazette number void {number} --reason "…"',
    ),
    "DRC-OVERDUE": Entry(
        "{count} văn bản đã quá hạn đăng Công báo (sớm nhất là {limit}): {documents}.",
        "{count} documents are past the deadline of publication (the first on {limit}): {documents}.",
        "Xem: gazette list --state accepted; ghép và phát hành: gazette compose, gazette publish",
        "See them: gazette list --state accepted; compose and publish: gazette compose, gazette publish",
    ),
    "DRC-DUE-TODAY": Entry(
        "Hôm nay, {limit}, là hạn cuối để đăng Công báo {count} văn bản: {documents}.",
        "Today, {limit}, is the last day to publish {count} documents: {documents}.",
        "Ghép và phát hành: gazette compose, gazette publish",
        "Compose and publish: gazette compose, gazette publish",
    ),
    "DRC-HELD-LONG": Entry(
        "{count} tệp bị giữ lại quá {days} ngày (lâu nhất từ {since}): {documents}.",
        "{count} files have been held for more than {days} days (the first since {since}): {documents}.",
        "Xem: gazette list --state held; giải quyết bằng gazette accept hoặc gazette edit, hoặc trả lời nơi gửi: gazette reply",
        "See them: gazette list --state held; settle them with gazette accept or gazette edit, or tell the sender: gazette reply",
    ),
    "DRC-UNPUBLISHED": Entry(
        "Số {issue} đề ngày {date} chưa phát hành.",
        "Issue {issue} of {date} is not published.",
        "gazette publish {issue}",
        "gazette publish {issue}",
    ),
    "DRC-UNLOGGED": Entry(
        "{count} số đã phát hành mà chưa ghi vào nhật ký công khai: {issues}.",
        "{count} published issues do not stand in the public log: {issues}.",
        "Ghi vào nhật ký, lần lượt từng số: gazette publish {issue}",
        "Log them, one after another: gazette publish {issue}",
    ),
    "DRC-BULLETIN": Entry(
        "Bảng tình trạng của nhật ký đã quá hạn từ {date}: người đọc không còn biết văn bản có bị đính chính hay thu hồi.",
        "The log's status bulletin is overdue since {date}: readers no longer know whether a document was corrected or withdrawn.",
        "Lập bảng mới rồi đưa lên trang: gazette log bulletin",
        "Make a new one and publish it: gazette log bulletin",
    ),
    "DRC-PAGES": Entry(
        "Số {issue}: văn bản {document} ở trang {first}–{last} không nối tiếp văn bản trước hoặc vượt số trang của số.",
        "Issue {issue}: document {document} on pages {first}–{last} does not follow the one before, or leaves the issue.",
        "Số đã phát hành không được sửa: giữ nguyên và đính chính ở số sau; báo người phát triển chương trình.",
        "What is published is not changed: keep it, correct it in the next issue, and tell the program's developers.",
    ),
    "DRC-CONTENTS": Entry(
        "Số {issue}: mục lục trong XML không đúng các văn bản mà bản kê của số nêu.",
        "Issue {issue}: the contents of its XML are not the documents that its manifest names.",
        "Kiểm tra bản đã phát hành: gazette verify portal/current; giữ nguyên tệp và báo người vận hành.",
        "Check the published copy: gazette verify portal/current; keep the files and tell the operator.",
    ),
    "DRC-DAY-UNKNOWN": Entry(
        "{count} ngày lẽ ra có Công báo mà không có số nào, cũng chưa ghi lý do: {days}",
        "{count} days on which an issue was expected have none, and no reason is recorded: {days}",
        'gazette number none {first} --reason "…"{office}',
        'gazette number none {first} --reason "…"{office}',
    ),
    "DRC-EMBARGOED": Entry(
        "{name} chưa được công bố trước {until}: {reason}",
        "{name} is under embargo until {until}: {reason}",
    ),
    "DRC-SCHEDULED": Entry(
        "{name} được công bố từ {until} mà số {issue} chưa phát hành.",
        "{name} may be seen since {until}, and issue {issue} is not published.",
        "gazette publish {issue}",
        "gazette publish {issue}",
    ),
    "DRC-SCHEDULED-WAITS": Entry(
        "{name} được công bố từ {until} mà chưa vào số Công báo nào.",
        "{name} may be seen since {until}, and stands in no issue.",
        "gazette compose",
        "gazette compose",
    ),
}
