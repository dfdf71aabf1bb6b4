"""The reply to the sender of a file: received, held because …, refused because …, and what to mend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from gazette.messages import Language, text
from gazette.model import Finding, IntakeOutcome, Refusal, blocking_findings
from gazette.pipeline.judge import recorded
from gazette.pipeline.workspace import Workspace
from gazette.registry import SourceRecord, source_of

_ASKED = {
    "DOC-NO-TEXT": "TYPED",
    "INP-IMAGE": "TYPED",
    "INP-PDF-BROKEN": "FILE",
    "INP-PDF-PAGES": "FILE",
    "INP-ENCRYPTED": "OPEN",
    "DOC-BLANK-FORM": "WHOLE",
    "DOC-STUB": "WHOLE",
    "DOC-FRAGMENT": "WHOLE",
    "DOC-NOT-ISSUED": "WHOLE",
    "DOC-EMPTY-BODY": "WHOLE",
    "DOC-DUPLICATE": "DUPLICATE",
    "DOC-DATE-FUTURE": "ISSUED",
    "DOC-WORDS-LOST": "OURS",
    "DOC-SCHEMA": "OURS",
    "DOC-UNWITNESSED": "OURS",
    "INP-OFFICE-MISSING": "OURS",
    "INP-PROGRAM-FAILED": "OURS",
    "INP-EDXML-MISSING": "BESIDE",
}
_ASKED_OF_KIND = {
    "INP-SIDECAR-": "BESIDE",
    "INP-ATTACHMENT-": "BESIDE",
    "INP-PDF-": "TYPED",
    "INP-BATCH-": "BESIDE",
    "INP-": "FILE",
    "DOC-NO-": "FACT",
    "DOC-TYPE-": "FACT",
    "DOC-NUMBER-": "NUMBER",
}
"""What a sender is asked to do about a code; about one of a kind (the longest beginning counts)."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply as written, and its digest in the archive."""

    source: SourceRecord
    text: str
    sha256: str


def write_reply(workspace: Workspace, source: SourceRecord, lang: Language, name: str | None = None) -> Reply:
    """Write the reply about a file. It is kept in the archive; `record_reply` tells that it was written.

    `name` is the name that the file is asked for by: the same bytes may have come from two offices under two names, and
    each is answered about its own.
    """
    versions = workspace.registry.documents.versions(source.sha256)
    if not versions:
        raise TypeError(f"{source.sha256} has no record")
    outcome = recorded(workspace, versions[-1])
    meant = next((item for item in reversed(versions) if item.name == name), versions[-1])
    if meant is not versions[-1]:
        came = source_of(recorded(workspace, meant))
        source = replace(source, name=meant.name, sender=came.sender, received_at=came.received_at)
    written = "\n".join(_lines(workspace, source, outcome, lang)) + "\n"
    return Reply(source, written, workspace.archive.put(written.encode()))


def record_reply(workspace: Workspace, reply: Reply) -> None:
    """Record that a reply was written; its digest is in the event."""
    source = reply.source
    subject = source.uri or source.name
    workspace.registry.note(workspace.actor(), "replied", subject, inputs=(source.sha256,), outputs=(reply.sha256,))


def _lines(workspace: Workspace, source: SourceRecord, outcome: IntakeOutcome, lang: Language) -> Iterator[str]:
    def say(code: str, **values: object) -> str:
        return text(code, lang, tuple((name, str(value)) for name, value in values.items()))

    config = workspace.config
    yield say("RPL-TO", sender=source.sender) if source.sender else say("RPL-TO-SENDER")
    yield ""
    yield say("RPL-RECEIVED", operator=config.operator, title=config.title)
    yield ""
    facts = (
        ("RPL-FILE", source.name),
        ("RPL-DIGEST", source.sha256),
        ("RPL-WHEN", _moment(source.received_at, workspace.timezone)),
        ("RPL-NUMBER", source.number),
        ("RPL-TITLE", source.title),
    )
    yield from (f"- {say(code)}: {value}" for code, value in facts if value)
    yield ""
    if source.outcome == "accepted":
        yield _accepted(workspace, source, lang)
    else:
        yield say(f"RPL-{source.outcome.upper()}")
        yield ""
        acceptances = () if isinstance(outcome, Refusal) else outcome.acceptances
        for number, item in enumerate(blocking_findings(outcome.findings, acceptances), start=1):
            yield f"{number}. {text(item.code, lang, item.params)}"
            yield f"   {say('RPL-PLEASE', mend=say(f'RPL-MEND-{asked(item)}'))}"
        yield ""
        yield say("RPL-AGAIN")
    yield ""
    yield say("RPL-CLOSE")
    yield config.operator


def _accepted(workspace: Workspace, source: SourceRecord, lang: Language) -> str:
    for record in workspace.registry.documents.of_source(source.sha256):
        if record.issue is not None:
            _, year, numbers = record.issue.split("/")
            where = (("title", workspace.config.title), ("numbers", numbers.replace("+", " + ")), ("year", year))
            return text(f"RPL-{record.state.upper()}", lang, where)
    return text("RPL-ACCEPTED", lang)


def asked(finding: Finding) -> str:
    """What a sender is asked to do about a finding: the last part of a code RPL-MEND-…"""
    if finding.code in _ASKED:
        return _ASKED[finding.code]
    kinds = [kind for kind in _ASKED_OF_KIND if finding.code.startswith(kind)]
    return _ASKED_OF_KIND[max(kinds, key=len)] if kinds else "ORIGINAL"


def _moment(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%H:%M, %d-%m-%Y}"
