"""Many editors at once: processes that compose and publish issues of one ledger at the same time.

    python benchmarks/editors.py [--processes 16] [--issues 400] [--void-every 0] [--registry URL] [--whole]

A workspace with demonstration keys gets a document for each issue. Then all processes compose at once, each its share,
by the command, one document an issue; with `--void-every 3` it reserves a number after three issues and makes it void.
Then each publishes a share. Publishing is recorded in the ledger as a release's last step does it; with `--whole` the
command renders, seals and publishes, which takes its time. `--registry` puts the registry on a server: `postgresql://…`
of an empty schema, or `postgres` for a server that is started here and ends with it. At the end every number from 1 on
stands once, each is used or void, every document is in one issue, and the chain of events is whole. Exit code 1 when
anything is found.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from gazette.cli.main import run
from gazette.config.write import NewWorkspace
from gazette.model import IssueId
from gazette.pipeline.clock import SystemClock
from gazette.pipeline.init import make_workspace
from gazette.pipeline.workspace import open_workspace

ABOUT = NewWorkspace(
    "Công báo", "Văn phòng Mẫu", "https://congbao.example", "vn", "vn", "Asia/Ho_Chi_Minh", "vi", "Phát hành (minh họa)"
)
PATIENCE = 7200.0
"""Seconds for which an editor tries to publish what waits for an issue of another."""
CONFLICT, BUSY = 9, 7
COLLIDING = 3
"""How many editors try to publish at the same time."""
Editor = Callable[[Path, int, int, int, int], None]
"""What one process does: in which workspace, which of how many it is, of how many issues, how often it voids."""


def document(serial: int) -> str:
    """A decision as an office types it."""
    day = datetime.now(UTC).date()  # noqa: TID251 - a document must not be of tomorrow
    return f"""THỦ TƯỚNG CHÍNH PHỦ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: {serial}/{day.year}/QĐ-TTg
Hà Nội, ngày {day.day:02} tháng {day.month:02} năm {day.year}

QUYẾT ĐỊNH
Về việc thử nghiệm số {serial}

Căn cứ Luật Mẫu;

QUYẾT ĐỊNH:

Điều 1. Phạm vi
Quyết định này dùng để thử nghiệm.

Điều 2. Hiệu lực
Quyết định này có hiệu lực kể từ ngày ký ban hành.

THỦ TƯỚNG

Nguyễn Văn Mẫu
"""


def prepared(folder: Path, registry: str | None, issues: int) -> Path:
    """A workspace with a document for each issue, all of them waiting."""
    make_workspace(folder, ABOUT, demo_keys=True, clock=SystemClock(), registry=registry)
    texts = folder / "texts"
    texts.mkdir()
    for serial in range(1, issues + 1):
        (texts / f"{serial}.txt").write_text(document(serial), "utf-8")
    run(["-C", str(folder), "ingest", str(texts), "-q"])
    with open_workspace(folder, who="benchmark", command="editors") as workspace:
        waiting = len(workspace.registry.documents.in_state("accepted"))
    if waiting != issues:
        raise RuntimeError(f"{waiting} of {issues} documents wait")
    return folder


def compose(folder: Path, editor: int, processes: int, issues: int, every: int) -> None:
    """One editor composes every n-th document by the command, and now and then reserves a number and voids it."""
    year = datetime.now(UTC).year  # noqa: TID251
    for turn, serial in enumerate(range(editor + 1, issues + 1, processes), 1):
        must(["-C", str(folder), "compose", f"{serial}/{year}/QĐ-TTg", "-q"])
        if every and turn % every == 0:
            with open_workspace(folder, who=f"editor {editor}", command="editors") as workspace:
                numbers, place = workspace.registry.numbers, workspace.profile.place
                chosen = numbers.reserve(place, year, None, f"editor {editor}, {turn}", workspace.actor())
                numbers.void(place, year, chosen, "Không dùng", workspace.actor())


def record(folder: Path, editor: int, processes: int, issues: int, every: int) -> None:  # noqa: ARG001
    """Record the editor's share of issues as published, each in a transaction of its own."""
    for issue in mine(folder, editor, processes):
        with open_workspace(folder, who=f"editor {editor}", command="editors") as workspace:
            workspace.registry.issues.publish((issue,), workspace.actor(), target="portal", release="r")


def publish(folder: Path, editor: int, processes: int, issues: int, every: int) -> None:  # noqa: ARG001
    """Publish the editor's share by the command; an issue waits for the one before it and for the portal.

    Only the editors of the next few issues try, and collide: were all to try all the time, they would do little else.
    """
    for issue in mine(folder, editor, processes):
        until = time.monotonic() + PATIENCE
        _await(folder, editor, issue, until)
        while (code := run(["-C", str(folder), "publish", str(issue), "-q"])) in (CONFLICT, BUSY):
            if time.monotonic() > until:
                break
            time.sleep(2)
        if code:
            raise SystemExit(code)


def _await(folder: Path, editor: int, issue: IssueId, until: float) -> None:
    """Return when the issue is among those that come next."""
    with open_workspace(folder, who=f"editor {editor}", command="editors") as workspace:
        while time.monotonic() < until:
            coming = workspace.registry.issues.unfinished(workspace.profile.place)[:COLLIDING]
            if issue in [record.id for record in coming]:
                return
            time.sleep(0.5)


def mine(folder: Path, editor: int, processes: int) -> tuple[IssueId, ...]:
    with open_workspace(folder, who=f"editor {editor}", command="editors") as workspace:
        records = workspace.registry.issues.unfinished(workspace.profile.place)
    return tuple(item.id for item in records if item.id.numbers[0] % processes == editor)


def must(arguments: list[str]) -> None:
    code = run(arguments)
    if code:
        raise SystemExit(code)


def at_once(work: Editor, folder: Path, processes: int, issues: int, every: int) -> tuple[float, float]:
    """Run one editor a process, all at the same time: the seconds it took, and of processor.

    Raises RuntimeError when one could not go on.
    """
    context = get_context("spawn")
    workers = [
        context.Process(target=work, args=(folder, editor, processes, issues, every)) for editor in range(processes)
    ]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    took, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    ends = [worker.exitcode for worker in workers]
    if any(ends):
        raise RuntimeError(f"editors ended with {ends}")
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@contextmanager
def served(registry: str | None) -> Iterator[str | None]:
    """Where the registry is to be; for `postgres` a server is there meanwhile."""
    if registry != "postgres":
        yield registry
        return
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
    from ledgers import BINARIES, Server

    server = Server(BINARIES[-1])
    try:
        yield server.schema()
    finally:
        server.remove()


def found(folder: Path, issues: int) -> list[str]:
    """What is wrong with the ledger: nothing, if numbers are right."""
    year, wrong = datetime.now(UTC).year, []  # noqa: TID251
    with open_workspace(folder, who="benchmark", command="editors") as workspace:
        registry, place = workspace.registry, workspace.profile.place
        numbers = registry.numbers.of_year(place, year)
        records = [item for item in registry.issues.all(place) if item.void is None]
        if [item.number for item in numbers] != list(range(1, len(numbers) + 1)):
            wrong.append("numbers do not run from 1 without a gap")
        states = Counter(item.state for item in numbers)
        if set(states) - {"used", "void"}:
            wrong.append(f"numbers are neither used nor void: {dict(states)}")
        of_issues = [number for item in records for number in item.id.numbers]
        if sorted(of_issues) != [item.number for item in numbers if item.state == "used"] or len(records) != issues:
            wrong.append(f"{len(records)} issues with {len(set(of_issues))} numbers, {states['used']} used")
        documents = Counter(uri for item in records for uri in item.documents)
        if len(documents) != issues or set(documents.values()) != {1}:
            wrong.append(f"{len(documents)} documents in issues, some in {max(documents.values(), default=0)}")
        if any(item.state != "published" for item in records):
            wrong.append("an issue is not published")
        if (broken := registry.broken_event()) is not None:
            wrong.append(f"the chain of events breaks at {broken}")
        print(f"{len(numbers)} numbers: {states['used']} used, {states['void']} void; {len(records)} issues")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--processes", type=int, default=16)
    parser.add_argument("--issues", type=int, default=400)
    parser.add_argument("--void-every", type=int, default=0, help="reserve and void a number after so many issues")
    parser.add_argument(
        "--registry", metavar="URL", help="a registry on a server; `postgres`: on one that is started here"
    )
    parser.add_argument("--whole", action="store_true", help="render, seal and publish by the command")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, served(asked.registry) as registry:
        folder = prepared(Path(place) / "office", registry, asked.issues)
        for work in (compose, publish if asked.whole else record):
            took, used = at_once(work, folder, asked.processes, asked.issues, asked.void_every)
            what = f"{work.__name__}: {asked.issues} issues by {asked.processes} processes"
            print(f"{what} in {took:.1f} s, {used:.1f} s of processor", flush=True)
        wrong = found(folder, asked.issues)
    for line in wrong:
        print(f"WRONG: {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
