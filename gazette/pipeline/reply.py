"""The reply to the sender of a file: received, held because …, refused because …, and what to mend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from itertools import count, groupby

from gazette.messages import Language, text
from gazette.model import IntakeOutcome, Refusal, blocking_findings
from gazette.pipeline.judge import recorded
from gazette.pipeline.reasons import asked, told
from gazette.pipeline.workspace import Workspace
from gazette.registry import SourceRecord, source_of


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
    replaced = _replacement(workspace, source)
    if source.outcome == "accepted":
        yield _accepted(workspace, source, lang)
        if replaced is not None:
            yield say("RPL-REPLACES", file=replaced.name, sha256=replaced.sha256)
    elif replaced is not None:
        yield say("RPL-REPLACED", file=replaced.name, sha256=replaced.sha256)
    else:
        yield say(f"RPL-{source.outcome.upper()}")
        yield ""
        acceptances = () if isinstance(outcome, Refusal) else outcome.acceptances
        numbers = count(1)
        for mend, found in groupby(blocking_findings(outcome.findings, acceptances), asked):
            for reason in dict.fromkeys(told(item, lang) for item in found):
                yield f"{next(numbers)}. {reason}"
            yield f"   {say('RPL-PLEASE', mend=say(f'RPL-MEND-{mend}'))}"
        yield ""
        yield say("RPL-AGAIN")
    yield ""
    yield say("RPL-CLOSE")
    yield config.operator


def _replacement(workspace: Workspace, source: SourceRecord) -> SourceRecord | None:
    """The file that took the place of this one before publication, or whose place this one took; None without such."""
    for event in workspace.registry.events(source.uri) if source.uri is not None else ():
        if event.kind == "text-replaced" and source.sha256 in (event.inputs[0], event.outputs[-1]):
            other = event.outputs[-1] if event.inputs[0] == source.sha256 else event.inputs[0]
            return workspace.registry.documents.source(other)
    return None


def _accepted(workspace: Workspace, source: SourceRecord, lang: Language) -> str:
    for record in workspace.registry.documents.of_source(source.sha256):
        if record.issue is not None:
            _, year, numbers = record.issue.split("/")
            where = (("title", workspace.config.title), ("numbers", numbers.replace("+", " + ")), ("year", year))
            return text(f"RPL-{record.state.upper()}", lang, where)
    return text("RPL-ACCEPTED", lang)


def _moment(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%H:%M, %d-%m-%Y}"
