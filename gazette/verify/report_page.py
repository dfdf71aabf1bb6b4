"""A verdict as one page for a case file: who signed, when, whether it is whole, and every check with what came out.

Circular 15/2025/TT-BKHCN, Điều 5, asks for validity, signer, time of signing and integrity in Vietnamese.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo

from gazette.messages import Language, text
from gazette.model import Check, FileVerdict, Indication, Outcome, Statement, Verdict
from gazette.verify.report import (
    detail_of,
    full_name,
    headline,
    integrity_of,
    moment_of,
    remedy_of,
    said_of_own,
    state_in_words,
)

_WEIGHT = {Outcome.FAIL: 0, Outcome.INDETERMINATE: 1, Outcome.PASS: 2, Outcome.SKIPPED: 3}
_DOCUMENT = {
    "number": "VFY-REPORT-NUMBER",
    "type": "VFY-REPORT-TYPE",
    "title": "VFY-REPORT-DOCTITLE",
    "issuers": "VFY-REPORT-ISSUERS",
    "date": "VFY-REPORT-DATE",
    "issue": "VFY-REPORT-ISSUE",
    "published_on": "VFY-REPORT-PUBLISHED-ON",
}
_INTEGRITY = {
    "VFY-SAY-WHOLE": "VFY-REPORT-WHOLE",
    "VFY-SAY-CHANGED": "VFY-REPORT-CHANGED",
    "VFY-SAY-UNKNOWN": "VFY-REPORT-UNKNOWN",
}
_OUTCOMES = {
    Outcome.PASS: "VFY-REPORT-PASS",
    Outcome.FAIL: "VFY-REPORT-FAIL",
    Outcome.INDETERMINATE: "VFY-REPORT-INDETERMINATE",
    Outcome.SKIPPED: "VFY-REPORT-SKIPPED",
}
_PROGRAM = "gazette-press"


def to_statement(
    verdict: Verdict, lang: Language, zone: tzinfo, moment: datetime, anchors: tuple[str, ...]
) -> Statement:
    """The page. `anchors` are the fingerprints of the roots that were trusted; times are in `zone`."""
    one = verdict.files[0] if len(verdict.files) == 1 else None
    facts = list(_of_one(one, lang, zone) if one is not None else _of_many(verdict, lang))
    facts.append((text("VFY-REPORT-CHECKED", lang), moment_of(moment, zone, lang)))
    lines = _checks(one, lang) if one is not None else _files(verdict, lang)
    return Statement(
        title=text("VFY-REPORT-TITLE", lang),
        result=headline(verdict.indication, one.sub_indication if one is not None else None, lang),
        facts=tuple(facts),
        heading=text("VFY-REPORT-CHECKS" if one is not None else "VFY-REPORT-FILES", lang),
        lines=tuple(lines),
        rest=text("VFY-REPORT-REST", lang, (("count", "{count}"),)),
        foot=(
            *(text("VFY-REPORT-ANCHOR", lang, (("digest", digest),)) for digest in anchors),
            text("VFY-REPORT-FOOT", lang),
        ),
        language=lang,
        day=moment.astimezone(zone).date(),
        author=_PROGRAM,
    )


def _of_one(file: FileVerdict, lang: Language, zone: tzinfo) -> Iterator[tuple[str, str]]:
    yield text("VFY-REPORT-FILE", lang), file.path
    if file.sha256 is not None:
        yield "SHA-256", f"{file.sha256[:32]} {file.sha256[32:]}"
    signer = file.signer
    if signer is not None:
        label = "VFY-REPORT-VOUCHED" if file.vouched else "VFY-REPORT-SIGNER"
        yield text(label, lang), full_name(signer)
        yield text("VFY-REPORT-TIME", lang), moment_of(signer.at, zone, lang)
        if signer.demonstration:
            yield text("VFY-REPORT-NOTE", lang), text("VFY-SAY-DEMO", lang)
    yield text("VFY-REPORT-INTEGRITY", lang), text(_INTEGRITY[integrity_of(file)], lang)
    for signature in file.own:
        yield text("VFY-REPORT-OWN", lang), said_of_own(signature, zone, lang)
    told = dict(file.document)
    for name, code in _DOCUMENT.items():
        if told.get(name):
            yield text(code, lang), told[name]
    for label, state in (("VFY-REPORT-PUBLICATION", file.publication), ("VFY-REPORT-LEGAL", file.legal)):
        if state.as_of is not None:
            yield text(label, lang), f"{state_in_words(state, lang)} ({moment_of(state.as_of, zone, lang)})"


def _of_many(verdict: Verdict, lang: Language) -> Iterator[tuple[str, str]]:
    for indication in Indication:
        count = sum(file.indication is indication for file in verdict.files)
        if count or indication is Indication.PASSED:
            yield headline(indication, None, lang), text("VFY-REPORT-COUNT", lang, (("count", str(count)),))
    names = dict.fromkeys(full_name(file.signer) for file in verdict.files if file.signer is not None)
    if names:
        yield text("VFY-REPORT-SIGNER", lang), "; ".join(names)
    if any(file.signer is not None and file.signer.demonstration for file in verdict.files):
        yield text("VFY-REPORT-NOTE", lang), text("VFY-SAY-DEMO", lang)


def _checks(file: FileVerdict, lang: Language) -> Iterator[tuple[str, str]]:
    for check in sorted(file.checks, key=lambda check: _WEIGHT[check.outcome]):
        name = f"{text(_OUTCOMES[check.outcome], lang)} · {check.code}"
        yield name, " ".join(filter(None, (detail_of(check, lang), remedy_of(check, lang))))


def _files(verdict: Verdict, lang: Language) -> Iterator[tuple[str, str]]:
    """Files that did not pass before those that did, each with the check that decided."""
    order = (Indication.FAILED, Indication.INDETERMINATE, Indication.PASSED)
    for file in sorted(verdict.files, key=lambda file: order.index(file.indication)):
        decided = next(iter(sorted(_broken(file), key=lambda check: _WEIGHT[check.outcome])), None)
        words = headline(file.indication, file.sub_indication, lang)
        yield file.path, words if decided is None else f"{words} {decided.code}: {detail_of(decided, lang)}"


def _broken(file: FileVerdict) -> list[Check]:
    return [check for check in file.checks if check.outcome in (Outcome.FAIL, Outcome.INDETERMINATE)]
