"""The documentation as data: its pages, their links, and the commands they tell a reader to type."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "samples").rglob("*.md")])

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXIT = re.compile(r"\s+# exit (\d+)$")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Command:
    """A line that a reader types, and the exit code that the page promises."""

    line: str
    exit: int


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path, *languages: str) -> list[str]:
    """The fenced blocks of these languages."""
    return [body for language, body in _FENCE.findall(page.read_text("utf-8")) if language in languages]


def commands(page: Path) -> list[Command]:
    """Every line of a console block that begins with a prompt."""
    found = []
    for block in blocks(page, "console", "sh"):
        for text in block.splitlines():
            if not text.startswith("$ "):
                continue
            promised = _EXIT.search(text)
            found.append(Command(_EXIT.sub("", text[2:]), int(promised.group(1)) if promised else 0))
    return found


def links(page: Path) -> list[str]:
    """The targets of a page's links, code left out."""
    return _LINK.findall(re.sub(r"`[^`\n]*`", "", _FENCE.sub("", page.read_text("utf-8"))))


def anchors(page: Path) -> set[str]:
    """The fragments that a page's headings give, as GitHub makes them."""
    headings = _HEADING.findall(_FENCE.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


class Shell:
    """A reader's shell: the folder it stands in lasts from one command to the next, `gazette` is this checkout's."""

    def __init__(self, folder: Path) -> None:
        self._home = folder / "home"
        self._home.mkdir()
        self._folder = self._home / "checkout"
        self._folder.mkdir()
        (self._folder / "samples").symlink_to(ROOT / "samples", target_is_directory=True)
        tools = folder / "bin"
        tools.mkdir()
        program = tools / "gazette"
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(str(ROOT / "cli.py"))} "$@"\n')
        program.chmod(0o755)
        self._where = folder / "where"
        self._env = {
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self._home),
            "LANG": "C.UTF-8",
            "GAZETTE_LANG": "en",
            "NO_COLOR": "1",
            "PYTHONUTF8": "1",
        }

    @property
    def folder(self) -> Path:
        return self._folder

    def run(self, line: str) -> subprocess.CompletedProcess[str]:
        """Type a line; the folder that it ends in is where the next one begins."""
        script = f'{line}\nleft=$?\npwd > {shlex.quote(str(self._where))}\nexit "$left"\n'
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self._folder,
            env=self._env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        self._folder = Path(self._where.read_text().strip())
        return done
