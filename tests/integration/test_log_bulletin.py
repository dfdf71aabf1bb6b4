"""The status bulletin with the real commands: made by publishing, asked by a stranger with a copy of the portal."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from bench import Bench, copy

from gazette.tlog.bulletin import parse_bulletin
from gazette.tlog.note import parse_note

DOCUMENT = "eli/vn/quyet-dinh/2008/83-2008-qd-ttg/83-2008-qd-ttg.pdf"


@pytest.fixture
def policy(published: Bench, tmp_path: Path) -> Path:
    path = tmp_path / "log.policy"
    path.write_bytes((published.current / "log/policy").read_bytes())
    return path


def asked(bench: Bench, portal: Path, policy: Path, *more: object) -> tuple[int, dict]:
    root = bench.folder / "keys/root.pem"
    code, said = bench("verify", portal / DOCUMENT, "--trust", root, "--log", policy, "--bundle", portal, *more)
    return code, said["files"][0]


def codes(file: dict) -> list[str]:
    return [check["code"] for check in file["checks"] if check["outcome"] not in ("pass", "skipped")]


def test_a_withdrawal_is_told_and_an_old_bulletin_refused(published: Bench, policy: Path, tmp_path: Path) -> None:
    code, file = asked(published, published.current, policy)
    assert (code, file["indication"], file["publication"]["state"]) == (0, "TOTAL-PASSED", "as published")
    before = copy(published.current.resolve(), tmp_path / "before")
    assert published("withdraw", "83/2008/QĐ-TTg", "--reason", "Đăng nhầm")[0] == 0
    assert published("publish", "latest")[0] == 0
    code, file = asked(published, published.current, policy, "--seen", before / "log/bulletin")
    assert (code, file["indication"], file["publication"]["state"]) == (1, "TOTAL-PASSED", "withdrawn")
    assert codes(file) == []
    # The copy made before is whole and says what was so; who has seen the newer one is not taken in.
    code, file = asked(published, before, policy)
    assert (code, file["publication"]["state"]) == (0, "as published")
    code, file = asked(published, before, policy, "--seen", published.current / "log/bulletin")
    assert (code, codes(file), file["publication"]["state"]) == (1, ["VFY-BULLETIN-OLDER"], "unknown")


def test_a_bulletin_is_made_when_there_is_something_to_say(published: Bench, policy: Path) -> None:
    def data() -> bytes:
        return (published.current / "log/bulletin").read_bytes()

    first = data()
    assert published("publish", "latest")[0] == 0
    assert data() == first
    code, said = published("log", "bulletin")
    assert (code, said["listed"]) == (0, len(parse_bulletin(parse_note(first).text).listed))
    published.set("[log.key]", "[log]\nbulletin_days = 3\n[log.key]")
    code, said = published("log", "bulletin")
    assert datetime.fromisoformat(said["next"]) - datetime.fromisoformat(said["as_of"]) == timedelta(days=3)
    assert published("log", "check", published.current, "--log", policy)[0] == 0
