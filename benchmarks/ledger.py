"""What a document costs in a registry that holds few and many: `python benchmarks/ledger.py`.

A workspace is filled to 100, 1,000 and 10,000 documents. At each size 100 new texts are ingested for real, then read
again (nothing to do), found by number, and listed. The cost of a document must not grow with what is recorded: the
last size may take at most `--slack` times (default 1.5) the first; else the exit code is 1.

`--large` measures whole commands instead, each in a process of its own, in a registry of 300,000 documents and 26,000
issues that is written in bulk (tests/large_ledger.py) and in one of a single issue: the processor time of `list`,
`show`, `compose` and `doctor --quick` beyond that of `gazette --version`, and the cost of adding an issue. `--keep
FOLDER` leaves both workspaces there and takes them up again. The exit code is 1 when a command takes more than 300 ms,
or an issue costs more than 1.2 times what it costs in the small registry.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from gazette.config.write import NewWorkspace
from gazette.model import CheckedDocument, SourceFile
from gazette.pipeline.clock import SystemClock
from gazette.pipeline.init import make_workspace
from gazette.pipeline.intake import ingest_paths
from gazette.pipeline.judge import recorded
from gazette.pipeline.workspace import Workspace, open_workspace
from gazette.registry import Actor, Change

ROOT = Path(__file__).resolve().parents[1]
SIZES = (100, 1_000, 10_000)
EACH = 100
ABOUT = NewWorkspace(
    "Công báo", "Văn phòng", "https://congbao.example", "vn", "vn", "Asia/Ho_Chi_Minh", "vi", "Phát hành Công báo"
)
TEXT = """THỦ TƯỚNG CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {serial}/2026/QĐ-TTg
Hà Nội, ngày 02 tháng 3 năm 2026

QUYẾT ĐỊNH
Về văn bản mẫu thứ {serial}

Căn cứ Luật Tổ chức Chính phủ;
Thủ tướng Chính phủ quyết định:

Điều 1. Ban hành văn bản mẫu.
Điều 2. Quyết định này có hiệu lực từ ngày 20 tháng 4 năm 2026.

THỦ TƯỚNG

Nguyễn Văn Mẫu
"""


def main() -> int:
    """Fill, measure, print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--slack", type=float, default=1.5)
    arguments.add_argument("--large", action="store_true")
    arguments.add_argument("--keep", type=Path)
    chosen = arguments.parse_args()
    if chosen.large:
        if chosen.keep is not None:
            return large(chosen.keep)
        with TemporaryDirectory() as folder:
            return large(Path(folder))
    slack = chosen.slack
    with TemporaryDirectory() as folder:
        rows = measured(Path(folder))
    print(f"{'documents':>10} {'ingest':>10} {'again':>10} {'by number':>10} {'list':>10}   ms a document")
    for size, costs in rows:
        print(f"{size:>10}" + "".join(f" {cost * 1000:>10.2f}" for cost in costs))
    (_, first), (_, last) = rows[0], rows[-1]
    grown = [f"{name} {now / before:.2f}×" for name, before, now in zip(NAMES, first, last, strict=True)]
    print("from first to last:", ", ".join(grown))
    flat = all(now <= max(before * slack, before + 0.001) for before, now in zip(first, last, strict=True))
    return 0 if flat else 1


DOCUMENTS, ISSUES = 300_000, 26_000
LIMIT, GROWTH = 0.3, 1.2
RUNS = 9


def large(folder: Path) -> int:
    """Make both workspaces unless they are there, measure, print a table."""
    small, whole = folder / "small", folder / "large"
    if not whole.exists():
        make_pair(folder, small, whole)
    start = processor_time("--version")
    flat = True
    print(f"start-up {start * 1000:.0f} ms; processor time beyond it, ms")
    print(f"{'':<28} {'1 issue':>10} {ISSUES:>10}")
    for words in (("list",), ("show", "DOC"), ("show", "ISSUE"), ("compose", "--dry-run"), ("doctor", "--quick")):
        costs = [beyond_start(*named(words, at), at=at) for at in (small, whole)]
        flat &= costs[1] <= LIMIT
        print(f"{' '.join(words):<28} {costs[0] * 1000:>10.0f} {costs[1] * 1000:>10.0f}")
    costs = [composing(at) for at in (small, whole)]
    flat &= costs[1] <= LIMIT and costs[1] <= costs[0] * GROWTH
    row = f"{'compose (an issue added)':<28} {costs[0] * 1000:>10.0f} {costs[1] * 1000:>10.0f}"
    print(f"{row}   {costs[1] / costs[0]:.2f}×")
    return 0 if flat else 1


def make_pair(folder: Path, small: Path, whole: Path) -> None:
    """A workspace with one published issue, and a copy of it whose ledger is filled up."""
    sys.path.insert(0, str(ROOT / "tests"))
    from large_ledger import fill

    making = folder / "making"
    shutil.rmtree(small, ignore_errors=True)
    shutil.rmtree(making, ignore_errors=True)
    gazette("init", str(small), "--demo-keys", "-q")
    gazette("-C", str(small), "run", str(ROOT / "samples" / "inbox" / "902-2026-qd-ttg.docx"), "-q")
    gazette("-C", str(small), "ingest", str(ROOT / "samples" / "inbox"), "-q")
    shutil.copytree(small, making)
    fill(making / "registry.db", DOCUMENTS, ISSUES)
    making.rename(whole)


def named(words: tuple[str, ...], at: Path) -> list[str]:
    """A command with the names of a document and of an issue from the middle of the ledger."""
    names = {"DOC": "902/2026/QĐ-TTg", "ISSUE": "latest"}
    if at.name == "large":
        names = {"DOC": f"{100_000 + DOCUMENTS // 2}/2026/QĐ-TTg", "ISSUE": "2003/500"}
    return [names.get(word, word) for word in words]


def composing(at: Path) -> float:
    """What it costs to compose an issue of one new document, beyond start-up."""
    costs = []
    for _ in range(RUNS):
        serial = time.time_ns() % 90_000 + 1_000
        paper = at / f"{serial}.txt"
        paper.write_text(TEXT.format(serial=serial), "utf-8")
        gazette("-C", str(at), "ingest", str(paper), "-q")
        costs.append(beyond_start("compose", f"{serial}/2026/QĐ-TTg", at=at, runs=1))
    return median(costs)


def beyond_start(*words: str, at: Path, runs: int = RUNS) -> float:
    """Processor time of a command beyond that of `--version`, which runs beside it: a machine changes its speed."""
    costs = []
    for _ in range(runs):
        start = processor_time("--version", runs=1)
        costs.append(processor_time(*words, at=at, runs=1) - start)
    return median(costs)


def processor_time(*words: str, at: Path | None = None, runs: int = RUNS) -> float:
    """User and system time of a command, the median of some runs."""
    costs = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        gazette(*(("-C", str(at)) if at is not None else ()), *words)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        costs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return median(costs)


def gazette(*words: str) -> None:
    """Run a command; what it found is no concern of this benchmark, what it could not do is."""
    done = subprocess.run([sys.executable, "-m", "gazette.cli", *words], capture_output=True, text=True, check=False)
    if done.returncode > 1:
        raise RuntimeError(f"gazette {' '.join(words)}: {done.stderr}")


NAMES = ("ingest", "again", "by number", "list")


def measured(folder: Path) -> list[tuple[int, list[float]]]:
    """The costs at each size."""
    make_workspace(folder / "w", ABOUT, demo_keys=False, clock=SystemClock())
    rows = []
    with open_workspace(folder / "w", who="bench", command="bench") as workspace:
        model = first_document(workspace, folder)
        filled = 1
        for size in SIZES:
            filled = fill(workspace, model, filled, size)
            inbox = written(folder / str(size), 100_000 + size)
            numbers = [f"{100_000 + size + at}/2026/QĐ-TTg" for at in range(EACH)]
            documents = workspace.registry.documents
            costs = [cost(partial(ingest_paths, workspace, [inbox])) for _ in ("new", "again")]
            costs.append(cost(partial(list, map(documents.find, numbers))))
            costs.append(cost(partial(documents.page, EACH, None)))
            rows.append((size, costs))
            filled += EACH
    return rows


def first_document(workspace: Workspace, folder: Path) -> CheckedDocument:
    """One document, ingested for real, that the others are copies of."""
    path = folder / "first.txt"
    path.write_text(TEXT.format(serial=1), "utf-8")
    (report,) = ingest_paths(workspace, [path])
    newest = workspace.registry.documents.newest(report.sha256)
    made = recorded(workspace, newest) if newest is not None else None
    if not isinstance(made, CheckedDocument):
        raise TypeError(f"the model document was not accepted: {report.findings}")
    return made


def fill(workspace: Workspace, model: CheckedDocument, have: int, size: int) -> int:
    """Record copies of the model document under numbers of their own until there are `size`."""
    at = datetime.now(UTC)  # noqa: TID251 - a benchmark has a clock
    for serial in range(have + 1, size + 1):
        workspace.registry.documents.record(Actor("bench", "bench", at), copied(model, serial))
    return size


def copied(model: CheckedDocument, serial: int) -> Change:
    """The model document with another number, address and digest."""
    document = model.document
    number = document.metadata.number
    if number is None:
        raise TypeError("the model document has no number")
    raw = f"{serial}/2026/QĐ-TTg"
    source: SourceFile = replace(document.sources[0], sha256=f"{serial:064d}", name=f"{serial}.txt")
    made = replace(
        document,
        uri=f"/akn/vn/act/quyet-dinh/ttg/2026-03-02/{serial}-2026-qd-ttg",
        eli=f"/eli/vn/quyet-dinh/2026/{serial}-2026-qd-ttg",
        metadata=replace(document.metadata, number=replace(number, raw=raw, serial=str(serial))),
        sources=(source,),
    )
    return Change(f"key-{serial}", source.sha256, source.name, {}, replace(model, document=made), None, "vn")


def written(folder: Path, start: int) -> Path:
    """New texts to ingest."""
    folder.mkdir()
    for at in range(EACH):
        (folder / f"{start + at}.txt").write_text(TEXT.format(serial=start + at), "utf-8")
    return folder


def cost(do: Callable[[], object]) -> float:
    """The time that doing something takes for each of the texts."""
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) / EACH


if __name__ == "__main__":
    sys.exit(main())
