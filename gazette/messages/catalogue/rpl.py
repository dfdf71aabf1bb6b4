"""The reply to the sender of a file: an official letter's wording, and what the sender is asked to do."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {
    "RPL-TO": Entry("Kính gửi: {sender}", "To: {sender}"),
    "RPL-TO-SENDER": Entry("Kính gửi: Cơ quan gửi văn bản", "To: the sender of the document"),
    "RPL-RECEIVED": Entry(
        "{operator} đã nhận được tệp dưới đây do Quý cơ quan gửi để đăng {title}:",
        "{operator} has received the file below, which you sent for publication in {title}:",
    ),
    "RPL-FILE": Entry("Tên tệp", "File"),
    "RPL-DIGEST": Entry("Mã băm SHA-256", "SHA-256"),
    "RPL-WHEN": Entry("Thời điểm nhận", "Received"),
    "RPL-NUMBER": Entry("Số, ký hiệu", "Number"),
    "RPL-TITLE": Entry("Trích yếu", "Title"),
    "RPL-ACCEPTED": Entry(
        "Văn bản đã được tiếp nhận và đang chờ đăng.",
        "The document has been accepted and is waiting to be published.",
    ),
    "RPL-COMPOSED": Entry(
        "Văn bản đã được tiếp nhận và xếp vào {title} số {numbers} năm {year}.",
        "The document has been accepted and placed in {title}, issue {numbers} of {year}.",
    ),
    "RPL-PUBLISHED": Entry(
        "Văn bản đã được đăng trên {title} số {numbers} năm {year}.",
        "The document has been published in {title}, issue {numbers} of {year}.",
    ),
    "RPL-HELD": Entry(
        "Rất tiếc, văn bản chưa đăng được vì lý do sau đây:",
        "We regret that the document can't be published yet, for the following reasons:",
    ),
    "RPL-REFUSED": Entry(
        "Rất tiếc, chúng tôi không tiếp nhận được tệp này vì lý do sau đây:",
        "We regret that this file can't be accepted, for the following reasons:",
    ),
    "RPL-PLEASE": Entry("Đề nghị: {mend}", "Please: {mend}"),
    "RPL-AGAIN": Entry(
        "Khi gửi lại hoặc trả lời, đề nghị Quý cơ quan ghi mã băm nêu trên để tiện đối chiếu.",
        "When you send the file again or answer, please quote the SHA-256 above.",
    ),
    "RPL-CLOSE": Entry("Trân trọng./.", "Yours faithfully,"),
    # what the sender is asked to do
    "RPL-MEND-FILE": Entry(
        "gửi lại bản điện tử của văn bản (DOCX, HTML, văn bản thuần UTF-8 hoặc Akoma Ntoso), lưu lại từ chương trình soạn thảo.",
        "send the electronic text again (DOCX, HTML, plain UTF-8 text or Akoma Ntoso), saved anew by the program that wrote it.",
    ),
    "RPL-MEND-TYPED": Entry(
        "gửi bản điện tử có chữ (DOCX), kèm bản chụp văn bản đã ký nếu có.",
        "send the typed electronic text (DOCX), together with the scan of the signed document if there is one.",
    ),
    "RPL-MEND-OPEN": Entry("gửi lại tệp không đặt mật khẩu.", "send the file again without a password."),
    "RPL-MEND-BESIDE": Entry(
        "gửi lại tệp khai báo hoặc tệp kèm theo đã khắc phục, cùng với văn bản.",
        "send the sidecar or the attached files again, mended, together with the document.",
    ),
    "RPL-MEND-WHOLE": Entry(
        "gửi toàn văn văn bản đã ban hành, từ phần mở đầu đến chữ ký.",
        "send the full text of the document as issued, from its heading to its signature.",
    ),
    "RPL-MEND-FACT": Entry(
        "gửi lại văn bản ghi đủ thông tin này, hoặc xác nhận thông tin còn thiếu bằng văn bản.",
        "send the document again with this fact in it, or confirm the missing fact in writing.",
    ),
    "RPL-MEND-NUMBER": Entry(
        "đối chiếu số, ký hiệu với bản chính đã ký; nếu bản điện tử gõ sai, gửi lại bản đúng hoặc xác nhận bằng văn bản.",
        "compare the number with the signed original; if the electronic copy is wrong, send it mended or confirm the number in writing.",
    ),
    "RPL-MEND-DUPLICATE": Entry(
        "xác nhận bằng văn bản bản nào là bản chính thức; nếu ghi nhầm số, gửi lại bản ghi đúng số.",
        "confirm in writing which text is the official one; if the number is a mistake, send the document with the right one.",
    ),
    "RPL-MEND-ISSUED": Entry(
        "gửi văn bản sau khi đã ban hành, hoặc xác nhận ngày ban hành.",
        "send the document once it has been issued, or confirm its date.",
    ),
    "RPL-MEND-OURS": Entry(
        "Quý cơ quan chưa cần làm gì; chúng tôi đang xử lý và sẽ báo lại.",
        "nothing needs doing on your side; we are working on it and will let you know.",
    ),
    "RPL-MEND-ORIGINAL": Entry(
        "đối chiếu với bản chính đã ký rồi gửi lại bản điện tử đúng với bản chính, hoặc xác nhận bằng văn bản.",
        "compare with the signed original and send an electronic copy that agrees with it, or confirm in writing.",
    ),
}
