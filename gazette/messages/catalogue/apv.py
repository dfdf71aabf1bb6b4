"""Messages about the approval of an issue (dual control)."""

from gazette.messages import Entry

_AGAIN_VI = "Chưa dùng đến khóa ký. Phê duyệt lại: gazette approve"
_AGAIN_EN = "The seal key has not been used. Approve again: gazette approve"

ENTRIES: dict[str, Entry] = {
    "APV-WORDS": Entry(
        "Tôi đã xem bản trình và đồng ý cho đóng dấu số Công báo này.",
        "I have looked at these files and agree that this issue be sealed.",
    ),
    "APV-UNSET": Entry(
        "{path} không đặt chế độ hai người: thiếu mục [signing.approval].",
        "{path} does not ask for dual control: there is no [signing.approval].",
        "Thêm [signing.approval] với approvers là chứng thư của những người được phê duyệt.",
        "Add [signing.approval], with the certificates of those who may approve as approvers.",
    ),
    "APV-PUBLISHED": Entry(
        "Số {issue} đã phát hành, không còn gì để phê duyệt.",
        "Issue {issue} is published already; there is nothing left to approve.",
        "Chỉ phê duyệt số chưa phát hành: gazette list",
        "Approve issues that are not published yet: gazette list",
    ),
    "APV-WHO": Entry(
        "Có nhiều người được phê duyệt ({names}); bản trình này dành cho ai?",
        "Several persons may approve ({names}); for whom is the statement?",
        "Nêu chứng thư của người đó: --certificate TỆP",
        "Name that person's certificate: --certificate FILE",
    ),
    "APV-NONE": Entry(
        "Số {issue} chưa được người thứ hai phê duyệt.",
        "Issue {issue} has not been approved by a second person.",
        "Chưa dùng đến khóa ký. Người phê duyệt chạy: gazette approve {issue} --key KHÓA --certificate CHỨNG-THƯ",
        "The seal key has not been used. The approver runs: gazette approve {issue} --key KEY --certificate CERTIFICATE",
    ),
    "APV-OTHER": Entry(
        "Số {issue} đã được dàn trang lại sau khi phê duyệt: phê duyệt cũ không tính cho bản này.",
        "Issue {issue} has been rendered anew since it was approved: the approval is not of these files.",
        "Chưa dùng đến khóa ký. Xem lại rồi phê duyệt: gazette approve {issue} --key TỆP",
        "The seal key has not been used. Look again, then: gazette approve {issue} --key FILE",
    ),
    "APV-ISSUE": Entry(
        "Bản phê duyệt là của số {found}, không phải của số {issue}.",
        "The approval is of issue {found}, not of issue {issue}.",
        "Đưa vào bản phê duyệt của đúng số {issue}.",
        "Take in the approval of issue {issue}.",
    ),
    "APV-FORM": Entry(
        "Bản phê duyệt không đúng dạng ({detail}).",
        "The approval is not of the right form ({detail}).",
        "Xuất lại bản trình (gazette approve --statement TỆP) và ký đúng tệp đó, không sửa một byte nào.",
        "Write the statement again (gazette approve --statement FILE) and sign that very file, not one byte changed.",
    ),
    "APV-SIGNATURE": Entry(
        "Chữ ký của bản phê duyệt không khớp ({detail}).",
        "The signature of the approval does not fit ({detail}).",
        "Ký lại đúng tệp đã xuất (CAdES tách rời, SHA-256 trở lên): gazette approve --statement TỆP",
        "Sign the very file that was written (detached CAdES, SHA-256 or better): gazette approve --statement FILE",
    ),
    "APV-STRANGER": Entry(
        "“{name}” không có trong danh sách người được phê duyệt.",
        "“{name}” is not among those who may approve.",
        "Dùng khóa của người có tên trong [signing.approval], hoặc thêm chứng thư vào approvers trong gazette.toml.",
        "Use the key of someone named in [signing.approval], or add the certificate to approvers in gazette.toml.",
    ),
    "APV-SAME": Entry(
        "Người phê duyệt và người ký là một (“{name}”): hai người phải là hai khóa, hai tên khác nhau.",
        "Approver and sealer are the same (“{name}”): two persons have two keys and two names.",
        "Chưa đóng dấu gì. Bỏ chứng thư của khóa ký khỏi approvers; để người khác phê duyệt.",
        "Nothing was sealed. Take the seal's certificate out of approvers, and let another person approve.",
    ),
    "APV-EXPIRED": Entry(
        "Chứng thư của người phê duyệt “{name}” đã hết hạn ngày {on}.",
        "The certificate of the approver “{name}” expired on {on}.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "APV-EARLY": Entry(
        "Chứng thư của người phê duyệt “{name}” chưa có hiệu lực trước ngày {on}.",
        "The certificate of the approver “{name}” is not valid before {on}.",
        "Kiểm tra ngày giờ của máy này.",
        "Check the date and time of this machine.",
    ),
    "APV-FUTURE": Entry(
        "Bản phê duyệt ghi thời điểm chưa tới: {at}.",
        "The approval states a moment that is yet to come: {at}.",
        "Kiểm tra ngày giờ của máy đã phê duyệt và của máy này, rồi phê duyệt lại.",
        "Check the date and time of the approver's machine and of this one, then approve again.",
    ),
}
