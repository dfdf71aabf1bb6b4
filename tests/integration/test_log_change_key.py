"""The log's key changes: by plan, after a theft, and what is refused."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bench import INBOX, Bench, copy, fresh

from gazette.cli.main import run

FIRST, SECOND = INBOX / "83-2008-qd-ttg.xml", INBOX / "902-2026-qd-ttg.docx"


@pytest.fixture(scope="module")
def logged_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = fresh(tmp_path_factory.mktemp("template") / "logged")
    assert run(["-C", str(folder), "run", str(FIRST), "-q"]) == 0
    return folder


@pytest.fixture
def bench(logged_template: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Bench:
    return Bench(copy(logged_template, tmp_path / "workspace"), capfd)


def new_key(path: Path) -> Path:
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", path], check=True)
    return path


def use(bench: Bench, key: Path) -> None:
    bench.set('file = "keys/log.pem"\npassphrase = "file:keys/log.pass"', f'file = "{key}"\npassphrase = "none"')


def audited(portal: Path, at: Path, *lines: str) -> tuple[int, dict[str, str]]:
    """What an auditor finds who believes these keys, in a process that knows no workspace."""
    policy = at / "reader.policy"
    policy.write_text("".join(f"log {line}\n" for line in lines) + "quorum none\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "gazette.cli", "log", "check", portal, "--log", policy, "--json"],
        cwd=at, capture_output=True, text=True, check=False,
    )  # fmt: skip
    checks = json.loads(done.stdout)["files"][0]["checks"]
    return done.returncode, {check["code"]: check["outcome"] for check in checks}


def test_both_keys_can_prove_their_side(bench: Bench, tmp_path: Path) -> None:
    old = bench("log", "policy")[1]["key"]
    before = copy(bench.current.resolve(), tmp_path / "before")
    key = new_key(tmp_path / "second.pem")
    code, said = bench("log", "change-key", key, "--passphrase", "none")
    assert (code, said["size"]) == (0, 2)
    assert bench("site", "build")[0] == 0
    # The seam: one checkpoint that both sides accept, whichever key they know.
    for known in (old, said["key"]):
        assert audited(bench.current, tmp_path, known)[0] == 0
    use(bench, key)
    assert bench("run", SECOND)[0] == 0
    assert audited(bench.current, tmp_path, said["key"])[0] == 0
    assert audited(bench.current, tmp_path, old, said["key"])[0] == 0
    code, found = audited(bench.current, tmp_path, old)
    assert (code, found) == (1, {"VFY-LOG-CHECKPOINT": "fail"})
    # What the new key alone signed grew from what the old one signed.
    since = tmp_path / "since"
    shutil.copy(before / "log" / "checkpoint", since)
    done = subprocess.run(
        [sys.executable, "-m", "gazette.cli", "log", "check", bench.current, "--log", tmp_path / "both", "--since", since],
        cwd=policy(tmp_path / "both", old, said["key"]).parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def policy(path: Path, *keys: str) -> Path:
    path.write_text("".join(f"log {key}\n" for key in keys) + "quorum none\n", "utf-8")
    return path


def test_a_reader_who_dropped_the_stolen_key_can_check_old_issues(bench: Bench, tmp_path: Path) -> None:
    key = new_key(tmp_path / "second.pem")
    said = bench("log", "change-key", key, "--passphrase", "none")[1]
    use(bench, key)
    policy(bench.folder / "keys" / "log.policy", said["key"])
    bench.set("[log.key]", '[log]\npolicy = "keys/log.policy"\n[log.key]')
    assert bench("site", "build")[0] == 0
    (paper,) = bench.current.rglob("83-2008-qd-ttg.pdf")
    code, verdict = bench(
        "verify", paper, "--trust", bench.folder / "keys" / "root.pem", "--log", bench.folder / "keys" / "log.policy"
    )
    assert (code, verdict["indication"]) == (0, "TOTAL-PASSED")


def test_a_thief_with_the_old_key_makes_another_log(bench: Bench, tmp_path: Path, capfd: pytest.CaptureFixture) -> None:
    thief = Bench(copy(bench.folder, tmp_path / "thief"), capfd)
    key = new_key(tmp_path / "second.pem")
    said = bench("log", "change-key", key, "--passphrase", "none")[1]
    assert thief("run", SECOND)[0] == 0
    assert audited(thief.current, tmp_path, said["key"]) == (1, {"VFY-LOG-CHECKPOINT": "fail"})


def test_a_key_or_a_name_that_the_log_does_not_know_appends_nothing(bench: Bench, tmp_path: Path) -> None:
    first, second = new_key(tmp_path / "second.pem"), new_key(tmp_path / "third.pem")
    checkpoint = (bench.current / "log" / "checkpoint").read_bytes()
    assert bench("log", "change-key", first, "--passphrase", "none")[0] == 0
    code, said = bench("run", SECOND)
    assert (code, said["error"]["code"]) == (9, "LOG-OTHER-KEY"), "the old key has ended"
    use(bench, second)
    code, said = bench("run", SECOND)
    assert (code, said["error"]["code"]) == (9, "LOG-OTHER-KEY"), "a stranger's"
    code, said = bench("log", "change-key", first, "--passphrase", "none")
    assert (code, said["error"]["code"]) == (9, "LOG-KEY-USED")
    bench.set("[log.key]", '[log]\norigin = "another.example/log"\n[log.key]')
    code, said = bench("run", SECOND)
    assert (code, said["error"]["code"]) == (9, "LOG-OTHER-ORIGIN")
    bench.set('origin = "another.example/log"\n', "")
    assert (bench.current / "log" / "checkpoint").read_bytes() == checkpoint
    bench.set(str(second), str(first))
    assert bench("run", SECOND)[0] == 0


def test_a_key_given_up_does_not_come_back(bench: Bench, tmp_path: Path) -> None:
    first, second = new_key(tmp_path / "second.pem"), new_key(tmp_path / "third.pem")
    for key in (first, second):
        assert bench("log", "change-key", key, "--passphrase", "none")[0] == 0
    code, said = bench("log", "change-key", first, "--passphrase", "none")
    assert (code, said["error"]["code"]) == (9, "LOG-KEY-USED")


def test_there_is_no_key_to_change_before_the_first_entry(tmp_path: Path, empty: Bench) -> None:
    code, said = empty("log", "change-key", new_key(tmp_path / "second.pem"), "--passphrase", "none")
    assert (code, said["error"]["code"]) == (4, "LOG-EMPTY")
