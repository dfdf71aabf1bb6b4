"""The proof of a log beside a file: for every check a proof that only it rejects."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gazette.model import FileVerdict, Indication, Outcome, Verdict
from gazette.tlog.checkpoint import Checkpoint
from gazette.tlog.entry import Act, Entry
from gazette.tlog.merkle import inclusion_proof, root
from gazette.tlog.note import LOG_KEY, WITNESS_KEY, Note, NoteKey, signed_line
from gazette.tlog.policy import Policy
from gazette.tlog.proof import Proof
from gazette.tlog.tiles import Edge, append, node_reader
from gazette.verify.log import judge_log
from gazette.verify.log_beside import with_log

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
FILE = sha256(b"the file").hexdigest()
ORIGIN = "gazette.example/log"


def key_pair(name: str, kind: int, seed: int) -> tuple[Ed25519PrivateKey, NoteKey]:
    private = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    return private, NoteKey(name, kind, private.public_key().public_bytes_raw())


LOG, LOG_PUBLIC = key_pair(ORIGIN, LOG_KEY, 1)
WITNESS, WITNESS_PUBLIC = key_pair("library.example", WITNESS_KEY, 2)
POLICY = Policy((LOG_PUBLIC,), (WITNESS_PUBLIC,), WITNESS_PUBLIC)


def entry(*, at: datetime = NOW - timedelta(hours=1), digest: str = FILE) -> Entry:
    return Entry(Act.PUBLISHED, "/akn/vn/act/x", "vn/2026/1", at, (("x.pdf", digest),))


def proof(
    of: Entry,
    *,
    seen: datetime = NOW - timedelta(minutes=30),
    witnessed: bool = True,
    log: Ed25519PrivateKey = LOG,
    logged: Entry | None = None,
) -> bytes:
    """A proof that `of` stands in a log of five; the log may hold another entry in its place, or another key."""
    edge, files = append(Edge(), [b"0", b"1", bytes(logged or of), b"3", b"4"])
    held = {file.path: file.data for file in files}
    nodes = node_reader(edge.size, held.get)
    head = Checkpoint(ORIGIN, edge.size, root(edge.size, nodes))
    lines = [signed_line(head.text, LOG_PUBLIC, log.sign)]
    if witnessed:
        lines.append(signed_line(head.text, WITNESS_PUBLIC, WITNESS.sign, int(seen.timestamp())))
    note = str(Note(head.text, tuple(lines))).encode()
    return bytes(Proof(2, inclusion_proof(2, edge.size, nodes), note, bytes(of)))


def test_a_file_that_stands_in_the_log() -> None:
    checks, found = judge_log(FILE, proof(entry()), POLICY, NOW)
    assert found == entry()
    assert [check.code for check in checks] == [
        "VFY-LOG-PROOF", "VFY-LOG-ENTRY", "VFY-LOG-CHECKPOINT", "VFY-LOG-INCLUDED", "VFY-LOG-QUORUM", "VFY-LOG-TIME",
    ]  # fmt: skip
    assert {check.outcome for check in checks} == {Outcome.PASS}


OTHER = sha256(b"another").hexdigest()
BAD = {
    "VFY-LOG-ENTRY": (proof(entry(digest=OTHER)), Outcome.FAIL),
    "VFY-LOG-CHECKPOINT": (proof(entry(), log=Ed25519PrivateKey.from_private_bytes(bytes([9]) * 32)), Outcome.FAIL),
    "VFY-LOG-INCLUDED": (proof(entry(), logged=entry(digest=OTHER)), Outcome.FAIL),
    "VFY-LOG-QUORUM": (proof(entry(), witnessed=False), Outcome.INDETERMINATE),
    "VFY-LOG-TIME": (proof(entry(), seen=NOW + timedelta(days=1)), Outcome.INDETERMINATE),
}


@pytest.mark.parametrize("code", BAD)
def test_only_this_check_rejects(code: str) -> None:
    data, outcome = BAD[code]
    checks, _ = judge_log(FILE, data, POLICY, NOW)
    assert [(check.code, check.outcome) for check in checks if check.outcome is not Outcome.PASS] == [(code, outcome)]


def test_an_entry_that_was_seen_before_it_was_written() -> None:
    checks, _ = judge_log(FILE, proof(entry(), seen=NOW - timedelta(days=2)), POLICY, NOW)
    assert [check.outcome for check in checks if check.code == "VFY-LOG-TIME"] == [Outcome.FAIL]


def test_an_entry_from_the_future() -> None:
    checks, _ = judge_log(FILE, proof(entry(at=NOW + timedelta(days=1)), witnessed=False), Policy((LOG_PUBLIC,)), NOW)
    assert [check.code for check in checks if check.outcome is not Outcome.PASS] == ["VFY-LOG-TIME"]


@pytest.mark.parametrize("data", [b"", b"\xff", proof(entry())[:-1], proof(entry()).replace(b"extra ", b"extra A")])
def test_what_is_no_proof(data: bytes) -> None:
    checks, _ = judge_log(FILE, data, POLICY, NOW)
    assert any(check.outcome is Outcome.FAIL for check in checks)


def test_the_log_of_another_gazette() -> None:
    _, other = key_pair("other.example/log", LOG_KEY, 1)
    checks, _ = judge_log(FILE, proof(entry()), Policy((other,)), NOW)
    assert [check.code for check in checks if check.outcome is Outcome.FAIL] == ["VFY-LOG-CHECKPOINT"]


def test_every_bit_of_a_proof_counts() -> None:
    """Any changed byte is told, but for the names and lines of witnesses that nobody asks for."""
    good = proof(entry(), witnessed=False)
    policy = Policy((LOG_PUBLIC,))
    for at in range(len(good)):
        changed = bytearray(good)
        changed[at] ^= 1
        checks, _ = judge_log(FILE, bytes(changed), policy, NOW)
        assert any(check.outcome is not Outcome.PASS for check in checks), at


def verdict_on(*files: tuple[Path, str]) -> Verdict:
    passing = Indication.PASSED
    return Verdict(tuple(FileVerdict(str(path), digest, passing, None, ()) for path, digest in files))


def test_each_file_of_a_folder_is_judged_by_the_proof_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "a.tlog-proof").write_bytes(proof(entry()))
    (tmp_path / "b.tlog-proof").write_bytes(b"no proof")
    files = [("a.pdf", FILE), ("a-signed.pdf", FILE), ("b.pdf", OTHER), ("c.pdf", OTHER)]
    judged = with_log(verdict_on(*((tmp_path / name, digest) for name, digest in files)), POLICY, NOW)
    named, elsewhere, broken, unnamed = judged.files
    assert named.indication is elsewhere.indication is Indication.PASSED
    assert (broken.indication, broken.checks[0].code) == (Indication.FAILED, "VFY-LOG-PROOF")
    # Another file's proof says nothing against this one.
    assert (unnamed.indication, unnamed.checks[0].code) == (Indication.INDETERMINATE, "VFY-LOG-NONE")


def test_a_proof_of_the_files_own_name_goes_before_others(tmp_path: Path) -> None:
    (tmp_path / "x.tlog-proof").write_bytes(proof(entry()))
    (tmp_path / "a.tlog-proof").write_bytes(BAD["VFY-LOG-INCLUDED"][0])
    (found,) = with_log(verdict_on((tmp_path / "x.pdf", FILE)), POLICY, NOW).files
    assert found.indication is Indication.PASSED


def test_every_proof_of_a_folder_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        (tmp_path / f"{number}.tlog-proof").write_bytes(proof(entry(digest=OTHER)))
    count = 0
    read = Path.read_bytes

    def counted(path: Path) -> bytes:
        nonlocal count
        count += 1
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    with_log(verdict_on(*((tmp_path / f"file-{number}.pdf", FILE) for number in range(30))), POLICY, NOW)
    assert count == 30
