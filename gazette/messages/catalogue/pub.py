"""Messages about publishing."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {
    "PUB-KIND": Entry(
        "Nơi công bố {target} thuộc loại “{kind}”, chương trình chưa làm được.",
        "The target {target} is of the kind “{kind}”, which this program can't serve.",
        "Trong gazette.toml, đặt kind = \"folder\" cho nơi công bố này.",
        "In gazette.toml, give this target kind = \"folder\".",
    ),
    "PUB-PATH": Entry(
        "Đường dẫn {path} không được phép trong một bản phát hành.",
        "The path {path} is not allowed in a release.",
        "Đây là lỗi của bước dựng trang hoặc bản kê đã bị sửa: kiểm tra các số bằng `gazette verify`.",
        "The portal was built wrongly or a manifest was altered: check the issues with `gazette verify`.",
    ),
    "PUB-SITE": Entry(
        "Mã của bản phát hành {release} không khớp danh sách tệp của nó.",
        "The digest of the release {release} does not fit its list of files.",
        "Dựng lại trang: `gazette site build`.",
        "Build the portal again: `gazette site build`.",
    ),
    "PUB-STORE": Entry(
        "Kho lưu trữ trả về tệp {path} không đúng mã {sha256}.",
        "The archive gave bytes for {path} that do not have the digest {sha256}.",
        "Chạy `gazette doctor` để tìm tệp hỏng trong kho, rồi phục hồi tệp từ bản sao lưu.",
        "Run `gazette doctor` to find the damaged file of the archive, and restore it from a backup.",
    ),
    "PUB-FULL": Entry(
        "Hết chỗ trên đĩa khi ghi {path} ({detail}). Bản đang công bố không thay đổi.",
        "The disk is full or a limit was reached while writing {path} ({detail}). The visible release is unchanged.",
        "Giải phóng chỗ cho {folder} (hoặc tăng hạn mức), rồi công bố lại; bớt bản cũ bằng keep_releases.",
        "Free space for {folder} (or raise the quota), then publish again; keep_releases says how many old releases stay.",
    ),
    "PUB-DENIED": Entry(
        "Không có quyền ghi {path} ({detail}). Bản đang công bố không thay đổi.",
        "No permission to write {path} ({detail}). The visible release is unchanged.",
        "Cấp quyền ghi thư mục ấy cho tài khoản chạy gazette, rồi công bố lại.",
        "Let the account that runs gazette write to that folder, then publish again.",
    ),
    "PUB-READ-ONLY": Entry(
        "Đĩa chứa {path} chỉ cho đọc ({detail}). Bản đang công bố không thay đổi.",
        "The disk of {path} is read-only ({detail}). The visible release is unchanged.",
        "Gắn lại đĩa ở chế độ ghi được, hoặc đổi path của nơi công bố trong gazette.toml, rồi công bố lại.",
        "Mount the disk for writing, or change the target's path in gazette.toml, then publish again.",
    ),
    "PUB-DISK": Entry(
        "Không ghi hoặc đọc được {path}: {detail}. Bản đang công bố không thay đổi.",
        "{path} can't be written or read: {detail}. The visible release is unchanged.",
        "Kiểm tra đường dẫn và đĩa của nơi công bố, rồi công bố lại.",
        "Check the target's path and disk, then publish again.",
    ),
    "PUB-BUSY": Entry(
        "Một tiến trình khác đang công bố lên {path}.",
        "Another process is publishing to {path}.",
        "Đợi tiến trình ấy xong rồi chạy lại.",
        "Wait for it to end, then run the command again.",
    ),
    "PUB-NOT-A-LINK": Entry(
        "{path} đã có nhưng không phải liên kết do chương trình tạo, nên không ghi đè.",
        "{path} exists but is not a link made by this program, so it is not overwritten.",
        "Chuyển nó đi chỗ khác, hoặc chọn thư mục khác cho nơi công bố, rồi công bố lại.",
        "Move it away, or choose another folder for the target, then publish again.",
    ),
    "PUB-NOT-SWITCHED": Entry(
        "Đã đổi liên kết {path} nhưng đọc lại không thấy bản {release}.",
        "The link {path} was changed, but reading it back does not show the release {release}.",
        "Có tiến trình khác đang sửa thư mục này. Dừng nó, rồi công bố lại.",
        "Something else is changing this folder. Stop it, then publish again.",
    ),
    "PUB-READ-BACK": Entry(
        "Tệp {path} đọc lại từ đĩa không đúng như đã ghi. Bản đang công bố không thay đổi.",
        "The file {path} read back from the disk is not what was written. The visible release is unchanged.",
        "Đĩa có thể hỏng, hoặc tiến trình khác đang sửa thư mục này. Kiểm tra đĩa, rồi công bố lại.",
        "The disk may be failing, or something else is changing this folder. Check it, then publish again.",
    ),
    "PUB-RECORD": Entry(
        "Không đọc được danh sách tệp của bản phát hành: {path} mất hoặc đã bị sửa.",
        "The list of a release's files can't be read: {path} is missing or was altered.",
        "Chuyển thư mục của bản ấy đi chỗ khác để xem xét, rồi chạy `gazette site build` để làm lại bản đang công bố.",
        "Move that release's folder away for examination, then run `gazette site build` to make the visible release anew.",
    ),
    "PUB-ALTERED": Entry(
        "Tệp đã công bố {path} không còn như khi công bố: bị sửa, mất, hoặc thêm vào.",
        "The published file {path} is not what it was: altered, missing, or added.",
        "Chạy `gazette site build`: bản ấy được làm lại bên cạnh, thư mục bị sửa được giữ để xem xét.",
        "Run `gazette site build`: the release is made anew beside it, and the altered folder is kept for examination.",
    ),
    "PUB-MENDED": Entry(
        "Tệp đã công bố {path} không còn như khi công bố. Bản ấy đã được làm lại và đang hiển thị đúng; "
        "thư mục bị sửa được giữ ở {kept}.",
        "The published file {path} was not what it was. The release has been made anew and is visible again; "
        "the altered folder is kept at {kept}.",
        "Tìm xem ai ghi được vào thư mục ấy. Chạy `gazette site build` lần nữa để chắc rằng mọi tệp đều đúng, "
        "và xóa thư mục đã giữ khi xem xét xong.",
        "Find out who can write there. Run `gazette site build` once more to see that all is well, and delete the kept "
        "folder when it has been examined.",
    ),
    "PUB-ALTERED-OLD": Entry(
        "Không quay lại được: tệp {path} của bản cũ không còn như khi công bố.",
        "There is no going back to this release: its file {path} is not what it was.",
        "Chọn bản khác (`gazette site releases`), hoặc dựng lại trang bằng `gazette site build`.",
        "Choose another release (`gazette site releases`), or build the portal anew with `gazette site build`.",
    ),
    "PUB-STILL-SHOWN": Entry(
        "Bản phát hành đang hiện ra ở {path} còn tệp phải gỡ.",
        "The visible release in {path} still holds files that have to go.",
        "Chạy lại lệnh gazette redact; đừng quay lại bản cũ trong lúc nó chạy.",
        "Run gazette redact again, and do not roll back while it is at work.",
    ),
    "PUB-NO-RELEASE": Entry(
        "Nơi công bố không giữ bản phát hành “{release}”. Đang giữ: {known}.",
        "The target holds no release “{release}”. It holds: {known}.",
        "Xem danh sách bằng `gazette site releases` rồi gọi lại với mã có trong đó.",
        "List them with `gazette site releases`, then name one of those.",
    ),
    "PUB-RELEASE-REDACTED": Entry(
        "Bản phát hành “{release}” đã được gỡ cùng với một văn bản bị gỡ nội dung; không quay lại được. Đang giữ: {known}.",
        "The release “{release}” went with a document that was redacted; there is no way back to it. The target holds: {known}.",
        "Chọn một bản còn giữ (`gazette site releases`), hoặc dựng lại cổng bằng `gazette site build`.",
        "Name one that is held (`gazette site releases`), or build the portal anew with `gazette site build`.",
    ),
    "PUB-AMBIGUOUS": Entry(
        "“{release}” hợp với nhiều bản phát hành. Đang giữ: {known}.",
        "“{release}” fits several releases. The target holds: {known}.",
        "Gõ thêm ký tự của mã.",
        "Give more of its digest.",
    ),
    "PUB-NO-PREVIOUS": Entry(
        "Bản đang hiển thị ở {path} không có bản nào trước nó.",
        "The release visible at {path} has none before it.",
        "Muốn về một bản nhất định, gọi kèm mã của bản ấy (`gazette site releases`).",
        "To go to a certain release, name it (`gazette site releases`).",
    ),
}  # fmt: skip
