"""Verdicts as XML of ETSI TS 119 102-2 and as one page for a case file."""

from __future__ import annotations

import io
import subprocess
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest
from forge import Recipe, forged
from lxml import etree
from pki import NOW, Demo
from pyhanko.generated.etsi.ts_11910202 import ValidationReport
from world import World
from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.formats.dataclass.parsers.config import ParserConfig
from xsdata.formats.dataclass.serializers import XmlSerializer

from gazette.cli.main import run
from gazette.errors import ExitCode
from gazette.messages import Language
from gazette.model import FileVerdict, Indication, Verdict
from gazette.pipeline.reports import verdict_pdf
from gazette.verify import Trust, load_trust, verify_paths
from gazette.verify.report import VIETNAM
from gazette.verify.report_xml import to_xml

LATER = NOW + timedelta(days=1)
VR = "{http://uri.etsi.org/19102/v1.2.1#}"


@pytest.fixture(scope="module")
def trust(demo: Demo) -> Trust:
    return load_trust(demo.config.roots)


@pytest.fixture(scope="module")
def verdict(demo: Demo, trust: Trust, tmp_path_factory: pytest.TempPathFactory) -> Verdict:
    """A portal with a changed page, a missing file, and good ones."""
    folder = tmp_path_factory.mktemp("portal")
    demo.write(folder)
    next(folder.rglob("*.html")).write_text("<p>Khác.</p>", "utf-8")
    next(folder.rglob("mau.pdf")).unlink()
    return verify_paths([folder], trust, LATER)


def read_by_another(report: bytes) -> ValidationReport:
    """The report through classes that others made from the standard's own schema: unknown names are refused."""
    config = ParserConfig(
        fail_on_unknown_properties=True, fail_on_unknown_attributes=True, fail_on_converter_warnings=True
    )
    return XmlParser(config=config).from_bytes(report, ValidationReport)


def lacking(value: Any, place: str = "") -> list[str]:
    """What the schema wants and the report lacks."""
    found: list[str] = []
    for field in fields(value):
        held = getattr(value, field.name)
        if field.metadata.get("required") and held is None:
            found.append(f"{place}.{field.name}")
        if field.metadata.get("min_occurs", 0) > 0 and not held:
            found.append(f"{place}.{field.name}")
        for item in held if isinstance(held, tuple | list) else [held]:
            if is_dataclass(item) and not isinstance(item, type):
                found += lacking(item, f"{place}.{field.name}")
    return found


def order(element: etree._Element) -> list[str]:
    return [item.tag for item in element.iter() if isinstance(item.tag, str)]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_report_fits_the_standard_s_schema(verdict: Verdict, lang: Language) -> None:
    report = to_xml(verdict, lang, LATER)
    read = read_by_another(report)
    # The classes are of V1.2.1; V1.2.2, in the same namespace, took this one out again.
    assert {place for place in lacking(read) if not place.endswith(".signers_document_representation")} == set()
    again = XmlSerializer().render(read).encode("utf-8")
    # Written again in the schema's own order; `Indications` may hold anything and is not part of the comparison.
    mine, theirs = etree.fromstring(report), etree.fromstring(again)
    for tree in (mine, theirs):
        for free in list(tree.iter(f"{VR}Indications")):
            free.getparent().remove(free)
    assert order(mine) == order(theirs)


def test_what_the_report_says(verdict: Verdict) -> None:
    read = read_by_another(to_xml(verdict, "vi", LATER))
    assert len(read.signature_validation_report) == len(verdict.files)
    for said, file in zip(read.signature_validation_report, verdict.files, strict=True):
        status = said.signature_validation_status
        assert status.main_indication == f"urn:etsi:019102:mainindication:{file.indication.value.lower()}"
        wanted = (f"urn:etsi:019102:subindication:{file.sub_indication}",) if file.sub_indication else ()
        assert status.sub_indication == wanted
        assert said.signature_identifier.daidentifier == file.path
        if file.sha256 is None:
            assert said.signers_document is None
        else:
            digest = said.signers_document.digest_alg_and_value
            assert digest.digest_value.value.hex() == file.sha256
        constraints = said.validation_constraints_evaluation_report.validation_constraint
        assert len(constraints) == len(file.checks)
        if file.signer is not None and file.signer.at is not None:
            assert said.validation_time_info.best_signature_time.poetime.to_datetime() == file.signer.at
            reference = said.signer_information.signer_certificate.voreference[0]
            (held,) = (item for item in read.signature_validation_objects.validation_object if item.id == reference)
            known = held.validation_object_representation.digest_alg_and_value.digest_value.value.hex()
            assert known == file.signer.certificate
    text = to_xml(verdict, "vi", LATER).decode("utf-8")
    assert "Tải lại tệp từ trang Công báo" in text, "remedies are told"


def test_no_report_on_nothing() -> None:
    with pytest.raises(ValueError, match="at least one"):
        to_xml(Verdict(()), "vi", LATER)


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def page(verdict: Verdict, trust: Trust, lang: Language = "vi") -> bytes:
    return verdict_pdf(verdict, trust, lang, VIETNAM, LATER)


def test_one_page_for_a_case_file(demo: Demo, verdict: Verdict, trust: Trust) -> None:
    (file,) = (file for file in verdict.files if file.path.endswith("83-2008-qd-ttg.pdf"))
    made = page(Verdict((file,)), trust)
    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) == 1
    said = words_of(made)
    for wanted in (
        "Hợp lệ (TOTAL-PASSED)",
        "Công báo – MINH HỌA – DEMONSTRATION ONLY",
        "23/11/2026 16:00:",
        "(+07:00)",
        "không bị thay đổi kể từ khi ký",
        "83/2008/QĐ-TTg",
        "Về việc thí điểm",
        "VFY-INTEGRITY",
        "Thủ tướng Chính phủ",
    ):
        assert wanted in said, wanted
    assert file.sha256 is not None
    assert file.sha256 in said.replace(" ", "")
    assert made == page(Verdict((file,)), trust), "the same bytes each time"


def test_what_failed_comes_first_with_its_remedy(verdict: Verdict, trust: Trust) -> None:
    (file,) = (file for file in verdict.files if file.path.endswith(".html"))
    said = words_of(page(Verdict((file,)), trust))
    assert "Không hợp lệ (TOTAL-FAILED, HASH_FAILURE)" in said
    assert said.index("VFY-FILE-DIGEST") < said.index("VFY-LOG")
    assert "Tải lại tệp" in said


def test_a_whole_portal_is_one_page_too(verdict: Verdict, trust: Trust) -> None:
    many = Verdict(tuple(replace(file, path=f"{number}/{file.path}") for number in range(60) for file in verdict.files))
    made = page(many, trust, "en")
    reader = pypdf.PdfReader(io.BytesIO(made))
    assert len(reader.pages) == 1
    said = words_of(made)
    assert "Not valid (TOTAL-FAILED)" in said
    assert "60 files" in said
    assert "more lines do not fit on this page" in said
    assert "HASH_FAILURE" in said.replace(" ", "")
    assert "SIGNED_DATA_NOT_FOUND" not in said.replace(" ", ""), "the worst come first"


def test_the_page_is_tagged_and_speaks_its_language(verdict: Verdict, trust: Trust) -> None:
    with pikepdf.open(io.BytesIO(page(verdict, trust))) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "vi"
        assert "/StructTreeRoot" in pdf.Root


@pytest.mark.parametrize("name", ["\U0001f600.pdf", "a" * 300 + ".pdf", "{count}.pdf", "\u200f\u202e.pdf"])
def test_odd_names_are_printed_somehow(name: str, trust: Trust) -> None:
    file = FileVerdict(name, None, Indication.FAILED, "FORMAT_FAILURE", ())
    assert "TOTAL-FAILED" in words_of(page(Verdict((file,)), trust))
    assert "TOTAL-FAILED" in words_of(page(Verdict((file, file)), trust))
    assert name.encode("utf-8") in to_xml(Verdict((file,)), "vi", LATER)


def test_the_command_writes_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    world = World()
    (tmp_path / "root.der").write_bytes(world.der("root"))
    (tmp_path / "a.pdf").write_bytes(forged(world))
    told = ["verify", str(tmp_path / "a.pdf"), "--trust", str(tmp_path / "root.der")]
    code = run([*told, "--report", str(tmp_path / "r.xml"), "--report", str(tmp_path / "r.pdf")])
    assert code in (ExitCode.OK, ExitCode.FINDINGS), capsys.readouterr().err  # by this machine's own clock
    assert read_by_another((tmp_path / "r.xml").read_bytes()).signature_validation_report
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF-")
    assert run([*told, "--report", str(tmp_path / "r.doc")]) == ExitCode.USAGE
    assert run([*told, "--report", str(tmp_path / "nowhere" / "r.xml")]) == ExitCode.INPUT
    (tmp_path / "empty").mkdir()
    nothing = ["verify", str(tmp_path / "empty"), "--trust", str(tmp_path / "root.der")]
    assert run([*nothing, "--report", str(tmp_path / "n.xml")]) == ExitCode.INPUT


def test_the_verifier_itself_loads_no_renderer(tmp_path: Path) -> None:
    import sys

    probe = "import sys, gazette.verify.report_xml, gazette.verify.report_page; print('reportlab' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "False", done.stderr


def test_reports_on_forged_files(trust: Trust, tmp_path: Path) -> None:
    world = World()
    for name in ("revoked", "expired", "encryption"):
        (tmp_path / f"{name}.pdf").write_bytes(forged(world, Recipe(seal=name)))
    found = verify_paths([tmp_path], Trust((world.der("root"),)), LATER)
    read = read_by_another(to_xml(found, "en", LATER))
    subs = {
        said.signature_validation_status.sub_indication[0].rpartition(":")[2]
        for said in read.signature_validation_report
    }
    assert subs == {"REVOKED", "OUT_OF_BOUNDS_NO_POE", "CHAIN_CONSTRAINTS_FAILURE"}
