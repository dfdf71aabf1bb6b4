"""A workspace to try the program in: demonstration keys, made once a session and copied, and commands run for real."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ledgers import Ledger

from gazette.cli.main import run
from gazette.config import load_config
from gazette.config.write import NewWorkspace
from gazette.pipeline.init import make_workspace

ROOT = Path(__file__).resolve().parents[2]
INBOX = ROOT / "samples" / "inbox"
BROKEN = ROOT / "samples" / "broken"
ABOUT = NewWorkspace(
    "Công báo",
    "Văn phòng Chính phủ (minh họa)",
    "https://congbao.example",
    "vn",
    "vn",
    "Asia/Ho_Chi_Minh",
    "vi",
    "Phát hành Công báo điện tử (minh họa)",
)


class Started:
    """The clock of this test session: the moment it began, so that keys made by it are valid."""

    def now(self):
        return datetime.now(UTC) - timedelta(seconds=5)  # noqa: TID251 - the clock of the tests


def fresh(folder: Path) -> Path:
    return make_workspace(folder, ABOUT, demo_keys=True, clock=Started())


class Bench:
    """A workspace and the commands run in it."""

    def __init__(self, folder: Path, capfd) -> None:
        self.folder = folder
        self._capfd = capfd

    def __call__(self, *arguments):
        """Run a command with --json; exit code and parsed output."""
        self._capfd.readouterr()
        code = run(["-C", str(self.folder), *map(str, arguments), "--json"])
        out, self.err = self._capfd.readouterr()
        return code, json.loads(out)

    def text(self, *arguments):
        """Run a command for a person; exit code and what was printed."""
        self._capfd.readouterr()
        code = run(["-C", str(self.folder), *map(str, arguments)])
        self.out, self.err = self._capfd.readouterr()
        return code, self.out + self.err

    @property
    def ledger(self) -> Ledger:
        registry = load_config(self.folder).registry
        return Ledger(registry.database, registry.archive)

    @property
    def current(self) -> Path:
        return self.folder / "portal" / "current"

    def set(self, old: str, new: str) -> None:
        path = self.folder / "gazette.toml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def sign_with(self, settings: str) -> None:
        """Put other settings in the place of [signing] with its demonstration keys."""
        path = self.folder / "gazette.toml"
        text = path.read_text("utf-8")
        start, end = text.index("[signing]"), text.index("demo = {")
        path.write_text(text[:start] + settings + text[end:].partition("\n")[2], "utf-8")


def copy(template: Path, folder: Path) -> Path:
    shutil.copytree(template, folder, symlinks=True)
    return folder


def sealing(stamps: str = "tsa", passphrase: str = "none") -> str:
    """The table [signing] of an office whose keys an `Authority` made in `pki/`."""
    return f"""
[signing]
offline = true
roots = ["pki/root.pem"]
crls = ["pki/root.crl", "pki/ca.crl"]

[signing.key]
file = "pki/seal.p12"
passphrase = "{passphrase}"

[signing.timestamp]
demo = {{ file = "pki/{stamps}.p12", passphrase = "none" }}
"""
