"""Messages about settling what holds a document: accepting a finding, setting a fact, mending."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {
    "SET-REASON": Entry(
        "Phải nêu lý do, không dùng ký tự điều khiển.",
        "A reason is needed, without control characters.",
        'Thêm --reason "…": lý do được ghi vào sổ cùng tên người làm.',
        'Add --reason "…": it is recorded together with your name.',
    ),
    "SET-VALUES": Entry(
        "Giá trị cần đặt chưa đúng:",
        "What is to be set is not right:",
        'Viết TRƯỜNG=GIÁ TRỊ, ví dụ: --set number=83/2008/QĐ-TTg --set "issuers=Bộ Tài chính; Bộ Tư pháp".',
        'Write FIELD=VALUE: --set number=83/2008/QĐ-TTg --set "issuers=Bộ Tài chính; Bộ Tư pháp".',
    ),
    "SET-FIELD": Entry("Không có trường {field}; các trường: {known}", "There is no field {field}; they are: {known}"),
    "SET-VALUE": Entry(
        "{field} không thể là “{value}”; cần: {expected}", "{field} can't be “{value}”; expected: {expected}"
    ),
    "SET-TYPE": Entry(
        "Không có loại văn bản “{type}”; các loại: {known}", "There is no document type “{type}”; they are: {known}"
    ),
    "SET-TWICE": Entry("Trường {field} được đặt hai lần.", "The field {field} is set twice."),
    "SET-INGEST-AGAIN": Entry(
        "Tệp {document} do phiên bản cũ của chương trình ghi sổ, chưa kèm đủ những gì đã nhận cùng tệp.",
        "The file {document} was recorded by an older version of the program, without what came with it.",
        "Tiếp nhận lại đúng tệp đó bằng gazette ingest, rồi chạy lại lệnh này.",
        "Bring the same file in again with gazette ingest, then run this command again.",
    ),
    "SET-NOT-READ": Entry(
        "Hiện không đọc lại được tệp {document} ({finding}); chưa ghi gì.",
        "The file {document} can't be read again now ({finding}); nothing was recorded.",
        "Xem cách xử lý bằng gazette explain {finding}, rồi chạy lại.",
        "See gazette explain {finding}, then run the command again.",
    ),
    "SET-NOT-STANDING": Entry(
        "Không có lỗi {finding} nào đang giữ {document}. Đang giữ: {standing}.",
        "No finding {finding} holds {document}. What holds it: {standing}.",
        "Chỉ lỗi mới cần chấp nhận; cảnh báo không giữ văn bản lại. Xem bằng gazette show.",
        "Only errors need to be accepted; warnings hold nothing. Look with gazette show.",
    ),
    "SET-UNACCEPTABLE": Entry(
        "Không ai được chấp nhận lỗi {finding} của {document}: lỗi về lược đồ, mất chữ hoặc về chính tệp gửi đến.",
        "Nobody can accept {finding} of {document}: it is about the schema, lost words or the file itself.",
        'Lỗi INP-… chỉ hết khi tệp (hoặc tệp khai báo) đã sửa được đưa vào lại bằng gazette ingest; gazette reply "{document}" soạn văn bản gửi cơ quan gửi. Lỗi DOC-…: gửi tệp cho bộ phận kỹ thuật. Xem gazette explain {finding}.',
        'An error INP-… ends only when the file (or its sidecar) is mended and brought in again with gazette ingest; gazette reply "{document}" writes to the sender. An error DOC-…: hand the file to those who maintain the program. See gazette explain {finding}.',
    ),
    "SET-NEEDS-EDIT": Entry(
        "Lỗi {finding} không chấp nhận được: địa chỉ và mục lục của {document} cần thông tin này.",
        "{finding} can't be accepted: the address and the contents need this fact of {document}.",
        'Đặt thông tin: gazette edit "{document}" --set {field}=… --reason "…"',
        'Set it: gazette edit "{document}" --set {field}=… --reason "…"',
    ),
    "SET-REPLACE-LAST": Entry(
        "Chưa thể cho {document} thay văn bản cùng số: còn lỗi khác đang giữ ({standing}).",
        "{document} can't take the place of the document with its number yet: other findings hold it ({standing}).",
        "Xử lý các lỗi đó trước, sau cùng mới chấp nhận DOC-DUPLICATE.",
        "Settle those first and accept DOC-DUPLICATE last.",
    ),
    "SET-REPLACES-COMPOSED": Entry(
        "Văn bản {document} đã nằm trong {issue} nên không thể thay bằng văn bản khác cùng số.",
        "{document} already stands in {issue}; another of its number can't take its place.",
        "Nếu là bản đúng của văn bản đó và số chưa ký: gazette correct {document} --with TỆP --reason …",
        "If it is the right text of that document, and the issue is not signed: gazette correct {document} --with FILE --reason …",
    ),
    "SET-COMPOSED": Entry(
        "Văn bản {document} đã nằm trong {issue} nên không sửa được.",
        "{document} already stands in {issue} and can't be edited.",
        "Văn bản đã vào số Công báo chỉ được sửa bằng đính chính.",
        "What stands in an issue is changed by a correction only.",
    ),
    "SET-FIX-PATH": Entry(
        "--fix sửa văn bản đã ghi sổ, còn {path} là tệp.",
        "--fix mends what is recorded; {path} is a file.",
        "Tiếp nhận tệp trước bằng gazette ingest, rồi gọi tên văn bản.",
        "Bring it in with gazette ingest first, then name the document.",
    ),
    "SET-DRY-RUN": Entry("--dry-run chỉ dùng cùng --fix.", "--dry-run goes with --fix.", "Thêm --fix.", "Add --fix."),
    "SET-OUTPUT": Entry(
        "Không ghi được {path}: {detail}",
        "Can't write {path}: {detail}",
        "Chọn nơi khác cho --output.",
        "Choose another place for --output.",
    ),
}
