"""What findings about documents mean."""

from gazette.messages import Basis, Explanation
from gazette.messages.catalogue.explained.bases import AKN, COUNTER, EXACT, PROGRAM, SIGNATURES, UNICODE

_COMPONENTS = Basis(
    "Văn bản quy phạm pháp luật: Nghị định 78/2025/NĐ-CP Điều 71 khoản 2 (mười thành phần; ký trước 01-4-2025: Nghị định "
    "34/2016/NĐ-CP). Văn bản hành chính: Nghị định 30/2020/NĐ-CP Điều 8 khoản 2 (chín thành phần). Văn bản ký trước các ngày "
    "ấy: Nghị định 110/2004/NĐ-CP Điều 5.",
    "Normative documents: Decree 78/2025/NĐ-CP Article 71(2) (ten components; signed before 1 April 2025: Decree "
    "34/2016/NĐ-CP). Administrative ones: Decree 30/2020/NĐ-CP Article 8(2) (nine). Signed before those: Decree "
    "110/2004/NĐ-CP Article 5.",
)
_EXCHANGE = Basis(
    "Quyết định 28/2018/QĐ-TTg; Nghị định 78/2025/NĐ-CP Điều 7: Công báo đăng toàn văn.",
    "Decision 28/2018/QĐ-TTg; Decree 78/2025/NĐ-CP Article 7: the gazette prints the full text.",
)
_NUMBERS = Basis(
    "Nghị định 30/2020/NĐ-CP Điều 15 và Phụ lục I mục II khoản 3.",
    "Decree 30/2020/NĐ-CP Article 15 and annex I, section II(3).",
)
_ORDER = Basis(
    "Thông tư 02/2025/TT-VPCP: trong số Công báo, văn bản xếp theo phần, cấp của cơ quan ban hành, hiệu lực pháp lý và số.",
    "Circular 02/2025/TT-VPCP: an issue is ordered by part, rank of the issuer, legal force and number.",
)
_TITLE = Basis("Nghị định 30/2020/NĐ-CP Phụ lục III.", "Decree 30/2020/NĐ-CP annex III.")
_DIVISION = Basis(
    "Luật 64/2025/QH15 Điều 7; Nghị định 30/2020/NĐ-CP Phụ lục I mục II khoản 6.",
    "Law 64/2025/QH15 Article 7; Decree 30/2020/NĐ-CP annex I, section II(6).",
)
_FORCE = Basis("Luật 64/2025/QH15 Điều 53.", "Law 64/2025/QH15 Article 53.")
_CITING = Basis(
    "Nghị định 78/2025/NĐ-CP Điều 68: cách viện dẫn văn bản.",
    "Decree 78/2025/NĐ-CP Article 68: how documents are cited.",
)
_SENDING = Basis(
    "Nghị định 78/2025/NĐ-CP Điều 7 (sửa đổi bởi Nghị định 187/2025/NĐ-CP). Hạn 3 ngày làm việc và 15 ngày của Nghị định "
    "34/2016/NĐ-CP đã hết hiệu lực.",
    "Decree 78/2025/NĐ-CP Article 7, as amended by Decree 187/2025/NĐ-CP. The 3 working days and 15 days of Decree "
    "34/2016/NĐ-CP are no longer in force.",
)
_ISSUED = Basis(
    "Nghị định 78/2025/NĐ-CP Điều 7: Công báo chỉ đăng văn bản đã ban hành, toàn văn.",
    "Decree 78/2025/NĐ-CP Article 7: the gazette prints issued documents, in full.",
)
_SIDECAR_VI = "Ghi vào tệp khai báo TÊN.gazette.json cạnh văn bản, hoặc xin cơ quan gửi bản đủ thông tin."
_SIDECAR_EN = "State it in the sidecar NAME.gazette.json beside the document, or ask the sender for a complete copy."
_AS_SIGNED_VI = (
    "Đối chiếu với bản chính đã ký. Chỉ bản điện tử gõ sai: sửa. Bản chính cũng vậy: giữ nguyên, vì Công báo không sửa "
    "văn bản đã ký; báo cơ quan ban hành để đính chính."
)
_AS_SIGNED_EN = (
    "Compare with the signed original. If only the electronic copy is wrong, mend it. If the original has it so, leave it: "
    "the gazette does not mend a signed text; tell the issuer, who may issue a correction."
)

EXPLAINED: dict[str, Explanation] = {
    # profiles
    "DOC-PROFILE-UNKNOWN": Explanation(
        "Cấu hình quốc gia cho biết loại văn bản, cơ quan, mẫu số và quy tắc; tên ghi trong gazette.toml không có.",
        "A profile holds types, bodies, number grammar and rules; the one that gazette.toml names does not exist.",
        PROGRAM,
        'profile = "viet-nam"',
        "Dùng vn, vn-province hoặc generic.",
        "Use vn, vn-province or generic.",
    ),
    "DOC-PROFILE-PLACE": Explanation(
        "Mã nơi công bố đứng trong địa chỉ của mọi văn bản nên chỉ gồm chữ thường không dấu, số và gạch nối.",
        "The publisher's code stands in every document's address, so it holds small letters, digits and a hyphen only.",
        PROGRAM,
        'place = "Hà Nội"',
    ),
    "DOC-PROFILE-RULE": Explanation(
        "Mục [rules] của gazette.toml đổi một quy tắc mà cấu hình không có; có thể gõ sai mã.",
        "[rules] of gazette.toml changes a rule that the profile does not have; the code may be mistyped.",
        PROGRAM,
        "[rules.DOC-SEND-LATE]\nworking_days = 3",
    ),
    "DOC-PROFILE-RULE-VALUE": Explanation(
        "Mục [rules] của gazette.toml đặt một tham số mà quy tắc không có; nó sẽ không có tác dụng gì.",
        "[rules] of gazette.toml sets a parameter that the rule does not have; it would do nothing.",
        PROGRAM,
        "[rules.DOC-SENT-LATE]\nworkdays = 3",
    ),
    # no issued document
    "DOC-NO-TEXT": Explanation(
        "Tệp mở được nhưng không có chữ: thường là ảnh quét đặt trong Word.",
        "The file opens but holds no word: mostly a scan placed into Word.",
        COUNTER,
        "-------\n*****",
    ),
    "DOC-BLANK-FORM": Explanation(
        "Biểu mẫu chưa điền không phải văn bản đã ban hành.",
        "A form that nobody filled in is no issued document.",
        _ISSUED,
        "Họ tên: {HoTen}\nTổ chức: {TenToChuc}",
    ),
    "DOC-STUB": Explanation(
        "Tệp chỉ nói về văn bản, không có nội dung.",
        "The file speaks about a document and does not hold it.",
        _ISSUED,
        "THÔNG TƯ\nSố: 86/2026/TT-BTC\nChưa có toàn văn của thông tư này.",
    ),
    "DOC-FRAGMENT": Explanation(
        "Có điều, khoản nhưng không có phần đầu và chữ ký: chỉ là một đoạn cắt ra.",
        "There are articles but neither letterhead nor signature: a piece cut out of something.",
        _ISSUED,
        "Điều 1. Phạm vi\nVăn bản này quy định …",
    ),
    "DOC-NOT-ISSUED": Explanation(
        "Không có dấu hiệu nào của văn bản đã ban hành: số, loại, ngày, chữ ký, căn cứ, quốc hiệu.",
        "Nothing of an issued document is there: number, type, date, signature, legal basis, state name.",
        _ISSUED,
        "Vui lòng chờ trong giây lát …",
        "Tìm đúng tệp; đây có thể là trang báo lỗi được lưu nhầm.",
        "Find the right file; this may be an error page that was saved by mistake.",
    ),
    "DOC-RECORD-BROKEN": Explanation(
        "Tệp Akoma Ntoso do chương trình này làm ra đã bị sửa bằng tay ở phần thông tin.",
        "An Akoma Ntoso file made by this program was edited by hand in its record.",
        AKN,
        '<gz:signed on="yesterday"/>',
    ),
    # what the address needs
    "DOC-NO-NUMBER": Explanation(
        "Số, ký hiệu là tên của văn bản: không có nó thì không đặt được địa chỉ, không trích dẫn được.",
        "The number is the document's name: without it there is no address and nothing to cite.",
        _COMPONENTS,
        "ỦY BAN NHÂN DÂN TỈNH HOA SEN\nSố:       /QĐ-UBND",
        _SIDECAR_VI,
        _SIDECAR_EN,
    ),
    "DOC-NO-TYPE": Explanation(
        "Loại văn bản quyết định phần của số Công báo, thứ tự và địa chỉ.",
        "The type decides the part of the issue, the order and the address.",
        _COMPONENTS,
        "Số: 07/2026/UBND\n(không có dòng QUYẾT ĐỊNH)",
        _SIDECAR_VI,
        _SIDECAR_EN,
    ),
    "DOC-NO-DATE": Explanation(
        "Ngày ban hành quyết định luật áp dụng, ngày có hiệu lực và địa chỉ.",
        "The date decides the law that applies, the day of effect and the address.",
        _COMPONENTS,
        "Hoa Sen, ngày   tháng   năm 2026",
        _SIDECAR_VI,
        _SIDECAR_EN,
    ),
    "DOC-NO-TITLE": Explanation(
        "Trích yếu đứng trong mục lục của số Công báo và trong kết quả tìm kiếm.",
        "The title stands in the table of contents and in search results.",
        _COMPONENTS,
        "QUYẾT ĐỊNH\n\nCăn cứ Luật …",
        _SIDECAR_VI,
        _SIDECAR_EN,
    ),
    "DOC-NO-ISSUER": Explanation(
        "Cơ quan ban hành quyết định thứ tự trong số Công báo và thẩm quyền.",
        "The issuing body decides the order in the issue and stands for the authority.",
        _COMPONENTS,
        "Số: 07/2026/QĐ\n(không có tên cơ quan)",
        _SIDECAR_VI,
        _SIDECAR_EN,
    ),
    "DOC-CORRECTED": Explanation(
        "Thông tin đọc từ văn bản đã được thay theo tệp khai báo. Chữ của văn bản không đổi.",
        "A fact read from the document was replaced by the sidecar's. The words of the document did not change.",
        PROGRAM,
        '{"number": "07/2026/QĐ-UBND"}',
        "Kiểm tra rằng giá trị mới đúng với bản chính.",
        "Check that the new value is that of the original.",
    ),
    "DOC-EDITED": Explanation(
        "Biên tập viên đặt thông tin này bằng gazette edit, có lý do. Chữ của văn bản không đổi; phiên bản trước vẫn được giữ.",
        "An editor set this fact with gazette edit and gave a reason. The words of the document did not change; the version before is kept.",
        PROGRAM,
        'gazette edit 07/2026/QD-UBND --set number=07/2026/QĐ-UBND --reason "Bản chính ghi QĐ"',
        "Kiểm tra rằng giá trị mới đúng với bản chính; đặt lại bằng gazette edit nếu sai.",
        "Check that the new value is that of the original; set it again with gazette edit if it is wrong.",
    ),
    "DOC-MENDED": Explanation(
        "Chương trình tự sửa một lỗi gõ chỉ có một cách hiểu (gazette check --fix). Chữ của văn bản không đổi; phiên bản trước vẫn được giữ.",
        "The program mended a slip that can be read in one way only (gazette check --fix). The words of the document did not change; the version before is kept.",
        PROGRAM,
        "07/2026/QD-UBND → 07/2026/QĐ-UBND",
    ),
    "DOC-FROM-RECORD": Explanation(
        "Thông tin này lấy từ ghi chép của nơi khác (bảng thông tin, đầu tệp), không phải từ văn bản.",
        "This fact comes from somebody's record (a box of facts, front matter), not from the document.",
        EXACT,
        "| Số hiệu | 07/2026/QĐ-UBND |",
    ),
    "DOC-TYPE-UNKNOWN": Explanation(
        "Loại văn bản không có trong danh mục nên không biết xếp vào phần nào.",
        "The type is not in the list, so the part it belongs to is unknown.",
        _ORDER,
        '{"type": "Bùa chú"}',
    ),
    # text
    "DOC-WORDS-LOST": Explanation(
        "Chữ của bản chuyển đổi không bằng chữ của tệp gốc, theo đúng thứ tự. Đây là lỗi của chương trình, không của "
        "người soạn, và không ai được chấp nhận: Công báo đăng đúng từng chữ.",
        "The words of the converted text are not those of the file, in order. The fault is the program's, not the "
        "writer's, and nobody may accept it: the gazette prints word for word.",
        EXACT,
        "bản gốc: … Bộ trưởng Bộ Tài chính …\nbản chuyển đổi: … Bộ trởng Bộ Tài chính …",
    ),
    "DOC-UNWITNESSED": Explanation(
        "Mỗi tệp được đọc hai lần bằng hai cách độc lập; chữ của hai lần phải bằng nhau. Lần thứ hai không đọc được, nên "
        "không có gì chứng minh rằng không mất chữ nào, và văn bản bị giữ lại.",
        "Every file is read twice, in two ways that share nothing; the words must be the same. The second reading did not "
        "come about, so nothing proves that no word was lost, and the document is held.",
        EXACT,
        "_rels/.rels (UTF-16)",
    ),
    "DOC-SCHEMA": Explanation(
        "Văn bản chuyển đổi không đúng lược đồ nên không đăng được. Đây là lỗi của chương trình hoặc của tệp Akoma Ntoso gửi đến.",
        "The converted document breaks the schema and can't be published: a fault of the program, or of the file sent.",
        AKN,
        "<article><paragraph/><content/></article>",
    ),
    "DOC-EMPTY-BODY": Explanation(
        "Có phần đầu và chữ ký nhưng không có nội dung.",
        "There is a letterhead and a signature, and nothing between them.",
        _COMPONENTS,
        "<body><hcontainer><content><p/></content></hcontainer></body>",
    ),
    "DOC-ARTICLE-GAP": Explanation(
        "Điều được đánh số liên tục trong cả văn bản. Số nhảy là do mất một điều khi chuyển tệp, hoặc bản gốc đánh sai.",
        "Articles count through the whole document. A jump means an article lost on the way, or a slip in the original.",
        _DIVISION,
        "Điều 1. Phạm vi\nĐiều 2. Đối tượng\nĐiều 4. Hiệu lực",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-POINT-LETTER": Explanation(
        "Điểm theo thứ tự chữ cái tiếng Việt: a b c d đ e g h i k l m n o p q r s t u v x y. f, j, w, z không có trong đó.",
        "Points follow the Vietnamese alphabet: a b c d đ e g h i k l m n o p q r s t u v x y. It has no f, j, w, z.",
        _DIVISION,
        "e) Văn bản thứ năm;\nf) Văn bản thứ sáu.",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-DIVISION-GAP": Explanation(
        "Phần, chương, mục được đánh số liên tục. Số nhảy là do mất một phần khi chuyển tệp, hoặc bản gốc đánh sai.",
        "Parts, chapters and sections count on. A jump means one was lost on the way, or a slip in the original.",
        _DIVISION,
        "Chương I\nChương II\nChương IV",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-CLAUSE-GAP": Explanation(
        "Khoản được đánh số từ 1 trong mỗi điều. Số nhảy là do mất một khoản, hoặc bản gốc đánh sai.",
        "Clauses count from 1 in each article. A jump means one was lost, or a slip in the original.",
        _DIVISION,
        "Điều 5. Hồ sơ\n1. Đơn;\n3. Bản sao.",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-POINT-GAP": Explanation(
        "Điểm theo thứ tự a b c d đ e g h i k … Bỏ qua đ là lỗi thường gặp khi dùng đánh số tự động của Word.",
        "Points go a b c d đ e g h i k … To leave out đ is the common slip of Word's automatic numbering.",
        _DIVISION,
        "d) Bản vẽ;\ne) Bản sao.",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-NUMBER-TWICE": Explanation(
        "Hai điều, khoản hoặc điểm liền nhau cùng số thì không dẫn chiếu được tới một trong hai.",
        "Where two neighbours bear one number, one of them can't be referred to.",
        _DIVISION,
        "2. Đơn;\n2. Bản sao.",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-MORE": Explanation(
        "Cùng một lỗi lặp lại nhiều lần; chỉ nêu năm chỗ đầu để các phát hiện khác không bị che lấp.",
        "One flaw stands in many places; the first five are shown so that other findings are not buried.",
        PROGRAM,
        "DOC-POINT-LETTER: điểm f) ở 14 chỗ",
        "Xem năm chỗ đã nêu; các chỗ còn lại cùng một kiểu.",
        "Look at the five shown; the others are alike.",
    ),
    "DOC-REF-DANGLING": Explanation(
        "Văn bản dẫn chiếu tới điều, khoản, điểm của chính nó mà chỗ ấy không có: thường do sửa dự thảo mà quên sửa dẫn chiếu.",
        "The document refers to an article, clause or point of its own that is not there: mostly left over from a draft.",
        _CITING,
        "theo quy định tại khoản 3 Điều 12 của Nghị định này  (Điều 12 có hai khoản)",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-ANNEX-MISSING": Explanation(
        "Phụ lục ban hành kèm theo là một phần của văn bản; đăng thiếu là đăng không đủ toàn văn.",
        "An annex issued with a document is part of it; without it the full text is not published.",
        EXACT,
        "theo mẫu tại Phụ lục IV ban hành kèm theo Nghị định này",
    ),
    "DOC-REF-EXPIRED": Explanation(
        "Căn cứ ban hành phải là văn bản còn hiệu lực. Sổ đăng ký biết văn bản này đã hết hiệu lực trước ngày ký.",
        "A legal basis must be in force. The registry knows that this one had ended before the day of signing.",
        _CITING,
        "Căn cứ Quyết định số 05/2020/QĐ-UBND …  (bị 07/2024/QĐ-UBND bãi bỏ từ 01-02-2024)",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-REF-UNKNOWN": Explanation(
        "Văn bản được dẫn thuộc những năm mà sổ đăng ký có đủ, nhưng không có trong sổ: số hoặc năm có thể gõ sai.",
        "The document cited is of years that the registry holds in full, and is not in it: number or year may be mistyped.",
        _CITING,
        "Căn cứ Quyết định số 70/2026/QĐ-UBND  (năm 2026 mới đến số 12)",
    ),
    "DOC-CITED-NUMBER": Explanation(
        "Số, ký hiệu của văn bản khác được gõ thiếu dấu hoặc bằng chữ trông giống, nên liên kết và tìm kiếm không ra.",
        "The number of another document is typed without Vietnamese letters or with look-alikes, so links and search fail.",
        _NUMBERS,
        "Nghị định số 118/2021/ND-CP → 118/2021/NĐ-CP",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-LOOKALIKE": Explanation(
        "Một từ có chữ Hy Lạp hoặc Kirin in ra giống chữ Latinh; người đọc không thấy, máy tìm không ra.",
        "A word holds Greek or Cyrillic letters that print like Latin ones; people don't see it, search misses it.",
        UNICODE,
        "Hồ Sеn (е Kirin, U+0435)",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    # components
    "DOC-NO-STATE": Explanation(
        "Quốc hiệu và Tiêu ngữ là thành phần thể thức bắt buộc; thiếu thường là do bản gửi bị cắt phần đầu.",
        "The name of the state and its motto are required; where they are missing, the copy mostly lost its head.",
        _COMPONENTS,
        "ỦY BAN NHÂN DÂN TỈNH HOA SEN\nSố: 07/2026/QĐ-UBND",
    ),
    "DOC-NO-PLACE": Explanation(
        "Địa danh đứng trước ngày ban hành là thành phần thể thức bắt buộc.",
        "The place before the date is a required component.",
        _COMPONENTS,
        "ngày 05 tháng 3 năm 2026",
    ),
    "DOC-NO-POSITION": Explanation(
        "Chức vụ của người ký cho biết người đó ký với thẩm quyền nào.",
        "The signer's office tells by what authority the document was signed.",
        _COMPONENTS,
        "TM. ỦY BAN NHÂN DÂN\n\nTrần Thị Mẫu",
    ),
    "DOC-NO-RECIPIENTS": Explanation(
        "Nơi nhận là một trong chín thành phần của văn bản hành chính.",
        "The list of recipients is one of the nine components of an administrative document.",
        _COMPONENTS,
        "(không có phần Nơi nhận)",
    ),
    "DOC-NO-GAZETTE": Explanation(
        "Cơ quan gửi đăng phải ghi Công báo ở phần Nơi nhận.",
        "Who sends a document for publication lists the gazette among its recipients.",
        Basis("Thông tư 02/2025/TT-VPCP Điều 5.", "Circular 02/2025/TT-VPCP Article 5."),
        "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.",
    ),
    "DOC-FIELD-LENGTH": Explanation(
        "Phần mềm quản lý văn bản giới hạn độ dài của từng trường; trích yếu và ký hiệu thật có khi dài hơn.",
        "Systems of offices limit the length of each field; real titles and symbols are sometimes longer.",
        Basis(
            "Nghị định 30/2020/NĐ-CP Phụ lục VI phần II mục I.",
            "Decree 30/2020/NĐ-CP annex VI, part II, section I.",
        ),
        "05/2012/TTLT-VKSNDTC-TANDTC-BCA-BTP-BQP-BTC-BNNPTNT  (ký hiệu hơn 30 ký tự)",
    ),
    # number
    "DOC-NUMBER-GRAMMAR": Explanation(
        "Số, ký hiệu không theo mẫu nào đã biết: có thể gõ thiếu dấu gạch, thiếu năm, hoặc là mẫu cũ.",
        "The number fits no known form: a slash or year may be missing, or the form is an old one.",
        _NUMBERS,
        "Số: 07//UBND",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-NUMBER-ASCII": Explanation(
        "Đ gõ thành D: người đọc hiểu, nhưng tìm kiếm và địa chỉ coi là văn bản khác.",
        "Đ was typed as D: people understand it, search and addresses take it for another document.",
        _NUMBERS,
        "Số: 118/2021/ND-CP → 118/2021/NĐ-CP",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-NUMBER-TTG": Explanation(
        "Ký hiệu của Thủ tướng Chính phủ là TTg, chữ g thường.",
        "The Prime Minister's symbol is TTg, with a small g.",
        _NUMBERS,
        "Số: 15/CT-TTG → 15/CT-TTg",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-NUMBER-ETH": Explanation(
        "Chữ Ð của tiếng Iceland (U+00D0) in ra giống hệt Đ (U+0110) nhưng máy coi là khác.",
        "The Icelandic Ð (U+00D0) prints like Đ (U+0110) and compares as different.",
        UNICODE,
        "Số: 07/2026/QÐ-UBND (U+00D0)",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-NUMBER-NFC": Explanation(
        "Số, ký hiệu gõ bằng dấu rời nên không tìm thấy khi tra.",
        "The number was typed with loose marks and can't be found by looking it up.",
        UNICODE,
        "U + \u031b + BND",
    ),
    "DOC-NUMBER-HOMOGLYPH": Explanation(
        "Chữ Hy Lạp hoặc Kirin in ra giống chữ Latinh; máy coi là chữ khác nên tra không ra, địa chỉ sai.",
        "Greek or Cyrillic letters print like Latin ones; they compare as different, so the address comes out wrong.",
        UNICODE,
        "Số: 30/2020/NĐ-CР (Р Kirin, U+0420)",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-NUMBER-SPACE": Explanation(
        "Trong số, ký hiệu không có khoảng trắng.",
        "A number and symbol hold no space.",
        _NUMBERS,
        "Số: 07 /2026/QĐ-UBND → 07/2026/QĐ-UBND",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-NUMBER-ZERO": Explanation(
        "Số dưới 10 phải thêm số 0 ở trước. Thêm số 0 làm đổi số đã ký nên chương trình không tự sửa.",
        "Numbers below 10 take a leading zero. Adding it would change a signed number, so the program never does it itself.",
        Basis(
            "Nghị định 30/2020/NĐ-CP Phụ lục I mục II khoản 3; trước 05-3-2020: Thông tư 01/2011/TT-BNV Điều 8.",
            "Decree 30/2020/NĐ-CP annex I, section II(3); before 5 March 2020: Circular 01/2011/TT-BNV Article 8.",
        ),
        "Số: 7/2026/QĐ-UBND",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-NUMBER-DASH": Explanation(
        "Word tự đổi gạch nối thành gạch dài; ký hiệu dùng gạch nối.",
        "Word turns hyphens into long dashes by itself; symbols take a hyphen.",
        _NUMBERS,
        "Số: 07/2026/QĐ–UBND → 07/2026/QĐ-UBND",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    # facts against one another
    "DOC-TYPE-SYMBOL": Explanation(
        "Chữ viết tắt trong ký hiệu phải là của loại văn bản. Khác nhau thì một trong hai bị gõ hoặc đọc sai.",
        "The letters of the symbol are those of the type. Where they differ, one of the two was mistyped or misread.",
        _TITLE,
        "CHỈ THỊ\nSố: 07/2026/QĐ-UBND",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-ISSUER-SYMBOL": Explanation(
        "Cơ quan trong ký hiệu phải là cơ quan ban hành.",
        "The body of the symbol is the body that issued the document.",
        _NUMBERS,
        "BỘ TÀI CHÍNH\nSố: 07/2026/TT-BYT",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-TYPE-ISSUER": Explanation(
        "Mỗi loại văn bản quy phạm do cơ quan nhất định ban hành; khác đi thì một trong hai bị đọc hoặc gõ sai.",
        "Each normative type is issued by certain bodies; otherwise one of the two was misread or mistyped.",
        Basis(
            "Luật 64/2025/QH15 Điều 4; trước 01-4-2025: Luật 80/2015/QH13 Điều 4.",
            "Law 64/2025/QH15 Article 4; before 1 April 2025: Law 80/2015/QH13 Article 4.",
        ),
        "BỘ TÀI CHÍNH\nNGHỊ ĐỊNH",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-ISSUER-UNKNOWN": Explanation(
        "Cơ quan chưa có trong danh mục nên không biết cấp của nó; văn bản xếp cuối phần.",
        "The body is not in the list, so its rank is unknown; the document stands last in its part.",
        _ORDER,
        "SỞ XÂY DỰNG",
        "Sửa tên nếu đọc sai. Tên đúng thì để vậy, hoặc bổ sung cơ quan vào danh mục.",
        "Correct the name if it was misread; if it is right, leave it or have the body added to the profile.",
    ),
    "DOC-LOCAL-PLACE": Explanation(
        "Văn bản của địa phương đăng Công báo của tỉnh, thành phố, không đăng Công báo trung ương.",
        "Documents of local bodies go to the gazette of their province, not to the national one.",
        Basis(
            "Nghị định 78/2025/NĐ-CP Điều 7 khoản 2 (sửa đổi bởi Nghị định 187/2025/NĐ-CP).",
            "Decree 78/2025/NĐ-CP Article 7(2), as amended by Decree 187/2025/NĐ-CP.",
        ),
        "ỦY BAN NHÂN DÂN TỈNH HOA SEN  (Công báo trung ương)",
    ),
    "DOC-OTHER-GAZETTE": Explanation(
        "Công báo trung ương đăng văn bản của cơ quan trung ương, Công báo cấp tỉnh đăng văn bản của cơ quan trong tỉnh. "
        "Khi một hệ thống phát hành nhiều Công báo, mỗi văn bản chỉ lên Công báo của nơi ban hành.",
        "The national gazette carries documents of central bodies, a provincial one those of the bodies of its province. "
        "Where one system publishes several gazettes, a document goes into that of its issuer alone.",
        Basis(
            "Nghị định 78/2025/NĐ-CP Điều 7 khoản 1, khoản 2 (sửa đổi bởi Nghị định 187/2025/NĐ-CP).",
            "Decree 78/2025/NĐ-CP Article 7(1) and (2), as amended by Decree 187/2025/NĐ-CP.",
        ),
        "ỦY BAN NHÂN DÂN TỈNH HOA SEN  (--publisher vn)",
    ),
    "DOC-YEAR-DATE": Explanation(
        "Số bắt đầu lại từ 01 vào ngày 01 tháng 01, nên năm trong số là năm ban hành.",
        "Numbers start anew on 1 January, so the year of the number is the year of the date.",
        _NUMBERS,
        "Số: 07/2025/QĐ-UBND\nHoa Sen, ngày 05 tháng 3 năm 2026",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-DATE-FUTURE": Explanation(
        "Văn bản mang ngày chưa đến: gõ sai năm, hoặc chưa ban hành.",
        "The document bears a day that has not come: the year is mistyped, or it is not issued yet.",
        _ISSUED,
        "Hoa Sen, ngày 05 tháng 3 năm 2062",
    ),
    "DOC-EFFECT-EARLY": Explanation(
        "Văn bản quy phạm có hiệu lực sớm nhất 45 ngày (trung ương) hoặc 10 ngày (địa phương) sau khi thông qua hoặc ký, "
        "trừ thủ tục rút gọn và trường hợp đặc biệt.",
        "A normative document takes effect at the earliest 45 days (central) or 10 days (local) after adoption or signing, "
        "save for the shortened procedure and special cases.",
        Basis(
            "Luật 64/2025/QH15 Điều 53 khoản 1. Văn bản ký trước: Luật 80/2015/QH13 Điều 151 (từ 01-7-2016), Luật 17/2008/QH12 "
            "Điều 78 và Luật 31/2004/QH11 Điều 51 (từ 01-01-2009).",
            "Law 64/2025/QH15 Article 53(1). Signed before: Law 80/2015/QH13 Article 151 (from 1 July 2016), Law 17/2008/QH12 "
            "Article 78 and Law 31/2004/QH11 Article 51 (from 1 January 2009).",
        ),
        "Ký ngày 05-3-2026: “có hiệu lực thi hành từ ngày 10 tháng 3 năm 2026”",
        "Hỏi cơ quan ban hành có theo thủ tục rút gọn không. Nếu có: đăng ngay. Nếu không: báo để họ đính chính.",
        "Ask the issuer whether the shortened procedure was used. If so, publish at once; if not, they should correct it.",
    ),
    "DOC-EFFECT-BACK": Explanation(
        "Ngày có hiệu lực ở trước ngày ký: gõ sai năm, hoặc quy định hiệu lực trở về trước.",
        "The day of effect lies before the day of signing: a mistyped year, or a retroactive rule.",
        Basis(
            "Luật 64/2025/QH15 Điều 53, 55; trước 01-4-2025: Luật 80/2015/QH13 Điều 152.",
            "Law 64/2025/QH15 Articles 53 and 55; before 1 April 2025: Law 80/2015/QH13 Article 152.",
        ),
        "Ký ngày 05-3-2026: “có hiệu lực từ ngày 01 tháng 01 năm 2026”",
        _AS_SIGNED_VI,
        _AS_SIGNED_EN,
    ),
    "DOC-SENT-LATE": Explanation(
        "Văn bản đến sau hạn gửi tính từ ngày ký. Số ngày do cơ quan đặt trong gazette.toml; để 0 là không kiểm tra.",
        "The document came after the deadline that runs from signing. The office sets the days in gazette.toml; 0 asks nothing.",
        _SENDING,
        '[rules.DOC-SENT-LATE]\nworking_days = 3\nbasis = "…"',
    ),
    "DOC-PUBLISH-LATE": Explanation(
        "Văn bản đã quá hạn đăng tính từ ngày nhận. Số ngày do cơ quan đặt trong gazette.toml; để 0 là không kiểm tra.",
        "The document is past the deadline that runs from receipt. The office sets the days in gazette.toml; 0 asks nothing.",
        _SENDING,
        '[rules.DOC-PUBLISH-LATE]\ndays = 15\nbasis = "…"',
    ),
    "DOC-EFFECT-OPEN": Explanation(
        "Câu về hiệu lực trỏ tới một ngày không ghi trong văn bản (ngày đăng Công báo, ngày văn bản khác có hiệu lực).",
        "The clause of effect points to a day that the document does not show (publication, another document's effect).",
        _FORCE,
        "có hiệu lực sau 15 ngày kể từ ngày đăng Công báo",
    ),
    "DOC-NO-SIGNER": Explanation(
        "Không đọc được tên người ký: bản gửi thiếu phần chữ ký, hoặc tên nằm trong ảnh chữ ký.",
        "No signer's name was read: the copy lacks its signature block, or the name is inside a picture.",
        _COMPONENTS,
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        "Đối chiếu với bản chính; thiếu phần chữ ký thì xin bản đủ.",
        "Compare with the original; if the signature block is missing, ask for a complete copy.",
    ),
    "DOC-FROM-HEADER": Explanation(
        "Gói edXML có phần đầu do văn thư nhập. Điều gì văn bản không ghi mà phần đầu có thì được lấy, và nói rõ là lấy ở đâu.",
        "An edXML package has a header typed by a clerk. What the document does not show is taken from it, and that is said.",
        _EXCHANGE,
        "<edXML:PromulgationDate>2026/03/05</edXML:PromulgationDate>",
    ),
    "DOC-HEADER-DIFFERS": Explanation(
        "Phần đầu gói edXML và văn bản nói khác nhau. Văn bản là cái được ký và được đăng nguyên văn, nên theo văn bản.",
        "The edXML header and the document disagree. The document is what was signed and is printed in full, so it stands.",
        _EXCHANGE,
        "edXML: 08/2026/QĐ-UBND; văn bản: 07/2026/QĐ-UBND",
    ),
    "DOC-ORIGINAL-EQUAL": Explanation(
        "Chữ của bản đánh máy và lớp chữ của bản gốc giống nhau từng từ.",
        "The words of the typed file and of the original's text layer are the same.",
        COUNTER,
        "QD-83.docx = QD-83.pdf",
        "Không phải làm gì.",
        "Nothing needs doing.",
    ),
    "DOC-ORIGINAL-DIFFERS": Explanation(
        "Bản đánh máy và bản gốc có chữ khác nhau. Không kể chữ hoa, các kiểu gạch và ngoặc kép, chỗ ngắt dòng.",
        "The typed file and the original have different words. Capitals, kinds of dashes and quotes and line breaks do not count.",
        COUNTER,
        "QD-83.docx: “mức phạt 500 nghìn”; QD-83.pdf: “mức phạt 600 nghìn”",
    ),
    "DOC-ORIGINAL-NOT-COMPARED": Explanation(
        "Bản gốc là bản quét (không có chữ để so), hoặc tệp không đọc được; lý do ở dòng bên cạnh.",
        "The original is a scan (it has no words to compare) or can't be read; the finding beside this one says which.",
        COUNTER,
        "QD-83.pdf: bản quét",
    ),
    "DOC-DUPLICATE": Explanation(
        "Một số, một cơ quan, một năm chỉ có một văn bản. Tệp này mang số đã có nhưng nội dung khác.",
        "One number of one body in one year is one document. This file has a number already recorded and other bytes.",
        Basis(
            "Nghị định 30/2020/NĐ-CP Phụ lục VI phần I mục III khoản 1 điểm h.",
            "Decree 30/2020/NĐ-CP annex VI, part I, section III(1)(h).",
        ),
        "07/2026/QĐ-UBND (đã có) và 07/2026/QĐ-UBND (tệp khác)",
    ),
    # signatures of senders
    "DOC-SIGNATURE-GOOD": Explanation(
        "Chữ ký của cơ quan ban hành trên bản gốc đã được kiểm tra: nội dung nguyên vẹn, chứng thư có hiệu lực, không bị thu hồi, "
        "dẫn tới gốc tin cậy. Kết quả được lưu cùng tệp.",
        "The issuer's signature on the original was checked: content whole, certificate valid, not revoked, leading to a trusted "
        "root. The verdict is kept with the file.",
        SIGNATURES,
        "QD-83.pdf; Ký bởi: Bộ Tư pháp",
        "Không cần làm gì.",
        "Nothing needs doing.",
    ),
    "DOC-SIGNATURE-UNSURE": Explanation(
        "Nội dung khớp với chữ ký, nhưng chưa xác nhận được người ký: thiếu chứng thư gốc, thiếu dữ liệu thu hồi, hoặc dấu thời gian "
        "của tổ chức chưa được tin cậy. Mã sau RCV-TRUST, RCV-TIME cho biết thiếu gì.",
        "The content fits the signature, but the signer can't be confirmed: a root is missing, revocation data are, or the timestamp "
        "is by an authority that is not trusted here. The word after RCV-TRUST or RCV-TIME says which.",
        SIGNATURES,
        "RCV-TRUST/NO_CERTIFICATE_CHAIN_FOUND",
        "Thêm chứng thư gốc vào [intake] roots, danh sách thu hồi vào [intake] crls của gazette.toml, rồi tiếp nhận lại tệp.",
        "Add the root to [intake] roots and lists to [intake] crls in gazette.toml, then ingest the file again.",
    ),
    "DOC-SIGNATURE-BAD": Explanation(
        "Tệp đã bị sửa sau khi ký, chứng thư đã bị thu hồi, hoặc chữ ký không đọc được. Văn bản bị giữ lại: không ai biết bản này có "
        "phải là bản đã ký hay không.",
        "The file was changed after signing, the certificate was revoked, or the signature can't be read. The document is held: "
        "nobody knows whether this is what was signed.",
        SIGNATURES,
        "RCV-INTACT/HASH_FAILURE",
        "Xin cơ quan gửi lại bản gốc. Nếu đã xác minh bằng cách khác: gazette accept … --finding DOC-SIGNATURE-BAD --reason ….",
        "Ask the sender for the original again. If it was verified another way: gazette accept … --finding DOC-SIGNATURE-BAD "
        "--reason ….",
    ),
}
