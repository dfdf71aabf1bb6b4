"""Coverage-guided bytes into every reader: `python benchmarks/fuzz.py [TARGET ...] --seconds 60` (`make fuzz`).

The targets `differ-…` (only when named) hold a reader against its witness: what they find is a file that would be held
though nothing is wrong with it, or worse.

Needs atheris (requirements/fuzz.txt). Each target runs in a process of its own; what makes one fail is left in
`--folder` (crash-…, timeout-…, oom-…) and is to become a small input in tests/hostile/test_fuzz.py. Exit code 1 when
anything was found.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

SECONDS_EACH = 10
MEGABYTES = 1500


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", help="which targets; all by default")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "fuzz", help="corpus and findings")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        return inside(options.inside, options.folder, options.seconds)
    from fuzz_targets import TARGETS

    worst = 0
    for name in options.targets or TARGETS:
        print(f"== {name}", flush=True)
        command = [sys.executable, __file__, "--inside", name, "--seconds", str(options.seconds)]
        done = subprocess.run([*command, "--folder", str(options.folder)], check=False)
        worst = max(worst, int(done.returncode != 0))
    return worst


def inside(name: str, folder: Path, seconds: int) -> int:
    """Fuzz one target in this process, which libFuzzer ends."""
    import atheris

    with atheris.instrument_imports(include=["gazette.ingest", "gazette.akn"]):
        from fuzz_targets import DIFFERENTIAL, TARGETS

    target = (TARGETS | DIFFERENTIAL)[name]
    corpus = folder / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds):
        (corpus / f"seed-{number}").write_bytes(seed)
    words = folder / f"{name}.dict"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words), "utf-8")
    arguments = [
        sys.argv[0],
        str(corpus),
        f"-max_total_time={seconds}",
        f"-timeout={SECONDS_EACH}",
        f"-rss_limit_mb={MEGABYTES}",
        "-max_len=20000",
        "-print_final_stats=1",
        "-verbosity=1",
        f"-artifact_prefix={folder / name}-",
        *([f"-dict={words}"] if target.words else []),
    ]
    atheris.Setup(arguments, lambda data: target.run(data) and None)
    atheris.Fuzz()
    return 0


def _escaped(word: str) -> str:
    """A word as libFuzzer's dictionaries want it."""
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


if __name__ == "__main__":
    sys.exit(main())
