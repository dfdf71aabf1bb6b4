"""Messages about verification. `VFY-X` says what is wrong and what to do; `VFY-X-OK` that the same check passed."""

from gazette.messages import Entry

_AGAIN_VI = (
    "Tải lại tệp từ trang Công báo và kiểm tra lần nữa; nếu vẫn vậy, đừng dùng tệp này và báo cho cơ quan phát hành."
)
_AGAIN_EN = (
    "Download the file again from the gazette's own site and check it once more; if the result is the same, "
    "do not rely on the file and tell the publisher."
)

ENTRIES: dict[str, Entry] = {
    # What is said of the whole
    "VFY-WORD-VALID": Entry("Hợp lệ", "Valid"),
    "VFY-WORD-INVALID": Entry("Không hợp lệ", "Not valid"),
    "VFY-WORD-UNSURE": Entry("Chưa đủ cơ sở kết luận", "Can't be decided"),
    "VFY-SAY-SIGNER": Entry("Người ký: {name}", "Signed by: {name}"),
    "VFY-SAY-VOUCHED": Entry(
        "Xác nhận bởi chữ ký trên bản kê của số Công báo: {name}",
        "Vouched for by the signature on the issue's manifest: {name}",
    ),
    "VFY-SAY-OWN": Entry(
        "Chữ ký của chính tệp này (cơ quan ban hành): {name}; {at}; {word}",
        "The file's own signature (its issuer's): {name}; {at}; {word}",
    ),
    "VFY-SAY-NOBODY": Entry("không xác định được người ký", "the signer can't be told"),
    "VFY-SAY-TIME": Entry("Thời điểm ký: {at}", "Signed at: {at}"),
    "VFY-SAY-NO-TIME": Entry("không có dấu thời gian tin cậy", "no trusted timestamp"),
    "VFY-SAY-DEMO": Entry(
        "Chữ ký MINH HỌA bằng khóa dùng thử; không có giá trị pháp lý.",
        "A DEMONSTRATION signature by a throw-away key; it has no legal value.",
    ),
    "VFY-SAY-WHOLE": Entry(
        "Toàn vẹn: tệp không bị thay đổi kể từ khi ký.", "Integrity: unchanged since it was signed."
    ),
    "VFY-SAY-CHANGED": Entry("Toàn vẹn: tệp đã bị thay đổi sau khi ký.", "Integrity: changed after it was signed."),
    "VFY-SAY-UNKNOWN": Entry("Toàn vẹn: không xác nhận được.", "Integrity: can't be confirmed."),
    "VFY-SAY-PUBLICATION": Entry("Đăng tải: {state}, tính đến {at}.", "Publication: {state}, as of {at}."),
    "VFY-SAY-AS-PUBLISHED": Entry(
        "Đăng tải: đúng như đã đăng, chưa bị đính chính hay thu hồi, tính đến {at}.",
        "Publication: as published, not corrected or withdrawn, as of {at}.",
    ),
    "VFY-SAY-LEGAL": Entry("Hiệu lực: {state}, tính đến {at}.", "Legal force: {state}, as of {at}."),
    "VFY-SAY-STATE-CORRECTED": Entry("đã được đính chính", "corrected"),
    "VFY-SAY-STATE-WITHDRAWN": Entry("đã bị thu hồi", "withdrawn"),
    "VFY-SAY-STATE-REDACTED": Entry("đã gỡ nội dung", "redacted"),
    "VFY-SAY-STATE-AS-PUBLISHED": Entry("đúng như đã đăng", "as published"),
    "VFY-SAY-STATE-NOT-YET": Entry("chưa có hiệu lực", "not yet in force"),
    "VFY-SAY-STATE-IN-FORCE": Entry("còn hiệu lực", "in force"),
    "VFY-SAY-STATE-PARTLY-EXPIRED": Entry("hết hiệu lực một phần", "partly expired"),
    "VFY-SAY-STATE-EXPIRED": Entry("hết hiệu lực", "expired"),
    "VFY-SAY-STATE-SUSPENDED": Entry("ngưng hiệu lực", "suspended"),
    "VFY-SAY-STATE-PARTLY-SUSPENDED": Entry("ngưng hiệu lực một phần", "partly suspended"),
    "VFY-SAY-MANY": Entry("{count} tệp hợp lệ.", "{count} files are valid."),
    # The page for a case file
    "VFY-REPORT-TITLE": Entry("Kết quả kiểm tra chữ ký số", "Result of signature verification"),
    "VFY-REPORT-FILE": Entry("Tệp", "File"),
    "VFY-REPORT-SIGNER": Entry("Người ký", "Signed by"),
    "VFY-REPORT-VOUCHED": Entry("Người ký bản kê", "Manifest signed by"),
    "VFY-REPORT-TIME": Entry("Thời điểm ký", "Signed at"),
    "VFY-REPORT-NOTE": Entry("Lưu ý", "Note"),
    "VFY-REPORT-INTEGRITY": Entry("Tính toàn vẹn", "Integrity"),
    "VFY-REPORT-WHOLE": Entry("Tệp không bị thay đổi kể từ khi ký.", "Unchanged since it was signed."),
    "VFY-REPORT-CHANGED": Entry("Tệp đã bị thay đổi sau khi ký.", "Changed after it was signed."),
    "VFY-REPORT-UNKNOWN": Entry("Không xác nhận được.", "Can't be confirmed."),
    "VFY-REPORT-OWN": Entry("Chữ ký riêng", "Own signature"),
    "VFY-REPORT-NUMBER": Entry("Số, ký hiệu", "Number"),
    "VFY-REPORT-TYPE": Entry("Loại văn bản", "Type"),
    "VFY-REPORT-DOCTITLE": Entry("Tiêu đề", "Title"),
    "VFY-REPORT-ISSUERS": Entry("Cơ quan ban hành", "Issued by"),
    "VFY-REPORT-DATE": Entry("Ngày ban hành", "Issued on"),
    "VFY-REPORT-ISSUE": Entry("Số Công báo", "Issue of the gazette"),
    "VFY-REPORT-PUBLISHED-ON": Entry("Ngày đăng", "Published on"),
    "VFY-REPORT-PUBLICATION": Entry("Tình trạng đăng tải", "Publication"),
    "VFY-REPORT-LEGAL": Entry("Hiệu lực", "Legal force"),
    "VFY-REPORT-CHECKED": Entry("Kiểm tra lúc", "Verified at"),
    "VFY-REPORT-CHECKS": Entry("Các bước kiểm tra", "Checks"),
    "VFY-REPORT-FILES": Entry("Các tệp", "Files"),
    "VFY-REPORT-COUNT": Entry("{count} tệp", "{count} files"),
    "VFY-REPORT-REST": Entry(
        "Còn {count} dòng không in vừa trang này; xem đủ trong kết quả dạng JSON hoặc XML.",
        "{count} more lines do not fit on this page; the JSON and XML results have them all.",
    ),
    "VFY-REPORT-PASS": Entry("Đạt", "Passed"),
    "VFY-REPORT-FAIL": Entry("Không đạt", "Failed"),
    "VFY-REPORT-INDETERMINATE": Entry("Chưa kết luận", "Undecided"),
    "VFY-REPORT-SKIPPED": Entry("Không kiểm tra", "Not checked"),
    "VFY-REPORT-ANCHOR": Entry("Chứng thư gốc được tin cậy (SHA-256): {digest}", "Trust anchor (SHA-256): {digest}"),
    "VFY-REPORT-FOOT": Entry(
        "Kiểm tra ngoại tuyến theo ETSI EN 319 102-1; ai cũng có thể kiểm tra lại bằng chính tệp này và chứng thư gốc nêu trên.",
        "Verified offline by ETSI EN 319 102-1; anybody can repeat it with the same file and the trust anchor named above.",
    ),
    # Paths
    "VFY-PATH": Entry(
        "Không mở được {path}: {reason}.",
        "{path} can't be opened: {reason}.",
        "Kiểm tra lại đường dẫn và quyền đọc.",
        "Check the path and that you may read it.",
    ),
    "VFY-BUNDLE": Entry(
        "Không mở được gói tài liệu kèm theo {path}: {reason}.",
        "The bundle {path} can't be opened: {reason}.",
        "Nêu thư mục đã sao từ trang Công báo, hoặc một tệp zip của thư mục ấy còn nguyên vẹn.",
        "Name a folder copied from the portal, or a zip archive of one that is whole.",
    ),
    "VFY-SEEN": Entry(
        "Không mở được {path}: {reason}.",
        "{path} can't be opened: {reason}.",
        "Nêu tệp log/bulletin đã giữ lại từ lần kiểm tra trước.",
        "Name the file log/bulletin that you kept from an earlier check.",
    ),
    "VFY-PATH-KIND": Entry(
        "{path} không phải là tệp hay thư mục.",
        "{path} is neither a file nor a folder.",
        "Đưa đường dẫn của tệp đã tải về hoặc của thư mục chứa tệp.",
        "Give the path of a downloaded file, or of the folder that holds it.",
    ),
    "VFY-TRUST-FILE": Entry(
        "Không đọc được chứng thư gốc {path}: {reason}.",
        "The trust anchor {path} can't be read: {reason}.",
        "Kiểm tra lại đường dẫn sau --trust.",
        "Check the path after --trust.",
    ),
    "VFY-TRUST-NONE": Entry(
        "{path} không chứa chứng thư số (X.509, dạng PEM hoặc DER).",
        "{path} holds no certificate (X.509 in PEM or DER).",
        "Lấy tệp chứng thư gốc từ cơ quan phát hành Công báo và đưa sau --trust.",
        "Get the root certificate from the publisher of the gazette and give it after --trust.",
    ),
    # The PDF
    "VFY-PDF-FORM": Entry(
        "Tệp không phải PDF đúng chuẩn của Công báo ({detail}).",
        "This is not a well-formed gazette PDF ({detail}).",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "VFY-PDF-FORM-OK": Entry("PDF đúng chuẩn.", "A well-formed PDF."),
    "VFY-PDF-ENCRYPTED": Entry(
        "PDF bị mã hóa hoặc đặt mật khẩu.",
        "The PDF is encrypted or has a password.",
        "PDF của Công báo không bao giờ đặt mật khẩu: hãy tải bản gốc từ trang Công báo.",
        "A PDF of the gazette never has a password: download the original from the gazette's site.",
    ),
    "VFY-SEAL-NONE": Entry(
        "PDF không có chữ ký số nào.",
        "The PDF bears no signature.",
        "Số Công báo và văn bản dạng PDF đều được ký số: hãy tải bản gốc từ trang Công báo. Tệp đính kèm không tự mang chữ ký: đưa kèm manifest.json của số đó.",
        "Issues and documents in PDF are signed: download the original from the gazette's site. "
        "Attachments bear no signature of their own: give the manifest.json of their issue too.",
    ),
    "VFY-SEAL-ONE": Entry(
        "PDF phải có đúng một chữ ký của Công báo, nhưng tệp này có chữ ký khác ({detail}).",
        "The PDF must bear exactly one seal of the gazette, but this one bears others ({detail}).",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "VFY-CERTIFIED": Entry(
        "Đây không phải con dấu của Công báo: chữ ký trong tệp không khóa văn bản chống mọi thay đổi ({detail}). Tệp có thể do nơi khác ký.",
        "This is no seal of the gazette: the signature does not lock the document against every change ({detail}). Somebody else may have signed the file.",
        "Nếu tệp được đưa ra làm bản Công báo thì đó không phải bản thật: tải lại từ trang Công báo. Văn bản do nơi khác ký thì kiểm tra bằng công cụ của nơi đó.",
        "If it was handed to you as the gazette's, it is not: download it from the gazette's own site. What somebody else signed is checked with their tools.",
    ),
    "VFY-CERTIFIED-OK": Entry(
        "Một chữ ký, khóa văn bản chống mọi thay đổi.", "One seal, locking the document against every change."
    ),
    "VFY-CONTENTS": Entry(
        "Vùng chứa chữ ký bị ghi khác đi ({detail}).",
        "The place that holds the signature has been written differently ({detail}).",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "VFY-CONTENTS-OK": Entry("Vùng chứa chữ ký nguyên vẹn.", "The place that holds the signature is untouched."),
    "VFY-CMS": Entry(
        "Cấu trúc chữ ký không đúng quy cách ({detail}).",
        "The signature's structure is not as it must be ({detail}).",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "VFY-CMS-OK": Entry("Cấu trúc chữ ký đúng quy cách.", "The signature's structure is as it must be."),
    "VFY-ALGORITHM": Entry(
        "Chữ ký dùng thuật toán hoặc độ dài khóa không được chấp nhận: {detail}.",
        "The signature rests on an algorithm or key length that is not accepted: {detail}.",
        "Chỉ chấp nhận RSA từ 2048 bit, ECDSA từ 256 bit và SHA-256, SHA-384, SHA-512. Tìm bản được ký lại trên trang Công báo.",
        "Accepted are RSA from 2048 bits, ECDSA from 256 bits, and SHA-256, SHA-384, SHA-512. "
        "Look for a renewed copy on the gazette's site.",
    ),
    "VFY-ALGORITHM-OK": Entry(
        "Thuật toán và độ dài khóa đạt yêu cầu.", "Algorithms and key lengths are strong enough."
    ),
    "VFY-INTEGRITY": Entry(
        "Nội dung không khớp với chữ ký: tệp đã bị thay đổi, hoặc chữ ký là giả ({detail}).",
        "The content does not fit the signature: the file was changed, or the signature is forged ({detail}).",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "VFY-INTEGRITY-OK": Entry("Nội dung khớp với chữ ký.", "The content fits the signature."),
    "VFY-CHANGES": Entry(
        "Có phần được thêm hoặc sửa sau khi ký ({detail}).",
        "Something was added or changed after signing ({detail}).",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "VFY-CHANGES-OK": Entry(
        "Không có gì được thêm sau chữ ký; dấu thời gian cuối bao trùm toàn bộ tệp.",
        "Nothing was added after signing; the last timestamp covers the entire file.",
    ),
    "VFY-LEVEL": Entry(
        "Thiếu dấu thời gian của chữ ký hoặc dấu thời gian lưu trữ (mức B-LTA).",
        "The signature's timestamp or the archive timestamp is missing (level B-LTA).",
        "Có thể là bản bị cắt bớt: hãy tải bản gốc từ trang Công báo.",
        "This may be a shortened copy: download the original from the gazette's site.",
    ),
    "VFY-LEVEL-OK": Entry("Đủ dấu thời gian theo đúng thứ tự.", "All timestamps are there, in order."),
    "VFY-DSS": Entry(
        "Dữ liệu xác minh đi kèm chữ ký thiếu hoặc không nhất quán ({detail}).",
        "The validation data that goes with the signature is missing or inconsistent ({detail}).",
        "Có thể là bản bị cắt bớt: hãy tải bản gốc từ trang Công báo.",
        "This may be a shortened copy: download the original from the gazette's site.",
    ),
    "VFY-DSS-OK": Entry("Dữ liệu xác minh đi kèm đầy đủ.", "The validation data that goes with it is complete."),
    # Trust and time
    "VFY-TRUST": Entry(
        "Chứng thư của người ký không dẫn tới chứng thư gốc tin cậy nào được đưa ra ({detail}).",
        "The signer's certificate leads to none of the given trust anchors ({detail}).",
        "Kiểm tra xem đã đưa đúng chứng thư gốc của Công báo sau --trust chưa; nếu đúng, tệp không do Công báo ký.",
        "Check that the gazette's root certificate was given after --trust; if it was, the gazette did not sign this file.",
    ),
    "VFY-TRUST-OK": Entry("Chứng thư dẫn tới chứng thư gốc tin cậy.", "The certificate leads to a trust anchor."),
    "VFY-REVOKED": Entry(
        "Chứng thư của người ký đã bị thu hồi trước thời điểm ký ({at}).",
        "The signer's certificate had been revoked before the time of signing ({at}).",
        "Chữ ký không có giá trị: đừng dùng tệp này, và báo cho cơ quan phát hành.",
        "The signature is worth nothing: do not rely on the file, and tell the publisher.",
    ),
    "VFY-STATUS": Entry(
        "Không có dữ liệu thu hồi còn hiệu lực vào thời điểm ký ({at}) cho một chứng thư trong chuỗi.",
        "For a certificate of the path there is no revocation data that was current at the time of signing ({at}).",
        "Tìm bản đầy đủ trên trang Công báo; nếu vẫn vậy, hỏi cơ quan phát hành.",
        "Look for the complete file on the gazette's site; if it is the same there, ask the publisher.",
    ),
    "VFY-PERIOD": Entry(
        "Thời điểm ký ({at}) nằm ngoài thời hạn của chứng thư.",
        "The time of signing ({at}) lies outside the certificate's period of validity.",
        "Đừng dùng tệp này làm căn cứ; hỏi cơ quan phát hành.",
        "Do not rely on the file; ask the publisher.",
    ),
    "VFY-USAGE": Entry(
        "Chứng thư của người ký không được cấp để ký văn bản.",
        "The signer's certificate was not issued for signing documents.",
        "Đừng dùng tệp này làm căn cứ; hỏi cơ quan phát hành.",
        "Do not rely on the file; ask the publisher.",
    ),
    "VFY-SIGNER": Entry(
        "Tệp do {name} ký, không phải {wanted}.",
        "The file is signed by {name}, not by {wanted}.",
        "Chữ ký là thật nhưng của người khác: đừng coi tệp này là của Công báo. Nếu tên đưa sau --signer chưa đúng, lấy tên ghi trên chứng thư của Công báo.",
        "The signature is genuine, but somebody else's: do not take the file for the gazette's. "
        "If the name after --signer is not right, take the one in the gazette's certificate.",
    ),
    "VFY-SIGNER-OK": Entry("Người ký đúng là người được nêu.", "The signer is who was named."),
    "VFY-TSA": Entry(
        "Không xác nhận được chứng thư của tổ chức cấp dấu thời gian vào lúc {at} ({detail}).",
        "The timestamp authority's certificate can't be confirmed for {at} ({detail}).",
        "Kiểm tra xem đã đưa cả chứng thư gốc của tổ chức cấp dấu thời gian sau --trust chưa; nếu rồi, hỏi cơ quan phát hành.",
        "Check that the root of the timestamp authority was given after --trust too; if it was, ask the publisher.",
    ),
    "VFY-ADES": Entry(
        "Chuỗi chứng thư của người ký vi phạm quy tắc của chính nó ({detail}).",
        "The signer's certificate path breaks the rules that it sets itself ({detail}).",
        "Đừng dùng tệp này làm căn cứ; hỏi cơ quan phát hành và gửi kèm mã trong ngoặc.",
        "Do not rely on the file; ask the publisher and quote the word in brackets.",
    ),
    "VFY-ADES-OK": Entry(
        "Chứng thư có hiệu lực và không bị thu hồi tại thời điểm ký; dấu thời gian đáng tin cậy.",
        "The certificate was valid and not revoked at the time of signing; the timestamps are trusted.",
    ),
    "VFY-TIME": Entry(
        "Dấu thời gian {at} nằm trong tương lai so với đồng hồ của máy này.",
        "The timestamp {at} lies in the future by this machine's clock.",
        "Kiểm tra ngày giờ của máy.",
        "Check the machine's date and time.",
    ),
    "VFY-TIME-OK": Entry("Dấu thời gian cuối vẫn còn hiệu lực.", "The last timestamp still counts."),
    "VFY-RENEW": Entry(
        "Chứng thư của dấu thời gian cuối đã hết hạn ngày {at} và chưa được gia hạn.",
        "The certificate of the last timestamp expired on {at} and was not renewed.",
        "Tìm bản được gia hạn trên trang Công báo.",
        "Look for a renewed copy on the gazette's site.",
    ),
    # The manifest and the files it names
    "VFY-MANIFEST-FORM": Entry(
        "Bản kê (manifest.json) không đúng dạng: {detail}.",
        "The manifest (manifest.json) is not in the right form: {detail}.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "VFY-MANIFEST-FORM-OK": Entry("Bản kê đúng dạng.", "The manifest is in the right form."),
    "VFY-APPROVAL": Entry(
        "Ý kiến phê duyệt (approval.json) không phải về các tệp mà bản kê nêu.",
        "The approval (approval.json) is not of the files that the manifest names.",
        "Hỏi cơ quan xuất bản: số này được đóng dấu mà không đúng ý kiến của người thứ hai.",
        "Ask the publisher: this issue was sealed without what the second person agreed to.",
    ),
    "VFY-APPROVAL-OK": Entry(
        "Ý kiến phê duyệt là về đúng các tệp của bản kê.", "The approval is of exactly the files of the manifest."
    ),
    "VFY-FACT-FORM": Entry(
        "Bản ghi diễn biến (fact.json) không đúng dạng: {detail}.",
        "The statement of a fact (fact.json) is not in the right form: {detail}.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "VFY-FACT-FORM-OK": Entry("Bản ghi diễn biến đúng dạng.", "The statement of the fact is in the right form."),
    "VFY-FACT-UNSIGNED": Entry(
        "Không có chữ ký fact.json.p7s bên cạnh bản ghi diễn biến.",
        "There is no signature fact.json.p7s beside the statement of the fact.",
        "Tải cả hai tệp từ trang của văn bản vào cùng một thư mục.",
        "Download both files from the page of the document into one folder.",
    ),
    "VFY-RENEWAL-FORM": Entry(
        "Biên bản gia hạn (renewal.json) không đúng dạng: {detail}.",
        "The record of a renewal (renewal.json) is not in the right form: {detail}.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "VFY-RENEWAL-FORM-OK": Entry("Biên bản gia hạn đúng dạng.", "The record of the renewal is in the right form."),
    "VFY-RENEWAL-UNSIGNED": Entry(
        "Không có chữ ký renewal.json.p7s bên cạnh biên bản gia hạn.",
        "There is no signature renewal.json.p7s beside the record of the renewal.",
        "Tải cả hai tệp từ trang của số Công báo vào cùng một thư mục.",
        "Download both files from the page of the issue into one folder.",
    ),
    "VFY-RENEWAL-PLACE": Entry(
        "Biên bản gia hạn này thuộc thư mục {place}, không phải thư mục đang chứa nó.",
        "This record of a renewal belongs into the folder {place}, not where it lies.",
        "Giữ nguyên các thư mục như trên trang Công báo.",
        "Keep the folders as they are on the gazette's site.",
    ),
    "VFY-MANIFEST-UNSIGNED": Entry(
        "Không có chữ ký manifest.json.p7s bên cạnh bản kê.",
        "There is no signature manifest.json.p7s beside the manifest.",
        "Tải cả hai tệp từ trang của số Công báo vào cùng một thư mục.",
        "Download both files from the page of the issue into one folder.",
    ),
    "VFY-MANIFEST-PLACE": Entry(
        "Bản kê không nằm trong cây thư mục của trang Công báo nên không tìm được các tệp nó nêu.",
        "The manifest does not lie in the gazette's folders, so the files that it names can't be found.",
        "Đưa kèm các tệp cần kiểm tra, hoặc đưa cả thư mục của trang.",
        "Give the files to be checked along with it, or the whole folder of the site.",
    ),
    "VFY-MANIFEST-BAD": Entry(
        "Bản kê {manifest} nêu tệp này, nhưng chính bản kê không hợp lệ.",
        "The manifest {manifest} names this file, but is not valid itself.",
        "Xem kết quả của bản kê và tải lại bản kê cùng chữ ký của nó.",
        "See the verdict on the manifest; download it again with its signature.",
    ),
    "VFY-FILE-DIGEST": Entry(
        "Tệp khác với tệp mà bản kê {manifest} nêu.",
        "The file is not the one that the manifest {manifest} names.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "VFY-FILE-DIGEST-OK": Entry(
        "Đúng là tệp nêu trong bản kê {manifest}.", "The file that the manifest {manifest} names."
    ),
    "VFY-REDACTED": Entry(
        "Nội dung đã được gỡ khỏi Công báo.",
        "Redacted.",
        "Xem căn cứ trên trang của văn bản.",
        "The page of the document tells by what right.",
    ),
    "VFY-REDACTED-OK": Entry(
        "Đúng là tệp đã đăng; nội dung đã được gỡ khỏi Công báo từ {on}. Căn cứ: {basis}. Lý do: {reason}",
        "Genuine as it was published; redacted since {on}. Legal basis: {basis}. Reason: {reason}",
    ),
    "VFY-FILE-MISSING": Entry(
        "Bản kê {manifest} nêu tệp này nhưng không tìm thấy.",
        "The manifest {manifest} names this file, but it is not there.",
        "Tải đủ các tệp của số Công báo. Tệp có thể đã được cơ quan phát hành gỡ bỏ: xem trang của văn bản.",
        "Download all files of the issue. The publisher may have removed it: see the document's page.",
    ),
    "VFY-FILE-UNNAMED": Entry(
        "Tệp này không tự mang chữ ký và không có bản kê nào nêu nó.",
        "This file bears no signature of its own, and no manifest at hand names it.",
        "Đưa kèm manifest.json (và manifest.json.p7s) của số Công báo, hoặc đưa cả thư mục.",
        "Give the manifest.json (with manifest.json.p7s) of its issue too, or the whole folder.",
    ),
    "VFY-FILE-SIZE": Entry(
        "Tệp quá lớn ({size} MB) nên không được kiểm tra; giới hạn là {largest} MB.",
        "The file is too large ({size} MB) and was not examined; the limit is {largest} MB.",
        "Tệp của Công báo không lớn như vậy: kiểm tra xem có đúng tệp cần kiểm tra không, và tải lại từ trang Công báo.",
        "Files of the gazette are not that large: check that it is the right file, and download it again from the gazette's site.",
    ),
    "VFY-LIMIT-TIME": Entry(
        "Việc kiểm tra tệp vượt quá thời gian cho phép nên bị dừng.",
        "Examining the file took longer than allowed and was stopped.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "VFY-LIMIT-MEMORY": Entry(
        "Việc kiểm tra tệp vượt quá bộ nhớ cho phép nên bị dừng.",
        "Examining the file took more memory than allowed and was stopped.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "VFY-CRASHED": Entry(
        "Tiến trình kiểm tra dừng đột ngột khi đọc tệp này ({detail}).",
        "The process that examined this file ended unexpectedly ({detail}).",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "VFY-FILE-EMPTY": Entry("Tệp rỗng.", "The file is empty.", _AGAIN_VI, _AGAIN_EN),
    "VFY-PDF-STRAY": Entry(
        "PDF nằm giữa các tệp của Công báo nhưng không có bản kê hợp lệ nào nêu nó.",
        "The PDF lies among the gazette's files, but no valid manifest names it.",
        "Đừng coi tệp này là một phần của Công báo; báo cho người quản trị trang.",
        "Do not take it for part of the gazette; tell whoever runs the site.",
    ),
    # Evidence that was not given
    "VFY-LOG": Entry(
        "Chưa kiểm tra nhật ký công khai: không có bằng chứng đi kèm.",
        "The public log was not checked: no evidence was given.",
    ),
    "VFY-LOG-NONE": Entry(
        "Không thấy bằng chứng nhật ký ({name}) bên cạnh tệp.",
        "There is no proof of the log ({name}) beside the file.",
        "Tải tệp {name} ở cùng chỗ với văn bản trên trang Công báo rồi đặt cạnh tệp cần kiểm tra.",
        "Download {name} from the same place as the document and put it beside the file.",
    ),
    "VFY-LOG-PROOF": Entry(
        "Bằng chứng nhật ký không đọc được ({detail}).",
        "The proof of the log can't be read ({detail}).",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "VFY-LOG-PROOF-OK": Entry("Bằng chứng nhật ký đúng dạng.", "The proof of the log is well formed."),
    "VFY-LOG-ENTRY": Entry(
        "Mục nhật ký đi kèm nói về {work}, không phải về tệp này.",
        "The entry of the log is about {work}, not about this file.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "VFY-LOG-ENTRY-OK": Entry(
        "Tệp có trong nhật ký: Công báo {issue}, ghi lúc {at}.",
        "The file stands in the log: issue {issue}, written at {at}.",
    ),
    "VFY-LOG-CHECKPOINT": Entry(
        "Mốc nhật ký không do nhật ký đáng tin cậy ký ({detail}).",
        "The checkpoint is not signed by a log that is trusted ({detail}).",
        "Kiểm tra tệp đưa sau --log có đúng là của cơ quan phát hành không; nếu đúng, đừng dùng tệp này và báo cho cơ quan đó.",
        "Make sure that the file after --log is the publisher's; if it is, do not rely on this file and tell the publisher.",
    ),
    "VFY-LOG-CHECKPOINT-OK": Entry("Mốc do nhật ký {origin} ký.", "The checkpoint is signed by the log {origin}."),
    "VFY-LOG-INCLUDED": Entry(
        "Mục số {index} không nằm trong nhật ký đã ký.",
        "Entry {index} is not part of the log that was signed.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "VFY-LOG-INCLUDED-OK": Entry(
        "Mục số {index} nằm trong nhật ký gồm {size} mục.", "Entry {index} is part of the log of {size} entries."
    ),
    "VFY-LOG-GROWN": Entry(
        "Nhật ký không tiếp nối mốc cũ ({detail}).",
        "The log does not continue the older checkpoint ({detail}).",
        "Giữ lại cả hai mốc làm bằng chứng và báo cho các nhân chứng và cho cơ quan phát hành.",
        "Keep both checkpoints as evidence and tell the witnesses and the publisher.",
    ),
    "VFY-LOG-GROWN-OK": Entry(
        "Nhật ký tiếp nối mốc cũ: từ {old} lên {new} mục.",
        "The log continues the older checkpoint: from {old} to {new} entries.",
    ),
    "VFY-LOG-TREE": Entry(
        "Các mục của nhật ký không khớp với mốc đã ký ({detail}).",
        "The entries of the log are not those of the checkpoint ({detail}).",
        "Có thể bản sao chưa đủ: chép lại cả thư mục log/ rồi kiểm tra lần nữa.",
        "The copy may be incomplete: copy the whole folder log/ again and check once more.",
    ),
    "VFY-CODE-NOTHING": Entry(
        "Trong các tệp đã đưa không có tệp nào của trang {number}.",
        "None of the given files is of the page {number}.",
        "Tải số Công báo mà mã trang ghi, rồi kiểm tra cả thư mục; xem lại mã trên giấy.",
        "Fetch the issue that the code names and verify its folder; look at the code on the paper again.",
    ),
    "VFY-CODE-TEXT": Entry(
        "Trang giấy mang mã {number} không in bản Akoma Ntoso đã công bố.",
        "The paper that bears the code {number} does not show the Akoma Ntoso that was published.",
        "Xem lại mã trên giấy. Nếu đúng, đừng dùng bản giấy: lấy bản đã ký trên cổng và báo cho cơ quan phát hành.",
        "Look at the code again. If it is right, don't rely on the paper: take the signed file and tell the publisher.",
    ),
    "VFY-CODE-TEXT-MISSING": Entry(
        "Chưa so được trang {number}: thiếu bản Akoma Ntoso (.xml) của văn bản.",
        "The page {number} can't be compared: the document's Akoma Ntoso (.xml) is not among the files.",
        "Đưa cả thư mục của văn bản, hoặc thêm tệp .xml trên cổng.",
        "Give the document's whole folder, or add the .xml from the portal.",
    ),
    "VFY-CODE-TEXT-OK": Entry("Trang {page} in đúng văn bản {path}.", "Page {page} shows the text of {path}."),
    "VFY-LOG-TREE-OK": Entry("Cả {size} mục khớp với mốc đã ký.", "All {size} entries are those of the checkpoint."),
    "VFY-LOG-FILES": Entry(
        "{count} tệp trên cổng không phải tệp mà nhật ký ghi: {paths}.",
        "{count} files of the portal are not those that the log names: {paths}.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "VFY-LOG-FILES-OK": Entry("{count} tệp đúng như nhật ký ghi.", "{count} files are those that the log names."),
    "VFY-LOG-UNLOGGED": Entry(
        "Nhật ký không ghi các tệp PDF này, hoặc tệp của các số Công báo này ({count}): {paths}.",
        "The log does not name these PDFs, or files of these issues ({count}): {paths}.",
        "Những tệp này chưa được công bố qua nhật ký: báo cho cơ quan phát hành.",
        "These files were not published through the log: tell the publisher.",
    ),
    "VFY-LOG-UNLOGGED-OK": Entry(
        "Mọi tệp của các số Công báo đều có trong nhật ký.", "Every file of the issues stands in the log."
    ),
    "VFY-LOG-NUMBERS": Entry(
        "Nhật ký thiếu {count} số Công báo: {numbers}.",
        "{count} issue numbers are missing from the log: {numbers}.",
        "Hỏi cơ quan phát hành vì sao số đó không có.",
        "Ask the publisher why that number is not there.",
    ),
    "VFY-LOG-NUMBERS-OK": Entry("Số Công báo liên tục.", "The issue numbers run without a gap."),
    "VFY-LOG-PAGES": Entry(
        "{count} chỗ có trang chồng lên nhau hoặc bị thiếu: {pages}.",
        "Pages overlap or are missing in {count} places: {pages}.",
        "Hỏi cơ quan phát hành vì sao; giữ lại bản sao này.",
        "Ask the publisher why; keep this copy.",
    ),
    "VFY-LOG-PAGES-OK": Entry(
        "Trang của {count} số Công báo nối tiếp nhau.", "The pages of {count} issues follow one another."
    ),
    "VFY-LOG-QUORUM": Entry(
        "Chưa đủ nhân chứng đã thấy mốc nhật ký này (có: {witnesses}).",
        "Not enough witnesses have seen this checkpoint (those that have: {witnesses}).",
        "Tải lại bằng chứng từ trang Công báo sau khi các nhân chứng ký.",
        "Download the proof again once the witnesses have signed.",
    ),
    "VFY-LOG-QUORUM-OK": Entry("Đủ nhân chứng: {witnesses}.", "Enough witnesses: {witnesses}."),
    "VFY-LOG-STAMP": Entry(
        "Dấu thời gian trên mốc {size} mục của nhật ký không dùng được ({detail}).",
        "The timestamp over the checkpoint of {size} entries can't be relied on ({detail}).",
        "Tải lại thư mục log/ từ trang Công báo và nêu đúng chứng thư gốc; nếu vẫn vậy, báo cho cơ quan phát hành.",
        "Download the folder log/ again and name the right root certificate; if it stays so, tell the publisher.",
    ),
    "VFY-LOG-STAMP-OK": Entry(
        "Dấu thời gian {at} trên mốc {size} mục.", "Timestamp of {at} over the checkpoint of {size} entries."
    ),
    "VFY-LOG-NO-ROOT": Entry(
        "Chưa kiểm tra dấu thời gian trên các mốc: chưa nêu chứng thư gốc (--trust).",
        "The timestamps over the checkpoints were not checked: no root was given (--trust).",
    ),
    "VFY-LOG-ORDER": Entry(
        "Mục {index} của nhật ký ghi thời điểm {at}, trái với các mục hay dấu thời gian quanh nó: có thể đã lùi ngày.",
        "Entry {index} of the log tells {at}, against the entries or timestamps around it: it may be back-dated.",
        "Báo cho cơ quan phát hành và các nhân chứng; giữ lại bản sao này.",
        "Tell the publisher and the witnesses, and keep this copy.",
    ),
    "VFY-LOG-ORDER-OK": Entry(
        "Thời điểm của các mục theo thứ tự, đối chiếu với {count} dấu thời gian.",
        "The times of the entries run forward, held against {count} timestamps.",
    ),
    "VFY-LOG-TIME": Entry(
        "Thời điểm trong bằng chứng nhật ký không hợp lý: {at}.",
        "A time in the proof of the log can't be right: {at}.",
        "Kiểm tra đồng hồ của máy này; nếu đúng, báo cho cơ quan phát hành.",
        "Check this machine's clock; if it is right, tell the publisher.",
    ),
    "VFY-LOG-POLICY": Entry(
        "Chưa kiểm tra nhật ký: chưa nêu tệp chính sách (--log), mà tệp đi kèm thì không tự làm chứng cho mình được.",
        "The log was not checked: no policy was given (--log), and the one in the bundle can't vouch for itself.",
        "Lấy tệp chính sách của Công báo bằng một đường đáng tin rồi chạy lại với --log.",
        "Get the gazette's policy by a way you trust, then run again with --log.",
    ),
    "VFY-LOG-TIME-OK": Entry("Các thời điểm trong bằng chứng hợp lý.", "The times in the proof are in order."),
    "VFY-BULLETIN": Entry(
        "Chưa kiểm tra văn bản có bị đính chính hay thu hồi: không có bảng tình trạng đi kèm.",
        "Whether the document was corrected or withdrawn was not checked: no status bulletin was given.",
    ),
    "VFY-BULLETIN-NONE": Entry(
        "Chưa biết văn bản có bị đính chính hay thu hồi: trong tài liệu kèm theo không có {name}.",
        "Whether the document was corrected or withdrawn is not known: the bundle has no {name}.",
        "Tải thư mục log/ của trang Công báo về cùng chỗ rồi kiểm tra lại.",
        "Copy the folder log/ of the portal into the bundle, then verify again.",
    ),
    "VFY-BULLETIN-FORM": Entry(
        "Tệp này không phải bảng tình trạng, hoặc đã hỏng ({detail}).",
        "This is no status bulletin, or a damaged one ({detail}).",
        "Tải lại log/bulletin từ trang Công báo.",
        "Download log/bulletin from the portal again.",
    ),
    "VFY-BULLETIN-ORIGIN": Entry(
        "Bảng tình trạng thuộc một nhật ký khác: {detail}.",
        "The status bulletin is of another log: {detail}.",
        "Lấy bảng tình trạng của đúng Công báo đã đăng văn bản, hoặc nêu đúng tệp chính sách (--log).",
        "Take the bulletin of the gazette that published the document, or name the right policy (--log).",
    ),
    "VFY-BULLETIN-SIGNED": Entry(
        "Bảng tình trạng không do khóa nào của nhật ký trong tệp chính sách ký ({detail}).",
        "The status bulletin is not signed by any key of the log that the policy names ({detail}).",
        "Không dựa vào bảng này. Tải lại từ trang Công báo; nếu vẫn vậy, báo cho cơ quan phát hành.",
        "Don't rely on it. Download it from the portal again; if it stays so, tell the publisher.",
    ),
    "VFY-BULLETIN-SIGNED-OK": Entry(
        "Bảng tình trạng do khóa của nhật ký {origin} ký.",
        "The status bulletin is signed by the key of the log {origin}.",
    ),
    "VFY-BULLETIN-BOUND": Entry(
        "Bảng tình trạng gắn với mốc {size} mục của một nhật ký khác hẳn: không khớp mốc {other} mục đi kèm.",
        "The status bulletin is bound to a checkpoint of {size} entries that is not of the same history as the one of "
        "{other} entries.",
        "Có thể nhật ký đã bị viết lại. Giữ nguyên các tệp này làm bằng chứng và báo cho các nhân chứng của nhật ký.",
        "The log may have been rewritten. Keep these files as evidence, and tell the witnesses of the log.",
    ),
    "VFY-BULLETIN-BOUND-OK": Entry(
        "Mốc {size} mục của bảng tình trạng và mốc {other} mục thuộc cùng một nhật ký.",
        "The bulletin's checkpoint of {size} entries and the one of {other} entries are of one history.",
    ),
    "VFY-BULLETIN-TILES": Entry(
        "Chưa rõ mốc {size} mục của bảng tình trạng và mốc {other} mục có cùng một nhật ký: thiếu thư mục log/tile.",
        "Whether the bulletin's checkpoint of {size} entries and the one of {other} entries are of one history can't be "
        "told: log/tile is not there.",
        "Tải cả thư mục log/ của trang Công báo rồi kiểm tra lại.",
        "Download the whole folder log/ of the portal, then verify again.",
    ),
    "VFY-BULLETIN-OLDER": Entry(
        "Bảng tình trạng ngày {at} cũ hơn bảng đã thấy trước đây ({seen}).",
        "The status bulletin of {at} is older than one that was seen before ({seen}).",
        "Tải lại log/bulletin; nếu trang Công báo vẫn đưa bảng cũ, báo cho cơ quan phát hành.",
        "Download log/bulletin again; if the portal still hands out the old one, tell the publisher.",
    ),
    "VFY-BULLETIN-OLDER-OK": Entry(
        "Bảng tình trạng không cũ hơn bảng đã thấy trước đây.",
        "The status bulletin is not older than the one that was seen before.",
    ),
    "VFY-BULLETIN-SEEN": Entry(
        "Không đọc được bảng tình trạng đã thấy trước đây (--seen): {detail}.",
        "The bulletin that was seen before (--seen) can't be read: {detail}.",
        "Nêu tệp log/bulletin đã giữ lại từ lần kiểm tra trước, của cùng nhật ký.",
        "Name the file log/bulletin that you kept from an earlier check, of the same log.",
    ),
    "VFY-BULLETIN-TIME": Entry(
        "Bảng tình trạng mang thời điểm ở tương lai: {at}.",
        "The status bulletin bears a time in the future: {at}.",
        "Kiểm tra đồng hồ của máy này; nếu đúng, báo cho cơ quan phát hành.",
        "Check this machine's clock; if it is right, tell the publisher.",
    ),
    "VFY-BULLETIN-STALE": Entry(
        "Bảng tình trạng ngày {at} đã quá hạn từ {until}: chưa biết tình trạng hiện nay.",
        "The status bulletin of {at} was due to be replaced by {until}: the present state is not known.",
        "Tải log/bulletin mới từ trang Công báo; nếu bảng mới nhất cũng quá hạn, báo cho cơ quan phát hành.",
        "Download a new log/bulletin from the portal; if the newest is overdue too, tell the publisher.",
    ),
    "VFY-BULLETIN-STALE-OK": Entry(
        "Bảng tình trạng ngày {at}, dùng được đến {until}.", "The status bulletin is of {at}, good until {until}."
    ),
    "VFY-BULLETIN-BEHIND": Entry(
        "Bảng tình trạng chỉ tính đến {size} mục, nhật ký đã có {newest} mục.",
        "The status bulletin covers {size} entries of the log, which has {newest} by now.",
        "Tải lại log/bulletin cùng lúc với log/checkpoint và bằng chứng của văn bản.",
        "Download log/bulletin again, together with log/checkpoint and the document's proof.",
    ),
    "VFY-BULLETIN-BEHIND-OK": Entry(
        "Bảng tình trạng tính đủ {size} mục của nhật ký.", "The status bulletin covers all {size} entries of the log."
    ),
}
