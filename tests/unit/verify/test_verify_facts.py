"""The signed statement of a fact, judged by itself: who said it, when, and that no byte of it was changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from authority import YEAR, Authority
from pki import NOW, MemoryStore, TickingClock, never_asked

from gazette.model import Indication, IssueId, judge
from gazette.model.fact_record import FactRecord
from gazette.model.status import Fact, FactKind
from gazette.sign import open_sealer
from gazette.sign.facts import sign_fact
from gazette.sign.sealer import start
from gazette.verify import Trust, load_trust, verify_paths
from gazette.verify import manifest as manifest_module
from gazette.verify.guard import passed
from gazette.verify.manifest import judge_fact

PASSED, FAILED = Indication.PASSED, Indication.FAILED
AFTER = NOW + timedelta(days=1)
FACT = Fact(
    FactKind.WITHDRAWN,
    "/akn/vn/act/quyet-dinh/ttg/2026-01-05/1-2026-qd-ttg",
    date(2026, 11, 25),
    "Đăng nhầm",
    "an",
    NOW,
)


@dataclass(frozen=True)
class Stated:
    data: bytes
    signature: bytes
    trust: Trust


@pytest.fixture(scope="module")
def stated(tmp_path_factory: pytest.TempPathFactory) -> Stated:
    folder, store = tmp_path_factory.mktemp("facts"), MemoryStore()
    authority = Authority(folder, NOW)
    authority.issue("seal", NOW, NOW + 3 * YEAR)
    authority.issue("tsa", NOW, NOW + 3 * YEAR, stamping=True)
    session = start(open_sealer(authority.signing("seal", "tsa"), never_asked), TickingClock(NOW))
    record = FactRecord(FACT, 1, "/eli/vn/quyet-dinh/2026/1-2026-qd-ttg", IssueId("vn", 2026, (1,)), demonstration=True)
    signed = sign_fact(1, record, session, store, TickingClock(NOW))
    trust = load_trust((folder / "root.pem",))
    return Stated(store.get(signed.record_file.sha256), store.get(signed.signature_file.sha256), trust)


@pytest.fixture
def folder(stated: Stated, tmp_path: Path) -> Path:
    place = tmp_path / "eli/vn/quyet-dinh/2026/1-2026-qd-ttg/facts/1"
    place.mkdir(parents=True)
    (place / "fact.json").write_bytes(stated.data)
    (place / "fact.json.p7s").write_bytes(stated.signature)
    return place


def rejecting(checks) -> set[str]:
    return {check.code for check in checks if check.outcome not in ("pass", "skipped")}


def test_a_statement_is_judged_by_itself_and_in_its_folder(stated: Stated, folder: Path) -> None:
    for paths in ([folder / "fact.json"], [folder / "fact.json.p7s"], [folder.parents[1]]):
        verdict = verify_paths(paths, stated.trust, AFTER)
        assert verdict.indication is PASSED
        (file,) = verdict.files
        assert {("fact", "withdrawn"), ("on", "2026-11-25"), ("reason", "Đăng nhầm")} <= set(file.document)
        assert file.signer is not None


@pytest.mark.parametrize(("old", "new"), [(b"withdrawn", b"suspended"), (b"2026-11-25", b"2027-11-25")])
def test_a_statement_that_was_changed(stated: Stated, folder: Path, old: bytes, new: bytes) -> None:
    (folder / "fact.json").write_bytes(stated.data.replace(old, new, 1))
    verdict = verify_paths([folder], stated.trust, AFTER)
    assert (verdict.indication, rejecting(verdict.files[0].checks)) == (FAILED, {"VFY-INTEGRITY"})


def test_a_statement_in_another_form(stated: Stated, monkeypatch: pytest.MonkeyPatch) -> None:
    spaced = stated.data.replace(b'","', b'", "', 1)
    assert spaced != stated.data
    monkeypatch.setattr(manifest_module, "_integrity", lambda *_args: passed("VFY-INTEGRITY"))
    checks, _fact, _signer = judge_fact(spaced, stated.signature, stated.trust, AFTER)
    assert rejecting(checks) == {"VFY-FACT-FORM"}
    monkeypatch.setattr(manifest_module, "parse_fact", lambda _data: None)
    assert judge(judge_fact(spaced, stated.signature, stated.trust, AFTER)[0]) == (PASSED, None)


def test_a_statement_without_signature(stated: Stated, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "fact.json.p7s").unlink()
    verdict = verify_paths([folder], stated.trust, AFTER)
    assert (verdict.indication, rejecting(verdict.files[0].checks)) == (FAILED, {"VFY-FACT-UNSIGNED"})
    monkeypatch.setattr(manifest_module, "failed", lambda code, *_args, **_params: passed(code))
    assert judge(judge_fact(stated.data, None, stated.trust, AFTER)[0]) == (PASSED, None)
