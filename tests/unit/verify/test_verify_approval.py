"""An approval that is published must be of what the manifest names: whoever holds the seal key can't make it so."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from persons import person
from pki import NOW, Demo, MemoryStore, TickingClock, rendered_issue

from gazette.model import Indication, IssueId, RenderedIssue, Silent
from gazette.model.approval import SignedApproval, approval_renditions, renditions_digest
from gazette.sign import sign_issue
from gazette.sign.approval import Wanted, sign_statement, statement
from gazette.sign.keys import LoadedKey
from gazette.verify import load_trust, verify_paths
from gazette.verify import paths as paths_module
from gazette.verify.guard import passed

EDITOR = person("Nguyễn Thị Mẫu", NOW - timedelta(days=1))
LATER = NOW + timedelta(days=1)


def published(demo: Demo, root: Path, change: str) -> Path:
    """The manifest of an issue that was sealed with an approval of something else, or of itself (`change` empty)."""
    store = MemoryStore()
    rendered = rendered_issue(store)
    issue = IssueId("vn", 2026, (9,)) if change == "issue" else rendered.issue.id
    digest = renditions_digest((file.path, file.sha256) for file in rendered.renditions)
    wanted = Wanted(issue, "0" * 64 if change == "files" else digest)
    stated = statement(wanted, EDITOR.certificate, "Đồng ý", NOW)
    signed = sign_statement(stated, LoadedKey(Path("x"), EDITOR.key, EDITOR.certificate, ()), NOW)
    if change == "form":
        signed = SignedApproval(b"{}", signed.signature)
    files = approval_renditions(rendered.issue.id, signed)
    for data in (signed.statement, signed.signature):
        store.put(data)
    whole: RenderedIssue = replace(rendered, renditions=(*rendered.renditions, *files))
    sealed = sign_issue(whole, demo.sealer, store, None, TickingClock(), Silent())
    for file in (*sealed.manifest.files, sealed.manifest_file, sealed.signature_file):
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(store.get(file.sha256))
    return root / sealed.manifest_file.path


def broken(root: Path, demo: Demo) -> set[tuple[str, str]]:
    files = verify_paths([root], load_trust(demo.config.roots), LATER).files
    return {
        (Path(file.path).name, check.code)
        for file in files
        for check in file.checks
        if check.outcome not in ("pass", "skipped")
    }


def test_an_approval_of_these_files_passes(demo: Demo, tmp_path: Path) -> None:
    published(demo, tmp_path, "")
    verdict = verify_paths([tmp_path], load_trust(demo.config.roots), LATER)
    assert verdict.indication is Indication.PASSED
    (approval,) = [file for file in verdict.files if file.path.endswith("approval.json")]
    assert "VFY-APPROVAL" in {check.code for check in approval.checks}


@pytest.mark.parametrize("change", ["files", "issue", "form"])
def test_one_of_anything_else_fails_by_that_check_alone(
    demo: Demo, tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(demo, tmp_path, change)
    assert broken(tmp_path, demo) == {("approval.json", "VFY-APPROVAL")}
    monkeypatch.setattr(paths_module, "failed", lambda code, *_args, **_params: passed(code))
    assert broken(tmp_path, demo) == set()
