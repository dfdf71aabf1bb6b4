"""The wheel, installed in an empty environment outside the checkout, does its work there."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(out),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_the_wheel_holds_the_package_and_its_schemas_alone(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"gazette", next(name for name in tops if name.endswith(".dist-info"))}
    assert "gazette/_schemas/config.schema.json" in names
    assert "cli.py" not in names
    assert "gazette/py.typed" in names


def test_the_wheel_works_outside_the_checkout(wheel, tmp_path):
    """Its own code is taken from the wheel; what it depends on comes, as locked, from this environment's packages."""
    home = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    python = home / "bin/python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    zipfile.ZipFile(wheel).extractall(site)
    import lxml

    packages = Path(lxml.__file__).parents[1]
    # A .pth adds this environment's packages after the wheel's own; the checkout's editable link is not read from there.
    (Path(site) / "dependencies.pth").write_text(f"{packages}\n")
    work = tmp_path / "work"
    work.mkdir()

    def gazette(*arguments):
        command = [python, "-m", "gazette.cli", *map(str, arguments)]
        return subprocess.run(
            command, cwd=work, capture_output=True, text=True, check=False, env={"PATH": "/usr/bin:/bin"}
        )

    where = subprocess.run(
        [python, "-c", "import gazette; print(gazette.__file__)"], cwd=work, capture_output=True, text=True, check=True
    ).stdout
    assert where.startswith(site)
    assert gazette("--help").returncode == 0
    made = gazette("init", "ws", "--demo-keys")
    assert made.returncode == 0, made.stderr
    done = gazette("-C", "ws", "ingest", ROOT / "samples/inbox/83-2008-qd-ttg.xml", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["documents"][0]["outcome"] == "accepted"
    done = gazette("-C", "ws", "run", ROOT / "samples/inbox/83-2008-qd-ttg.xml", "-q")
    assert done.returncode == 0, done.stderr
    done = gazette("verify", "--trust", "ws/keys/root.pem", "ws/portal/current", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["indication"] == "TOTAL-PASSED"
