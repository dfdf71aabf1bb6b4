"""Another country: English and French texts through the whole of the main job, without a word of Vietnamese law."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from bench import ABOUT, Bench, Started
from foreign_kit import ENGLISH_ACT, FRENCH_ORDER
from lxml import etree
from pypdf import PdfReader

from gazette.akn.text import words
from gazette.pipeline.init import make_workspace
from gazette.profiles import load_profile

_VIETNAMESE = re.compile(
    "[ăđơưĂĐƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]|Công báo|CÔNG BÁO|Trang|Số |Ngày|tháng|Hà Nội|MINH|TT-VPCP|NĐ-CP"
)
"""Letters no English or French text has, and words the Vietnamese profile prints."""


@pytest.fixture
def office(tmp_path, capfd):
    def made(profile: str) -> Bench:
        founding = load_profile(profile).founding
        title = load_profile(profile).furniture.title
        about = replace(
            ABOUT, title=title, operator=founding.operator, base_url=founding.base_url, profile=profile,
            place=founding.place, timezone="UTC", language="en", reason=founding.reason,
        )  # fmt: skip
        return Bench(make_workspace(tmp_path / profile, about, demo_keys=True, clock=Started()), capfd)

    return made


def inbox(tmp_path: Path, **files: str) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, "utf-8")
    return folder


def everything_printed(office: Bench) -> dict[str, str]:
    """What readers see of a published portal: texts of pages, XML and PDF with its facts, by path."""
    found: dict[str, str] = {}
    for path in sorted(office.current.rglob("*")):
        name = path.relative_to(office.current).as_posix()
        if path.suffix in {".html", ".xml", ".js", ".txt"} and path.parent.name != "assets":  # those are programs
            found[name] = path.read_text("utf-8")
        elif path.suffix == ".json":
            found[name] = json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False)
        elif path.suffix == ".pdf":
            reader = PdfReader(path)
            found[name] = "\n".join([page.extract_text() for page in reader.pages] + [str(reader.metadata)])
    return found


@pytest.mark.parametrize(
    ("profile", "text", "language", "eli", "printed"),
    [
        ("generic", ENGLISH_ACT, "en", "eli/xx/act/2011/7-of-2011", "LEGISLATION"),
        ("generic-fr", FRENCH_ORDER, "fr", "eli/xx/arrete/2023/23-118", "LOIS ET RÈGLEMENTS"),
    ],
)
def test_from_file_to_verified_issue(office, tmp_path, profile, text, language, eli, printed):
    bench = office(profile)
    code, out = bench("run", inbox(tmp_path, act_xml=text))
    assert code == 0, out
    name = eli.rsplit("/", 1)[-1]
    folder = bench.current / eli
    files = {f"{name}.{kind}" for kind in ("pdf", "html", "xml", "tlog-proof")}
    assert files | {"index.html"} == {item.name for item in folder.iterdir()}
    texts = everything_printed(bench)
    for path, said in texts.items():
        found = _VIETNAMESE.search(said)
        assert found is None, f"{path}: …{said[max(0, found.start() - 40) : found.end() + 40]}…"
    assert f'<article class="akn" lang="{language}">' in texts[f"{eli}/{name}.html"]
    assert any(printed in said for path, said in texts.items() if path.endswith(".pdf"))
    code, out = bench("verify", bench.current, "--trust", bench.folder / "keys" / "root.pem")
    assert code == 0


def test_sections_of_an_act_are_set_as_its_provisions(office, tmp_path):
    bench = office("generic")
    assert bench("run", inbox(tmp_path, act_xml=ENGLISH_ACT))[0] == 0
    (pdf,) = (bench.current / "eli/xx/act/2011/7-of-2011").glob("*.pdf")
    text = "\n".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert "1. Short title" in text
    assert re.search(r"\(1\)\s+In this Act", text)
    assert "(a) with sails; and" in text
    page = etree.HTML((pdf.parent / f"{pdf.stem}.html").read_text("utf-8"))
    titles = [" ".join("".join(item.itertext()).split()) for item in page.iter("h2", "h3", "h4")]
    assert titles[:3] == ["PART I PRELIMINARY", "1. Short title", "2. Meaning of words"]


def test_a_document_in_another_language_says_so(office, tmp_path):
    bench = office("generic")
    order = FRENCH_ORDER.replace('"arrete"', '"order"').replace("<docType>Arrêté</docType>", "Arrêté")
    code, out = bench("run", inbox(tmp_path, order_xml=order))
    assert code == 0, out
    (page,) = (bench.current / "eli").rglob("index.html")
    text = page.read_text("utf-8")
    assert '<dd lang="fr">français</dd>' in text
    assert '"inLanguage":"fr"' in text.replace(" ", "")
    (rendition,) = (item for item in page.parent.glob("*.html") if item.name != "index.html")
    assert '<html lang="fr">' in rendition.read_text("utf-8")
    (pdf,) = page.parent.glob("*.pdf")
    assert PdfReader(pdf).trailer["/Root"]["/Lang"] == "fr"


def test_messages_for_a_person_are_english(office, tmp_path):
    bench = office("generic")
    broken = ENGLISH_ACT.replace("</body>", "</body><memo>Seen.</memo>")
    command = [
        sys.executable,
        "-m",
        "gazette.cli",
        "-C",
        bench.folder,
        "run",
        inbox(tmp_path, act_xml=broken),
        "--lang",
        "en",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "memo" in done.stdout
    assert _VIETNAMESE.search(done.stdout + done.stderr) is None, done.stdout


def test_every_word_of_the_act_is_published(office, tmp_path):
    bench = office("generic")
    assert bench("run", inbox(tmp_path, act_xml=ENGLISH_ACT))[0] == 0
    (xml,) = (bench.current / "eli").rglob("*.xml")
    source = etree.fromstring(ENGLISH_ACT.encode())
    for meta in source.xpath("//*[local-name()='meta']"):
        meta.clear(keep_tail=True)
    said = "".join("".join(source.itertext()).split())
    assert "".join(words(xml.read_bytes())).replace("NowtheHarbourOffice.", "") == said


def test_a_type_that_nobody_listed_is_published_and_told(office, tmp_path):
    bench = office("generic")
    code, out = bench("run", inbox(tmp_path, order_xml=FRENCH_ORDER))
    assert code == 0, out
    (document,) = out["documents"]
    assert document["outcome"] == "accepted"
    assert [item["severity"] for item in document["findings"] if item["code"] == "DOC-TYPE-UNKNOWN"] == ["warning"]
    (pdf,) = bench.current.rglob("cong-bao-*.pdf")
    assert "OTHER DOCUMENTS" in "\n".join(page.extract_text() for page in PdfReader(pdf).pages)
