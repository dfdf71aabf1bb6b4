"""edXML: one package, one document, with its header's word beside its own."""

import base64
from datetime import date

import pytest
from archive_kit import NOON, Noon, packed
from edxml_kit import edoc, edxml, signature
from structure_kit import DECISION, PROVINCE, Memory, codes

from gazette.ingest import read
from gazette.ingest.blocks import NamedFile
from gazette.ingest.gather import gather
from gazette.model import Document, HeldDocument, Refusal, Severity, Urgency

TEXT = DECISION.encode()
SCAN = b"%PDF-1.4\na scan\n%%EOF\n"


def taken(folder, data, name="goi.edxml", **options):
    (folder / name).write_bytes(data)
    return gather([folder / name], Noon(), **options)


def made(folder, data):
    (intake,) = taken(folder, data)
    return read(intake, PROVINCE, Memory())


def problems(intake, severity=Severity.ERROR):
    return [item.code for item in intake.problems if item.severity is severity]


@pytest.mark.parametrize("form", [edxml, edoc])
def test_a_package_is_one_document(tmp_path, form):
    data = form({"QD-07.txt": TEXT, "QD-07.pdf": SCAN, "mau.xlsx": b"PK\x03\x04x"})
    kept = []
    (intake,) = taken(tmp_path, data, keep=kept.append)
    assert str(intake.path.relative_to(tmp_path)) == "goi.edxml/QD-07.txt"
    assert (intake.data, intake.original.name, intake.original.data) == (TEXT, "QD-07.pdf", SCAN)
    assert intake.attachments == (NamedFile("mau.xlsx", b"PK\x03\x04x"),)
    assert (intake.sender, intake.urgency) == ("Ủy ban nhân dân tỉnh Hoa Sen", Urgency.VERY_URGENT)
    assert (intake.received_at, kept) == (NOON, [data])
    assert (intake.container.name, intake.container.member) == ("goi.edxml", "QD-07.txt")
    assert problems(intake) == []


def test_a_header_that_agrees_adds_nothing(tmp_path):
    document = made(tmp_path, edxml({"QD-07.txt": TEXT}))
    assert isinstance(document, Document)
    assert not {"DOC-FROM-HEADER", "DOC-HEADER-DIFFERS"} & codes(document)
    assert document.sources[0].sender == "Ủy ban nhân dân tỉnh Hoa Sen"


def test_the_header_fills_what_the_document_does_not_show_and_is_told(tmp_path):
    bare = TEXT.decode().replace("Số: 07/2026/QĐ-UBND", "").replace("Hoa Sen, ngày 05 tháng 3 năm 2026", "")
    document = made(tmp_path, edxml({"QD-07.txt": bare.encode()}))
    assert isinstance(document, Document)
    assert (str(document.metadata.number), document.metadata.signed_on) == ("07/2026/QĐ-UBND", date(2026, 3, 5))
    (told,) = [dict(item.params)["fields"] for item in document.notes if item.code == "DOC-FROM-HEADER"]
    assert told == "number, place, date"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"number": "08"}, "number"),
        ({"notation": "2025/QĐ-UBND"}, "number"),
        ({"date": "2026/03/06"}, "date"),
        ({"subject": "Về việc khác"}, "title"),
        ({"type": "Chỉ thị"}, "type"),
        ({"signer": "Nguyễn Văn Mẫu"}, "signers"),
        ({"organ": "Sở Xây dựng"}, "issuers"),
        ({"place": "Hà Nội"}, "place"),
    ],
)
def test_a_difference_is_told_and_the_document_stands(tmp_path, said, field):
    plain = made(tmp_path, edxml({"QD-07.txt": TEXT}))
    document = made(tmp_path, edxml({"QD-07.txt": TEXT}, **said))
    assert document.metadata == plain.metadata
    told = [dict(item.params) for item in document.notes if item.code == "DOC-HEADER-DIFFERS"]
    assert [item["field"] for item in told] == [field]


@pytest.mark.parametrize(
    "said",
    [
        {"number": "7"},
        {"number": "07/2026/QĐ-UBND"},
        {"notation": "QĐ-UBND"},
        {"subject": "V/v ban hành quy chế quản lý hồ nước trên địa bàn tỉnh Hoa Sen"},
        {"signer": "TRẦN THỊ MẪU"},
        {"signer": "N/A", "subject": "", "type": "N/A"},
    ],
)
def test_what_is_no_difference(tmp_path, said):
    assert "DOC-HEADER-DIFFERS" not in codes(made(tmp_path, edxml({"QD-07.txt": TEXT}, **said)))


@pytest.mark.parametrize(
    ("priority", "urgency"),
    [
        ("0", Urgency.NORMAL),
        ("1", Urgency.URGENT),
        ("3", Urgency.EXPRESS),
        ("4", Urgency.EXPRESS),
        ("", Urgency.NORMAL),
    ],
)
def test_priority_is_urgency(tmp_path, priority, urgency):
    (intake,) = taken(tmp_path, edxml({"a.txt": TEXT}, priority=priority))
    assert intake.urgency is urgency


def test_a_sidecar_has_the_last_word(tmp_path):
    (tmp_path / "goi.gazette.json").write_text('{"urgency": "khẩn", "sender": "Văn thư", "number": "09/2026/QĐ-UBND"}')
    (intake,) = taken(tmp_path, edxml({"a.txt": TEXT}))
    assert (intake.urgency, intake.sender) == (Urgency.URGENT, "Văn thư")
    assert str(read(intake, PROVINCE, Memory()).metadata.number) == "09/2026/QĐ-UBND"


@pytest.mark.parametrize(
    ("said", "field"), [({"priority": "9"}, "Priority"), ({"date": "hôm qua"}, "PromulgationDate")]
)
def test_a_value_that_is_not_understood_is_told(tmp_path, said, field):
    (intake,) = taken(tmp_path, edxml({"a.txt": TEXT}, **said))
    assert [dict(item.params)["field"] for item in intake.problems if item.code == "INP-EDXML-VALUE"] == [field]


def test_the_manifest_gives_the_order_and_differences_are_told(tmp_path):
    data = edxml({"b.txt": b"b", "a.txt": TEXT, "c.docx": b"c"}, listed=["a.txt", "gone.xlsx", "b.txt"])
    (intake,) = taken(tmp_path, data)
    assert intake.name == "a.txt"
    assert [item.name for item in intake.attachments] == ["b.txt", "c.docx"]
    assert (problems(intake), problems(intake, Severity.WARNING)) == (["INP-EDXML-MISSING"], ["INP-EDXML-UNNAMED"])
    assert isinstance(read(intake, PROVINCE, Memory()), HeldDocument)


def test_an_attachment_that_can_not_be_decoded_spoils_no_other(tmp_path):
    data = edxml({"a.txt": TEXT, "b.xlsx": b"b"}).replace(base64.b64encode(packed({"b.xlsx": b"b"})), b"%%%")
    (intake,) = taken(tmp_path, data)
    assert (intake.name, intake.attachments, problems(intake)) == ("a.txt", (), ["INP-EDXML-CONTENT"])


def test_the_signature_is_recorded_and_what_it_says_of_the_files_is_checked(tmp_path):
    (signed,) = taken(tmp_path, edxml({"a.txt": TEXT}, signature=signature("a.txt", packed({"a.txt": TEXT}))))
    assert signed.envelope.signed is not None
    assert "INP-EDXML-UNSIGNED" not in problems(signed, Severity.INFO)
    assert problems(signed) == []
    (unsigned,) = taken(tmp_path, edxml({"a.txt": TEXT}))
    assert "INP-EDXML-UNSIGNED" in problems(unsigned, Severity.INFO)
    (bare,) = taken(tmp_path, edxml({"a.txt": TEXT}, signature=signature("a.txt", TEXT)))
    assert problems(bare) == []
    for other in (signature("a.txt", b"other"), signature("a.txt", TEXT, "md5")):
        (broken,) = taken(tmp_path, edxml({"a.txt": TEXT}, signature=other))
        assert (problems(broken), broken.readable) == (["INP-EDXML-DIGEST"], False)


def test_a_zip_of_several_files_gives_them_all(tmp_path):
    both = packed({"QD.txt": TEXT, "phu-luc/mau.csv": b"1"})
    (intake,) = taken(tmp_path, edxml({"goi.zip": b""}, encode=lambda name, data: base64.b64encode(both).decode()))
    assert (intake.name, [item.name for item in intake.attachments]) == ("QD.txt", ["mau.csv"])


def test_a_word_file_that_was_not_zipped_again_is_one_file(tmp_path):
    word = packed({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"})
    (intake,) = taken(tmp_path, edoc({"QD.docx": word}))
    assert (intake.name, intake.data) == ("QD.docx", word)


def test_files_larger_than_the_parsers_limit_come_in(tmp_path):
    large = bytes(range(256)) * 50_000
    (intake,) = taken(tmp_path, edoc({"a.txt": TEXT, "ban-do.bin": large}))
    assert intake.attachments == (NamedFile("ban-do.bin", large),)


def test_a_package_without_files_is_refused(tmp_path):
    refusal = made(tmp_path, edxml({}))
    assert isinstance(refusal, Refusal)
    assert codes(refusal) == {"INP-EDXML-NOTHING"}


def test_a_package_is_known_by_its_content_and_inside_an_archive(tmp_path):
    (tmp_path / "lo.zip").write_bytes(packed({"goi.xml": edxml({"a.txt": TEXT})}))
    (intake,) = gather([tmp_path / "lo.zip"], Noon())
    assert (intake.name, intake.container.name, intake.container.member) == ("a.txt", "lo.zip", "goi.xml/a.txt")


def test_values_of_the_header_are_nfc_and_plain(tmp_path):
    (intake,) = taken(tmp_path, edxml({"a.txt": TEXT}, organ="Uỷ\u202e ban  nhân dân\u200b"))
    assert intake.sender == "Uỷ ban nhân dân"


def test_a_comment_hides_nothing_that_stands_behind_it(tmp_path):
    """A signature is over the text without comments, so a comment put in later leaves it sound."""
    plain = edxml({"a.txt": TEXT})
    encoded = base64.b64encode(packed({"a.txt": TEXT}))
    for mark in (b"<!-- -->", b"<?x y?>"):
        parted = plain.replace(encoded, encoded[:24] + mark + encoded[24:])
        parted = parted.replace("Phó Chủ tịch".encode(), "Phó ".encode() + mark + "Chủ tịch".encode())
        assert parted.count(mark) == 2
        (intake,) = taken(tmp_path, parted)
        assert (intake.data, problems(intake)) == (TEXT, [])
        assert intake.envelope.signer.position == "Phó Chủ tịch"
