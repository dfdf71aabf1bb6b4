"""The process that children are forked from: no threads, no secrets, nothing of the parent but what a request brings.

Run as a script by `gazette.child`, with a socket as standard input. For each request it forks a supervisor,
which forks the worker, waits for its end, the parent's end or the time limit, and kills whatever is left of it. Closing
the socket, which the end of the parent does by itself, ends the keeper. The standard library only: it starts at once.
"""

from __future__ import annotations

import errno
import importlib
import json
import os
import pickle
import resource
import select
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from typing import TypedDict

CALL, RUN = "call", "run"
"""What a worker does: call a function and leave its result, or become another program."""
RETURNED, RAISED, FAILED = "returned", "raised", "failed"
"""How a call ended: with a value, with an exception of this program, with any other."""
NO_MEMORY, NO_ROOM, NOT_STARTED = 120, 121, 122
"""Exit codes of a worker that could not say more."""
MAX_HEADER = 128 * 1024
FILES = 5
"""Descriptors that come with a request: the supervisor's socket; request, result, standard output and error."""


class Header(TypedDict):
    """A request's header: what the supervisor must know. What a worker is to do stands in the request's file."""

    kind: str
    path: list[str]
    module: str | None
    memory: int
    cpu: int
    wall: float
    output: int


def main() -> None:
    """Serve requests until the other end is closed."""
    control = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    while True:
        message, opened, _, _ = socket.recv_fds(control, MAX_HEADER, FILES)
        if not message:
            _reap(0)  # supervisors end with the parent, and soon
            return
        _reap(os.WNOHANG)
        header: Header = json.loads(message)
        sys.path[:] = header["path"]
        if header["module"]:
            _load(header["module"])
        if os.fork() == 0:
            control.close()
            os._exit(_supervise(header, *opened))
        for descriptor in opened:
            os.close(descriptor)


def _reap(how: int) -> None:
    """Take note of supervisors that have ended: what they used counts as used by this process, and by its parent."""
    try:
        while os.waitpid(-1, how)[0]:
            pass
    except ChildProcessError:
        return


def _load(module: str) -> None:
    """Import a module here, so that each worker finds it loaded; a worker that can't import it says why."""
    try:
        importlib.import_module(module)
    except Exception:  # noqa: BLE001 - whatever it is, it comes again where it can be reported
        return


def _supervise(header: Header, report: int, request: int, result: int, out: int, err: int) -> int:
    worker = os.fork()
    if worker == 0:
        os.close(report)
        os._exit(_work(header, request, result, out, err))
    ended = os.pidfd_open(worker)
    watch = select.poll()
    watch.register(ended, select.POLLIN)
    watch.register(report, select.POLLIN)  # readable without a word from the parent: its end is closed
    events = watch.poll(header["wall"] * 1000)
    _kill(worker)
    _, status, used = os.wait4(worker, 0)
    told = {"status": status, "late": not events, "cpu": used.ru_utime + used.ru_stime}
    try:
        os.write(report, json.dumps(told).encode())
    except BrokenPipeError:
        return 1
    return 0


def _kill(worker: int) -> None:
    """End a worker and all that it started. It is not waited for yet, so its id can't be another's."""
    for kill in (os.killpg, os.kill):  # the group first; a worker that has not made its own yet is none
        try:
            kill(worker, signal.SIGKILL)
        except ProcessLookupError:
            continue


def _work(header: Header, request: int, result: int, out: int, err: int) -> int:
    os.setsid()
    os.dup2(out, 1)
    os.dup2(err, 2)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, header["output"])
    _limit(resource.RLIMIT_CPU, header["cpu"], header["cpu"] + 1)  # a word first, for those who listen; then the end
    _limit(resource.RLIMIT_AS, header["memory"])
    try:
        with os.fdopen(request, "rb") as stream:
            task = pickle.load(stream)  # noqa: S301 - the parent's own words
        if header["kind"] == RUN:
            return _become(*task)
        with os.fdopen(result, "wb") as stream:
            pickle.dump(_called(*task), stream, pickle.HIGHEST_PROTOCOL)
    except BaseException as error:  # noqa: BLE001 - this process ends here; what happened is told on its error output
        if isinstance(error, MemoryError):
            return NO_MEMORY
        if _is_full(error):
            return NO_ROOM
        traceback.print_exc()
        return 1
    return 0


def _limit(kind: int, soft: int, hard: int | None = None) -> None:
    """Set a limit, or leave a stricter one that the machine has set."""
    _, allowed = resource.getrlimit(kind)
    wanted = soft if hard is None else hard
    ceiling = wanted if allowed == resource.RLIM_INFINITY else min(wanted, allowed)
    resource.setrlimit(kind, (min(soft, ceiling), ceiling))


def _become(argv: tuple[str, ...], folder: str, env: dict[str, str]) -> int:
    """Turn into a program; returns only when that fails."""
    for ignored in (signal.SIGPIPE, signal.SIGXFSZ):  # by Python, and so by what it starts
        signal.signal(ignored, signal.SIG_DFL)
    try:
        os.chdir(folder)
        os.execvpe(argv[0], argv, env)  # noqa: S606 - no shell is wanted
    except OSError as error:
        os.write(2, str(error).encode())
    return NOT_STARTED


def _called(function: Callable[..., object], args: tuple[object, ...], kwargs: dict[str, object]) -> tuple[str, object]:
    try:
        return RETURNED, function(*args, **kwargs)
    except Exception as error:
        if isinstance(error, MemoryError) or _is_full(error):
            raise
        if type(error).__module__.partition(".")[0] == "gazette":
            return RAISED, error
        return FAILED, "".join(traceback.format_exception_only(error)).strip()


def _is_full(error: BaseException) -> bool:
    return isinstance(error, OSError) and error.errno == errno.EFBIG


if __name__ == "__main__":
    main()
