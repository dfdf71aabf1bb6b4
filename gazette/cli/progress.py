"""Progress: a bar on a terminal for what takes longer than a second, one line a stage in a log, nothing when quiet."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from gazette.model import Progress, Silent

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from gazette.cli.session import Session

_PATIENCE = 1.0  # seconds before a bar appears


class LogProgress:
    """A line when a stage is over, for logs."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._stage = ""
        self._done = 0
        self._began = 0.0

    def start(self, stage: str, total: int) -> None:  # noqa: ARG002 - the Protocol's names
        self._stage, self._done, self._began = stage, 0, time.monotonic()

    def advance(self, label: str) -> None:  # noqa: ARG002
        self._done += 1

    def finish(self) -> None:
        seconds = time.monotonic() - self._began
        if seconds >= _PATIENCE:
            stage = self._session.tell(f"CLI-STAGE-{self._stage.upper()}")
            click.echo(
                self._session.tell("CLI-STAGE-DONE", stage=stage, count=self._done, seconds=f"{seconds:.1f}"), err=True
            )


class BarProgress:
    """A bar that names the stage and the document at hand."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._stage, self._total, self._done, self._began = "", 0, 0, 0.0

    def start(self, stage: str, total: int) -> None:
        self._stage = self._session.tell(f"CLI-STAGE-{stage.upper()}")
        self._total, self._done, self._began = total, 0, time.monotonic()

    def advance(self, label: str) -> None:
        self._done += 1
        if self._bar is None and time.monotonic() - self._began >= _PATIENCE:
            self._show()
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self._done, description=f"{self._stage}  {label}")

    def finish(self) -> None:
        if self._bar is not None:
            self._bar.stop()
        self._bar = self._task = None

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (BarColumn(20), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task(self._stage, total=self._total)
        self._bar.start()


def progress(session: Session) -> Progress:
    """The Progress that fits where standard error goes."""
    if session.quiet:
        return Silent()
    return BarProgress(session) if sys.stderr.isatty() else LogProgress(session)
