"""Messages about reading files."""

from gazette.messages import Entry

_TWIN_VI = "Xin cơ quan gửi bản Word (DOCX, DOC), PDF có chữ, HTML, văn bản thuần hoặc Akoma Ntoso."
_TWIN_EN = "Ask the sender for Word (DOCX, DOC), PDF with its text, HTML, plain text or Akoma Ntoso."
_UNSAFE_VI = "Không mở tệp này; xin cơ quan gửi lưu lại bằng Word rồi gửi lại."
_UNSAFE_EN = "Don't open the file; ask the sender to save it anew in Word and send it again."
_BESIDE_VI = "Nếu là tệp kèm theo của một văn bản, đặt nó vào thư mục TÊN.files/ cạnh tệp văn bản TÊN.docx."
_BESIDE_EN = "If it belongs to a document, put it into the folder NAME.files/ beside the document NAME.docx."
_TYPED_VI = "Xin cơ quan gửi kèm tệp đánh máy (DOCX); bản PDF được giữ bên cạnh làm bản chụp."
_TYPED_EN = "Ask the sender for the typed file (DOCX) with it; the PDF is kept beside it as a facsimile."
_LOOK_VI = "Đối chiếu với bản gốc trước khi phát hành."
_LOOK_EN = "Compare with the original before publishing."


def _unsafe(vi: str, en: str) -> Entry:
    return Entry(vi, en, _UNSAFE_VI, _UNSAFE_EN)


ENTRIES: dict[str, Entry] = {
    "INP-PATH-WORKSPACE": Entry(
        "{path} là của chính không gian làm việc (khóa, sổ, kho lưu, cổng), không phải văn bản gửi đến.",
        "{path} belongs to a workspace itself (keys, ledger, archive, portal) and is nothing that came in.",
        "Đưa thư mục inbox hoặc thư mục khác có văn bản gửi đến.",
        "Give the inbox, or another folder with what came in.",
    ),
    # Paths
    "INP-PATH-MISSING": Entry("Không có {path}.", "There is no {path}.", "Kiểm tra đường dẫn.", "Check the path."),
    "INP-PATH-UNREADABLE": Entry(
        "Không đọc được {path}: {reason}",
        "Can't read {path}: {reason}",
        "Kiểm tra quyền đọc và ổ đĩa.",
        "Check permissions and the disk.",
    ),
    "INP-FILE-UNREADABLE": Entry(
        "Không đọc được tệp {file}: {reason}",
        "Can't read the file {file}: {reason}",
        "Kiểm tra quyền đọc rồi đưa vào lại.",
        "Check permissions and bring it in again.",
    ),
    "INP-TOO-LARGE": Entry(
        "Tệp {file} lớn hơn {limit}.",
        "The file {file} is larger than {limit}.",
        "Chia tệp, hoặc để phần lớn làm tệp kèm theo.",
        "Split it, or attach the large part.",
    ),
    "INP-TOO-MANY": Entry(
        "Tệp có {count} thẻ, đoạn hoặc dòng, nhiều hơn {limit}.",
        "The file has {count} tags, paragraphs or lines, more than {limit}.",
        "Chia tệp, hoặc để phần lớn (thường là bảng số liệu) làm tệp kèm theo.",
        "Split it, or attach the large part (mostly tables of figures).",
    ),
    "INP-ATTACHMENT-DOUBLE": Entry(
        "Hai tệp kèm theo cùng tên {file}.",
        "Two attached files are both named {file}.",
        "Đổi tên một tệp.",
        "Rename one of them.",
    ),
    "INP-SIDECAR-UNREADABLE": Entry(
        "Tệp khai báo (.gazette.json) không đọc được: {detail}",
        "The sidecar (.gazette.json) can't be read: {detail}",
        "Sửa cho đúng JSON; xem docs/reference/sidecar.md.",
        "Mend the JSON; see docs/reference/sidecar.md.",
    ),
    "INP-SIDECAR-KEY": Entry(
        "Tệp khai báo có mục lạ: {key}; chỉ dùng được các mục: {known}",
        "Unknown key in the sidecar: {key}; the keys are: {known}",
        "Sửa tên mục trong tệp khai báo rồi đưa văn bản vào lại; xem docs/reference/sidecar.md.",
        "Correct the key in the sidecar and bring the document in again; see docs/reference/sidecar.md.",
    ),
    "INP-SIDECAR-VALUE": Entry(
        "Tệp khai báo ghi {key} là “{value}”; cần: {expected}",
        "The sidecar gives {key} as “{value}”; expected: {expected}",
        "Sửa giá trị trong tệp khai báo rồi đưa văn bản vào lại; xem docs/reference/sidecar.md.",
        "Correct the value in the sidecar and bring the document in again; see docs/reference/sidecar.md.",
    ),
    "INP-SIDECAR-ALONE": Entry(
        "Tệp khai báo {file} không có văn bản đi cùng trong thư mục.",
        "The sidecar {file} has no document beside it.",
        "Tìm văn bản còn thiếu, hoặc đổi tên tệp khai báo theo tên văn bản: TÊN.gazette.json cạnh TÊN.docx.",
        "Find the missing document, or name the sidecar after its document: NAME.gazette.json beside NAME.docx.",
    ),
    "INP-LINK-OUTSIDE": Entry(
        "{file} là liên kết dẫn ra ngoài những gì được đưa vào; không đọc.",
        "{file} is a link that leads out of what was given; it was not read.",
        "Sao chép chính tệp đó vào thư mục, hoặc đưa vào bằng đường dẫn của nó.",
        "Copy the file itself into the folder, or give its own path.",
    ),
    # What a file is
    "INP-EMPTY": Entry("Tệp rỗng.", "The file is empty.", _TWIN_VI, _TWIN_EN),
    "INP-ENCRYPTED": Entry(
        "Tệp có mật khẩu.",
        "The file is protected by a password.",
        "Xin bản không đặt mật khẩu.",
        "Ask for a copy without a password.",
    ),
    "INP-OFFICE-MISSING": Entry(
        "Muốn đọc tệp {kind} cần LibreOffice; máy này không có.",
        "Reading a {kind} file takes LibreOffice, which this machine lacks.",
        "Cài gói libreoffice-writer-nogui (Debian, Ubuntu: apt install libreoffice-writer-nogui) rồi đưa vào lại, hoặc lưu tệp thành .docx.",
        "Install the package libreoffice-writer-nogui (Debian, Ubuntu: apt install libreoffice-writer-nogui) and bring it in again, or save the file as .docx.",
    ),
    "INP-OFFICE-FAILED": Entry(
        "LibreOffice không mở được tệp ({detail}).",
        "LibreOffice can't open the file ({detail}).",
        "Mở bằng Word, lưu lại thành .docx rồi đưa vào lại.",
        "Open it in Word, save it as .docx and bring it in again.",
    ),
    "INP-OFFICE-LIMIT": Entry(
        "LibreOffice đọc tệp quá giới hạn cho phép ({limit}).",
        "Reading the file took LibreOffice past its limit ({limit}).",
        "Mở bằng Word, lưu lại thành .docx rồi đưa vào lại; nếu tệp rất lớn, chia nhỏ.",
        "Open it in Word, save it as .docx and bring it in again; split it if it is very large.",
    ),
    "INP-DOC-BROKEN": _unsafe("Tệp Word (.doc) hỏng hoặc bị cắt.", "The Word file (.doc) is damaged or cut off."),
    "INP-ODF": Entry(
        "Tệp là OpenDocument nhưng không phải văn bản (hình vẽ, công thức …).",
        "The file is OpenDocument, but not a text (a drawing, a formula …).",
        _BESIDE_VI,
        _BESIDE_EN,
    ),
    "INP-IMAGE": Entry(
        "Tệp là ảnh, không phải văn bản.",
        "The file is a picture, not a document.",
        f"{_BESIDE_VI} {_TWIN_VI}",
        f"{_BESIDE_EN} {_TWIN_EN}",
    ),
    "INP-SPREADSHEET": Entry(
        "Tệp là bảng tính, không phải văn bản.", "The file is a spreadsheet, not a document.", _BESIDE_VI, _BESIDE_EN
    ),
    "INP-SLIDES": Entry(
        "Tệp là bài trình chiếu, không phải văn bản.",
        "The file is a presentation, not a document.",
        _BESIDE_VI,
        _BESIDE_EN,
    ),
    "INP-ARCHIVE": Entry(
        "Tệp là gói nén, không phải văn bản.",
        "The file is an archive, not a document.",
        "Giải nén rồi đưa từng tệp vào.",
        "Unpack it and bring the files in.",
    ),
    "INP-WEB-ARCHIVE": Entry(
        "Tệp là trang web lưu dạng MHTML.",
        "The file is a web page saved as MHTML.",
        "Lưu lại thành HTML.",
        "Save it as HTML.",
    ),
    "INP-DATA": Entry(
        "Tệp là dữ liệu (JSON, CSV …), không phải văn bản.",
        "The file is data (JSON, CSV …), not a document.",
        _BESIDE_VI,
        _BESIDE_EN,
    ),
    "INP-BINARY": Entry("Không nhận ra loại tệp này.", "The file's kind is not known.", _TWIN_VI, _TWIN_EN),
    "INP-TEXT-ENCODING": Entry(
        "Không nhận ra bảng mã của tệp: không phải UTF-8, UTF-16 (byte thứ {position}), cũng không chắc là bảng mã tiếng Việt cũ nào.",
        "The file's encoding is not known: neither UTF-8 nor UTF-16 (byte {position}), nor for certain one of the old Vietnamese ones.",
        "Chuyển sang Unicode (UTF-8) rồi đưa vào lại.",
        "Convert it to Unicode (UTF-8) and bring it in again.",
    ),
    "INP-XML-UNKNOWN": Entry(
        "XML với phần tử gốc {root} (không gian tên {namespace}) không phải Akoma Ntoso.",
        "XML with the root {root} (namespace {namespace}) is not Akoma Ntoso.",
        _TWIN_VI,
        _TWIN_EN,
    ),
    "INP-XML-DOCTYPE": Entry(
        "XML có DOCTYPE: bị từ chối vì không an toàn.",
        "The XML has a DOCTYPE: refused as unsafe.",
        "Xin bản không có DOCTYPE.",
        "Ask for a copy without a DOCTYPE.",
    ),
    "INP-XML-MALFORMED": Entry(
        "XML sai cú pháp: {detail}",
        "The XML is not well-formed: {detail}",
        "Sửa chỗ được nêu hoặc lấy lại tệp.",
        "Mend what is named or get the file again.",
    ),
    "INP-AKN-VERSION": Entry(
        "XML tự gọi là Akoma Ntoso nhưng ở không gian tên {namespace}, không thuộc phiên bản nào đọc được.",
        "XML that calls itself Akoma Ntoso, in the namespace {namespace}, which is no version that is read.",
        "Xin bản Akoma Ntoso 3.0 (OASIS 2018); các bản thảo của 3.0 và bản 2.0, 1.0 cũng đọc được.",
        "Ask for Akoma Ntoso 3.0 (OASIS 2018); its drafts, 2.0 and 1.0 are read too.",
    ),
    "INP-AKN-KIND": Entry(
        "Tệp Akoma Ntoso chứa <{kind}>, không phải một văn bản để đăng.",
        "The Akoma Ntoso holds a <{kind}>, which is not a document that a gazette publishes.",
        "Chỉ đọc act, bill, doc, judgment và statement; xin tệp của chính văn bản.",
        "Only act, bill, doc, judgment and statement are read; ask for the document itself.",
    ),
    "INP-AKN-COLLECTION": Entry(
        "Tệp Akoma Ntoso là tập hợp nhiều văn bản (<{kind}>), không phải một văn bản.",
        "The Akoma Ntoso is a collection of documents (<{kind}>), not one document.",
        "Tách thành mỗi văn bản một tệp rồi đưa vào.",
        "Split it into a file for each document and bring those in.",
    ),
    "INP-AKN-SCHEMA": Entry(
        "Sai lược đồ Akoma Ntoso, {count} chỗ, đầu tiên ở dòng {line}: {message}",
        "Not valid Akoma Ntoso in {count} places, the first at line {line}: {message}",
        "Không ai chấp nhận hay đặt lại được lỗi này. Sửa tệp ở chỗ đó (hoặc xin cơ quan gửi bản DOCX) rồi đưa tệp đã sửa vào: đó là tệp mới, được xét riêng; tệp này cứ để giữ lại.",
        "Nobody can accept this, and no fact settles it. Mend the file there (or ask the sender for a DOCX) and bring the mended one in: it is a new file and judged by itself; this one stays held.",
    ),
    "INP-AKN-SCHEMA-MORE": Entry(
        "Còn {count} loại lỗi lược đồ khác.", "There are {count} more kinds of schema errors."
    ),
    "INP-AKN-OLDER": Entry(
        "Tệp là Akoma Ntoso {version}, đã chuyển sang 3.0.",
        "The file is Akoma Ntoso {version}; it was converted to 3.0.",
    ),
    "INP-AKN-EIDS": Entry(
        "Mã định danh (eId) của các phần đã được đặt lại; các liên kết trong văn bản đi theo mã mới.",
        "The identifiers (eId) of its parts were made anew; links inside the text follow the new ones.",
    ),
    "INP-AKN-NOTES": Entry(
        "{count} chú thích ở phần <meta> đã được đưa về chỗ có dấu chú thích.",
        "{count} notes kept in <meta> were put where their marks stand.",
    ),
    "INP-AKN-NOTES-LOOSE": Entry(
        "{count} chú thích không có dấu nào trong văn bản, đã xếp vào cuối văn bản.",
        "{count} notes have no mark in the text; they stand at its end.",
        _LOOK_VI,
        _LOOK_EN,
    ),
    "INP-AKN-WRAPPED": Entry(
        "{count} phần tử không có trong Akoma Ntoso 3.0 hoặc đứng sai chỗ đã được thay bằng phần tử trung tính, "
        "giữ nguyên từ ngữ: {names}",
        "{count} elements that Akoma Ntoso 3.0 does not have, or not there, became neutral ones with the same words: "
        "{names}",
        _LOOK_VI,
        _LOOK_EN,
    ),
    "INP-AKN-REMOVED": Entry(
        "Đã bỏ {count} phần tử không chứa từ ngữ nào và không có trong lược đồ: {names}",
        "{count} elements without words that the schema does not have were taken out: {names}",
    ),
    "INP-AKN-ATTRIBUTES": Entry(
        "Đã bỏ {count} thuộc tính không hợp lược đồ: {names}",
        "{count} attributes that break the schema were taken out: {names}",
    ),
    "INP-AKN-META": Entry(
        "Đã bỏ {count} phần không hợp lược đồ trong <meta>: {names}",
        "{count} parts of <meta> that break the schema were taken out: {names}",
        "Tệp gốc vẫn được lưu; kiểm tra xem thông tin đó có cần không.",
        "The file itself is kept; see whether those facts matter.",
    ),
    "INP-AKN-OUTSIDE": Entry(
        "Văn bản nhắc tới phần không nằm trong tệp: {names}",
        "The document names parts that are not in the file: {names}",
        "Lấy các phần đó, hoặc xác nhận với cơ quan gửi là chúng không thuộc văn bản.",
        "Get them, or have the sender confirm that they don't belong to it.",
    ),
    "INP-XML-NAMED": Entry(
        "Tệp là {format}, chưa đọc được làm văn bản.",
        "The file is {format}, which is not read as a document.",
        _TWIN_VI,
        _TWIN_EN,
    ),
    # What was taken out for good
    "INP-ERASED": Entry(
        "Đây là tệp của một văn bản đã được gỡ hẳn nội dung; chương trình không nhận lại và không lưu.",
        "This file belongs to a document whose text was taken away for good; it is not received again, and not kept.",
        "Xem căn cứ gỡ trên trang của văn bản. Nếu phải đăng lại, cơ quan ban hành gửi bản đã bỏ dữ liệu cá nhân.",
        "The page of the document tells why. If it has to be published again, the issuer sends a copy without the personal data.",
    ),
    # A fault of the program
    "INP-PROGRAM-FAILED": Entry(
        "Chương trình gặp lỗi khi đọc hoặc kiểm tra tệp này ({place}): {detail}",
        "The program failed while reading or checking this file ({place}): {detail}",
        "Báo lỗi này kèm tệp cho bộ phận kỹ thuật; các tệp khác không bị ảnh hưởng.",
        "Report this together with the file to those who maintain the program; the other files are not affected.",
    ),
    # PDF
    "INP-PDF-BROKEN": Entry(
        "Tệp PDF hỏng hoặc bị cắt cụt.",
        "The PDF is damaged or cut short.",
        f"Xin cơ quan gửi lại tệp. {_TWIN_VI}",
        f"Ask the sender to send it again. {_TWIN_EN}",
    ),
    "INP-PDF-PAGES": Entry(
        "Tệp PDF có {count} trang; nhiều nhất {limit}.",
        "The PDF has {count} pages; the most is {limit}.",
        "Tách phụ lục thành tệp kèm theo.",
        "Split the annexes off into attachments.",
    ),
    "INP-PDF-LIMITS": Entry(
        "Đọc tệp PDF quá tốn bộ nhớ hoặc thời gian, nên đã dừng.",
        "Reading the PDF took too much memory or time and was stopped.",
        f"Xin cơ quan xuất lại PDF từ Word. {_TWIN_VI}",
        f"Ask the sender to export the PDF from Word again. {_TWIN_EN}",
    ),
    "INP-PDF-NO-TEXT": Entry(
        "Tệp PDF ({count} trang) không có chữ.", "The PDF ({count} pages) has no text.", _TYPED_VI, _TYPED_EN
    ),
    "INP-PDF-SCAN": Entry(
        "Tệp PDF là bản quét ({count} trang): chỉ có ảnh trang giấy, không có chữ.",
        "The PDF is a scan ({count} pages): pictures of paper, no text.",
        _TYPED_VI,
        _TYPED_EN,
    ),
    "INP-PDF-MIXED": Entry(
        "Tệp PDF có {count} trang quét không có chữ: trang {pages}.",
        "The PDF has {count} scanned pages without text: {pages}.",
        _TYPED_VI,
        _TYPED_EN,
    ),
    "INP-PDF-OCR": Entry(
        "Chữ trong tệp PDF do máy nhận dạng từ ảnh quét, có thể sai: trang {pages}.",
        "The text of the PDF was read off a scan by a machine and may be wrong: pages {pages}.",
        _TYPED_VI,
        _TYPED_EN,
    ),
    "INP-PDF-GARBAGE": Entry(
        "Lớp chữ của tệp PDF không phải tiếng Việt (đúng {share} % âm tiết): {sample}",
        "The text layer of the PDF is not Vietnamese ({share} % of its syllables are): {sample}",
        _TYPED_VI,
        _TYPED_EN,
    ),
    "INP-PDF-LETTERS": Entry(
        "Phông chữ của tệp PDF không cho biết chữ nào là chữ nào: {sample}",
        "The PDF's fonts do not say which letters they show: {sample}",
        f"Xin cơ quan xuất lại PDF từ Word. {_TYPED_VI}",
        f"Ask the sender to export the PDF from Word again. {_TYPED_EN}",
    ),
    "INP-PDF-ANNOTATIONS": Entry(
        "Trên trang PDF có {count} chỗ chữ thêm ngoài văn bản (ghi chú, ô điền): {sample}",
        "The PDF shows {count} texts that lie over its pages (annotations, form fields): {sample}",
        "Xin cơ quan in lại thành PDF để chữ đó nằm trong trang, hoặc gửi bản không có chúng.",
        "Ask the sender to print it to PDF anew so that they become part of the page, or to send it without them.",
    ),
    "INP-PDF-SCRIPTS": Entry(
        "Tệp PDF có {count} đoạn mã JavaScript; không chạy.",
        "The PDF has {count} pieces of JavaScript; they were not run.",
        "Hỏi cơ quan gửi vì sao có mã.",
        "Ask the sender why they are there.",
    ),
    "INP-PDF-FILES": Entry(
        "Trong tệp PDF có {count} tệp đính kèm, không lấy ra: {names}",
        "The PDF has {count} files inside that were not taken out: {names}",
        _BESIDE_VI,
        _BESIDE_EN,
    ),
    "INP-PDF-RESTRICTED": Entry(
        "Tệp PDF có hạn chế in, chép của người lập; chữ vẫn đọc được.",
        "The PDF's author restricted printing or copying; its text could be read.",
    ),
    "INP-PDF-PICTURES": Entry(
        "Hình trong tệp PDF không được lấy: trang {pages}.",
        "Pictures of the PDF were not taken over: pages {pages}.",
        f"Nếu hình là nội dung văn bản, đưa vào làm tệp kèm theo. {_BESIDE_VI}",
        f"If they belong to the text, bring them in as attachments. {_BESIDE_EN}",
    ),
    "INP-PDF-FURNITURE": Entry(
        "Đã bỏ {count} tiêu đề trang, số trang, dấu chìm hoặc khung chữ ký; ví dụ: {sample}",
        "Left out {count} running heads, page numbers, watermarks or signature stamps, for example: {sample}",
    ),
    # Packages
    "INP-ZIP-BROKEN": _unsafe(
        "Gói DOCX hỏng hoặc bị cắt (phần {part}).", "The DOCX package is damaged or cut off (part {part})."
    ),
    "INP-ZIP-ENTRIES": _unsafe(
        "Gói có {count} phần, nhiều hơn {limit}.", "The package has {count} parts, more than {limit}."
    ),
    "INP-ZIP-DUPLICATE": _unsafe("Gói có hai phần cùng tên {part}.", "The package has two parts named {part}."),
    "INP-ZIP-SIZE": _unsafe(
        "Gói giải nén quá lớn (phần {part}; giới hạn {limit} một phần, {total} tất cả).",
        "The package unpacks too large (part {part}; limits {limit} a part, {total} in all).",
    ),
    "INP-ZIP-NAME": _unsafe(
        "Gói có đường dẫn trèo ra ngoài hoặc không hợp lệ: {part}.",
        "The package has a path that climbs out or is not valid: {part}.",
    ),
    "INP-ZIP-RATIO": _unsafe(
        "Phần {part} nén quá {limit} lần, giống bom nén.",
        "Part {part} is compressed more than {limit} times, like a zip bomb.",
    ),
    "INP-DOCX-PART": _unsafe("Tệp DOCX thiếu phần {part}.", "The DOCX lacks its part {part}."),
    "INP-DOCX-MALFORMED": _unsafe(
        "Phần {part} của tệp DOCX sai cú pháp: {detail}", "Part {part} of the DOCX is malformed: {detail}"
    ),
    "INP-DOCX-DOCTYPE": _unsafe(
        "Phần {part} của tệp DOCX có DOCTYPE: bị từ chối vì không an toàn.",
        "Part {part} of the DOCX has a DOCTYPE: refused as unsafe.",
    ),
    "INP-DOCX-DEEP": _unsafe(
        "Tệp DOCX lồng nhau quá {limit} lớp.", "The DOCX is nested more than {limit} levels deep."
    ),
    "INP-DOCX-OUTSIDE": _unsafe(
        "Tệp DOCX lấy nội dung từ tệp khác ({kind}).", "The DOCX takes content from another file ({kind})."
    ),
    "INP-ZIP-LINK": _unsafe(
        "“{part}” trong gói nén là liên kết tới tệp khác, không phải tệp.",
        "“{part}” in the archive is a link to another file, not a file.",
    ),
    "INP-ZIP-BACKSLASH": Entry(
        "Gói nén ghi đường dẫn “{part}” bằng dấu \\ thay cho dấu /; đã đọc như dấu /.",
        "The archive writes the path “{part}” with \\ for /; it was read as /.",
    ),
    "INP-ZIP-DEEP": Entry(
        "Gói nén lồng trong gói nén quá {limit} lớp.",
        "Archives inside archives more than {limit} levels deep.",
        "Giải nén các lớp bên ngoài rồi đưa vào lại.",
        "Unpack the outer ones and bring it in again.",
    ),
    "INP-ARCHIVE-EMPTY": Entry(
        "Trong gói nén không có văn bản nào.",
        "There is no document in the archive.",
        "Hỏi lại cơ quan gửi.",
        "Ask the sender.",
    ),
    "INP-SIDECAR-ARCHIVE": Entry(
        "Tệp khai báo của gói nén {file} nêu thông tin của một văn bản.",
        "The sidecar of the archive {file} states facts of one document.",
        "Với gói nén chỉ khai sender, received, urgency; thông tin của từng văn bản để trong tệp khai báo riêng.",
        "For an archive give only sender, received and urgency; facts of a document belong into its own sidecar.",
    ),
    "INP-ORIGINAL-KIND": Entry(
        "Bản gốc {file} không phải PDF, cũng không phải ảnh.",
        "The original {file} is neither a PDF nor a picture.",
        "Xin cơ quan gửi lại bản gốc đã ký.",
        "Ask the sender for the signed original again.",
    ),
    "INP-ORIGINAL-UNCLEAR": Entry(
        "Có nhiều tệp cùng tên với {file}; không rõ nó là bản gốc của tệp nào.",
        "Several files share the name of {file}; whose original it is can't be told.",
        "Đổi tên tệp, hoặc ghép đôi trong bảng kê batch.csv.",
        "Rename the files, or pair them in a batch.csv.",
    ),
    "INP-ORIGINAL-OF": Entry(
        "{original} được lưu và công bố làm bản gốc của {file}.",
        "{original} is kept and published as the original of {file}.",
    ),
    "INP-UNSIGNED": Entry(
        "PDF {file} nhận được không có chữ ký số.",
        "The PDF {file} was received without a digital signature.",
    ),
    # edXML packages
    "INP-EDXML-NOTHING": Entry(
        "Gói edXML không có tệp văn bản nào.",
        "The edXML package holds no file.",
        "Có thể đây là thông báo trạng thái; xin cơ quan gửi gói có văn bản.",
        "It may be a status message; ask the sender for the package with the document.",
    ),
    "INP-EDXML-MISSING": Entry(
        "Gói edXML kê tệp {file} nhưng không có tệp đó.",
        "The edXML package lists the file {file}, which is not there.",
        "Xin cơ quan gửi lại gói đầy đủ.",
        "Ask the sender for the whole package.",
    ),
    "INP-EDXML-UNNAMED": Entry(
        "Gói edXML có tệp {file} ngoài bảng kê của gói.",
        "The edXML package holds the file {file}, which its manifest does not list.",
        "Hỏi cơ quan gửi tệp này có thuộc văn bản không.",
        "Ask the sender whether it belongs to the document.",
    ),
    "INP-EDXML-CONTENT": Entry(
        "Tệp {file} trong gói edXML hỏng: không giải mã được.",
        "The file {file} of the edXML package is damaged: it can't be decoded.",
        "Xin cơ quan gửi lại gói.",
        "Ask the sender for the package again.",
    ),
    "INP-EDXML-DIGEST": Entry(
        "Tệp {file} trong gói edXML không khớp mã băm mà chữ ký của gói nêu.",
        "The file {file} of the edXML package does not have the digest that its signature states.",
        "Tệp đã bị thay hoặc hỏng trên đường; xin cơ quan gửi lại gói.",
        "It was replaced or damaged on the way; ask the sender for the package again.",
    ),
    "INP-EDXML-VALUE": Entry(
        "Giá trị {field} “{value}” trong phần đầu gói edXML không hiểu được, đã bỏ qua.",
        "The value of {field}, “{value}”, in the edXML header is not understood and was left aside.",
        "Nếu cần, khai trong tệp .gazette.json.",
        "If it is needed, give it in the .gazette.json file.",
    ),
    "INP-EDXML-UNSIGNED": Entry(
        "Gói edXML không có chữ ký XML.",
        "The edXML package bears no XML signature.",
    ),
    # Batch manifests
    "INP-BATCH-UNREADABLE": Entry(
        "Bảng kê không đọc được: {detail}",
        "The batch manifest can't be read: {detail}",
        "CSV phải lưu dạng UTF-8 (Excel: “CSV UTF-8”), JSON phải đúng cú pháp; xem docs/reference/batch.md.",
        "CSV must be saved as UTF-8 (Excel: “CSV UTF-8”), JSON must be well-formed; see docs/reference/batch.md.",
    ),
    "INP-BATCH-COLUMN": Entry(
        "Bảng kê có cột lạ, thiếu hoặc trùng: {column}; các cột được dùng: {known}",
        "A column of the batch manifest is unknown, missing or doubled: {column}; the columns are: {known}",
        "Sửa dòng tiêu đề; xem docs/reference/batch.md.",
        "Correct the first line; see docs/reference/batch.md.",
    ),
    "INP-BATCH-VALUE": Entry(
        "Bảng kê, dòng {row}, cột {column}: “{value}” không đúng; cần: {expected}",
        "Batch manifest, row {row}, column {column}: “{value}” is not right; expected: {expected}",
        "Sửa ô này; xem docs/reference/batch.md.",
        "Correct the cell; see docs/reference/batch.md.",
    ),
    "INP-BATCH-MISSING": Entry(
        "Bảng kê, dòng {row}, cột {column}: không có tệp {file}.",
        "Batch manifest, row {row}, column {column}: there is no file {file}.",
        "Kiểm tra tên tệp, hoặc xin cơ quan gửi tệp còn thiếu.",
        "Check the name, or ask the sender for the missing file.",
    ),
    "INP-BATCH-OUTSIDE": _unsafe(
        "Bảng kê, dòng {row}, cột {column}: {file} nằm ngoài thư mục của bảng kê.",
        "Batch manifest, row {row}, column {column}: {file} lies outside the manifest's folder.",
    ),
    "INP-BATCH-TWICE": Entry(
        "Bảng kê có hai dòng cho cùng tệp {file}.",
        "Two rows of the batch manifest name the file {file}.",
        "Bỏ một dòng; mỗi văn bản một dòng.",
        "Remove one; a document has one row.",
    ),
    "INP-BATCH-UNNAMED": Entry(
        "Tệp {file} nằm trong thư mục nhưng bảng kê {manifest} không có.",
        "The file {file} lies in the folder, but the batch manifest {manifest} does not name it.",
        "Thêm một dòng vào bảng kê, hoặc để tệp ra chỗ khác.",
        "Add a row to the manifest, or move the file elsewhere.",
    ),
    "INP-BATCH-CONTRADICTS": Entry(
        "Bảng kê và tệp .gazette.json nói khác nhau: {fields}",
        "The batch manifest and the .gazette.json file disagree: {fields}",
        "Sửa một trong hai cho khớp.",
        "Make them agree.",
    ),
    "INP-BATCH-CONTAINER": Entry(
        "{file} là gói nén hoặc gói edXML, không ghép với bản gốc hay tệp kèm theo được.",
        "{file} is an archive or an edXML package; no original or attachment can be paired with it.",
        "Kê từng văn bản, hoặc để trống các cột original và attachments.",
        "List the documents one by one, or leave the columns original and attachments empty.",
    ),
    # What was met while reading
    "INP-TRACKED-CHANGES": Entry(
        "Tệp còn vết sửa đổi chưa duyệt ({inserted} chèn, {deleted} xóa), đã đọc như đã chấp nhận: {sample}",
        "The file has tracked changes ({inserted} insertions, {deleted} deletions), read as accepted: {sample}",
        _LOOK_VI,
        _LOOK_EN,
    ),
    "INP-HIDDEN-TEXT": Entry("Tệp có chữ ẩn: {sample}", "The file has hidden text: {sample}", _LOOK_VI, _LOOK_EN),
    "INP-STRUCK-TEXT": Entry(
        "Tệp có chữ gạch ngang: {sample}", "The file has struck-out text: {sample}", _LOOK_VI, _LOOK_EN
    ),
    "INP-COMMENTS": Entry(
        "Tệp có {count} lời bình, không thuộc văn bản.",
        "The file has {count} comments, which are not part of the text.",
    ),
    "INP-HEADERS": Entry(
        "Đầu trang, chân trang của tệp có chữ, không đưa vào nội dung văn bản: {sample}",
        "The file's page headers and footers have words, which were not taken into the text: {sample}",
        "Nếu đó là nội dung văn bản (số, ngày, nơi nhận), chuyển vào thân văn bản rồi nạp lại tệp.",
        "If they belong to the document (number, date, addressees), move them into its body and ingest it again.",
    ),
    "INP-CONTENTS-LEFT-OUT": Entry(
        "Mục lục tự động của Word đã được bỏ ra.",
        "Word's automatic table of contents was left out.",
        _LOOK_VI,
        _LOOK_EN,
    ),
    "INP-FORMULA": Entry(
        "Tệp có {count} công thức, chỉ đọc được phần chữ: {sample}",
        "The file has {count} formulas, of which only the text was read: {sample}",
        _LOOK_VI,
        _LOOK_EN,
    ),
    "INP-SYMBOL": Entry(
        "{count} ký hiệu của phông chữ riêng không đọc được chắc chắn: {sample}",
        "{count} symbols of special fonts could not be read for certain: {sample}",
        _LOOK_VI,
        _LOOK_EN,
    ),
    "INP-OBJECT": Entry(
        "Tệp có đối tượng nhúng không đọc được: {kinds}",
        "The file has embedded objects that can't be read: {kinds}",
        _BESIDE_VI,
        _BESIDE_EN,
    ),
    "INP-IMAGE-MISSING": Entry(
        "Hình nằm ngoài tệp hoặc không còn: {name}",
        "Pictures lie outside the file or are gone: {name}",
        "Nhúng hình vào tệp (với Akoma Ntoso: để tệp hình trong thư mục TÊN.files), rồi đưa vào lại.",
        "Embed them (for Akoma Ntoso: put their files into the folder NAME.files) and bring the file in again.",
    ),
    "INP-IMAGE-OUTSIDE": Entry(
        "{count} ảnh không nằm trong tệp, không lấy về: {name}",
        "{count} pictures are not inside the file and are not fetched: {name}",
        "Nếu ảnh thuộc văn bản, nhúng vào tệp rồi đưa vào lại.",
        "If they belong to the document, embed them and bring the file in again.",
    ),
    "INP-HTML-PART": Entry(
        "Chỉ đọc phần nội dung chính của trang web ({name}); bỏ ra {words} từ ở ngoài phần đó (trình đơn, quảng cáo …).",
        "Only the main part of the web page was read ({name}); {words} words outside it (menus, notices …) were left out.",
        _LOOK_VI,
        _LOOK_EN,
    ),
    "INP-HTML-MALFORMED": _unsafe("Không đọc được trang web: {detail}", "The web page can't be read: {detail}"),
    "INP-HTML-DEEP": _unsafe(
        "Trang web lồng nhau quá {limit} lớp.", "The web page is nested more than {limit} levels deep."
    ),
    "INP-NOTE-MISSING": Entry(
        "{count} chú thích bị thiếu nội dung.",
        "{count} footnotes lack their text.",
        "Mở bằng Word, sửa chú thích và lưu lại.",
        "Open it in Word, mend the notes and save.",
    ),
    "INP-MERGED-CELLS": Entry(
        "{count} ô gộp giữ nhiều bản của cùng một câu, Word chỉ hiện một: {sample}",
        "{count} merged cells keep several copies of one text, of which Word shows one: {sample}",
        "Nếu bản chính chỉ in một lần, mở bằng Word, tách ô, xóa bản thừa rồi đưa vào lại.",
        "If the original prints it once, open the file in Word, split the cell, delete the copies and bring it in again.",
    ),
    "INP-LEGACY-CONVERTED": Entry(
        "Chữ ở bảng mã cũ {encoding} (phông {font}) đã được chuyển sang Unicode: {sample}",
        "Text in the old encoding {encoding} (font {font}) was converted to Unicode: {sample}",
        _LOOK_VI,
        _LOOK_EN,
    ),
    "INP-IMAGE-FORMAT": Entry(
        "Hình ở dạng không in được: {name}",
        "Pictures in a form that can't be printed: {name}",
        "Mở bằng Word, cắt hình rồi dán lại dưới dạng ảnh (Paste Special, PNG), lưu và đưa vào lại.",
        "Open it in Word, cut the picture and paste it as PNG (Paste Special), save and bring it in again.",
    ),
    "INP-IMAGE-BROKEN": Entry(
        "Hình bị hỏng, không mở được: {name}",
        "Pictures are damaged and don't open: {name}",
        "Chèn lại hình từ tệp PNG hoặc JPEG mở được, lưu và đưa vào lại.",
        "Insert the picture again from a PNG or JPEG that opens, save and bring it in again.",
    ),
    "INP-IMAGE-LARGE": Entry(
        "Hình {name} quá lớn: {size} điểm ảnh, giới hạn là {limit} triệu.",
        "The picture {name} is too large: {size} pixels, the limit is {limit} million.",
        "Thu nhỏ hình (khổ A3 ở 400 dpi chỉ cần 31 triệu điểm ảnh), lưu và đưa vào lại.",
        "Scale it down (A3 at 400 dpi needs 31 million pixels), save and bring it in again.",
    ),
    "INP-IMAGES-MANY": Entry(
        "Các hình trong tệp cộng lại quá {limit} triệu điểm ảnh; từ {name} trở đi không kiểm tra.",
        "The pictures of the file have more than {limit} million pixels together; from {name} on they were not looked at.",
        "Thu nhỏ hình (in chỉ cần 300 dpi), hoặc chuyển phần ảnh chụp thành tệp đính kèm, rồi đưa vào lại.",
        "Scale them down (300 dpi will do for print), or put scans into an attached file, and bring it in again.",
    ),
    "INP-IMAGE-TIFF": Entry(
        "Hình TIFF in được nhưng phần lớn trình duyệt không hiện: {name}",
        "TIFF pictures print, but most browsers don't show them: {name}",
        "Nên đổi sang PNG rồi đưa vào lại.",
        "Better turn them into PNG and bring the file in again.",
    ),
    "INP-NUMBER-FORMAT": Entry(
        "Kiểu đánh số tự động chưa biết: {formats}", "Unknown automatic numbering: {formats}", _LOOK_VI, _LOOK_EN
    ),
    "INP-MACROS": Entry(
        "Tệp có macro; macro không được đọc và không được chạy.",
        "The file has macros; they are neither read nor run.",
        _LOOK_VI,
        _LOOK_EN,
    ),
    "INP-FRONT-MATTER": Entry(
        "Phần khai báo ở đầu tệp ({count} dòng giữa hai dòng ---) không thuộc văn bản, đã để riêng.",
        "The facts at the top of the file ({count} lines between --- lines) are not the document; they were set apart.",
    ),
    "INP-RECORD-LEFT-OUT": Entry(
        "Phần giới thiệu văn bản ({words} từ, trước quốc hiệu) là ghi chép của nơi khác, đã bỏ ra.",
        "The description above the document ({words} words before its letterhead) is someone's record; it was left out.",
        _LOOK_VI,
        _LOOK_EN,
    ),
    "INP-SOURCE-LINE": Entry(
        "Dòng đầu tệp chỉ ghi nơi chép ({source}), đã để riêng.",
        "The first line only says where the text was copied from ({source}); it was set apart.",
    ),
    "INP-LINES-JOINED": Entry(
        "Văn bản bị ngắt dòng theo khổ; đã nối lại {count} chỗ.",
        "The text's lines were wrapped; {count} of them were joined again.",
    ),
    "INP-TABLE-SHAPE": Entry(
        "{count} bảng không còn phân biệt được hàng và cột; các ô được xếp thành một cột.",
        "The rows of {count} tables can't be told apart any more; their cells stand in one column.",
        "Đối chiếu với bản gốc; nên lấy bản DOCX.",
        "Compare with the original; better, get the DOCX.",
    ),
    "INP-NOT-NFC": Entry(
        "{count} chỗ dùng dấu rời, đã chuẩn hóa Unicode (NFC): {sample}",
        "{count} places had separate marks and were normalised (NFC): {sample}",
    ),
    "INP-DIRECTION-MARKS": Entry(
        "Đã bỏ {count} ký tự đổi chiều chữ ẩn.", "{count} hidden direction marks were removed.", _LOOK_VI, _LOOK_EN
    ),
    "INP-CONTROL-CHARACTERS": Entry(
        "Đã bỏ {count} ký tự điều khiển.", "{count} control characters were removed.", _LOOK_VI, _LOOK_EN
    ),
}
