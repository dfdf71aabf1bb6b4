"""What is new in a log, for whoever follows it: nothing told twice, nothing told that is not proved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gazette.errors import ConflictError, InputError
from gazette.messages import text
from gazette.pipeline.monitor import News, is_about, news
from gazette.tlog.checkpoint import Checkpoint
from gazette.tlog.entry import Act, Entry
from gazette.tlog.merkle import root
from gazette.tlog.note import LOG_KEY, WITNESS_KEY, Note, NoteKey, signed_line
from gazette.tlog.policy import Policy
from gazette.tlog.tiles import Edge, append, node_reader

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = NoteKey("gazette.example/log", LOG_KEY, KEY.public_key().public_bytes_raw())
WITNESS = NoteKey("library.example/w", WITNESS_KEY, bytes(32))
AT = datetime(2026, 11, 25, 12, tzinfo=UTC)


def entry(number: int, work: str = "/akn/vn/act/quyet-dinh/ttg/2026-01-02/{}-2026-qd-ttg", act: Act = Act.PUBLISHED):
    return Entry(act, work.format(number), f"vn/2026/{number}", AT, ())


def write(folder: Path, entries: Sequence[bytes], *, origin: NoteKey = PUBLIC) -> Path:
    edge, files = append(Edge(), entries)
    held = {file.path: file.data for file in files}
    head = Checkpoint(origin.name, edge.size, root(edge.size, node_reader(edge.size, held.get)))
    held["checkpoint"] = str(Note(head.text, (signed_line(head.text, origin, KEY.sign),))).encode()
    for path, data in held.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return folder


def look(folder: Path, tmp_path: Path, *about: str, policy: Policy = Policy((PUBLIC,))) -> News:
    return news(str(folder), policy, about, tmp_path / "state")


def refused(folder: Path, tmp_path: Path, policy: Policy = Policy((PUBLIC,))) -> str:
    with pytest.raises((ConflictError, InputError)) as caught:
        look(folder, tmp_path, policy=policy)
    return caught.value.code


def test_each_entry_is_told_once(tmp_path: Path) -> None:
    entries = [entry(number) for number in range(1, 601)]
    assert look(write(tmp_path / "log", [bytes(item) for item in entries[:300]]), tmp_path).entries == tuple(
        enumerate(entries[:300])
    )
    found = look(write(tmp_path / "log", list(map(bytes, entries))), tmp_path)
    assert (found.since, found.now.size) == (300, 600)
    assert found.entries == tuple(enumerate(entries))[300:]
    assert look(tmp_path / "log", tmp_path).entries == ()


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ((), True),
        (("ttg",), True),
        (("btp", "2-2026-qd-ttg"), True),
        (("/akn/vn",), True),
        (("akn/vn/act/quyet-dinh",), True),
        (("vn/2026/2",), True),
        (("tt",), False),
        (("/akn/v",), False),
        (("vn/2026",), False),
        (("btp",), False),
    ],
)
def test_what_an_entry_is_about(about: tuple[str, ...], told: bool) -> None:
    assert is_about(entry(2), about) is told


def test_a_log_that_changed_its_past_is_refused_and_what_was_seen_stays(tmp_path: Path) -> None:
    honest = list(map(bytes, map(entry, range(1, 6))))
    look(write(tmp_path / "log", honest[:3]), tmp_path)
    other = [bytes(entry(9)), *honest[1:]]
    assert refused(write(tmp_path / "other", other), tmp_path) == "LOG-REFUSED-INCONSISTENT"
    assert refused(write(tmp_path / "fork", other[:3]), tmp_path) == "LOG-REFUSED-FORK"
    assert refused(write(tmp_path / "cut", honest[:2]), tmp_path) == "LOG-REFUSED-SHORTER"
    assert look(write(tmp_path / "log", honest), tmp_path).since == 3


def test_a_log_that_no_witness_has_seen_is_told_when_one_has(tmp_path: Path) -> None:
    folder = write(tmp_path / "log", [bytes(entry(1))])
    assert refused(folder, tmp_path, Policy((PUBLIC,), (WITNESS,), WITNESS)) == "LOG-REFUSED-QUORUM"
    assert look(folder, tmp_path).since == 0


def test_an_entry_that_the_root_does_not_cover_is_not_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "log", [bytes(entry(1)), bytes(entry(2))])
    place = folder / "tile/entries/000.p/2"
    place.write_bytes(place.read_bytes().replace(b"vn/2026/2", b"vn/2026/3"))
    assert refused(folder, tmp_path) == "LOG-REFUSED-INCONSISTENT"


def test_an_entry_of_a_form_that_is_not_known(tmp_path: Path) -> None:
    assert refused(write(tmp_path / "log", [b"{}"]), tmp_path) == "LOG-REFUSED-ENTRY"


def test_an_entry_that_is_gone(tmp_path: Path) -> None:
    folder = write(tmp_path / "log", [bytes(entry(1))])
    (folder / "tile/entries/000.p/1").unlink()
    assert refused(folder, tmp_path) == "LOG-TILE"


@pytest.mark.parametrize("act", list(Act))
def test_every_act_has_its_word(act: Act) -> None:
    assert text(f"CLI-LOG-ACT-{act.name}", "vi") and text(f"CLI-LOG-ACT-{act.name}", "en")
