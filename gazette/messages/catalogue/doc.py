"""Messages about a document's content."""

from gazette.messages import Entry

_AS_IS_VI = "Đối chiếu với bản gốc; nếu bản gốc như vậy thì giữ nguyên."
_AS_IS_EN = "Compare with the original; leave it if the original has it so."

ENTRIES: dict[str, Entry] = {
    # profiles
    "DOC-PROFILE-UNKNOWN": Entry(
        "Không có cấu hình quốc gia tên “{profile}”.",
        "There is no profile called “{profile}”.",
        "Chọn một trong: {known}.",
        "Choose one of: {known}.",
    ),
    "DOC-PROFILE-PLACE": Entry(
        "Mã nơi công bố “{place}” không hợp lệ.",
        "The publisher's code “{place}” is not valid.",
        "Viết mã nước gồm hai chữ thường, thêm mã tỉnh nếu có, ví dụ: vn, vn-hn.",
        "Write two small letters for the country and, if need be, a code for the province: vn, vn-hn.",
    ),
    "DOC-PROFILE-RULE": Entry(
        "Không có quy tắc {rule} trong cấu hình {profile} (mục [rules] của gazette.toml).",
        "The profile {profile} has no rule {rule} ([rules] of gazette.toml).",
        "Sửa mã; xem docs/reference/findings.md.",
        "Correct the code; see docs/reference/findings.md.",
    ),
    "DOC-PROFILE-RULE-VALUE": Entry(
        "Quy tắc {rule} không có tham số {name} (mục [rules] của gazette.toml); có: {known}.",
        "The rule {rule} has no parameter {name} ([rules] of gazette.toml); it has: {known}.",
        "Sửa tên tham số; ngoài ra chỉ có severity và basis.",
        "Correct the parameter; besides those there are severity and basis.",
    ),
    # no issued document
    "DOC-NO-TEXT": Entry(
        "Tệp không có chữ nào.",
        "The file holds no text.",
        "Gửi bản điện tử có chữ (DOCX), không phải ảnh chụp.",
        "Send an electronic text (DOCX), not a picture of one.",
    ),
    "DOC-BLANK-FORM": Entry(
        "Đây là biểu mẫu chưa điền: có {count} chỗ trống kiểu {{Tên}} và không có số.",
        "This is a blank form: it has {count} placeholders and no number.",
        "Gửi văn bản đã ban hành.",
        "Send the document as issued.",
    ),
    "DOC-STUB": Entry(
        "Tệp chỉ có thông tin về văn bản, không có nội dung.",
        "The file only tells about a document; the text itself is missing.",
        "Gửi toàn văn văn bản.",
        "Send the full text.",
    ),
    "DOC-FRAGMENT": Entry(
        "Đây chỉ là một đoạn của văn bản: không có số, loại, ngày, cơ quan ban hành và chữ ký.",
        "This is only a piece of a document: number, type, date, issuer and signature are missing.",
        "Gửi văn bản đầy đủ từ phần mở đầu đến chữ ký.",
        "Send the whole document, from its heading to its signature.",
    ),
    "DOC-NOT-ISSUED": Entry(
        "Tệp không phải văn bản đã ban hành: không thấy số, loại, ngày và chữ ký.",
        "This is no issued document: it shows no number, type, date or signature.",
        "Kiểm tra xem có gửi nhầm tệp không.",
        "Check whether the wrong file was sent.",
    ),
    "DOC-RECORD-BROKEN": Entry(
        "Phần thông tin do chương trình ghi trong tệp Akoma Ntoso bị hỏng: {detail}.",
        "The record that this program writes into Akoma Ntoso files is broken here: {detail}.",
        "Dùng lại tệp gốc hoặc xóa phần <proprietary> của tệp.",
        "Use the original file, or remove its <proprietary> part.",
    ),
    # what the address needs
    "DOC-NO-NUMBER": Entry(
        "Không đọc được số, ký hiệu của văn bản.",
        "The document's number was not found.",
        'Bổ sung theo bản chính: gazette edit TỆP --set number=SỐ --reason "…"; hoặc ghi vào tệp .gazette.json cạnh văn bản rồi đưa vào lại.',
        'Add it from the original: gazette edit FILE --set number=NUMBER --reason "…"; or give it in the .gazette.json file beside the document and bring that in again.',
    ),
    "DOC-NO-TYPE": Entry(
        "Không đọc được loại văn bản.",
        "The type of the document was not found.",
        'Bổ sung theo bản chính: gazette edit TỆP --set type="Quyết định" --reason "…"; hoặc ghi vào tệp .gazette.json cạnh văn bản rồi đưa vào lại.',
        'Add it from the original: gazette edit FILE --set type="Quyết định" --reason "…"; or give it in the .gazette.json file beside the document and bring that in again.',
    ),
    "DOC-NO-DATE": Entry(
        "Không đọc được ngày ban hành.",
        "The date of the document was not found.",
        'Bổ sung theo bản chính: gazette edit TỆP --set date=2026-01-31 --reason "…"; hoặc ghi vào tệp .gazette.json cạnh văn bản rồi đưa vào lại.',
        'Add it from the original: gazette edit FILE --set date=2026-01-31 --reason "…"; or give it in the .gazette.json file beside the document and bring that in again.',
    ),
    "DOC-NO-TITLE": Entry(
        "Không đọc được trích yếu.",
        "The title of the document was not found.",
        'Bổ sung theo bản chính: gazette edit TỆP --set title="…" --reason "…"; hoặc ghi vào tệp .gazette.json cạnh văn bản rồi đưa vào lại.',
        'Add it from the original: gazette edit FILE --set title="…" --reason "…"; or give it in the .gazette.json file beside the document and bring that in again.',
    ),
    "DOC-NO-ISSUER": Entry(
        "Không đọc được cơ quan ban hành.",
        "The issuing body was not found.",
        'Bổ sung theo bản chính: gazette edit TỆP --set issuers="Bộ Tài chính" --reason "…"; hoặc ghi vào tệp .gazette.json cạnh văn bản rồi đưa vào lại.',
        'Add it from the original: gazette edit FILE --set issuers="Bộ Tài chính" --reason "…"; or give it in the .gazette.json file beside the document and bring that in again.',
    ),
    "DOC-CORRECTED": Entry(
        "Trường {field} đã được sửa theo tệp đi kèm: “{before}” thành “{after}”.",
        "{field} was corrected by the file beside the document: “{before}” became “{after}”.",
    ),
    "DOC-EDITED": Entry(
        "Trường {field}: văn bản ghi “{before}”, {who} đặt là “{after}” ngày {day}. Lý do: {reason}",
        "{field}: the document shows “{before}”; {who} set “{after}” on {day}. Reason: {reason}",
    ),
    "DOC-MENDED": Entry(
        "Trường {field}: văn bản ghi “{before}”, chương trình sửa thành “{after}” theo {code} (do {who} chạy ngày {day}).",
        "{field}: the document shows “{before}”; the program mended it to “{after}” for {code} (run by {who} on {day}).",
        "Đối chiếu với bản gốc; sửa lại bằng gazette edit nếu chưa đúng.",
        "Compare with the original; set it with gazette edit if it is not right.",
    ),
    "DOC-FROM-RECORD": Entry(
        "Văn bản không ghi: {fields}. Đã lấy theo bảng thông tin đi kèm, không phải theo bản gốc.",
        "The text does not show: {fields}. Taken from the record that came with it, not from the document.",
        "Đối chiếu với bản gốc trước khi đăng.",
        "Compare with the original before publishing.",
    ),
    "DOC-TYPE-UNKNOWN": Entry(
        "Không có loại văn bản “{type}”.",
        "There is no document type “{type}”.",
        "Dùng tên loại theo quy định, ví dụ: Nghị định, Quyết định, Thông tư.",
        "Use a type that the profile knows.",
    ),
    # text
    "DOC-WORDS-LOST": Entry(
        "Văn bản chuyển đổi không khớp bản gốc. Bản gốc: “… {source} …”. Bản chuyển đổi: “… {made} …”.",
        "The converted text differs from the source. Source: “… {source} …”. Converted: “… {made} …”.",
        "Không thể chấp nhận lỗi này. Gửi tệp cho bộ phận kỹ thuật.",
        "This can't be accepted. Hand the file to those who maintain the program.",
    ),
    "DOC-UNWITNESSED": Entry(
        "Không đọc lại được tệp gốc để kiểm chứng rằng không mất chữ nào: {detail}",
        "The file could not be read a second time, so nothing proves that no word was lost: {detail}",
        "Lưu văn bản thành DOCX rồi đưa vào lại; nếu vẫn lỗi, gửi tệp cho bộ phận kỹ thuật.",
        "Save the document as DOCX and hand it in again; if that fails, hand the file to those who maintain the program.",
    ),
    "DOC-SCHEMA": Entry(
        "Tệp Akoma Ntoso sai lược đồ ở dòng {line}: {message}",
        "The Akoma Ntoso breaks the schema in line {line}: {message}",
        "Không thể chấp nhận lỗi này. Gửi tệp cho bộ phận kỹ thuật.",
        "This can't be accepted. Hand the file to those who maintain the program.",
    ),
    "DOC-EMPTY-BODY": Entry(
        "Phần nội dung của văn bản trống.",
        "The body of the document is empty.",
        "Gửi toàn văn văn bản.",
        "Send the full text.",
    ),
    "DOC-ARTICLE-GAP": Entry(
        "Số thứ tự điều không liên tục: sau {before} là {after}.",
        "The articles do not count on: {after} follows {before}.",
        _AS_IS_VI,
        _AS_IS_EN,
    ),
    "DOC-POINT-LETTER": Entry(
        "Điểm {letter}) không có trong thứ tự chữ cái tiếng Việt (a, b, c, d, đ, e, g …).",
        "Point {letter}) is not in the Vietnamese order (a, b, c, d, đ, e, g …).",
        _AS_IS_VI,
        _AS_IS_EN,
    ),
    "DOC-DIVISION-GAP": Entry(
        "Số thứ tự không liên tục: sau {before} là {after}.",
        "The divisions do not count on: {after} follows {before}.",
        _AS_IS_VI,
        _AS_IS_EN,
    ),
    "DOC-CLAUSE-GAP": Entry(
        "{article}: số thứ tự khoản không liên tục, sau khoản {before} là khoản {after}.",
        "{article}: the clauses do not count on, {after} follows {before}.",
        _AS_IS_VI,
        _AS_IS_EN,
    ),
    "DOC-POINT-GAP": Entry(
        "Thứ tự điểm không liên tục: sau {before} là {after}.",
        "The points do not count on: {after} follows {before}.",
        _AS_IS_VI,
        _AS_IS_EN,
    ),
    "DOC-NUMBER-TWICE": Entry(
        "Hai mục liền nhau cùng số: {number}.",
        "Two neighbours bear the same number: {number}.",
        _AS_IS_VI,
        _AS_IS_EN,
    ),
    "DOC-MORE": Entry(
        "Còn {count} phát hiện {rule} khác trong văn bản này.",
        "There are {count} more findings {rule} in this document.",
    ),
    "DOC-REF-DANGLING": Entry(
        "Dẫn chiếu tới chỗ không có trong văn bản: “{reference}”.",
        "A reference to something that is not in the document: “{reference}”.",
        _AS_IS_VI,
        _AS_IS_EN,
    ),
    "DOC-ANNEX-MISSING": Entry(
        "Văn bản nói tới phụ lục {annexes} ban hành kèm theo nhưng tệp không có.",
        "The text names annex {annexes} as issued with it, and the file does not hold it.",
        "Xin cơ quan gửi gửi đủ phụ lục.",
        "Ask the sender for the annexes.",
    ),
    "DOC-REF-EXPIRED": Entry(
        "{citation} đã bị {by} bãi bỏ hoặc thay thế từ ngày {on}.",
        "{citation} was repealed or replaced by {by} from {on}.",
        "Báo cơ quan ban hành nếu đó là căn cứ; không tự sửa.",
        "Tell the issuer if it is a legal basis; don't mend it yourself.",
    ),
    "DOC-REF-UNKNOWN": Entry(
        "Sổ đăng ký đủ văn bản từ năm {year} nhưng không có {citation}.",
        "The registry is complete from {year} on and does not hold {citation}.",
        "Kiểm tra số, năm của văn bản được dẫn.",
        "Check number and year of the document cited.",
    ),
    "DOC-CITED-NUMBER": Entry(
        "{count} số, ký hiệu được dẫn trong văn bản gõ sai: {numbers}",
        "{count} numbers cited in the text are mistyped: {numbers}",
        _AS_IS_VI,
        _AS_IS_EN,
    ),
    "DOC-LOOKALIKE": Entry(
        "{count} từ có chữ Hy Lạp hoặc Kirin lẫn vào: {words}",
        "{count} words mix in Greek or Cyrillic letters: {words}",
        _AS_IS_VI,
        _AS_IS_EN,
    ),
    # components
    "DOC-NO-STATE": Entry(
        "Không thấy Quốc hiệu và Tiêu ngữ.",
        "The name of the state and its motto are missing.",
        "Đối chiếu phần đầu với bản chính; thiếu thì xin bản đủ.",
        "Compare the letterhead with the original; if it is missing, ask for a complete copy.",
    ),
    "DOC-NO-PLACE": Entry(
        "Không thấy địa danh.",
        "The place of issue is missing.",
        "Đối chiếu dòng địa danh và ngày với bản chính.",
        "Compare the line of place and date with the original.",
    ),
    "DOC-NO-POSITION": Entry(
        "Không thấy chức vụ của người ký {name}.",
        "The office of the signer {name} is missing.",
        "Đối chiếu phần chữ ký với bản chính.",
        "Compare the signature with the original.",
    ),
    "DOC-NO-RECIPIENTS": Entry(
        "Không thấy nơi nhận.",
        "The list of recipients (Nơi nhận) is missing.",
        "Đối chiếu phần cuối với bản chính; thiếu thì xin bản đủ.",
        "Compare the end with the original; if it is missing, ask for a complete copy.",
    ),
    "DOC-NO-GAZETTE": Entry(
        "Nơi nhận không ghi Công báo.",
        "The list of recipients does not name the gazette (Công báo).",
        "Văn bản vẫn đăng được; nhắc cơ quan gửi cho lần sau.",
        "It can be published all the same; tell the sender for next time.",
    ),
    "DOC-FIELD-LENGTH": Entry(
        "Trường {field} dài {length} ký tự, quá {limit}.",
        "The field {field} has {length} characters, more than {limit}.",
        "Văn bản vẫn đăng được; hệ thống trao đổi văn bản có thể cắt bớt.",
        "It can be published all the same; systems that exchange documents may cut the field.",
    ),
    # number
    "DOC-NUMBER-GRAMMAR": Entry(
        "Số, ký hiệu “{number}” không theo mẫu nào đã biết.",
        "The number “{number}” follows no known pattern.",
        "Đối chiếu với bản gốc (Nghị định 30/2020/NĐ-CP, Phụ lục I).",
        "Compare with the original (Decree 30/2020/NĐ-CP, annex I).",
    ),
    "DOC-NUMBER-ASCII": Entry(
        "Số, ký hiệu “{number}” gõ thiếu dấu.",
        "The number “{number}” was typed without Vietnamese letters.",
        "Có phải là “{proposal}”? Đúng thì gazette check --fix sửa được; nếu không, dùng gazette edit.",
        "Should it be “{proposal}”? If so gazette check --fix mends it; otherwise use gazette edit.",
    ),
    "DOC-NUMBER-TTG": Entry(
        "Số, ký hiệu “{number}” viết TTG thay cho TTg.",
        "The number “{number}” has TTG for TTg.",
        "Có phải là “{proposal}”?",
        "Should it be “{proposal}”?",
    ),
    "DOC-NUMBER-ETH": Entry(
        "Số, ký hiệu “{number}” có chữ Ð (eth) trông giống chữ Đ nhưng là chữ khác.",
        "The number “{number}” holds an eth (Ð), which looks like Đ but is another letter.",
        "Có phải là “{proposal}”? Sửa trong tệp .gazette.json hoặc bằng lệnh gazette edit.",
        "Should it be “{proposal}”? Correct it in the .gazette.json file or with gazette edit.",
    ),
    "DOC-NUMBER-NFC": Entry(
        "Số, ký hiệu “{number}” dùng dấu rời (chưa chuẩn hóa NFC).",
        "The number “{number}” uses combining marks (not NFC).",
        "Có phải là “{proposal}”?",
        "Should it be “{proposal}”?",
    ),
    "DOC-NUMBER-HOMOGLYPH": Entry(
        "Số, ký hiệu “{number}” có chữ Hy Lạp hoặc chữ Nga trông giống chữ Latinh.",
        "The number “{number}” holds Greek or Cyrillic letters that look Latin.",
        "Có phải là “{proposal}”? Sửa trong tệp .gazette.json hoặc bằng lệnh gazette edit.",
        "Should it be “{proposal}”? Correct it in the .gazette.json file or with gazette edit.",
    ),
    "DOC-NUMBER-SPACE": Entry(
        "Số, ký hiệu “{number}” có khoảng trắng ở giữa.",
        "The number “{number}” has a space inside.",
        "Có phải là “{proposal}”?",
        "Should it be “{proposal}”?",
    ),
    "DOC-NUMBER-ZERO": Entry(
        "Số “{number}” nhỏ hơn 10 mà không có số 0 ở trước.",
        "The number “{number}” is below 10 and lacks its leading zero.",
        "Có phải là “{proposal}”? Nếu bản gốc như vậy thì giữ nguyên.",
        "Should it be “{proposal}”? Leave it if the original has it so.",
    ),
    "DOC-NUMBER-DASH": Entry(
        "Số, ký hiệu “{number}” dùng gạch dài thay cho gạch nối.",
        "The number “{number}” has a long dash for a hyphen.",
        "Có phải là “{proposal}”?",
        "Should it be “{proposal}”?",
    ),
    # facts against one another
    "DOC-TYPE-SYMBOL": Entry(
        "Loại văn bản là {type} nhưng ký hiệu ghi {symbol}.",
        "The type is {type}, but the symbol says {symbol}.",
        "Đối chiếu với bản gốc.",
        "Compare with the original.",
    ),
    "DOC-ISSUER-SYMBOL": Entry(
        "Cơ quan ban hành là {issuer} nhưng ký hiệu ghi {symbol}.",
        "The issuer is {issuer}, but the symbol says {symbol}.",
        "Đối chiếu với bản gốc.",
        "Compare with the original.",
    ),
    "DOC-TYPE-ISSUER": Entry(
        "{issuer} không có thẩm quyền ban hành {type}.",
        "{issuer} does not issue documents of the type {type}.",
        "Đối chiếu tên cơ quan và loại văn bản với bản chính.",
        "Compare issuer and type with the original.",
    ),
    "DOC-ISSUER-UNKNOWN": Entry(
        "Cơ quan “{issuer}” chưa có trong danh mục.",
        "The body “{issuer}” is not in the profile's list.",
        "Kiểm tra tên cơ quan; văn bản xếp sau các cơ quan đã biết.",
        "Check the name; the document is placed behind those of known bodies.",
    ),
    "DOC-LOCAL-PLACE": Entry(
        "{issuer} là cơ quan địa phương, còn đây là Công báo trung ương.",
        "{issuer} is a local body, but this is the national gazette.",
        "Gửi văn bản này cho Công báo của tỉnh, thành phố.",
        "Hand the document to the gazette of its province.",
    ),
    "DOC-OTHER-GAZETTE": Entry(
        "Văn bản của {issuer} không đăng trên Công báo {place}; nơi đăng: {carriers}.",
        "A document of {issuer} is not carried by the gazette of {place}; it is carried by: {carriers}.",
        "Tiếp nhận lại tệp với --publisher và mã của nơi đăng; chưa có nơi nào thì thêm cơ quan ban hành vào issuers trong "
        "gazette.toml; nếu vẫn đăng ở đây, chấp nhận kèm lý do: gazette accept.",
        "Ingest the file again with --publisher and the code of its gazette; if there is none, name the body under issuers "
        "in gazette.toml; if it shall be published here all the same, accept this with a reason: gazette accept.",
    ),
    "DOC-YEAR-DATE": Entry(
        "Năm trong số, ký hiệu ({year}) khác năm ban hành ({date}).",
        "The year in the number ({year}) is not that of the date ({date}).",
        "Đối chiếu với bản gốc.",
        "Compare with the original.",
    ),
    "DOC-DATE-FUTURE": Entry(
        "Ngày ban hành {date} ở sau hôm nay ({today}).",
        "The date {date} lies after today ({today}).",
        "Kiểm tra ngày ban hành; văn bản chưa ban hành thì chưa được đăng Công báo.",
        "Check the date: a document that is not issued yet can't be published.",
    ),
    "DOC-EFFECT-EARLY": Entry(
        "Hiệu lực từ {effective}, chưa đủ {days} ngày kể từ ngày {date}.",
        "It takes effect on {effective}, less than {days} days after {date}.",
        "Chỉ được như vậy nếu ban hành theo thủ tục rút gọn hoặc trường hợp đặc biệt: khi đó phải đăng Công báo ngay.",
        "That is allowed only under the shortened procedure or in special cases; then it must be published at once.",
    ),
    "DOC-EFFECT-BACK": Entry(
        "Hiệu lực từ {effective}, trước ngày ban hành {date}.",
        "It takes effect on {effective}, before its date {date}.",
        "Kiểm tra ngày có hiệu lực; hiệu lực trở về trước chỉ được trong trường hợp luật cho phép.",
        "Check the day of effect: the law allows an earlier one only in certain cases.",
    ),
    "DOC-SENT-LATE": Entry(
        "Ký ngày {date}, nhận ngày {received}; hạn gửi là {limit}.",
        "Signed on {date}, received on {received}; it was to be sent by {limit}.",
        "Ghi nhận và đăng ngay.",
        "Make a note of it and publish at once.",
    ),
    "DOC-PUBLISH-LATE": Entry(
        "Nhận ngày {received}; hạn đăng là {limit}, hôm nay {today}.",
        "Received on {received}; it was to be published by {limit}, today is {today}.",
        "Đưa vào số Công báo gần nhất.",
        "Take it into the next issue.",
    ),
    "DOC-EFFECT-OPEN": Entry(
        "Chưa tính được ngày có hiệu lực từ câu: “{rule}”",
        "The day of effect can't be told from: “{rule}”",
        "Ghi ngày có hiệu lực vào tệp .gazette.json nếu biết.",
        "Give the day in the .gazette.json file if you know it.",
    ),
    "DOC-NO-SIGNER": Entry(
        "Không thấy người ký.",
        "No signer was found.",
        "Đối chiếu phần chữ ký với bản gốc.",
        "Compare the signature with the original.",
    ),
    "DOC-FROM-HEADER": Entry(
        "Văn bản không ghi, lấy theo phần đầu gói edXML: {fields}",
        "Not shown by the document, taken from the edXML header: {fields}",
        "Đối chiếu với bản gốc.",
        "Compare with the original.",
    ),
    "DOC-HEADER-DIFFERS": Entry(
        "Phần đầu gói edXML ghi {field} là “{header}”, văn bản ghi “{own}”; theo văn bản.",
        "The edXML header gives {field} as “{header}”, the document as “{own}”; the document stands.",
        "Nếu văn bản đọc sai, sửa bằng tệp .gazette.json; nếu phần đầu gói sai thì không phải làm gì.",
        "If the document was misread, correct it in the .gazette.json file; if the header is wrong, nothing needs doing.",
    ),
    "DOC-ORIGINAL-EQUAL": Entry(
        "Đã đối chiếu với bản gốc {original}: giống nhau từng chữ ({words} từ).",
        "Compared with the original {original}: the same, word by word ({words} words).",
    ),
    "DOC-ORIGINAL-DIFFERS": Entry(
        "Văn bản khác bản gốc {original} ở {count} chỗ. Tệp {file}: {text}. Bản gốc: {theirs}.",
        "The text differs from the original {original} in {count} places. {file}: {text}. The original: {theirs}.",
        "Bản gốc có chữ ký là bản đúng: sửa tệp văn bản cho khớp, hoặc hỏi lại cơ quan ban hành.",
        "The signed original is right: make the text agree with it, or ask the issuing body.",
    ),
    "DOC-ORIGINAL-NOT-COMPARED": Entry(
        "Không đối chiếu được từng chữ với bản gốc {original}.",
        "The original {original} could not be compared word by word.",
        "Đọc đối chiếu bằng mắt trước khi phát hành.",
        "Compare them by eye before publishing.",
    ),
    "DOC-DUPLICATE": Entry(
        "Đã nhận văn bản khác cùng số {number}: tệp {file}, số Công báo: {issue} (địa chỉ {eli}).",
        "Another document with the number {number} was accepted: the file {file}, issue: {issue} (address {eli}).",
        "So hai tệp (xem tệp kia: gazette show {sha256:.12}). Nếu số sai, sửa bằng gazette edit; nếu tệp này thay tệp kia khi tệp kia chưa vào số Công báo nào: gazette accept … --finding DOC-DUPLICATE.",
        "Compare the two (see the other: gazette show {sha256:.12}). If the number is wrong, use gazette edit; if this file replaces the other, which is in no issue yet: gazette accept … --finding DOC-DUPLICATE.",
    ),
    # signatures of senders
    "DOC-SIGNATURE-GOOD": Entry(
        "Chữ ký số trên {file} hợp lệ. Người ký: {signers}.",
        "The signature on {file} is valid. Signed by: {signers}.",
    ),
    "DOC-SIGNATURE-UNSURE": Entry(
        "Chưa đủ cơ sở kết luận về chữ ký số trên {file} ({checks}). Người ký theo chứng thư: {signers}.",
        "The signature on {file} can't be confirmed ({checks}). The certificate names: {signers}.",
        "Thêm chứng thư gốc và danh sách thu hồi của cơ quan gửi vào [intake] của gazette.toml rồi tiếp nhận lại.",
        "Add the sender's root and revocation lists to [intake] in gazette.toml, then ingest again.",
    ),
    "DOC-SIGNATURE-BAD": Entry(
        "Chữ ký số trên {file} không hợp lệ ({checks}). Người ký theo chứng thư: {signers}.",
        "The signature on {file} is not valid ({checks}). The certificate names: {signers}.",
        "Báo cho cơ quan gửi và xin lại bản ký số gốc. Chỉ chấp nhận khi đã xác minh bằng cách khác, và ghi rõ lý do.",
        "Tell the sender and ask for the signed original again. Accept it only when verified another way, and say how.",
    ),
}
