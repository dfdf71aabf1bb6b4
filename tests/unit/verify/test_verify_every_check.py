"""For every check a file that only this check rejects: with the check taken out, the file passes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pikepdf
import pytest
from forge import Cms, Recipe, forged, gaps, unsigned
from pki import Demo
from pyhanko.pdf_utils.reader import PdfFileReader
from world import DAY, NOW, YEAR, World

from gazette.errors import ExitCode
from gazette.model import Check, Indication, Outcome, judge
from gazette.verify import Trust, children, verify_paths
from gazette.verify import algorithms as algorithms_module
from gazette.verify import chain as chain_module
from gazette.verify import cms as cms_module
from gazette.verify import manifest as manifest_module
from gazette.verify import paths as paths_module
from gazette.verify import pdf as pdf_module
from gazette.verify import sealed as sealed_module
from gazette.verify import standing as standing_module
from gazette.verify.guard import passed
from gazette.verify.manifest import judge_manifest
from gazette.verify.pdf import judge_pdf
from gazette.verify.sealed import Signature

LATER = NOW + DAY
Patch = pytest.MonkeyPatch


@pytest.fixture(scope="module")
def world() -> World:
    return World()


@pytest.fixture(scope="module")
def trust(world: World) -> Trust:
    return Trust((world.der("root"),))


def broken(checks: tuple[Check, ...]) -> set[str]:
    return {check.code for check in checks if check.outcome in (Outcome.FAIL, Outcome.INDETERMINATE)}


@dataclass(frozen=True)
class Case:
    """A file, when it is judged, and how its check is taken out."""

    make: Callable[[World], bytes]
    without: Callable[[Patch], None]
    at: datetime = LATER


def recipe(**parts: object) -> Callable[[World], bytes]:
    return lambda world: forged(world, Recipe(**parts))  # type: ignore[arg-type]


def says_passed(module: object, name: str, code: str) -> Callable[[Patch], None]:
    return lambda patch: patch.setattr(module, name, lambda *_args: passed(code))


def without_fault(*faults: str) -> Callable[[Patch], None]:
    """Path validation that doesn't mind these faults."""
    asked = chain_module.Chains.ask

    def ask(self: chain_module.Chains, *args: object) -> chain_module.Answer:
        found = asked(self, *args)  # type: ignore[arg-type]
        if found.fault not in faults:
            return found
        return chain_module.Answer(None, linked=True, ends=NOW + 9 * YEAR)

    return lambda patch: patch.setattr(chain_module.Chains, "ask", ask)


def only_signature_fields(patch: Patch) -> None:
    def some(reader: PdfFileReader) -> list[Signature]:
        fields = [entry.get_object() for entry in reader.root["/AcroForm"]["/Fields"]]
        return [
            Signature(
                field,
                field["/V"],
                str(field["/V"]["/Type"]),
                reader.xrefs.get_last_change(field.raw_get("/V").reference),
            )
            for field in fields
            if "/V" in field
        ]

    patch.setattr(sealed_module, "_signatures", some)


def lower_case(world: World) -> bytes:
    data = forged(world)
    start, end = gaps(data)[-1]
    return data[:start] + data[start:end].lower() + data[end:]


def one_letter(world: World) -> bytes:
    return forged(world).replace(b"/Author (anonymous)", b"/Author (Anonymous)", 1)


def redrawn(objects: dict[int, bytes], _free: int) -> dict[int, bytes]:
    """The first page's content again, by whoever can get a timestamp."""
    content = int(re.search(rb"/Contents (\d+) 0 R", unsigned())[1])  # type: ignore[index]
    return {**objects, content: b"<< /Length 3 >>\nstream\nq Q\nendstream"}


CASES: dict[str, Case] = {
    "VFY-PDF-FORM": Case(
        recipe(header=b"%PDF-1.9"), lambda patch: patch.setattr(sealed_module, "_HEADER", re.compile(rb"%PDF-"))
    ),
    "VFY-SEAL-ONE": Case(recipe(form=lambda body: body.replace(b"[ ", b"[ 2 0 R ")), only_signature_fields),
    "VFY-CERTIFIED": Case(
        recipe(seal_entries={b"/Reference": b"[ << /TransformMethod /DocMDP /TransformParams << /V /1.2 /P 2 >> >> ]"}),
        says_passed(pdf_module, "_certified", "VFY-CERTIFIED"),
    ),
    "VFY-CONTENTS": Case(
        lower_case,
        lambda patch: patch.setattr(sealed_module, "_HEX", re.compile(rb"(?:[0-9a-f]{2})+|(?:[0-9A-F]{2})+")),
    ),
    "VFY-CMS": Case(
        recipe(seal_cms=Cms(attributes=lambda right: right[:2])),
        lambda patch: patch.setattr(cms_module, "_required", lambda *_args, **_kwargs: None),
    ),
    "VFY-ALGORITHM": Case(recipe(seal="weak"), lambda patch: patch.setitem(algorithms_module.LEAST_BITS, "rsa", 1024)),
    "VFY-INTEGRITY": Case(one_letter, says_passed(pdf_module, "_integrity", "VFY-INTEGRITY")),
    "VFY-CHANGES": Case(recipe(late=redrawn), says_passed(pdf_module, "_changes", "VFY-CHANGES")),
    "VFY-LEVEL": Case(recipe(stamp=None), says_passed(pdf_module, "_level", "VFY-LEVEL")),
    "VFY-DSS": Case(recipe(certificates=("seal", "ca")), says_passed(pdf_module, "_store", "VFY-DSS")),
    "VFY-TRUST": Case(recipe(seal="false seal"), without_fault("NO_CERTIFICATE_CHAIN_FOUND")),
    "VFY-REVOKED": Case(recipe(seal="revoked"), without_fault("REVOKED")),
    "VFY-STATUS": Case(
        lambda world: forged(world, Recipe(crls=(world.crl("root"), world.crl("ca", NOW - 30 * DAY)))),
        without_fault("REVOCATION_OUT_OF_BOUNDS_NO_POE"),
    ),
    "VFY-PERIOD": Case(recipe(seal="expired"), without_fault("OUT_OF_BOUNDS_NO_POE")),
    "VFY-USAGE": Case(
        recipe(seal="encryption"), lambda patch: patch.setattr(chain_module, "_fits", lambda *_args: True)
    ),
    "VFY-TSA": Case(recipe(stamp="tsa revoked"), without_fault("REVOKED")),
    "VFY-ADES": Case(recipe(seal="by a leaf"), without_fault("CHAIN_CONSTRAINTS_FAILURE")),
    "VFY-TIME": Case(recipe(), says_passed(standing_module, "_time", "VFY-TIME"), NOW - DAY),
    "VFY-RENEW": Case(recipe(stamp="tsa short"), says_passed(standing_module, "_time", "VFY-TIME"), NOW + 2 * YEAR),
}


@pytest.mark.parametrize("code", CASES)
def test_only_this_check_rejects(code: str, world: World, trust: Trust, monkeypatch: Patch) -> None:
    case = CASES[code]
    data = case.make(world)
    checks, signer, _facts = judge_pdf(data, trust, case.at)
    assert broken(checks) == {code}
    assert judge(checks)[0] is not Indication.PASSED
    assert signer is None or code in ("VFY-TIME", "VFY-RENEW")
    case.without(monkeypatch)
    checks, signer, _facts = judge_pdf(data, trust, case.at)
    assert (judge(checks), broken(checks)) == ((Indication.PASSED, None), set())


def test_the_right_file_passes(world: World, trust: Trust) -> None:
    checks, signer, facts = judge_pdf(forged(world), trust, LATER)
    assert (judge(checks), broken(checks)) == ((Indication.PASSED, None), set())
    assert signer is not None
    assert (signer.name, signer.at) == ("Gazette", NOW)
    assert dict(facts)["title"] == "Quyet dinh 83/2008"


@pytest.mark.parametrize("wanted", ["Gazette", "gazette ", "Demonstration only", "GAZETTE"])
def test_the_signer_who_was_named(wanted: str, world: World, trust: Trust) -> None:
    checks, _signer, _facts = judge_pdf(forged(world), replace(trust, signers=("Somebody", wanted)), LATER)
    assert judge(checks) == (Indication.PASSED, None)


def test_another_customer_of_the_same_root(world: World, trust: Trust) -> None:
    data = forged(world, Recipe(seal="twin"))
    checks, signer, _facts = judge_pdf(data, replace(trust, signers=("Gazette",)), LATER)
    assert broken(checks) == {"VFY-SIGNER"}
    assert signer is not None
    assert signer.name == "Somebody else", "who it was is told"
    assert judge(judge_pdf(data, trust, LATER)[0])[0] is Indication.PASSED


def test_another_customer_s_manifest(demo: Demo) -> None:
    data = demo.store.get(demo.signed.manifest_file.sha256)
    signature = demo.store.get(demo.signed.signature_file.sha256)
    checks, _manifest, _signer = judge_manifest(data, signature, replace(portal_trust(demo), signers=("X",)), LATER)
    assert broken(checks) == {"VFY-SIGNER"}


# What is left when there is nothing to judge: no file passes then, whatever is taken out.


def encrypted(_world: World) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(unsigned())) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(owner="a", user="b"), static_id=True)
    return buffer.getvalue()


NOTHING: dict[str, Callable[[World], bytes]] = {
    "VFY-FILE-EMPTY": lambda _world: b"",
    "VFY-SEAL-NONE": lambda _world: unsigned(),
    "VFY-PDF-ENCRYPTED": encrypted,
}


@pytest.mark.parametrize("code", NOTHING)
def test_nothing_to_judge_has_its_own_word(code: str, world: World, trust: Trust, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(NOTHING[code](world))
    (file,) = verify_paths([tmp_path / "a.pdf"], trust, LATER).files
    assert (broken(file.checks), file.indication, file.sub_indication) == ({code}, Indication.FAILED, "FORMAT_FAILURE")


# Files that a manifest names, and what a child may use


@pytest.fixture
def portal(demo: Demo, tmp_path: Path) -> Path:
    demo.write(tmp_path)
    return tmp_path


def portal_trust(demo: Demo) -> Trust:
    from gazette.verify import load_trust

    return load_trust(demo.config.roots)


def found_in(folder: Path, demo: Demo) -> dict[str, set[str]]:
    """The codes that a file of a portal fails by, by the file's name."""
    verdict = verify_paths([folder], portal_trust(demo), LATER)
    return {Path(file.path).name: codes for file in verdict.files if (codes := broken(file.checks))}


def one(folder: Path, name: str) -> Path:
    (path,) = folder.rglob(name)
    return path


def html_changed(folder: Path) -> None:
    one(folder, "83-2008-qd-ttg.html").write_text("<p>Điều 2.</p>", "utf-8")


def html_gone(folder: Path) -> None:
    one(folder, "83-2008-qd-ttg.html").unlink()


def stray(folder: Path) -> None:
    pdf = one(folder, "83-2008-qd-ttg.pdf")
    pdf.with_name("stray.pdf").write_bytes(pdf.read_bytes())


IN_A_PORTAL: dict[str, tuple[Callable[[Path], None], str, Callable[[Patch], None]]] = {
    "VFY-FILE-DIGEST": (
        html_changed,
        "83-2008-qd-ttg.html",
        lambda patch: patch.setattr(paths_module, "_by_manifest", lambda *_args: (passed("VFY-FILE-DIGEST"),)),
    ),
    "VFY-FILE-MISSING": (
        html_gone,
        "83-2008-qd-ttg.html",
        lambda patch: patch.setattr(paths_module, "unsure", lambda code, *_args, **_params: passed(code)),
    ),
    "VFY-PDF-STRAY": (
        stray,
        "stray.pdf",
        lambda patch: patch.setattr(paths_module, "failed", lambda code, *_args, **_params: passed(code)),
    ),
}


@pytest.mark.parametrize("code", IN_A_PORTAL)
def test_only_this_check_rejects_in_a_portal(code: str, portal: Path, demo: Demo, monkeypatch: Patch) -> None:
    spoil, name, without = IN_A_PORTAL[code]
    assert found_in(portal, demo) == {}
    spoil(portal)
    assert found_in(portal, demo) == {name: {code}}
    without(monkeypatch)
    assert found_in(portal, demo) == {}


def test_a_file_that_no_manifest_names(portal: Path, demo: Demo, monkeypatch: Patch) -> None:
    path = portal / "a.html"
    path.write_text("<p>Điều 1.</p>", "utf-8")
    (file,) = verify_paths([path], portal_trust(demo), LATER).files
    assert (broken(file.checks), file.indication) == ({"VFY-FILE-UNNAMED"}, Indication.INDETERMINATE)
    monkeypatch.setattr(paths_module, "unsure", lambda code, *_args, **_params: passed(code))
    assert verify_paths([path], portal_trust(demo), LATER).indication is Indication.PASSED


def test_a_manifest_away_from_its_place(portal: Path, demo: Demo, tmp_path: Path, monkeypatch: Patch) -> None:
    away = tmp_path / "away"
    away.mkdir()
    for name in ("manifest.json", "manifest.json.p7s"):
        one(portal, name).rename(away / name)
    given = [away / "manifest.json"]
    (file,) = verify_paths(given, portal_trust(demo), LATER).files
    assert (broken(file.checks), file.indication) == ({"VFY-MANIFEST-PLACE"}, Indication.INDETERMINATE)
    monkeypatch.setattr(paths_module, "unsure", lambda code, *_args, **_params: passed(code))
    assert verify_paths(given, portal_trust(demo), LATER).indication is Indication.PASSED


def test_files_of_a_manifest_that_does_not_count(portal: Path, demo: Demo, monkeypatch: Patch) -> None:
    one(portal, "manifest.json.p7s").unlink()
    found = found_in(portal, demo)
    assert found.pop("manifest.json") == {"VFY-MANIFEST-UNSIGNED"}
    assert len(found) == 5
    assert all(codes == {"VFY-MANIFEST-BAD"} for codes in found.values())
    monkeypatch.setattr(paths_module, "failed", lambda code, *_args, **_params: passed(code))
    assert set(found_in(portal, demo)) == {"manifest.json"}


def test_a_manifest_in_another_form(demo: Demo, monkeypatch: Patch) -> None:
    data = demo.store.get(demo.signed.manifest_file.sha256)
    signature = demo.store.get(demo.signed.signature_file.sha256)
    spaced = data.replace(b'","', b'", "', 1)
    root = portal_trust(demo)
    # The bytes are signed too, so that the signature is taken out on both sides.
    monkeypatch.setattr(manifest_module, "_integrity", lambda *_args: passed("VFY-INTEGRITY"))
    checks, _manifest, _signer = judge_manifest(spaced, signature, root, LATER)
    assert broken(checks) == {"VFY-MANIFEST-FORM"}
    monkeypatch.setattr(manifest_module, "parse_manifest", lambda _data: demo.signed.manifest)
    checks, _manifest, _signer = judge_manifest(spaced, signature, root, LATER)
    assert judge(checks) == (Indication.PASSED, None)


def test_a_manifest_without_signature(demo: Demo, monkeypatch: Patch) -> None:
    data = demo.store.get(demo.signed.manifest_file.sha256)
    checks, _manifest, _signer = judge_manifest(data, None, portal_trust(demo), LATER)
    assert broken(checks) == {"VFY-MANIFEST-UNSIGNED"}
    monkeypatch.setattr(manifest_module, "failed", lambda code, *_args, **_params: passed(code))
    checks, _manifest, _signer = judge_manifest(data, None, portal_trust(demo), LATER)
    assert judge(checks) == (Indication.PASSED, None)


def test_a_file_of_a_gigabyte_takes_no_memory(tmp_path: Path, trust: Trust, monkeypatch: Patch) -> None:
    head, nothing = tmp_path / "large.pdf", tmp_path / "zeros.pdf"
    for path, start in ((head, unsigned()), (nothing, b"")):
        with path.open("wb") as stream:
            stream.write(start)
            stream.truncate(1_000_000_000)
    large, zeros = verify_paths([head, nothing], trust, LATER).files
    assert (broken(large.checks), large.indication) == ({"VFY-FILE-SIZE"}, Indication.INDETERMINATE)
    assert (broken(zeros.checks), zeros.sub_indication) == ({"VFY-PDF-FORM"}, "FORMAT_FAILURE")


def test_a_file_that_is_too_large_passes_where_it_is_not(
    tmp_path: Path, world: World, trust: Trust, monkeypatch: Patch
) -> None:
    (tmp_path / "a.pdf").write_bytes(forged(world))
    monkeypatch.setattr(children, "LARGEST", 1000)
    (file,) = verify_paths([tmp_path / "a.pdf"], trust, LATER).files
    assert broken(file.checks) == {"VFY-FILE-SIZE"}
    monkeypatch.undo()
    assert verify_paths([tmp_path / "a.pdf"], trust, LATER).indication is Indication.PASSED


@pytest.mark.parametrize(
    ("code", "task"),
    [("VFY-LIMIT-TIME", "loop"), ("VFY-LIMIT-MEMORY", "hog"), ("VFY-CRASHED", "crash")],
)
def test_what_a_child_may_use(
    code: str, task: str, tmp_path: Path, world: World, trust: Trust, monkeypatch: Patch
) -> None:
    """Real children that really loop, fill their memory and crash over one of three files."""
    for name in ("a.pdf", "bad.pdf", "c.pdf"):
        (tmp_path / name).write_bytes(forged(world))
    monkeypatch.setattr(children, "_EXAMINE", replace(children._EXAMINE, module="verify_tasks", name=task))
    monkeypatch.setattr(children, "_CPU", 1)
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    files = {Path(file.path).name: file for file in verify_paths([tmp_path], trust, LATER).files}
    assert broken(files.pop("bad.pdf").checks) == {code}
    assert {file.indication for file in files.values()} == {Indication.PASSED}, "the others are judged all the same"
    monkeypatch.undo()
    assert verify_paths([tmp_path], trust, LATER).indication is Indication.PASSED


def test_a_child_that_only_waits_says_nothing_of_the_file(
    tmp_path: Path, world: World, trust: Trust, monkeypatch: Patch
) -> None:
    """The machine may be busy: that is no word about a file."""
    (tmp_path / "bad.pdf").write_bytes(forged(world))
    monkeypatch.setattr(children, "_EXAMINE", replace(children._EXAMINE, module="verify_tasks", name="wait"))
    monkeypatch.setattr(children, "_WALL", 1.0)
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    (file,) = verify_paths([tmp_path], trust, LATER).files
    assert (broken(file.checks), file.indication) == ({"VFY-LIMIT-TIME"}, Indication.INDETERMINATE)


def codes_that_reject() -> Iterator[str]:
    folder = Path(__file__).parents[3] / "gazette" / "verify"
    for path in folder.glob("*.py"):
        text = path.read_text("utf-8")
        yield from re.findall(r'"(VFY-[A-Z-]+)"', text)


def test_every_code_has_such_a_file() -> None:
    more = ("test_verify_renewals.py", "test_verify_facts.py", "test_verify_approval.py", "test_verify_code.py")
    here = "".join(path.read_text("utf-8") for path in (Path(__file__), *map(Path(__file__).with_name, more)))
    # Words, what became of a genuine file, faults of the call, evidence that was not given: none rejects a file.
    others = (
        *("VFY-SAY", "VFY-WORD", "VFY-REDACTED", "VFY-PATH", "VFY-TRUST-"),
        *("VFY-LOG", "VFY-BULLETIN", "VFY-BUNDLE", "VFY-REPORT"),
    )
    rejecting = {code for code in codes_that_reject() if not code.startswith(others)}
    assert len(rejecting) > 30
    missing = {code for code in rejecting if f'"{code}"' not in here}
    assert missing == set(), "a check without a file that it alone rejects"


def test_exit_codes(tmp_path: Path, world: World) -> None:
    from gazette.cli.main import run

    (tmp_path / "root.der").write_bytes(world.der("root"))
    (tmp_path / "a.pdf").write_bytes(b"")
    told = ["verify", "--trust", str(tmp_path / "root.der"), "--json"]
    assert run([*told, str(tmp_path / "a.pdf")]) == ExitCode.FINDINGS
    assert run([*told, "/dev/zero"]) == ExitCode.INPUT


def test_times_below_a_second_do_not_matter(world: World, trust: Trust) -> None:
    at = LATER + timedelta(microseconds=1)
    assert judge(judge_pdf(forged(world), trust, at)[0])[0] is Indication.PASSED
