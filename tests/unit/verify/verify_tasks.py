"""What may happen in a child that judges files; children import it from here."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from datetime import datetime

from gazette.verify.examine import examine
from gazette.verify.found import Found, Task
from gazette.verify.trust import Trust


def _with(tasks: tuple[Task, ...], trust: Trust, moment: datetime, happens: Callable[[], object]) -> tuple[Found, ...]:
    if any("bad" in task.path for task in tasks):
        happens()
    return examine(tasks, trust, moment)


def loop(tasks: tuple[Task, ...], trust: Trust, moment: datetime) -> tuple[Found, ...]:
    def forever() -> None:
        while True:
            pass

    return _with(tasks, trust, moment, forever)


def hog(tasks: tuple[Task, ...], trust: Trust, moment: datetime) -> tuple[Found, ...]:
    return _with(tasks, trust, moment, lambda: bytearray(1 << 40))


def crash(tasks: tuple[Task, ...], trust: Trust, moment: datetime) -> tuple[Found, ...]:
    return _with(tasks, trust, moment, lambda: os.kill(os.getpid(), signal.SIGSEGV))


def wait(tasks: tuple[Task, ...], trust: Trust, moment: datetime) -> tuple[Found, ...]:
    reading, _writing = os.pipe()
    return _with(tasks, trust, moment, lambda: os.read(reading, 1))
