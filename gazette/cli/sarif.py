"""The report of `gazette check` as SARIF 2.1.0 (OASIS Standard): what editors' tools and build servers read."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from urllib.parse import quote

from gazette import __version__
from gazette.cli.explain import explained
from gazette.messages import Language, hint, text
from gazette.model import Acceptance, Finding, Severity
from gazette.model.codec import Json

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


Checked = tuple[str, tuple[Finding, ...], tuple[Acceptance, ...]]
"""A document or file: its work URI or its path as given, what was found in it, and what editors accepted."""


def sarif(checked: Sequence[Checked], lang: Language) -> Json:
    """One run with every finding. Rules carry what `gazette explain` says; fingerprints are the same on every run."""
    used = sorted({finding.code for _, findings, _ in checked for finding in findings})
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
    name, findings, accepted = item
    seen: Counter[str] = Counter()
    for finding in findings:
        mark = fingerprint(name, finding)
        seen[mark] += 1
        result: Json = {
            "ruleId": finding.code,
            "ruleIndex": places[finding.code],
            "level": _LEVELS[finding.severity],
            "message": {"text": text(finding.code, lang, finding.params)},
            "locations": [_location(name, finding)],
            "partialFingerprints": {"gazetteFinding/v1": f"{mark}:{seen[mark]}"},
        }
        advice = hint(finding.code, lang, finding.params)
        if advice:
            result["properties"] = {"hint": advice}
        words = [word for word in accepted if word.covers(finding)]
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": f"{word.reason} ({word.who})"} for word in words
        ]
        yield result


def fingerprint(name: str, finding: Finding) -> str:
    """What makes a finding the same on another run: the document, and what the finding is known by on another day."""
    known = [name if name.startswith("/akn/") else PurePath(name).name, finding.identity]
    return hashlib.sha256(json.dumps(known, ensure_ascii=False).encode()).hexdigest()[:32]


def _location(name: str, finding: Finding) -> Json:
    place = finding.where
    path = PurePath(name)
    if place.file is not None and not name.startswith("/akn/"):
        path = path if path.name == place.file else path.with_name(place.file)
    physical: Json = {"artifactLocation": {"uri": quote(path.as_posix())}}
    if place.line is not None:
        physical["region"] = {"startLine": place.line}
    location: Json = {"physicalLocation": physical}
    if place.eid:
        location["logicalLocations"] = [{"fullyQualifiedName": place.eid, "kind": "element"}]
    if place.page is not None:
        location["properties"] = {"page": place.page}
    return location
