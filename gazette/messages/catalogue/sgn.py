"""Messages about signing."""

from gazette.messages import Entry

_TSA_VI = "Kiểm tra mạng và địa chỉ dịch vụ trong gazette.toml ([signing.timestamp]) rồi chạy lại lệnh; chưa có gì được công bố."
_TSA_EN = (
    "Check the network and the address in gazette.toml ([signing.timestamp]), then run the command again; "
    "nothing has been published."
)
_LIE_VI = (
    "Không dùng dấu này. Báo cho nơi cung cấp dịch vụ, hoặc đặt dịch vụ khác trong gazette.toml ([signing.timestamp])."
)
_LIE_EN = (
    "The timestamp was not used. Tell the provider, or name another authority in gazette.toml ([signing.timestamp])."
)
_CERT_VI = "Không ký gì cả. Xin cấp chứng thư mới hoặc đặt chứng thư đúng trong gazette.toml ([signing])."
_CERT_EN = "Nothing was signed. Get a new certificate, or name the right one in gazette.toml ([signing])."

ENTRIES: dict[str, Entry] = {
    "SGN-FILE": Entry(
        "Không đọc được {path}: {reason}.",
        "{path} can't be read: {reason}.",
        "Kiểm tra đường dẫn trong gazette.toml ([signing]) và quyền đọc.",
        "Check the path in gazette.toml ([signing]) and that you may read it.",
    ),
    "SGN-PASSPHRASE-KIND": Entry(
        "Không hiểu nguồn mật khẩu khóa: {kind}.",
        "Unknown source of the key's passphrase: {kind}.",
        "Dùng prompt, fd, file, keyring hoặc none.",
        "Use prompt, fd, file, keyring or none.",
    ),
    "SGN-PASSPHRASE-OPEN": Entry(
        "Người khác đọc được tệp mật khẩu {path}.",
        "The passphrase file {path} can be read by others.",
        "Chạy: chmod 600 {path}",
        "Run: chmod 600 {path}",
    ),
    "SGN-PASSPHRASE-FILE": Entry(
        "Không đọc được tệp mật khẩu {path}: {reason}.",
        "The passphrase file {path} can't be read: {reason}.",
        "Kiểm tra đường dẫn và quyền đọc, hoặc đặt nguồn mật khẩu là prompt.",
        "Check the path and that you may read it, or set the source to prompt.",
    ),
    "SGN-PASSPHRASE-FD": Entry(
        "Không đọc được mật khẩu từ mô tả tệp {fd}.",
        "The passphrase can't be read from file descriptor {fd}.",
        "Mở mô tả tệp đó khi gọi lệnh, ví dụ: gazette sign … {fd}< tệp",
        "Open that descriptor when calling the command, e.g.: gazette sign … {fd}< file",
    ),
    "SGN-PASSPHRASE-EMPTY": Entry(
        "Mật khẩu khóa ({path}) để trống.",
        "The key's passphrase ({path}) is empty.",
        "Ghi mật khẩu vào dòng đầu tiên.",
        "Put the passphrase on the first line.",
    ),
    "SGN-PASSPHRASE-WRONG": Entry(
        "Không mở được khóa {path}: sai mật khẩu, hoặc tệp hỏng.",
        "The key {path} can't be opened: wrong passphrase, or a damaged file.",
        "Kiểm tra mật khẩu và thử lại.",
        "Check the passphrase and try again.",
    ),
    "SGN-KEYRING-EXTRA": Entry(
        "Máy này chưa cài phần đọc kho mật khẩu (keyring).",
        "What reads keyrings is not installed on this machine.",
        "Cài: pip install 'gazette-press[keyring]', hoặc đặt passphrase = \"prompt\".",
        "Install it: pip install 'gazette-press[keyring]', or set passphrase = \"prompt\".",
    ),
    "SGN-KEYRING-LOCKED": Entry(
        "Không đọc được kho mật khẩu của máy: kho đang khóa, hoặc máy không có kho ({detail}).",
        "This machine's keyring can't be read: it is locked, or there is none ({detail}).",
        'Mở khóa kho mật khẩu rồi chạy lại, hoặc đặt passphrase = "prompt".',
        'Unlock the keyring and run the command again, or set passphrase = "prompt".',
    ),
    "SGN-KEYRING-NONE": Entry(
        "Kho mật khẩu không có mục {service}, {name}.",
        "The keyring holds nothing for {service}, {name}.",
        "Cất mật khẩu: keyring set {service} {name}",
        "Store the passphrase: keyring set {service} {name}",
    ),
    "SGN-PKCS11-EXTRA": Entry(
        "Máy này chưa cài phần dùng token và HSM (PKCS#11).",
        "What reaches tokens and hardware security modules (PKCS#11) is not installed on this machine.",
        "Cài: pip install 'gazette-press[pkcs11]'",
        "Install it: pip install 'gazette-press[pkcs11]'",
    ),
    "SGN-PKCS11-MODULE": Entry(
        "Không nạp được thư viện PKCS#11 {path}.",
        "The PKCS#11 library {path} can't be loaded.",
        "Cài phần mềm của nhà cung cấp token, rồi đặt đúng đường dẫn module trong gazette.toml ([signing.key]).",
        "Install the software of the token's maker, then set the path of module in gazette.toml ([signing.key]).",
    ),
    "SGN-PKCS11-TOKEN": Entry(
        "Không tìm thấy đúng một token tên “{token}” qua {path}.",
        "There is not exactly one token “{token}” behind {path}.",
        "Cắm token; so tên (token) trong gazette.toml với tên mà phần mềm của nhà cung cấp hiển thị.",
        "Plug the token in; compare its name (token) in gazette.toml with what its maker's software shows.",
    ),
    "SGN-PKCS11-KEY": Entry(
        "Token “{token}” có {count} khóa bí mật tên “{label}”, cần đúng một.",
        "The token “{token}” has {count} private keys “{label}”; exactly one is needed.",
        "Sửa tên khóa (label) trong gazette.toml ([signing.key]).",
        "Correct the key's name (label) in gazette.toml ([signing.key]).",
    ),
    "SGN-PKCS11-CERTIFICATE": Entry(
        "Token không có chứng thư cho khóa {path}.",
        "The token holds no certificate for the key {path}.",
        "Nêu tệp chứng thư: certificate trong gazette.toml ([signing.key]).",
        "Name the certificate's file: certificate in gazette.toml ([signing.key]).",
    ),
    "SGN-PKCS11-GONE": Entry(
        "Token “{token}” không còn trả lời ({reason}).",
        "The token “{token}” no longer answers ({reason}).",
        "Cắm lại token rồi chạy lại đúng lệnh đó: tệp nào đã đóng dấu thì không ký lại, chưa có gì được công bố.",
        "Plug the token in again and run the same command: what is sealed is not sealed again, nothing has been published.",
    ),
    "SGN-PIN-WRONG": Entry(
        "Sai mã PIN của token “{token}”.",
        "The PIN of the token “{token}” is wrong.",
        "Kiểm tra kỹ trước khi thử lại: sau vài lần sai, token tự khóa.",
        "Make sure before you try again: after a few wrong ones the token locks itself.",
    ),
    "SGN-PIN-LOCKED": Entry(
        "Token “{token}” đã khóa vì nhập sai mã PIN nhiều lần.",
        "The token “{token}” is locked: the PIN was wrong too often.",
        "Mở khóa bằng mã của quản trị viên (SO-PIN) hoặc liên hệ nơi cấp token.",
        "Unlock it with the administrator's PIN (SO-PIN), or ask who issued the token.",
    ),
    "SGN-REMOTE": Entry(
        "Khóa của chứng thư {path} không ở máy này.",
        "The key of the certificate {path} is not on this machine.",
        "Ký hai bước: gazette sign --prepare THƯ-MỤC, ký ở máy giữ khóa, rồi gazette sign --finish THƯ-MỤC",
        "Sign in two steps: gazette sign --prepare FOLDER, sign where the key is, then gazette sign --finish FOLDER",
    ),
    "SGN-REMOTE-KEY": Entry(
        "Khóa trong gazette.toml ở ngay máy này (kind = {kind}): không cần ký hai bước.",
        "The key of gazette.toml is on this machine (kind = {kind}): there is no need for two steps.",
        'Chạy gazette sign, hoặc đặt kind = "remote" ([signing.key]).',
        'Run gazette sign, or set kind = "remote" ([signing.key]).',
    ),
    "SGN-REMOTE-DONE": Entry(
        "Số {issue} đã ký xong.",
        "Issue {issue} is signed already.",
        "Công bố: gazette publish {issue}",
        "Publish it: gazette publish {issue}",
    ),
    "SGN-REMOTE-FOLDER": Entry(
        "{path} không phải thư mục mà gazette sign --prepare đã ghi cho số này.",
        "{path} is no folder that gazette sign --prepare wrote for this issue.",
        "Nêu đúng thư mục, hoặc chuẩn bị lại: gazette sign --prepare THƯ-MỤC",
        "Name the right folder, or prepare anew: gazette sign --prepare FOLDER",
    ),
    "SGN-REMOTE-MISSING": Entry(
        "Thiếu chữ ký {path} (cho {name}).",
        "The signature {path} is missing (for {name}).",
        "Ký đủ mọi tệp .tbs trong thư mục (xem LIST.txt) rồi chạy lại; chưa chữ ký nào được nhận.",
        "Sign every .tbs file of the folder (see LIST.txt) and run the command again; no signature was taken in.",
    ),
    "SGN-REMOTE-WRONG": Entry(
        "Chữ ký cho {path} không đúng: khác khóa, khác thuật toán, hoặc ký nhầm tệp.",
        "The signature for {path} is wrong: another key, another algorithm, or over another file.",
        "Ký lại tệp .tbs của nó bằng khóa của chứng thư trong gazette.toml (xem LIST.txt); chưa chữ ký nào được nhận.",
        "Sign its .tbs file again with the key of gazette.toml's certificate (see LIST.txt); no signature was taken in.",
    ),
    "SGN-REMOTE-STALE": Entry(
        "Thư mục này đã cũ: bằng chứng thu hồi chỉ có hạn đến {until}, hoặc dịch vụ dấu thời gian hay nội dung số đã đổi.",
        "This folder is too old: its revocation evidence lasted until {until}, or the timestamp authority or the issue changed.",
        "Chuẩn bị lại và ký lại: gazette sign --prepare THƯ-MỤC",
        "Prepare and sign anew: gazette sign --prepare FOLDER",
    ),
    "SGN-ROOM": Entry(
        "Chữ ký cùng dấu thời gian của {path} dài hơn chỗ đã chừa.",
        "The signature of {path} with its timestamp is longer than the place kept for it.",
        "Chạy lại lệnh; nếu ký hai bước, chuẩn bị lại: gazette sign --prepare THƯ-MỤC",
        "Run the command again; when signing in two steps, prepare anew: gazette sign --prepare FOLDER",
    ),
    "SGN-LOG-KEY-KIND": Entry(
        "Khóa của nhật ký {path} không phải khóa Ed25519.",
        "The key of the log {path} is no Ed25519 key.",
        "Tạo khóa bằng: openssl genpkey -algorithm ed25519 -aes256 -out {path}",
        "Make one with: openssl genpkey -algorithm ed25519 -aes256 -out {path}",
    ),
    "SGN-KEY-FORMAT": Entry(
        "{path} không phải tệp khóa PKCS#12 hay PEM.",
        "{path} is no key file in PKCS#12 or PEM.",
        "Đặt đúng tệp và đúng kind (pkcs12 hoặc pem) trong gazette.toml.",
        "Name the right file and kind (pkcs12 or pem) in gazette.toml.",
    ),
    "SGN-KEY-INCOMPLETE": Entry(
        "{path} thiếu khóa bí mật hoặc chứng thư của nó.",
        "{path} lacks the private key or its certificate.",
        "Xuất lại tệp kèm cả khóa và chứng thư; với PEM, đặt certificate trong gazette.toml.",
        "Export it again with key and certificate; for PEM set certificate in gazette.toml.",
    ),
    "SGN-KEY-KIND": Entry(
        "Khóa {path} không phải RSA hay ECDSA.",
        "The key {path} is neither RSA nor ECDSA.",
        "Dùng khóa RSA từ 2048 bit hoặc ECDSA từ 256 bit.",
        "Use an RSA key of 2048 bits or more, or ECDSA of 256 or more.",
    ),
    "SGN-KEY-WEAK": Entry(
        "Khóa {path} quá yếu: {bits} bit.",
        "The key {path} is too weak: {bits} bits.",
        "Dùng khóa RSA từ 2048 bit hoặc ECDSA từ 256 bit.",
        "Use an RSA key of 2048 bits or more, or ECDSA of 256 or more.",
    ),
    "SGN-KEY-MISMATCH": Entry(
        "Khóa và chứng thư của {path} không thuộc về nhau.",
        "The key and the certificate of {path} do not belong together.",
        "Đặt đúng chứng thư của khóa trong gazette.toml.",
        "Name the certificate of this key in gazette.toml.",
    ),
    "SGN-CERT-FILE": Entry(
        "{path} không chứa chứng thư số (X.509, PEM hoặc DER).",
        "{path} holds no certificate (X.509 in PEM or DER).",
        "Kiểm tra tệp nêu trong gazette.toml ([signing]).",
        "Check the file named in gazette.toml ([signing]).",
    ),
    "SGN-CERT-USAGE": Entry(
        "Chứng thư “{name}” ({path}) không được cấp cho việc này.",
        "The certificate “{name}” ({path}) was not issued for this use.",
        _CERT_VI,
        _CERT_EN,
    ),
    "SGN-CERT-EXPIRED": Entry(
        "Chứng thư “{name}” đã hết hạn ngày {on}.", "The certificate “{name}” expired on {on}.", _CERT_VI, _CERT_EN
    ),
    "SGN-CERT-EARLY": Entry(
        "Chứng thư “{name}” chưa có hiệu lực trước ngày {on}.",
        "The certificate “{name}” is not valid before {on}.",
        "Không ký gì cả. Kiểm tra ngày giờ của máy.",
        "Nothing was signed. Check the machine's date and time.",
    ),
    "SGN-CERT-CHAIN": Entry(
        "Chứng thư “{name}” không dẫn tới chứng thư gốc nào trong gazette.toml.",
        "The certificate “{name}” leads to none of the roots in gazette.toml.",
        "Thêm chứng thư trung gian (chain) hoặc sửa danh sách roots.",
        "Add the issuing certificates (chain), or correct the list of roots.",
    ),
    "SGN-CERT-REVOKED": Entry(
        "Chứng thư “{name}” đã bị thu hồi ({on}).",
        "The certificate “{name}” was revoked ({on}).",
        "Không ký gì cả. Liên hệ nơi cấp chứng thư.",
        "Nothing was signed. Ask the issuer of the certificate.",
    ),
    "SGN-CERT-STATUS": Entry(
        "Không biết chứng thư “{name}” có bị thu hồi hay không: không có danh sách thu hồi còn hạn.",
        "Whether the certificate “{name}” is revoked can't be told: no revocation list in date is at hand.",
        "Cập nhật các tệp crls trong gazette.toml, hoặc cho phép tải (offline = false).",
        "Update the crls files named in gazette.toml, or allow fetching (offline = false).",
    ),
    "SGN-CERT-INVALID": Entry(
        "Chứng thư “{name}” không hợp lệ: {reason}",
        "The certificate “{name}” is not valid: {reason}",
        _CERT_VI,
        _CERT_EN,
    ),
    "SGN-NO-ROOTS": Entry(
        "Chưa có chứng thư gốc nào để kiểm tra chứng thư ký.",
        "There is no root certificate to check the seal against.",
        "Đặt roots trong gazette.toml ([signing]).",
        "Set roots in gazette.toml ([signing]).",
    ),
    "SGN-CRL-FILE": Entry(
        "{path} không phải danh sách thu hồi chứng thư (CRL).",
        "{path} is no certificate revocation list.",
        "Kiểm tra các tệp crls nêu trong gazette.toml.",
        "Check the crls files named in gazette.toml.",
    ),
    "SGN-CRL-FETCH": Entry(
        "Không tải được danh sách thu hồi từ {url}: {reason}.",
        "The revocation list at {url} can't be fetched: {reason}.",
        "Kiểm tra mạng, hoặc tải tệp về và nêu nó trong crls.",
        "Check the network, or fetch the file yourself and name it in crls.",
    ),
    "SGN-TSA-NO-KEY": Entry(
        "Dịch vụ dấu thời gian minh họa chưa có khóa.",
        "The demonstration timestamp authority has no key.",
        "Đặt [signing.timestamp.key] trong gazette.toml, hoặc chạy gazette init --demo-keys trong thư mục mới.",
        "Set [signing.timestamp.key] in gazette.toml, or run gazette init --demo-keys in a new folder.",
    ),
    "SGN-TSA-URL": Entry(
        "Địa chỉ dịch vụ dấu thời gian không dùng được: {url}.",
        "The timestamp authority's address can't be used: {url}.",
        "Dùng địa chỉ http:// hoặc https:// trong gazette.toml ([signing.timestamp]).",
        "Use an address with http:// or https:// in gazette.toml ([signing.timestamp]).",
    ),
    "SGN-TSA-SILENT": Entry(
        "Dịch vụ dấu thời gian {url} không trả lời (chờ nhiều nhất {seconds} giây): {reason}.",
        "The timestamp authority {url} gave no answer (at most {seconds} seconds are waited): {reason}.",
        _TSA_VI,
        _TSA_EN,
    ),
    "SGN-TSA-HTTP": Entry(
        "Dịch vụ dấu thời gian {url} báo lỗi HTTP {status}.",
        "The timestamp authority {url} answered with HTTP error {status}.",
        _TSA_VI,
        _TSA_EN,
    ),
    "SGN-TSA-REFUSED": Entry(
        "Dịch vụ dấu thời gian {url} từ chối: {reason}",
        "The timestamp authority {url} refused: {reason}",
        _TSA_VI,
        _TSA_EN,
    ),
    "SGN-TSA-TOKEN": Entry(
        "Dịch vụ dấu thời gian {url} trả lời không đúng dạng ({reason}).",
        "The timestamp authority {url} gave an answer that is no timestamp for the request ({reason}).",
        _TSA_VI,
        _TSA_EN,
    ),
    "SGN-TSA-IMPRINT": Entry(
        "Dịch vụ dấu thời gian {url} trả dấu cho một dữ liệu khác.",
        "The timestamp authority {url} gave a timestamp over something else.",
        _LIE_VI,
        _LIE_EN,
    ),
    "SGN-TSA-NONCE": Entry(
        "Dịch vụ dấu thời gian {url} trả lời cho một yêu cầu khác (sai số nonce).",
        "The timestamp authority {url} answered another request (wrong nonce).",
        _LIE_VI,
        _LIE_EN,
    ),
    "SGN-TSA-POLICY": Entry(
        "Dịch vụ dấu thời gian {url} đóng dấu theo chính sách {found}, không phải {wanted}.",
        "The timestamp authority {url} stamps under policy {found}, not {wanted}.",
        "Hỏi nơi cung cấp dịch vụ, hoặc sửa policy trong gazette.toml ([signing.timestamp]).",
        "Ask the provider, or correct policy in gazette.toml ([signing.timestamp]).",
    ),
    "SGN-TSA-SIGNATURE": Entry(
        "Dấu thời gian của {url} không đúng chữ ký, hoặc dùng thuật toán không được chấp nhận.",
        "The timestamp of {url} is not signed as it says, or by an algorithm that isn't accepted.",
        _LIE_VI,
        _LIE_EN,
    ),
    "SGN-TSA-FORM": Entry(
        "Dấu thời gian của {url} viết không đúng chuẩn DER, hoặc mang theo phần không được ký: không dùng được cho lưu trữ lâu dài.",
        "Timestamps of {url} are not written in DER, or carry parts that are not signed: they can't be used for archiving.",
        "Đặt dịch vụ dấu thời gian khác trong gazette.toml ([signing.timestamp]).",
        "Name another timestamp authority in gazette.toml ([signing.timestamp]).",
    ),
    "SGN-TSA-OTHER": Entry(
        "Dịch vụ dấu thời gian {url} đổi chứng thư giữa chừng.",
        "The timestamp authority {url} changed its certificates in the middle of the run.",
        "Chạy lại lệnh: chứng thư mới sẽ được kiểm tra, việc đã xong không làm lại.",
        "Run the command again: the new certificates will be checked, what is done is not done again.",
    ),
    "SGN-CLOCK": Entry(
        "Giờ của máy ({ours}) lệch xa giờ của dịch vụ dấu thời gian {url} ({theirs}).",
        "This machine's time ({ours}) is far from that of the timestamp authority {url} ({theirs}).",
        "Không ký gì cả. Chỉnh lại ngày giờ của máy; nếu giờ của máy đúng, báo cho nơi cung cấp dịch vụ.",
        "Nothing was signed. Set the machine's date and time right; if they are right, tell the provider.",
    ),
    "SGN-TSA-CERT": Entry(
        "Chứng thư của dịch vụ dấu thời gian {url} không xác nhận được: {reason}",
        "The certificate of the timestamp authority {url} can't be confirmed: {reason}",
        "Thêm chứng thư gốc của dịch vụ vào roots và danh sách thu hồi của nó vào crls.",
        "Add the authority's root to roots, and its revocation lists to crls.",
    ),
    "SGN-PDF": Entry(
        "Không ký được PDF {path}: {reason}",
        "The PDF {path} can't be sealed: {reason}",
        "Dựng lại số Công báo (gazette render) rồi ký lại.",
        "Render the issue again (gazette render), then sign again.",
    ),
    "SGN-KEYS-EXIST": Entry(
        "Đã có khóa tại {path}; khóa không bao giờ bị ghi đè.",
        "There is a key at {path} already; keys are never overwritten.",
        "Dùng thư mục khác, hoặc tự chuyển các khóa cũ đi.",
        "Use another folder, or move the old keys away yourself.",
    ),
}
