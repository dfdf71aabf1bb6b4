"""The samples are what their READMEs say, are made by their scripts, and say of themselves that they are samples."""

from __future__ import annotations

import hashlib
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from importlib import import_module
from pathlib import Path

import pytest
from doc_pages import ROOT
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from gazette.akn.schema import violations
from gazette.akn.text import words
from gazette.config.typeface import packaged_files
from gazette.ingest import read
from gazette.ingest.gather import gather
from gazette.model import CheckedDocument, Document, HeldDocument, Refusal, Urgency
from gazette.profiles import Profile, load_profile
from gazette.validate import Facts, KnownDocument, check

SAMPLES = ROOT / "samples"
INBOX = sorted(path for path in (SAMPLES / "inbox").iterdir() if path.is_file() and path.suffix != ".json")
NOW = datetime(2026, 11, 23, 5, tzinfo=UTC)
Outcome = CheckedDocument | HeldDocument | Refusal


class At:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOW


class Files:
    """A file store in memory."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def put(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        self._kept[digest] = data
        return digest

    def get(self, sha256: str) -> bytes:
        return self._kept[sha256]


def judge(folder: Path, profile: Profile, known: tuple[Document, ...] = ()) -> Iterator[tuple[str, Outcome]]:
    """Each file of a folder, read and checked against what is recorded already."""
    files = Files()
    for intake in gather([folder], At()):
        found = read(intake, profile, files)
        if isinstance(found, Document):
            same = tuple(
                KnownDocument(item.uri, item.eli, str(item.metadata.number), item.sources[0].sha256, None)
                for item in known
                if item.eli == found.eli
            )
            yield intake.name, check(found, profile, Facts(same), NOW.date())
        else:
            yield intake.name, found


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile("vn")


@pytest.fixture(scope="module")
def accepted(profile: Profile) -> dict[str, CheckedDocument]:
    outcomes = dict(judge(SAMPLES / "inbox", profile))
    assert set(outcomes) == {path.name for path in INBOX}
    rejected = {
        name: [(item.code, item.params) for item in found.findings]
        for name, found in outcomes.items()
        if not isinstance(found, CheckedDocument)
    }
    assert rejected == {}
    return {name: found for name, found in outcomes.items() if isinstance(found, CheckedDocument)}


# ---------------------------------------------------------------- inbox


def test_there_are_enough_and_of_every_form() -> None:
    assert len(INBOX) >= 10
    assert {path.suffix for path in INBOX} == {".xml", ".docx", ".html", ".txt"}
    assert (SAMPLES / "inbox" / "903-2026-tt-btp.files" / "phieu-kiem-tra.xlsx").is_file()


def test_the_readme_lists_exactly_what_is_there() -> None:
    listed = re.findall(r"^\| `([\w.-]+)` \|", (SAMPLES / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == [path.name for path in INBOX]


@pytest.mark.parametrize("path", INBOX, ids=lambda path: path.name)
def test_each_says_that_it_is_a_sample(path: Path) -> None:
    remark = json.loads(path.with_suffix(".gazette.json").read_text("utf-8"))["remark"]
    if path.name == "83-2008-qd-ttg.xml":
        assert "không phải là văn bản chính thức" in remark
        assert "are not the official text" in remark
    else:
        assert "không phải văn bản đã được ban hành" in remark
        assert "not an act that was ever issued" in remark
        assert re.match(r"9\d\d-", path.name)


def test_every_sample_is_accepted(accepted: dict[str, CheckedDocument]) -> None:
    addresses = {found.document.eli for found in accepted.values()}
    assert len(addresses) == len(INBOX)
    for name, found in accepted.items():
        assert violations(found.document.akn) == (), name
        assert found.document.metadata.signed_on is not None
        assert found.document.metadata.signed_on <= NOW.date(), name
        assert found.document.remark, name


FACTS = {
    # file: number, type, issuers, date, effective date, signers, articles
    "83-2008-qd-ttg.xml": ("83/2008/QĐ-TTg", "Quyết định", ("Thủ tướng Chính phủ",), "2008-06-25", None, (), 3),
    "900-2026-qh15.txt": (
        "900/2026/QH15", "Luật", ("Quốc hội",), "2026-03-10", "2026-07-01", ("Nguyễn Văn Mẫu",), 9,
    ),
    "901-2026-nd-cp.html": (
        "901/2026/NĐ-CP", "Nghị định", ("Chính phủ",), "2026-05-15", "2026-07-01", ("Trần Thị Mẫu",), 7,
    ),
    "902-2026-qd-ttg.docx": (
        "902/2026/QĐ-TTg", "Quyết định", ("Thủ tướng Chính phủ",), "2026-08-20", "2026-10-05", ("Trần Thị Mẫu",), 5,
    ),
    "903-2026-tt-btp.docx": (
        "903/2026/TT-BTP", "Thông tư", ("Bộ Tư pháp",), "2026-09-10", "2026-11-01", ("Phạm Văn Mẫu",), 5,
    ),
    "904-ct-ttg.html": (
        "904/CT-TTg", "Chỉ thị", ("Thủ tướng Chính phủ",), "2026-06-08", None, ("Trần Thị Mẫu",), 0,
    ),
    "905-2026-nq-hdnd.txt": (
        "905/2026/NQ-HĐND", "Nghị quyết", ("Hội đồng nhân dân tỉnh Minh Họa",), "2026-10-15", "2026-11-01",
        ("Lê Văn Mẫu",), 5,
    ),
    "906-2026-qd-ubnd.docx": (
        "906/2026/QĐ-UBND", "Quyết định", ("Ủy ban nhân dân tỉnh Minh Họa",), "2026-10-20", "2026-11-05",
        ("Vũ Thị Mẫu",), 3,
    ),
    "907-qd-btp.html": (
        "907/QĐ-BTP", "Quyết định", ("Bộ Tư pháp",), "2026-11-02", "2026-11-02", ("Đỗ Minh Họa",), 3,
    ),
    "908-2026-ttlt-btp-tandtc.xml": (
        "908/2026/TTLT-BTP-TANDTC", "Thông tư liên tịch", ("Bộ Tư pháp", "Tòa án nhân dân tối cao"), "2026-09-25",
        "2026-11-15", ("Hoàng Thị Mẫu", "Phạm Văn Mẫu"), 5,
    ),
    "909-cd-ttg.txt": (
        "909/CĐ-TTg", "Công điện", ("Thủ tướng Chính phủ",), "2026-11-18", None, ("Trần Thị Mẫu",), 0,
    ),
    "910-2026-nd-cp.xml": ("910/2026/NĐ-CP", "Nghị định", ("Chính phủ",), "2026-10-01", None, None, 3),
}  # fmt: skip
"""What a person reads in each sample. The last comes without the gazette's record of effect and signers."""


TITLES = {
    "83-2008-qd-ttg.xml": "Quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Cổng Thông tin điện tử Chính phủ",
    "900-2026-qh15.txt": "BẢN MẪU",
    "901-2026-nd-cp.html": "Quy định chi tiết một số điều của Luật Bản mẫu",
    "902-2026-qd-ttg.docx": "Quy định tiêu chí đánh giá hệ thống đăng Công báo điện tử bằng bản mẫu",
    "903-2026-tt-btp.docx": "Quy định mẫu phiếu kiểm tra bản mẫu",
    "904-ct-ttg.html": "Về việc chuẩn bị bản mẫu cho hệ thống đăng Công báo điện tử",
    "905-2026-nq-hdnd.txt": "Quy định mức hỗ trợ người giữ Sổ bản mẫu trên địa bàn tỉnh Minh Họa",
    "906-2026-qd-ubnd.docx": "Ban hành Quy chế quản lý Sổ bản mẫu trên địa bàn tỉnh Minh Họa",
    "907-qd-btp.html": "Về việc đính chính Thông tư số 903/2026/TT-BTP ngày 10 tháng 9 năm 2026 của Bộ trưởng Bộ Tư pháp"
    " quy định mẫu phiếu kiểm tra bản mẫu",
    "908-2026-ttlt-btp-tandtc.xml": "Quy định việc phối hợp trao đổi bản mẫu giữa Bộ Tư pháp và Tòa án nhân dân tối cao",
    "909-cd-ttg.txt": "Về việc bảo đảm hệ thống đăng Công báo điện tử hoạt động thông suốt trong đợt bảo trì đường truyền",
    "910-2026-nd-cp.xml": "Sửa đổi, bổ sung một số điều của Nghị định số 901/2026/NĐ-CP quy định chi tiết một số điều của"
    " Luật Bản mẫu",
}


@pytest.mark.parametrize("name", FACTS)
def test_the_facts_of_each_sample_are_read(name: str, accepted: dict[str, CheckedDocument]) -> None:
    number, kind, issuers, day, effective, signers, articles = FACTS[name]
    document = accepted[name].document
    facts = document.metadata
    assert str(facts.number) == number
    assert facts.type is not None
    assert facts.type.name == kind
    assert tuple(issuer.name for issuer in facts.issuers) == issuers
    assert facts.signed_on == date.fromisoformat(day)
    assert facts.title == TITLES[name]
    assert document.structure.articles == articles
    if signers is not None:
        assert tuple(person.name for person in facts.signatories) == signers
        assert facts.effective_on == (date.fromisoformat(effective) if effective else None)


def test_decision_83_claims_nothing_that_its_sources_do_not_hold(accepted: dict[str, CheckedDocument]) -> None:
    document = accepted["83-2008-qd-ttg.xml"].document
    assert document.eli == "/eli/vn/quyet-dinh/2008/83-2008-qd-ttg"
    assert document.uri == "/akn/vn/act/quyet-dinh/ttg/2008-06-25/83-2008-qd-ttg"
    assert document.metadata.title == (
        "Quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Cổng Thông tin điện tử Chính phủ"
    )
    assert document.metadata.signatories == ()
    assert b"<conclusions" not in document.akn
    assert "06/2013/QĐ-TTg" in (document.remark or "")


def test_the_correction_names_slips_that_the_circular_has(accepted: dict[str, CheckedDocument]) -> None:
    correction = " ".join(words(accepted["907-qd-btp.html"].document.akn))
    circular = " ".join(words(accepted["903-2026-tt-btp.docx"].document.akn))
    wrong = re.findall(r"viết là: “(.+?)”", correction)
    assert len(wrong) == 2
    assert all(slip in circular for slip in wrong)


def test_the_typeface_has_every_letter(accepted: dict[str, CheckedDocument]) -> None:
    used = {ord(char) for found in accepted.values() for word in words(found.document.akn) for char in word}
    for style, path in packaged_files().items():
        with TTFont(path) as font:
            missing = used - set(font.getBestCmap())
        assert missing == set(), style


# ---------------------------------------------------------------- batch


def test_the_batch_is_taken_in_as_its_list_says(profile: Profile) -> None:
    decision, telegram = gather([SAMPLES / "batch"], At(), timezone(timedelta(hours=7)))
    assert (decision.name, decision.problems) == ("920-2026-qd-ttg.txt", ())
    assert decision.original is not None
    assert decision.original.name == "920 da ky.pdf"
    assert decision.received_at.isoformat() == "2026-09-14T08:15:00+07:00"
    assert (telegram.urgency, [item.name for item in telegram.attachments]) == (Urgency.EXPRESS, ["bieu-mau.csv"])
    for name, found in judge(SAMPLES / "batch", profile):
        assert isinstance(found, CheckedDocument), (name, found.findings)
        assert "không phải văn bản đã được ban hành" in (found.document.remark or "")


# ---------------------------------------------------------------- broken


def test_broken_samples_end_as_their_readme_says(profile: Profile, accepted: dict[str, CheckedDocument]) -> None:
    text = (SAMPLES / "broken" / "README.md").read_text("utf-8")
    expected = dict(re.findall(r"^\| `([\w.-]+)` \|.*\| (\w+) \|$", text, re.MULTILINE))
    known = tuple(found.document for found in accepted.values())
    outcomes = dict(judge(SAMPLES / "broken", profile, known))
    names = {CheckedDocument: "accepted", HeldDocument: "held", Refusal: "refused"}
    told = {name: f"{names[type(found)]} {[item.code for item in found.findings]}" for name, found in outcomes.items()}
    assert {name: outcome.split()[0] for name, outcome in told.items()} == expected, told
    for found in outcomes.values():
        assert any(item.blocks for item in found.findings)


# ---------------------------------------------------------------- scripts


@contextmanager
def importable(folder: Path) -> Iterator[None]:
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))


SCRIPTS = ("make_akn", "make_docx", "make_broken", "make_batch")


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_make_what_is_kept(script: str) -> None:
    with importable(SAMPLES):
        made = import_module(script).files()
        again = import_module(script).files()
    assert made
    assert made == again
    for path, data in made.items():
        kept = (SAMPLES / path).read_bytes()
        if zipfile.is_zipfile(io.BytesIO(data)):
            # another zlib may compress otherwise: the members, their order and their dates count
            assert members(kept) == members(data), path
        elif path.endswith(".pdf"):
            assert pages(kept) == pages(data), path
        else:
            assert kept == data, path


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def members(data: bytes) -> list[tuple[str, tuple[int, ...], bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [(item.filename, item.date_time, package.read(item)) for item in package.infolist()]


def test_nothing_in_the_folders_is_left_unmade() -> None:
    with importable(SAMPLES):
        made = {path for script in SCRIPTS for path in import_module(script).files()}
    broken = {f"broken/{path.name}" for path in (SAMPLES / "broken").iterdir()} - {"broken/README.md"}
    batch = {path.relative_to(SAMPLES).as_posix() for path in (SAMPLES / "batch").rglob("*") if path.is_file()}
    inbox = {path for path in (SAMPLES / "inbox").rglob("*") if path.suffix in {".docx", ".xlsx", ".xml"}}
    assert broken | batch | {path.relative_to(SAMPLES).as_posix() for path in inbox} == made
