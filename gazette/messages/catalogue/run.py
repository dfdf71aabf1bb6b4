"""Messages about the pipeline."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {
    "RUN-EPOCH": Entry(
        "SOURCE_DATE_EPOCH={found} không phải số giây kể từ 1-1-1970.",
        "SOURCE_DATE_EPOCH={found} is not a number of seconds since 1970-01-01.",
        "Bỏ biến môi trường này, hoặc đặt ví dụ: SOURCE_DATE_EPOCH=$(date +%s)",
        "Unset it, or set it like: SOURCE_DATE_EPOCH=$(date +%s)",
    ),
    "RUN-WORKSPACE-EXISTS": Entry(
        "Đã có không gian làm việc: {path}.",
        "There is a workspace already: {path}.",
        "Dùng nó với -C, hoặc chọn thư mục khác.",
        "Use it with -C, or choose another folder.",
    ),
    "RUN-REGISTRY-USED": Entry(
        "Ở {registry} đã có một sổ đăng ký đang dùng; không tạo không gian làm việc mới trên nó.",
        "There is a registry in use at {registry}; no new workspace is made upon it.",
        "Máy thứ hai dùng chung sổ: chép gazette.toml và keys/ từ máy thứ nhất sang. Cho tờ Công báo khác: chọn cơ sở dữ liệu khác.",
        "A second machine that shares it: copy gazette.toml and keys/ from the first. For another gazette: choose another database.",
    ),
    "RUN-WORKSPACE-WRITE": Entry(
        "Không tạo được không gian làm việc trong {path}: {detail}",
        "Can't make a workspace in {path}: {detail}",
        "Kiểm tra quyền ghi và dung lượng đĩa.",
        "Check permissions and disk space.",
    ),
    "RUN-EMBLEM": Entry(
        "Không mở được hình cho bìa: {path}.",
        "The image for the cover can't be opened: {path}.",
        "Sửa khóa emblem trong gazette.toml, hoặc bỏ khóa này để dùng hoa văn trung tính.",
        "Mend the key emblem in gazette.toml, or take it out for a neutral ornament.",
    ),
    "RUN-NO-KEY": Entry(
        "Chưa cấu hình khóa ký: {path} không có mục [signing].",
        "No seal key is configured: {path} has no [signing].",
        "Thêm mục [signing] (xem docs/reference/configuration.md); để dùng thử: gazette init THƯ_MỤC --demo-keys",
        "Add [signing] (see docs/reference/configuration.md); to try things out: gazette init DIR --demo-keys",
    ),
    "RUN-NO-TARGET": Entry(
        "Không có nơi phát hành “{name}” trong gazette.toml; hiện có: {known}",
        "There is no target “{name}” in gazette.toml; there are: {known}",
        "Sửa --to, hoặc thêm mục [targets.{name}].",
        "Correct --to, or add [targets.{name}].",
    ),
    "RUN-SPLIT-ALONE": Entry(
        "Có số đăng tiếp nhưng không có văn bản nào được chia.",
        "Numbers of an issue that goes on, but no document is split.",
        "Thêm --split VĂN_BẢN@MÃ, hoặc bỏ --continue-in.",
        "Add --split DOC@EID, or leave --continue-in out.",
    ),
    "RUN-SPLIT-TWICE": Entry(
        "{document} được chia hai lần trong một số báo.",
        "{document} is split twice in one issue.",
        "Trong một số, mỗi văn bản chỉ chia một lần; chia tiếp khi lập số sau.",
        "A document is split once in an issue; part its rest again when you compose the next one.",
    ),
    "RUN-SPLIT-UNKNOWN": Entry(
        "{document} không có mục nào mang mã {eid}.",
        "{document} has no unit with the eId {eid}.",
        "Xem mã các điều, chương trong tệp .xml của văn bản (thuộc tính eId); Điều 74 là art_74.",
        "Look the eIds up in the document's .xml; article 74 is art_74.",
    ),
    "RUN-SPLIT-PLACE": Entry(
        "{document} không chia được trước {eid}: mục đó nằm bên trong một điều, hoặc chưa có gì đứng trước nó.",
        "{document} can't be parted before {eid}: it lies inside an article, or nothing stands before it.",
        "Chia trước một điều, một đơn vị trên điều (mục, chương, phần) hoặc một phụ lục.",
        "Part it before an article, a division above articles, or an annex.",
    ),
    "RUN-SPLIT-PRINTED": Entry(
        "{document}: {eid} không đứng sau {begins}, nơi phần này bắt đầu.",
        "{document}: {eid} does not stand after {begins}, which this portion opens with.",
        "Chọn một điều ở sau {begins}.",
        "Choose a unit after {begins}.",
    ),
    "RUN-NOTHING": Entry(
        "Không có văn bản nào chờ lên số Công báo.",
        "No document is waiting for an issue.",
        "Đưa văn bản vào bằng: gazette ingest TỆP…",
        "Bring documents in with: gazette ingest PATH…",
    ),
    "RUN-ONLY-HELD": Entry(
        "Không có văn bản nào chờ lên số Công báo: {count} văn bản đang bị giữ lại.",
        "No document is waiting for an issue: {count} are held.",
        "Xem vì sao: gazette check. Xử lý bằng gazette edit hoặc gazette accept, hoặc đưa tệp đã sửa vào lại; rồi chạy lại lệnh này.",
        "See why: gazette check. Settle them with gazette edit or gazette accept, or bring mended files in; then run this again.",
    ),
    "RUN-PREVIOUS-UNSIGNED": Entry(
        "Số {previous} đứng trước {issue} chưa được ký.",
        "Issue {previous}, which comes before {issue}, is not signed yet.",
        "Ký theo thứ tự: gazette sign {previous}",
        "Sign in order: gazette sign {previous}",
    ),
    "RUN-PREVIOUS-AHEAD": Entry(
        "Số {previous}, đứng trước {issue}, còn đang giữ: {reason}",
        "Number {previous}, which comes before {issue}, is still reserved: {reason}",
        "Dùng số đó (gazette compose --number …) hoặc hủy nó: gazette number void {previous} --reason …",
        "Use it (gazette compose --number …) or void it: gazette number void {previous} --reason …",
    ),
    "RUN-YEAR-OVER": Entry(
        "Năm {year} đã hết (hôm nay là {today}): không thêm số nào vào năm đó nữa.",
        "The year {year} is over (today is {today}): it gets no more numbers.",
        "Chọn ngày trong năm nay; hoặc bỏ --date để lấy hôm nay.",
        "Choose a date in this year, or leave out --date for today.",
    ),
    "RUN-YEAR-AHEAD": Entry(
        "Năm {year} còn xa (hôm nay là {today}).",
        "The year {year} is far ahead (today is {today}).",
        "Chỉ giữ được số của năm nay và năm sau.",
        "Numbers can be reserved for this year and the next.",
    ),
    "RUN-DATE-AHEAD": Entry(
        "Ngày {date} còn xa (hôm nay là {today}); số Công báo ghép trước nhiều nhất {days} ngày.",
        "The date {date} is far ahead (today is {today}); an issue is made at most {days} days before its day.",
        "Sửa --date, hoặc bỏ nó để lấy hôm nay.",
        "Correct --date, or leave it out for today.",
    ),
}
