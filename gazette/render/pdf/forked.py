"""The same work on many things, in several processes at once. What comes out does not depend on how many there are.

Children are forks, so typefaces and texts are there and not sent. What is to be done next waits in a pipe that all of
them read: first what is so heavy that a process might be left alone with it at the end, then the rest in order, so that
the parent can go on with what comes back. What they made lies in a file of each child's own; another pipe says where,
so that none waits for the parent to take it.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from struct import Struct
from typing import IO, NoReturn, TypeVar, cast

Result = TypeVar("Result")

_LEAST = 400_000
"""Weight (bytes of text, some hundred pages) below which a second process costs more than it saves."""
_HEAVY = 20
"""What weighs more than the whole divided by this is done first."""
_QUEUED = 4_000
"""Most things in the queue: they fit into a pipe before anybody reads it. Of more, several go together."""
_NEXT = Struct("<I")
_MADE = Struct("<IIQQ?")
"""Child, place, offset and length of what was made, and whether it is an exception."""


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: a text becomes hundreds of thousands of values and none that holds itself."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def in_processes(task: Callable[[int], Result], weights: Sequence[int], processes: int) -> Iterator[Result]:
    """What `task` returns for 0, 1, 2 …, in order; there are as many as `weights`, which say how long each takes.

    Children are at work when this returns. Where a process can't be split in two (Windows), one does everything when it
    is asked for. What is returned raises what `task` raises, RuntimeError when a child ends before its work is done.
    """
    if processes < 2 or len(weights) < 2 or sum(weights) < _LEAST or not hasattr(os, "fork"):
        return map(task, range(len(weights)))
    made = _by_children(task, weights, processes)
    next(made)
    return cast("Iterator[Result]", made)


def _by_children(task: Callable[[int], Result], weights: Sequence[int], processes: int) -> Iterator[Result | None]:
    """None once the children are at work, then what they make."""
    places = range(len(weights))
    heavy = sum(weights) / _HEAVY
    order = sorted(places, key=lambda place: -weights[place] if weights[place] > heavy else 0)
    together = len(order) // _QUEUED + 1
    groups = [order[start : start + together] for start in range(0, len(order), together)]
    with ExitStack() as stack:
        queue, queue_in = os.pipe()
        told, tell = os.pipe()
        for end in (queue, told):
            stack.callback(os.close, end)
        os.write(queue_in, b"".join(map(_NEXT.pack, range(len(groups)))))
        spools = [stack.enter_context(tempfile.TemporaryFile()) for _ in range(min(processes, len(groups)))]
        for child, spool in enumerate(spools):
            pid = os.fork()
            if pid == 0:
                os.close(queue_in)
                _work(task, groups, queue, tell, child, spool)
            stack.callback(_end, pid)
        os.close(queue_in)
        os.close(tell)
        yield None
        yield from _in_order(places, told, spools)


def _in_order(places: range, told: int, spools: Sequence[IO[bytes]]) -> Iterator[Result]:
    waiting: dict[int, tuple[int, int, int, bool]] = {}
    for place in places:
        while place not in waiting:
            record = os.read(told, _MADE.size)
            if not record:
                raise RuntimeError(f"a process that should have made number {place} ended before")
            child, made, offset, length, failed = _MADE.unpack(record)
            waiting[made] = (child, offset, length, failed)
        child, offset, length, failed = waiting.pop(place)
        found = pickle.loads(os.pread(spools[child].fileno(), length, offset))  # noqa: S301  our own child's
        if failed:
            raise found
        yield found


def _work(
    task: Callable[[int], object], groups: Sequence[Sequence[int]], queue: int, tell: int, child: int, spool: IO[bytes]
) -> NoReturn:
    """A child's life: it takes what is next until nothing is left. What it makes has no cycles to be searched for."""
    gc.disable()
    offset = 0
    try:
        while number := os.read(queue, _NEXT.size):
            for place in groups[_NEXT.unpack(number)[0]]:
                data, failed = _done(task, place)
                os.pwrite(spool.fileno(), data, offset)
                os.write(tell, _MADE.pack(child, place, offset, len(data), failed))
                offset += len(data)
    finally:
        os._exit(0)  # nothing of the parent's is cleaned up or flushed twice; it counts what it was told


def _done(task: Callable[[int], object], place: int) -> tuple[bytes, bool]:
    """What came of one thing, and whether that is an exception; one with a note of where it was raised."""
    try:
        return pickle.dumps(task(place), pickle.HIGHEST_PROTOCOL), False
    except Exception as error:  # noqa: BLE001  whatever it is, the parent raises it
        error.add_note(traceback.format_exc())
        return pickle.dumps(error), True


def _end(pid: int) -> None:
    """End a child, if it has not ended by itself."""
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
