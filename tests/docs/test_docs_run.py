"""Every command that a page tells a reader to type is typed, in order, in a fresh folder; so a page can't go stale."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from doc_pages import PAGES, ROOT, Shell, commands, name

WITH_COMMANDS = [page for page in PAGES if commands(page)]


def test_the_pages_that_should_have_commands_have_them() -> None:
    found = {name(page) for page in WITH_COMMANDS}
    guides = {name(page) for folder in ("tutorial", "how-to") for page in (ROOT / "docs" / folder).glob("*.md")}
    assert guides | {"README.md"} <= found


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=name)
def test_commands_do_what_the_page_says(page: Path, tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    for command in commands(page):
        if command.line.startswith("make "):
            targets = command.line.split()[1:]
            assert targets
            makefile = (ROOT / "Makefile").read_text("utf-8")
            assert all(re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE) for target in targets), command
            continue
        done = shell.run(command.line)
        told = f"$ {command.line}\n{done.stdout[-3000:]}\n{done.stderr[-1000:]}"
        assert done.returncode == command.exit, told
        assert "Traceback" not in done.stderr, told
        if "--json" in command.line:
            assert done.stdout.startswith("{"), told
