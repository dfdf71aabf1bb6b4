"""Messages about configuration."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {
    "CFG-NONE": Entry(
        "Không có tệp {path}.",
        "There is no {path}.",
        "Chạy lệnh này trong một không gian làm việc (thêm -C THƯ_MỤC), hoặc tạo mới bằng: gazette init THƯ_MỤC",
        "Run this inside a workspace (or add -C DIR), or make one with: gazette init DIR",
    ),
    "CFG-NO-WORKSPACE": Entry(
        "Không tìm thấy gazette.toml trong {path} hay các thư mục cấp trên.",
        "No gazette.toml in {path} or any folder above it.",
        "Thêm -C THƯ_MỤC, hoặc tạo không gian làm việc bằng: gazette init THƯ_MỤC",
        "Add -C DIR, or make a workspace with: gazette init DIR",
    ),
    "CFG-UNREADABLE": Entry(
        "Không đọc được {path}: {detail}",
        "Can't read {path}: {detail}",
        "Kiểm tra quyền đọc của tệp; tệp phải là văn bản UTF-8.",
        "Check that the file may be read; it must be UTF-8 text.",
    ),
    "CFG-SYNTAX": Entry(
        "{path} không phải TOML hợp lệ: {detail}",
        "{path} is not valid TOML: {detail}",
        "Sửa dòng được nêu; chuỗi ký tự đặt trong dấu nháy kép.",
        "Mend the line named; strings stand in double quotes.",
    ),
    "CFG-INVALID": Entry(
        "Cấu hình sai trong {path}:",
        "Wrong settings in {path}:",
        "Mỗi khóa được giải thích trong docs/reference/configuration.md.",
        "Every key is explained in docs/reference/configuration.md.",
    ),
    "CFG-PROBLEM-UNKNOWN-KEY": Entry(
        "{where}: khóa lạ; ở đây có các khóa: {known}", "{where}: unknown key; the keys here are: {known}"
    ),
    "CFG-PROBLEM-MISSING-KEY": Entry("{where}: thiếu khóa {missing}", "{where}: the key {missing} is missing"),
    "CFG-PROBLEM-ONE-OF": Entry(
        "{where}: cần đúng một trong hai: url hoặc demo", "{where}: expected exactly one of url and demo"
    ),
    "CFG-PROBLEM-VALUE": Entry("{where}: cần {expected}, thấy {found}", "{where}: expected {expected}, found {found}"),
    "CFG-PROBLEM-RULE": Entry(
        "{where}: không thể là {found}; cần: {rule}", "{where}: can't be {found}; expected: {rule}"
    ),
    "CFG-PROBLEM-ZONE": Entry(
        "{where}: {found} không phải tên múi giờ (ví dụ Asia/Ho_Chi_Minh)",
        "{where}: {found} is not the name of a time zone (Asia/Ho_Chi_Minh, for one)",
    ),
    "CFG-PROBLEM-DAY-TWICE": Entry(
        "{where}: ngày {day} vừa là ngày nghỉ (closed) vừa là ngày làm việc (opened)",
        "{where}: {day} is a day off (closed) and a day worked (opened)",
    ),
    "CFG-STYLE": Entry(
        "Không thể in theo [style] trong {path}:",
        "No page can be made with [style] in {path}:",
        "Mỗi khóa và giới hạn của nó được giải thích trong docs/reference/configuration.md.",
        "Every key and its bounds are explained in docs/reference/configuration.md.",
    ),
    "CFG-STYLE-RANGE": Entry(
        "{where}: {found} nằm ngoài khoảng {least} – {most}", "{where}: {found} is outside {least} – {most}"
    ),
    "CFG-STYLE-CONTRAST": Entry(
        "{where}: màu {found} trên nền {ground} chỉ có độ tương phản {ratio}:1, cần ít nhất {least}:1",
        "{where}: the contrast of {found} on {ground} is only {ratio}:1; at least {least}:1 is needed",
    ),
    "CFG-PUBLISHER": Entry(
        "Không có cơ quan phát hành “{publisher}” trong gazette.toml.",
        "gazette.toml has no publisher “{publisher}”.",
        "Các mã hiện có: {known}.",
        "The codes it has: {known}.",
    ),
    "CFG-PUBLISHER-TWICE": Entry(
        "“{publisher}” vừa là mã của [gazette] vừa là mã của một mục [publishers] trong {path}.",
        "“{publisher}” is the code of [gazette] and of one of [publishers] in {path}.",
        "Mỗi cơ quan phát hành có một mã riêng: đổi place ở [gazette], hoặc đổi tên mục kia.",
        "Every publisher has a code of its own: change place of [gazette], or rename the other table.",
    ),
    "CFG-PUBLISHER-GONE": Entry(
        "Văn bản thuộc Công báo của “{publisher}”, nhưng {path} không có cơ quan phát hành này (chỉ có: {known}).",
        "This belongs to the gazette of “{publisher}”, which {path} does not name (it has: {known}).",
        "Đưa mục [publishers.{publisher}] trở lại gazette.toml; nếu đó là cơ quan thứ nhất, đặt lại place ở [gazette].",
        "Put [publishers.{publisher}] back into gazette.toml; if it is the first one, set place of [gazette] again.",
    ),
    "CFG-PUBLISHER-SHOWN": Entry(
        "Nơi công bố {target} đang đăng số {issues} của “{publisher}”, nhưng {path} không có cơ quan phát hành này: bản mới sẽ làm mất các số đó.",
        "The target {target} shows issue {issues} of “{publisher}”, which {path} does not name: a new release would lose them.",
        "Đưa mục [publishers.{publisher}] trở lại gazette.toml (nếu đó là cơ quan thứ nhất, đặt lại place ở [gazette]), rồi chạy lại.",
        "Put [publishers.{publisher}] back into gazette.toml (if it is the first one, set place of [gazette] again), then run the command again.",
    ),
    "CFG-HOLIDAYS": Entry(
        "Không có lịch nghỉ lễ của “{country}” ([calendar] holidays trong {path}).",
        "No public holidays are known of “{country}” ([calendar] holidays in {path}).",
        'Dùng mã nước ISO 3166, ví dụ "VN"; hoặc "" để chỉ tính nghỉ cuối tuần và liệt kê ngày nghỉ ở closed.',
        'Write a country by ISO 3166, such as "VN"; or "" for weekends alone, with the days off in closed.',
    ),
    "CFG-PROBLEM-TYPEFACE": Entry(
        "{where}: chỉ có sẵn {packaged}; với {found} hãy khai báo folder và files",
        "{where}: only {packaged} comes with the program; for {found} give folder and files",
    ),
    "CFG-TYPEFACE-PACKAGE": Entry(
        "Thiếu gói phông chữ {package}.",
        "The typeface package {package} is not installed.",
        "Cài đặt: python -m pip install {package}",
        "Install it: python -m pip install {package}",
    ),
    "CFG-TYPEFACE-FILE": Entry(
        "Thiếu tệp phông chữ {path} của kiểu chữ {name}.",
        "The file {path} of the typeface {name} is missing.",
        "Cài lại bằng: python -m pip install --force-reinstall fontpkg-ibm-plex-serif — "
        "hoặc sửa typeface.folder trong gazette.toml (Liberation Serif: apt install fonts-liberation2).",
        "Reinstall it: python -m pip install --force-reinstall fontpkg-ibm-plex-serif — "
        "or correct typeface.folder in gazette.toml (Liberation Serif: apt install fonts-liberation2).",
    ),
    "CFG-TYPEFACE-OTHER": Entry(
        "Tệp phông chữ {path} ({name}) không phải tệp đã ghim: cần {expected}, thấy {found}.",
        "The typeface file {path} ({name}) is not the one pinned: expected {expected}, found {found}.",
        "Khôi phục đúng phiên bản phông chữ, hoặc nếu chủ ý đổi thì cập nhật typeface.sha256 trong gazette.toml.",
        "Restore that version of the typeface, or, if the change is meant, update typeface.sha256 in gazette.toml.",
    ),
    "CFG-INTAKE-EVIDENCE": Entry(
        "Không đọc được {path} nêu trong [intake] của gazette.toml.",
        "{path}, named in [intake] of gazette.toml, can't be read as what it should be.",
        "roots là chứng thư gốc (PEM hoặc DER), crls là danh sách thu hồi; kiểm tra đường dẫn, quyền đọc và nội dung tệp.",
        "roots are root certificates (PEM or DER), crls revocation lists; check path, permission and content.",
    ),
    "CFG-REGISTRY-URL": Entry(
        "{path}: registry.url không phải địa chỉ của máy chủ PostgreSQL.",
        "{path}: registry.url is not the address of a PostgreSQL server.",
        "Viết dạng postgresql://TÀI_KHOẢN@MÁY_CHỦ/CƠ_SỞ_DỮ_LIỆU, không ghi mật khẩu.",
        "Write postgresql://ACCOUNT@SERVER/DATABASE, without a password.",
    ),
    "CFG-REGISTRY-PASSWORD": Entry(
        "{path}: registry.url có mật khẩu; mật khẩu không được nằm trong tệp cấu hình.",
        "{path}: there is a password in registry.url; settings hold none.",
        "Bỏ mật khẩu khỏi địa chỉ và đổi mật khẩu đó; ghi mật khẩu mới vào ~/.pgpass (chmod 600), dạng MÁY_CHỦ:CỔNG:CƠ_SỞ_DỮ_LIỆU:TÀI_KHOẢN:MẬT_KHẨU.",
        "Take it out of the address, change it, and write the new one to ~/.pgpass (chmod 600): SERVER:PORT:DATABASE:ACCOUNT:PASSWORD.",
    ),
}
