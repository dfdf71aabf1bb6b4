"""Messages about the issuer's own signature on a file that came in. `RCV-X` says what is wrong, `RCV-X-OK` that it holds."""

from gazette.messages import Entry

_SENDER_VI = "Báo cho cơ quan gửi và xin lại bản ký số gốc."
_SENDER_EN = "Tell the sender, and ask for the signed original again."

ENTRIES: dict[str, Entry] = {
    "RCV-FORM": Entry(
        "Không kiểm tra được chữ ký số của PDF vì tệp viết không đúng chuẩn hoặc bị mã hóa ({detail}).",
        "The signatures of the PDF can't be examined: it is malformed or encrypted ({detail}).",
        _SENDER_VI,
        _SENDER_EN,
    ),
    "RCV-INTACT": Entry(
        "Nội dung không khớp với chữ ký số, hoặc chữ ký không đọc được ({detail}).",
        "The content does not fit the signature, or the signature can't be read ({detail}).",
        _SENDER_VI,
        _SENDER_EN,
    ),
    "RCV-INTACT-OK": Entry("Nội dung khớp với chữ ký số.", "The content fits the signature."),
    "RCV-CHANGES": Entry(
        "Tệp bị thêm hoặc sửa sau khi ký ({detail}).",
        "Something was added or changed after signing ({detail}).",
        _SENDER_VI,
        _SENDER_EN,
    ),
    "RCV-CHANGES-OK": Entry(
        "Sau khi ký không có gì được thêm ngoài chữ ký tiếp theo hoặc dữ liệu xác minh.",
        "Nothing was added after signing but further signatures or validation data.",
    ),
    "RCV-XML-FORM": Entry(
        "Không kiểm tra được chữ ký XML của gói ({detail}).",
        "The XML signature of the package can't be examined ({detail}).",
        _SENDER_VI,
        _SENDER_EN,
    ),
    "RCV-XML-SIZE": Entry(
        "Gói quá lớn để kiểm tra chữ ký XML.",
        "The package is too large for its XML signature to be examined.",
        "Đề nghị cơ quan gửi tách tệp lớn, hoặc xác minh chữ ký bằng công cụ khác và ghi lại.",
        "Ask the sender to split large files, or verify the signature with another tool and note it.",
    ),
    "RCV-COVER": Entry(
        "Chữ ký XML không bao trùm hết gói; phần không được ký: {detail}.",
        "The XML signature does not cover the whole package; not signed: {detail}.",
        "Hỏi cơ quan gửi: phần không được ký có thể đã bị thêm vào hoặc sửa trên đường gửi.",
        "Ask the sender: what is not signed may have been added or changed on the way.",
    ),
    "RCV-COVER-OK": Entry(
        "Chữ ký XML bao trùm phần đầu và mọi tệp của gói.", "The XML signature covers the header and every attachment."
    ),
    "RCV-TRUST": Entry(
        "Không xác nhận được chứng thư của người ký ({detail}).",
        "The signer's certificate can't be confirmed ({detail}).",
        "NO_CERTIFICATE_CHAIN_FOUND: thêm chứng thư gốc của nhà cung cấp (NEAC, Ban Cơ yếu Chính phủ) vào [intake] roots của "
        "gazette.toml. REVOKED: chứng thư đã bị thu hồi, báo cơ quan gửi. Mã khác: thêm danh sách thu hồi vào [intake] crls.",
        "NO_CERTIFICATE_CHAIN_FOUND: add the provider's root (NEAC, Government Cipher Committee) to [intake] roots in "
        "gazette.toml. REVOKED: the certificate was revoked, tell the sender. Otherwise add revocation lists to [intake] crls.",
    ),
    "RCV-TRUST-OK": Entry(
        "Chứng thư của người ký còn hiệu lực, không bị thu hồi và dẫn tới gốc tin cậy {root}.",
        "The signer's certificate is valid, not revoked, and leads to the trusted root {root}.",
    ),
    "RCV-TIME": Entry(
        "Dấu thời gian của chữ ký không xác nhận được ({detail}).",
        "The signature's timestamp can't be confirmed ({detail}).",
        "Thêm chứng thư gốc của tổ chức cấp dấu thời gian vào [intake] roots của gazette.toml.",
        "Add the root of the timestamp authority to [intake] roots in gazette.toml.",
    ),
    "RCV-TIME-OK": Entry("Thời điểm ký có dấu thời gian tin cậy: {at}.", "The time of signing is proven: {at}."),
    "RCV-NO-TIMESTAMP": Entry(
        "Không có dấu thời gian: thời điểm ký {at} là do người ký khai; chứng thư được xét tại lúc tiếp nhận.",
        "No timestamp: the time of signing {at} is the signer's own word; the certificate is judged as of receipt.",
    ),
}
