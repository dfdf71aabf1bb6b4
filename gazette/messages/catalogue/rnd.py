"""Messages about rendering, and the words that the renderer itself prints."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {
    "RND-GLYPH": Entry(
        vi="Phông chữ không có {count} ký tự dùng trong số này: {characters}. Chưa tệp nào được tạo.",
        en="The typeface lacks {count} characters used in this issue: {characters}. No file was made.",
        hint_vi="Sửa ký tự đó trong tệp gốc (thường là ký hiệu chèn từ phông Symbol hoặc Wingdings) rồi nhập lại, "
        "hoặc cấu hình phông chữ có ký tự đó.",
        hint_en="Replace the character in the source (often one from Symbol or Wingdings) and ingest it again, "
        "or configure a typeface that has it.",
    ),
    "RND-IMAGE-BROKEN": Entry(
        vi="{document}: không đọc được hình {image}.",
        en="{document}: the image {image} can't be read.",
        hint_vi="Thay hình bằng tệp PNG hoặc JPEG mở được, rồi nhập lại văn bản.",
        hint_en="Replace the image by a PNG or JPEG that opens, then ingest the document again.",
    ),
    "RND-IMAGE-LARGE": Entry(
        vi="{document}: hình {image} quá lớn ({width} × {height} điểm ảnh).",
        en="{document}: the image {image} is too large ({width} × {height} pixels).",
        hint_vi="Thu hình xuống dưới 50 triệu điểm ảnh (khổ A3 ở 400 dpi chỉ cần 31 triệu), rồi nhập lại văn bản.",
        hint_en="Scale it below 50 million pixels (A3 at 400 dpi needs 31 million), then ingest the document again.",
    ),
    "RND-IMAGE-MISSING": Entry(
        vi="{document}, {place}: văn bản dùng hình {image} nhưng không có tệp hình đó.",
        en="{document}, {place}: the text shows the image {image}, but that file is not there.",
        hint_vi="Nhập lại văn bản cùng với tệp hình.",
        hint_en="Ingest the document again together with the image.",
    ),
    "RND-EMPTY": Entry(
        vi="{document}: văn bản không có nội dung để in.",
        en="{document}: the document has no text to print.",
        hint_vi="Kiểm tra tệp gốc, rồi nhập lại văn bản.",
        hint_en="Look at the source file, then ingest the document again.",
    ),
    "RND-TOO-HIGH": Entry(
        vi="{document}, {place}: có phần không thể đặt vừa một trang (hình hoặc ô bảng quá cao và không chia được).",
        en="{document}, {place}: something is too high for a page and can't be split (an image or a table cell).",
        hint_vi="Thu nhỏ hình hoặc tách ô bảng đó trong tệp gốc, rồi nhập lại văn bản.",
        hint_en="Make the image smaller or split the cell in the source, then ingest the document again.",
    ),
    "RND-COVER": Entry(
        "Bìa số {document} không đủ chỗ: chữ lấn vào ô ký số.",
        "The cover of {document} has no room: its words reach into the field for the seal.",
        "Rút ngắn tên công báo hoặc cơ quan phát hành, hoặc đặt chữ bìa nhỏ hơn: [style.text.cover_gazette] trong gazette.toml.",
        "Shorten the name of the gazette or of the operator, or set the cover in smaller type: [style.text.cover_gazette] of "
        "gazette.toml.",
    ),
    "RND-TABLE": Entry(
        vi="{document}, {place}: bảng có quá nhiều cột ({columns}).",
        en="{document}, {place}: the table has too many columns ({columns}).",
        hint_vi="Tách bảng thành nhiều bảng trong tệp gốc, rồi nhập lại văn bản.",
        hint_en="Split it into several tables in the source, then ingest the document again.",
    ),
    "RND-TOO-DEEP": Entry(
        vi="{document}, {place}: văn bản lồng quá nhiều cấp.",
        en="{document}, {place}: the text is nested too deeply.",
        hint_vi="Sửa cấu trúc văn bản (thường là bảng lồng trong bảng), rồi nhập lại.",
        hint_en="Mend the structure (usually tables inside tables), then ingest the document again.",
    ),
    "RND-XML": Entry(
        vi="{document}: không đọc được XML của văn bản ({detail}).",
        en="{document}: the document's XML can't be read ({detail}).",
        hint_vi="Nhập lại văn bản từ tệp gốc.",
        hint_en="Ingest the document again from its source.",
    ),
    "RND-FILE-NAME": Entry(
        vi="{document}: tên tệp kèm theo không dùng được: {name}.",
        en="{document}: an attached file's name can't be used: {name}.",
        hint_vi="Đổi tên tệp (không có dấu / hoặc \\), rồi nhập lại văn bản.",
        hint_en="Rename the file (no / or \\ in it), then ingest the document again.",
    ),
    "RND-PATH-TWICE": Entry(
        vi="Hai tệp của số báo có cùng đường dẫn {path}.",
        en="Two files of the issue have the same path {path}.",
        hint_vi="Bỏ văn bản bị trùng khỏi số báo, hoặc đổi tên một trong hai tệp kèm theo.",
        hint_en="Take the duplicate document out of the issue, or rename one of the two attached files.",
    ),
    "RND-TEXT-DIFFERS": Entry(
        vi="{document}: tệp {path} không cùng lời với bản Akoma Ntoso: bản này viết “{source}”, tệp viết “{found}”.",
        en="{document}: the file {path} does not say what the Akoma Ntoso says: “{source}” there, “{found}” in the file.",
        hint_vi="Chưa tệp nào được ký. Đây là lỗi của chương trình: gửi số báo và thông báo này cho người bảo trì; "
        "trong khi chờ, lập số báo không có văn bản đó (gazette compose --without).",
        hint_en="Nothing was sealed. This is a fault of the program: send the issue and this message to its maintainers; "
        "until then compose the issue without that document (gazette compose --without).",
    ),
    "RND-PORTIONS": Entry(
        vi="{document}: các phần đăng ở nhiều số báo không ghép lại thành toàn văn: phần đăng trước dừng ở chữ thứ "
        "{ends}, phần này bắt đầu từ chữ thứ {begins}.",
        en="{document}: its portions in several issues do not make up the text: the one before ends at letter {ends}, "
        "this one begins at letter {begins}.",
        hint_vi="Chưa tệp nào được ký. Sổ đăng ký đã bị sửa ngoài chương trình: chạy gazette doctor, rồi khôi phục "
        "registry.db từ bản sao lưu.",
        hint_en="Nothing was sealed. The registry was changed by something else than this program: run gazette doctor, "
        "then restore registry.db from its backup.",
    ),
    "RND-PORTIONS-CHANGED": Entry(
        vi="{document}: toàn văn đã khác so với khi đăng phần trước.",
        en="{document}: its text is no longer that of the portion printed before.",
        hint_vi="Chưa tệp nào được ký. Văn bản đã đăng một phần thì không sửa được nữa: khôi phục registry.db từ bản sao "
        "lưu; sai sót thì đăng văn bản đính chính.",
        hint_en="Nothing was sealed. A text of which a portion is printed is not changed any more: restore registry.db "
        "from its backup, and publish a correction for what is wrong.",
    ),
    "RND-UNREADABLE": Entry(
        vi="Tệp {path} vừa tạo không đọc lại được: {detail}.",
        en="The file {path}, just made, can't be read back: {detail}.",
        hint_vi="Chưa tệp nào được ký. Đây là lỗi của chương trình: gửi số báo và thông báo này cho người bảo trì.",
        hint_en="Nothing was sealed. This is a fault of the program: send the issue and this message to its maintainers.",
    ),
    "RND-TYPEFACE": Entry(
        vi="Phông chữ {name}: tệp {file} không có, không phải TrueType, hoặc khác với tệp đã ghim.",
        en="Typeface {name}: the file {file} is missing, is no TrueType file, or is not the one that was pinned.",
        hint_vi="Cài lại phông chữ đúng phiên bản, hoặc ghim lại phông trong gazette.toml.",
        hint_en="Install the right version of the typeface again, or pin the new one in gazette.toml.",
    ),
    "RND-DEMONSTRATION": Entry(
        vi="Bản trình diễn: không phải Công báo chính thức, không có giá trị pháp lý.",
        en="Demonstration copy: not an official gazette, without legal effect.",
    ),
    "RND-DEMONSTRATION-SHORT": Entry(vi="Bản trình diễn", en="Demonstration copy"),
    "RND-COLOPHON": Entry(vi="Thông tin xuất bản", en="Publication details"),
    "RND-COLOPHON-PUBLISHER": Entry(vi="Cơ quan xuất bản: {operator}", en="Published by {operator}"),
    "RND-COLOPHON-ADDRESS": Entry(vi="Địa chỉ: {address}", en="Address: {address}"),
    "RND-EMBLEM": Entry(vi="Quốc huy", en="Emblem"),
    "RND-PROOF": Entry(vi="BẢN IN THỬ", en="PROOF"),
    "RND-SEAL": Entry(vi="Con dấu điện tử", en="Electronic seal"),
    "RND-SEAL-WHERE": Entry(
        vi="Người ký và thời gian ký: xem chữ ký số của tệp này",
        en="Signer and time: see this file's digital signature",
    ),
    "RND-SEAL-BY": Entry(vi="Ký bởi: {signer}", en="Signed by: {signer}"),
    "RND-SEAL-OF": Entry(vi="Cơ quan: {operator}", en="Authority: {operator}"),
    "RND-SEAL-AT": Entry(vi="Thời gian ký: {at}", en="Signed at: {at}"),
    "RND-SEAL-PICTURE": Entry(
        "Không đọc được ảnh con dấu nêu trong gazette.toml.",
        "The image of the seal named in gazette.toml can't be read.",
        "Đặt tệp PNG hoặc JPEG: picture trong gazette.toml ([signing]).",
        "Name a PNG or JPEG file: picture in gazette.toml ([signing]).",
    ),
    "RND-SEAL-LARGE": Entry(
        "Ảnh con dấu quá lớn: {width} × {height} điểm ảnh.",
        "The image of the seal is too large: {width} × {height} pixels.",
        "Thu nhỏ ảnh; con dấu in nhỏ hơn 2 cm, 600 điểm ảnh mỗi chiều là đủ.",
        "Make it smaller; it is printed less than 2 cm wide, 600 pixels each way are plenty.",
    ),
    "RND-SEAL-FIELD": Entry(vi="Con dấu điện tử của {operator}", en="Electronic seal of {operator}"),
    "RND-CITATION": Entry(vi="{type} số {number}", en="{type} {number}"),
    "RND-PICTURE": Entry(
        vi="Hình trong văn bản, chưa có lời mô tả (tệp {name})",
        en="Image in the text, without a description (file {name})",
    ),
    "RND-SOURCE-FILE": Entry(vi="Bản Akoma Ntoso của {name}", en="Akoma Ntoso source of {name}"),
    "RND-REMARK": Entry(vi="Chú thích của Công báo: {remark}", en="Publisher's note: {remark}"),
    "RND-TEXT-GOES-ON": Entry(vi="(Xem tiếp {title} số {numbers})", en="(Continued in {title} No. {numbers})"),
    "RND-TEXT-FROM": Entry(vi="(Tiếp theo {title} số {numbers})", en="(Continued from {title} No. {numbers})"),
    "RND-SUPPLEMENT": Entry(
        vi="Phụ trương của {title} số {numbers}/{year}", en="Supplement to {title} No. {numbers}/{year}"
    ),
    "RND-NOTES": Entry(vi="Chú thích", en="Notes"),
    "RND-NOTE-BACK": Entry(vi="Về chỗ chú thích {marker}", en="Back to note {marker}"),
    "RND-SOURCE": Entry(vi="Địa chỉ cố định: {address}", en="Permanent address: {address}"),
}
