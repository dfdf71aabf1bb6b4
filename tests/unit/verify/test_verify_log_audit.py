"""Copies of portals that no honest publisher would hand out, held against their logs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gazette.model import Check, IssueId, Manifest, ManifestDocument, Outcome
from gazette.model.fact_record import FactRecord, fact_bytes
from gazette.model.status import Fact, FactKind, RemovedFile
from gazette.tlog.checkpoint import Checkpoint
from gazette.tlog.entry import Act, Entry, parse_entry
from gazette.tlog.merkle import root
from gazette.tlog.note import LOG_KEY, Note, NoteKey, signed_line
from gazette.tlog.policy import Policy
from gazette.tlog.tiles import Edge, append, node_reader
from gazette.verify.log_audit import _breaks, audit
from gazette.verify.trust import Trust

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = NoteKey("gazette.example/log", LOG_KEY, KEY.public_key().public_bytes_raw())
POLICY = Policy((PUBLIC,))
AT = datetime(2026, 11, 25, 12, tzinfo=UTC)


def entry(issue: str) -> Entry:
    return Entry(Act.PUBLISHED, "/akn/vn/act/x", issue, AT, (("x.pdf", sha256(b"x").hexdigest()),))


def portal(folder: Path, *issues: str, more: tuple[Entry, ...] = ()) -> Path:
    edge, files = append(Edge(), [bytes(item) for item in (*map(entry, issues), *more)])
    held = {file.path: file.data for file in files}
    head = Checkpoint(PUBLIC.name, edge.size, root(edge.size, node_reader(edge.size, held.get)))
    held["checkpoint"] = str(Note(head.text, (signed_line(head.text, PUBLIC, KEY.sign),))).encode()
    for path, data in held.items():
        place = folder / "log" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    (folder / "x.pdf").write_bytes(b"x")
    return folder


def failing(checks: tuple[Check, ...]) -> dict[str, Check]:
    return {check.code: check for check in checks if check.outcome not in (Outcome.PASS, Outcome.SKIPPED)}


def test_a_number_far_away_costs_no_more_than_a_near_one(tmp_path: Path) -> None:
    checks, _ = audit(
        portal(tmp_path, "vn/2026/1", "vn/2026/3", "vn/2026/1000000000000000000"), POLICY, None, Trust(()), AT
    )
    (found,) = failing(checks).values()
    assert found.code == "VFY-LOG-NUMBERS"
    assert dict(found.params) == {
        "numbers": "vn/2026: 2, vn/2026: 4-999999999999999999",
        "count": "999999999999999997",
    }


def test_an_issue_behind_a_link_is_not_passed_over(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "manifest.json").write_text("{}", "utf-8")
    copy = portal(tmp_path / "copy", "vn/2026/1")
    (copy / "issue").symlink_to(secret)
    checks, _ = audit(copy, POLICY, None, Trust(()), AT)
    assert set(failing(checks)) == {"VFY-LOG-UNLOGGED"}


def test_a_pdf_that_no_entry_and_no_manifest_names(tmp_path: Path) -> None:
    copy = portal(tmp_path, "vn/2026/1")
    (copy / "eli").mkdir()
    (copy / "eli" / "slipped-in.PDF").write_bytes(b"y")
    (found,) = failing(audit(copy, POLICY, None, Trust(()), AT)[0]).values()
    assert (found.code, dict(found.params)["paths"]) == ("VFY-LOG-UNLOGGED", "eli/slipped-in.PDF")


WORK, OTHER, ISSUE = "/akn/vn/act/x", "/akn/vn/act/other", "/cong-bao/vn/2026/1"
MANIFEST = b"of the issue"


@pytest.mark.parametrize(
    ("path", "data", "may_be_missing"),
    [
        ("x.pdf", b"x", True),
        ("cong-bao/vn/2026/1/book.pdf", b"book", True),
        ("cong-bao/vn/2026/1/manifest.json.p7s", MANIFEST, False),
        ("other.html", b"other", False),
        ("cong-bao/vn/2025/9/book.pdf", b"older", False),
    ],
)
def test_a_logged_redaction_takes_its_own_document_and_no_other(
    tmp_path: Path, path: str, data: bytes, may_be_missing: bool
) -> None:
    def named(*files: tuple[str, bytes]) -> tuple[tuple[str, str], ...]:
        return tuple((name, sha256(content).hexdigest()) for name, content in sorted(files))

    book, signature = ("cong-bao/vn/2026/1/book.pdf", b"book"), ("cong-bao/vn/2026/1/manifest.json.p7s", MANIFEST)
    older, other = ("cong-bao/vn/2025/9/book.pdf", b"older"), ("other.html", b"other")
    removed = (RemovedFile(path, sha256(data).hexdigest()),)
    fact = Fact(FactKind.REDACTED, WORK, AT.date(), "x", "", AT, basis="y", removed=removed)
    record = ("eli/x/facts/1/fact.json", fact_bytes(FactRecord(fact, 1, "/eli/x", IssueId("vn", 2026, (1,)), False)))
    more = (
        Entry(Act.PUBLISHED, ISSUE, "vn/2026/1", AT, named(book, signature)),
        Entry(Act.PUBLISHED, OTHER, "vn/2026/1", AT, named(other)),
        Entry(Act.PUBLISHED, "/cong-bao/vn/2025/9", "vn/2025/9", AT, named(older)),
        Entry(Act.REDACTED, WORK, "vn/2026/1", AT, named(record)),
    )
    copy = portal(tmp_path, "vn/2026/1", more=more)
    for name, content in (book, signature, older, other, record):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes(content)
    assert "VFY-LOG-FILES" not in failing(audit(copy, POLICY, None, Trust(()), AT)[0])
    (copy / path).unlink()
    found = failing(audit(copy, POLICY, None, Trust(()), AT)[0])
    assert ("VFY-LOG-FILES" not in found) is may_be_missing


def test_tiles_that_are_not_those_of_the_entries(tmp_path: Path) -> None:
    copy = portal(tmp_path, "vn/2026/1", "vn/2026/2", "vn/2026/3")
    tile = copy / "log" / "tile" / "0" / "000.p" / "3"
    data = tile.read_bytes()
    for other in (data[:-1] + bytes([data[-1] ^ 1]), data[:-1]):
        tile.write_bytes(other)
        assert set(failing(audit(copy, POLICY, None, Trust(()), AT)[0])) == {"VFY-LOG-TREE"}


def test_a_file_that_is_larger_than_any_of_a_log(tmp_path: Path) -> None:
    copy = portal(tmp_path, "vn/2026/1")
    with (copy / "log" / "checkpoint").open("wb") as stream:
        stream.truncate(1 << 40)  # it takes no room on the disk
    assert set(failing(audit(copy, POLICY, None, Trust(()), AT)[0])) == {"VFY-LOG-CHECKPOINT"}


def test_a_time_that_no_calendar_has() -> None:
    data = bytes(entry("vn/2026/1")).replace(b"2026-11-25T12:00:00Z", b"0001-01-01T00:00:00+23:59")
    with pytest.raises(ValueError, match="calendar"):
        parse_entry(data)


@pytest.mark.parametrize(
    ("ranges", "breaks"),
    [
        ([(3, 4), (5, 5), (5, 9)], []),
        ([(3, 4), (6, 9)], [6]),
        ([(3, 4), (3, 9)], [3]),
        ([(3, 4), (5, 10)], [5]),
        ([(4, 3)], [4]),
        ([(0, 3)], [0]),
        ([(3, 4), (7, 7), (8, 8), (2, 2)], [7, 2]),
    ],
)
def test_pages_that_do_not_follow_one_another(ranges: list[tuple[int, int]], breaks: list[int]) -> None:
    document = ManifestDocument("/akn/x", "/eli/x", "1", "Luật", "x", (), AT.date(), 1, 1, "", "")
    documents = tuple(replace(document, first_page=first, last_page=last) for first, last in ranges)
    manifest = Manifest(IssueId("vn", 2026, (1,)), AT.date(), "x", 9, "", documents, (), None, demonstration=False)
    assert list(_breaks(manifest)) == breaks
