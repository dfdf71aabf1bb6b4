"""Messages about issue plans."""

from gazette.messages import Entry

_SCHEMA_VI = "Xem docs/how-to/plan-an-issue.md và schemas/issue-plan.schema.json."
_SCHEMA_EN = "See docs/how-to/plan-an-issue.md and schemas/issue-plan.schema.json."

ENTRIES: dict[str, Entry] = {
    "PLN-FILE": Entry(
        "Không mở được kế hoạch {path}: {detail}",
        "The plan {path} can't be opened: {detail}",
        "Kiểm tra đường dẫn và quyền đọc.",
        "Check the path and its permissions.",
    ),
    "PLN-UNREADABLE": Entry(
        "Kế hoạch {path} không phải TOML hay JSON hợp lệ: {detail}",
        "The plan {path} is not valid TOML or JSON: {detail}",
        _SCHEMA_VI,
        _SCHEMA_EN,
    ),
    "PLN-VALUES": Entry(
        "Kế hoạch {path} có {count} chỗ sai; chưa ghi gì.",
        "The plan {path} has {count} mistakes; nothing was written.",
        _SCHEMA_VI,
        _SCHEMA_EN,
    ),
    "PLN-KEY": Entry("khóa lạ {key}; các khóa dùng được: {known}", "unknown key {key}; known are: {known}"),
    "PLN-MISSING": Entry("thiếu khóa {key}", "the key {key} is missing"),
    "PLN-VALUE": Entry(
        "{key}: {value} không dùng được, cần {expected}", "{key}: {value} won't do, {expected} is wanted"
    ),
    "PLN-NUMBERS": Entry(
        "Kế hoạch {path}: các số {numbers} không liền nhau.",
        "The plan {path}: the numbers {numbers} do not follow one another.",
        "Một số Công báo mang các số liền nhau, ví dụ [713, 714].",
        "An issue has consecutive numbers, such as [713, 714].",
    ),
    "PLN-PUBLISHER": Entry(
        "Kế hoạch {path} là của {publisher}, không phải của {place}.",
        "The plan {path} is for {publisher}, not for {place}.",
        "Chạy với --publisher {publisher}, ở không gian làm việc có cơ quan ấy (-C); hoặc sửa publisher trong kế hoạch.",
        "Run it with --publisher {publisher}, in a workspace that has it (-C); or correct publisher in the plan.",
    ),
    "PLN-TWICE": Entry(
        "Kế hoạch nêu văn bản {document} hai lần.",
        "The plan names the document {document} twice.",
        "Bỏ một lần; mỗi văn bản vào số một lần.",
        "Take one out: a document stands in an issue once.",
    ),
    "PLN-PART-DOCUMENT": Entry(
        "Kế hoạch đổi phần của {document}, văn bản không nằm trong số.",
        "The plan moves {document} to another part, but the issue does not have it.",
        "Thêm văn bản vào documents, hoặc bỏ nó khỏi parts.",
        "Add it to documents, or take it out of parts.",
    ),
    "PLN-INDEX-ALONE": Entry(
        "Kế hoạch {path}: year_index không đi cùng documents, order, parts, supplement_to.",
        "The plan {path}: year_index goes without documents, order, parts and supplement_to.",
        "Mục lục năm là một số riêng: chỉ giữ year_index, numbers, date, publisher.",
        "The year index is an issue of its own: keep year_index, numbers, date and publisher alone.",
    ),
    "PLN-SPLIT-DOCUMENT": Entry(
        "--split nêu {document}, văn bản không nằm trong kế hoạch.",
        "--split names {document}, which the plan does not have.",
        "Thêm văn bản vào documents của kế hoạch, hoặc bỏ --split.",
        "Add it to documents of the plan, or leave --split out.",
    ),
    "PLN-SPLIT-OTHER": Entry(
        "Kế hoạch này đã lập số {issue}, số ấy không chia văn bản như --split nêu.",
        "This plan made issue {issue} already, which does not split the texts that --split names.",
        "Bỏ --split để xem số đã lập; muốn chia khác, hủy số ấy (gazette number void) rồi lập lại.",
        "Leave --split out to see the issue; to split otherwise, make its number void (gazette number void) and compose anew.",
    ),
    "PLN-PART": Entry(
        "Kế hoạch đặt {document} vào phần “{part}”, phần này không có; hiện có: {known}",
        "The plan puts {document} into the part “{part}”, which there is none of; there are: {known}",
        "Dùng mã của một phần trong hồ sơ xuất bản.",
        "Use the code of a part of the profile.",
    ),
}
