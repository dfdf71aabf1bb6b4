"""The status bulletin beside a log: for every check a file that only it rejects, and never more said than is known."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gazette.errors import InputError
from gazette.model import Check, FileVerdict, Indication, Outcome, StateAsOf, Verdict
from gazette.model.status import Force, Publication
from gazette.tlog.bulletin import Bulletin, Listed, State, in_order
from gazette.tlog.checkpoint import Checkpoint
from gazette.tlog.entry import Act, Entry
from gazette.tlog.merkle import inclusion_proof, root
from gazette.tlog.note import LOG_KEY, Note, NoteKey, signed_line
from gazette.tlog.policy import Policy
from gazette.tlog.proof import Proof
from gazette.tlog.tiles import Edge, append, node_reader
from gazette.verify.bundle import opened
from gazette.verify.log_beside import with_log, without_policy

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ORIGIN = "gazette.example/log"
FILE = b"the file"
WORK = "/akn/vn/act/x"
PLACE = 2
KEY = Ed25519PrivateKey.from_private_bytes(bytes([1]) * 32)
PUBLIC = NoteKey(ORIGIN, LOG_KEY, KEY.public_key().public_bytes_raw())
POLICY = Policy((PUBLIC,))


@dataclass(frozen=True)
class Log:
    """A log of `size` entries; `fork` makes every entry but the first three another one."""

    size: int = 300
    fork: bool = False
    work: str = WORK

    @property
    def entries(self) -> list[bytes]:
        first = [b"0", b"1", bytes(self.entry)]
        return first + [f"{number}{'x' if self.fork else ''}".encode() for number in range(3, self.size)]

    @property
    def entry(self) -> Entry:
        return Entry(Act.PUBLISHED, self.work, "vn/2026/1", NOW - 30 * DAY, (("x.pdf", sha256(FILE).hexdigest()),))

    @property
    def files(self) -> dict[str, bytes]:
        return {file.path: file.data for file in append(Edge(), self.entries)[1]}

    @property
    def head(self) -> Checkpoint:
        return Checkpoint(ORIGIN, self.size, root(self.size, node_reader(self.size, self.files.get)))

    @property
    def proof(self) -> bytes:
        hashes = inclusion_proof(PLACE, self.size, node_reader(self.size, self.files.get))
        return bytes(Proof(PLACE, hashes, signed(self.head.text), bytes(self.entry)))


def signed(text: str, public: NoteKey = PUBLIC, key: Ed25519PrivateKey = KEY) -> bytes:
    return str(Note(text, (signed_line(text, public, key.sign),))).encode()


def bulletin(
    log: Log, *states: State, as_of: datetime = NOW - DAY, until: datetime = NOW + DAY, head: Checkpoint | None = None
) -> str:
    listed = in_order(Listed(PLACE, state, log.size - 1) for state in states)
    return Bulletin(head or log.head, as_of, until, listed).text


LOG = Log()


def lay(folder: Path, note: bytes, *, head: Log = LOG, proof: Log = LOG, tiles: bool = True) -> Path:
    """A copy of what a portal has: the document with its proof, log and bulletin."""
    (folder / "log").mkdir(parents=True)
    (folder / "x.pdf").write_bytes(FILE)
    (folder / "x.tlog-proof").write_bytes(proof.proof)
    (folder / "log/checkpoint").write_bytes(signed(head.head.text))
    (folder / "log/bulletin").write_bytes(note)
    for path, data in head.files.items() if tiles else ():
        (folder / "log" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "log" / path).write_bytes(data)
    return folder


def judged(folder: Path, *, moment: datetime = NOW, seen: bytes | None = None) -> FileVerdict:
    file = FileVerdict(
        str(folder / "x.pdf"), sha256(FILE).hexdigest(), Indication.PASSED, None,
        (Check("VFY-INTEGRITY", Outcome.PASS), Check("VFY-LOG", Outcome.SKIPPED), Check("VFY-BULLETIN", Outcome.SKIPPED)),
    )  # fmt: skip
    with opened([folder]) as bundle:
        return with_log(Verdict((file,)), POLICY, moment, bundle, seen).files[0]


def broken(file: FileVerdict) -> list[tuple[str, Outcome]]:
    return [(item.code, item.outcome) for item in file.checks if item.outcome not in (Outcome.PASS, Outcome.SKIPPED)]


AS_OF = NOW - DAY
UNKNOWN = StateAsOf()


@pytest.mark.parametrize(
    ("states", "publication", "legal"),
    [
        ((), "as published", "in force"),
        ((Publication.WITHDRAWN,), "withdrawn", "in force"),
        ((Publication.CORRECTED, Force.PARTLY_EXPIRED), "corrected", "partly expired"),
        ((Publication.REDACTED, Force.SUSPENDED), "redacted", "suspended"),
        ((Force.NOT_YET,), "as published", "not yet"),
        ((None,), "as published", None),
    ],
)
def test_what_it_says_of_a_document(
    states: tuple[State, ...], publication: str, legal: str | None, tmp_path: Path
) -> None:
    file = judged(lay(tmp_path, signed(bulletin(LOG, *states))))
    assert (broken(file), file.indication) == ([], Indication.PASSED)
    assert {check.code for check in file.checks if check.outcome is Outcome.SKIPPED} == set()
    assert file.publication == StateAsOf(publication, AS_OF)
    assert file.legal == (StateAsOf(legal, AS_OF) if legal else UNKNOWN)


def test_an_issue_has_no_legal_force(tmp_path: Path) -> None:
    log = Log(work="/cong-bao/vn/2026/1")
    file = judged(lay(tmp_path, signed(bulletin(log)), head=log, proof=log))
    assert (file.publication, file.legal) == (StateAsOf("as published", AS_OF), UNKNOWN)


def test_a_proof_under_an_older_checkpoint(tmp_path: Path) -> None:
    """Its log is that of the bulletin, as the tiles show."""
    file = judged(lay(tmp_path, signed(bulletin(LOG)), proof=Log(5)))
    assert (broken(file), file.publication.state) == ([], "as published")


OTHER = Ed25519PrivateKey.from_private_bytes(bytes([9]) * 32)
FORK = Log(fork=True)
FAIL, UNSURE = Outcome.FAIL, Outcome.INDETERMINATE
SHORT = Log(290)
BAD: dict[str, tuple[Outcome, Callable[[Path], FileVerdict]]] = {
    "VFY-BULLETIN-FORM": (FAIL, lambda at: judged(lay(at, signed(bulletin(LOG).replace("v1", "v2"))))),
    "VFY-BULLETIN-ORIGIN": (
        FAIL,
        lambda at: judged(lay(at, signed(bulletin(LOG, head=replace(LOG.head, origin="other.example/log"))))),
    ),
    "VFY-BULLETIN-SIGNED": (FAIL, lambda at: judged(lay(at, signed(bulletin(LOG), key=OTHER)))),
    "VFY-BULLETIN-TILES": (UNSURE, lambda at: judged(lay(at, signed(bulletin(LOG)), proof=Log(5), tiles=False))),
    "VFY-BULLETIN-OLDER": (
        FAIL,
        lambda at: judged(lay(at, signed(bulletin(LOG))), seen=signed(bulletin(LOG, as_of=NOW - DAY / 2))),
    ),
    "VFY-BULLETIN-SEEN": (FAIL, lambda at: judged(lay(at, signed(bulletin(LOG))), seen=b"")),
    "VFY-BULLETIN-TIME": (UNSURE, lambda at: judged(lay(at, signed(bulletin(LOG))), moment=NOW - 2 * DAY)),
    "VFY-BULLETIN-STALE": (UNSURE, lambda at: judged(lay(at, signed(bulletin(LOG))), moment=NOW + 2 * DAY)),
    "VFY-BULLETIN-BEHIND": (UNSURE, lambda at: judged(lay(at, signed(bulletin(SHORT))))),
}


@pytest.mark.parametrize("code", BAD)
def test_only_this_check_rejects(code: str, tmp_path: Path) -> None:
    outcome, judge = BAD[code]
    file = judge(tmp_path)
    assert broken(file) == [(code, outcome)]
    assert file.indication is (Indication.FAILED if outcome is FAIL else Indication.INDETERMINATE)
    assert (file.publication, file.legal) == (UNKNOWN, UNKNOWN)


@pytest.mark.parametrize(
    ("note", "head", "proof"), [(FORK, LOG, LOG), (FORK, FORK, LOG), (LOG, LOG, Log(100, fork=True))]
)
def test_a_bulletin_of_another_history(note: Log, head: Log, proof: Log, tmp_path: Path) -> None:
    """Same name, same key, another past: bulletin, checkpoint and proof must be of one log."""
    file = judged(lay(tmp_path, signed(bulletin(note)), head=head, proof=proof))
    assert {code for code, _ in broken(file)} == {"VFY-BULLETIN-BOUND"}
    assert (file.indication, file.publication) == (Indication.FAILED, UNKNOWN)


def test_another_root_of_the_same_size_needs_no_tiles(tmp_path: Path) -> None:
    file = judged(lay(tmp_path, signed(bulletin(FORK)), tiles=False))
    assert {code for code, _ in broken(file)} == {"VFY-BULLETIN-BOUND"}


def test_a_shorter_log_than_was_seen(tmp_path: Path) -> None:
    file = judged(lay(tmp_path, signed(bulletin(SHORT)), head=SHORT, proof=SHORT), seen=signed(bulletin(LOG)))
    assert broken(file) == [("VFY-BULLETIN-OLDER", FAIL)]


def test_what_an_overdue_bulletin_lists_stays_told(tmp_path: Path) -> None:
    """A withdrawal is not undone by time; that there was none is not known any more."""
    note = signed(bulletin(LOG, Publication.WITHDRAWN))
    file = judged(lay(tmp_path, note), moment=NOW + 2 * DAY)
    assert broken(file) == [("VFY-BULLETIN-STALE", UNSURE)]
    assert (file.publication, file.legal) == (StateAsOf("withdrawn", AS_OF), UNKNOWN)


def test_a_bundle_without_bulletin_and_a_reader_without_policy(tmp_path: Path) -> None:
    folder = lay(tmp_path, b"")
    (folder / "log/bulletin").unlink()
    file = judged(folder)
    assert broken(file) == [("VFY-BULLETIN-NONE", UNSURE)]
    file = without_policy(Verdict((file,))).files[0]
    assert ("VFY-LOG-POLICY", UNSURE) in broken(file)


def test_a_proof_that_is_only_in_the_bundle(tmp_path: Path) -> None:
    folder = lay(tmp_path / "copy", signed(bulletin(LOG, Publication.WITHDRAWN)))
    (folder / "x.pdf").rename(tmp_path / "x.pdf")
    archive = tmp_path / "bundle.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for path in sorted(folder.rglob("*")):
            made.write(path, path.relative_to(folder).as_posix())
    sha = sha256(FILE).hexdigest()
    file = FileVerdict(str(tmp_path / "x.pdf"), sha, Indication.PASSED, None, (Check("VFY-INTEGRITY", Outcome.PASS),))
    with opened([archive]) as bundle:
        told = with_log(Verdict((file,)), POLICY, NOW, bundle).files[0]
    assert (broken(told), told.publication.state) == ([], "withdrawn")


@pytest.mark.parametrize("name", ["../out", "/abs", "a/../../b", "a\\b", "c:x", "log"])
def test_an_archive_that_leads_out_of_itself(name: str, tmp_path: Path) -> None:
    archive = tmp_path / "in" / "bundle.zip"
    archive.parent.mkdir()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("log/checkpoint", b"")
        made.writestr(zipfile.ZipInfo(name), b"x")
    with pytest.raises(InputError), opened([archive]):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_what_is_no_archive_and_one_that_grows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import gazette.verify.bundle as module

    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04")
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("log/tile/0/000", bytes(3000))
    monkeypatch.setattr(module, "_LARGEST", 2000)
    for name in ("a.zip", "b.zip"):
        with pytest.raises(InputError), opened([tmp_path / name]):
            pass
