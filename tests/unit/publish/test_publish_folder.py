"""A folder target: whole releases, one switch, nothing half-visible whatever the disk does."""

from __future__ import annotations

import fcntl
import json
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest
from portal_kit import Store, Ticking

from gazette.config import TargetConfig
from gazette.config.schemas import load_schema
from gazette.errors import ConfigError, ExitCode, GazetteError, IntegrityError, PublishError
from gazette.messages import hint, text
from gazette.model import Silent, Site, SiteFile, release_digest
from gazette.publish import RELEASE_FILE, FolderTarget, open_target

ONE = {"index.html": b"one", "a/b/c.pdf": b"%PDF" + b"x" * 5000, "assets/x.css": b"css"}
TWO = {**ONE, "index.html": b"two", "new/file.xml": b"<a/>"}
THREE = {**TWO, "index.html": b"three"}


def site_of(content: dict[str, bytes], store: Store) -> Site:
    files = tuple(SiteFile(path, store.put(data), len(data)) for path, data in sorted(content.items()))
    return Site(release_digest(files), files)


def target_at(path: Path) -> FolderTarget:
    return open_target(TargetConfig("web", "folder", path))


class Desk:
    """A target with its store and clock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.store = Store()
        self.clock = Ticking()
        self.target = target_at(path)

    def publish(self, content: dict[str, bytes]) -> int:
        return self.target.publish(site_of(content, self.store), self.store, self.clock, Silent()).written

    def visible(self) -> dict[str, bytes]:
        root = self.path / "current"
        files = [path for path in root.rglob("*") if path.is_file()]
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in files if path.name != RELEASE_FILE}

    def leftovers(self) -> list[str]:
        return [item.name for item in (self.path / "releases").iterdir() if item.name.startswith((".making", ".going"))]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "web")


def test_a_release_is_whole_and_visible_through_a_relative_link(desk: Desk) -> None:
    site = site_of(ONE, desk.store)
    receipt = desk.target.publish(site, desk.store, desk.clock, Silent())
    assert desk.visible() == ONE
    assert (desk.path / "current").readlink() == Path("releases") / site.release[:16]
    assert (receipt.target, receipt.release, receipt.previous, receipt.written) == ("web", site.release, None, 3)
    assert receipt.location == str(desk.path / "current")
    assert desk.target.current() == site.release
    assert desk.leftovers() == []


def test_release_json_lists_every_file_and_keeps_to_its_schema(desk: Desk) -> None:
    desk.publish(ONE)
    first = desk.target.current()
    desk.publish(TWO)
    record = json.loads((desk.path / "current" / RELEASE_FILE).read_text("utf-8"))
    jsonschema.validate(record, load_schema("release"))
    jsonschema.Draft202012Validator.check_schema(load_schema("release"))
    assert [one["path"] for one in record["files"]] == sorted(TWO)
    assert record["previous"] == first
    assert record["release"] == desk.target.current()


def test_publishing_the_same_again_writes_nothing(desk: Desk) -> None:
    desk.publish(ONE)
    before = {path: path.lstat() for path in desk.path.rglob("*")}
    assert desk.publish(ONE) == 0
    after = {path: path.lstat() for path in desk.path.rglob("*")}
    assert {path: (one.st_ino, one.st_mtime_ns) for path, one in before.items()} == {
        path: (one.st_ino, one.st_mtime_ns) for path, one in after.items()
    }


def test_unchanged_files_are_shared_with_the_release_before(desk: Desk) -> None:
    desk.publish(ONE)
    old = (desk.path / "current").resolve()
    assert desk.publish(TWO) == 2
    new = (desk.path / "current").resolve()
    assert desk.visible() == TWO
    assert (old / "a/b/c.pdf").stat().st_ino == (new / "a/b/c.pdf").stat().st_ino
    assert (old / "index.html").read_bytes() == b"one"


def test_an_altered_file_is_not_carried_into_the_next_release(desk: Desk) -> None:
    desk.publish(ONE)
    (desk.path / "current/a/b/c.pdf").write_bytes(b"%PDF" + b"y" * 5000)
    assert desk.publish(TWO) == 3
    assert desk.visible() == TWO


@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_a_web_server_can_read_everything_whatever_the_umask(desk: Desk, umask: int) -> None:
    before = os.umask(umask)
    try:
        desk.publish(ONE)
    finally:
        os.umask(before)
    for path in [desk.path, *desk.path.rglob("*")]:
        mode = stat.S_IMODE(path.lstat().st_mode)
        if path.name == ".lock" or path.is_symlink():
            continue
        assert mode == (0o755 if path.is_dir() else 0o644), path


@pytest.mark.parametrize("path", ["../out", "/abs", "a/../../out", "a\\b", "", "a//b", "c:/x", "a\0b", RELEASE_FILE])
def test_a_path_that_leaves_the_release_is_refused_before_anything_is_written(desk: Desk, path: str) -> None:
    desk.publish(ONE)
    digest = desk.store.put(b"x")
    files = (SiteFile(path, digest, 1),)
    with pytest.raises(PublishError) as caught:
        desk.target.publish(Site(release_digest(files), files), desk.store, desk.clock, Silent())
    assert caught.value.code == "PUB-PATH"
    assert desk.visible() == ONE
    assert not (desk.path.parent / "out").exists()


def test_a_site_that_is_not_its_own_digest_or_names_a_path_twice_is_refused(desk: Desk) -> None:
    site = site_of(ONE, desk.store)
    twice = (*site.files, site.files[0])
    for wrong, code in ((Site("0" * 64, site.files), "PUB-SITE"), (Site(release_digest(twice), twice), "PUB-PATH")):
        with pytest.raises(PublishError) as caught:
            desk.target.publish(wrong, desk.store, desk.clock, Silent())
        assert caught.value.code == code


def test_a_store_with_other_bytes_stops_publishing(desk: Desk) -> None:
    desk.publish(ONE)
    site = site_of(TWO, desk.store)
    desk.store[next(file.sha256 for file in site.files if file.path == "index.html")] = b"owt"
    with pytest.raises(IntegrityError) as caught:
        desk.target.publish(site, desk.store, desk.clock, Silent())
    assert (caught.value.code, caught.value.exit_code) == ("PUB-STORE", ExitCode.INTEGRITY)
    assert desk.visible() == ONE
    assert desk.leftovers() == []


@pytest.mark.parametrize("stop", [KeyboardInterrupt, MemoryError, IntegrityError])
def test_an_interruption_leaves_the_release_before(desk: Desk, stop: type[BaseException]) -> None:
    desk.publish(ONE)

    class Stopping(Silent):
        def advance(self, label: str) -> None:
            raise stop("PUB-STORE")

    with pytest.raises(stop):
        desk.target.publish(site_of(TWO, desk.store), desk.store, desk.clock, Stopping())
    assert desk.visible() == ONE
    assert desk.leftovers() == []
    assert len(desk.target.releases()) == 1


_KILLED = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = [{root!r}, {tests!r}, {here!r}]
from test_publish_folder import Desk, TWO, site_of
from gazette.model import Silent
class Killing(Silent):
    left = {steps}
    def advance(self, label):
        Killing.left -= 1
        if Killing.left == 0: os.kill(os.getpid(), signal.SIGKILL)
desk = Desk(Path({path!r}))
desk.target.publish(site_of(TWO, desk.store), desk.store, desk.clock, Killing())
"""


@pytest.mark.parametrize("steps", [1, 4])
def test_a_killed_process_leaves_the_release_before_and_the_next_one_cleans_up(desk: Desk, steps: int) -> None:
    desk.publish(ONE)
    here = Path(__file__)
    script = _KILLED.format(
        root=str(here.parents[3]), tests=str(here.parents[2]), here=str(here.parent), steps=steps, path=str(desk.path)
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert run.returncode == -signal.SIGKILL, run.stderr
    assert desk.visible() == ONE
    assert desk.leftovers() != []
    assert desk.publish(TWO) == 2
    assert desk.visible() == TWO
    assert desk.leftovers() == []


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        ("index.html", lambda path: path.write_bytes(b"eno")),
        ("a/b/c.pdf", lambda path: path.unlink()),
        ("assets/planted.js", lambda path: path.write_bytes(b"alert(1)")),
        ("assets/link", lambda path: path.symlink_to("/etc")),
        (RELEASE_FILE, lambda path: path.write_bytes(b"{}")),
        (RELEASE_FILE, lambda path: path.unlink()),
    ],
)
def test_an_altered_release_is_named_kept_and_made_anew(desk: Desk, name: str, spoil: Callable[[Path], object]) -> None:
    desk.publish(ONE)
    spoil(desk.path / "current" / name)
    with pytest.raises(IntegrityError):
        desk.target.check()
    with pytest.raises(IntegrityError) as caught:
        desk.publish(ONE)
    assert caught.value.exit_code is ExitCode.INTEGRITY
    facts = dict(caught.value.params)
    assert facts["path"].endswith(name)
    assert Path(facts["kept"]).is_dir()
    assert "site build" in hint(caught.value.code, "en", caught.value.params)
    # What the public sees is right again, and the next run says so.
    assert desk.visible() == ONE
    desk.target.check()
    assert desk.publish(ONE) == 0
    assert len(desk.target.releases()) == 1


def test_a_new_release_is_not_built_on_a_visible_one_that_can_not_be_read(desk: Desk) -> None:
    desk.publish(ONE)
    (desk.path / "current" / RELEASE_FILE).write_bytes(b"{}")
    with pytest.raises(IntegrityError, match="PUB-RECORD"):
        desk.publish(TWO)
    for ask in (desk.target.current, desk.target.releases):
        with pytest.raises(IntegrityError, match="PUB-RECORD"):
            ask()


@pytest.mark.parametrize(
    "change",
    [
        {"size": "1"},
        {"size": True},
        {"size": -1},
        {"sha256": "A" * 64},
        {"sha256": 1},
        {"path": ""},
        {"path": 1},
        {"path": "../x"},
        {"mode": 0o644},
    ],
)
def test_an_entry_of_a_record_that_the_schema_refuses_is_refused(desk: Desk, change: dict[str, object]) -> None:
    desk.publish(ONE)
    path = desk.path / "current" / RELEASE_FILE
    facts = json.loads(path.read_bytes())
    facts["files"][-1] |= change
    # Its own digest is right, so that nothing but the entry is wrong.
    listed = sorted((str(item["path"]), str(item["sha256"])) for item in facts["files"])
    facts["release"] = sha256("".join(f"{name}\0{digest}\n" for name, digest in listed).encode()).hexdigest()
    path.chmod(0o644)
    path.write_text(json.dumps(facts), "utf-8")
    with pytest.raises(IntegrityError, match="PUB-RECORD"):
        desk.target.current()


def test_rollback_and_forward_again(desk: Desk) -> None:
    for content in (ONE, TWO, THREE):
        desk.publish(content)
    one, two, three = (site_of(content, desk.store).release for content in (ONE, TWO, THREE))
    receipt = desk.target.rollback(None, desk.clock, desk.store)
    assert (receipt.release, receipt.previous, receipt.written) == (two, three, 0)
    assert desk.visible() == TWO
    desk.target.rollback(one[:8], desk.clock, desk.store)
    assert desk.visible() == ONE
    with pytest.raises(PublishError, match="PUB-NO-PREVIOUS"):
        desk.target.rollback(None, desk.clock, desk.store)
    again = desk.target.publish(site_of(THREE, desk.store), desk.store, desk.clock, Silent())
    assert (again.written, again.previous) == (0, one)
    assert desk.visible() == THREE
    assert [item.release for item in desk.target.releases()] == [three, two, one]
    assert [item.previous for item in desk.target.releases()] == [two, one, None]


def test_rollback_leaves_what_only_grows(desk: Desk) -> None:
    old = {"index.html": b"one", "log/checkpoint": b"1", "log/tile/1": b"a"}
    new = {"index.html": b"two", "log/checkpoint": b"2", "log/tile/2": b"b", "logo.svg": b"<svg/>"}
    desk.publish(old)
    desk.publish(new)
    first, second = (site_of(content, desk.store).release for content in (old, new))
    receipt = desk.target.rollback(None, desk.clock, desk.store, "log/")
    assert receipt.previous == second and receipt.release not in (first, second)
    assert desk.visible() == {"index.html": b"one", "log/checkpoint": b"2", "log/tile/2": b"b"}
    assert desk.target.rollback(second, desk.clock, desk.store, "log/").release == second
    assert desk.target.rollback(first, desk.clock, desk.store, "other/").release == first


def test_rollback_refuses_what_is_not_held_not_clear_or_not_intact(desk: Desk) -> None:
    with pytest.raises(PublishError, match="PUB-NO-RELEASE"):
        desk.target.rollback("abcd", desk.clock, desk.store)
    desk.publish(ONE)
    old = (desk.path / "current").resolve()
    desk.publish(TWO)
    for name in ("zzzz", "", "../.."):
        with pytest.raises(PublishError, match="PUB-NO-RELEASE"):
            desk.target.rollback(name, desk.clock, desk.store)
    (old / "index.html").write_bytes(b"eno")
    with pytest.raises(IntegrityError) as caught:
        desk.target.rollback(None, desk.clock, desk.store)
    assert str(old / "index.html") in str(caught.value)
    assert desk.visible() == TWO


def test_a_release_that_went_with_a_redaction_is_told_from_one_that_never_was(desk: Desk) -> None:
    doomed = site_of(ONE, desk.store).release
    desk.publish(ONE)
    desk.publish({"index.html": b"a tombstone"})
    gone = sorted(ONE.keys() - {"index.html"})
    assert desk.target.forget(gone) == (doomed[:16],)
    assert desk.target.forget(gone) == ()
    for wanted in (None, doomed[:8], doomed):
        with pytest.raises(PublishError, match="PUB-RELEASE-REDACTED"):
            desk.target.rollback(wanted, desk.clock, desk.store)
    for never in ("", "zzzz"):
        with pytest.raises(PublishError, match="PUB-NO-RELEASE"):
            desk.target.rollback(never, desk.clock, desk.store)
    assert desk.leftovers() == []


def test_prune_keeps_the_newest_the_visible_one_and_the_way_back(desk: Desk) -> None:
    contents = [{**ONE, "index.html": f"{number}".encode()} for number in range(6)]
    for content in contents:
        desk.publish(content)
    releases = [site_of(content, desk.store).release for content in contents]
    assert desk.target.prune(3) == (releases[2], releases[1], releases[0])
    assert [item.release for item in desk.target.releases()] == [releases[5], releases[4], releases[3]]
    desk.target.rollback(releases[3], desk.clock, desk.store)
    desk.target.prune(1)
    assert {item.release for item in desk.target.releases()} == {releases[5], releases[3]}
    assert desk.visible() == contents[3]
    with pytest.raises(ValueError, match="at least one"):
        desk.target.prune(0)


def test_pruning_does_not_touch_files_that_newer_releases_share(desk: Desk) -> None:
    for content in (ONE, TWO, THREE):
        desk.publish(content)
    desk.target.rollback(None, desk.clock, desk.store)
    desk.target.publish(site_of(THREE, desk.store), desk.store, desk.clock, Silent())
    desk.target.prune(1)
    assert desk.visible() == THREE
    desk.target.check()


def test_an_empty_target_has_nothing_to_say(desk: Desk) -> None:
    assert desk.target.current() is None
    assert desk.target.releases() == ()
    assert desk.target.prune(1) == ()
    desk.target.check()
    assert not desk.path.exists()


def test_something_else_named_current_is_not_overwritten(desk: Desk) -> None:
    (desk.path / "current").mkdir(parents=True)
    (desk.path / "current" / "precious").write_bytes(b"x")
    with pytest.raises(PublishError, match="PUB-NOT-A-LINK"):
        desk.publish(ONE)
    assert (desk.path / "current" / "precious").read_bytes() == b"x"


def test_two_at_a_time_is_refused(desk: Desk) -> None:
    desk.publish(ONE)
    with (desk.path / "releases/.lock").open("rb+") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        for act in (
            lambda: desk.publish(TWO),
            lambda: desk.target.rollback(None, desk.clock, desk.store),
            lambda: desk.target.prune(1),
        ):
            with pytest.raises(PublishError, match="PUB-BUSY"):
                act()
    assert desk.publish(TWO) == 2


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "web").write_bytes(b"x")
    with pytest.raises(PublishError) as caught:
        Desk(tmp_path / "web").publish(ONE)
    assert caught.value.code == "PUB-DISK"
    assert str(tmp_path / "web") in text(caught.value.code, "en", caught.value.params)


def test_a_kind_of_target_that_is_not_known() -> None:
    with pytest.raises(ConfigError, match="PUB-KIND"):
        open_target(TargetConfig("web", "s3", Path("/x")))


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a small disk in memory with the given options; needs root."""
    made: list[Path] = []

    def mounted(options: str) -> Path:
        folder = tmp_path / f"disk{len(made)}"
        folder.mkdir()
        run = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, check=False
        )
        if run.returncode:
            pytest.skip(f"can't mount a disk here: {run.stderr.decode().strip()}")
        made.append(folder)
        return folder

    yield mounted
    for folder in made:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_release_before(mount: Callable[[str], Path]) -> None:
    disk = mount("size=256k")
    desk = Desk(disk / "web")
    desk.publish(ONE)
    with pytest.raises(PublishError) as caught:
        desk.publish({**TWO, "big.pdf": os.urandom(400_000)})
    assert (caught.value.code, caught.value.exit_code) == ("PUB-FULL", ExitCode.PUBLISHING)
    assert "big.pdf" in dict(caught.value.params)["path"]
    assert desk.visible() == ONE
    assert desk.leftovers() == []
    assert desk.publish(TWO) == 2


def test_a_disk_without_room_for_more_files_leaves_the_release_before(mount: Callable[[str], Path]) -> None:
    desk = Desk(mount("size=4m,nr_inodes=40") / "web")
    desk.publish(ONE)
    with pytest.raises(PublishError, match="PUB-FULL"):
        desk.publish({**TWO, **{f"many/{number}": b"x%d" % number for number in range(60)}})
    assert desk.visible() == ONE
    assert desk.leftovers() == []


def test_a_read_only_disk_is_named(mount: Callable[[str], Path]) -> None:
    disk = mount("size=256k")
    desk = Desk(disk / "web")
    desk.publish(ONE)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with pytest.raises(PublishError) as caught:
        desk.publish(TWO)
    assert caught.value.code == "PUB-READ-ONLY"
    assert desk.visible() == ONE
    assert desk.target.current() == site_of(ONE, desk.store).release


def _child(path: Path, act: Callable[[Desk], object], before: Callable[[], object]) -> str:
    """Run `act` in a process of its own after `before`; the code of the error it met, or what went wrong."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        said = "nothing"
        try:
            before()
            act(Desk(path))
        except GazetteError as error:
            said = error.code
        except BaseException as error:  # noqa: BLE001 - reported to the parent, which fails on it
            said = repr(error)
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        said = answer.read().decode()
    os.waitpid(child, 0)
    return said


def test_a_limit_on_file_size_leaves_the_release_before(desk: Desk) -> None:
    desk.publish(ONE)

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    said = _child(desk.path, lambda one: one.publish({**TWO, "big.pdf": b"x" * 100_000}), limit)
    assert said == "PUB-FULL"
    assert desk.visible() == ONE
    assert desk.leftovers() == []


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users can enter; pytest's own are closed to them."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield Path(made)


def test_no_permission_is_told(open_folder: Path) -> None:
    desk = Desk(open_folder / "web")
    desk.publish(ONE)

    def become_nobody() -> None:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)

    if os.geteuid() != 0:
        (desk.path / "releases").chmod(0o555)
    assert _child(desk.path, lambda one: one.publish(TWO), become_nobody) == "PUB-DENIED"
    (desk.path / "releases").chmod(0o755)
    assert desk.visible() == ONE


def test_a_planted_link_in_the_place_of_the_new_release_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    desk.publish(ONE)
    site = site_of(TWO, desk.store)
    outside = tmp_path / "outside"
    outside.mkdir()
    (desk.path / "releases" / f".making-{site.release[:16]}").symlink_to(outside)
    assert desk.publish(TWO) == 2
    assert list(outside.iterdir()) == []
    assert desk.visible() == TWO


def test_two_releases_whose_names_begin_alike_are_told_apart(desk: Desk) -> None:
    """A folder that another release took the short name of: the name is not what counts."""
    desk.publish(ONE)
    site = site_of(TWO, desk.store)
    shutil.copytree(desk.path / "current", desk.path / "releases" / site.release[:16])
    assert desk.publish(TWO) == 2
    assert desk.visible() == TWO
    assert (desk.path / "current").readlink().name == f"{site.release[:16]}-2"
