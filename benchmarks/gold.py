"""How often a field is read right, against labels made by reading: `python benchmarks/gold.py CORPUS [KIND …]`.

CORPUS is a folder with the files that the labels name; `--labels FILE` (more than once if need be) takes others than
its `gold.jsonl`. KIND narrows to files whose path contains it. A table of the fields against their bars, with each miss
listed; exit 1 when a field is below its bar, a document is not valid or lost a word, or a file that must be refused is
not. A file that is refused, for want of LibreOffice too, misses every field; only its outcome is listed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

from gazette.ingest import Intake, read
from gazette.ingest.libreoffice import PROGRAM, LibreOffice
from gazette.ingest.readers import office_file
from gazette.ingest.tools import Tools
from gazette.model import Document, HeldDocument, Refusal
from gazette.profiles import load_profile

BARS = {
    "outcome": 0.97, "refused": 1.00, "number": 0.97, "type": 0.97, "date": 0.97, "issuers": 0.95, "title": 0.92,
    "signers": 0.92, "articles": 0.95, "chapters": 0.95, "annexes": 0.90, "place": 0.90, "attached": 0.90,
    "citations": 0.90, "tables": 0.90, "effective_date": 0.90,
}  # fmt: skip
"""The least share of a field that must be read right. `refused` is the outcome of files that are no document."""
FIELDS = tuple(name for name in BARS if name not in ("outcome", "refused"))
BROKEN = ("DOC-WORDS-LOST", "DOC-SCHEMA", "DOC-UNWITNESSED")
RECEIVED = datetime(2026, 11, 23, tzinfo=UTC)


class Memory(dict):
    """A file store in memory."""

    def put(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        self[digest] = data
        return digest

    def get(self, sha256: str) -> bytes:
        return self[sha256]


def fold(value):
    """Equal for letter case and white space."""
    return " ".join(value.casefold().split()) if isinstance(value, str) else value


def subject(value):
    """A title without its opening words and outer punctuation."""
    return re.sub(r"^(?:về việc|v/v|về)\s*:?\s*", "", fold(value) or "").strip(" .:") or None


def facts(result):
    """What was read, in the terms of the labels."""
    meta = getattr(result, "metadata", None)
    counts = getattr(result, "structure", None)
    if meta is None:
        return {}
    signers = [[fold(s.name) or None, fold(s.position) or None, s.capacity] for s in meta.signatories]
    return {
        "number": meta.number.raw if meta.number else None,
        "type": meta.type.name if meta.type else None,
        "issuers": [issuer.name for issuer in meta.issuers] or None,
        "date": meta.signed_on.isoformat() if meta.signed_on else None,
        "place": meta.place,
        "title": subject(meta.title),
        "signers": signers or None,
        "effective_date": meta.effective_on.isoformat() if meta.effective_on else None,
        **{
            name: getattr(counts, name)
            for name in ("articles", "chapters", "annexes", "attached", "citations", "tables")
        },
    }


def wanted(row, field):
    """Every value of a field that counts as right, the label itself first."""
    values = [row[field], *row.get("accept", {}).get(field, [])]
    if field == "title":
        return [subject(value) for value in values]
    if field == "signers":
        return [
            [[fold(s["name"]), fold(s["position"]), s["capacity"]] for s in value] if value else None
            for value in values
        ]
    return values


class Tally:
    """Right and wrong of each field, and the misses in words."""

    def __init__(self):
        self.right = defaultdict(int)
        self.total = defaultdict(int)
        self.misses = defaultdict(list)
        self.broken = []

    def count(self, field, file, found, values):
        self.total[field] += 1
        if found in values:
            self.right[field] += 1
        else:
            self.misses[field].append(f"{file}: {found!r}, not {values[0]!r}")

    def share(self, field):
        return self.right[field] / self.total[field]

    @property
    def below(self):
        return [field for field in BARS if self.total[field] and self.share(field) < BARS[field]]


def judge(tally, row, result):
    """Count one document against its label."""
    codes = [item.code for item in getattr(result, "findings", ())]
    file = row["file"]
    if isinstance(result, HeldDocument):
        tally.broken.extend(f"{file}: {code}" for code in codes if code in BROKEN)
    outcome = "ok" if isinstance(result, (Document, HeldDocument)) else "refuse"
    field = "outcome" if row["outcome"] == "ok" else "refused"
    tally.count(field, f"{file} {codes if isinstance(result, Refusal) else ''}".strip(), outcome, [row["outcome"]])
    if row["outcome"] == "ok":
        if outcome != "ok":
            for name in FIELDS:
                tally.total[name] += 1
            return
        found = facts(result)
        for name in FIELDS:
            tally.count(name, file, found[name], wanted(row, name))


def labels(options):
    """The rows of the label files that KIND chooses."""
    for file in options.labels or [options.corpus / "gold.jsonl"]:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if not options.kinds or any(kind in row["file"] for kind in options.kinds):
                yield row


def measure(options):
    """Read every labelled file; Word files of older formats are converted together, which is many times faster."""
    office = shutil.which(PROGRAM)
    tally, profile, tools = Tally(), load_profile("vn"), Tools(None if office is None else LibreOffice(office))
    rows = [(row, options.corpus / row["file"]) for row in labels(options)]
    if tools.office is not None:
        tools.office.prepare(file for _, path in rows if (file := office_file(path.read_bytes())) is not None)
    for row, path in rows:
        judge(tally, row, read(Intake(path, path.name, path.read_bytes(), RECEIVED), profile, Memory(), tools))
    return tally


def report(tally):
    for field, bar in BARS.items():
        if tally.total[field]:
            mark = "" if tally.share(field) >= bar else "  BELOW"
            counted = f"{tally.right[field]:4} of {tally.total[field]:4} {tally.share(field):7.1%}"
            print(f"{field:15} {counted}  {bar:4.0%}{mark}")
            print("".join(f"    {miss}\n" for miss in tally.misses[field]), end="")
    for line in tally.broken:
        print(f"broken: {line}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("kinds", nargs="*")
    parser.add_argument("--labels", action="append", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="only the shares, as one object")
    options = parser.parse_intermixed_args()
    tally = measure(options)
    if options.json:
        print(json.dumps({field: tally.share(field) for field in BARS if tally.total[field]}))
    else:
        report(tally)
    return 1 if tally.below or tally.broken else 0


if __name__ == "__main__":
    sys.exit(main())
