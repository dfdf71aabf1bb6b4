"""Messages about the upkeep of the archive: verification, backup, the registry made anew."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {
    "UPK-LOST": Entry(
        "{path}: {state}. Thuộc về: {belongs}",
        "{path}: {state}. It belongs to: {belongs}",
        "Lấy lại theo mã sha256 từ bản sao: gazette archive verify --restore-from THƯ_MỤC (cổng đã phát hành, hoặc bản sao lưu). Tệp bị thay đổi được giữ lại để điều tra.",
        "Put it back by its sha256 from a copy: gazette archive verify --restore-from DIR (a published portal, or a backup). An altered file is kept for inquiry.",
    ),
    "UPK-EVENTS": Entry(
        "Chuỗi sự kiện của sổ đăng ký đứt ở sự kiện {event}: lịch sử đã bị sửa.",
        "The chain of the registry's events is broken at event {event}: history was changed.",
        "Ngừng phát hành và giữ nguyên sổ. Lập lại sổ từ kho lưu trữ trong một không gian làm việc khác (gazette archive rebuild) rồi đối chiếu.",
        "Stop publishing and keep the registry as it is. Make it anew from the archive in another workspace (gazette archive rebuild) and compare.",
    ),
    "UPK-BACKUP-PLACE": Entry(
        "Không sao lưu vào {path} được: ở đó đã có thứ khác.",
        "Can't back up into {path}: there is something else.",
        "Chọn một thư mục mới, hoặc thư mục của lần sao lưu trước.",
        "Name a new folder, or that of an earlier backup.",
    ),
    "UPK-BACKUP-BUSY": Entry(
        "Một lần sao lưu khác đang ghi vào {path}.",
        "Another backup is being written into {path}.",
        "Chờ lần kia xong rồi chạy lại.",
        "Wait until it is done, then run again.",
    ),
    "UPK-BACKUP-DISK": Entry(
        "Không ghi được bản sao lưu vào {path}: {detail}",
        "The backup can't be written to {path}: {detail}",
        "Kiểm tra dung lượng và quyền ghi của đĩa sao lưu, rồi chạy lại; bản sao lưu trước vẫn nguyên vẹn.",
        "Check space and permissions of that disk, then run again; the backup before is still whole.",
    ),
    "UPK-BACKUP-BAD": Entry(
        "Đọc lại bản sao lưu thì tệp {path} không đúng như đã ghi.",
        "Read back, the file {path} of the backup is not what was written.",
        "Đĩa sao lưu có thể hỏng. Xóa tệp đó rồi chạy lại, hoặc sao lưu sang đĩa khác.",
        "The disk may be failing. Remove that file and run again, or back up to another disk.",
    ),
    "UPK-BACKUP-LACKS": Entry(
        "Kho lưu trữ thiếu tệp {sha256} ({name}) nên bản sao lưu không đầy đủ; chưa thay bản trước.",
        "The archive lacks the file {sha256} ({name}), so the backup would not be whole; the one before stays.",
        "Chạy gazette archive verify và làm theo hướng dẫn, rồi sao lưu lại.",
        "Run gazette archive verify and do what it says, then back up again.",
    ),
}
