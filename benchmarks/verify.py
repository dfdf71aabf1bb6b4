"""The full verdict on a folder of B-LTA files beside pyHanko's own long-term validation of the same files.

    python benchmarks/verify.py [--files 1000] [--keep FOLDER]

The files are made by this program's own signing, with throw-away keys. Processor time of whole processes, children
included. `gazette verify` is a process of its own over the folder; pyHanko's `ades_lta_validation` gets the same files
in one warm process, one policy for all, and judges neither structure nor changes. pdfsig is quoted: it checks neither
path nor timestamps. Exit code 1 when the verdict on the folder takes more than half of pyHanko's time, when one file
alone takes more than a second, or when the two disagree.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEER = """
import asyncio, logging, sys
from pathlib import Path
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import ades
from pyhanko.sign.validation import policy_decl as policy
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy, RevocationCheckingRule
from pyhanko_certvalidator.registry import SimpleTrustManager

logging.disable(logging.CRITICAL)
root, folder = load_cert_from_pemder(sys.argv[1]), Path(sys.argv[2])
rule = RevocationCheckingRule.CRL_OR_OCSP_REQUIRED
spec = policy.PdfSignatureValidationSpec(policy.SignatureValidationSpec(
    CertValidationPolicySpec(
        trust_manager=SimpleTrustManager.build(trust_roots=[root]),
        revinfo_policy=CertRevTrustPolicy(RevocationCheckingPolicy(rule, rule)),
    ),
    revinfo_gathering_policy=policy.RevocationInfoGatheringSpec(policy.RevinfoOnlineFetchingRule.LOCAL_ONLY),
    local_knowledge=policy.LocalKnowledge(known_certs=[root]),
))

async def one(path):
    with path.open("rb") as stream:
        (seal,) = PdfFileReader(stream).embedded_regular_signatures
        return (await ades.ades_lta_validation(seal, spec)).ades_subindic.standard_name

found = {asyncio.run(one(path)) for path in sorted(folder.glob("*.pdf"))}
sys.exit(0 if found == {"OK"} else f"not all passed: {found}")
"""
MAKE = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, sys.argv[1])
from pki import MemoryStore, TickingClock, never_asked, rendered_issue, small_pdf
from gazette.sign import make_demo_keys, open_sealer
from dataclasses import replace
from gazette.model import Rendition, Role, Silent
from gazette.sign import sign_issue

folder, count = Path(sys.argv[2]), int(sys.argv[3])
now = (datetime.now(UTC) - timedelta(days=2)).replace(microsecond=0)  # the clock below ticks faster than the machine's
sealer = open_sealer(make_demo_keys(folder / "keys", now), never_asked)
store = MemoryStore()
issue = rendered_issue(store)
def rendition(number):
    data = small_pdf(4, f"Document {number}")
    path = f"eli/vn/quyet-dinh/2008/{number}.pdf"
    return Rendition(Role.DOCUMENT_PDF, path, "application/pdf", store.put(data), len(data), issue.ranges[0].work)
issue = replace(issue, renditions=tuple(rendition(number) for number in range(count)))
signed = sign_issue(issue, sealer, store, None, TickingClock(now), Silent())
(folder / "sealed").mkdir()
for number, file in enumerate(signed.manifest.files):
    (folder / "sealed" / f"{number:05}.pdf").write_bytes(store.get(file.sha256))
"""
ROOT = Path(__file__).resolve().parents[1]


def cost(command: list[str]) -> tuple[float, float, int]:
    """Processor seconds (children included), wall seconds, exit code."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        print(done.stdout[-2000:], file=sys.stderr)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, wall, done.returncode


def main() -> int:
    """Print the figures; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--keep", type=Path, help="leave the files in this folder, and use those that are there")
    options = parser.parse_args()
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    with tempfile.TemporaryDirectory() as scratch:
        return compare(options.keep or Path(scratch) / "made", options.files)


def compare(folder: Path, count: int) -> int:
    """Make the files unless they are there, and let both judge them."""
    if not (folder / "sealed").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-c", MAKE, str(ROOT / "tests"), str(folder), str(count)], check=True)
    files = sorted((folder / "sealed").glob("*.pdf"))
    verify = [sys.executable, "-m", "gazette.cli", "verify", "--trust", str(folder / "keys" / "root.pem")]
    ours, wall, code = cost([*verify, str(folder / "sealed")])
    theirs, their_wall, their_code = cost(
        [sys.executable, "-c", PEER, str(folder / "keys" / "root.pem"), str(folder / "sealed")]
    )
    alone = [cost([*verify, str(path)]) for path in files[:5]]
    single = statistics.median(spent for spent, _wall, _code in alone)
    single_wall = statistics.median(wall for _spent, wall, _code in alone)
    each = 1000 / len(files)
    print(f"{len(files)} B-LTA files, {sum(path.stat().st_size for path in files) / len(files) / 1000:.0f} kB each")
    print(f"gazette verify FOLDER      {ours * each:6.1f} ms of processor a file ({wall:.1f} s wall)")
    print(f"pyHanko ades_lta_validation{theirs * each:6.1f} ms of processor a file ({their_wall:.1f} s wall)")
    print(f"ratio                      {ours / theirs:6.2f} (bar: 0.50)")
    print(f"gazette verify ONE FILE    {single:6.2f} s of processor, {single_wall:.2f} s wall (bar: 1 s)")
    if shutil.which("pdfsig"):
        some = files[:50]
        spent = 1000 * sum(cost(["pdfsig", "-nocert", str(path)])[0] for path in some) / len(some)
        print(f"pdfsig -nocert             {spent:6.1f} ms of processor a file (neither path nor timestamps)")
    agreed = code == their_code == 0 and all(single_code == 0 for _spent, _wall, single_code in alone)
    if not agreed:
        print("not every verdict is TOTAL-PASSED", file=sys.stderr)
    return 0 if agreed and ours <= theirs / 2 and single <= 1 else 1


if __name__ == "__main__":
    sys.exit(main())
