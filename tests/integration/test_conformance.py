"""The PDFs of the main job are PDF/A-3a and PDF/UA-1, before and after the seal, and say one thing."""

import json
from hashlib import sha256
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from bench import INBOX
from oracles import pages, verapdf
from PIL import Image

from gazette.cli.main import run
from gazette.model.page_code import is_page_code


def unsigned(folder: Path) -> dict[str, Path]:
    """The PDFs of the newest issue before the seal, by their path on the portal."""
    found = {}
    for manifest in (folder / "portal" / "current").rglob("manifest.json"):
        for item in json.loads(manifest.read_text("utf-8"))["files"]:
            if item["role"] in ("issue-pdf", "document-pdf"):
                digest = item["unsigned_sha256"]
                (found[item["path"]],) = [
                    path for path in (folder / "archive").rglob(f"*{digest[4:]}*") if path.is_file()
                ]
    assert len(found) > 8
    return found


def test_every_pdf_conforms_before_the_seal(published):
    for path, file in unsigned(published.folder).items():
        assert pages.failures(file.read_bytes()) == (), path


@pytest.mark.skipif(bool(verapdf.missing()), reason=str(verapdf.missing()))
def test_verapdf_passes_every_pdf_before_and_after_the_seal(published):
    before = unsigned(published.folder)
    after = [published.folder / "portal" / "current" / path for path in before]
    found = verapdf.judged([*before.values(), *after])
    assert {key: failed for key, failed in found.items() if failed} == {}


def test_the_manifest_says_what_each_text_is_and_the_text_says_it_too(published):
    """The digest can be made again by whoever has the Akoma Ntoso: letters in NFC, a line feed, letters of the notes."""
    from lxml import etree

    portal = published.folder / "portal" / "current"
    (manifest,) = portal.rglob("manifest.json")
    facts = json.loads(manifest.read_text("utf-8"))
    files = {item["work"]: item["path"] for item in facts["files"] if item["role"] == "document-akn"}
    checked = 0
    for document in facts["documents"]:
        root = etree.fromstring((portal / files[document["uri"]]).read_bytes())
        for meta in root.xpath("//*[local-name()='meta']"):
            meta.getparent().remove(meta)
        if root.xpath("//*[local-name()='authorialNote'] | //*[@startQuote]"):
            continue
        letters = "".join("".join(root.itertext()).split())
        assert sha256(f"{letters}\n".encode()).hexdigest() == document["text_sha256"], document["uri"]
        checked += 1
    assert checked > 4


def test_a_proof_is_printed_and_nothing_is_recorded(published, tmp_path):
    before = {path: path.stat().st_mtime_ns for path in published.folder.rglob("*") if path.is_file()}
    out = tmp_path / "proof.pdf"
    code, told = published("render", "latest", "--proof", "--output", str(out))
    assert code == 0
    assert told["proof"]["sha256"] == sha256(out.read_bytes()).hexdigest()
    assert told["proof"]["pages"] > 8
    assert pages.failures(out.read_bytes()) == ()
    after = {path: path.stat().st_mtime_ns for path in published.folder.rglob("*") if path.is_file()}
    assert {path for path in after if after[path] != before.get(path)} <= {published.folder / "registry.db"}
    assert run(["-C", str(published.folder), "sign", "-q"]) == 0


def test_the_emblem_of_the_settings_stands_on_the_cover(empty):
    Image.new("RGB", (300, 300), (190, 20, 25)).save(empty.folder / "emblem.png")
    settings = empty.folder / "gazette.toml"
    settings.write_text(
        settings.read_text("utf-8").replace("[gazette]\n", '[gazette]\nemblem = "emblem.png"\n', 1), "utf-8"
    )
    empty("ingest", next(iter(sorted(INBOX.glob("*.docx")))))
    code, told = empty("render", "latest")
    assert code == 0
    (path,) = [item["path"] for item in told["issue"]["files"] if item["role"] == "issue-pdf"]
    with pikepdf.open(empty.folder / path) as pdf:
        assert list(pdf.pages[0].get_images())
    (empty.folder / "emblem.png").unlink()
    code, told = empty("render", "latest")
    assert (code, told["error"]["code"]) == (3, "RUN-EMBLEM")


@pytest.fixture(scope="module")
def printed(published_template):
    """The folder of the published portal, the anchor, and the codes of the issue's pages as printed."""
    portal = published_template / "portal" / "current"
    (path,) = portal.glob("cong-bao/**/*.pdf")
    words = [page.get_textpage().get_text_range().split() for page in pypdfium2.PdfDocument(path)]
    return portal, published_template / "keys" / "root.pem", [next(filter(is_page_code, page), "") for page in words]


def of_a_document(printed):
    """The number of a page that shows a document."""
    (manifest,) = printed[0].rglob("manifest.json")
    return json.loads(manifest.read_text("utf-8"))["documents"][0]["first_page"]


def verified(printed, capfd, code, *more):
    portal, root, _ = printed
    capfd.readouterr()
    answer = run(["verify", str(portal), "--trust", str(root), "--code", code, "--json", *more])
    return answer, json.loads(capfd.readouterr()[0])


def test_a_printed_page_leads_to_its_text(printed, capfd):
    codes = printed[2]
    assert codes[0] == ""
    first = of_a_document(printed)
    for number, code in ((2, codes[1]), (first, codes[first - 1]), (len(codes), codes[-1])):
        answer, told = verified(printed, capfd, code.lower().replace("-", ""))
        assert (answer, told["indication"]) == (0, "TOTAL-PASSED"), number
        assert {check["code"] for file in told["files"] for check in file["checks"]} >= {"VFY-CODE-TEXT"}
        pages = {file["document"].get("pages", "") for file in told["files"]}
        assert len(pages) == 1


def test_paper_that_shows_another_text_fails(printed, capfd):
    head, _, _ = printed[2][of_a_document(printed) - 1].rpartition(".")
    answer, told = verified(printed, capfd, f"{head}.0000-0000")
    assert (answer, told["indication"]) == (1, "TOTAL-FAILED")
    assert all(file["sub_indication"] == "HASH_FAILURE" for file in told["files"])


def test_a_page_of_no_given_file_is_not_decided(printed, capfd):
    publisher, _, rest = printed[2][2].partition(".")
    answer, told = verified(printed, capfd, f"{publisher}.1999.{rest.partition('.')[2]}")
    assert (answer, told["indication"]) == (1, "INDETERMINATE")
    assert told["files"][0]["checks"][0]["code"] == "VFY-CODE-NOTHING"


def test_what_is_no_code_is_wrong_usage(printed, capfd):
    answer, told = verified(printed, capfd, "713")
    assert (answer, told["error"]["code"]) == (2, "CLI-CODE")
