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
    "RPL-DIGEST": Entry("Mã đối chiếu tệp (SHA-256)", "The file's check code (SHA-256)"),
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
    "RPL-REPLACES": Entry(
        "Bản này thay cho bản đã gửi trước ({file}, SHA-256 {sha256}), chưa đăng. Cả hai bản được lưu.",
        "It takes the place of the text that was sent before ({file}, SHA-256 {sha256}) and was not published. Both are kept.",
    ),
    "RPL-REPLACED": Entry(
        "Bản này đã được thay bằng bản đúng gửi sau ({file}, SHA-256 {sha256}) trước khi đăng. Cả hai bản được lưu.",
        "The right text, sent later ({file}, SHA-256 {sha256}), took its place before publication. Both are kept.",
    ),
    "RPL-AGAIN": Entry(
        "Khi gửi lại hoặc trả lời, đề nghị Quý cơ quan ghi mã đối chiếu nêu trên.",
        "When you send the file again or answer, please quote the check code above.",
    ),
    "RPL-CLOSE": Entry("Trân trọng./.", "Yours faithfully,"),
    # what is wrong, where an editor is told it in other words
    "RPL-WHY-UNSAFE": Entry(
        "Tệp có thành phần mà chúng tôi không được mở vì lý do an toàn thông tin.",
        "The file holds something that we may not open, for reasons of security.",
    ),
    "RPL-WHY-BROKEN": Entry(
        "Tệp bị hỏng hoặc chưa được gửi đủ nên không mở được.",
        "The file is damaged or was not sent completely and can't be opened.",
    ),
    "RPL-WHY-LARGE": Entry(
        "Tệp quá lớn hoặc quá phức tạp để xử lý.", "The file is too large or too complex to be processed."
    ),
    "RPL-WHY-FORM": Entry(
        "Tệp dữ liệu của văn bản chưa đúng chuẩn nên chưa dùng để đăng được.",
        "The data file of the document does not keep to its standard and can't be used for publication.",
    ),
    "RPL-WHY-KIND": Entry(
        "Tệp không thuộc loại dùng để gửi văn bản.", "The file is not of a kind that documents are sent as."
    ),
    "RPL-WHY-LETTERS": Entry(
        "Chữ trong tệp không đọc được đúng (phông hoặc bảng mã không chuẩn).",
        "The letters of the file can't be read for certain (its fonts or its encoding are not standard ones).",
    ),
    "RPL-WHY-BLANK": Entry(
        "Tệp là biểu mẫu còn những chỗ chưa điền, không có số, ký hiệu.",
        "The file is a form with blanks that were not filled in, and has no number.",
    ),
    "RPL-WHY-STUB": Entry(
        "Tệp chỉ có thông tin về văn bản, không có toàn văn.",
        "The file only tells about the document; its text is missing.",
    ),
    "RPL-WHY-NUMBER": Entry(
        "Số, ký hiệu “{number}” có chữ gõ không đúng: trông giống chữ tiếng Việt nhưng là chữ khác.",
        "The number “{number}” has letters that look like Vietnamese ones but are others.",
    ),
    "RPL-WHY-DUPLICATE": Entry(
        "Chúng tôi đã nhận một văn bản khác cùng số, ký hiệu {number} với nội dung khác.",
        "We have received another document with the number {number} and another text.",
    ),
    "RPL-WHY-SIGNATURE": Entry(
        "Chữ ký số trên tệp {file} không hợp lệ.", "The digital signature on the file {file} is not valid."
    ),
    "RPL-WHY-SIGNATURE-UNSURE": Entry(
        "Chúng tôi chưa xác nhận được chữ ký số trên tệp {file}.",
        "We could not confirm the digital signature on the file {file}.",
    ),
    "RPL-WHY-OURS": Entry(
        "Chúng tôi chưa xử lý được tệp vì lý do kỹ thuật ở phía chúng tôi.",
        "We could not process the file yet, for technical reasons on our side.",
    ),
    "RPL-WHY-SIDECAR-UNREADABLE": Entry(
        "Tệp thông tin gửi kèm văn bản không đọc được.", "The file of facts that came with the document can't be read."
    ),
    "RPL-WHY-SIDECAR-KEY": Entry(
        "Tệp thông tin gửi kèm văn bản có mục không dùng được: {key}.",
        "The file of facts that came with the document has an entry that is not known: {key}.",
    ),
    "RPL-WHY-SIDECAR-VALUE": Entry(
        "Tệp thông tin gửi kèm văn bản ghi {key} là “{value}”; cần: {expected}.",
        "The file of facts that came with the document gives {key} as “{value}”; it must be: {expected}.",
    ),
    "RPL-WHY-SIDECAR-ALONE": Entry(
        "Chúng tôi nhận được tệp thông tin {file} nhưng không có văn bản đi cùng.",
        "We received the file of facts {file} without its document.",
    ),
    "RPL-WHY-SIDECAR-ARCHIVE": Entry(
        "Tệp thông tin gửi kèm gói {file} nêu thông tin của một văn bản, không rõ văn bản nào trong gói.",
        "The file of facts that came with the archive {file} tells of one document, and not of which.",
    ),
    "RPL-WHY-BATCH": Entry(
        "Bảng kê gửi kèm lô văn bản chưa đúng hoặc chưa khớp với các tệp đã gửi.",
        "The list that came with the documents is not right, or does not agree with the files.",
    ),
    "RPL-WHY-BATCH-VALUE": Entry(
        "Bảng kê gửi kèm, dòng {row}, cột {column} ghi “{value}”; cần: {expected}.",
        "The list that came with the documents has “{value}” in row {row}, column {column}; it must be: {expected}.",
    ),
    "RPL-WHY-BATCH-MISSING": Entry(
        "Bảng kê gửi kèm, dòng {row} nêu tệp {file} nhưng chúng tôi không nhận được tệp đó.",
        "The list that came with the documents names the file {file} in row {row}, which we have not received.",
    ),
    "RPL-WHY-EDXML": Entry(
        "Tệp {file} trong gói văn bản điện tử bị hỏng hoặc bị thay đổi trên đường gửi.",
        "The file {file} of the electronic package was damaged or changed on the way.",
    ),
    # what the sender is asked to do
    "RPL-MEND-FILE": Entry(
        "gửi lại bản điện tử của văn bản, lưu lại từ chương trình soạn thảo (Word hoặc tương đương, tệp .docx).",
        "send the electronic text again, saved anew by the program that wrote it (Word or the like, a .docx file).",
    ),
    "RPL-MEND-TYPED": Entry(
        "gửi bản điện tử có chữ (tệp .docx), kèm bản chụp văn bản đã ký nếu có.",
        "send the typed electronic text (a .docx file), together with the scan of the signed document if there is one.",
    ),
    "RPL-MEND-OPEN": Entry("gửi lại tệp không đặt mật khẩu.", "send the file again without a password."),
    "RPL-MEND-BESIDE": Entry(
        "gửi lại tệp thông tin hoặc tệp kèm theo đã sửa, cùng với văn bản.",
        "send the file of facts or the attached files again, mended, together with the document.",
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
    "RPL-MEND-SIGNED": Entry(
        "gửi lại bản đã ký số gốc, hoặc cho biết chứng thư số đã dùng.",
        "send the digitally signed original again, or tell us which certificate was used.",
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
