"""The exit code of commands that judge files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gazette.errors import ExitCode
from gazette.model import Finding

if TYPE_CHECKING:
    from gazette.pipeline.judge import FileReport


def exit_for(ok: bool, found: Iterable[Finding]) -> ExitCode:
    """70 when the program itself failed on a file (the others were judged), else 0 or 1 by `ok`."""
    if any(item.code == "INP-PROGRAM-FAILED" for item in found):
        return ExitCode.FAULT
    return ExitCode.OK if ok else ExitCode.FINDINGS


def files_code(reports: Sequence[FileReport]) -> ExitCode:
    """What became of the files of a batch, as an exit code: the highest of those that apply."""
    accepted = all(report.outcome == "accepted" for report in reports)
    code = exit_for(accepted, (item for report in reports for item in report.findings))
    return max(code, ExitCode.MISSING) if any(report.lacks for report in reports) else code
