"""A key is opened once a command, however many issues it seals: a passphrase from a descriptor can be read once."""

import os

from bench import INBOX


def test_two_issues_by_one_passphrase(empty):
    assert empty("ingest", INBOX / "902-2026-qd-ttg.docx")[0] == 0
    assert empty("compose")[0] == 0
    second = next(path for path in sorted(INBOX.glob("*.docx")) if not path.name.startswith("902"))
    reading, writing = os.pipe()
    os.write(writing, (empty.folder / "keys" / "seal.pass").read_bytes())
    os.close(writing)
    empty.set('passphrase = "file:keys/seal.pass"', f'passphrase = "fd:{reading}"')
    assert empty("run", second)[0] == 0
    last = empty("show", "latest")[1]["issue"]
    assert last["numbers"] == [2]
    first = empty("show", f"{last['year']}/1")[1]["issue"]
    assert (first["state"], last["state"]) == ("published", "published")
