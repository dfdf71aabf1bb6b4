"""The log with the real commands: the publisher here, witness and auditor in processes and folders of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from bench import Bench, copy
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from gazette.pipeline import release
from gazette.pipeline.clock import SystemClock
from gazette.tlog.note import Note, parse_key, parse_note, signed_line

SECOND = "Căn cứ Luật Tổ chức Chính phủ;"


def gazette(*arguments: object, at: Path) -> tuple[int, dict]:
    """A command in a process of its own that knows no workspace."""
    done = subprocess.run(
        [sys.executable, "-m", "gazette.cli", *map(str, arguments), "--json"],
        cwd=at, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, json.loads(done.stdout)


class Library:
    """A witness with a key and a memory of its own."""

    def __init__(self, home: Path, policy: str) -> None:
        home.mkdir()
        self.home = home
        subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", home / "key.pem"], check=True)
        (home / "log.policy").write_text(policy, "utf-8")

    def look(self, log: object) -> tuple[int, dict]:
        return gazette(
            "log", "witness", log, "--log", self.home / "log.policy", "--key", self.home / "key.pem",
            "--passphrase", "none", "--name", "library.example/w", "--state", self.home / "state", at=self.home,
        )  # fmt: skip


@pytest.fixture
def policy(published: Bench) -> str:
    code, key = published("log", "policy")
    assert code == 0
    return f"log {key['key']} {key['address']}\nquorum none\n"


@pytest.fixture
def library(tmp_path: Path, policy: str) -> Library:
    return Library(tmp_path / "library", policy)


def second_paper(bench: Bench, words: str = SECOND) -> Path:
    paper = bench.folder / "inbox" / "950-2026-qd-ttg.txt"
    sample = Path(__file__).parents[2] / "samples" / "inbox" / "900-2026-qh15.txt"
    text = sample.read_text("utf-8").replace("900/2026/QH15", "950/2026/QH15")
    paper.write_text(text.replace("QUỐC HỘI", "QUỐC HỘI", 1).replace("./.", f". {words}./.", 1), "utf-8")
    return paper


def publish_more(bench: Bench, words: str = SECOND) -> None:
    code, _ = bench("run", second_paper(bench, words))
    assert code == 0


def policy_file(folder: Path, text: str) -> Path:
    path = folder / "log.policy"
    path.write_text(text, "utf-8")
    return path


def test_a_portal_is_held_against_its_log(published: Bench, tmp_path: Path, policy: str) -> None:
    trusted = policy_file(tmp_path, policy)
    old = tmp_path / "old.checkpoint"
    shutil.copy(published.current / "log" / "checkpoint", old)
    publish_more(published)
    root = published.folder / "keys" / "root.pem"
    code, verdict = gazette(
        "log", "check", published.current, "--log", trusted, "--since", old, "--trust", root, at=tmp_path
    )
    assert code == 0, verdict
    assert [(check["code"], check["outcome"]) for check in verdict["files"][0]["checks"]] == [
        ("VFY-LOG-CHECKPOINT", "pass"), ("VFY-LOG-QUORUM", "pass"), ("VFY-LOG-GROWN", "pass"), ("VFY-LOG-TREE", "pass"),
        ("VFY-LOG-FILES", "pass"), ("VFY-LOG-UNLOGGED", "pass"), ("VFY-LOG-NUMBERS", "pass"),
        ("VFY-LOG-PAGES", "pass"),
        ("VFY-LOG-STAMP", "pass"), ("VFY-LOG-ORDER", "pass"),
    ]  # fmt: skip
    # The second run of the same command appends nothing.
    before = (published.current / "log" / "checkpoint").read_bytes()
    assert published("publish", "latest")[0] == 0
    assert (published.current / "log" / "checkpoint").read_bytes() == before


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("log/checkpoint", "VFY-LOG-CHECKPOINT"),
        ("log/tile/entries/000.p/14", "VFY-LOG-TREE"),
        ("log/tile/0/000.p/14", "VFY-LOG-TREE"),
        ("cong-bao/vn/2026/1/issue.xml", "VFY-LOG-FILES"),
    ],
)
def test_what_was_altered_in_a_copy_is_told(
    published: Bench, tmp_path: Path, policy: str, path: str, found: str
) -> None:
    kept = copy(published.current.resolve(), tmp_path / "copy")
    altered = kept / path
    altered.chmod(0o644)
    data = bytearray(altered.read_bytes())
    data[len(data) // 2] ^= 1
    altered.write_bytes(data)
    code, verdict = gazette("log", "check", kept, "--log", policy_file(tmp_path, policy), at=tmp_path)
    assert code == 1
    assert [check["code"] for check in verdict["files"][0]["checks"] if check["outcome"] == "fail"] == [found]


def test_an_issue_that_no_entry_names(published: Bench, tmp_path: Path, policy: str) -> None:
    kept = copy(published.current.resolve(), tmp_path / "copy")
    secret = kept / "cong-bao" / "vn" / "2026" / "2"
    secret.mkdir()
    manifest = json.loads((kept / "cong-bao/vn/2026/1/manifest.json").read_text("utf-8"))
    manifest["issue"]["numbers"] = [2]
    text = json.dumps(manifest, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    (secret / "manifest.json").write_text(text, "utf-8")
    code, verdict = gazette("log", "check", kept, "--log", policy_file(tmp_path, policy), at=tmp_path)
    assert code == 1
    assert [item["code"] for item in verdict["files"][0]["checks"] if item["outcome"] == "fail"] == ["VFY-LOG-UNLOGGED"]


def test_a_file_is_verified_with_its_place_in_the_log(published: Bench, tmp_path: Path, policy: str) -> None:
    trusted, root = policy_file(tmp_path, policy), published.folder / "keys" / "root.pem"
    (paper,) = published.current.rglob("909-cd-ttg.pdf")
    away = tmp_path / "away"
    away.mkdir()
    for suffix in (".pdf", ".tlog-proof"):
        shutil.copy(paper.with_suffix(suffix), away)
    code, verdict = gazette("verify", away / "909-cd-ttg.pdf", "--trust", root, "--log", trusted, at=away)
    outcomes = {check["code"]: check["outcome"] for check in verdict["files"][0]["checks"]}
    assert code == 0 and outcomes["VFY-LOG-INCLUDED"] == outcomes["VFY-LOG-ENTRY"] == "pass"
    # Another document's proof, and none at all.
    (other,) = published.current.rglob("907-qd-btp.tlog-proof")
    shutil.copy(other, away / "909-cd-ttg.tlog-proof")
    code, verdict = gazette("verify", away / "909-cd-ttg.pdf", "--trust", root, "--log", trusted, at=away)
    assert (code, verdict["indication"]) == (1, "TOTAL-FAILED")
    (away / "909-cd-ttg.tlog-proof").unlink()
    code, verdict = gazette("verify", away / "909-cd-ttg.pdf", "--trust", root, "--log", trusted, at=away)
    assert (code, verdict["indication"], verdict["files"][0]["sub_indication"]) == (1, "INDETERMINATE", "NO_POE")
    # The whole portal: every file that a manifest names has its proof.
    code, verdict = gazette("verify", published.current, "--trust", root, "--log", trusted, at=away)
    assert (code, verdict["indication"]) == (0, "TOTAL-PASSED")
    assert all(any(c["code"] == "VFY-LOG-ENTRY" for c in file["checks"]) for file in verdict["files"])


def test_a_witness_signs_a_log_that_grows_and_its_signature_is_published(
    published: Bench, library: Library, policy: str
) -> None:
    code, first = library.look(published.current / "log")
    assert (code, first["size"]) == (0, 14)
    publish_more(published)
    code, second = library.look(published.current / "log")
    assert (code, second["size"]) == (0, 16)
    # The publisher takes the signatures in; the proofs then lead to a checkpoint that was witnessed.
    key = witness_key(second["signature"], library)
    code, refused = published("log", "gather", library.home / "key.pem")
    assert (code, refused["error"]["code"]) == (3, "LOG-NO-POLICY")
    rule = policy.replace("quorum none", f"witness library {key}\nquorum library")
    (published.folder / "log.policy").write_text(rule, "utf-8")
    published.set("[log.key]", '[log]\npolicy = "log.policy"\n[log.key]')
    lines = library.home / "signatures"
    lines.write_text(f"{first['signature']}\n{second['signature']}\n", "utf-8")
    code, gathered = published("log", "gather", lines)
    assert (code, gathered) == (0, {"size": 16, "witnesses": ["library.example/w"]})
    assert published("site", "build")[0] == 0
    for proof in published.current.rglob("*.tlog-proof"):
        assert proof.read_text("utf-8").splitlines()[-1].startswith("— library.example/w ")
    code, again = published("log", "gather", lines)
    assert (code, again["witnesses"]) == (0, [])
    lines.write_text(second["signature"].replace("library", "stranger"), "utf-8")
    code, refused = published("log", "gather", lines)
    assert (code, refused["error"]["code"]) == (4, "LOG-COSIGNATURE")


def test_a_witness_that_signs_twice_and_late(published: Bench, library: Library, policy: str, tmp_path: Path) -> None:
    """Its second line changes nothing: a note with two of a key is refused. One for an older checkpoint is shown."""
    code, first = library.look(published.current / "log")
    assert code == 0
    publish_more(published)
    key = witness_key(first["signature"], library)
    rule = policy.replace("quorum none", f"witness library {key}\nquorum library")
    (published.folder / "log.policy").write_text(rule, "utf-8")
    published.set("[log.key]", '[log]\npolicy = "log.policy"\n[log.key]')
    assert published("site", "build")[0] == 0
    private = load_pem_private_key((library.home / "key.pem").read_bytes(), None)
    assert isinstance(private, Ed25519PrivateKey)
    (head,) = [head for head in heads_of(published) if f"\n{first['size']}\n" in head.text]
    later = signed_line(head.text, parse_key(key), private.sign, 2_000_000_000)
    lines = library.home / "signatures"
    lines.write_text(f"{first['signature']}\n{later}\n", "utf-8")
    assert published("log", "gather", lines) == (0, {"size": 14, "witnesses": ["library.example/w"]})
    lines.write_text(f"{later}\n", "utf-8")
    assert published("log", "gather", lines)[1]["witnesses"] == []
    assert published("site", "build")[0] == 0
    endings = {path.stem: path.read_text("utf-8").splitlines()[-1] for path in published.current.rglob("*.tlog-proof")}
    seen = {name for name, line in endings.items() if line == first["signature"]}
    assert len(seen) == 14 and len(endings) == 16
    # The newest checkpoint itself no witness has seen yet, and the audit says so.
    code, verdict = gazette("log", "check", published.current, "--log", policy_file(tmp_path, rule), at=tmp_path)
    told = {check["code"]: check["outcome"] for check in verdict["files"][0]["checks"]}
    assert (code, verdict["indication"], told["VFY-LOG-QUORUM"]) == (1, "INDETERMINATE", "indeterminate")


def heads_of(bench: Bench) -> list[Note]:
    with bench.ledger.open() as registry:
        return [parse_note(registry.archive.get(head.note)) for head in registry.log.heads()]


def test_what_is_logged_is_published_even_when_it_would_be_signed_otherwise_by_now(
    published: Bench, tmp_path: Path, policy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal, away = published.folder / "portal", published.folder / "away"
    portal.rename(away)
    portal.write_text("in the way", "utf-8")
    paper = second_paper(published)
    assert published("run", paper)[0] != 0
    portal.unlink()
    away.rename(portal)
    monkeypatch.setattr("gazette.sign.SIGN_VERSION", "another")
    code, said = published("publish", "latest")
    assert code == 0, said
    root = published.folder / "keys" / "root.pem"
    code, verdict = gazette(
        "verify", published.current, "--trust", root, "--log", policy_file(tmp_path, policy), at=tmp_path
    )
    assert (code, verdict["indication"]) == (0, "TOTAL-PASSED")
    code, verdict = gazette("log", "check", published.current, "--log", policy_file(tmp_path, policy), at=tmp_path)
    assert (code, verdict["indication"]) == (0, "TOTAL-PASSED")


def test_a_log_that_was_kept_does_not_stop_unsaid(published: Bench) -> None:
    path = published.folder / "gazette.toml"
    text = path.read_text("utf-8")
    table = text[text.index("[log.key]") :].partition("\n\n")[0]
    path.write_text(text.replace(table, ""), "utf-8")
    code, said = published("run", second_paper(published))
    assert (code, said["error"]["code"]) == (3, "LOG-NOT-CONFIGURED")


def test_two_publishers_at_once(published: Bench, tmp_path: Path, policy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other publisher runs between the building of a portal and its being put in place."""
    paper, first = second_paper(published), release.built_site

    def built(*arguments: object) -> object:
        found = first(*arguments)  # type: ignore[arg-type]
        others.append(gazette("-C", published.folder, "run", paper, at=tmp_path))
        return found

    others: list[tuple[int, dict]] = []
    with monkeypatch.context() as patch:
        patch.setattr(release, "built_site", built)
        assert published("site", "build")[0] == 0
    trusted = policy_file(tmp_path, policy)
    code, said = gazette("log", "check", published.current, "--log", trusted, at=tmp_path)
    assert (code, said["indication"]) == (0, "TOTAL-PASSED"), "what is published is not taken away"
    assert [said["error"]["code"] for _, said in others] == ["PUB-BUSY"]
    assert published("run", paper)[0] == 0
    code, said = gazette("log", "check", published.current, "--log", trusted, at=tmp_path)
    assert (code, said["indication"]) == (0, "TOTAL-PASSED")
    assert (published.current / "log" / "checkpoint").read_text("utf-8").splitlines()[1] == "16"


def test_another_program_reads_the_timestamps(published: Bench, tmp_path: Path) -> None:
    log = published.current / "log"
    text = (log / "checkpoint").read_text("utf-8").partition("\n\n")[0] + "\n"
    (tmp_path / "text").write_text(text, "utf-8")
    keys = published.folder / "keys"
    done = subprocess.run(
        ["openssl", "ts", "-verify", "-in", log / "timestamp" / "14.tst", "-token_in", "-data", tmp_path / "text",
         "-CAfile", keys / "root.pem", "-untrusted", keys / "ca.pem"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Verification: OK" in done.stdout + done.stderr


def test_a_void_number_is_told_so_that_nobody_misses_it(published: Bench, tmp_path: Path, policy: str) -> None:
    assert published("number", "void", "2026/2", "--reason", "Không phát hành số này")[0] == 0
    publish_more(published)
    trusted = policy_file(tmp_path, policy)
    code, verdict = gazette("log", "check", published.current, "--log", trusted, at=tmp_path)
    assert (code, verdict["indication"]) == (0, "TOTAL-PASSED"), verdict
    code, told = gazette("log", "news", published.current / "log", "--log", trusted, "--state", "seen", at=tmp_path)
    (void,) = [entry for entry in told["new"] if entry["kind"] == "void"]
    assert (void["issue"], void["work"], void["files"]) == ("vn/2026/2", "/cong-bao/vn/2026/2", {})
    size = told["size"]
    publish_more(published, "Một nội dung khác nữa.")
    assert published("publish", "latest")[0] == 0
    code, again = gazette("log", "news", published.current / "log", "--log", trusted, "--state", "seen", at=tmp_path)
    assert size == again["since"] and not [entry for entry in again["new"] if entry["kind"] == "void"]


def test_the_bundle_of_an_issue_is_enough_beside_the_log(published: Bench, tmp_path: Path, policy: str) -> None:
    before = (published.current / "cong-bao/vn/2026/1/bundle.zip").read_bytes()
    (paper,) = published.current.rglob("909-cd-ttg.pdf")
    away = tmp_path / "away"
    away.mkdir()
    shutil.copy(paper, away)
    shutil.copytree(published.current / "log", away / "copy" / "log")
    (away / "bundle.zip").write_bytes(before)
    root, trusted = published.folder / "keys" / "root.pem", policy_file(tmp_path, policy)
    asked = ("verify", "909-cd-ttg.pdf", "--trust", root, "--log", trusted, "--bundle", "copy")
    code, verdict = gazette(*asked, "--bundle", "bundle.zip", at=away)
    assert (code, verdict["indication"]) == (0, "TOTAL-PASSED")
    assert verdict["files"][0]["publication"]["state"] == "as published"
    code, verdict = gazette(*asked, at=away)
    assert (code, verdict["indication"], verdict["files"][0]["sub_indication"]) == (1, "INDETERMINATE", "NO_POE")
    # It changes when a proof does, and only then.
    publish_more(published)
    assert (published.current / "cong-bao/vn/2026/1/bundle.zip").read_bytes() == before


def test_places_that_are_no_log(library: Library, tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    os.mkfifo(tmp_path / "log" / "checkpoint")
    for place in (tmp_path / "log", "http://[::1", "http://gazette.example/\u00e9"):
        code, said = library.look(place)
        assert (code, said["error"]["code"]) == (4, "LOG-FILE")


def witness_key(line: str, library: Library) -> str:
    """The witness's vkey, made from its public key by another program."""
    import base64

    der = subprocess.run(
        ["openssl", "pkey", "-in", library.home / "key.pem", "-pubout", "-outform", "DER"],
        check=True,
        capture_output=True,
    ).stdout
    name, encoded = line.removeprefix("— ").split(" ")
    identity = base64.b64decode(encoded)[:4].hex()
    return f"{name}+{identity}+{base64.b64encode(bytes([4]) + der[-32:]).decode()}"


def refused(library: Library, log: Path) -> str:
    code, said = library.look(log)
    assert code == 9
    return said["error"]["code"]


def test_a_log_that_was_cut(published: Bench, library: Library, tmp_path: Path) -> None:
    old = copy(published.current.resolve() / "log", tmp_path / "log")
    publish_more(published)
    assert library.look(published.current / "log")[0] == 0
    assert refused(library, old) == "LOG-REFUSED-SHORTER"


def test_going_back_to_an_older_release_takes_nothing_of_the_log_back(published: Bench, library: Library) -> None:
    publish_more(published)
    assert library.look(published.current / "log")[0] == 0
    assert published("site", "rollback")[0] == 0
    assert not list(published.current.glob("cong-bao/vn/2026/2"))
    assert library.look(published.current / "log")[0] == 0


def test_an_issue_that_is_dated_back(
    published: Bench, tmp_path: Path, policy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The publisher's clock is turned back, and with it the demonstration's authority of timestamps."""
    now = SystemClock.now
    with monkeypatch.context() as patch:
        patch.setattr(SystemClock, "now", lambda self: now(self) - timedelta(minutes=30))
        publish_more(published)
    root = published.folder / "keys" / "root.pem"
    code, verdict = gazette(
        "log", "check", published.current, "--log", policy_file(tmp_path, policy), "--trust", root, at=tmp_path
    )
    assert code == 1
    assert [item["code"] for item in verdict["files"][0]["checks"] if item["outcome"] == "fail"] == ["VFY-LOG-ORDER"]


def test_a_log_that_was_forked_rewritten_or_shown_in_two_versions(
    published: Bench, library: Library, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whoever holds all the publisher's keys signs another past; the witness remembers the one it saw."""
    other = Bench(copy(published.folder, tmp_path / "other"), capfd)
    publish_more(published)
    publish_more(other, "Một nội dung khác.")
    assert library.look(published.current / "log")[0] == 0
    assert refused(library, other.current / "log") == "LOG-REFUSED-FORK"
    paper = other.folder / "inbox" / "951.txt"
    paper.write_text(
        (other.folder / "inbox" / "950-2026-qd-ttg.txt").read_text("utf-8").replace("950/", "951/"), "utf-8"
    )
    assert other("run", paper)[0] == 0
    assert refused(library, other.current / "log") == "LOG-REFUSED-INCONSISTENT"
    # The honest log is still signed: a refusal changes nothing of what is remembered.
    assert library.look(published.current / "log")[0] == 0


def test_a_log_of_another_key(published: Bench, tmp_path: Path) -> None:
    line = "log other.example/log+00000000+AQ==\nquorum none\n"
    stranger = Library(tmp_path / "stranger", line)
    code, said = stranger.look(published.current / "log")
    assert (code, said["error"]["code"]) == (4, "LOG-POLICY")
    code, key = published("log", "policy")
    assert code == 0
    published.set("[log.key]", '[log]\norigin = "other.example/log"\n[log.key]')
    code, other = published("log", "policy")
    assert code == 0 and other["key"] != key["key"]
    (stranger.home / "log.policy").write_text(f"log {other['key']}\nquorum none\n", "utf-8")
    assert refused(stranger, published.current / "log") == "LOG-REFUSED-SIGNATURE"


def test_tiles_half_uploaded_and_a_damaged_memory(published: Bench, library: Library, tmp_path: Path) -> None:
    kept = copy(published.current.resolve() / "log", tmp_path / "log")
    shutil.rmtree(kept / "tile" / "0")
    code, said = library.look(kept)
    assert (code, said["error"]["code"]) == (4, "LOG-TILE")
    code, said = library.look(tmp_path)
    assert (code, said["error"]["code"]) == (4, "LOG-NONE")
    assert library.look(published.current / "log")[0] == 0
    (remembered,) = (library.home / "state").glob("*.checkpoint")
    remembered.write_bytes(b"nothing")
    code, said = library.look(published.current / "log")
    assert (code, said["error"]["code"]) == (4, "LOG-STATE")
