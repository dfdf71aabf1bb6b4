"""The same documents through this renderer and its peers: `python benchmarks/render.py --peers PYTHON`.

Whole processes of this renderer, Typst, WeasyPrint and Chromium, start-up and all, taking turns: medians of wall time
and processor time, peak memory (of a process: what the kernel says; of several: their shares, sampled), pages
a second. Then two processes of this renderer beside two of a task that only counts; where the time of one goes, stage
by stage; and what writing the finished pages alone would cost. PYTHON is one that has typst and weasyprint; engines
that are not there are named and left out. Exit code 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")
HERE = Path(__file__).resolve().parent
WALL_TO_TYPST = 0.5
WALL_TO_WEASYPRINT = 0.03
MEGABYTES = 150
GROWTH = 1.3
"""Most memory for 2,000 pages, in that of 1,000."""
FLAT = 1.15
"""Most time for a page between 1,000 and 2,000 pages, in that of one between 200 and 1,000."""
GAIN = 0.8
"""Least gain of a second process, in what a task that only counts gains."""
SLOW = frozenset({"weasyprint"})


@dataclass(frozen=True, slots=True)
class Run:
    wall: float
    cpu: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Figure:
    """Medians of an engine at a size."""

    engine: str
    wall: float
    cpu: float
    megabytes: float
    pages: int
    kilobytes: int


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peers", type=Path, help="a Python that has typst and weasyprint")
    parser.add_argument("--pages", type=int, nargs="+", default=[200, 1000, 2000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--slow-runs", type=int, default=1, help="of WeasyPrint above 200 pages")
    parser.add_argument("--only", nargs="+", help="engines to run")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures: dict[int, dict[str, Figure]] = {}
    compileall.compile_dir(HERE.parent / "gazette", quiet=1)  # as it is where it is installed, and as the peers are
    with tempfile.TemporaryDirectory(prefix="gazette-render-") as root:
        for pages in options.pages:
            folder = Path(root) / str(pages)
            _engine(sys.executable, "prepare", pages, folder)
            commands = _commands(options.peers, folder, pages)
            commands = {name: command for name, command in commands.items() if not options.only or name in options.only}
            figures[pages] = _measured(commands, folder, pages, options.runs, options.slow_runs)
            _tell(pages, figures[pages], folder)
        size = 1000 if 1000 in options.pages else max(options.pages)
        gain = _gain(Path(root) / str(size), size, options.runs)
        subprocess.run([sys.executable, HERE / "render_stages.py", str(size), Path(root) / str(size)], check=True)
    missed = _missed(figures, gain)
    if options.json:
        print(
            json.dumps({str(pages): {name: _plain(one) for name, one in of.items()} for pages, of in figures.items()})
        )
    for line in missed:
        print(f"MISSED: {line}")
    return 1 if missed else 0


def _plain(figure: Figure) -> dict[str, float]:
    return {name: getattr(figure, name) for name in ("wall", "cpu", "megabytes", "pages", "kilobytes")}


def _commands(peers: Path | None, folder: Path, pages: int) -> dict[str, list[str]]:
    every = len(os.sched_getaffinity(0))  # as many processes as `gazette render` takes; Typst uses every core as well
    found = {"gazette": _command(sys.executable, "gazette", pages, folder, every)}
    for name in ("typst", "weasyprint"):
        if peers and subprocess.run([peers, "-c", f"import {name}"], check=False, capture_output=True).returncode == 0:
            found[name] = _command(str(peers), name, pages, folder)
    if chromium := shutil.which("chromium"):
        options = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
        found["chromium"] = [
            chromium, *options, f"--user-data-dir={folder / 'chromium'}",
            f"--print-to-pdf={folder / 'chromium.pdf'}", (folder / "issue.html").as_uri(),
        ]  # fmt: skip
    for name in ("typst", "weasyprint", "chromium"):
        if name not in found:
            print(f"{name} is not there", file=sys.stderr)
    return found


def _command(python: str, engine: str, pages: int, folder: Path, processes: int = 1) -> list[str]:
    return [python, str(HERE / "render_engine.py"), engine, str(pages), str(folder), "--processes", str(processes)]


def _engine(python: str, engine: str, pages: int, folder: Path) -> None:
    subprocess.run(_command(python, engine, pages, folder), check=True)


def _measured(commands: dict[str, list[str]], folder: Path, pages: int, runs: int, slow_runs: int) -> dict[str, Figure]:
    made: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(runs):
        for name, command in commands.items():
            if name in SLOW and pages > 200 and number >= slow_runs:
                continue
            made[name].append(_run(command))
    return {name: _figure(name, found, folder / f"{name}.pdf") for name, found in made.items()}


def _run(command: Sequence[str]) -> Run:
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    peak = [0.0]
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, peak, done))
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    done.set()
    watcher.join()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, max(peak[0], usage.ru_maxrss / 1024))


def _watch(leader: int, peak: list[float], done: threading.Event) -> None:
    """Keep the largest sum of the proportional shares of the processes of a session."""
    while not done.wait(0.05):
        total = 0
        members = [entry for entry in Path("/proc").iterdir() if entry.name.isdigit() and _session(entry) == leader]
        if len(members) < 2:
            continue
        for entry in members:
            try:
                lines = (entry / "smaps_rollup").read_text().splitlines()
            except OSError:
                continue
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        peak[0] = max(peak[0], total / 1024)


def _session(entry: Path) -> int:
    try:
        return int((entry / "stat").read_text().rsplit(")", 1)[1].split()[3])
    except (OSError, IndexError, ValueError):
        return 0


def _aside(function: Callable[..., Result], *args: object) -> Result:
    """What a function returns, from a process of its own: what this one takes counts as the peak of all it starts."""
    with get_context("fork").Pool(1) as pool:
        return pool.apply(function, args)


def _pages(made: Path) -> int:
    import pikepdf

    with pikepdf.open(made) as pdf:
        return len(pdf.pages)


def _figure(name: str, runs: list[Run], made: Path) -> Figure:
    pages = _aside(_pages, made)
    wall, cpu, megabytes = (
        statistics.median(getattr(run, key) for run in runs) for key in ("wall", "cpu", "megabytes")
    )
    return Figure(name, wall, cpu, megabytes, pages, made.stat().st_size // 1024)


def _tell(pages: int, figures: dict[str, Figure], folder: Path) -> None:
    own = figures.get("gazette")
    print(f"\n{pages} pages nominal, load {os.getloadavg()[0]:.1f}")
    heads = (
        ("pages", 7),
        ("wall s", 9),
        ("cpu s", 9),
        ("MB", 7),
        ("pages/s", 9),
        ("KB", 8),
        ("ours: wall", 12),
        ("cpu", 7),
    )
    print("engine      " + "".join(f"{name:>{width}}" for name, width in heads))
    for one in figures.values():
        beside = f"{own.wall / one.wall:>11.3f}×{own.cpu / one.cpu:>6.2f}×" if own else ""
        print(
            f"{one.engine:<12}{one.pages:>7}{one.wall:>9.2f}{one.cpu:>9.2f}{one.megabytes:>7.0f}"
            f"{one.pages / one.wall:>9.0f}{one.kilobytes:>8}{beside}",
            flush=True,
        )
    if own:
        for line in _aside(_conformance, folder, [name for name in ("gazette", "typst") if name in figures]):
            print(line)


def _conformance(folder: Path, names: Sequence[str]) -> list[str]:
    sys.path.insert(0, str(HERE.parents[0] / "tests"))
    try:
        from oracles import pages
    except ImportError:
        return ["page-validation is not there: conformance not judged"]
    told = []
    for name in names:
        standards = ("2a" if name == "typst" else "3a", "ua1")
        failed = pages.failures((folder / f"{name}.pdf").read_bytes(), standards)
        told.append(f"{name}: {', '.join(standards)} {'fails ' + failed[0][:90] if failed else 'pass'}")
    return told


def _gain(folder: Path, pages: int, runs: int) -> tuple[float, float]:
    """What a second process gains: for a task that only counts, and for this renderer."""
    pairs: dict[str, list[float]] = {"cpu": [], "gazette": []}
    for _ in range(runs):
        for name, found in pairs.items():
            one = _run(_command(sys.executable, name, pages, folder)).wall
            if name == "gazette":
                found.append(one / _run(_command(sys.executable, name, pages, folder, 2)).wall)
                continue
            begin = time.perf_counter()
            both = [
                subprocess.Popen(_command(sys.executable, name, pages, folder), stdout=subprocess.DEVNULL) for _ in "12"
            ]
            for process in both:
                process.wait()
            found.append(2 * one / (time.perf_counter() - begin))
    counting, own = statistics.median(pairs["cpu"]), statistics.median(pairs["gazette"])
    print(f"\ntwo processes: {own:.2f} times as fast; a task that only counts: {counting:.2f} times")
    return counting, own


def _missed(figures: dict[int, dict[str, Figure]], gain: tuple[float, float]) -> list[str]:
    missed = []
    middle = figures.get(1000, {})
    own = middle.get("gazette")
    for name, bar in (("typst", WALL_TO_TYPST), ("weasyprint", WALL_TO_WEASYPRINT)):
        other = middle.get(name)
        if own and other and own.wall > bar * other.wall:
            missed.append(f"wall time at 1000 pages is {own.wall / other.wall:.3f} × {name}, the bar is {bar}")
    if own and own.megabytes > MEGABYTES:
        missed.append(f"{own.megabytes:.0f} MB at 1000 pages, the bar is {MEGABYTES}")
    small, large = (figures.get(pages, {}).get("gazette") for pages in (200, 2000))
    if own and large and large.megabytes > GROWTH * own.megabytes:
        missed.append(
            f"2000 pages take {large.megabytes / own.megabytes:.2f} × the memory of 1000, the bar is {GROWTH}"
        )
    if small and own and large:
        early = (own.cpu - small.cpu) / (own.pages - small.pages)
        late = (large.cpu - own.cpu) / (large.pages - own.pages)
        if late > FLAT * early:
            missed.append(f"a page above 1000 takes {late / early:.2f} × one below, the bar is {FLAT}")
    counting, gained = gain
    if gained < GAIN * counting:
        missed.append(f"a second process gains {gained / counting:.2f} of what it could, the bar is {GAIN}")
    return missed


if __name__ == "__main__":
    sys.exit(main())
