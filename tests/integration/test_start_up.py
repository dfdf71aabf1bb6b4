"""A command loads what it needs: what takes long to load is not there when it ends."""

import json
import shutil
import subprocess
import sys

import pytest
from bench import INBOX

from gazette.cli.main import run

PROBE = (
    "import json, sys; from gazette.cli.main import run; code = run(sys.argv[1:]);"
    "print(json.dumps(sorted(sys.modules)), file=sys.stderr); sys.exit(code)"
)
NEVER = {
    "PIL",
    "cryptography",
    "email",
    "fontTools",
    "holidays",
    "importlib.metadata",
    "jinja2",
    "pikepdf",
    "psycopg",
    "pyhanko",
    "pypdf",
    "reportlab",
    "rich",
    "segno",
    "signxml",
    "sqlite_utils",
    "gazette.child",
    "gazette.pipeline.release",
    "gazette.portal",
    "gazette.proofread",
    "gazette.profiles.house",
    "gazette.publish",
    "gazette.registry.postgres",
    "gazette.registry.rebuild",
    "gazette.render",
    "gazette.sign",
    "gazette.validate",
    "gazette.verify",
}
"""What none of the daily commands needs."""
TEXTS = {"lxml", "cobalt", "gazette.akn.xml", "gazette.compose", "gazette.pipeline.steps"}
"""What only a command that makes or reads texts needs."""


@pytest.fixture(scope="module")
def workspace(empty_template, tmp_path_factory):
    folder = shutil.copytree(empty_template, tmp_path_factory.mktemp("start") / "w")
    assert run(["-C", str(folder), "run", str(INBOX / "902-2026-qd-ttg.docx"), "-q"]) == 0
    assert run(["-C", str(folder), "ingest", str(INBOX), "-q"]) == 0
    return folder


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["list", "--state", "held"],
        ["show", "902/2026/QĐ-TTg"],
        ["show", "latest"],
        ["number", "list"],
        ["doctor", "--quick"],
        ["compose", "--dry-run"],
        ["compose"],
    ],
    ids=" ".join,
)
def test_it_loads_no_more_than_it_needs(workspace, words):
    absent = NEVER if words[0] == "compose" else NEVER | TEXTS
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "-C", str(workspace), *words, "-q"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stderr.splitlines()[-1]))
    assert "gazette.registry" in loaded
    assert sorted(loaded & absent) == []
