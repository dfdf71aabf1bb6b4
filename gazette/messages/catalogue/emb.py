"""Messages about embargoes: what must not be seen before a moment."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {
    "EMB-UNTIL": Entry(
        "Chưa được công bố trước {until}: {name}. Chưa có gì của số Công báo này hiện ra.",
        "Under embargo until {until}: {name}. Nothing of this issue is visible yet.",
        "Chạy lại lệnh khi đến giờ; hoặc bỏ hạn: gazette embargo {name} --lift --reason …",
        "Run the command again when the time has come, or lift the embargo: gazette embargo {name} --lift --reason …",
    ),
    "EMB-EARLY": Entry(
        "{name} chưa được công bố trước {until}, không vào được số Công báo ngày {date}.",
        "{name} is under embargo until {until}: it can't stand in an issue of {date}.",
        "Ghép vào số có ngày muộn hơn (--date), hoặc bỏ hạn: gazette embargo {name} --lift --reason …",
        "Put it into a later issue (--date), or lift the embargo: gazette embargo {name} --lift --reason …",
    ),
    "EMB-ONLY": Entry(
        "Không có văn bản nào để ghép: {name} chưa được công bố trước {until}.",
        "There is nothing to compose: {name} is under embargo until {until}.",
        "Chờ đến ngày đó, hoặc ghép số có ngày muộn hơn: gazette compose --date YYYY-MM-DD",
        "Wait for that day, or compose an issue that is dated later: gazette compose --date YYYY-MM-DD",
    ),
    "EMB-PUBLISHED": Entry(
        "{name} đã phát hành hoặc đã ghi nhật ký công khai, không hẹn giờ công bố được nữa.",
        "{name} is published, or told by the log, already: an embargo comes too late.",
        "Để rút một văn bản đã đăng: gazette withdraw DOC --reason …",
        "To take back a document that was published: gazette withdraw DOC --reason …",
    ),
    "EMB-MOMENT": Entry(
        "“{value}” không phải là thời điểm.",
        "“{value}” is no moment.",
        "Viết như 2026-11-26T17:00 hoặc 26/11/2026 17:00 (giờ của cơ quan), hoặc kèm múi giờ: 2026-11-26T17:00+07:00.",
        "Write it as 2026-11-26T17:00 (the office's time), or with an offset: 2026-11-26T17:00+07:00.",
    ),
    "EMB-OVER": Entry(
        "Thời điểm {until} đã qua.",
        "The moment {until} is over.",
        "Nêu thời điểm chưa đến.",
        "Give a moment that is still to come.",
    ),
    "EMB-HOW": Entry(
        "Cần đúng một trong hai: --until hoặc --lift.",
        "Exactly one of --until and --lift is needed.",
        "Ví dụ: gazette embargo 83/2008/QĐ-TTg --until 2026-11-26T17:00 --reason …",
        "For example: gazette embargo 83/2008/QĐ-TTg --until 2026-11-26T17:00 --reason …",
    ),
    "EMB-RECORDED": Entry(
        "Đã ghi sổ: {name} không được công bố trước {until}.", "Recorded: {name} is under embargo until {until}."
    ),
    "EMB-LIFTED": Entry("Đã bỏ hạn công bố của {name}.", "The embargo on {name} is lifted."),
    "EMB-NONE": Entry("{name} không có hạn công bố.", "{name} is under no embargo."),
    "EMB-WAITS": Entry(
        "{name} chờ đến {until} mới được công bố: {reason}", "{name} waits, under embargo until {until}: {reason}"
    ),
    "EMB-ISSUE-WAITS": Entry(
        "Số {issue} đã ký, chưa phát hành: {name} chưa được công bố trước {until}. Đến giờ, chạy gazette publish {issue}",
        "Issue {issue} is sealed and not published: {name} is under embargo until {until}. Then run gazette publish {issue}",
    ),
    "EMB-SHOWN": Entry("không công bố trước {until} ({reason})", "not before {until} ({reason})"),
    "EMB-SHOWN-OVER": Entry("hết hạn lúc {until} ({reason})", "over since {until} ({reason})"),
}
