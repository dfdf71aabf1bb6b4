"""An office on several machines: one registry on a server, one archive, one portal; each machine has its own workspace."""

import json
import subprocess
import sys
from hashlib import sha256

import pytest
from bench import INBOX, Bench, copy
from ledgers import Server

from gazette.cli.main import run

LAW, DECISION = INBOX / "900-2026-qh15.txt", INBOX / "83-2008-qd-ttg.xml"


@pytest.fixture
def office(postgres, tmp_path, capfd):
    """The first machine, as `gazette init` makes it."""
    url = postgres.schema()
    folder = tmp_path / "first"
    assert run(["init", str(folder), "--demo-keys", "--registry", url, "--json"]) == 0
    settings = folder / "gazette.toml"
    shared = (
        settings.read_text("utf-8")
        .replace(f'url = "{url}"', f'url = "{url}"\narchive = "{tmp_path / "archive"}"')
        .replace('path = "portal"', f'path = "{tmp_path / "portal"}"')
    )
    settings.write_text(shared, "utf-8")
    bench = Bench(folder, capfd)
    bench.portal = tmp_path / "portal"
    return bench


@pytest.fixture
def second(office, capfd):
    """Another machine: settings and keys are copied, the inbox is its own."""
    copied = office.folder.parent / "second"
    (copied / "inbox").mkdir(parents=True)
    (copied / "gazette.toml").write_bytes((office.folder / "gazette.toml").read_bytes())
    copy(office.folder / "keys", copied / "keys")
    return Bench(copied, capfd)


def test_what_one_machine_takes_in_another_publishes(office, second):
    assert not (office.folder / "registry.db").exists()
    assert office("ingest", LAW)[0] == 0
    code, told = second("run")
    assert (code, told["issue"]["state"]) == (0, "published")
    code, told = office("run", DECISION)
    assert (code, told["issue"]["numbers"]) == (0, [2])
    for machine in (office, second):
        listed = {item["number"]: item["state"] for item in machine("list")[1]["documents"]}
        assert set(listed.values()) == {"published"}
        assert machine("doctor")[0] == 0
        assert machine("verify", office.portal / "current")[1]["indication"] == "TOTAL-PASSED"
    with office.ledger.open() as registry:
        assert registry.broken_event() is None
        assert [record.id.numbers for record in registry.issues.all("vn")] == [(1,), (2,)]
    assert not (second.folder / "archive").exists()
    for item in told["issue"]["files"]:
        assert sha256((office.portal / "current" / item["path"]).read_bytes()).hexdigest() == item["sha256"]


def test_two_machines_that_compose_at_once_get_two_numbers(office, second):
    assert office("ingest", LAW, DECISION)[0] == 0
    numbers = ("900/2026/QH15", "83/2008/QĐ-TTg")
    command = [sys.executable, "-m", "gazette.cli", "--json"]
    calls = [
        [*command, "-C", str(machine.folder), "compose", number]
        for machine, number in zip((office, second), numbers, strict=True)
    ]
    running = [subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for call in calls]
    told = [json.loads(process.communicate()[0]) for process in running]
    assert [process.returncode for process in running] == [0, 0], told
    with office.ledger.open() as registry:
        assert [record.number for record in registry.numbers.of_year("vn", told[0]["issue"]["year"])] == [1, 2]
        assert registry.broken_event() is None


def test_while_one_machine_publishes_another_does_not(office, second):
    assert office("ingest", LAW)[0] == 0
    with second.ledger.open() as registry, registry.alone("publishing") as held:
        assert held
        code, told = office("run")
        assert (code, told["error"]["code"]) == (7, "PUB-BUSY")
    assert office("run")[1]["issue"]["state"] == "published"


def test_a_registry_in_use_is_not_begun_anew(office, tmp_path, capfd):
    url = office.ledger.location
    again = Bench(tmp_path / "again", capfd)
    assert again("init", again.folder, "--demo-keys", "--registry", url)[0] == 0, "nothing is recorded yet"
    assert office("ingest", LAW)[0] == 0
    other = Bench(tmp_path / "other", capfd)
    code, told = other("init", other.folder, "--registry", url)
    assert (code, told["error"]["code"]) == (9, "RUN-REGISTRY-USED")
    assert not (other.folder / "gazette.toml").exists()
    code, told = other("init", other.folder, "--registry", "postgresql://gazette:hunter2@db/gazette")
    assert (code, told["error"]["code"]) == (3, "CFG-REGISTRY-PASSWORD")
    assert "hunter2" not in json.dumps(told)


def test_a_server_that_is_gone_is_a_message_and_the_same_command_goes_on_later(office, postgres, tmp_path):
    own = Server(postgres.binaries)
    try:
        before, after = office.ledger.location, own.schema()
        moved = Bench(tmp_path / "moved", office._capfd)
        assert run(["init", str(moved.folder), "--demo-keys", "--registry", after, "-q"]) == 0
        assert before != after
        assert moved("ingest", LAW)[0] == 0
        own.stop()
        code, told = moved("run", DECISION)
        assert (code, told["error"]["code"]) == (5, "REG-SERVER")
        for lang in ("vi", "en"):
            code, text = moved.text("--lang", lang, "list")
            assert code == 5
            assert "Traceback" not in text
        own.start()
        code, told = moved("run", DECISION)
        assert (code, told["issue"]["state"], len(told["issue"]["documents"])) == (0, "published", 1)
    finally:
        own.remove()


def test_an_office_that_began_on_one_machine_goes_on_with_several(published, postgres, tmp_path):
    assert published("number", "reserve", "--reason", "Luật")[0] == 0
    with published.ledger.open() as registry:
        before = [*registry.events()], registry.issues.all("vn"), registry.numbers.of_year("vn", 2026)
        documents, log = registry.documents.page(None, None), [head.note for head in registry.log.heads()]
    with (published.folder / "gazette.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[registry]\nurl = "{postgres.schema()}"\n')
    assert published("list")[1]["error"]["code"] == "REG-SERVER-EMPTY"
    code, told = published("archive", "rebuild")
    assert (code, told["ok"]) == (0, True)
    (published.folder / "registry.db").unlink()
    with published.ledger.open() as registry:
        assert registry.broken_event() is None
        assert ([*registry.events()], registry.issues.all("vn"), registry.numbers.of_year("vn", 2026)) == before
        assert registry.documents.page(None, None) == documents
        assert [head.note for head in registry.log.heads()] == log
    code, told = published("archive", "rebuild")
    assert (code, told["error"]["code"]) == (9, "REG-EXISTS")
    code, told = published("run", INBOX)
    assert (code, told["issue"]["state"]) == (0, "published"), "nothing is done again"


def test_what_the_archive_holds_no_more_makes_no_registry_on_a_server(published, postgres):
    with published.ledger.open() as registry:
        first = registry.archive.path(registry.pages.all()[0])
    first.unlink()
    with (published.folder / "gazette.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[registry]\nurl = "{postgres.schema()}"\n')
    code, told = published("archive", "rebuild")
    assert (code, told["error"]["code"]) == (8, "REG-PAGES-NONE")
    assert published.ledger.rows("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()") == []
