"""How often a field is read right, against hand-made labels: `python benchmarks/gold.py CORPUS [KIND …] [-v]`.

CORPUS is a folder with `gold.jsonl` and the files it names; KIND narrows to files whose path contains it. Formats that
no reader takes are counted apart, not left out silently.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from gazette.ingest import Intake, read
from gazette.ingest.readers import office_file
from gazette.model import Document, HeldDocument, Refusal
from gazette.pipeline.tools import machine_tools
from gazette.profiles import load_profile

FIELDS = (
    "outcome", "number", "type", "issuers", "date", "place", "title", "signers", "articles", "chapters", "annexes",
    "attached", "citations", "tables", "effective_date",
)  # fmt: skip
UNREAD = ("INP-OFFICE-MISSING", "INP-PDF")


class Memory(dict):
    """A file store in memory."""

    def put(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        self[digest] = data
        return digest

    def get(self, sha256: str) -> bytes:
        return self[sha256]


def fold(value):
    """Equal for letter case and white space; a title's "Về việc" and "V/v" don't count."""
    if not isinstance(value, str):
        return value
    return " ".join(value.casefold().split())


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
    """Every value of a field that counts as right."""
    values = [row[field], *row.get("accept", {}).get(field, [])]
    if field == "title":
        return [subject(value) for value in values]
    if field == "signers":
        return [
            [[fold(s["name"]), fold(s["position"]), s["capacity"]] for s in value] if value else None
            for value in values
        ]
    return values


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("kinds", nargs="*")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--json", action="store_true", help="only the shares, as one object")
    options = parser.parse_args()
    profile = load_profile("vn")
    right, total, unread = Counter(), Counter(), 0
    rows = [json.loads(line) for line in (options.corpus / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if not options.kinds or any(kind in row["file"] for kind in options.kinds)]
    tools = machine_tools()
    if tools.office is not None:
        found = [office_file((options.corpus / row["file"]).read_bytes()) for row in rows]
        tools.office.prepare([file for file in found if file is not None])
    for row in rows:
        path = options.corpus / row["file"]
        intake = Intake(path, path.name, path.read_bytes(), datetime(2026, 11, 23, tzinfo=UTC))
        result = read(intake, profile, Memory(), tools)
        codes = [item.code for item in result.findings] if isinstance(result, Refusal) else []
        if row["outcome"] == "ok" and any(code in UNREAD for code in codes):
            unread += 1
            continue
        outcome = "ok" if isinstance(result, (Document, HeldDocument)) else "refuse"
        total["outcome"] += 1
        right["outcome"] += outcome == row["outcome"]
        if outcome != row["outcome"] and options.verbose:
            print(f"{row['file']}: outcome {outcome} {codes}, not {row['outcome']}")
        if isinstance(result, HeldDocument) and any(
            f.code in ("DOC-WORDS-LOST", "DOC-SCHEMA") for f in result.findings
        ):
            print(f"{row['file']}: {[f for f in result.findings if f.code in ('DOC-WORDS-LOST', 'DOC-SCHEMA')]}")
        if row["outcome"] != "ok":
            continue
        found = facts(result)
        for field in FIELDS[1:]:
            total[field] += 1
            good = found.get(field) in wanted(row, field)
            right[field] += good
            if not good and options.verbose:
                print(f"{row['file']}: {field} {found.get(field)!r}, not {wanted(row, field)[0]!r}")
    if options.json:
        print(json.dumps({field: right[field] / total[field] for field in FIELDS if total[field]}))
        return
    for field in FIELDS:
        if total[field]:
            print(f"{field:15} {right[field]:3} of {total[field]:3}  {right[field] / total[field]:6.1%}")
    print(f"not read (format): {unread}")


if __name__ == "__main__":
    main()
