"""Commands that change a workspace, each with the workspace it begins with, and runs of them with faults."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from authority import YEAR, Authority
from ledgers import Server

from faults.injector import Action, Ended, Fault, Injector
from faults.invariants import Outcome, Witness, outcome

TEXT = """THỦ TƯỚNG CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}
Hà Nội, ngày 02 tháng 3 năm 2026

QUYẾT ĐỊNH
Về việc thử điện, số {number}

Căn cứ Luật Tổ chức Chính phủ;
Thủ tướng Chính phủ quyết định:

Điều 1. Ban hành văn bản mẫu.
Điều 2. Quyết định này có hiệu lực từ ngày 20 tháng 4 năm 2026.

THỦ TƯỚNG

Nguyễn Văn Mẫu
"""
CORRECTION = """THỦ TƯỚNG CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 9/ĐC-TTg
Hà Nội, ngày 20 tháng 4 năm 2026

VĂN BẢN ĐÍNH CHÍNH
Đính chính Quyết định số {number}

Do sơ suất về kỹ thuật trình bày, nay đính chính như sau: Tại Điều 1 viết là “văn bản mẫu”, nay sửa lại là “văn bản”.

Nơi nhận:
- Như trên;
- Công báo;
- Lưu: VT.

KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
Trần Thị Mẫu
"""
ONE, TWO = "1/2026/QĐ-TTg", "2/2026/QĐ-TTg"
THREE = "4/2026/QĐ-TTg"
WRONG, RIGHT = "3/2026/QD-TTg", "3/2026/QĐ-TTg"


@dataclass(frozen=True)
class Scenario:
    """A command on a workspace that earlier commands made."""

    name: str
    before: tuple[tuple[str, ...], ...]
    command: tuple[str, ...]
    code: int = 0
    keys: str = "demo"
    """`demo`, or `ending`: an authority of timestamps that ends soon, and at last another that does not."""
    where: str = "."
    """The folder that the faults happen to, below the workspace."""
    lost: bool = False
    """Whether the registry is gone when the command begins."""
    done: int = 0
    """How the command may end, too, where it finds that it was done: 9 when that is refused."""

    @property
    def codes(self) -> frozenset[int]:
        """How the command may end when it runs again."""
        return frozenset({self.code, self.done or self.code})


# A document is named by its file where the command changes its number: the same command must find it again.
SCENARIOS = (
    Scenario("first run", (), ("run", "{one}")),
    Scenario("second run", (("run", "{one}"),), ("run", "{two}")),
    Scenario("ingest", (("run", "{one}"),), ("ingest", "{two}", "{wrong}"), 1),
    Scenario("edit", (("ingest", "{wrong}"),), ("edit", "wrong.txt", "--set", f"number={RIGHT}", "--reason", "Theo bản chính")),
    Scenario("accept", (("ingest", "{wrong}"),), ("accept", "wrong.txt", "--finding", "DOC-NUMBER-ASCII", "--reason", "Đúng")),
    Scenario("compose", (("ingest", "{one}", "{two}"),), ("compose",)),
    Scenario("withdraw", (("run", "{one}"),), ("withdraw", ONE, "--reason", "Đăng nhầm")),
    Scenario("publish a fact", (("run", "{one}"), ("withdraw", ONE, "--reason", "Đăng nhầm")), ("publish",)),
    Scenario("replace a text", (("ingest", "{one}"), ("compose",)), ("correct", ONE, "--with", "{better}", "--reason", "Bản đúng")),
    Scenario("notice", (("run", "{one}"),), ("correct", ONE, "--at", "art_1", "--was", "văn bản mẫu", "--now", "văn bản", "--reason", "Lỗi in")),
    Scenario("correction", (("run", "{one}"),), ("correct", ONE, "--with", "{correction}", "--reason", "Sai lỗi")),
    Scenario("reserve", (("ingest", "{one}"), ("compose",)), ("number", "reserve", "2-3", "--reason", "Để dành")),
    Scenario("void", (("number", "reserve", "1-2", "--reason", "Để dành"),), ("number", "void", "1-2", "--reason", "Không dùng")),
    Scenario("void an issue", (("ingest", "{one}"), ("render",)), ("number", "void", "1", "--reason", "Không dùng")),
    Scenario("take out", (("ingest", "{one}", "{two}"), ("render",)), ("compose", "2026/1", "--without", TWO)),
    Scenario("move", (("ingest", "{one}", "{two}", "{three}"), ("compose", ONE, TWO), ("compose",)),
             ("compose", "2026/1", "--without", TWO, "--into", "2026/2")),
    Scenario("split", (("ingest", "{one}"),), ("compose", ONE, "--split", f"{ONE}@art_2")),
    Scenario("rest", (("ingest", "{one}"), ("compose", ONE, "--split", f"{ONE}@art_2")), ("compose",)),
    Scenario("publish", (("ingest", "{one}"), ("compose",)), ("publish",)),
    Scenario("suspend", (("run", "{one}"),), ("suspend", ONE, "--reason", "Chờ xem xét")),
    Scenario("backup", (("run", "{one}"), ("backup", "{kept}"), ("run", "{two}")), ("backup", "{kept}"), where="kept"),
    Scenario("rebuild", (("run", "{one}"), ("ingest", "{wrong}")), ("archive", "rebuild"), lost=True, done=9),
    Scenario("renew", (("run", "{one}"),), ("renew",), keys="ending"),
)  # fmt: skip


SIGNING = """[signing]
offline = true
roots = ["pki/root.pem"]
crls = ["pki/root.crl", "pki/ca.crl"]

[signing.key]
file = "pki/seal.p12"
passphrase = "none"

[signing.timestamp]
demo = { file = "pki/first.p12", passphrase = "none" }

"""


@dataclass
class Stage:
    """Where scenarios are played: workspaces made once, and copied for each fault."""

    folder: Path
    run: Injector
    server: Server | None = None
    """Where ledgers are kept, each in a database of its own; None: in files."""
    inputs: dict[str, Path] = field(default_factory=dict)
    _ready: dict[tuple, Path] = field(default_factory=dict)
    _known: dict[str, tuple[Ended, Outcome]] = field(default_factory=dict)

    def __post_init__(self):
        inbox = self.folder / "in"
        inbox.mkdir()
        for name, number in (("one", ONE), ("two", TWO), ("three", THREE), ("wrong", WRONG)):
            self.inputs[name] = inbox / f"{name}.txt"
            self.inputs[name].write_text(TEXT.format(number=number), "utf-8")
        self.inputs["better"] = inbox / "better.txt"
        self.inputs["better"].write_text(TEXT.format(number=ONE).replace("văn bản mẫu", "văn bản mẫu mới"), "utf-8")
        self.inputs["correction"] = inbox / "correction.txt"
        self.inputs["correction"].write_text(CORRECTION.format(number=ONE), "utf-8")
        empty = self._ready["demo", ()] = self.folder / "empty"
        placed = ("--registry", self._begun("empty")) if self.server is not None else ()
        self._must(self.run(empty, "init", empty, "--demo-keys", *placed))
        warm = self._copied(empty, self.folder / "warm")
        self.run.warm(warm, "run", self.inputs["one"])
        shutil.rmtree(warm)

    def undisturbed(self, scenario: Scenario) -> tuple[Ended, Outcome]:
        """The command without a fault: how many calls there are, and what came of it."""
        if scenario.name not in self._known:
            workspace, _ = self.begin(scenario)
            ended = self._must(self.play(scenario, workspace), scenario.code)
            self._known[scenario.name] = ended, outcome(workspace / scenario.where)
        return self._known[scenario.name]

    def begin(self, scenario: Scenario) -> tuple[Path, Witness]:
        """A workspace of a scenario, and a witness who has seen how it was."""
        workspace = self._fresh(scenario)
        digests = {path: sha256(path.read_bytes()).hexdigest() for path in self.inputs.values()}
        witness = Witness(workspace / scenario.where, digests, scenario.lost, scenario.where == ".")
        witness.look("before")
        if scenario.lost:
            (workspace / "registry.db").unlink()
        return workspace, witness

    def play(self, scenario: Scenario, workspace: Path, fault: Fault = Fault(Action.COUNT)) -> Ended:
        watched = workspace / scenario.where
        return self.run(workspace, *self._filled(scenario.command, workspace), fault=fault, watched=watched)

    def play_really(self, scenario: Scenario, workspace: Path, seconds: float) -> Ended:
        return self.run.really(workspace, *self._filled(scenario.command, workspace), seconds=seconds)

    def disturbed(self, scenario: Scenario, *faults: Fault) -> Iterator[str]:
        """The command with a fault, with the next fault again, and at last without: what is wrong after each."""
        _, expected = self.undisturbed(scenario)
        workspace, witness = self.begin(scenario)
        for fault in faults:
            ended = self.play(scenario, workspace, fault)
            if fault.action is Action.CRASH:
                self.server.stop()
                self.server.start()
            witness.look(f"{scenario.name}, {fault}")
            yield from _said(scenario, fault, ended)
        last = f"{scenario.name}, finished after {', '.join(map(str, faults))}"
        ended = self.play(scenario, workspace)
        if ended.code not in scenario.codes:
            yield f"{last}: exit {ended.code}: {ended.out[-800:]}{ended.err[-400:]}"
        witness.finished(last, expected)
        yield from witness.wrong

    def _fresh(self, scenario: Scenario) -> Path:
        """Always at the same place, as commands may name it."""
        folder = self.folder / "workspace"
        if folder.exists():
            shutil.rmtree(folder)
        self._copied(self._made(scenario.keys, scenario.before), folder)
        if scenario.keys == "ending":
            settings = folder / "gazette.toml"
            settings.write_text(settings.read_text("utf-8").replace("pki/first.p12", "pki/second.p12"), "utf-8")
        return folder

    def _made(self, keys: str, before: tuple[tuple[str, ...], ...]) -> Path:
        if (keys, before) not in self._ready:
            earlier = self._made(keys, before[:-1]) if before else self._made("demo", ())
            made = self._copied(earlier, self.folder / f"ready-{len(self._ready)}")
            if before:
                self._must(self.run(made, *self._filled(before[-1], made)), None)
            else:
                _give_keys(made)
            self._ready[keys, before] = made
        return self._ready[keys, before]

    def _copied(self, workspace: Path, folder: Path) -> Path:
        """A copy with a ledger of its own."""
        shutil.copytree(workspace, folder, symlinks=True)
        if self.server is not None:
            settings = folder / "gazette.toml"
            text = settings.read_text("utf-8")
            url = self._begun(folder.name, workspace.name)
            settings.write_text(re.sub(r'(?m)^url = "postgresql:.*"$', f'url = "{url}"', text), "utf-8")
        return folder

    def _begun(self, name: str, template: str = "template1") -> str:
        """The address of a new database, as `template` is."""
        database = name.replace("-", "_")
        self.server.make(database, template.replace("-", "_"))
        return self.server.address(database)

    def _filled(self, command: tuple[str, ...], workspace: Path) -> list[str]:
        return [word.format(**self.inputs, kept=workspace / "kept") for word in command]

    @staticmethod
    def _must(ended: Ended, code: int | None = 0) -> Ended:
        if ended.code != code and (code is not None or ended.code not in (0, 1)):
            raise RuntimeError(f"exit {ended.code}: {ended.out}{ended.err}")
        return ended


def _give_keys(workspace: Path) -> None:
    """Keys of an authority of its own in the place of those for demonstration; the log's stays."""
    now = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=1)  # noqa: TID251 - the clock of the tests
    authority = Authority(workspace / "pki", now)
    authority.issue("seal", now, now + 3 * YEAR)
    authority.issue("first", now, now + timedelta(days=100), stamping=True)
    authority.issue("second", now, now + 9 * YEAR, stamping=True)
    settings = workspace / "gazette.toml"
    text = settings.read_text("utf-8")
    start, end = text.index("[signing]"), text.index("[log.key]")
    settings.write_text(text[:start] + SIGNING + text[end:], "utf-8")


_KILLS = frozenset({Action.KILL_BEFORE, Action.KILL_AFTER, Action.KILL_WITHIN})
_FAULTS_OF_DISK = frozenset({1, 5, 7, 8, 9})
"""How a command may end when the disk fails it: something is held, missing, not published, not as it was, conflicts."""


def _said(scenario: Scenario, fault: Fault, ended: Ended) -> Iterator[str]:
    """Whether the command ended as one with this fault does."""
    what = f"{scenario.name}, {fault}"
    if not ended.hits:
        yield f"{what}: the call was never reached (there were {ended.calls})"
    elif fault.action in _KILLS:
        if ended.code != -9:
            yield f"{what}: exit {ended.code} instead of the kill"
    elif fault.action is Action.CRASH:
        if ended.code not in (5, scenario.code):
            yield f"{what}: exit {ended.code}: {ended.err[-400:]}"
    elif fault.action is Action.INTERRUPT:
        if ended.code not in (130, scenario.code):
            yield f"{what}: exit {ended.code}: {ended.err[-400:]}"
    elif ended.code not in {*_FAULTS_OF_DISK, scenario.code}:
        yield f"{what}: exit {ended.code}: {ended.err[-400:]}"
    if "Traceback" in ended.err + ended.out or "CLI-FAULT" in ended.err:
        yield f"{what}: {ended.err[-1500:]}"
    if ended.code not in (0, 1, -9) and "[" not in ended.err:
        yield f"{what}: exit {ended.code} without a code: {ended.err[-400:]}"
