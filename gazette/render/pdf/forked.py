"""The same work on many things, in several processes at once. What comes out does not depend on how many there are."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from typing import TypeVar

Result = TypeVar("Result")

_LEAST = 400_000
"""Weight (bytes of text, some hundred pages) below which a second process costs more than it saves."""
_inherited: list[Callable[[int], object]] = []
"""The work of a child process: it is there from its birth and not sent, so typefaces and texts are not copied."""


def in_processes(task: Callable[[int], Result], weights: Sequence[int], processes: int) -> Iterator[Result]:
    """What `task` returns for 0, 1, 2 …, in order; there are as many as `weights`, which say how long each takes.

    Where a process can't be split in two (Windows), one does everything. Raises what `task` raises.
    """
    places = range(len(weights))
    if processes < 2 or len(weights) < 2 or sum(weights) < _LEAST or "fork" not in get_all_start_methods():
        yield from map(task, places)
        return
    pool = ProcessPoolExecutor(
        min(processes, len(weights)), mp_context=get_context("fork"), initializer=_begin, initargs=(task,)
    )
    try:
        # The heaviest first, so that no process is left alone with one at the end.
        futures = {place: pool.submit(_do, place) for place in sorted(places, key=lambda place: -weights[place])}
        for place in places:
            found: Result = futures.pop(place).result()  # type: ignore[assignment]  # what `task` returned
            yield found
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(task: Callable[[int], object]) -> None:
    """A child lives for one issue and makes no cycles: looking for them would only copy what it shares."""
    gc.disable()
    _inherited.append(task)


def _do(place: int) -> object:
    return _inherited[-1](place)
