"""Every document of a folder that has a text, printed: `python benchmarks/render_corpus.py FOLDER [KIND …]`.

Each becomes an issue of its own. Its files are read and held against one another (`gazette.proofread`), its PDFs
judged for PDF/A-3a and PDF/UA-1, and all is done again in a second process of another time zone and hash seed, which
must give the same bytes. What could not be printed is listed with its reason: a character that no face has, say.
KIND narrows
to files whose path contains it. Exit code 1 when a text differs, a file does not conform, bytes differ, or the program
fails. Takes about a second a document.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pickle
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "unit" / "render")]
RUNS = (("UTC", "1"), ("Asia/Ho_Chi_Minh", "77"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("kinds", nargs="*", metavar="KIND")
    parser.add_argument("--profile", default="vn")
    parser.add_argument("--no-conformance", action="store_true", help="don't judge the PDFs")
    parser.add_argument("--print", type=Path, dest="inside", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        return printed(options.inside, options.profile, judge=not options.no_conformance)
    with tempfile.TemporaryDirectory(prefix="gazette-corpus-") as name:
        work = Path(name)
        count = ingested(options.folder, options.kinds, options.profile, work)
        print(f"{count} documents with a text", flush=True)
        first, second = (_run(work, options.profile, *run, judge=not index) for index, run in enumerate(RUNS))
    return _tell(first, second)


def ingested(folder: Path, kinds: list[str], profile_name: str, work: Path) -> int:
    """Read every file; leave each document in `work`, whatever an editor would still have to settle."""
    from gazette.config import IntakeConfig
    from gazette.ingest import Intake, read
    from gazette.model import Document, HeldDocument
    from gazette.pipeline.tools import machine_tools
    from gazette.profiles import load_profile

    profile, tools = load_profile(profile_name), machine_tools(IntakeConfig())
    store = _Folder(work / "store")
    count = 0
    for path in sorted(folder.rglob("*")):
        where = str(path.relative_to(folder))
        if (
            not path.is_file()
            or path.name.startswith("MANIFEST")
            or (kinds and not any(kind in where for kind in kinds))
        ):
            continue
        made = read(Intake(path, path.name, path.read_bytes(), datetime(2026, 1, 1, tzinfo=UTC)), profile, store, tools)
        if isinstance(made, HeldDocument) and made.akn is not None:
            uri = made.uri or f"/akn/vn/doc/van-ban/khong-ro/2026-01-01/{count}"
            made = Document(uri, f"/eli/vn/{count}", made.metadata, made.structure, made.akn, (), made.attachments)
        if isinstance(made, Document):
            count += 1
            alone = replace(made, notes=(), sources=())
            (work / f"{count:05d}.pickle").write_bytes(pickle.dumps((where, alone)))
    return count


class _Folder:
    """A FileStore in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)

    def put(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        (self.folder / digest).write_bytes(data)
        return digest

    def get(self, sha256: str) -> bytes:
        return (self.folder / sha256).read_bytes()


def _run(work: Path, profile: str, zone: str, seed: str, *, judge: bool) -> list[dict[str, object]]:
    command = [sys.executable, __file__, str(work), "--profile", profile, "--print", str(work)]
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
    more = [] if judge else ["--no-conformance"]
    done = subprocess.run([*command, *more], env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def printed(work: Path, profile_name: str, *, judge: bool) -> int:
    """Print each document in `work`; a line of JSON for each says what came of it. `judge` reads the files too."""
    from oracles import pages
    from render_kit import issue, settings

    from gazette.errors import RenderError
    from gazette.messages import text
    from gazette.model import CheckedDocument, Silent
    from gazette.profiles import load_profile
    from gazette.proofread import proofread
    from gazette.render import render_issue

    given = settings(profile=load_profile(profile_name))
    for path in sorted(work.glob("*.pickle")):
        where, document = pickle.loads(path.read_bytes())
        store = _Folder(work / "store")
        told: dict[str, object] = {"file": where, "outcome": "printed"}
        try:
            begin = time.process_time()
            made = render_issue(issue(CheckedDocument(document, ()), numbers=(1,)), given, store, Silent())
            middle = time.process_time()
            told |= {"pages": made.pages, "seconds": middle - begin}
            told["digest"] = hashlib.sha256("".join(item.sha256 for item in made.renditions).encode()).hexdigest()
            if judge:
                proofread(made, store, "vi", Silent())
                told["proofreading"] = time.process_time() - middle
                for item in made.renditions:
                    if item.media_type == "application/pdf" and item.role.value in ("issue-pdf", "document-pdf"):
                        failed = pages.failures(store.get(item.sha256))
                        if failed:
                            told |= {"outcome": "does not conform", "detail": "; ".join(failed[:3])}
        except RenderError as error:
            bad = error.code in ("RND-TEXT-DIFFERS", "RND-UNREADABLE")
            told |= {"outcome": "text differs" if bad else "refused", "detail": text(error.code, "en", error.params)}
        except Exception:  # noqa: BLE001 - this is what is looked for
            told |= {"outcome": "failed", "detail": traceback.format_exc()[-600:]}
        print(json.dumps(told, ensure_ascii=False), flush=True)
    return 0


def _tell(first: list[dict[str, object]], second: list[dict[str, object]]) -> int:
    for one, other in zip(first, second, strict=True):
        if one["outcome"] == "printed" and one.get("digest") != other.get("digest"):
            one |= {"outcome": "not reproducible", "detail": "other bytes in another process"}
    counts = Counter(str(one["outcome"]) for one in first)
    pages, seconds, reading = (
        sum(float(one.get(key, 0)) for one in first) for key in ("pages", "seconds", "proofreading")
    )
    for one in first:
        if one["outcome"] != "printed":
            print(f"{one['outcome']:18} {one['file']}: {one['detail']}")
    print(", ".join(f"{name} {count}" for name, count in sorted(counts.items())))
    print(f"{pages:.0f} pages; {seconds:.1f} s of processor time to print, {reading:.1f} s to read them all back")
    return 1 if set(counts) - {"printed", "refused"} else 0


if __name__ == "__main__":
    sys.exit(main())
