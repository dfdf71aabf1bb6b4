"""A portal whose timestamps were renewed: what records prove, and that each of their checks rejects alone."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from authority import YEAR, Authority
from pki import NOW, MemoryStore, TickingClock, never_asked, rendered_issue

from gazette.model import Indication, Role, SignedIssue, Silent, Verdict, judge
from gazette.model.renewal import (
    Evidence,
    Reason,
    Renewal,
    RenewedFile,
    SignedRenewal,
    renewal_bytes,
    renewal_files,
    renewed_path,
)
from gazette.sign import open_sealer, sign_issue
from gazette.sign.renew import renew_pdf, sign_renewal
from gazette.sign.sealer import start
from gazette.verify import Trust, load_trust, verify_paths
from gazette.verify import manifest as manifest_module
from gazette.verify import renewals as renewals_module
from gazette.verify.guard import passed
from gazette.verify.manifest import judge_renewal

PASSED, FAILED = Indication.PASSED, Indication.FAILED
ENDS = NOW + 2 * YEAR
RENEWED_AT = ENDS - timedelta(days=90)
AGAIN_AT = RENEWED_AT + 3 * YEAR - timedelta(days=30)
AFTER = ENDS + timedelta(days=1)


@dataclass(frozen=True)
class Portal:
    """An issue that was sealed, renewed, and renewed again, laid out below `root`."""

    root: Path
    trust: Trust
    issue: SignedIssue
    first: SignedRenewal
    store: MemoryStore


def write(portal: Path, store: MemoryStore, *files) -> None:
    for file in files:
        path = portal / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(store.get(file.sha256))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    folder = tmp_path_factory.mktemp("renewals")
    authority, store, root = Authority(folder / "pki", NOW), MemoryStore(), folder / "portal"
    for name, begin, end in (("seal", NOW, NOW + 3 * YEAR), ("seal2", AGAIN_AT, AGAIN_AT + 3 * YEAR)):
        authority.issue(name, begin, end)
    for name, begin, end in (
        ("tsa1", NOW, ENDS),
        ("tsa2", RENEWED_AT, RENEWED_AT + 3 * YEAR),
        ("tsa3", AGAIN_AT, AGAIN_AT + 9 * YEAR),
    ):
        authority.issue(name, begin, end, stamping=True)
    sealer = open_sealer(authority.signing("seal", "tsa1"), never_asked)
    issue = sign_issue(rendered_issue(store), sealer, store, None, TickingClock(NOW), Silent())
    write(root, store, *issue.manifest.files, issue.manifest_file, issue.signature_file)

    def renewed(number: int, at: datetime, seal: str, tsa: str, evidence: tuple, held: dict[str, str]) -> SignedRenewal:
        authority.write_lists(at)
        session = start(open_sealer(authority.signing(seal, tsa), never_asked), TickingClock(at))
        files = []
        for file in issue.manifest.files:
            if file.role not in (Role.ISSUE_PDF, Role.DOCUMENT_PDF):
                continue
            path, digest = held.get(file.path, file.path), dict(digests)[held.get(file.path, file.path)]
            data = renew_pdf(store.get(digest), session, (at + YEAR).date(), at, path)
            files.append(
                RenewedFile(
                    file.role,
                    renewed_path(file.path, number),
                    store.put(data),
                    len(data),
                    file.work,
                    Evidence(path, digest),
                    Reason.CERTIFICATE,
                    ENDS.date(),
                    ENDS.date(),
                )
            )
        named = tuple(Evidence(item.path, item.sha256) for item in evidence)
        renewal = Renewal(issue.manifest.id, number, at, named, tuple(files), demonstration=False)
        signed = sign_renewal(renewal, session, store, TickingClock(at))
        write(root, store, *renewal_files(signed))
        return signed

    digests = [(file.path, file.sha256) for file in issue.manifest.files]
    own = (issue.manifest_file, issue.signature_file)
    first = renewed(1, RENEWED_AT, "seal", "tsa2", own, {})
    digests += [(file.path, file.sha256) for file in first.renewal.files]
    held = {file.renews.path: file.path for file in first.renewal.files}
    renewed(2, AGAIN_AT, "seal2", "tsa3", (*own, first.record_file, first.signature_file), held)
    return Portal(root, load_trust([folder / "pki" / "root.pem"]), issue, first, store)


@pytest.fixture
def portal(made: Portal, tmp_path: Path) -> Portal:
    shutil.copytree(made.root, tmp_path / "portal")
    return replace(made, root=tmp_path / "portal")


def once(portal: Portal) -> None:
    """Take the second renewal away."""
    for folder in list(portal.root.rglob("renewed/2")):
        shutil.rmtree(folder)


def never(portal: Portal) -> None:
    """Take both away."""
    for folder in list(portal.root.rglob("renewed")):
        shutil.rmtree(folder)


def judged(portal: Portal, at: datetime) -> Verdict:
    return verify_paths([portal.root], portal.trust, at)


def broken(verdict: Verdict) -> dict[str, set[str]]:
    found = {
        Path(file.path).name: {check.code for check in file.checks if check.outcome not in ("pass", "skipped")}
        for file in verdict.files
    }
    return {name: codes for name, codes in found.items() if codes}


def test_the_whole_portal_passes_past_the_end_of_the_first_timestamps(portal: Portal) -> None:
    assert judged(portal, AGAIN_AT + YEAR).indication is PASSED
    once(portal)
    found = judged(portal, AFTER)
    assert found.indication is PASSED
    assert len(found.files) == len(portal.issue.manifest.files) + 1 + len(portal.first.renewal.files) + 1
    never(portal)
    assert judged(portal, NOW + timedelta(days=1)).indication is PASSED
    assert judged(portal, AFTER).indication is Indication.INDETERMINATE


def test_the_chain_of_renewals_must_be_whole(portal: Portal) -> None:
    """The newest record alone was made when the first timestamps counted no more: it can't speak for them."""
    (portal.root / portal.first.record_file.path).unlink()
    found = judged(portal, AGAIN_AT + YEAR)
    assert found.indication is not PASSED
    assert broken(found)["manifest.json"] == {"VFY-RENEW"}


def test_a_renewed_file_by_itself_needs_no_record(portal: Portal) -> None:
    path = max(portal.root.rglob("renewed/2/83-2008-qd-ttg.pdf"))
    assert verify_paths([path], portal.trust, AGAIN_AT + YEAR).indication is PASSED


def test_an_old_file_that_was_changed_is_not_proven(portal: Portal) -> None:
    path = portal.root / next(file.path for file in portal.issue.manifest.files if file.role is Role.DOCUMENT_PDF)
    data = bytearray(path.read_bytes())
    data[1000] ^= 1
    path.write_bytes(data)
    assert judged(portal, AFTER).indication is FAILED


def test_a_renewed_file_that_was_swapped_is_found_out(portal: Portal) -> None:
    once(portal)
    renewed = portal.root / portal.first.renewal.files[0].path
    renewed.write_bytes((portal.root / portal.first.renewal.files[0].renews.path).read_bytes())
    assert "VFY-FILE-DIGEST" in set().union(*broken(judged(portal, AFTER)).values())


def test_a_renewed_pdf_that_no_record_names_is_a_stray(portal: Portal) -> None:
    once(portal)
    path = portal.root / portal.first.renewal.files[0].path
    shutil.copy(path, path.with_name("another.pdf"))
    assert broken(judged(portal, AFTER)) == {"another.pdf": {"VFY-PDF-STRAY"}}


def test_a_record_that_was_changed_fails(portal: Portal) -> None:
    once(portal)
    path = portal.root / portal.first.record_file.path
    other = replace(portal.first.renewal, at=RENEWED_AT - timedelta(days=1))
    path.write_bytes(renewal_bytes(other))
    found = judged(portal, AFTER)
    assert found.indication is FAILED
    assert broken(found)["renewal.json"] == {"VFY-INTEGRITY"}


def test_a_record_in_another_form(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    data = portal.store.get(portal.first.record_file.sha256)
    signature = portal.store.get(portal.first.signature_file.sha256)
    spaced = data.replace(b'","', b'", "', 1)
    assert spaced != data
    monkeypatch.setattr(manifest_module, "_integrity", lambda *_args: passed("VFY-INTEGRITY"))
    checks, _renewal, _signer = judge_renewal(spaced, signature, portal.trust, AFTER)
    assert {check.code for check in checks if check.outcome != "pass"} == {"VFY-RENEWAL-FORM"}
    monkeypatch.setattr(manifest_module, "parse_renewal", lambda _data: portal.first.renewal)
    checks, _renewal, _signer = judge_renewal(spaced, signature, portal.trust, AFTER)
    assert judge(checks) == (PASSED, None)


def test_a_record_without_signature(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    data = portal.store.get(portal.first.record_file.sha256)
    checks, _renewal, _signer = judge_renewal(data, None, portal.trust, AFTER)
    assert {check.code for check in checks if check.outcome != "pass"} == {"VFY-RENEWAL-UNSIGNED"}
    monkeypatch.setattr(manifest_module, "failed", lambda code, *_args, **_params: passed(code))
    checks, _renewal, _signer = judge_renewal(data, None, portal.trust, AFTER)
    assert judge(checks) == (PASSED, None)
    once(portal)
    (portal.root / portal.first.signature_file.path).unlink()
    assert judged(portal, AFTER).indication is FAILED


def test_a_record_in_another_place(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    once(portal)
    place = (portal.root / portal.first.record_file.path).parent
    place.rename(place.with_name("7"))
    moment = RENEWED_AT + timedelta(days=1)
    assert broken(judged(portal, moment))["renewal.json"] == {"VFY-RENEWAL-PLACE"}
    monkeypatch.setattr(renewals_module, "failed", lambda code, *_args, **_params: passed(code))
    assert "renewal.json" not in broken(judged(portal, moment))


def test_a_record_of_strangers_proves_nothing(portal: Portal, tmp_path: Path) -> None:
    once(portal)
    stranger = Authority(tmp_path / "stranger", RENEWED_AT)
    stranger.issue("seal", RENEWED_AT, RENEWED_AT + YEAR)
    stranger.issue("tsa", RENEWED_AT, RENEWED_AT + 9 * YEAR, stamping=True)
    session = start(open_sealer(stranger.signing("seal", "tsa"), never_asked), TickingClock(RENEWED_AT))
    signed = sign_renewal(portal.first.renewal, session, portal.store, TickingClock(RENEWED_AT))
    write(portal.root, portal.store, signed.record_file, signed.signature_file)
    found = judged(portal, AFTER)
    assert found.indication is not PASSED
    assert "manifest.json" in broken(found)
