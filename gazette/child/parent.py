"""Running what touches untrusted bytes in a process of its own, under limits of memory, processor time and time.

A file that blows up, loops or crashes its reader costs that file, not the program. `call` runs a function of ours (a
PDF reader), `run` a program of the machine (LibreOffice). The child has its own session and no secrets in its
environment; whatever it started is killed with it.

Children are forked by a keeper (`keeper`), a small process without threads that is started once: forking this
process itself is not safe while it has threads, and starting an interpreter for each file costs more than most files.
"""

from __future__ import annotations

import atexit
import json
import os
import pickle
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import IO, Generic, ParamSpec, TypeVar, cast

from gazette.child import keeper

P = ParamSpec("P")
T = TypeVar("T")
_SHOWN = 4_000
"""Bytes of what a child wrote to its error output that a fault keeps."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may use. The interpreter itself takes some 100 MB of address space.

    `memory` and `output` are bytes, `cpu` and `wall` seconds. `output` bounds each file that is written: the result
    that is handed back, what goes to standard output and error, and any other.
    """

    memory: int
    cpu: int
    wall: float
    output: int = 64 * 1024 * 1024


class Reason(StrEnum):
    """Why a child did not do its work."""

    MEMORY = "memory"
    CPU = "cpu"
    WALL = "wall"
    OUTPUT = "output"
    CRASHED = "crashed"
    FAILED = "failed"


class ChildFault(Exception):  # noqa: N818 - a fault, as everywhere in this program
    """A child was stopped by a limit, crashed, or failed. `detail` is for developers: a signal, an exception."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Finished:
    """A program that ended by itself: its exit code and what it wrote."""

    code: int
    stdout: bytes
    stderr: bytes


@dataclass(frozen=True, slots=True)
class Later(Generic[P, T]):
    """A module-level function whose module is loaded where it is called: in children, and not here."""

    module: str
    name: str

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        return cast("T", getattr(import_module(self.module), self.name)(*args, **kwargs))


def call(limits: Limits, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """What a module-level function, or a `Later`, returns for picklable arguments, run in a child.

    Only plain values and instances of this program's classes can come back. An exception of this program's classes is
    raised here as it was there. Raises ChildFault for every other end.
    """
    with ExitStack() as stack:
        module = function.module if isinstance(function, Later) else function.__module__
        ended, files = _child(stack, limits, keeper.CALL, (function, args, kwargs), module)
        if ended.code == keeper.NO_MEMORY:
            raise ChildFault(Reason.MEMORY)
        if ended.code == keeper.NO_ROOM:
            raise ChildFault(Reason.OUTPUT)
        if ended.code != 0:
            raise ChildFault(Reason.FAILED, f"exit code {ended.code}; {_tail(files.stderr)}")
        kind, value = _result(files.result)
    if kind == keeper.RETURNED:
        return cast("T", value)
    if kind == keeper.RAISED and isinstance(value, Exception):
        raise value
    raise ChildFault(Reason.FAILED, str(value))


def run(limits: Limits, argv: Sequence[str], *, folder: Path, env: Mapping[str, str] | None = None) -> Finished:
    """Run a program in a working folder, which is its home too. `env` adds to an environment of PATH and locale alone.

    Raises ChildFault when a limit stopped it, a signal ended it, or it can't be started. The exit code is the caller's.
    """
    environment = {**_environment(), "HOME": str(folder), **(env or {})}
    with ExitStack() as stack:
        ended, files = _child(stack, limits, keeper.RUN, (tuple(argv), str(folder), environment), None)
        if ended.code == keeper.NOT_STARTED:
            raise ChildFault(Reason.FAILED, _tail(files.stderr))
        files.stdout.seek(0)
        files.stderr.seek(0)
        return Finished(ended.code, files.stdout.read(), files.stderr.read())


@dataclass(frozen=True, slots=True)
class _Files:
    """Files without a name that this process shares with a child."""

    request: IO[bytes]
    result: IO[bytes]
    stdout: IO[bytes]
    stderr: IO[bytes]


@dataclass(frozen=True, slots=True)
class _Ended:
    code: int


def _child(stack: ExitStack, limits: Limits, kind: str, request: object, module: str | None) -> tuple[_Ended, _Files]:
    """Have a child do a request and wait for its end."""
    files = _Files(*(stack.enter_context(tempfile.TemporaryFile()) for _ in range(4)))  # noqa: SIM115 - the stack closes them
    pickle.dump(request, files.request)
    files.request.flush()
    files.request.seek(0)
    here, there = socket.socketpair()
    stack.enter_context(here)
    header = {
        "kind": kind,
        "path": [entry or str(Path.cwd()) for entry in sys.path],
        "module": module,
        "memory": limits.memory,
        "cpu": limits.cpu,
        "wall": limits.wall,
        "output": limits.output,
    }
    with there:
        opened = [
            there.fileno(),
            *(file.fileno() for file in (files.request, files.result, files.stdout, files.stderr)),
        ]
        _KEEPER.send(json.dumps(header).encode(), opened)
    return _ended(here, limits, files), files


def _ended(here: socket.socket, limits: Limits, files: _Files) -> _Ended:
    told = b""
    while piece := here.recv(4096):
        told += piece
    if not told:
        raise ChildFault(Reason.CRASHED, "its supervisor is gone")
    end = json.loads(told)
    code = os.waitstatus_to_exitcode(end["status"])
    if end["late"]:
        raise ChildFault(Reason.WALL, f"{limits.wall} s")
    if code >= 0:
        return _Ended(code)
    name = signal.Signals(-code).name
    if name == "SIGXCPU" or (name == "SIGKILL" and end["cpu"] >= limits.cpu):
        raise ChildFault(Reason.CPU, f"{limits.cpu} s")
    if name == "SIGXFSZ":
        raise ChildFault(Reason.OUTPUT)
    raise ChildFault(Reason.CRASHED, f"{name}; {_tail(files.stderr)}")


def _tail(stream: IO[bytes]) -> str:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _SHOWN))
    return stream.read().decode("utf-8", errors="replace").strip()


class _Values(pickle.Unpickler):
    """Takes plain values and instances of this program's classes: a child that was taken over gets no further."""

    def find_class(self, module: str, name: str) -> object:
        if module == "datetime" and name in _TIMES:
            return super().find_class(module, name)
        if module.partition(".")[0] == "gazette" and "." not in name:
            found = super().find_class(module, name)
            if (isinstance(found, type) and found.__module__ == module) or module == "gazette.errors":
                return found  # a fault is rebuilt by a function of its module
        raise pickle.UnpicklingError(f"{module}.{name} is no value")


_TIMES = ("date", "datetime", "timedelta", "timezone")
_BROKEN = (pickle.UnpicklingError, EOFError, AttributeError, ImportError, LookupError, TypeError, ValueError)
"""What unpickling may raise for bytes that are no pickle of values (documentation of `pickle`)."""


def _result(stream: IO[bytes]) -> tuple[str, object]:
    stream.seek(0)
    try:
        kind, value = _Values(stream).load()
    except _BROKEN as error:
        raise ChildFault(Reason.FAILED, f"no result that can be taken over: {error}") from error
    return str(kind), value


class _Keeper:
    """The keeper process of this process, started when first needed, and anew in a fork or when it was killed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._owner = 0

    def send(self, header: bytes, descriptors: list[int]) -> None:
        """Give it a request. Raises OSError when it can't be started."""
        with self._lock:
            if self._control is not None and self._owner == os.getpid():
                try:
                    socket.send_fds(self._control, [header], descriptors)
                except (BrokenPipeError, ConnectionResetError):
                    self._end()
                else:
                    return
            socket.send_fds(self._start(), [header], descriptors)

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        if self._control is not None:  # another process's, known here because this one was forked from it
            self._control.close()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - this interpreter and a file of ours
                [sys.executable, "-I", keeper.__file__],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env=_environment(),
                start_new_session=True,
            )
        self._control, self._owner = ours, os.getpid()
        return ours

    def _end(self) -> None:
        if self._control is not None and self._process is not None and self._owner == os.getpid():
            self._control.close()
            self._process.wait()
        self._control = self._process = None

    def close(self) -> None:
        """End it, at the end of this process at the latest."""
        with self._lock:
            self._end()


def _environment() -> dict[str, str]:
    """What a child may know of its parent's environment: where programs and temporary files are."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    return {"PATH": os.defpath, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent", **kept}


_KEEPER = _Keeper()
atexit.register(_KEEPER.close)
