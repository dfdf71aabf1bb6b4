"""PDF/A-3a and PDF/UA-1 of finished files: `python benchmarks/conformance.py WORKSPACE|FOLDER|FILE …`.

Each PDF goes through the veraPDF engine (requirements/oracle.txt) and qpdf --check, and one that is not sealed through
page-validation (it wants every signature to cover all revisions, and a form element for an invisible timestamp). Of a
workspace these are the sealed files of its portal and, by the manifests, the unsigned ones of its archive. Exit code 1
when a file fails or none was found.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("where", nargs="+", type=Path, help="workspaces, folders, PDFs")
    options = parser.parse_args()
    from oracles import pages, verapdf

    if absent := verapdf.missing():
        print(absent, file=sys.stderr)
        return 5
    files = {path: name for where in options.where for name, path in _files(where)}
    begin = time.process_time()
    data = {path: path.read_bytes() for path in files}
    first = {path: () if b"/ByteRange" in one else pages.failures(one) for path, one in data.items()}
    middle = time.process_time()
    second = verapdf.judged(list(files))
    bad = 0
    for path, name in files.items():
        failed = [*first[path], *_syntax(path)]
        failed += [f"veraPDF {flavour} {rules}" for flavour in verapdf.FLAVOURS if (rules := second[path, flavour])]
        bad += bool(failed)
        print(f"{'FAIL' if failed else 'pass'}  {name}")
        for line in failed[:20]:
            print(f"      {line[:200]}")
    print(f"{len(files)} files, {bad} fail; page-validation took {middle - begin:.1f} s of processor time")
    return 1 if bad or not files else 0


def _files(where: Path) -> Iterator[tuple[str, Path]]:
    """Name and path of each PDF. Rooms of old releases are not entered: the visible one holds what counts."""
    if where.is_file():
        yield str(where), where
        return
    portal = where / "portal" / "current" if (where / "gazette.toml").is_file() else where
    for path in sorted(portal.rglob("*.pdf")):
        yield f"{path.relative_to(portal)}", path
    if portal == where:
        return
    for manifest in sorted(portal.rglob("manifest.json")):
        for item in json.loads(manifest.read_text("utf-8"))["files"]:
            if item["path"].endswith(".pdf") and item["unsigned_sha256"] != item["sha256"]:
                yield f"{item['path']} (before the seal)", _blob(where / "archive", item["unsigned_sha256"])


def _blob(archive: Path, digest: str) -> Path:
    found = [path for path in archive.rglob(f"*{digest[-60:]}*") if path.is_file()]
    if not found:
        raise SystemExit(f"{digest} is not in {archive}")
    return found[0]


def _syntax(path: Path) -> list[str]:
    qpdf = shutil.which("qpdf")
    if qpdf is None:
        return ["qpdf is not installed"]
    done = subprocess.run([qpdf, "--check", str(path)], capture_output=True, text=True, check=False)
    return [] if done.returncode == 0 else [f"qpdf: {(done.stderr or done.stdout).strip().splitlines()[-1]}"]


if __name__ == "__main__":
    sys.exit(main())
