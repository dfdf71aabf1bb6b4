"""Messages of the command line: help, outcomes, states."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {
    # Help
    "CLI-GROUP": Entry(
        "Công báo điện tử: tiếp nhận, kiểm tra, ghép số, dàn trang, ký và phát hành văn bản.",
        "An electronic gazette: ingest, check, compose, render, sign and publish legal documents.",
    ),
    "CLI-COMMANDS": Entry("Lệnh", "Commands"),
    "CLI-SHORT-INIT": Entry("Tạo không gian làm việc", "Make a workspace"),
    "CLI-SHORT-INGEST": Entry("Tiếp nhận tệp văn bản", "Read documents in"),
    "CLI-SHORT-CHECK": Entry("Kiểm tra văn bản", "Check documents"),
    "CLI-SHORT-ACCEPT": Entry("Chấp nhận một lỗi đang giữ văn bản", "Accept a finding that holds a document"),
    "CLI-SHORT-EDIT": Entry("Đặt lại thông tin của văn bản", "Set facts of a document"),
    "CLI-SHORT-DIFF": Entry("Đối chiếu hai bản của một văn bản", "Compare two versions of a text"),
    "CLI-HELP-DIFF": Entry(
        "Đặt hai bản cạnh nhau, theo từng điều. Mỗi bản là một văn bản đã nhận (số, URI) hoặc một tệp thuộc dạng đọc được.",
        "Put two versions side by side, article by article. Each is an accepted document (number, URI) or a file in any form that can be read.",
    ),
    "CLI-OPT-DIFF-ALL": Entry("Cả những điều không đổi", "What has not changed too"),
    "CLI-OPT-DIFF-HTML": Entry("Ghi bảng đối chiếu thành trang HTML", "Write the comparison as an HTML page"),
    "CLI-DIFF-TITLE": Entry("{old} so với {new}", "{old} beside {new}"),
    "CLI-DIFF-SAME": Entry("không đổi", "unchanged"),
    "CLI-DIFF-RENUMBERED": Entry("chỉ đổi số", "renumbered only"),
    "CLI-DIFF-CHANGED": Entry("có thay đổi", "changed"),
    "CLI-DIFF-ADDED": Entry("mới", "new"),
    "CLI-DIFF-REMOVED": Entry("đã bỏ", "gone"),
    "CLI-DIFF-COUNT": Entry(
        "{changed} phần thay đổi · {added} phần mới · {removed} phần bỏ · {renumbered} phần đổi số · {same} phần giữ nguyên",
        "{changed} changed · {added} new · {removed} gone · {renumbered} renumbered · {same} unchanged",
    ),
    "CLI-DIFF-WRITTEN": Entry("Đã ghi bảng đối chiếu: {path}", "The comparison is written: {path}"),
    "CLI-DIFF-NO-TEXT": Entry(
        "Không đọc được văn bản nào từ {path}.",
        "No text could be read from {path}.",
        "Xem vì sao: gazette check {path}",
        "See why: gazette check {path}",
    ),
    "CLI-DIFF-WRITE": Entry(
        "Không ghi được {path}: {reason}.",
        "{path} can't be written: {reason}.",
        "Chọn một thư mục ghi được.",
        "Choose a folder that can be written to.",
    ),
    "CLI-SHORT-REPLY": Entry("Soạn trả lời nơi gửi", "Write the reply to a sender"),
    "CLI-SHORT-LIST": Entry("Liệt kê văn bản và số Công báo", "List documents and issues"),
    "CLI-SHORT-SHOW": Entry("Xem một văn bản hoặc một số", "Show a document or an issue"),
    "CLI-SHORT-NUMBER": Entry("Giữ, hủy và xem các số Công báo", "Reserve, void and list numbers"),
    "CLI-SHORT-EXPORT": Entry("Xuất quá trình của văn bản, số Công báo (W3C PROV)", "Export a life as W3C PROV"),
    "CLI-SHORT-EMBARGO": Entry(
        "Hẹn giờ công bố văn bản hoặc số Công báo", "Hold a document or an issue back until a moment"
    ),
    "CLI-SHORT-COMPOSE": Entry("Ghép số Công báo tiếp theo", "Compose the next issue"),
    "CLI-SHORT-RENDER": Entry("Dàn trang một số", "Render an issue"),
    "CLI-SHORT-APPROVE": Entry("Phê duyệt một số trước khi ký", "Approve an issue before it is sealed"),
    "CLI-SHORT-SIGN": Entry("Ký số một số Công báo", "Sign an issue"),
    "CLI-SHORT-PUBLISH": Entry("Phát hành một số lên cổng", "Publish an issue to the portal"),
    "CLI-SHORT-RUN": Entry("Làm trọn quy trình cho một lô tệp", "The whole way for a batch"),
    "CLI-SHORT-RENEW": Entry("Gia hạn dấu thời gian lưu trữ", "Renew archive timestamps"),
    "CLI-SHORT-CORRECT": Entry("Sửa sai: thay bản, hoặc đính chính", "Put an error right"),
    "CLI-SHORT-WITHDRAW": Entry("Thu hồi một văn bản đã đăng", "Withdraw a published document"),
    "CLI-SHORT-SUSPEND": Entry("Ghi việc ngưng hiệu lực", "Record that a document is suspended"),
    "CLI-SHORT-RESUME": Entry("Ghi việc tiếp tục có hiệu lực", "Record that a suspension ended"),
    "CLI-SHORT-EXPIRE": Entry("Ghi việc hết hiệu lực", "Record that a document expired"),
    "CLI-SHORT-REDACT": Entry("Gỡ hẳn nội dung một văn bản", "Take the text of a document away for good"),
    "CLI-SHORT-VERIFY": Entry("Kiểm tra tệp đã phát hành", "Verify published files"),
    "CLI-SHORT-EXPLAIN": Entry("Giải thích một mã thông báo", "Explain a code"),
    "CLI-SHORT-DOCTOR": Entry(
        "Tìm điều sai, trễ, thiếu hoặc sắp hết hạn", "Find what is wrong, late, missing or about to end"
    ),
    "CLI-SHORT-SITE": Entry("Cổng Công báo: dựng, xem thử, quay lại", "The portal: build, serve, go back"),
    "CLI-SHORT-ARCHIVE": Entry(
        "Kho lưu trữ: kiểm tra lại mọi tệp, lập lại sổ", "The archive: verify every file, make the registry anew"
    ),
    "CLI-SHORT-BACKUP": Entry("Sao lưu sổ và kho lưu trữ", "Back up registry and archive"),
    "CLI-HELP-ARCHIVE": Entry(
        "Kho lưu trữ, nơi giữ mọi tệp theo mã sha256.", "The archive, which holds every file under its sha256."
    ),
    "CLI-HELP-ARCHIVE-VERIFY": Entry(
        "Tính lại mã của mọi tệp trong kho, kiểm tra chuỗi sự kiện và mọi tệp mà sổ nêu.",
        "Hash every file of the archive again; check the chain of events and that every file the ledger names is there.",
    ),
    "CLI-HELP-ARCHIVE-REBUILD": Entry(
        "Lập lại sổ đăng ký chỉ từ kho lưu trữ, trong không gian làm việc chưa có sổ.",
        "Make the registry anew from the archive alone, in a workspace that has none.",
    ),
    "CLI-HELP-BACKUP": Entry(
        "Sao lưu sổ, kho lưu trữ và gazette.toml vào FOLDER trong lúc người khác vẫn làm việc; lần sau chỉ chép phần mới.",
        "Back up registry, archive and gazette.toml into FOLDER while others work; the next time only what is new is copied.",
    ),
    "CLI-OPT-RESTORE-FROM": Entry(
        "thư mục có thể còn bản nguyên vẹn (cổng đã phát hành, bản sao lưu); lặp lại được",
        "a folder that may hold the files as they were (a published portal, a backup); repeatable",
    ),
    "CLI-ARCHIVE-ALTERED": Entry("đã bị thay đổi", "altered"),
    "CLI-ARCHIVE-GONE": Entry("không còn", "gone"),
    "CLI-ARCHIVE-UNREADABLE": Entry("đĩa không đọc được", "the disk does not give it back"),
    "CLI-ARCHIVE-OF-DOCUMENT": Entry("văn bản {name}", "document {name}"),
    "CLI-ARCHIVE-OF-FILE": Entry("tệp gửi đến {name}", "incoming file {name}"),
    "CLI-ARCHIVE-OF-ISSUE": Entry("số {name}", "issue {name}"),
    "CLI-ARCHIVE-OF-LOG": Entry("nhật ký ({name})", "the log ({name})"),
    "CLI-ARCHIVE-OF-FACT": Entry("diễn biến của {name}", "a fact about {name}"),
    "CLI-ARCHIVE-OF-DECISION": Entry("quyết định của biên tập viên về {name}", "an editor's decision about {name}"),
    "CLI-ARCHIVE-OF-LEDGER": Entry("trang sao của sổ", "a page of the ledger"),
    "CLI-ARCHIVE-OF-NOTHING": Entry("không mục nào trong sổ", "nothing that the ledger names"),
    "CLI-ARCHIVE-RESTORED": Entry("✓ đã lấy lại {sha256}", "✓ put back {sha256}"),
    "CLI-ARCHIVE-WHOLE": Entry(
        "Kho lưu trữ nguyên vẹn: {files} tệp; chuỗi {events} sự kiện không đứt.",
        "The archive is whole: {files} files; the chain of {events} events is unbroken.",
    ),
    "CLI-ARCHIVE-NOT-WHOLE": Entry(
        "Kho lưu trữ KHÔNG nguyên vẹn: {lost} trong {files} tệp.", "The archive is NOT whole: {lost} of {files} files."
    ),
    "CLI-ARCHIVE-REBUILT": Entry(
        "Đã lập lại sổ đăng ký: {events} sự kiện. Dựng lại cổng bằng: gazette site build",
        "The registry was made anew: {events} events. Build the portal with: gazette site build",
    ),
    "CLI-BACKUP-MADE": Entry(
        "Đã sao lưu vào {folder} và đọc lại: {files} tệp, {copied} tệp mới.",
        "Backed up into {folder} and read back: {files} files, {copied} of them new.",
    ),
    "CLI-BACKUP-KEYS": Entry(
        "Khóa trong keys/ không nằm trong bản sao lưu; hãy giữ chúng ở nơi khác.",
        "The keys in keys/ are not in it; keep them elsewhere.",
    ),
    "CLI-STAGE-ARCHIVE": Entry("kiểm tra kho lưu trữ", "verify archive"),
    "CLI-STAGE-BACKUP": Entry("sao lưu", "backup"),
    "CLI-STAGE-REBUILD": Entry("lập lại sổ", "rebuild"),
    "CLI-SHORT-LOG": Entry(
        "Nhật ký công khai: mốc, kiểm tra, nhân chứng", "The public log: checkpoint, check, witness"
    ),
    "CLI-HELP-LOG": Entry("Nhật ký công khai của những gì đã công bố.", "The public log of what was published."),
    "CLI-HELP-LOG-CHECKPOINT": Entry("In mốc mới nhất của nhật ký.", "Print the newest checkpoint of the log."),
    "CLI-HELP-LOG-POLICY": Entry(
        "In khóa công khai của nhật ký dưới dạng tệp chính sách, để trao cho người đọc và nhân chứng.",
        "Print the log's public key as a policy file, to be handed to readers and witnesses.",
    ),
    "CLI-HELP-LOG-BULLETIN": Entry(
        "Ký và công bố bảng tình trạng mới của nhật ký",
        "Sign and publish a new status bulletin of the log",
    ),
    "CLI-HELP-LOG-CHANGE-KEY": Entry(
        "Đổi khóa của nhật ký: khóa mới ký mốc mà khóa cũ đã ký sau cùng.",
        "Change the log's key: the new one signs the checkpoint that the old one signed last.",
    ),
    "CLI-LOG-BULLETIN": Entry(
        "Bảng tình trạng ngày {at}, dùng được đến {until}; có {count} dòng.",
        "Status bulletin of {at}, good until {until}; it lists {count} states.",
    ),
    "CLI-LOG-KEY-CHANGED": Entry(
        "Khóa mới đã ký mốc {size} mục. Bây giờ nêu {path} ở [log.key] trong gazette.toml, rồi gửi dòng trên cho nhân chứng và người đọc.",
        "The new key signed the checkpoint of {size} entries. Now name {path} in [log.key] of gazette.toml, and give the line above to witnesses and readers.",
    ),
    "CLI-HELP-LOG-CHECK": Entry(
        "Đối chiếu một bản sao của cổng với nhật ký của nó: mốc, cây, từng tệp, số bị thiếu.",
        "Hold a copy of the portal against its log: checkpoint, tree, every file, missing numbers.",
    ),
    "CLI-HELP-LOG-WITNESS": Entry(
        "Làm nhân chứng: đối chiếu nhật ký với lần đã thấy trước, ghi nhớ rồi ký mốc. DIR là thư mục log/ của cổng. "
        "Dòng chữ ký được in ra để gửi cho cơ quan phát hành.",
        "Be a witness: hold a log against what was seen of it before, remember it and sign its checkpoint. DIR is the "
        "portal's folder log/. The line of the signature is printed, to be sent to the publisher.",
    ),
    "CLI-HELP-LOG-NEWS": Entry(
        "Kể những gì mới trong một nhật ký kể từ lần xem trước.", "Tell what is new in a log since the last look."
    ),
    "CLI-OPT-LOG-NEWS-STATE": Entry("Thư mục ghi nhớ đã xem đến đâu", "Folder that remembers how far was looked"),
    "CLI-OPT-LOG-ABOUT": Entry(
        "Chỉ kể về cơ quan (ttg), văn bản hay số Công báo này; dùng được nhiều lần",
        "Tell only about this authority (ttg), document or issue; may be given several times",
    ),
    "CLI-LOG-NEW": Entry(
        "{index}  {act}  {work}  (Công báo {issue}, {at})", "{index}  {act}  {work}  (issue {issue}, {at})"
    ),
    "CLI-LOG-NEWS": Entry(
        "{count} mục mới về điều được hỏi; nhật ký {log} đã xem từ mục {since} đến {size}.",
        "{count} new entries about what was asked; the log {log} was looked at from entry {since} to {size}.",
    ),
    "CLI-LOG-ACT-PUBLISHED": Entry("công bố", "published"),
    "CLI-LOG-ACT-CORRECTED": Entry("đính chính", "corrected"),
    "CLI-LOG-ACT-WITHDRAWN": Entry("thu hồi", "withdrawn"),
    "CLI-LOG-ACT-SUSPENDED": Entry("ngưng hiệu lực", "suspended"),
    "CLI-LOG-ACT-RESUMED": Entry("tiếp tục có hiệu lực", "in force again"),
    "CLI-LOG-ACT-CONSOLIDATED": Entry("được hợp nhất", "consolidated"),
    "CLI-LOG-ACT-EXPIRED": Entry("hết hiệu lực", "expired"),
    "CLI-LOG-ACT-REDACTED": Entry("gỡ nội dung", "redacted"),
    "CLI-LOG-ACT-VOID": Entry("bỏ số, không có số Công báo này", "void: there is no such issue"),
    "CLI-LOG-ACT-QUIET": Entry("ngày không ra Công báo", "a day without an issue"),
    "CLI-LOG-ACT-RENEWED": Entry("gia hạn dấu thời gian", "renewed"),
    "CLI-HELP-LOG-GATHER": Entry(
        "Nhận chữ ký của các nhân chứng; lần dựng cổng sau sẽ công bố chúng.",
        "Take in signatures of witnesses; the next build of the portal publishes them.",
    ),
    "CLI-OPT-CODE": Entry(
        "Mã ở chân trang in: trang đó có in đúng văn bản đã công bố không", "Code at the foot of a printed page"
    ),
    "CLI-CODE": Entry(
        "{found} không phải mã trang.",
        "{found} is not a page code.",
        "Chép mã ở chân trang, ví dụ VN.2026.713+714.5.7K3M-Q9XD.",
        "Copy the code from the foot of the page, such as VN.2026.713+714.5.7K3M-Q9XD.",
    ),
    "CLI-OPT-VERIFY-LOG": Entry(
        "Kiểm tra cả nhật ký: nhật ký và nhân chứng được tin cậy (tệp c2sp.org/tlog-policy)",
        "Ask the log too: log and witnesses to trust (c2sp.org/tlog-policy)",
    ),
    "CLI-OPT-BUNDLE": Entry(
        "Nhật ký, bảng tình trạng, bằng chứng sao từ trang Công báo (thư mục hoặc tệp zip)",
        "Log, status bulletin, proofs copied from the portal (folder or zip)",
    ),
    "CLI-OPT-SEEN": Entry(
        "Bảng tình trạng đã thấy ở lần kiểm tra trước: bảng cũ hơn bị từ chối",
        "A status bulletin seen at an earlier check: an older one is refused",
    ),
    "CLI-OPT-LOG": Entry(
        "Nhật ký và nhân chứng được tin cậy (tệp c2sp.org/tlog-policy)",
        "Log and witnesses to trust (c2sp.org/tlog-policy)",
    ),
    "CLI-OPT-LOG-TRUST": Entry(
        "Chứng thư gốc để kiểm tra dấu thời gian trên các mốc",
        "Root certificate to judge the timestamps over checkpoints by",
    ),
    "CLI-OPT-LOG-SINCE": Entry("Mốc cũ mà nhật ký phải tiếp nối", "An older checkpoint that the log must continue"),
    "CLI-OPT-LOG-KEY": Entry("Khóa Ed25519 của nhân chứng (PEM)", "The witness's Ed25519 key (PEM)"),
    "CLI-OPT-LOG-PASS": Entry(
        "Nguồn mật khẩu của khóa: prompt, none, fd:N, file:TỆP",
        "Where its passphrase comes from: prompt, none, fd:N, file:PATH",
    ),
    "CLI-OPT-LOG-NAME": Entry(
        "Tên của nhân chứng, như thuvien.example/nhan-chung", "The witness's name, such as library.example/witness"
    ),
    "CLI-OPT-LOG-STATE": Entry("Thư mục ghi nhớ điều nhân chứng đã thấy", "Folder that remembers what the witness saw"),
    "CLI-LOG-WITNESSED": Entry(
        "Đã đối chiếu và ký mốc {size} mục của nhật ký {log}.",
        "The checkpoint of {size} entries of the log {log} was checked and signed.",
    ),
    "CLI-LOG-GATHERED": Entry(
        "Mốc {size} mục có thêm chữ ký của: {witnesses}",
        "The checkpoint of {size} entries was further signed by: {witnesses}",
    ),
    "CLI-HELP-INIT": Entry(
        "Tạo không gian làm việc trong DIR (mặc định: thư mục này): gazette.toml, sổ đăng ký, kho lưu trữ, inbox, keys.",
        "Make a workspace in DIR (default: here): gazette.toml, registry, archive, inbox, keys.",
    ),
    "CLI-HELP-INGEST": Entry(
        "Đọc tệp, thư mục, gói nén, gói edXML hoặc bảng kê; mỗi tệp được nhận, giữ lại hoặc từ chối. Tệp gốc không bị di chuyển hay sửa đổi.",
        "Read files, folders, archives, edXML packages or a batch manifest; each file ends as accepted, held or refused. Inputs are never moved or changed.",
    ),
    "CLI-HELP-CHECK": Entry(
        "Kiểm tra văn bản đã nhận, hoặc tệp mà không ghi sổ. Không nêu gì: mọi văn bản đang chờ.",
        "Check accepted documents, or files without recording them. With nothing named: all that are waiting.",
    ),
    "CLI-HELP-ACCEPT": Entry(
        "Chấp nhận mọi lỗi mang mã này đang giữ văn bản, có lý do; lỗi vẫn nằm trong báo cáo. "
        "Lỗi lược đồ, mất chữ và lỗi an toàn không ai chấp nhận được.",
        "Accept every finding of this code that holds the document now, with a reason; it stays in the report. "
        "Nobody can accept errors of schema, lost words or safety.",
    ),
    "CLI-HELP-EDIT": Entry(
        "Đặt lại thông tin của văn bản chưa vào số nào: một phiên bản mới, phiên bản trước được giữ. "
        "Chữ của văn bản không đổi.",
        "Set facts of a document that is in no issue: a new version, the one before is kept. "
        "The words of the document do not change.",
    ),
    "CLI-HELP-REPLY": Entry(
        "Soạn trả lời cho nơi gửi tệp: đã nhận, bị giữ lại hoặc từ chối vì sao, cần khắc phục gì.",
        "Write the reply to the sender of a file: received, held or refused for what reason, and what to mend.",
    ),
    "CLI-HELP-LIST": Entry(
        "Liệt kê văn bản và số Công báo cùng trạng thái.", "List documents and issues with their states."
    ),
    "CLI-HELP-SHOW": Entry(
        "Xem một văn bản (số ký hiệu, địa chỉ hoặc một phần) hay một số (2026/713, latest) và lịch sử của nó.",
        "Show a document (number, URI or enough of either) or an issue (2026/713, latest) and its history.",
    ),
    "CLI-HELP-NUMBER": Entry(
        "Giữ số trước, hủy số và xem các số của năm. NUMBER viết như 713, 713+714, 713-716 hoặc 2027/1.",
        "Reserve numbers ahead, void them, list those of a year. NUMBER is written 713, 713+714, 713-716 or 2027/1.",
    ),
    "CLI-HELP-NUMBER-LIST": Entry(
        "Liệt kê các số của một năm (mặc định: năm nay): đã dùng, đang giữ, đã hủy.",
        "List the numbers of a year (default: this one): used, reserved, void.",
    ),
    "CLI-HELP-NUMBER-RESERVE": Entry(
        "Giữ trước số tiếp theo, hoặc các số nêu ra.", "Reserve the next number, or the numbers given, ahead."
    ),
    "CLI-HELP-NUMBER-VOID": Entry(
        "Hủy một số, cùng số Công báo chưa ký đang mang số đó. Số đã hủy không dùng lại.",
        "Void a number, with the unsigned issue that has it. A void number is never used again.",
    ),
    "CLI-HELP-NUMBER-BEGIN": Entry(
        "Bắt đầu năm từ một số khác 1: các số trước đã phát hành bằng cách khác.",
        "Begin a year with a number other than 1: those before it were issued by other means.",
    ),
    "CLI-HELP-NUMBER-NONE": Entry(
        "Ghi sổ: ngày này không ra Công báo, vì sao. Ngày đã qua được ghi vào nhật ký công khai cùng số phát hành sau đó, và hiện trên cổng.",
        "Record that a day has no issue, and why. Once it is past, the log tells it beside the next issue, and the portal shows it.",
    ),
    "CLI-OPT-TAKE-BACK": Entry(
        "Bỏ ghi nhận đó: ngày này có thể ra Công báo", "Take it back: the day may have an issue"
    ),
    "CLI-NUMBER-QUIET": Entry("Ngày {date} không ra Công báo: {reason}", "No issue on {date}: {reason}"),
    "CLI-NUMBER-OPEN": Entry("Ngày {date} lại có thể ra Công báo.", "{date} may have an issue again."),
    "CLI-NUMBER-NOT-QUIET": Entry(
        "Ngày {date} chưa được ghi là không ra Công báo.", "Nothing says that {date} has no issue."
    ),
    "CLI-NUMBER-NUMBER": Entry("Số", "Number"),
    "CLI-NUMBER-STATE": Entry("Tình trạng", "State"),
    "CLI-NUMBER-ISSUE": Entry("Công báo", "Issue"),
    "CLI-NUMBER-REASON": Entry("Lý do", "Reason"),
    "CLI-NUMBER-USED": Entry("đã dùng", "used"),
    "CLI-NUMBER-RESERVED": Entry("đang giữ", "reserved"),
    "CLI-NUMBER-VOID": Entry("đã hủy", "void"),
    "CLI-NUMBER-NEXT": Entry("Số tiếp theo của năm {year}: {next}", "Next number of {year}: {next}"),
    "CLI-NUMBER-KEPT": Entry("Đã giữ số {numbers} năm {year}.", "Reserved number {numbers} of {year}."),
    "CLI-NUMBER-VOIDED": Entry(
        "Đã hủy số {numbers} năm {year}; số tiếp theo là {next}.",
        "Number {numbers} of {year} is void; the next is {next}.",
    ),
    "CLI-NUMBER-BEGUN": Entry("Năm {year} bắt đầu từ số {next}.", "The year {year} begins with number {next}."),
    "CLI-NUMBER-RELEASED": Entry("  {document} chờ vào số khác.", "  {document} waits for another issue."),
    "CLI-HELP-EXPORT": Entry(
        "Xuất quá trình của một văn bản hoặc một số Công báo theo W3C PROV (JSON-LD): tệp nào thành tệp nào, qua việc gì, do ai.",
        "Write the life of a document or an issue as W3C PROV (JSON-LD): what was made of what, by which act, by whom.",
    ),
    "CLI-OPT-PROV": Entry("Văn bản hoặc số Công báo", "The document or the issue"),
    "CLI-OPT-EXPORT-FILE": Entry("Ghi ra tệp thay vì màn hình", "Write to a file instead of the screen"),
    "CLI-EXPORTED": Entry("Đã xuất: {path}", "Written: {path}"),
    "CLI-EXPORT-WRITE": Entry(
        "Không ghi được {path}: {detail}",
        "{path} can't be written: {detail}",
        "Chọn nơi khác.",
        "Choose another place.",
    ),
    "CLI-HELP-EMBARGO": Entry(
        "Không công bố một văn bản hoặc một số Công báo trước một thời điểm (--until), hoặc bỏ hạn đó (--lift). Số Công báo vẫn ghép, dàn trang, ký được; publish từ chối cho đến giờ.",
        "Keep a document or an issue from being seen before a moment (--until), or lift that (--lift). Issues can be composed, rendered and signed; publish refuses until the time has come.",
    ),
    "CLI-OPT-UNTIL": Entry(
        "Thời điểm được công bố, ví dụ 2026-11-26T17:00 (giờ của cơ quan)",
        "When it may be seen, such as 2026-11-26T17:00 (the office's time)",
    ),
    "CLI-OPT-LIFT": Entry("Bỏ hạn trước thời điểm đã ghi", "End the embargo before its time"),
    "CLI-HELP-COMPOSE": Entry(
        "Ghép số tiếp theo từ các văn bản đã nhận, hoặc từ các văn bản nêu tên; hoặc đổi văn bản của một số chưa ký (--without, --with).",
        "Compose the next issue from what is accepted, or from the documents named; or change what stands in one that is not signed (--without, --with).",
    ),
    "CLI-HELP-RENDER": Entry(
        "Dàn trang một số (mặc định: số mới nhất): PDF, HTML, XML.",
        "Render an issue (default: the latest): PDF, HTML, XML.",
    ),
    "CLI-HELP-APPROVE": Entry(
        "Người thứ hai phê duyệt một số (mặc định: số mới nhất) bằng khóa của chính mình; thiếu phê duyệt này thì không ký. "
        "Khóa ở máy khác: --statement xuất bản trình, ký ở đó, rồi đưa vào bằng --statement và --signature.",
        "A second person approves an issue (default: the latest) with a key of their own; without it nothing is sealed. "
        "With a key on another machine: --statement writes what to sign, --statement with --signature takes it in.",
    ),
    "CLI-HELP-SIGN": Entry(
        "Ký mọi PDF (PAdES B-LTA) và bản kê của một số; làm các bước trước nếu còn thiếu.",
        "Sign every PDF (PAdES B-LTA) and the manifest of an issue; runs the missing steps before.",
    ),
    "CLI-HELP-PUBLISH": Entry(
        "Phát hành một số lên cổng và kiểm tra bản đã phát hành; làm các bước trước nếu còn thiếu.",
        "Publish an issue to the portal and verify the published copy; runs the missing steps before.",
    ),
    "CLI-HELP-RUN": Entry(
        "Làm trọn quy trình cho một lô: tiếp nhận, ghép số, dàn trang, ký, phát hành, kiểm tra bản đã phát hành. "
        "Chạy lại được sau mọi sự cố: việc đã xong không làm lại. Không nêu tệp: thư mục inbox.",
        "The whole way for a batch: ingest, compose, render, sign, publish, verify the published copy. "
        "Can be run again after any failure: what is done is not done twice. With no path: the inbox folder.",
    ),
    "CLI-HELP-CORRECT": Entry(
        "Sửa sai một văn bản. Chưa đăng: --with nêu bản đúng, thay cho bản sai (cả hai được giữ). "
        "Đã đăng: --with nêu văn bản đính chính của cơ quan ban hành, vào số tiếp theo. "
        "Lỗi của chính Công báo: nêu --at, --was, --now mà không có --with, chương trình lập văn bản đính chính của Công báo.",
        "Put an error right. Not published: --with names the right text, which takes the place of the wrong one (both are kept). "
        "Published: --with names the issuer's correction, which goes into the next issue. "
        "The publisher's own error: --at, --was and --now without --with, and the program writes the notice.",
    ),
    "CLI-OPT-CORRECT-WITH": Entry(
        "Tệp của bản đúng, hoặc của văn bản đính chính.", "The file of the right text, or of the correction."
    ),
    "CLI-OPT-CORRECT-AT": Entry(
        "Chỗ sai (eId: art_2, art_2__para_1).", "Where the error is (eId: art_2, art_2__para_1)."
    ),
    "CLI-OPT-CORRECT-WAS": Entry("Viết là: lời sai, như đã đăng.", "The wrong words, as published."),
    "CLI-OPT-CORRECT-NOW": Entry("Nay sửa lại là: lời đúng.", "The right words."),
    "CLI-COMES-ALONG": Entry(
        "{document} vào cùng số: văn bản chưa đăng và văn bản đính chính nó đi cùng nhau.",
        "{document} comes along: a text that is not published and its correction go together.",
    ),
    "CLI-WAITS-APART": Entry(
        "{document} chờ: {partner}, mà nó đi cùng, đang ở số {issue} chưa phát hành.",
        "{document} waits: {partner}, which it belongs with, stands in {issue}, which is not published.",
    ),
    "CLI-HELP-WITHDRAW": Entry(
        "Ghi việc Công báo thu hồi một văn bản đã đăng. Tệp đã đăng giữ nguyên; việc thu hồi được công khai ở lần publish tiếp theo.",
        "Record that the gazette withdraws a published document. Its files stay as they are; the next publish makes it public.",
    ),
    "CLI-HELP-SUSPEND": Entry(
        "Ghi việc một văn bản đã đăng bị ngưng hiệu lực, toàn bộ hoặc một phần.",
        "Record that a published document is suspended, wholly or in part.",
    ),
    "CLI-HELP-RESUME": Entry(
        "Ghi việc một văn bản tiếp tục có hiệu lực sau khi bị ngưng, toàn bộ hoặc một phần.",
        "Record that a suspension ended, wholly or for a part.",
    ),
    "CLI-HELP-EXPIRE": Entry(
        "Ghi việc một văn bản đã đăng hết hiệu lực, toàn bộ hoặc một phần. "
        "Văn bản bãi bỏ hoặc thay thế do chính Công báo đăng thì được ghi tự động.",
        "Record that a published document expired, wholly or in part. "
        "What a document of this gazette repeals or replaces is recorded by itself.",
    ),
    "CLI-OPT-FACT-REASON": Entry("Lý do, được công khai.", "Why; it is published."),
    "CLI-OPT-FACT-BASIS": Entry("Căn cứ pháp lý, bằng lời.", "The legal basis, in words."),
    "CLI-OPT-FACT-BY": Entry(
        "Văn bản quyết định điều này: số của nó, hoặc tên một văn bản trong sổ.",
        "The document that decides it: its number, or the name of one in the ledger.",
    ),
    "CLI-OPT-FACT-ON": Entry("Có từ ngày này (mặc định: hôm nay).", "It holds from this day (default: today)."),
    "CLI-OPT-FACT-PART": Entry(
        "Chỉ phần này của văn bản (eId: art_2, art_2__para_1); dùng được nhiều lần.",
        "Only this part of it (eId: art_2, art_2__para_1); may be repeated.",
    ),
    "CLI-HELP-REDACT": Entry(
        "Gỡ hẳn nội dung một văn bản đã đăng (dữ liệu cá nhân phải xóa) khỏi cổng, các bản phát hành còn giữ, kho lưu trữ và sổ. "
        "Còn lại một trang ghi văn bản nào, căn cứ nào, từ ngày nào; mọi thứ khác vẫn kiểm tra được. Không lấy lại được. "
        "Bị ngắt giữa chừng thì chạy lại đúng lệnh này.",
        "Take a published document whose personal data must go away for good: from the portal, the releases kept, the archive and "
        "the registry. A page stays that says which it was, by what right and since when; everything else can still be verified. "
        "It can't be undone. A run that was broken is taken up by the same command.",
    ),
    "CLI-OPT-REDACT-REASON": Entry(
        "Lý do, được công khai: đừng nhắc lại dữ liệu phải xóa.",
        "Why; it is published: don't repeat what has to go.",
    ),
    "CLI-OPT-REDACT-BASIS": Entry("Căn cứ pháp lý, được công khai.", "The legal basis; it is published."),
    "CLI-OPT-REDACT-DRY-RUN": Entry("Chỉ cho biết sẽ gỡ những gì.", "Only tell what would go."),
    "CLI-OPT-REDACT-YES": Entry("Làm luôn, không hỏi lại.", "Do it without asking."),
    "CLI-REDACT-YES": Entry(
        "Gỡ hẳn nội dung thì phải có người xác nhận, mà ở đây không hỏi ai được.",
        "Taking a document away for good has to be confirmed, and nobody can be asked here.",
        "Xem trước bằng --dry-run, rồi chạy lại với --yes.",
        "Look at it with --dry-run, then run it again with --yes.",
    ),
    "CLI-REDACT-NO": Entry(
        "Chưa gỡ gì cả.", "Nothing was taken away.", "Chạy lại khi đã chắc chắn.", "Run it again when you are sure."
    ),
    "CLI-REDACT-SURE": Entry("Gỡ hẳn? Không lấy lại được.", "Take it away for good? This can't be undone."),
    "CLI-REDACT-FILES": Entry(
        "  Tệp đã phát hành phải gỡ: {count}; tệp trong kho lưu trữ: {archived}",
        "  Published files that go: {count}; files of the archive: {archived}",
    ),
    "CLI-REDACT-RELEASES": Entry("  Bản phát hành có văn bản này: {releases}", "  Releases that hold it: {releases}"),
    "CLI-REDACT-STAYS": Entry(
        "  Ở lại: số, loại, ngày, cơ quan ban hành, mã băm, bằng chứng trong nhật ký; bản kê đã ký của số Công báo vẫn ghi trích yếu.",
        "  What stays: number, type, date, issuing body, digests, proofs of the log; the signed manifest of the issue goes on naming the title.",
    ),
    "CLI-REDACT-TOLD": Entry(
        "  Các lý do đã ghi trước đây vẫn công khai, trên trang còn lại; nếu chúng nhắc lại dữ liệu phải xóa thì hỏi người có thẩm quyền trước:",
        "  Reasons that were given earlier stay public, on the page that remains; where they repeat what has to go, ask whoever decides first:",
    ),
    "CLI-REDACTED-BEFORE": Entry(
        "Đã gỡ nội dung từ trước; lần này không còn gì để gỡ.",
        "It was redacted before; there was nothing left to take away.",
    ),
    "CLI-REDACT-QUOTING": Entry(
        "  {document} (số {issue}) in cả trích yếu: nếu trích yếu phải gỡ thì gỡ cả văn bản ấy; chưa ký thì ghép lại.",
        "  {document} (issue {issue}) prints the title too: redact it as well if the title has to go, or compose it anew while it is not signed.",
    ),
    "CLI-REDACT-LEFT": Entry(
        "  Còn ở {path}: tệp của cơ quan, tự xóa nếu phải xóa.",
        "  Still at {path}: a file of the office's own; delete it yourself if it has to go.",
    ),
    "CLI-REDACT-WOULD": Entry(
        "Mới xem trước, chưa gỡ gì. Bản sao lưu và bản ở nơi khác thì cơ quan phải tự xử lý.",
        "This is only what would go. Backups and copies elsewhere are for the office to deal with.",
    ),
    "CLI-REDACTED": Entry(
        "Đã gỡ xong. Bản sao lưu và bản ở nơi khác thì cơ quan phải tự xử lý: docs/how-to/redact-a-document.md",
        "Done. Backups and copies elsewhere are for the office to deal with: docs/how-to/redact-a-document.md",
    ),
    "CLI-HELP-RENEW": Entry(
        "Gia hạn dấu thời gian của các tệp đã phát hành trước khi chúng hết giá trị (mặc định: mọi tệp tới hạn). "
        "Tệp cũ ở nguyên chỗ, tệp mới có đường dẫn riêng. Bị ngắt giữa chừng thì chạy lại: phần đã xong không làm lại.",
        "Renew the archive timestamps of published files before they stop counting (default: all that are due). "
        "The old file stays, the new one has a path of its own. A run that was broken is taken up by running it again.",
    ),
    "CLI-HELP-VERIFY": Entry(
        "Kết luận một tệp, một thư mục hay cả cổng là thật và toàn vẹn hay không; làm việc ngoại tuyến, "
        "không cần không gian làm việc.",
        "Say whether a file, a folder or a whole portal copy is genuine and whole; works offline and needs no workspace.",
    ),
    "CLI-HELP-EXPLAIN": Entry(
        "Giải thích mã CODE của một phát hiện, một phép kiểm tra hay một lỗi: ý nghĩa, căn cứ, ví dụ, cách xử lý.",
        "Explain the CODE of a finding, a check or an error: meaning, legal basis, example, how to mend it.",
    ),
    "CLI-HELP-DOCTOR": Entry(
        "Tìm điều sai, trễ, thiếu hoặc sắp hết hạn trong không gian làm việc, và nêu lệnh khắc phục từng điều.",
        "Find what is wrong, late, missing or about to end in the workspace, with the command that mends each.",
    ),
    "CLI-OPT-QUICK": Entry(
        "Chỉ hỏi sổ đăng ký, không đọc tệp nào: để chạy thường xuyên.",
        "Ask the ledger alone and read no files: to be run often.",
    ),
    "CLI-HELP-SITE": Entry("Cổng Công báo.", "The portal."),
    "CLI-HELP-SITE-BUILD": Entry(
        "Dựng lại cổng từ các số đã phát hành và đưa lên nơi phát hành.",
        "Build the portal anew from the published issues and put it on the target.",
    ),
    "CLI-HELP-SITE-RELEASES": Entry("Liệt kê các bản phát hành còn giữ.", "List the releases that are kept."),
    "CLI-HELP-SITE-ROLLBACK": Entry(
        "Cho hiện lại một bản phát hành cũ (mặc định: bản ngay trước).",
        "Make an older release visible again (default: the one before).",
    ),
    "CLI-HELP-SITE-SERVE": Entry(
        "Xem thử cổng trên máy này (127.0.0.1). Dừng bằng Ctrl-C.",
        "Serve the portal on this machine (127.0.0.1). Stop with Ctrl-C.",
    ),
    # Options
    "CLI-OPT-WORKSPACE": Entry(
        "Không gian làm việc (mặc định: thư mục gần nhất có gazette.toml).",
        "Workspace (default: the nearest folder upwards with a gazette.toml).",
    ),
    "CLI-OPT-PUBLISHER": Entry(
        "Mã cơ quan phát hành trong gazette.toml (mặc định: GAZETTE_PUBLISHER, rồi cơ quan ở mục [gazette]).",
        "Code of the publisher in gazette.toml (default: GAZETTE_PUBLISHER, else the one of [gazette]).",
    ),
    "CLI-OPT-JSON": Entry("In một đối tượng JSON ra đầu ra chuẩn.", "Print one JSON object on standard output."),
    "CLI-OPT-QUIET": Entry("Chỉ báo lỗi.", "Tell errors only."),
    "CLI-OPT-VERBOSE": Entry("Nói rõ hơn.", "Tell more."),
    "CLI-OPT-LANG": Entry("Ngôn ngữ thông báo.", "Language of messages."),
    "CLI-OPT-DEBUG": Entry("In vết lỗi của chương trình.", "Print tracebacks."),
    "CLI-OPT-FORMAT": Entry("Dạng báo cáo.", "Form of the report."),
    "CLI-OPT-FINDING": Entry("Mã lỗi, ví dụ DOC-DUPLICATE.", "The finding's code, DOC-DUPLICATE for example."),
    "CLI-OPT-APPROVE-KEY": Entry(
        "Khóa của người phê duyệt (PKCS#12, hoặc PEM).", "The approver's key (PKCS#12, or PEM)."
    ),
    "CLI-OPT-APPROVE-CERTIFICATE": Entry(
        "Chứng thư của người phê duyệt, nếu không nằm trong tệp khóa.",
        "The approver's certificate, where the key file does not hold it.",
    ),
    "CLI-OPT-APPROVE-PASSPHRASE": Entry(
        "Nguồn mật khẩu của khóa, không bao giờ là chính mật khẩu: prompt, none, fd:N, file:TỆP, keyring:DỊCH_VỤ/TÊN.",
        "Where the key's passphrase comes from, never the passphrase itself: prompt, none, fd:N, file:PATH, keyring:SERVICE/NAME.",
    ),
    "CLI-OPT-APPROVE-WORDS": Entry("Lời phê duyệt.", "The words of the approval."),
    "CLI-OPT-APPROVE-STATEMENT": Entry(
        "Ghi bản trình cần ký vào FILE; cùng với --signature: đọc bản trình đã ký.",
        "Write the statement that is to be signed to FILE; with --signature: read the one that was signed.",
    ),
    "CLI-OPT-APPROVE-SIGNATURE": Entry(
        "Chữ ký tách rời (CAdES, DER) trên bản trình.", "The detached signature (CAdES, DER) over the statement."
    ),
    "CLI-OPT-RENEW-DRY-RUN": Entry("Chỉ liệt kê tệp tới hạn.", "List what is due, renew nothing."),
    "CLI-OPT-RENEW-BEFORE": Entry(
        "Gia hạn mọi dấu thời gian hết giá trị trước ngày này (mặc định: [signing.renewal] days).",
        "Renew every timestamp that stops counting before this day (default: [signing.renewal] days).",
    ),
    "CLI-OPT-REASON": Entry("Lý do, được ghi vào sổ.", "Why; it is recorded."),
    "CLI-OPT-SET": Entry(
        "Thông tin cần đặt: number, type, title, issuers, place, date, effective_date, fields, remark; dùng được nhiều lần.",
        "What to set: number, type, title, issuers, place, date, effective_date, fields, remark; may be given several times.",
    ),
    "CLI-OPT-OUTPUT": Entry("Ghi vào tệp thay vì in ra.", "Write to a file instead of printing it."),
    "CLI-OPT-FIX": Entry(
        "Sửa những lỗi gõ chỉ có một cách hiểu, thành phiên bản mới; phiên bản trước được giữ.",
        "Mend the slips that can be read in one way only, as a new version; the one before is kept.",
    ),
    "CLI-OPT-STATE": Entry(
        "Chỉ văn bản ở trạng thái này; bỏ trống: mọi văn bản trừ tệp bị từ chối.",
        "Documents of this state only; without it: all but refused files.",
    ),
    "CLI-OPT-LIMIT": Entry("Số văn bản, và số số báo mới nhất, một trang.", "Documents, and newest issues, a page."),
    "CLI-OPT-ALL": Entry("Liệt kê tất cả.", "List everything."),
    "CLI-OPT-NEXT": Entry(
        "Trang sau, theo mã của lần liệt kê trước.", "The page after, by the token of the one before."
    ),
    "CLI-OPT-NUMBER": Entry(
        "Số được chỉ định, ví dụ 713, 713+714 hoặc 713-716.",
        "The number to use, 713, 713+714 or 713-716 for example.",
    ),
    "CLI-OPT-DATE": Entry(
        "Ngày của số (mặc định: SOURCE_DATE_EPOCH hoặc hôm nay).",
        "Date of the issue (default: SOURCE_DATE_EPOCH or today).",
    ),
    "CLI-OPT-SPLIT": Entry(
        "Đăng văn bản thành nhiều phần: số này dừng trước điều, chương hoặc phụ lục đó; số sau đăng tiếp.",
        "Print a document in portions: this issue ends before that article, chapter or annex, the next one goes on.",
    ),
    "CLI-OPT-YEAR-INDEX": Entry(
        "Lập số đăng mục lục của năm đó: văn bản theo loại, cơ quan ban hành và lĩnh vực.",
        "Make the issue with the index of that year: its documents by type, issuing body and field.",
    ),
    "CLI-OPT-CONTINUE-IN": Entry(
        "Số Công báo đăng tiếp (mặc định: ngay sau số này, cùng số lượng số).",
        "Numbers of the issue that goes on (default: directly after this one, as many).",
    ),
    "CLI-OPT-SUPPLEMENT": Entry(
        "Lập phụ trương của số Công báo đó; phụ trương mang số tiếp theo như mọi số.",
        "Make a supplement to that issue; it takes the next number as every issue does.",
    ),
    "CLI-SUPPLEMENT-TO": Entry("phụ trương của số {issue}", "supplement to {issue}"),
    "CLI-SUPPLEMENTED-BY": Entry("Có phụ trương: số {issue}", "Supplement: {issue}"),
    "CLI-PLAN-SUPPLEMENT": Entry(
        "phụ trương của số {planned}; nếu không có kế hoạch thì là số thường",
        "a supplement to {planned}; without the plan an issue by itself",
    ),
    "CLI-SPLIT-FORM": Entry(
        "“{value}” không chỉ rõ văn bản và chỗ chia.",
        "“{value}” does not name a document and where to part it.",
        "Ghi văn bản, dấu @ và mã mục, ví dụ 59/2020/QH14@art_74.",
        "Write the document, @ and the eId of the unit, 59/2020/QH14@art_74 for example.",
    ),
    "CLI-OPT-DRY-RUN": Entry("Chỉ xem, không ghi gì.", "Show it, record nothing."),
    "CLI-OPT-PLAN": Entry(
        "Ghép theo kế hoạch (TOML hoặc JSON): số, ngày, văn bản, thứ tự.",
        "Compose by a plan (TOML or JSON): numbers, date, documents, order.",
    ),
    "CLI-PLAN-DIFFERS": Entry("Khác với khi ghép không có kế hoạch:", "Not as it would be without the plan:"),
    "CLI-PLAN-SAME": Entry("Đúng như khi ghép không có kế hoạch.", "Just as it would be without the plan."),
    "CLI-PLAN-NUMBER": Entry("số {planned} thay cho {default}", "number {planned} instead of {default}"),
    "CLI-PLAN-DATE": Entry("ngày {planned} thay cho {default}", "date {planned} instead of {default}"),
    "CLI-PLAN-LEFT-OUT": Entry("{document} vẫn chờ", "{document} goes on waiting"),
    "CLI-PLAN-ORDER": Entry(
        "{document} đứng thứ {planned} thay cho thứ {default}", "{document} is at place {planned} instead of {default}"
    ),
    "CLI-PLAN-PART": Entry(
        "{document} ở phần {planned} thay cho {default}", "{document} is in the part {planned} instead of {default}"
    ),
    "CLI-OPT-WITHOUT": Entry(
        "Đưa văn bản này ra khỏi số ISSUE; lặp lại được.", "Take this document out of ISSUE; may be repeated."
    ),
    "CLI-OPT-INTO": Entry("Với --without: chuyển sang số này.", "With --without: move it into this issue."),
    "CLI-OPT-WITH": Entry(
        "Thêm văn bản đang chờ này vào số ISSUE; lặp lại được.",
        "Put this waiting document into ISSUE; may be repeated.",
    ),
    "CLI-OPT-PROOF": Entry(
        "In thử để đọc soát: chữ chìm, số dòng, không có ô ký; không ghi lại gì.",
        "A proof for reading: a word across each page, line numbers, nothing to sign; nothing is recorded.",
    ),
    "CLI-OPT-PROOF-FILE": Entry(
        "Tệp ghi bản in thử (mặc định: proofs/ trong không gian làm việc).",
        "File for the proof (default: in proofs/ of the workspace).",
    ),
    "CLI-PROOF": Entry("Bản in thử: {path} · {pages} trang", "Proof: {path} · {pages} pages"),
    "CLI-PROOF-WRITE": Entry(
        "Không ghi được bản in thử {path}: {detail}.",
        "The proof {path} can't be written: {detail}.",
        "Chọn tệp khác với --output, hoặc kiểm tra quyền ghi.",
        "Choose another file with --output, or check permissions.",
    ),
    "CLI-OUTPUT-ALONE": Entry(
        "--output chỉ dùng cùng --proof.",
        "--output goes with --proof only.",
        "Thêm --proof, hoặc bỏ --output.",
        "Add --proof, or leave --output out.",
    ),
    "CLI-OPT-SIGN-PREPARE": Entry(
        "Khóa ở máy khác: ghi những gì cần ký vào thư mục này.",
        "The key is on another machine: write what is to be signed into this folder.",
    ),
    "CLI-OPT-SIGN-FINISH": Entry(
        "Nhận các chữ ký từ thư mục đã chuẩn bị.", "Take the signatures of a prepared folder in."
    ),
    "CLI-OPT-TO": Entry(
        "Nơi phát hành trong gazette.toml (mặc định: nơi đầu tiên).", "Target of gazette.toml (default: the first)."
    ),
    "CLI-OPT-SIGNER": Entry(
        "Tên người ký phải có (tên hoặc tổ chức ghi trên chứng thư); cần khi chứng thư gốc cấp cho nhiều cơ quan. Có thể lặp lại.",
        "Who must have signed (name or organisation in the certificate); for roots that serve many bodies. May be repeated.",
    ),
    "CLI-OPT-REPORT": Entry(
        "Ghi kết quả ra tệp: .xml theo ETSI TS 119 102-2, .pdf một trang để đưa vào hồ sơ. Có thể lặp lại.",
        "Write the verdict to a file: .xml by ETSI TS 119 102-2, .pdf as one page for a case file. May be repeated.",
    ),
    "CLI-REPORT-KIND": Entry(
        "Không biết ghi kết quả dạng nào vào {path}.",
        "{path} does not say in which form the verdict is wanted.",
        "Đặt tên tệp kết thúc bằng .xml hoặc .pdf.",
        "Give a name that ends in .xml or .pdf.",
    ),
    "CLI-REPORT-WRITE": Entry(
        "Không ghi được {path}: {reason}.",
        "{path} can't be written: {reason}.",
        "Chọn thư mục khác hoặc kiểm tra quyền ghi.",
        "Choose another folder, or check that you may write there.",
    ),
    "CLI-REPORT-NOTHING": Entry(
        "Không có tệp nào để lập báo cáo.",
        "There is no file to report on.",
        "Kiểm tra lại thư mục đã đưa: trong đó không có PDF hay bản kê nào.",
        "Check the folder that was given: it holds no PDF and no manifest.",
    ),
    "CLI-OPT-TRUST": Entry(
        "Chứng thư gốc tin cậy, PEM hoặc DER; dùng được nhiều lần.",
        "Trust anchor, PEM or DER; may be given several times.",
    ),
    "CLI-OPT-PROFILE": Entry("Hồ sơ pháp lý.", "Jurisdiction."),
    "CLI-OPT-PLACE": Entry(
        "Mã nơi phát hành trong địa chỉ: vn, vn-hn (tỉnh), …",
        "Publisher's code in addresses: vn, vn-hn (a province), …",
    ),
    "CLI-OPT-TITLE": Entry("Tên Công báo.", "Name of the gazette."),
    "CLI-OPT-OPERATOR": Entry("Cơ quan xuất bản.", "The body that publishes."),
    "CLI-OPT-BASE-URL": Entry("Địa chỉ của cổng.", "Address of the portal."),
    "CLI-OPT-REGISTRY": Entry(
        "Máy chủ PostgreSQL giữ sổ đăng ký, cho cơ quan dùng nhiều máy: postgresql://TÀI_KHOẢN@MÁY_CHỦ/CƠ_SỞ_DỮ_LIỆU.",
        "PostgreSQL server of the registry, for an office on several machines: postgresql://ACCOUNT@SERVER/DATABASE.",
    ),
    "CLI-OPT-DEMO-KEYS": Entry(
        "Tạo khóa minh họa và dịch vụ dấu thời gian ngay trên máy; không có giá trị pháp lý.",
        "Make throw-away keys and an in-process timestamp authority; without legal value.",
    ),
    "CLI-OPT-PORT": Entry("Cổng mạng (0: bất kỳ).", "Port (0: any)."),
    # Asking
    "CLI-ASK-TITLE": Entry("Tên Công báo", "Name of the gazette"),
    "CLI-ASK-OPERATOR": Entry("Cơ quan xuất bản", "The body that publishes it"),
    "CLI-ASK-BASE-URL": Entry("Địa chỉ của cổng", "Address of the portal"),
    "CLI-PASSPHRASE": Entry("Mật khẩu của {key}", "Passphrase of {key}"),
    # Outcomes
    "CLI-OUTCOME-ACCEPTED": Entry("nhận", "accepted"),
    "CLI-OUTCOME-HELD": Entry("giữ lại", "held"),
    "CLI-OUTCOME-REFUSED": Entry("từ chối", "refused"),
    "CLI-OUTCOMES": Entry(
        "{accepted} nhận · {held} giữ lại · {refused} từ chối", "{accepted} accepted · {held} held · {refused} refused"
    ),
    "CLI-AGAIN": Entry("(đã đọc trước đó)", "(read before)"),
    "CLI-AGAIN-NAMED": Entry("(đã đọc trước đó, với tên {name})", "(read before, as {name})"),
    "CLI-WARNINGS": Entry("({count} cảnh báo)", "({count} to look at)"),
    "CLI-CHECK-COUNT": Entry(
        "{count} văn bản · {errors} lỗi cần xử lý · {warnings} cảnh báo",
        "{count} documents · {errors} errors to settle · {warnings} warnings",
    ),
    "CLI-CHECK-NOTED": Entry(" · {count} ghi nhận (xem bằng -v)", " · {count} notes (shown with -v)"),
    "CLI-INIT-DONE": Entry("Đã tạo không gian làm việc {path}", "Made the workspace {path}"),
    "CLI-INIT-LANGUAGE": Entry(
        "Chương trình sẽ nói tiếng Việt ở đây (language trong gazette.toml; mỗi lần chạy có thể chọn khác bằng --lang).",
        "The program will speak English here (language in gazette.toml; --lang chooses otherwise for one call).",
    ),
    "CLI-INIT-DEMO": Entry(
        "Khóa trong keys/ chỉ để MINH HỌA, không có giá trị pháp lý.\nTiếp theo: gazette -C {path} run TỆP…",
        "The keys in keys/ are a DEMONSTRATION without legal value.\nNext: gazette -C {path} run PATH…",
    ),
    "CLI-INIT-NO-KEYS": Entry(
        "Chưa có khóa ký: thêm mục [signing] vào gazette.toml trước khi ký.\nTiếp theo: gazette -C {path} ingest TỆP…",
        "There is no seal key yet: add [signing] to gazette.toml before signing.\nNext: gazette -C {path} ingest PATH…",
    ),
    "CLI-ISSUE": Entry(
        "Công báo số {numbers} năm {year}, ngày {date}: {state} · {documents} văn bản · {pages} trang",
        "Issue {numbers} of {year}, dated {date}: {state} · {documents} documents · {pages} pages",
    ),
    "CLI-PREVIEW": Entry(
        "Sẽ là số {numbers} năm {year}, ngày {date}:", "It would be issue {numbers} of {year}, dated {date}:"
    ),
    "CLI-NOTHING-TO-PUBLISH": Entry("Không có văn bản nào để phát hành.", "There is nothing to publish."),
    "CLI-OTHERS-WAIT": Entry(
        "Còn {count} văn bản đã nhận chưa vào số Công báo nào. Xem: gazette list --state accepted{office}; ghép số: gazette compose{office}",
        "{count} accepted documents stand in no issue yet. See them: gazette list --state accepted{office}; compose: gazette compose{office}",
    ),
    "CLI-VERIFIED": Entry(
        "Đã kiểm tra {count} tệp vừa phát hành: tất cả hợp lệ (từng tệp: -v).",
        "Verified the {count} files just published: every one is valid (each of them: -v).",
    ),
    "CLI-LOOK-PORTAL": Entry("Cổng:", "Portal:"),
    "CLI-LOOK-PDF": Entry("PDF:", "PDF:"),
    "CLI-MORE": Entry("Còn nữa: gazette list --next {token}", "There is more: gazette list --next {token}"),
    "CLI-LIST-DATE": Entry("Ngày", "Date"),
    "CLI-LIST-NUMBER": Entry("Số, ký hiệu", "Number"),
    "CLI-LIST-STATE": Entry("Trạng thái", "State"),
    "CLI-LIST-TITLE": Entry("Trích yếu", "Title"),
    "CLI-LIST-FILE": Entry("Tệp", "File"),
    "CLI-TOTALS": Entry("Tất cả: {parts}", "In all: {parts}"),
    "CLI-ISSUES": Entry("{count} số Công báo", "{count} issues"),
    "CLI-NO-TOKEN": Entry(
        "“{token}” không phải mã trang mà lệnh gazette list này đã đưa ra.",
        "“{token}” is no token that this gazette list has given.",
        "Chép đúng mã ở dòng cuối của lần liệt kê trước, cùng --state như lần đó; hoặc bỏ --next để xem từ đầu.",
        "Copy the token from the last line of the list before, with the same --state; or leave out --next to begin anew.",
    ),
    "CLI-EMPTY": Entry(
        "Chưa có gì. Đưa văn bản vào bằng: gazette ingest TỆP…",
        "Nothing yet. Bring documents in with: gazette ingest PATH…",
    ),
    # Explaining
    "CLI-EXPLAIN-MEANING": Entry("Ý nghĩa:", "Meaning:"),
    "CLI-EXPLAIN-BASIS": Entry("Căn cứ:", "Basis:"),
    "CLI-EXPLAIN-EXAMPLE": Entry("Ví dụ:", "Example:"),
    "CLI-EXPLAIN-MEND": Entry("Cách xử lý:", "How to mend it:"),
    "CLI-EXPLAIN-EXIT": Entry("Mã thoát:", "Exit code:"),
    "CLI-EXPLAIN-RULES": Entry("Quy tắc, theo ngày ký của văn bản:", "Rules, by the document's day of signing:"),
    "CLI-SEVERITY-ERROR": Entry("lỗi", "error"),
    "CLI-SEVERITY-WARNING": Entry("cảnh báo", "warning"),
    "CLI-SEVERITY-INFO": Entry("ghi nhận", "info"),
    "CLI-PERIOD-ALWAYS": Entry("ký ngày nào cũng vậy", "signed on any day"),
    "CLI-PERIOD-SINCE": Entry("ký từ {since}", "signed from {since} on"),
    "CLI-PERIOD-UNTIL": Entry("ký đến hết {until}", "signed until {until}"),
    "CLI-PERIOD-BETWEEN": Entry("ký từ {since} đến hết {until}", "signed from {since} until {until}"),
    "CLI-OF-PROFILES": Entry("hồ sơ {names}", "profiles {names}"),
    "CLI-KIND-NORMATIVE": Entry("văn bản quy phạm pháp luật", "normative documents"),
    "CLI-KIND-ADMINISTRATIVE": Entry("văn bản hành chính", "administrative documents"),
    "CLI-KIND-CORRECTION": Entry("văn bản đính chính", "corrections"),
    "CLI-KIND-CONSOLIDATION": Entry("văn bản hợp nhất", "consolidated texts"),
    "CLI-KIND-HISTORIC": Entry("văn bản thời kỳ trước", "historic documents"),
    "CLI-ORIGINAL-WORDS": Entry("nguyên văn: {words}", "original words: {words}"),
    "CLI-PLACE-PAGE": Entry("trang {page}", "page {page}"),
    "CLI-PLACE-LINE": Entry("dòng {line}", "line {line}"),
    "CLI-PLACE-PART": Entry("Phần {number}", "Part {number}"),
    "CLI-PLACE-CHP": Entry("Chương {number}", "Chapter {number}"),
    "CLI-PLACE-SEC": Entry("Mục {number}", "Section {number}"),
    "CLI-PLACE-SUBSEC": Entry("Tiểu mục {number}", "Subsection {number}"),
    "CLI-PLACE-ART": Entry("Điều {number}", "Article {number}"),
    "CLI-PLACE-PARA": Entry("khoản {number}", "paragraph {number}"),
    "CLI-PLACE-POINT": Entry("điểm {number}", "point {number}"),
    "CLI-PLACE-ATT": Entry("phần kèm theo thứ {number}", "attachment {number}"),
    "CLI-NO-CODE": Entry(
        "Không có mã {given}.",
        "There is no code {given}.",
        "Gần nhất: {nearest}.",
        "Nearest: {nearest}.",
    ),
    "CLI-FINDINGS-ACCEPTED": Entry("Đã chấp nhận {count} lỗi {finding}.", "Accepted {count} findings {finding}."),
    "CLI-FINDINGS-ACCEPTED-BEFORE": Entry(
        "Lỗi {finding} đã được chấp nhận trước đó; không có gì để làm.", "{finding} was accepted before; nothing to do."
    ),
    "CLI-REPLACED": Entry(
        "Thay cho {file}, tệp đó nay bị giữ lại.", "It takes the place of {file}, which is held from now on."
    ),
    "CLI-EDITED": Entry(
        "Đã đặt: {fields}. Phiên bản trước vẫn được giữ.", "Set: {fields}. The version before is kept."
    ),
    "CLI-EDITED-BEFORE": Entry(
        "Đã đặt như vậy từ trước ({fields}); không có gì để làm.", "Set so before ({fields}); nothing to do."
    ),
    "CLI-MENDED": Entry(
        "Sửa {field}: “{before}” → “{after}” ({codes})", "Mended {field}: “{before}” → “{after}” ({codes})"
    ),
    "CLI-WOULD-MEND": Entry(
        "Sẽ sửa {field}: “{before}” → “{after}” ({codes})", "Would mend {field}: “{before}” → “{after}” ({codes})"
    ),
    "CLI-NOTHING-TO-MEND": Entry(
        "Không có lỗi gõ nào sửa tự động được.", "There is no slip that can be mended automatically."
    ),
    "CLI-MEND-THEM": Entry(
        "Chưa ghi gì. Chạy lại không có --dry-run để sửa.", "Nothing is recorded yet. Run it without --dry-run to mend."
    ),
    "CLI-NO-ASSIGNMENT": Entry("{value}: hãy viết TRƯỜNG=GIÁ TRỊ", "{value}: write FIELD=VALUE"),
    "CLI-REPLY-WRITTEN": Entry("Đã ghi trả lời vào {path}", "Wrote the reply to {path}"),
    "CLI-EMPTY-STATE": Entry("Không có văn bản nào ở trạng thái này.", "There is none of that state."),
    "CLI-ACCEPTED-BY": Entry("{who} chấp nhận ngày {day}: {reason}", "accepted by {who} on {day}: {reason}"),
    # Steps and states
    "CLI-STAGE-INGEST": Entry("tiếp nhận", "ingest"),
    "CLI-STAGE-YEAR-INDEX": Entry("mục lục năm", "year index"),
    "CLI-STAGE-COMPOSE": Entry("ghép số", "compose"),
    "CLI-STAGE-RENDER": Entry("dàn trang", "render"),
    "CLI-STAGE-PROOFREAD": Entry("soát bản in", "proofread"),
    "CLI-STAGE-SIGN": Entry("ký", "sign"),
    "CLI-STAGE-LOG": Entry("ghi nhật ký", "log"),
    "CLI-STAGE-FACTS": Entry("công khai diễn biến", "facts"),
    "CLI-STAGE-PORTAL": Entry("dựng cổng", "portal"),
    "CLI-STAGE-PUBLISH": Entry("phát hành", "publish"),
    "CLI-STAGE-PORTAL-FACTS": Entry("đọc văn bản cho cổng", "portal facts"),
    "CLI-STAGE-PORTAL-PAGES": Entry("dựng trang cổng", "portal pages"),
    "CLI-STAGE-RENEW": Entry("gia hạn", "renew"),
    "CLI-STAGE-VERIFY": Entry("kiểm tra", "verify"),
    "CLI-STAGE-DONE": Entry("{stage}: {count} xong trong {seconds} giây", "{stage}: {count} done in {seconds} s"),
    "CLI-STEP-DONE": Entry("xong", "done"),
    "CLI-STEP-AGAIN": Entry("đã xong từ trước, không làm lại", "done before, not done again"),
    "CLI-STEP-WAITS": Entry(
        "chờ: khóa ký ở máy khác, và chưa có khóa riêng cho biên bản ([signing.renewal.key])",
        "waits: the seal key is on another machine, and no key of its own is named for records ([signing.renewal.key])",
    ),
    "CLI-STEP-KEPT": Entry(
        "đã phát hành: giữ nguyên dù thiết lập đã đổi", "published: kept as it is although settings have changed"
    ),
    "CLI-STEP-KEPT-REDACTED": Entry(
        "đã phát hành, có văn bản đã gỡ nội dung: phần còn lại giữ nguyên",
        "published, and a document in it was redacted: all else is kept as it is",
    ),
    "CLI-STATE-HELD": Entry("giữ lại", "held"),
    "CLI-STATE-REFUSED": Entry("từ chối", "refused"),
    "CLI-STATE-ACCEPTED": Entry("đã nhận", "accepted"),
    "CLI-STATE-COMPOSED": Entry("đã ghép số", "composed"),
    "CLI-STATE-RENDERED": Entry("đã dàn trang", "rendered"),
    "CLI-STATE-SIGNED": Entry("đã ký", "signed"),
    "CLI-STATE-PUBLISHED": Entry("đã phát hành", "published"),
    "CLI-STATE-VOID": Entry("đã hủy", "void"),
    "CLI-APPROVE-HOW": Entry(
        "Phê duyệt bằng cách nào?",
        "Approve how?",
        "Dùng --key TỆP với khóa ở máy này, hoặc --statement TỆP (và --signature TỆP khi đưa vào) với khóa ở máy khác.",
        "Use --key FILE with a key on this machine, or --statement FILE (and --signature FILE to take it in) with one elsewhere.",
    ),
    "CLI-APPROVE-PASSPHRASE": Entry(
        "--passphrase không nêu nguồn mật khẩu.",
        "--passphrase does not name a source.",
        "Dùng prompt, none, fd:N, file:TỆP hoặc keyring:DỊCH_VỤ/TÊN; không bao giờ ghi chính mật khẩu vào lệnh.",
        "Use prompt, none, fd:N, file:PATH or keyring:SERVICE/NAME; never put the passphrase itself into a command.",
    ),
    "CLI-APPROVE-FILE": Entry(
        "Không đọc được {path}: {reason}.",
        "{path} can't be read: {reason}.",
        "Kiểm tra đường dẫn và quyền đọc.",
        "Check the path and that you may read it.",
    ),
    "CLI-REMOTE-ONE": Entry(
        "Chỉ dùng một trong --prepare và --finish.",
        "Use one of --prepare and --finish.",
        "Chuẩn bị trước (--prepare), ký ở máy giữ khóa, rồi nhận về (--finish).",
        "Prepare first (--prepare), sign where the key is, then take the signatures in (--finish).",
    ),
    "CLI-REMOTE-WAITING": Entry(
        "{count} chữ ký cần ký ở máy giữ khóa: {folder}/LIST.txt",
        "{count} signatures are to be made where the key is: {folder}/LIST.txt",
    ),
    "CLI-REMOTE-NEXT": Entry(
        "Khi mỗi tệp .tbs đã có tệp .sig bên cạnh: gazette sign {issue} --finish {folder}",
        "Once each .tbs file has a .sig file beside it: gazette sign {issue} --finish {folder}",
    ),
    "CLI-REMOTE-LIST": Entry(
        "Công báo số {issue}: ký từng tệp dưới đây bằng khóa của Công báo, ghi chữ ký vào tệp cùng tên đuôi .sig.\n"
        "Khóa RSA: PKCS#1 v1.5; khóa ECDSA: chữ ký dạng DER. Ví dụ với OpenSSL:\n"
        "  openssl dgst -{digest} -sign KHÓA.pem -out TÊN.sig TÊN.tbs\n"
        "hoặc, khi thiết bị chỉ nhận mã băm (tệp .digest):\n"
        "  openssl pkeyutl -sign -inkey KHÓA.pem -pkeyopt digest:{digest} -in TÊN.digest -out TÊN.sig\n"
        "Rồi đưa thư mục này về và chạy: gazette sign {issue} --finish {folder}\n"
        "Dưới mỗi tệp là mã băm mà thiết bị ký phải hiển thị.",
        "Gazette issue {issue}: sign each file below with the gazette's key, into a file of the same name that ends in .sig.\n"
        "RSA keys: PKCS#1 v1.5; ECDSA keys: the signature in DER. With OpenSSL, for example:\n"
        "  openssl dgst -{digest} -sign KEY.pem -out NAME.sig NAME.tbs\n"
        "or, where a device takes the digest alone (the .digest file):\n"
        "  openssl pkeyutl -sign -inkey KEY.pem -pkeyopt digest:{digest} -in NAME.digest -out NAME.sig\n"
        "Then bring this folder back and run: gazette sign {issue} --finish {folder}\n"
        "Below each file stands the digest that the signing device must show.",
    ),
    "CLI-APPROVE-EXPORTED": Entry("Đã ghi bản trình: {path}", "The statement is written: {path}"),
    "CLI-APPROVE-SIGN": Entry(
        "Ký tệp đó (CAdES tách rời, DER), rồi: gazette approve {issue} --statement {path} --signature TỆP",
        "Sign that file (detached CAdES, DER), then: gazette approve {issue} --statement {path} --signature FILE",
    ),
    "CLI-APPROVED": Entry("Số {issue} đã được phê duyệt: {who}, {at}", "Issue {issue} is approved: {who}, {at}"),
    "CLI-RENEW-DUE": Entry("tới hạn: dấu thời gian hết giá trị ngày {ends}", "due: the timestamp ends on {ends}"),
    "CLI-RENEW-DONE": Entry("đã gia hạn: {ends} → {lasts}", "renewed: {ends} → {lasts}"),
    "CLI-RENEW-LATE": Entry(
        "quá hạn: dấu thời gian hết giá trị từ ngày {ends}, không gia hạn được nữa",
        "too late: the timestamp ended on {ends} and can't be renewed any more",
        "Giữ nguyên các tệp quá hạn và tìm hiểu vì sao không được gia hạn kịp: gazette doctor báo trước 180 ngày.",
        "Keep what is too late as it is, and find out why nobody renewed it in time: gazette doctor warns long before.",
    ),
    "CLI-RENEW-NOTHING": Entry(
        "Không có dấu thời gian nào hết giá trị trước ngày {until}.", "No timestamp ends before {until}."
    ),
    "CLI-SEAL-SEALED": Entry("đóng dấu khi phát hành", "sealed for publication"),
    "CLI-SEAL-CERTIFICATE": Entry(
        "gia hạn dấu thời gian (chứng thư hết hạn ngày {ended})", "timestamp renewed (its certificate ends on {ended})"
    ),
    "CLI-SEAL-ALGORITHM": Entry(
        "gia hạn dấu thời gian (thuật toán bỏ dùng từ {ended})",
        "timestamp renewed (an algorithm is given up on {ended})",
    ),
    "CLI-DOCTOR-WELL": Entry("Không thấy điều gì cần làm.", "Nothing needs doing."),
    "CLI-EVENT-RECEIVED": Entry("nhận tệp {name}", "{name} came in"),
    "CLI-EVENT-NUMBER-RESERVED": Entry("giữ số {name}: {reason}", "number {name} reserved: {reason}"),
    "CLI-EVENT-SERIES-BEGUN": Entry("năm bắt đầu từ số {name}: {reason}", "the year begins with {name}: {reason}"),
    "CLI-EVENT-LOG-TIMESTAMPED": Entry("đóng dấu thời gian cho mốc {name}", "checkpoint {name} timestamped"),
    "CLI-EVENT-LOG-KEY-CHANGED": Entry("đổi khóa của nhật ký ở mốc {name}", "the log's key changed at {name}"),
    "CLI-EVENT-BULLETIN": Entry("ký bảng tình trạng", "status bulletin signed"),
    "CLI-EVENT-ACCEPTED": Entry("nhận vào sổ, chờ vào số Công báo", "accepted, waits for an issue"),
    "CLI-EVENT-READ-AGAIN": Entry("đọc lại tệp", "the file was read again"),
    "CLI-EVENT-EDITED": Entry("biên tập", "facts edited"),
    "CLI-EVENT-MENDED": Entry("sửa tự động", "mended by the program"),
    "CLI-EVENT-FINDING-ACCEPTED": Entry("chấp nhận lỗi", "a finding accepted"),
    "CLI-EVENT-REPLACED": Entry("bị thay bằng văn bản khác cùng số", "replaced by another of the same number"),
    "CLI-EVENT-TEXT-REPLACED": Entry("thay bằng bản đúng", "replaced by the right text"),
    "CLI-EVENT-REPLIED": Entry("soạn trả lời nơi gửi", "a reply to the sender written"),
    "CLI-EVENT-HELD": Entry("giữ lại, chờ xử lý", "held, to be settled"),
    "CLI-EVENT-REFUSED": Entry("từ chối tiếp nhận", "refused"),
    "CLI-EVENT-COMPOSED": Entry("ghép vào Công báo số {name}", "composed into issue {name}"),
    "CLI-EVENT-TAKEN-OUT": Entry("đưa ra khỏi số Công báo {name}", "taken out of issue {name}"),
    "CLI-EVENT-PUT-IN": Entry("đưa vào số Công báo {name}", "put into issue {name}"),
    "CLI-EVENT-MOVED": Entry("chuyển sang số Công báo {name}", "moved to issue {name}"),
    "CLI-EVENT-REARRANGED": Entry("đổi văn bản trong số {name}", "documents of issue {name} changed"),
    "CLI-EVENT-NUMBER-VOID": Entry("hủy số {name}: {reason}", "number {name} made void: {reason}"),
    "CLI-EVENT-RENDERED": Entry("dàn trang số {name}", "issue {name} rendered"),
    "CLI-EVENT-APPROVED": Entry("phê duyệt số {name}", "issue {name} approved"),
    "CLI-EVENT-SIGNED": Entry("ký số {name}", "issue {name} signed"),
    "CLI-EVENT-PUBLISHED": Entry("phát hành số {name} lên {target}", "issue {name} published on {target}"),
    "CLI-EVENT-RENEWED": Entry("gia hạn dấu thời gian của {name}", "timestamps of {name} renewed"),
    "CLI-EVENT-LOGGED": Entry("ghi nhật ký công khai", "told by the public log"),
    "CLI-EVENT-COSIGNED": Entry("nhân chứng ký mốc {name}", "{name} cosigned by witnesses"),
    "CLI-EVENT-CORRECTED": Entry("ghi đính chính", "correction recorded"),
    "CLI-EVENT-WITHDRAWN": Entry("ghi thu hồi", "withdrawal recorded"),
    "CLI-EVENT-REDACTED": Entry("ghi việc gỡ nội dung", "redaction recorded"),
    "CLI-EVENT-SCRUBBED": Entry("gỡ nội dung khỏi sổ", "words taken out of the ledger"),
    "CLI-EVENT-ERASED": Entry("gỡ nội dung xong", "redaction done"),
    "CLI-EVENT-SUSPENDED": Entry("ghi ngưng hiệu lực", "suspension recorded"),
    "CLI-EVENT-RESUMED": Entry("ghi tiếp tục có hiệu lực", "end of suspension recorded"),
    "CLI-EVENT-EXPIRED": Entry("ghi hết hiệu lực", "expiry recorded"),
    "CLI-EVENT-CONSOLIDATED": Entry("ghi hợp nhất", "consolidation recorded"),
    "CLI-EVENT-FACT-PUBLISHED": Entry("công khai diễn biến", "fact published"),
    "CLI-EVENT-DAY-WITHOUT-ISSUE": Entry(
        "ghi ngày {name} không ra Công báo: {reason}", "{name} recorded as a day without an issue: {reason}"
    ),
    "CLI-EVENT-DAY-OPEN-AGAIN": Entry(
        "ngày {name} lại có thể ra Công báo: {reason}", "{name} may have an issue again: {reason}"
    ),
    "CLI-EVENT-EMBARGOED": Entry(
        "hẹn không công bố trước {until}: {reason}", "put under embargo until {until}: {reason}"
    ),
    "CLI-EVENT-EMBARGO-LIFTED": Entry("bỏ hạn công bố: {reason}", "embargo lifted: {reason}"),
    "CLI-EVENT-ROLLED-BACK": Entry("quay cổng {name} lại bản cũ", "{name} taken back to an older release"),
    "CLI-FACT-ISSUERS": Entry("Cơ quan", "Issued by"),
    "CLI-FACT-DATE": Entry("Ngày", "Date"),
    "CLI-FACT-EFFECTIVE": Entry("Hiệu lực", "In force from"),
    "CLI-FACT-FIELDS": Entry("Lĩnh vực", "Fields"),
    "CLI-FACT-STATE": Entry("Trạng thái", "State"),
    "CLI-FACT-STANDING": Entry("Tình trạng", "Standing"),
    "CLI-FACT-EMBARGO": Entry("Hạn công bố", "Embargo"),
    "CLI-FACT-ISSUE": Entry("Công báo", "Issue"),
    "CLI-FACT-SIGNERS": Entry("Người ký", "Signed by"),
    "CLI-FACT-REMARK": Entry("Ghi chú", "Remark"),
    "CLI-SOURCES": Entry("Tệp đã nhận", "Files received"),
    "CLI-SOURCE-TEXT": Entry("văn bản", "the text"),
    "CLI-SOURCE-ORIGINAL": Entry("bản gốc", "the original"),
    "CLI-SOURCE-INSIDE": Entry("trong {name}: {member}", "inside {name}: {member}"),
    "CLI-SOURCE-NAMES": Entry("Cùng nội dung đã nhận với tên: {names}", "The same bytes also came under: {names}"),
    "CLI-SIGNED-FILE": Entry("chữ ký số của tệp", "the file's signature"),
    "CLI-SIGNED-PACKAGE": Entry("chữ ký số của gói", "the package's signature"),
    "CLI-SIGNED-NONE": Entry("không có", "none"),
    "CLI-SIGNED-UNREADABLE": Entry("không kiểm tra được", "could not be examined"),
    "CLI-SIGNED-TOTAL-PASSED": Entry("hợp lệ, người ký {name}", "valid, signed by {name}"),
    "CLI-SIGNED-TOTAL-FAILED": Entry("KHÔNG hợp lệ, chứng thư ghi {name}", "NOT valid, the certificate names {name}"),
    "CLI-SIGNED-INDETERMINATE": Entry(
        "chưa đủ cơ sở kết luận, chứng thư ghi {name}", "can't be confirmed, the certificate names {name}"
    ),
    "CLI-SIGNED-AT": Entry(", lúc {at} (có dấu thời gian)", ", at {at} (proven by a timestamp)"),
    "CLI-SIGNED-CLAIMED": Entry(", lúc {at} (theo máy người ký)", ", at {at} (by the signer's own clock)"),
    "CLI-FINDINGS": Entry("Lỗi, cảnh báo, ghi nhận", "Findings"),
    "CLI-SEALS": Entry("Lịch sử dấu", "Seal history"),
    "CLI-HISTORY": Entry("Lịch sử", "History"),
    "CLI-DECIDED-ACCEPT": Entry("{finding}, lý do: {reason}", "{finding}, because: {reason}"),
    "CLI-DECIDED-EDIT": Entry("{name} đặt là “{value}”, lý do: {reason}", "{name} set to “{value}”, because: {reason}"),
    "CLI-FACT-RECEIVED": Entry("Nhận", "Received"),
    "CLI-FACT-URGENCY": Entry("Mức độ khẩn", "Urgency"),
    "CLI-URGENCY-NORMAL": Entry("thường", "ordinary"),
    "CLI-URGENCY-URGENT": Entry("KHẨN", "URGENT"),
    "CLI-URGENCY-VERY-URGENT": Entry("THƯỢNG KHẨN", "VERY URGENT"),
    "CLI-URGENCY-EXPRESS": Entry("HỎA TỐC", "EXPRESS"),
    "CLI-FACT-URI": Entry("Địa chỉ", "URI"),
    "CLI-FACT-ELI": Entry("ELI", "ELI"),
    # The portal
    "CLI-SITE-BUILT": Entry(
        "Bản {release} với {files} tệp đang hiện trên cổng.", "Release {release} with {files} files is now visible."
    ),
    "CLI-SITE-SAME": Entry(
        "Bản {release} với {files} tệp đã hiện sẵn, không có gì để làm.",
        "Release {release} with {files} files was visible already; nothing to do.",
    ),
    "CLI-ROLLED-BACK": Entry(
        "Cổng nay hiện bản {release} (trước đó: {previous}).", "The portal now shows {release} (before: {previous})."
    ),
    "CLI-SERVING": Entry("Cổng: {url} (Ctrl-C để dừng)", "Portal: {url} (Ctrl-C stops it)"),
    "CLI-NOTHING-TO-SERVE": Entry(
        "Chưa có gì được phát hành tại {path}.",
        "Nothing has been published at {path} yet.",
        "Phát hành trước: gazette run TỆP…",
        "Publish first: gazette run PATH…",
    ),
    "CLI-PORT-TAKEN": Entry(
        "Không mở được cổng mạng {port}: {detail}",
        "Can't open port {port}: {detail}",
        "Chọn cổng khác: --port 0 để máy tự chọn.",
        "Choose another: --port 0 lets the machine choose.",
    ),
    # Errors
    "CLI-USAGE": Entry(
        "Lệnh gọi chưa đúng: {detail}", "Wrong usage: {detail}", "Xem: {command} --help", "See: {command} --help"
    ),
    "CLI-BAD-NUMBERS": Entry(
        "{value} không phải số Công báo; viết 713, 713+714 hoặc 713-716 (các số liền nhau)",
        "{value} is not an issue number; write 713, 713+714 or 713-716 (consecutive numbers)",
    ),
    "CLI-ARRANGED": Entry("Thứ tự theo kế hoạch: {reason}", "In the order of a plan: {reason}"),
    "CLI-PLAN-ALONE": Entry(
        "Kế hoạch đã nêu số, ngày và văn bản; --plan không đi cùng các tùy chọn ấy.",
        "A plan names numbers, date and documents itself; --plan is not given together with those.",
        "Ghi chúng vào tệp kế hoạch, rồi chạy: gazette compose --plan TỆP [--dry-run]",
        "Write them into the plan, then run: gazette compose --plan FILE [--dry-run]",
    ),
    "CLI-CHANGE-ISSUE": Entry(
        "--without, --into và --with đổi văn bản của một số đã ghép.",
        "--without, --into and --with change what stands in an issue.",
        "Viết: gazette compose 2026/713 --without VĂN_BẢN [--into 2026/714], hoặc gazette compose 2026/713 --with VĂN_BẢN; không kèm --number, --date, --dry-run.",
        "Write: gazette compose 2026/713 --without DOC [--into 2026/714], or gazette compose 2026/713 --with DOC; no --number, --date, --dry-run.",
    ),
    "CLI-NO-TRUST": Entry(
        "Chưa có chứng thư gốc nào để tin cậy.",
        "There is no trust anchor.",
        "Thêm --trust GỐC.pem: chứng thư gốc mà cơ quan xuất bản công bố.",
        "Add --trust ROOT.pem: the root certificate that the publisher makes known.",
    ),
    "CLI-NO-TERMINAL": Entry(
        "Cần mật khẩu của {key} nhưng không có thiết bị đầu cuối để hỏi.",
        "The passphrase of {key} is needed, but there is no terminal to ask at.",
        "Chạy ở thiết bị đầu cuối, hoặc nêu nguồn mật khẩu là fd:3 hay file:TỆP (none nếu khóa không có mật khẩu): "
        "sau --passphrase của lệnh, hoặc ở passphrase của khóa này trong gazette.toml.",
        "Run it at a terminal, or name fd:3 or file:PATH (none for a key without one) as the source of the passphrase: "
        "after the command's --passphrase, or as this key's passphrase in gazette.toml.",
    ),
    "CLI-INTERRUPTED": Entry(
        "Đã dừng theo yêu cầu.",
        "Stopped as asked.",
        "Chạy lại cùng lệnh để làm tiếp; việc đã xong không làm lại.",
        "Run the same command again to go on; what is done is not done twice.",
    ),
    "CLI-DISK": Entry(
        "Máy không cho đọc hoặc ghi: {detail}",
        "The machine does not let a file be read or written: {detail}",
        "Kiểm tra dung lượng, quyền và tình trạng của đĩa (cả thư mục tạm), rồi chạy lại; việc đã xong không phải làm lại.",
        "Check space, permissions and health of the disk (of the folder for temporary files too), then run again; what is done is not done twice.",
    ),
    "CLI-FAULT": Entry(
        "Lỗi của chương trình: {detail}",
        "A fault of the program: {detail}",
        "Không có gì bị ghi dở. Chạy lại với --debug và gửi kết quả cho người phát triển.",
        "Nothing is left half-written. Run again with --debug and send what it prints to the developers.",
    ),
}
