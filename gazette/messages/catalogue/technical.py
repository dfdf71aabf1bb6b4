"""What the operating system and libraries say in English, in our words; names of fields; what a schema wants.

A phrase is matched as a whole. Groups of its pattern are named: what `inner` matches is said in our words too, the
others stand in the wording as they are.
"""

from typing import NamedTuple


class Phrase(NamedTuple):
    """A technical phrase (a regular expression) and what it means. English says the phrase itself where `en` is empty."""

    pattern: str
    vi: str
    en: str = ""


_AT = r" ?(?:\(?<string>, line \d+\)?)?"

PHRASES: tuple[Phrase, ...] = (
    # the operating system
    Phrase(r"\[Errno -?\d+\] (?P<inner>[^:]+)(?:: .*)?", "{inner}"),
    Phrase(r"Permission denied|Operation not permitted", "không có quyền"),
    Phrase(r"No such file or directory", "không có tệp hoặc thư mục này"),
    Phrase(r"Is a directory", "đó là thư mục"),
    Phrase(r"Not a directory", "đường dẫn đi qua một tệp không phải thư mục"),
    Phrase(r"No space left on device|Disk quota exceeded", "hết dung lượng đĩa"),
    Phrase(r"Read-only file system", "ổ đĩa chỉ cho đọc"),
    Phrase(r"Input/output error", "ổ đĩa hoặc mạng gặp lỗi khi đọc, ghi"),
    Phrase(r"File name too long", "tên tệp quá dài"),
    Phrase(r"Too many open files(?: in system)?", "mở quá nhiều tệp cùng lúc"),
    Phrase(r"Too many levels of symbolic links", "liên kết dẫn vòng quanh"),
    Phrase(r"Address already in use", "chương trình khác đang dùng"),
    Phrase(r"File exists", "đã có sẵn"),
    Phrase(r"Directory not empty", "thư mục không trống"),
    Phrase(r"Device or resource busy|Text file busy", "chương trình khác đang dùng"),
    Phrase(r"No such device or address", "không phải tệp thường"),
    Phrase(r"Stale file handle|Connection timed out|Host is down", "ổ mạng không trả lời"),
    Phrase(r"Connection refused", "máy chủ từ chối kết nối"),
    Phrase(r"timed out", "quá thời hạn"),
    Phrase(r"Name or service not known|Temporary failure in name resolution", "không tìm thấy máy chủ tên này"),
    Phrase(r"not a regular file", "không phải tệp thường (thiết bị, ống dẫn …)"),
    # SQLite
    Phrase(r"database is locked", "chương trình khác đang dùng"),
    Phrase(r"file is not a database", "không phải tệp sổ đăng ký"),
    Phrase(r"database disk image is malformed", "nội dung bị hỏng"),
    Phrase(r"unable to open database file", "không mở được tệp"),
    Phrase(r"attempt to write a readonly database", "không có quyền ghi"),
    Phrase(r"database or disk is full", "hết dung lượng đĩa"),
    Phrase(r"disk I/O error", "ổ đĩa gặp lỗi khi đọc, ghi"),
    # encodings
    Phrase(
        r"'utf-8' codec can't decode byte 0x[0-9a-f]+ in position (?P<at>\d+): .*",
        "không phải UTF-8 (byte thứ {at})",
        "not UTF-8 (byte {at})",
    ),
    Phrase(
        r"'utf-8' codec can't decode bytes in position (?P<at>\d+)-\d+: .*",
        "không phải UTF-8 (từ byte thứ {at})",
        "not UTF-8 (from byte {at} on)",
    ),
    # JSON
    Phrase(
        r"(?P<inner>.+): line (?P<line>\d+) column (?P<column>\d+) \(char \d+\)",
        "{inner} (dòng {line}, cột {column})",
        "{inner} (line {line}, column {column})",
    ),
    Phrase(r"Expecting value", "thiếu giá trị, hoặc giá trị là chữ mà không có dấu nháy kép"),
    Phrase(r"Expecting ',' delimiter", "thiếu dấu phẩy giữa hai mục"),
    Phrase(r"Expecting ':' delimiter", "thiếu dấu hai chấm sau tên mục"),
    Phrase(
        r"Expecting property name enclosed in double quotes",
        "tên mục phải nằm trong dấu nháy kép (và sau mục cuối không có dấu phẩy)",
    ),
    Phrase(r"Illegal trailing comma before end of (?:object|array)", "thừa dấu phẩy sau mục cuối"),
    Phrase(r"Unterminated string starting at", "chuỗi thiếu dấu nháy kép đóng, mở từ đây"),
    Phrase(r"Invalid control character at", "trong chuỗi có xuống dòng hoặc ký tự điều khiển"),
    Phrase(r"Invalid \\\\?(?:u)?.*escape.*", "dấu \\ dùng sai (trong JSON viết \\\\)"),
    Phrase(r"Extra data", "thừa nội dung sau phần JSON"),
    Phrase(r"'(?P<key>.*)' stands twice", "mục {key} được ghi hai lần"),
    Phrase(r"(?P<name>NaN|-?Infinity) is not JSON", "{name} không phải giá trị JSON"),
    Phrase(r"maximum recursion depth exceeded.*", "lồng nhau quá nhiều lớp", "nested too deep"),
    # CSV
    Phrase(r"unexpected end of data", "dấu nháy kép mở mà không đóng"),
    Phrase(r"'(?P<mark>.+)' expected after '\"'", "sau dấu nháy kép đóng phải là dấu {mark}"),
    Phrase(r"line contains NUL", "có ký tự NUL"),
    Phrase(r"new-line character seen in unquoted field.*", "ngắt dòng trong ô không có dấu nháy kép"),
    # TOML
    Phrase(r"(?P<inner>.+) \(at line (?P<line>\d+), column (?P<column>\d+)\)", "{inner} (dòng {line}, cột {column})"),
    Phrase(r"(?P<inner>.+) \(at end of document\)", "{inner} (ở cuối tệp)"),
    Phrase(r"Invalid value", "giá trị sai; chữ phải nằm trong dấu nháy kép"),
    Phrase(r"Invalid statement", "dòng này không phải TÊN = GIÁ TRỊ cũng không phải [MỤC]"),
    Phrase(r"Expected '=' after a key in a key/value pair", "thiếu dấu = sau tên khóa"),
    Phrase(r"Expected newline or end of document after a statement", "thừa nội dung ở cuối dòng"),
    Phrase(r"Unterminated string|Expected \"'\"", "chuỗi thiếu dấu nháy đóng"),
    Phrase(r"Unclosed array", "danh sách thiếu dấu ] đóng"),
    Phrase(r"Illegal character .*", "có ký tự không được phép (chuỗi thiếu dấu nháy đóng?)"),
    Phrase(r"Cannot (?:overwrite a value|declare .* twice.*|redefine .*|mutate .*)", "khóa hoặc mục được ghi hai lần"),
    # XML that is not well-formed
    Phrase(
        r"Opening and ending tag mismatch: (?P<open>\S+) line (?P<line>\d+) and (?P<close>[^,\s]+)(?P<inner>,.*)?",
        "thẻ <{open}> mở ở dòng {line} gặp thẻ đóng </{close}> {inner}",
    ),
    Phrase(r"(?P<inner>.+?), line (?P<line>\d+), column (?P<column>\d+)" + _AT, "{inner} (dòng {line}, cột {column})"),
    Phrase(r", line (?P<line>\d+), column (?P<column>\d+)" + _AT, " (dòng {line}, cột {column})"),
    Phrase(
        r"Premature end of data in tag (?P<tag>\S+) line (?P<line>\d+)",
        "tệp hết giữa chừng: thẻ <{tag}> mở ở dòng {line} chưa đóng",
    ),
    Phrase(r"Couldn't find end of Start Tag (?P<tag>\S+)(?: line \d+)?", "thẻ <{tag}> thiếu dấu >"),
    Phrase(r"(?:Start tag expected, '<' not found|Document is empty)", "không có thẻ XML nào"),
    Phrase(r"Extra content at the end of the document", "thừa nội dung sau thẻ đóng cuối cùng"),
    Phrase(r"xmlParseEntityRef: no name|EntityRef: expecting ';'", "dấu & phải viết là &amp;"),
    Phrase(r"Entity '(?P<name>[^']+)' not defined", "ký hiệu &{name}; không được khai báo"),
    Phrase(r"(?:Input is not proper UTF-8|Invalid bytes in character encoding).*", "không đúng bảng mã UTF-8"),
    Phrase(r"(?:Document labelled|switching encoding|Unsupported encoding).*", "bảng mã khai báo không đúng với tệp"),
    Phrase(r"Excessive depth in document.*", "lồng nhau quá nhiều lớp"),
    Phrase(r".*huge text node.*", "có đoạn chữ quá dài"),
    Phrase(r"Attribute (?P<name>\S+) redefined", "thuộc tính {name} được ghi hai lần"),
    Phrase(r"AttValue: .*|attributes construct error|error parsing attribute name", "thuộc tính viết sai"),
    Phrase(r"Unescaped '<' not allowed in attributes values", "dấu < trong thuộc tính phải viết là &lt;"),
    Phrase(r"StartTag: invalid element name", "sau dấu < không phải tên thẻ; nếu là chữ thì viết &lt;"),
    Phrase(r"Specification mandates value for attribute (?P<name>\S+)", "thuộc tính {name} thiếu giá trị"),
    Phrase(r"PCDATA invalid Char value \d+|xmlParseCharRef: invalid xmlChar value \d+", "có ký tự điều khiển"),
    Phrase(
        r"Namespace prefix (?P<prefix>\S+)(?: for \S+)? on (?P<tag>\S+) is not defined",
        "tiền tố {prefix}: của <{tag}> không được khai báo",
    ),
    # the schema of Akoma Ntoso
    Phrase(
        r"Element '(?P<tag>[^']+)': This element is not expected\. Expected is (?:one of )?\( (?P<wanted>.+) \)\.",
        "phần tử <{tag}> không được đứng ở đây; chỗ này cần {wanted}",
    ),
    Phrase(r"Element '(?P<tag>[^']+)': This element is not expected\.", "phần tử <{tag}> không được đứng ở đây"),
    Phrase(
        r"Element '(?P<tag>[^']+)': Missing child element\(s\)\. Expected is (?:one of )?\( (?P<wanted>.+) \)\.",
        "phần tử <{tag}> còn thiếu phần tử con; cần {wanted}",
    ),
    Phrase(
        r"Element '(?P<tag>[^']+)', attribute '(?P<name>[^']+)': The attribute '[^']+' is not allowed\.",
        "phần tử <{tag}> không được có thuộc tính {name}",
    ),
    Phrase(
        r"Element '(?P<tag>[^']+)': The attribute '(?P<name>[^']+)' is required but missing\.",
        "phần tử <{tag}> thiếu thuộc tính {name}",
    ),
    Phrase(
        r"Element '(?P<tag>[^']+)', attribute '(?P<name>[^']+)': (?:\[facet '[^']+'\] )?(?:The value )?'(?P<value>.*?)' is not .*",
        "thuộc tính {name} của phần tử <{tag}> có giá trị “{value}” không đúng kiểu",
    ),
    Phrase(
        r"Element '(?P<tag>[^']+)': Character content .*is not allowed.*",
        "phần tử <{tag}> chứa chữ ngay bên trong, ngoài các phần tử con được phép",
    ),
    Phrase(r"Element '(?P<tag>[^']+)': No matching global .*", "phần tử gốc <{tag}> không có trong lược đồ"),
    Phrase(
        r"Element '(?P<tag>[^']+)': Duplicate key-sequence \['(?P<value>[^']*)'\].*",
        "mã định danh {value} của phần tử <{tag}> đã dùng ở chỗ khác",
    ),
    # a second reading that failed
    Phrase(r"no RTF", "không phải RTF"),
    Phrase(r"groups nested too deep", "lồng nhau quá nhiều lớp"),
    Phrase(r"binary data in the file", "trong tệp có dữ liệu nhị phân"),
    Phrase(r"unknown code page (?P<number>\S+)", "bảng mã {number} chưa biết"),
    Phrase(r"no second reading of (?P<kind>.+)", "chưa có cách đọc thứ hai cho dạng {kind}"),
    Phrase(r"a composite font without a map to Unicode", "phông chữ không cho biết chữ nào là chữ nào"),
    Phrase(r"(?:no font .+|text without a font)", "có chữ không kèm phông"),
    Phrase(r"no text body", "không có phần chữ"),
    Phrase(r"(?:DOCTYPE|doctype)", "XML có DOCTYPE"),
    Phrase(r"encoding", "không nhận ra bảng mã"),
    # a program that was stopped
    Phrase(r"memory ?(?P<much>.*)", "hết bộ nhớ cho phép {much}"),
    Phrase(r"(?:wall|time) (?P<seconds>[\d.]+) s", "quá {seconds} giây"),
    Phrase(r"cpu (?P<seconds>[\d.]+) s", "quá {seconds} giây xử lý"),
    Phrase(r"output", "kết quả quá lớn"),
    Phrase(r"exit code (?P<code>-?\d+)", "mã thoát {code}"),
    # the command line
    Phrase(r"Missing argument '(?P<name>.+)'\.", "thiếu {name}"),
    Phrase(r"Missing option '(?P<name>.+)'\.(?P<inner> Choose from:.*)?", "thiếu {name}{inner}"),
    Phrase(r" Choose from:(?P<choices>.*)", "; chọn một trong:{choices}"),
    Phrase(r"Missing command\.", "thiếu tên lệnh"),
    Phrase(r"No such command '(?P<name>[^']+)'\.(?P<inner> Did you mean.*)?", "không có lệnh {name}{inner}"),
    Phrase(r"No such option '?(?P<name>-[^'\s:.]+)'?\.?(?P<inner> .*)?", "không có tùy chọn {name}{inner}"),
    Phrase(r"No such option: '?(?P<name>-[^'\s.]+)'?\.?(?P<inner> .*)?", "không có tùy chọn {name}{inner}"),
    Phrase(
        r" (?:\(Possible options: (?P<several>.+)\)|\(?Did you mean (?:one of: )?(?P<one>.+)\?\)?)",
        "; có phải là {several}{one}?",
    ),
    Phrase(r"Got unexpected extra arguments? \((?P<what>.+)\)", "thừa: {what}"),
    Phrase(r"Option '(?P<name>[^']+)' requires an argument\.", "sau {name} phải có giá trị"),
    Phrase(r"Option '(?P<name>[^']+)' requires \d+ arguments\.", "sau {name} phải có giá trị"),
    Phrase(r"Option '(?P<name>[^']+)' does not take a value\.", "{name} không đi kèm giá trị"),
    Phrase(r"Invalid value for '(?P<name>[^']+)': (?P<inner>.+)", "giá trị của {name} sai: {inner}"),
    Phrase(r"Invalid value: (?P<inner>.+)", "giá trị sai: {inner}"),
    Phrase(r"'(?P<value>.*)' is not one of (?P<known>.+)\.", "“{value}” không thuộc {known}"),
    Phrase(r"'(?P<value>.*)' is not a valid (?:integer|float)(?: range)?\.", "“{value}” không phải là số"),
    Phrase(r"(?P<value>\S+) is not in the range (?P<range>.+)\.", "{value} nằm ngoài khoảng {range}"),
    Phrase(
        r"'(?P<value>.*)' does not match the (?:format|formats) (?P<formats>.+)\.",
        "“{value}” không phải ngày dạng 2026-01-31",
    ),
    Phrase(r"(?:File|Directory|Path) '(?P<path>.*)' does not exist\.", "không có {path}"),
    Phrase(r"(?:File|Directory|Path) '(?P<path>.*)' is a file\.", "{path} là tệp, không phải thư mục"),
    Phrase(r"(?:File|Directory|Path) '(?P<path>.*)' is a directory\.", "{path} là thư mục, không phải tệp"),
    Phrase(r"(?:File|Directory|Path) '(?P<path>.*)' is not (?:readable|writable)\.", "không có quyền với {path}"),
)
"""In the order in which they are tried."""

HELP: tuple[Phrase, ...] = (
    Phrase(r"Usage: ", "Cách gọi: "),
    Phrase(r"Options", "Tùy chọn"),
    Phrase(r"Commands", "Lệnh"),
    Phrase(r"Show this message and exit\.", "In phần giúp đỡ này."),
    Phrase(r"Show the version and exit\.", "In phiên bản."),
    Phrase(r"(?P<text>.*)  \[default: (?P<value>.+?)(?:; x>=\d+)?(?:; \d+<=x<=\d+)?\]", "{text}  [mặc định: {value}]"),
    Phrase(r"(?P<text>.*)  \[required\]", "{text}  [bắt buộc]"),
)
"""What the help of a command says beside the catalogue's texts."""

WANTED: tuple[Phrase, ...] = (
    Phrase(r"string", "chữ trong dấu nháy kép", "a text in double quotes"),
    Phrase(
        r"array", 'danh sách trong ngoặc vuông, ví dụ ["Bộ Tài chính"]', 'a list in brackets, ["Bộ Tài chính"] for one'
    ),
    Phrase(r"object", "các mục trong ngoặc nhọn {{…}}", "members in braces {{…}}"),
    Phrase(r"integer|number", "số", "a number"),
    Phrase(r"(?P<count>\d+) cells", "{count} ô", "{count} cells"),
    Phrase(
        r"\^\[0-9\]\{1,4\}.*\(pt\|mm\|cm\|in\)\$",
        'độ dài kèm đơn vị pt, mm, cm hoặc in, ví dụ "13 pt", "30 mm"',
        'a length with its unit, pt, mm, cm or in: "13 pt", "30 mm"',
    ),
    Phrase(r"\^\[0-9\]\{1,3\}.*rem\$", 'độ dài theo rem, ví dụ "42 rem"', 'a length in rem: "42 rem"'),
    Phrase(r"\^#\[0-9a-f\]\{6\}\$", 'màu như "#1c3f94"', 'a colour such as "#1c3f94"'),
    Phrase(r"boolean", "true hoặc false", "true or false"),
    Phrase(
        r"date|pattern \^\\d\{4\}-\\d\{2\}-\\d\{2\}\$",
        "ngày có thật, viết năm-tháng-ngày như 2026-01-31",
        "a real day, written year-month-day as 2026-01-31",
    ),
    Phrase(
        r"moment|pattern \^\\d\{4\}-.*",
        "ngày hoặc thời điểm có thật, viết như 2026-01-31 hoặc 2026-01-31T14:30",
        "a real day or moment, written as 2026-01-31 or 2026-01-31T14:30",
    ),
    Phrase(r"text", "không có ký tự điều khiển hay ký tự ẩn", "no control or hidden characters"),
    Phrase(r"minLength 1|pattern \\S|minItems 1", "không để trống", "not empty"),
    Phrase(r"minimum (?P<least>\d+)", "từ {least} trở lên", "{least} or more"),
    Phrase(r"maximum (?P<most>\d+)", "không quá {most}", "{most} or less"),
    Phrase(r"exclusiveMinimum (?P<least>\d+)", "lớn hơn {least}", "more than {least}"),
    Phrase(r"pattern \^https\?://.*", "địa chỉ bắt đầu bằng https://", "an address that begins with https://"),
    Phrase(r"pattern \^\[a-z\]\{2\}.*", "mã như vn hoặc vn-hn", "a code such as vn or vn-hn"),
    Phrase(r"pattern \^\[0-9a-f\]\{64\}\$", "mã sha256 (64 chữ số thập lục phân)", "a sha256 (64 hexadecimal digits)"),
    Phrase(
        r"pattern \^\(prompt\|none\|.*",
        "prompt, none, fd:SỐ, file:TỆP hoặc keyring:…",
        "prompt, none, fd:NUMBER, file:FILE or keyring:…",
    ),
    Phrase(r"maxLength (?P<most>\d+)", "nhiều nhất {most} ký tự", "at most {most} characters"),
    Phrase(r"maxItems (?P<most>\d+)", "nhiều nhất {most} mục", "at most {most} items"),
    Phrase(r"required \['(?P<names>.+)'\]", "phải có {names}", "{names} must be there"),
    Phrase(r"(?P<values>[\w-]+, .+)", "một trong: {values}", "one of: {values}"),
)
"""What a JSON schema wants, as `gazette.ingest.sidecar.expected` says it."""

BASES: tuple[tuple[str, str], ...] = (
    ("Luật ", "Law "),
    ("NĐ ", "Decree "),
    ("TT ", "Circular "),
    ("Phụ lục ", "Annex "),
    ("Điều ", "Article "),
    ("Chương ", "Chapter "),
    ("địa chỉ của văn bản", "address of the document"),
    ("chỉ đăng văn bản đã ban hành", "what is published has been issued"),
    ("mục lục của số", "table of contents"),
    ("các phần của một số theo loại văn bản", "parts of an issue by type"),
    ("các phần của một số", "parts of an issue"),
    ("mỗi địa chỉ một văn bản", "one address, one document"),
    ("thứ bậc của cơ quan ban hành", "rank of the issuer"),
    ("toàn văn", "full text"),
)
"""What the rules of profiles rest on, in Vietnamese and English."""

FIELDS: dict[str, str] = {
    "number": "số, ký hiệu",
    "type": "loại văn bản",
    "title": "trích yếu",
    "issuers": "cơ quan ban hành",
    "issuer": "cơ quan ban hành",
    "place": "địa danh",
    "date": "ngày ban hành",
    "effective_date": "ngày có hiệu lực",
    "fields": "lĩnh vực",
    "remark": "ghi chú của Công báo",
    "sender": "nơi gửi",
    "received": "thời điểm nhận",
    "urgency": "mức độ khẩn",
    "symbol": "ký hiệu",
    "signer": "người ký",
    "position": "chức vụ",
    "file": "tệp",
    "original": "bản gốc",
    "attachments": "tệp kèm theo",
}
"""Vietnamese names of fields; English uses the keys."""

EVIDENCE: tuple[Phrase, ...] = (
    Phrase(r"Pdf(?:Strict)?ReadError", "không đọc được cấu trúc của tệp", "its structure can't be read"),
    Phrase(r"header", "dòng đầu tệp không phải của PDF", "the first line is no PDF's"),
    Phrase(r"encrypted", "tệp bị mã hóa"),
    Phrase(r"hybrid cross-references", "bảng tham chiếu kiểu lai", "hybrid cross-references"),
    Phrase(r"form", "biểu mẫu viết sai", "the form is written wrongly"),
    Phrase(r"other field", "có trường khác không phải chữ ký", "a field that is no signature"),
    Phrase(r"empty field", "có ô chữ ký bỏ trống", "an empty signature field"),
    Phrase(r"unknown signature", "có chữ ký loại lạ", "a signature of an unknown kind"),
    Phrase(r"tail", "có dữ liệu nằm sau dấu thời gian cuối", "data behind the last timestamp"),
    Phrase(r"coverage", "chữ ký không bao trùm hết phần của nó", "a signature does not cover its whole revision"),
    Phrase(r"revisions", "có phần thêm nằm ngoài mọi chữ ký", "a revision outside all signatures"),
    Phrase(r"freed", "có đối tượng bị xóa", "objects were deleted"),
    Phrase(r"Root", "mục lục gốc của tệp bị đổi", "the catalogue was changed"),
    Phrase(r"Info", "thông tin mô tả tệp bị đổi", "the file's own description was changed"),
    Phrase(r"Metadata", "siêu dữ liệu bị đổi", "the metadata was changed"),
    Phrase(r"Extensions", "khai báo phần mở rộng bị đổi", "the declared extensions were changed"),
    Phrase(r"AcroForm", "biểu mẫu bị đổi", "the form was changed"),
    Phrase(r"field|annotation", "có trường hoặc chú thích lạ", "a field or annotation that is no timestamp"),
    Phrase(r"visible field", "có trường hiện trên trang", "a field that shows on a page"),
    Phrase(r"page", "trang bị đổi", "a page was changed"),
    Phrase(r"DSS", "kho dữ liệu xác minh bị đổi", "the validation data was changed"),
    Phrase(r"objects", "có đối tượng lạ được thêm hoặc thay", "objects were added or replaced"),
    Phrase(
        r"direct object|no dictionary|no array", "cấu trúc phần thêm viết sai", "a later revision is written wrongly"
    ),
    Phrase(r"hex", "chữ số không đúng cách viết", "digits that are not written as they must be"),
    Phrase(r"byte range", "phạm vi ký viết sai", "the byte range is wrong"),
    Phrase(r"other contents", "nội dung chữ ký mâu thuẫn", "the signature's content is not in its place"),
    Phrase(r"padding", "phần đệm không phải toàn số 0", "the padding is not all zeros"),
    Phrase(r"absent", "không có", "none"),
    Phrase(r"entries removed", "có mục bị lấy đi", "entries were taken away"),
    Phrase(r"certificates", "thiếu chứng thư", "certificates are missing"),
    Phrase(
        r"unlike", "dấu thời gian cuối được ghi khác các dấu trước", "the last timestamp is written unlike those before"
    ),
    Phrase(r"RecursionError", "lồng nhau quá sâu", "nested too deeply"),
    Phrase(r"PdfDecodeLimitError|MemoryError", "bung ra quá lớn", "it unpacks to too much"),
    Phrase(r"Pdf(?:Strict)?ReadError|PdfStreamError|ObjectHeaderReadError", "không đọc được", "it can't be read"),
    Phrase(r"unused", "có dữ liệu không dùng đến", "data that nothing uses"),
)
"""What the verifier calls the parts of a file that are wrong."""
