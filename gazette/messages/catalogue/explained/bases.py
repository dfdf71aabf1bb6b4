"""What findings rest on: law where there is law, otherwise the standard, or our own care said as such."""

from gazette.messages import Basis

COUNTER = Basis(
    "Thông tư 02/2025/TT-VPCP Điều 5: cơ quan gửi gửi bản chính và bản điện tử sửa được, nội dung như nhau.",
    "Circular 02/2025/TT-VPCP Article 5: the sender hands in the original and an editable electronic copy of equal content.",
)
EXACT = Basis(
    "Nghị định 78/2025/NĐ-CP Điều 7 và Thông tư 02/2025/TT-VPCP: Công báo đăng toàn văn, đúng văn bản gửi đăng.",
    "Decree 78/2025/NĐ-CP Article 7 and Circular 02/2025/TT-VPCP: the gazette prints the full text exactly as it was sent.",
)
UNICODE = Basis(
    "Nghị định 30/2020/NĐ-CP Phụ lục I: chữ Việt Unicode theo TCVN 6909:2001.",
    "Decree 30/2020/NĐ-CP annex I: Vietnamese in Unicode by TCVN 6909:2001.",
)
SAFETY = Basis(
    "Không do văn bản pháp luật quy định: chương trình tự đặt ra để an toàn khi mở tệp từ bên ngoài.",
    "No law: the program's own care with files from outside.",
)
PROGRAM = Basis(
    "Không do văn bản pháp luật quy định: cách làm việc của chương trình.",
    "No law: how the program works.",
)
PACKAGE = Basis(
    "ECMA-376 (ISO/IEC 29500), phần 2: cấu tạo của tệp DOCX.",
    "ECMA-376 (ISO/IEC 29500) part 2: how a DOCX is made up.",
)
SIGNATURES = Basis(
    "Luật Giao dịch điện tử 20/2023/QH15 Điều 23; Nghị định 68/2024/NĐ-CP Điều 30-32: kiểm tra chữ ký, chứng thư và đường dẫn tin cậy.",
    "Law on Electronic Transactions 20/2023/QH15 Article 23; Decree 68/2024/NĐ-CP Articles 30-32: checking signature, certificate, path.",
)
PDF = Basis("ISO 32000-2: định dạng PDF.", "ISO 32000-2: the PDF format.")
XML = Basis("XML 1.0 (W3C); DOCTYPE bị cấm để an toàn.", "XML 1.0 (W3C); a DOCTYPE is barred for safety.")
AKN = Basis("Akoma Ntoso 3.0 (OASIS, 2018).", "Akoma Ntoso 3.0 (OASIS, 2018).")
HTML = Basis("HTML (WHATWG).", "HTML (WHATWG).")
