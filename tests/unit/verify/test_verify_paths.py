"""Verdicts on files and folders as a reader would give them to `gazette verify`."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import jsonschema
import pytest
import senders
from cryptography.hazmat.primitives.serialization import Encoding
from forge import forged
from pki import NOW, Demo, MemoryStore, TickingClock, rendered_issue, small_pdf
from world import World

from gazette.errors import ExitCode, InputError
from gazette.messages import codes, entry
from gazette.model import FileVerdict, Indication, Outcome, Role, Silent, Verdict
from gazette.sign import sign_issue
from gazette.verify import Trust, load_trust, to_json, to_text, verify_paths

LATER = NOW + timedelta(days=1)
PASSED, FAILED, UNSURE = Indication.PASSED, Indication.FAILED, Indication.INDETERMINATE
SCHEMA = Path(__file__).parents[3] / "schemas" / "verdict.schema.json"


@pytest.fixture(scope="module")
def trust(demo: Demo) -> Trust:
    return load_trust(demo.config.roots)


@pytest.fixture
def portal(demo: Demo, tmp_path: Path) -> Path:
    demo.write(tmp_path)
    (tmp_path / "index.html").write_text("a view", "utf-8")
    return tmp_path


def of(verdict: Verdict, end: str) -> FileVerdict:
    (found,) = (file for file in verdict.files if file.path.endswith(end))
    return found


def broken(file: FileVerdict) -> set[str]:
    return {check.code for check in file.checks if check.outcome in (Outcome.FAIL, Outcome.INDETERMINATE)}


def test_one_pdf_and_a_root(demo: Demo, trust: Trust, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(demo.file(Role.DOCUMENT_PDF))
    (file,) = verify_paths([path], trust, LATER).files
    assert (file.indication, file.sub_indication, broken(file)) == (PASSED, None, set())
    assert file.signer is not None
    assert "DEMONSTRATION" in file.signer.name
    assert file.signer.demonstration
    assert file.signer.at is not None
    assert NOW < file.signer.at < NOW + timedelta(minutes=5)
    assert (file.publication.state, file.legal.state) == ("unknown", "unknown")
    skipped = {check.code for check in file.checks if check.outcome is Outcome.SKIPPED}
    assert skipped == {"VFY-LOG", "VFY-BULLETIN"}
    assert dict(file.document)["title"] == "Quyết định 83/2008/QĐ-TTg"


def test_the_folder_of_the_portal(portal: Path, trust: Trust) -> None:
    verdict = verify_paths([portal], trust, LATER)
    assert verdict.indication is PASSED
    assert len(verdict.files) == 6, "manifest and the five files it names; no view, no signature file"
    html = of(verdict, "83-2008-qd-ttg.html")
    assert dict(html.document)["number"] == "83/2008/QĐ-TTg"
    assert html.signer is not None


def test_the_manifest_names_the_rest(portal: Path, demo: Demo, trust: Trust) -> None:
    manifest = portal / demo.signed.manifest_file.path
    assert len(verify_paths([manifest], trust, LATER).files) == 6
    assert verify_paths([Path(f"{manifest}.p7s")], trust, LATER).indication is PASSED


def test_a_lone_html_needs_its_manifest(portal: Path, demo: Demo, trust: Trust) -> None:
    (html,) = portal.rglob("83-2008-qd-ttg.html")
    (alone,) = verify_paths([html], trust, LATER).files
    assert (alone.indication, alone.sub_indication) == (UNSURE, "SIGNED_DATA_NOT_FOUND")
    assert broken(alone) == {"VFY-FILE-UNNAMED"}
    together = verify_paths([html, portal / demo.signed.manifest_file.path], trust, LATER)
    assert together.indication is PASSED
    html.write_text("<p>Điều 2.</p>", "utf-8")
    changed = of(verify_paths([html, portal / demo.signed.manifest_file.path], trust, LATER), ".html")
    assert (changed.indication, changed.sub_indication) == (FAILED, "HASH_FAILURE")


def test_downloads_in_one_folder(portal: Path, demo: Demo, trust: Trust, tmp_path: Path) -> None:
    loose = tmp_path / "downloads"
    loose.mkdir()
    for name in ("manifest.json", "manifest.json.p7s", "83-2008-qd-ttg.html", "83-2008-qd-ttg.pdf"):
        (found,) = (path for path in portal.rglob(name) if loose not in path.parents)
        shutil.copy(found, loose)
    alone = verify_paths([loose / "manifest.json"], trust, LATER)
    assert (alone.indication, broken(alone.files[0])) == (UNSURE, {"VFY-MANIFEST-PLACE"})
    given = [loose / "manifest.json", loose / "83-2008-qd-ttg.html", loose / "83-2008-qd-ttg.pdf"]
    assert verify_paths(given, trust, LATER).indication is PASSED
    (loose / "83-2008-qd-ttg.html").write_text("<p>Điều 9.</p>", "utf-8")
    assert of(verify_paths(given, trust, LATER), ".html").indication is FAILED


def test_a_folder_of_downloads(portal: Path, trust: Trust, tmp_path: Path) -> None:
    """What lies beside a manifest that was taken out of the portal is held against it, whatever its kind."""
    loose = tmp_path / "downloads"
    loose.mkdir()
    for name in ("manifest.json", "manifest.json.p7s", "83-2008-qd-ttg.html", "83-2008-qd-ttg.pdf"):
        (found,) = (path for path in portal.rglob(name) if loose not in path.parents)
        shutil.copy(found, loose)
    (loose / "notes.txt").write_text("mine", "utf-8")
    verdict = verify_paths([loose], trust, LATER)
    assert (verdict.indication, len(verdict.files)) == (PASSED, 3)
    (loose / "83-2008-qd-ttg.html").write_text("<p>Điều 9.</p>", "utf-8")
    assert of(verify_paths([loose], trust, LATER), ".html").indication is FAILED
    (loose / "83-2008-qd-ttg.html").unlink()
    (loose / "83-2008-qd-ttg.pdf").unlink()
    nothing = verify_paths([loose], trust, LATER)
    assert (nothing.indication, broken(nothing.files[0])) == (UNSURE, {"VFY-MANIFEST-PLACE"})


def test_another_issue_s_manifest_in_this_one_s_place(portal: Path, demo: Demo, trust: Trust) -> None:
    """A genuine manifest where another belongs vouches for nothing there."""
    here = portal / demo.signed.manifest_file.path
    there = here.parents[1] / "715"
    there.mkdir()
    for name in ("manifest.json", "manifest.json.p7s"):
        shutil.copy(here.with_name(name), there / name)
    assert broken(of(verify_paths([portal], trust, LATER), "715/manifest.json")) == {"VFY-MANIFEST-PLACE"}
    (there / "issue.xml").write_text("<akomaNtoso>forged</akomaNtoso>", "utf-8")
    verdict = verify_paths([portal], trust, LATER)
    assert of(verdict, "715/issue.xml").indication is FAILED
    assert verdict.indication is FAILED


@pytest.mark.parametrize("name", ["issue.xml", "83-2008-qd-ttg.html", "83-2008-qd-ttg.pdf", "mau.pdf", "manifest.json"])
def test_a_changed_file_fails(portal: Path, trust: Trust, name: str) -> None:
    (path,) = portal.rglob(name)
    path.write_bytes(path.read_bytes() + b" ")
    verdict = verify_paths([portal], trust, LATER)
    assert verdict.indication is FAILED
    assert of(verdict, name).indication is FAILED


def test_a_missing_file_leaves_it_open(portal: Path, trust: Trust) -> None:
    (path,) = portal.rglob("mau.pdf")
    path.unlink()
    file = of(verify_paths([portal], trust, LATER), "mau.pdf")
    assert (file.indication, file.sha256, broken(file)) == (UNSURE, None, {"VFY-FILE-MISSING"})


def test_a_genuine_pdf_that_no_manifest_names_fails_in_a_portal(portal: Path, demo: Demo, trust: Trust) -> None:
    (portal / "eli" / "stray.pdf").write_bytes(demo.file(Role.DOCUMENT_PDF))
    file = of(verify_paths([portal], trust, LATER), "stray.pdf")
    assert (file.indication, broken(file)) == (FAILED, {"VFY-PDF-STRAY"})


def test_a_manifest_without_signature_and_what_it_names(portal: Path, trust: Trust) -> None:
    (signature,) = portal.rglob("manifest.json.p7s")
    signature.unlink()
    verdict = verify_paths([portal], trust, LATER)
    assert broken(of(verdict, "manifest.json")) == {"VFY-MANIFEST-UNSIGNED"}
    assert broken(of(verdict, ".html")) == {"VFY-MANIFEST-BAD"}


def test_another_root_can_not_be_decided(portal: Path, tmp_path: Path) -> None:
    from gazette.sign import make_demo_keys

    other = load_trust(make_demo_keys(tmp_path / "other", NOW).roots)
    verdict = verify_paths([portal], other, LATER)
    assert verdict.indication is UNSURE
    pdf = of(verdict, "83-2008-qd-ttg.pdf")
    assert pdf.sub_indication == "NO_CERTIFICATE_CHAIN_FOUND"
    assert pdf.signer is None, "no name is told that nobody vouches for"


@pytest.mark.parametrize("years", [1, 4, 6, 14])
def test_it_stays_valid_for_years(demo: Demo, trust: Trust, portal: Path, years: int) -> None:
    assert verify_paths([portal], trust, NOW + timedelta(days=365 * years)).indication is PASSED


def test_after_the_last_certificate_it_wants_renewal(portal: Path, trust: Trust) -> None:
    verdict = verify_paths([portal], trust, NOW + timedelta(days=365 * 16))
    pdf = of(verdict, "83-2008-qd-ttg.pdf")
    assert (verdict.indication, pdf.sub_indication) == (UNSURE, "OUT_OF_BOUNDS_NO_POE")


def test_a_file_from_the_future(portal: Path, trust: Trust) -> None:
    verdict = verify_paths([portal], trust, NOW - timedelta(days=1))
    assert verdict.indication is UNSURE
    assert "VFY-TIME" in broken(of(verdict, "83-2008-qd-ttg.pdf"))


@pytest.mark.parametrize(
    ("name", "data"),
    [("empty.pdf", b""), ("text.pdf", b"hello"), ("head.pdf", b"%PDF-1.7\n"), ("empty.html", b"")],
)
def test_nothing_or_nonsense_is_a_verdict(tmp_path: Path, trust: Trust, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    (file,) = verify_paths([tmp_path / name], trust, LATER).files
    assert (file.indication, file.sub_indication) == (FAILED, "FORMAT_FAILURE")


@pytest.mark.parametrize("data", [b"", b"{}", b"[" * 100_000, b"\xff\xfe", b'{"format":"gazette-manifest/1"}'])
def test_a_manifest_that_is_none(tmp_path: Path, trust: Trust, data: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(data)
    (tmp_path / "manifest.json.p7s").write_bytes(data)
    (file,) = verify_paths([tmp_path / "manifest.json"], trust, LATER).files
    assert (file.indication, file.sub_indication) == (FAILED, "FORMAT_FAILURE")


def test_an_unsigned_pdf_fails(tmp_path: Path, trust: Trust) -> None:
    (tmp_path / "a.pdf").write_bytes(small_pdf())
    (file,) = verify_paths([tmp_path / "a.pdf"], trust, LATER).files
    assert (file.indication, broken(file)) == (FAILED, {"VFY-SEAL-NONE"})


def test_an_empty_folder_proves_nothing(tmp_path: Path, trust: Trust) -> None:
    assert verify_paths([tmp_path], trust, LATER).indication is UNSURE


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path, trust: Trust) -> None:
    with pytest.raises(InputError) as caught:
        verify_paths([tmp_path / "nowhere.pdf"], trust, LATER)
    assert (caught.value.code, caught.value.exit_code) == ("VFY-PATH", ExitCode.INPUT)


def test_a_root_that_is_none_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "root.pem").write_bytes(b"no certificate")
    for path, code in ((tmp_path / "root.pem", "VFY-TRUST-NONE"), (tmp_path / "gone.pem", "VFY-TRUST-FILE")):
        with pytest.raises(InputError) as caught:
            load_trust([path])
        assert caught.value.code == code


def test_json_fits_its_schema_in_both_languages(portal: Path, trust: Trust) -> None:
    (path,) = portal.rglob("issue.xml")
    path.write_bytes(b"changed")
    next(iter(portal.rglob("mau.pdf"))).unlink()
    verdict = verify_paths([portal], trust, LATER)
    schema = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    for lang in ("vi", "en"):
        schema.validate(json.loads(json.dumps(to_json(verdict, lang))))
    vi, en = to_json(verdict, "vi"), to_json(verdict, "en")
    assert vi != en


def test_text_in_the_words_of_the_rule(portal: Path, demo: Demo, trust: Trust) -> None:
    (pdf,) = portal.rglob("83-2008-qd-ttg.pdf")
    said = to_text(verify_paths([pdf], trust, LATER), "vi")
    assert said.splitlines()[-1] == "Hợp lệ (TOTAL-PASSED)"
    assert "Người ký: Công báo – MINH HỌA – DEMONSTRATION ONLY" in said
    assert "Thời điểm ký: 23/11/2026 16:00:" in said, "time of Vietnam"
    assert "(+07:00)" in said
    assert "Toàn vẹn: tệp không bị thay đổi" in said
    assert "Chưa kiểm tra văn bản có bị đính chính hay thu hồi" in said, "genuine is not yet the last word"
    assert "VFY-" not in said, "short when all passes"
    pdf.write_bytes(pdf.read_bytes().replace(b"/Producer", b"/Procuder", 1))
    bad = to_text(verify_paths([pdf], trust, LATER), "vi", width=72)
    assert bad.splitlines()[-1] == "Không hợp lệ (TOTAL-FAILED)"
    assert "VFY-INTEGRITY" in bad
    assert "đính chính" not in bad
    assert "Tải lại tệp" in bad
    assert all(len(line) <= 72 for line in bad.splitlines()[1:])


def test_every_outcome_has_words() -> None:
    known = set(codes())
    for code in known:
        assert not code.startswith("VFY-") or not code.endswith("-OK") or code.removesuffix("-OK") in known


def test_verification_is_quick(demo: Demo, trust: Trust, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.pdf" for number in range(10)]
    for path in paths:
        path.write_bytes(demo.file(Role.ISSUE_PDF))
    before = time.process_time()
    assert verify_paths(paths, trust, LATER).indication is PASSED
    assert (time.process_time() - before) / 10 < 0.12, "seconds of processor time for each PDF"


def test_importing_is_light() -> None:
    code = (
        "import sys, gazette.verify; "
        "print([m for m in ('pyhanko', 'asn1crypto', 'cryptography', 'lxml', 'click') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "[]", "")


@pytest.mark.parametrize("known", [True, False])
def test_an_original_shows_its_issuer_s_own_signature(demo: Demo, tmp_path: Path, known: bool) -> None:
    """The gazette vouches for the file; who issued it says so himself, and is told beside it."""
    original = senders.signed(small_pdf(1, "mau"), senders.MINISTER)
    store = MemoryStore()
    rendered = rendered_issue(store)
    renditions = tuple(
        replace(item, role=Role.FACSIMILE, sha256=store.put(original), size=len(original))
        if item.role is Role.ATTACHMENT
        else item
        for item in rendered.renditions
    )
    signed = sign_issue(replace(rendered, renditions=renditions), demo.sealer, store, None, TickingClock(), Silent())
    replace(demo, signed=signed, store=store).write(tmp_path)
    roots = load_trust(demo.config.roots).roots + (senders.EVIDENCE.trust.roots if known else ())
    verdict = verify_paths([tmp_path], Trust(roots), LATER)
    file = of(verdict, "mau.pdf")
    assert (verdict.indication, file.indication, file.vouched) == (PASSED, PASSED, True)
    assert file.signer is not None
    assert "DEMONSTRATION" in file.signer.name
    (own,) = file.own
    assert own.signer is not None
    assert own.signer.name == "Trần Thị Mẫu"
    assert own.indication is not PASSED, "no revocation list of the sender's lies in the file"
    said = to_text(Verdict((file,)), "vi")
    assert "Xác nhận bởi chữ ký trên bản kê của số Công báo: Công báo – MINH HỌA" in said
    assert "Chữ ký của chính tệp này (cơ quan ban hành): Trần Thị Mẫu" in said
    told = to_json(verdict, "vi")
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(json.loads(json.dumps(told)))


def test_roots_of_several_forms(demo: Demo, tmp_path: Path) -> None:
    """PEM with several certificates, DER, and the same one twice."""
    (pem,) = demo.config.roots
    world = World()
    der = load_trust([pem]).roots[0]
    (tmp_path / "two.pem").write_bytes(pem.read_bytes() + world.certificate("root").public_bytes(Encoding.PEM))
    (tmp_path / "one.der").write_bytes(der)
    assert load_trust([tmp_path / "two.pem", tmp_path / "one.der"]).roots == (der, world.der("root"))
    (tmp_path / "a.pdf").write_bytes(demo.file(Role.DOCUMENT_PDF))
    (tmp_path / "b.pdf").write_bytes(forged(world))
    assert verify_paths([tmp_path], load_trust([tmp_path / "two.pem"]), LATER).indication is PASSED


def test_many_good_files_are_counted(demo: Demo, trust: Trust, tmp_path: Path) -> None:
    for number in range(21):
        (tmp_path / f"{number}.pdf").write_bytes(demo.file(Role.DOCUMENT_PDF))
    (tmp_path / "bad.pdf").write_bytes(b"no")
    said = to_text(verify_paths([tmp_path], trust, LATER), "en")
    assert "21 files are valid." in said
    assert "DEMONSTRATION signature" in said
    assert "bad.pdf" in said
    assert "0.pdf" not in said.replace("20.pdf", "").replace("10.pdf", "")
    assert said.splitlines()[-1] == "Not valid (TOTAL-FAILED)"


def test_every_code_in_the_source_has_words_and_a_remedy() -> None:
    folder = Path(__file__).parents[3] / "gazette"
    found = {
        code
        for part in ("sign", "verify")
        for path in (folder / part).rglob("*.py")
        for code in re.findall(r'"((?:SGN|VFY)-[A-Z-]+)"', path.read_text("utf-8"))
    }
    assert len(found) > 50
    told_only = ("VFY-SAY", "VFY-WORD", "VFY-LOG", "VFY-BULLETIN", "VFY-REPORT")
    for code in found:
        known = entry(code)
        assert known.vi
        assert known.en
        assert code.startswith(told_only) or (known.hint_vi and known.hint_en), code
    passing = {
        code
        for path in (folder / "verify").rglob("*.py")
        for code in re.findall(r'passed\("(VFY-[A-Z-]+)"', path.read_text("utf-8"))
    }
    for code in passing:
        assert entry(f"{code}-OK").vi
