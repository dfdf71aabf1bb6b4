"""When a log says that things happened, against the timestamps over its checkpoints: each file only one check rejects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gazette.config import load_config
from gazette.config.write import NewWorkspace
from gazette.model import Check, Outcome
from gazette.pipeline.init import make_workspace
from gazette.sign.text_stamp import stamp_text
from gazette.tlog.checkpoint import Checkpoint
from gazette.tlog.entry import Act, Entry
from gazette.tlog.merkle import root
from gazette.tlog.note import LOG_KEY, Note, NoteKey, signed_line
from gazette.tlog.policy import Policy
from gazette.tlog.tiles import Edge, append, node_reader
from gazette.verify.log_audit import audit
from gazette.verify.trust import Trust, load_trust

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = NoteKey("gazette.example/log", LOG_KEY, KEY.public_key().public_bytes_raw())
POLICY = Policy((PUBLIC,))
HOUR = timedelta(hours=1)
START = datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - the certificates of the demonstration begin now
ABOUT = NewWorkspace(
    "Gazette", "Office", "https://gazette.example", "vn", "vn", "Asia/Ho_Chi_Minh", "en", "Demonstration"
)


@dataclass(frozen=True)
class Clock:
    at: datetime

    def now(self) -> datetime:
        return self.at


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office") / "office"
    return make_workspace(folder, ABOUT, demo_keys=True, clock=Clock(START - HOUR))


def stamp(office: Path, text: str, at: datetime) -> bytes:
    signing = load_config(office).signing
    assert signing is not None
    return stamp_text(signing, text.encode(), Clock(at), lambda _path: "")


def log(office: Path, folder: Path, entries: Sequence[datetime], stamps: dict[int, datetime]) -> Path:
    """A portal whose log has these entries, and timestamps over its checkpoints of these sizes."""
    edge = Edge()
    held: dict[str, bytes] = {}
    for number, at in enumerate(entries, 1):
        entry = Entry(Act.PUBLISHED, "/akn/vn/act/x", f"vn/2026/{number}", at, (("x.pdf", sha256(b"x").hexdigest()),))
        edge, files = append(edge, [bytes(entry)])
        held |= {file.path: file.data for file in files}
        head = Checkpoint(PUBLIC.name, edge.size, root(edge.size, node_reader(edge.size, held.get)))
        if edge.size in stamps:
            held[f"timestamp/{edge.size}.tst"] = stamp(office, head.text, stamps[edge.size])
    held["checkpoint"] = str(Note(head.text, (signed_line(head.text, PUBLIC, KEY.sign),))).encode()
    for path, data in held.items():
        place = folder / "log" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    (folder / "x.pdf").write_bytes(b"x")
    return folder


def failing(portal: Path, trust: Trust, moment: datetime = START + 9 * HOUR) -> dict[str, Check]:
    checks, _ = audit(portal, POLICY, None, trust, moment)
    return {check.code: check for check in checks if check.outcome is not Outcome.PASS}


@pytest.fixture
def trust(office: Path) -> Trust:
    return load_trust([office / "keys" / "root.pem"])


TIMES = [START, START + HOUR, START + 2 * HOUR]
STAMPS = {1: START, 3: START + 2 * HOUR}


def test_a_log_whose_times_are_in_order(office: Path, tmp_path: Path, trust: Trust) -> None:
    assert failing(log(office, tmp_path, TIMES, STAMPS), trust) == {}


def test_without_roots_the_timestamps_are_not_judged_and_that_is_told(office: Path, tmp_path: Path) -> None:
    (told,) = failing(log(office, tmp_path, TIMES, STAMPS), Trust(())).values()
    assert (told.code, told.outcome) == ("VFY-LOG-NO-ROOT", Outcome.SKIPPED)


@pytest.mark.parametrize(
    ("times", "index"),
    [
        ([START, START - 2 * HOUR, START + 2 * HOUR], "1"),
        ([START - 2 * HOUR, START - HOUR, START - HOUR], "1"),
        ([START + HOUR, START + HOUR, START + 2 * HOUR], "0"),
    ],
    ids=["before the entry before it", "before the timestamp before it", "after the timestamp over it"],
)
def test_a_back_dated_entry(office: Path, tmp_path: Path, trust: Trust, times: list[datetime], index: str) -> None:
    (found,) = failing(log(office, tmp_path, times, STAMPS), trust).values()
    assert (found.code, found.outcome, dict(found.params)["index"]) == ("VFY-LOG-ORDER", Outcome.FAIL, index)


def test_an_entry_from_the_future(office: Path, tmp_path: Path, trust: Trust) -> None:
    portal = log(office, tmp_path, [START, START + 2 * HOUR], {1: START})
    found = failing(portal, Trust(()), START + HOUR)["VFY-LOG-ORDER"]
    assert (found.outcome, found.sub_indication) == (Outcome.INDETERMINATE, "NOT_YET_VALID")


def test_the_newest_checkpoint_without_its_timestamp(office: Path, tmp_path: Path, trust: Trust) -> None:
    (found,) = failing(log(office, tmp_path, TIMES, {1: START}), trust).values()
    assert (found.code, found.outcome, found.sub_indication) == ("VFY-LOG-STAMP", Outcome.INDETERMINATE, "NO_POE")


def test_a_timestamp_over_another_checkpoint(office: Path, tmp_path: Path, trust: Trust) -> None:
    portal = log(office, tmp_path, TIMES, STAMPS)
    (portal / "log/timestamp/2.tst").write_bytes((portal / "log/timestamp/3.tst").read_bytes())
    (found,) = failing(portal, trust).values()
    assert (found.code, found.sub_indication, dict(found.params)["size"]) == ("VFY-LOG-STAMP", "HASH_FAILURE", "2")


def test_a_timestamp_by_an_authority_under_another_root(office: Path, tmp_path: Path, trust: Trust) -> None:
    other = make_workspace(tmp_path / "other", ABOUT, demo_keys=True, clock=Clock(START - HOUR))
    (tmp_path / "portal").mkdir()
    (found,) = failing(log(other, tmp_path / "portal", TIMES, STAMPS), trust).values()
    assert (found.code, found.sub_indication) == ("VFY-LOG-STAMP", "NO_CERTIFICATE_CHAIN_FOUND")


@pytest.mark.parametrize("name", ["4.tst", "0.tst", "03.tst", "x.tst", "3.der"])
def test_a_file_that_is_no_timestamp_of_this_log(office: Path, tmp_path: Path, trust: Trust, name: str) -> None:
    portal = log(office, tmp_path, TIMES, STAMPS)
    (portal / "log/timestamp" / name).write_bytes(b"x")
    (found,) = failing(portal, trust).values()
    assert (found.code, found.sub_indication) == ("VFY-LOG-STAMP", "FORMAT_FAILURE")


def test_no_byte_of_a_timestamp_can_change_unseen(office: Path, tmp_path: Path, trust: Trust) -> None:
    portal = log(office, tmp_path, TIMES[:1], {1: START})
    place = portal / "log/timestamp/1.tst"
    whole = place.read_bytes()
    for at in range(0, len(whole), 7):
        place.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert set(failing(portal, trust)) == {"VFY-LOG-STAMP"}, at
