"""The house keeps its directions: every contract of import-linter is kept, and a planted breach of each is caught."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = Path(sys.executable).with_name("lint-imports")

BREACHES = {
    "house": ("gazette/render/__init__.py", "import gazette.sign\n"),
    "pure": ("gazette/model/finding.py", "def breach() -> None:\n    import lxml\n"),
    "terminal": ("gazette/pipeline/keys.py", "import click\n"),
    "renderer": ("gazette/portal/settings.py", "import reportlab\n"),
    "ledger": ("gazette/pipeline/run.py", "import sqlite3\n"),
    "keys": ("gazette/pipeline/steps.py", "from pyhanko.sign import signers\n"),
    "verifier": ("gazette/verify/trust.py", "import sqlite_utils\n"),
    "witness": ("gazette/ingest/witness/docx.py", "from gazette.ingest.clean import Cleaner\n"),
    "readers": ("gazette/ingest/read_docx.py", "import gazette.ingest.witness\n"),
}


def lint(folder, *arguments):
    command = [str(LINT), "--no-cache", *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={"PATH": "/usr/bin:/bin"}
    )


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "gazette", folder / "gazette", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_every_contract_is_kept(house):
    done = lint(house)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


@pytest.mark.parametrize("contract", BREACHES)
def test_a_planted_breach_is_caught(house, contract):
    name, line = BREACHES[contract]
    path = house / name
    before = path.read_text("utf-8")
    try:
        path.write_text(f"{before}\n{line}", "utf-8")
        done = lint(house, "--contract", contract)
    finally:
        path.write_text(before, "utf-8")
    assert done.returncode == 1, done.stdout
    assert "1 broken" in done.stdout


def test_a_room_that_nobody_planned_is_caught(house):
    (house / "gazette/attic").mkdir()
    (house / "gazette/attic/__init__.py").write_text("")
    try:
        assert lint(house, "--contract", "house").returncode == 1
    finally:
        shutil.rmtree(house / "gazette/attic")


SIGNING_HALF = ("pyhanko.sign.signers", "pyhanko.sign.timestamps", "pyhanko.stamp")
"""import-linter sees external packages whole, so which half of pyHanko a module takes is read from its source."""


def importers(package):
    found = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [item.name for item in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module, *(f"{node.module}.{item.name}" for item in node.names)]
            if any(name == half or name.startswith(f"{half}.") for name in names for half in SIGNING_HALF):
                found.add(path.relative_to(package).parts[0])
    return found


def test_nobody_takes_the_signing_half_of_pyhanko(house):
    assert importers(house / "gazette") == set()
    planted = house / "gazette/verify/planted.py"
    planted.write_text("from pyhanko.sign import signers\n")
    try:
        assert importers(house / "gazette") == {"verify"}
    finally:
        planted.unlink()


def test_the_witness_imports_nothing_of_ours_but_itself_and_the_ground_floor():
    allowed = ("gazette.ingest.witness", "gazette.model", "gazette.messages", "gazette.errors")
    paths = sorted((ROOT / "gazette" / "ingest" / "witness").glob("*.py"))
    assert len(paths) > 3
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert getattr(node, "level", 0) == 0, path.name
            ours = [name for name in names if name.split(".")[0] == "gazette"]
            assert all(name.startswith(allowed) for name in ours), (path.name, ours)


def imported():
    """The top-level names of other people's modules that the program imports; `_typeshed` is for type checkers alone."""
    names = set()
    for path in (ROOT / "gazette").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
    return {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"gazette", "_typeshed"}


def test_what_is_imported_is_required_by_name():
    """What only comes with another package goes when that package no longer needs it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    required = {re.match(r"[\w.-]+", line)[0].lower() for line in project["dependencies"] + extras}
    owners = packages_distributions()
    assert {
        name for name in imported() if not any(owner.lower().replace("_", "-") in required for owner in owners[name])
    } == set()
