"""The report of `gazette check` as SARIF 2.1.0 (OASIS Standard): what editors' tools and build servers read."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from urllib.parse import quote

from gazette import __version__
from gazette.cli.check import Checked
from gazette.cli.explain import explained
from gazette.messages import Language, hint, text
from gazette.model import Finding, Severity
from gazette.model.codec import Json

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(checked: Sequence[Checked], lang: Language) -> Json:
    """One run with every finding. Rules carry what `gazette explain` says; fingerprints are the same on every run."""
    used = sorted({finding.code for item in checked for finding in item.findings})
    places = {code: index for index, code in enumerate(used)}
    driver = {
        "name": "gazette",
        "version": __version__,
        "language": lang,
        "rules": [_rule(code, lang) for code in used],
    }
    results = [result for item in checked for result in _results(item, places, lang)]
    run = {"tool": {"driver": driver}, "language": lang, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str, lang: Language) -> Json:
    told = explained(code, lang)
    parts = [(name, told[name]) for name in ("meaning", "basis", "example", "mend") if told[name]]
    labels = {name: text(f"CLI-EXPLAIN-{name.upper()}", lang) for name, _ in parts}
    return {
        "id": code,
        "shortDescription": {"text": told["message"]},
        "fullDescription": {"text": told["meaning"] or told["message"]},
        "help": {
            "text": "\n\n".join(f"{labels[name]} {value}" for name, value in parts) or told["message"],
            "markdown": "\n\n".join(
                f"**{labels[name]}**\n\n```text\n{value}\n```" if name == "example" else f"**{labels[name]}** {value}"
                for name, value in parts
            )
            or told["message"],
        },
    }


def _results(item: Checked, places: dict[str, int], lang: Language) -> Iterator[Json]:
    name = item.uri or item.file
    seen: Counter[str] = Counter()
    for finding in item.findings:
        mark = fingerprint(name, finding)
        seen[mark] += 1
        result: Json = {
            "ruleId": finding.code,
            "ruleIndex": places[finding.code],
            "level": _LEVELS[finding.severity],
            "message": {"text": text(finding.code, lang, finding.params)},
            "locations": [_location(item, finding)],
            "partialFingerprints": {"gazetteFinding/v1": f"{mark}:{seen[mark]}"},
        }
        advice = hint(finding.code, lang, finding.params)
        if advice:
            result["properties"] = {"hint": advice}
        words = [word for word in item.acceptances if word.covers(finding)]
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": f"{word.reason} ({word.who})"} for word in words
        ]
        yield result


def fingerprint(name: str, finding: Finding) -> str:
    """What makes a finding the same on another run: the document, and what the finding is known by on another day."""
    known = [name if name.startswith("/akn/") else PurePath(name).name, finding.identity]
    return hashlib.sha256(json.dumps(known, ensure_ascii=False).encode()).hexdigest()[:32]


def _location(item: Checked, finding: Finding) -> Json:
    """A document of the ledger is named by its address, the file that it came as beside it."""
    place = finding.where
    path = PurePath(item.uri or item.file)
    if place.file is not None and item.uri is None:
        path = path if path.name == place.file else path.with_name(place.file)
    physical: Json = {"artifactLocation": {"uri": quote(path.as_posix())}}
    if place.line is not None:
        physical["region"] = {"startLine": place.line}
    location: Json = {"physicalLocation": physical}
    if place.eid:
        location["logicalLocations"] = [{"fullyQualifiedName": place.eid, "kind": "element"}]
    more: Json = {} if place.page is None else {"page": place.page}
    more |= {} if item.uri is None else {"file": place.file or item.file}
    if more:
        location["properties"] = more
    return location
