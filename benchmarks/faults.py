"""Kills, full disks, broken disks and interruptions at every call of whole commands.

    python benchmarks/faults.py [--scenario NAME]… [--kills N] [--fails N] [--interrupts N] [--moments N] [--seed 1]
                                [--results FILE] [--registry postgres [--crashes N]]

A library between the program and the system (tests/faults) counts every call that changes the workspace: writes,
flushes, renames, links, folders, cuts, modes, and the beginnings and ends of the database's transactions. `--kills`
ends the process group with SIGKILL before and after such calls, and within writes, which then are half done; without a
number, before each call and within each write. `--fails` has calls refused, with ENOSPC and EIO, once or from there on;
without a number, each with EIO and from each on with ENOSPC. `--interrupts` sends SIGINT twice. `--moments` kills whole
interpreters at random times. After each the same command runs again without a fault and must finish; what must hold is
judged by tests/faults/invariants.py, which shares no code with the program. With `--results`, what was tried is kept in
a file, and what stands there already is not tried again: a run may be broken off. With `--registry postgres` the ledger
is on a server that is started here; faults happen to what it is asked (beginnings and ends of transactions, and what
changes rows): `--kills` ends the process before and after that, `--crashes` the server, which then starts again. Exit
code 1 when anything is found, and when a chosen call was never reached.
"""

from __future__ import annotations

import argparse
import errno
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from hashlib import sha256
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from faults.injector import ALL, ASKED, FAILING, Action, Fault, Injector, Kind  # noqa: E402 - the tests' own
from faults.scenarios import SCENARIOS, Scenario, Stage  # noqa: E402
from ledgers import BINARIES, Server  # noqa: E402

SHARE = {
    "first run": 40,
    "second run": 30,
    "renew": 15,
    "publish": 10,
    "ingest": 10,
    "publish a fact": 10,
    "backup": 10,
}
"""How many of each hundred faults or so a command gets; 5 where it is not told."""
FAILURES = tuple(
    (action, error) for action in (Action.FAIL_ONCE, Action.FAIL_FROM) for error in (errno.ENOSPC, errno.EIO)
)


def spread(seed: str) -> Iterator[float]:
    """Numbers from 0 to 1 without a pattern, the same for the same seed."""
    for number in count():
        yield int.from_bytes(sha256(f"{seed}/{number}".encode()).digest()[:4], "big") / 2**32


def places(calls: int, wanted: int | None) -> Sequence[int]:
    """Calls from 1 on: each, or as many as wanted, evenly."""
    if wanted is None or wanted >= calls:
        return range(1, calls + 1)
    return [1 + number * calls // wanted for number in range(wanted)]


def kills(stage: Stage, scenario: Scenario, wanted: int | None) -> Iterator[Fault]:
    """A kill before each call and within each write; of some calls, before, within and after in turn."""
    ended = stage.undisturbed(scenario)[0]
    if wanted is None:
        yield from (Fault(Action.KILL_BEFORE, place) for place in range(1, ended.calls + 1))
        writes = range(1, ended.of_kind[Kind.WRITE] + 1)
        yield from (Fault(Action.KILL_WITHIN, place, kinds=frozenset({Kind.WRITE})) for place in writes)
        return
    for number, place in enumerate(places(ended.calls, wanted)):
        yield Fault((Action.KILL_BEFORE, Action.KILL_WITHIN, Action.KILL_AFTER)[number % 3], place)


def kills_asking(stage: Stage, scenario: Scenario, wanted: int | None) -> Iterator[Fault]:
    """A kill before each thing that a server is asked, and directly after."""
    for place in places(_asked(stage, scenario), wanted):
        yield Fault(Action.KILL_BEFORE, place, kinds=ASKED)
        yield Fault(Action.KILL_AFTER, place, kinds=ASKED)


def crashes(stage: Stage, scenario: Scenario, wanted: int | None) -> Iterator[Fault]:
    """The server's end at what it is asked."""
    server = stage.server
    if server is not None:
        for place in places(_asked(stage, scenario), wanted):
            yield Fault(Action.CRASH, place, kinds=ASKED, server=server.process)


def _asked(stage: Stage, scenario: Scenario) -> int:
    counted = stage.undisturbed(scenario)[0].of_kind
    return sum(counted[kind] for kind in ASKED)


def failures(stage: Stage, scenario: Scenario, wanted: int | None) -> Iterator[Fault]:
    """Calls that are refused: each by a broken disk, and all from each on by a full one; of some calls, either way."""
    ended = stage.undisturbed(scenario)[0]
    calls = sum(ended.of_kind[kind] for kind in FAILING)
    if wanted is None:
        for place in range(1, calls + 1):
            yield Fault(Action.FAIL_ONCE, place, errno.EIO, FAILING)
            yield Fault(Action.FAIL_FROM, place, errno.ENOSPC, FAILING)
        return
    for number, place in enumerate(places(calls, wanted)):
        action, error = FAILURES[number % len(FAILURES)]
        yield Fault(action, place, error, FAILING)


def interrupts(stage: Stage, scenario: Scenario, wanted: int | None) -> Iterator[Fault]:
    """Ctrl-C, and again some calls later."""
    calls = stage.undisturbed(scenario)[0].calls
    for number, place in enumerate(places(calls, wanted)):
        yield Fault(Action.INTERRUPT, place, again=place + 1 + number % 7)


AT_FILES = {"kills": kills, "fails": failures, "interrupts": interrupts}
AT_A_SERVER = {"kills": kills_asking, "crashes": crashes}


def killed_at_moments(stage: Stage, scenario: Scenario, wanted: int, seed: str) -> Iterator[str]:
    """Interpreters of their own, killed when a random time is over; then the command once more."""
    _, expected = stage.undisturbed(scenario)
    workspace, _ = stage.begin(scenario)
    started = time.monotonic()
    stage.play_really(scenario, workspace, 600)
    usual = time.monotonic() - started
    for part in (part for part, _ in zip(spread(seed), range(wanted), strict=False)):
        workspace, witness = stage.begin(scenario)
        when = f"{scenario.name}, killed after {part * usual:.3f} s"
        stage.play_really(scenario, workspace, part * usual)
        witness.look(when)
        ended = stage.play(scenario, workspace)
        if ended.code not in scenario.codes:
            yield f"{when}: exit {ended.code}: {ended.err[-400:]}"
        witness.finished(f"{when}, finished", expected)
        yield from witness.wrong


def _share(scenario: Scenario) -> int:
    return SHARE.get(scenario.name, 5)


def share(wanted: int | None, scenario: Scenario, chosen: Sequence[Scenario]) -> int | None:
    """How many of the wanted faults this scenario gets; at least one."""
    if wanted is None or wanted == 0:
        return wanted
    return max(1, round(wanted * _share(scenario) / sum(map(_share, chosen))))


class Results:
    """What was tried of each scenario and what was found, kept in a file as far as there is one."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        lines = path.read_text("utf-8").splitlines() if path is not None and path.exists() else []
        self._known: dict[str, list[str]] = {line["trial"]: line["found"] for line in map(json.loads, lines)}

    def of(self, scenario: Scenario, fault: Fault, trial: Callable[[], Iterator[str]]) -> list[str]:
        """What was found, now or before."""
        name = f"{scenario.name}: {fault} of {''.join(str(int(kind)) for kind in sorted(fault.kinds))}"
        if name not in self._known:
            self._known[name] = list(trial())
            if self._path is not None:
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(json.dumps({"trial": name, "found": self._known[name]}, ensure_ascii=False) + "\n")
        return self._known[name]


def main() -> int:
    """Print what was done; 1 when anything is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--scenario", action="append", choices=[item.name for item in SCENARIOS])
    for name in ("kills", "fails", "interrupts"):
        parser.add_argument(f"--{name}", type=int)
    parser.add_argument("--moments", type=int, default=0)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--registry", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--crashes", type=int, default=0)
    parser.add_argument("--results", type=Path, metavar="FILE")
    options = parser.parse_args()
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1793000000")  # midnight may come between two runs
    chosen = [item for item in SCENARIOS if not options.scenario or item.name in options.scenario]
    results = Results(options.results)
    wrong: list[str] = []
    done: Counter[str] = Counter()
    kinds: Counter[Kind] = Counter()
    served = options.registry == "postgres"
    faults = AT_A_SERVER if served else AT_FILES
    with tempfile.TemporaryDirectory() as name, Injector(Path(name)) as run, ExitStack() as stack:
        server = Server(BINARIES[-1]) if served else None
        if server is not None:
            stack.callback(server.remove)
        stage = Stage(Path(name), run, server)
        for scenario in chosen:
            ended, _ = stage.undisturbed(scenario)
            kinds.update(ended.of_kind)
            found: list[str] = []
            for what, of in faults.items():
                for fault in of(stage, scenario, share(getattr(options, what), scenario, chosen)):
                    found += results.of(scenario, fault, partial(stage.disturbed, scenario, fault))
                    done[what] += 1
            if options.moments:
                many = share(options.moments, scenario, chosen) or 0
                found += killed_at_moments(stage, scenario, many, f"{options.seed}/{scenario.name}")
                done["moments"] += many
            for line in found:
                print(line, flush=True)
            tried = ", ".join(f"{number} {kind.name.lower()}" for kind, number in ended.of_kind.items() if number)
            print(
                f"{scenario.name}: {ended.calls} calls ({tried}), {len(found)} findings; {dict(done)}", file=sys.stderr
            )
            wrong += found
    expected = ASKED if served else ALL - {Kind.STATEMENT}
    first = "first run" in {item.name for item in chosen}
    never = [kind.name for kind in expected if not kinds[kind]] if first else []
    wrong += [f"no call of the kind {name} was ever seen" for name in never]
    print(", ".join(f"{number} {what}" for what, number in done.items()) + f": {len(wrong)} findings")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
