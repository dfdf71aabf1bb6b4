"""`gazette diff`: two versions of a text side by side, passage by passage."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazette.akn.compare import Change, Difference, Piece, Row
from gazette.cli.find import find_document
from gazette.cli.session import Session, common, help_text, session
from gazette.cli.table import cells, terminal_width
from gazette.errors import ExitCode, InputError
from gazette.model.codec import Json

if TYPE_CHECKING:
    from gazette.pipeline.versions import Version
    from gazette.pipeline.workspace import Workspace

_WIDTH = 110
"""Columns where the output goes elsewhere than to a terminal."""
_LEAST = 40
_GONE, _NEW = ("[-", "-]"), ("{+", "+}")
"""Marks that say without colour what is gone and what is new."""


@click.command("diff", help=help_text("CLI-HELP-DIFF"))
@click.argument("old", metavar="DOC|PATH")
@click.argument("new", metavar="DOC|PATH")
@click.option("--all", "whole", is_flag=True, help=help_text("CLI-OPT-DIFF-ALL"))
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=help_text("CLI-OPT-DIFF-HTML"),
)
@common
def diff_command(old: str, new: str, whole: bool, page: Path | None) -> int:
    from gazette.pipeline.versions import compared

    current = session()
    with current.open() as workspace:
        found = compared(_version(workspace, old), _version(workspace, new))
    shown = [item for item in found.differences if whole or item.change is not Change.SAME]
    if page is not None:
        from gazette.render.html.compare import comparison_html

        try:
            page.write_bytes(comparison_html(found.old, found.new, shown, current.lang))
        except OSError as error:
            raise InputError("CLI-DIFF-WRITE", path=page, reason=error.strerror or error) from error
    counts = {change.value: sum(item.change is change for item in found.differences) for change in Change}
    current.emit({"old": found.old, "new": found.new, "counts": counts, "differences": [_json(item) for item in shown]})
    if not current.json:
        _say(current, (found.old, found.new), shown)
        current.say(current.tell("CLI-DIFF-COUNT", **counts))
        if page is not None:
            current.say(current.tell("CLI-DIFF-WRITTEN", path=page))
    same = counts[Change.SAME.value] == len(found.differences)
    return ExitCode.OK if same else ExitCode.FINDINGS


def _version(workspace: Workspace, name: str) -> Version:
    from gazette.pipeline.versions import version_in_file, version_of

    path = Path(name)
    return (
        version_in_file(workspace, path) if path.exists() else version_of(workspace, find_document(workspace, name).uri)
    )


def _json(item: Difference) -> Json:
    return {
        "change": item.change.value,
        "old": {"eid": item.old.eid, "label": item.old.label, "lines": list(item.old.lines)} if item.old else None,
        "new": {"eid": item.new.eid, "label": item.new.label, "lines": list(item.new.lines)} if item.new else None,
        "rows": [[{"old": piece.old, "new": piece.new} for piece in row.pieces] for row in item.rows],
    }


def _say(current: Session, names: tuple[str, str], shown: list[Difference]) -> None:
    side = max(_LEAST, ((terminal_width() or _WIDTH) - 3) // 2)
    for line in _beside(*names, side):
        current.say(click.style(line, bold=True))
    for item in shown:
        passage = item.new or item.old
        name = (passage.label or passage.eid) if passage is not None else ""
        if item.old is not None and item.new is not None and item.old.label != item.new.label:
            name = f"{item.old.label} → {name}"
        current.say()
        current.say(click.style(f"{name}  {current.tell(f'CLI-DIFF-{item.change.name}')}", bold=True))
        for row in item.rows:
            for line in _beside(_marked(row, _GONE, old=True), _marked(row, _NEW, old=False), side):
                current.say(line)


def _marked(row: Row, marks: tuple[str, str], *, old: bool) -> str:
    """One side of a row, with marks around what the other side has not."""
    return " ".join(said for piece in row.pieces if (said := _said(piece, marks, old=old)))


def _said(piece: Piece, marks: tuple[str, str], *, old: bool) -> str:
    words = piece.old if old else piece.new
    return words if piece.same or not words else f"{marks[0]}{words}{marks[1]}"


def _beside(left: str, right: str, width: int) -> Iterator[str]:
    """Two texts in columns."""
    columns = [textwrap.wrap(side, width, break_on_hyphens=False) for side in (left, right)]
    for one, other in zip_longest(*columns, fillvalue=""):
        yield f"{one}{' ' * (width - cells(one))} │ {other}".rstrip()
