"""The report of `check` as SARIF 2.1.0, held against the JSON schema of the standard's committee.

The schema is the copy in the npm package @microsoft/jest-sarif 1.0.0-beta.0 (MIT).
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

import pytest
from jsonschema import Draft4Validator

from gazette.cli.check import Checked
from gazette.cli.sarif import fingerprint, sarif
from gazette.messages import codes, entry
from gazette.model import Acceptance, Finding, Place, Severity, finding

SCHEMA = Draft4Validator(json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text("utf-8")))
GAP = finding("DOC-ARTICLE-GAP", Severity.WARNING, Place(eid="art_4"), before="Điều 2", after="Điều 4")
ERROR = finding("DOC-DATE-FUTURE", Severity.ERROR, date="2062-03-05", today="2026-04-01")
NOTE = finding("INP-SIDECAR-KEY", Severity.ERROR, Place("qd 7.gazette.json", line=3), key="titel", known="title")
INFO = finding("INP-NOT-NFC", Severity.INFO, count=2, sample="hồ")
URI = "/akn/vn/act/quyet-dinh/ttg/2026-03-05/7-qd-ttg"


def checked(name, *findings, acceptances=()):
    if name.startswith("/akn/"):
        return Checked("7/QĐ-TTg", findings, acceptances, "qd 7.docx", name)
    return Checked(name, findings, acceptances, name)


def results(log):
    return log["runs"][0]["results"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_log_keeps_the_schema(lang):
    log = sarif([checked("in/qd 7.docx", GAP, NOTE, INFO), checked(URI, ERROR)], lang)
    assert [error.message for error in SCHEMA.iter_errors(log)] == []
    assert [error.message for error in SCHEMA.iter_errors(sarif([], lang))] == []


def test_every_code_makes_a_rule_with_help():
    log = sarif([checked("a.docx", *(_any(code) for code in codes() if code.startswith(("DOC-", "INP-"))))], "en")
    assert [error.message for error in SCHEMA.iter_errors(log)] == []
    for rule in log["runs"][0]["tool"]["driver"]["rules"]:
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]


def _any(code):
    words = "".join(entry(code))
    names = {name for _, name, _, _ in Formatter().parse(words) if name}
    return Finding(code, Severity.INFO, tuple((name, "x") for name in sorted(names)))


def test_levels_places_and_rules():
    log = sarif([checked("in/qd 7.docx", GAP, NOTE, INFO)], "en")
    gap, note, info = results(log)
    rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    assert [item["level"] for item in (gap, note, info)] == ["warning", "error", "note"]
    assert [rules[item["ruleIndex"]] for item in (gap, note, info)] == [item.code for item in (GAP, NOTE, INFO)]
    assert gap["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "art_4", "kind": "element"}]
    assert gap["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "in/qd%207.docx"
    where = note["locations"][0]["physicalLocation"]
    assert where == {"artifactLocation": {"uri": "in/qd%207.gazette.json"}, "region": {"startLine": 3}}


def test_fingerprints_are_the_same_on_another_day_and_differ_between_findings():
    later = finding("DOC-DATE-FUTURE", Severity.ERROR, date="2062-03-05", today="2026-04-02")
    assert fingerprint(URI, ERROR) == fingerprint(URI, later)
    assert fingerprint("a/qd.docx", GAP) == fingerprint("b/qd.docx", GAP)
    assert len({fingerprint(URI, item) for item in (GAP, ERROR, NOTE, INFO)}) == 4
    twice = results(sarif([checked("a.docx", GAP, GAP)], "en"))
    assert len({item["partialFingerprints"]["gazetteFinding/v1"] for item in twice}) == 2


def test_an_accepted_finding_is_suppressed_with_its_reason():
    word = Acceptance(ERROR, "Lan", datetime(2026, 4, 1, tzinfo=UTC), "Bản chính ghi như vậy.")
    log = sarif([checked(URI, ERROR, GAP, acceptances=(word,))], "vi")
    assert [error.message for error in SCHEMA.iter_errors(log)] == []
    first, second = results(log)
    assert first["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "Bản chính ghi như vậy. (Lan)"}
    ]
    assert second["suppressions"] == []


def test_a_document_of_the_ledger_is_named_by_its_address_and_its_file():
    (result,) = results(sarif([checked(URI, GAP)], "vi"))
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == URI
    assert location["properties"] == {"file": "qd 7.docx"}
