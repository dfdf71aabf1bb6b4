"""What a document costs in a registry that holds few and many: `python benchmarks/ledger.py`.

A workspace is filled to 100, 1,000 and 10,000 documents. At each size 100 new texts are ingested for real, then read
again (nothing to do), found by number, and listed. The cost of a document must not grow with what is recorded: the
last size may take at most `--slack` times (default 1.5) the first; else the exit code is 1.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from gazette.config.write import NewWorkspace
from gazette.model import CheckedDocument, SourceFile
from gazette.pipeline.clock import SystemClock
from gazette.pipeline.init import make_workspace
from gazette.pipeline.intake import ingest_paths
from gazette.pipeline.judge import recorded
from gazette.pipeline.workspace import Workspace, open_workspace
from gazette.registry import Actor, Change

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
    slack = arguments.parse_args().slack
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
    return Change(f"key-{serial}", source.sha256, source.name, {}, replace(model, document=made), None)


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
