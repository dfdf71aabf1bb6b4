"""Words of the year index, and messages about making one."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {
    # The index itself
    "IDX-SYMBOL": Entry("{serial}/ML-CB{year}", "{serial}/INDEX-{year}"),
    "IDX-TITLE-TYPE": Entry(
        "Văn bản đăng {title} năm {year}, xếp theo loại văn bản", "Documents of the {title} in {year}, by type"
    ),
    "IDX-TITLE-AUTHORITY": Entry(
        "Văn bản đăng {title} năm {year}, xếp theo cơ quan ban hành",
        "Documents of the {title} in {year}, by issuing body",
    ),
    "IDX-TITLE-FIELD": Entry(
        "Văn bản đăng {title} năm {year}, xếp theo lĩnh vực", "Documents of the {title} in {year}, by field"
    ),
    "IDX-NUMBER": Entry("(Số {number})", "({number})"),
    "IDX-SCOPE": Entry(
        "Gồm {count} văn bản đăng từ số {first} đến số {last}. Việc đính chính, thu hồi được ghi đến ngày {date}.",
        "{count} documents, from no. {first} to no. {last}. Corrections and withdrawals are told up to {date}.",
    ),
    "IDX-COLUMN-DATE": Entry("Ngày\nban hành", "Date"),
    "IDX-COLUMN-DOCUMENT": Entry("Số, ký hiệu và trích yếu", "Number and title"),
    "IDX-COLUMN-ISSUE": Entry("Số\nCông báo", "Issue"),
    "IDX-COLUMN-PAGE": Entry("Trang", "Page"),
    "IDX-NO-FIELD": Entry("Chưa phân lĩnh vực", "No field named"),
    "IDX-WITHDRAWN": Entry("Đã thu hồi từ ngày {date}", "Withdrawn from {date}"),
    "IDX-REDACTED": Entry("Đã gỡ nội dung từ ngày {date}", "Redacted from {date}"),
    "IDX-CORRECTED": Entry("Đính chính: {number}", "Corrected by {number}"),
    "IDX-CORRECTED-AT": Entry(
        "Đính chính: {number}, {title} số {numbers} năm {year}, trang {page}",
        "Corrected by {number}, {title} no. {numbers} of {year}, page {page}",
    ),
    "IDX-REASON": Entry("Lập lại mục lục theo sổ đăng ký", "The index was written anew from the registry"),
    # Making one
    "IDX-YEAR-RUNS": Entry(
        "Năm {year} chưa hết (hôm nay là {today}): chưa lập được mục lục năm.",
        "The year {year} is not over (today is {today}): its index can't be made yet.",
        "Lập mục lục khi sang năm sau và mọi số của năm đã phát hành.",
        "Make the index in the next year, once all issues of the year are published.",
    ),
    "IDX-NOTHING": Entry(
        "Năm {year} không có văn bản nào đã đăng.",
        "No document was published in {year}.",
        "Kiểm tra năm: gazette list liệt kê các số đã phát hành.",
        "Check the year: gazette list shows the issues that are published.",
    ),
    "IDX-OPEN": Entry(
        "Năm {year} còn số chưa phát hành: {issues}.",
        "Issues of {year} are not published: {issues}.",
        "Phát hành chúng (gazette publish SỐ), hoặc hủy (gazette number void SỐ --reason …), rồi lập mục lục.",
        "Publish them (gazette publish ISSUE) or make them void (gazette number void ISSUE --reason …), then make the index.",
    ),
    "IDX-REST": Entry(
        "Số {promised} còn phải đăng tiếp văn bản của số {issue}: mục lục là một số riêng, không đăng chung.",
        "Issue {promised} has to go on with a text of issue {issue}: the index is an issue of its own.",
        "Ghép số đăng tiếp trước (gazette compose), rồi lập mục lục.",
        "Compose the issue that goes on first (gazette compose), then make the index.",
    ),
    "IDX-ELSEWHERE": Entry(
        "Mục lục năm {year} đã nằm trong số {issue}, số hoặc ngày khác với yêu cầu.",
        "The index of {year} stands in issue {issue} already, which has another number or date than asked for.",
        "Bỏ --number và --date để xem số ấy; muốn lập lại: gazette number void {issue} --reason …",
        "Leave --number and --date out to see it; to make it anew: gazette number void {issue} --reason …",
    ),
    "IDX-HELD": Entry(
        "Mục lục {file} không được tiếp nhận: {findings}.",
        "The index {file} was not accepted: {findings}.",
        "Xem từng mã: gazette explain MÃ",
        "See each code: gazette explain CODE",
    ),
    "IDX-ALONE": Entry(
        "Mục lục năm là một số riêng; --year-index không đi cùng văn bản, kế hoạch, --split, --without, --into, --with.",
        "The year index is an issue of its own; --year-index goes without documents, a plan, --split, --without, --into and --with.",
        "Viết: gazette compose --year-index 2025 [--number N] [--date NGÀY] [--dry-run]",
        "Write: gazette compose --year-index 2025 [--number N] [--date DATE] [--dry-run]",
    ),
}
