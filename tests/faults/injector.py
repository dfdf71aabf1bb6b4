"""Commands with one fault put into them, and what came of it."""

import ctypes
import errno
import json
import mmap
import os
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


class Kind(IntEnum):
    """What a call does, as the shim counts them."""

    WRITE = 0
    SYNC = 1
    RENAME = 2
    LINK = 3
    REMOVE = 4
    FOLDER = 5
    TRUNCATE = 6
    CREATE = 7
    MODE = 8
    TRANSACTION = 9
    STATEMENT = 10


class Action(IntEnum):
    """What happens at the chosen call."""

    COUNT = 0
    KILL_BEFORE = 1
    KILL_AFTER = 2
    KILL_WITHIN = 3
    FAIL_ONCE = 4
    FAIL_FROM = 5
    INTERRUPT = 6
    CRASH = 7


ALL = frozenset(Kind)
ASKED = frozenset({Kind.TRANSACTION, Kind.STATEMENT})
"""What a server of the ledger is asked; of a file only the beginnings and ends of transactions are seen."""
FAILING = frozenset(Kind) - ASKED - {Kind.REMOVE}
"""Calls that a full or broken disk refuses. Taking a file away is refused by a broken one alone."""


class _Control(ctypes.Structure):
    _fields_ = (
        ("armed", ctypes.c_int64),
        ("action", ctypes.c_int64),
        ("error", ctypes.c_int64),
        ("kinds", ctypes.c_int64),
        ("at", ctypes.c_int64),
        ("again", ctypes.c_int64),
        ("server", ctypes.c_int64),
        ("seen", ctypes.c_int64),
        ("hits", ctypes.c_int64),
        ("of_kind", ctypes.c_int64 * len(Kind)),
        ("folder", ctypes.c_char * 1024),
    )


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens at which call of these kinds, counted from 1."""

    action: Action
    at: int = 0
    error: int = errno.EIO
    kinds: frozenset[Kind] = ALL
    again: int = 0
    server: int = 0
    """The process of the server that `CRASH` ends."""

    def __str__(self):
        what = f" {errno.errorcode[self.error]}" if self.action in (Action.FAIL_ONCE, Action.FAIL_FROM) else ""
        more = f" and {self.again}" if self.again else ""
        return f"{self.action.name}{what} at call {self.at}{more}"


NO_FAULT = Fault(Action.COUNT)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: `code` is negative for a signal."""

    code: int
    out: str
    err: str
    cpu: float
    calls: int
    hits: int
    of_kind: dict[Kind, int]


class Injector:
    """Commands of the program on workspaces below `folder`. A context manager."""

    def __init__(self, folder: Path):
        self._folder = folder
        library = folder / "shim.so"
        compiler = shutil.which("cc") or shutil.which("gcc")
        if compiler is None:
            raise FileNotFoundError("no C compiler")
        subprocess.run(
            [compiler, "-O2", "-shared", "-fPIC", "-o", str(library), str(HERE / "shim.c"), "-ldl"], check=True
        )
        control = folder / "control"
        control.write_bytes(bytes(ctypes.sizeof(_Control)))
        with control.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), ctypes.sizeof(_Control))
        self._control = _Control.from_buffer(self._memory)
        self._environment = {
            **os.environ,
            "LD_PRELOAD": str(library),
            "FAULTS_CONTROL": str(control),
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
        }
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / "launcher.py")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=self._environment,
        )  # fmt: skip

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def __call__(self, workspace: Path, *arguments, fault: Fault = NO_FAULT, watched: Path | None = None) -> Ended:
        """Run a command in a workspace; the fault happens at calls on what lies there, or in the folder `watched`."""
        self._arm(watched or workspace, fault)
        told = self._ask(argv=self._argv(workspace, arguments), **self._outputs())
        return self._ended(told["status"], told["cpu"])

    def really(self, workspace: Path, *arguments, fault: Fault = NO_FAULT, seconds: float | None = None) -> Ended:
        """Run a command in an interpreter of its own; with `seconds`, its group is killed when they are over."""
        self._arm(workspace, fault)
        command = [sys.executable, "-m", "gazette.cli", *self._argv(workspace, arguments)]
        with ExitStack() as stack:
            out, err = (stack.enter_context(Path(path).open("w")) for path in self._outputs().values())
            process = subprocess.Popen(command, stdout=out, stderr=err, env=self._environment, start_new_session=True)
            try:
                process.wait(seconds)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        return self._ended(process.returncode, 0.0)

    def warm(self, workspace: Path, *arguments) -> None:
        """Run a command in the launcher itself, so that the next ones find loaded and prepared what it needed."""
        code = self._ask(warm=self._argv(workspace, arguments), **self._outputs())
        if code:
            raise RuntimeError(f"exit {code}: {(self._folder / 'err').read_text('utf-8')}")

    def _argv(self, workspace: Path, arguments) -> list[str]:
        return ["-C", str(workspace), *map(str, arguments)]

    def _outputs(self) -> dict[str, str]:
        return {name: str(self._folder / name) for name in ("out", "err")}

    def _ask(self, **asked):
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def _arm(self, workspace: Path, fault: Fault):
        ctypes.memset(ctypes.addressof(self._control), 0, ctypes.sizeof(_Control))
        control = self._control
        control.action, control.error, control.at, control.again = fault.action, fault.error, fault.at, fault.again
        control.server = fault.server
        control.kinds = sum(1 << kind for kind in fault.kinds)
        control.folder = os.fsencode(workspace)
        control.armed = 1

    def _ended(self, code: int, cpu: float) -> Ended:
        control = self._control
        control.armed = 0
        out, err = (Path(path).read_text("utf-8") for path in self._outputs().values())
        counts = {kind: int(control.of_kind[kind]) for kind in Kind}
        return Ended(code, out, err, cpu, int(control.seen), int(control.hits), counts)
