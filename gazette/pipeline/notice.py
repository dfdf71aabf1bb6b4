"""The publisher's own correction: a notice in the form of a document, read and checked as every file that comes in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from gazette.errors import ConfigError
from gazette.ingest.intake import Intake
from gazette.ingest.sidecar import Sidecar
from gazette.messages import Language, text
from gazette.model import IssueId
from gazette.model.status import Wording
from gazette.pipeline.intake import ingest_one
from gazette.pipeline.judge import FileReport
from gazette.pipeline.keys import digest
from gazette.pipeline.workspace import Workspace
from gazette.profiles import DocumentType
from gazette.registry import DocumentRecord, issue_id


def issue_notice(workspace: Workspace, document: DocumentRecord, wording: Wording, reason: str) -> FileReport:
    """Write the notice and take it in; the same notice of the same day is there already and is not written again.

    Notices are a series of the publisher's own, from 01 in each year (Đính chính Công báo).

    Raises ConfigError when the profile has no type for corrections.
    """
    kind = next((item for item in workspace.profile.types if item.kind == "correction"), None)
    if kind is None:
        raise ConfigError("FCT-NO-TYPE", profile=workspace.profile.code)
    today = workspace.clock.now().astimezone(workspace.timezone).date()
    for serial in count(1):
        number = text("FCT-NOTICE-SYMBOL", _language(workspace), (("serial", f"{serial:02d}"),))
        data = _written(workspace, document, wording, reason, kind, number, today)
        if workspace.registry.documents.source(digest(data)) is None and _is_taken(workspace, number, today):
            continue
        said = Sidecar(
            number=number,
            type=kind.name,
            title=_title(workspace, document, wording),
            issuers=(workspace.config.operator,),
            date=today,
        )
        name = f"{today:%Y}-{number.replace('/', '-').lower()}.txt"
        now, operator = workspace.clock.now(), workspace.config.operator
        return ingest_one(
            replace(workspace, named=True), Intake(Path(name), name, data, now, sidecar=said, sender=operator)
        )
    raise AssertionError("numbers do not end")


def _is_taken(workspace: Workspace, number: str, day: date) -> bool:
    """Whether a document of the year, or a file that is held, has this number."""
    sources = workspace.registry.documents.sources_named(number)
    own = (source for source in sources if source.publisher in (None, workspace.place))
    return any((source.date or str(day))[:4] == str(day.year) for source in own)


def _written(
    workspace: Workspace,
    document: DocumentRecord,
    wording: Wording,
    reason: str,
    kind: DocumentType,
    number: str,
    today: date,
) -> bytes:
    lines = _lines(workspace, document, wording, reason, kind, number, today)
    return ("\n".join(lines) + "\n").encode("utf-8")


def _lines(
    workspace: Workspace,
    document: DocumentRecord,
    wording: Wording,
    reason: str,
    kind: DocumentType,
    number: str,
    today: date,
) -> Iterator[str]:
    def say(code: str, **values: object) -> str:
        return text(f"FCT-NOTICE-{code}", _language(workspace), tuple((key, str(item)) for key, item in values.items()))

    operator = workspace.config.operator
    issue = workspace.registry.issues.get(_issue(document, wording))
    place = workspace.registry.documents.checked(document.uri).document.metadata.place
    day = say("DAY", day=f"{today.day:02d}", month=f"{today.month:02d}", year=today.year)
    yield operator.upper()
    if _language(workspace) == "vi":
        yield from ("-------", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "---------------")
    yield say("NUMBER", number=number)
    yield f"{place}, {day}" if place else day.capitalize()
    yield ""
    yield kind.name.upper()
    yield _title(workspace, document, wording)
    yield ""
    yield say(
        "OPENING",
        document=_name(workspace, document),
        numbers=issue.id.label,
        date=f"{issue.date.day}-{issue.date.month}-{issue.date.year}",
        operator=operator,
    )
    yield ""
    if wording.place is not None:
        yield say("PLACE", page=wording.place.page, line=wording.place.line)
        yield ""
    yield say("WAS", was=wording.was)
    yield ""
    yield say("NOW", now=wording.now)
    yield ""
    yield say("REASON", reason=reason.strip().rstrip("."))
    yield ""
    yield from say("RECIPIENTS").split("\n")


def _issue(document: DocumentRecord, wording: Wording) -> IssueId:
    """The issue that prints the error: of a text that is split, not always the one in which it begins."""
    return issue_id(wording.place.issue if wording.place is not None else document.issue or "")


def _title(workspace: Workspace, document: DocumentRecord, wording: Wording) -> str:
    name = _name(workspace, document)
    numbers = _issue(document, wording).label
    return text("FCT-NOTICE-TITLE", _language(workspace), (("document", name), ("numbers", numbers)))


def _name(workspace: Workspace, document: DocumentRecord) -> str:
    """`Quyết định số 83/2008/QĐ-TTg`, as a citation that readers of the notice can follow."""
    if not document.number:
        return f"{document.type} “{document.title}”"
    facts = (("type", document.type), ("number", document.number))
    return text("FCT-NOTICE-DOCUMENT", _language(workspace), facts)


def _language(workspace: Workspace) -> Language:
    return "vi" if workspace.profile.language == "vie" else "en"
