"""One file judged: read, with what editors set, checked, with what they accepted. Nothing is recorded here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from gazette.errors import GazetteError
from gazette.ingest import INGEST_VERSION, failed, read
from gazette.ingest.intake import Intake
from gazette.model import (
    Acceptance,
    CheckedDocument,
    Document,
    Edit,
    Finding,
    HeldDocument,
    IntakeOutcome,
    Metadata,
    Refusal,
    Settlement,
    Structure,
)
from gazette.model.codec import Json, decode, encode
from gazette.pipeline.belonging import carriers
from gazette.pipeline.keys import digest, file_digests, step_key
from gazette.pipeline.workspace import Workspace
from gazette.registry import DocumentRecord, IntakeRecord, outcome_of
from gazette.validate import VALIDATE_VERSION, EndedDocument, Facts, KnownDocument, check

_OF_THE_MACHINE = ("INP-OFFICE-MISSING", "INP-OFFICE-FAILED", "INP-OFFICE-LIMIT", "INP-PROGRAM-FAILED")
REPLACING = "DOC-DUPLICATE"
"""The finding whose acceptance puts one document in another's place."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one input file. `again` is true when it was read before and nothing had to be done."""

    file: str
    sha256: str
    outcome: str
    """`accepted`, `held` or `refused`."""
    uri: str | None
    akn: str | None
    """sha256 of the Akoma Ntoso in the archive."""
    metadata: Metadata | None
    structure: Structure | None
    findings: tuple[Finding, ...]
    acceptances: tuple[Acceptance, ...] = ()
    again: bool = False
    known_as: str | None = None
    """The name that these bytes stand under in the ledger, when they were read before."""

    @property
    def lacks(self) -> bool:
        """Whether it could not be read because the machine lacks a program."""
        return any(item.code == "INP-OFFICE-MISSING" for item in self.findings)


def judge(
    workspace: Workspace,
    intake: Intake,
    settled: Iterable[Settlement] = (),
    *,
    replacing: tuple[Acceptance, ...] = (),
    known: tuple[KnownDocument, ...] | None = None,
) -> IntakeOutcome:
    """What becomes of a file, given what editors decided about its bytes.

    `replacing` says that the document takes the place of another with its number. Such a word counts only at the
    moment it is given: when a document of that number stands again, that is another clash, and asked anew.
    `known` are the documents that clash with it; None: those of the ledger.

    A file on which a reader or a rule fails unexpectedly is refused as such, so that it stops neither the batch nor
    slips through it.
    """
    settled = tuple(settled)
    edits = tuple(item for item in settled if isinstance(item, Edit))
    accepted = tuple(item for item in settled if isinstance(item, Acceptance) and item.finding.code != REPLACING)
    try:
        found = read(intake, workspace.profile, workspace.archive, workspace.tools, edits=edits)
        return judged(workspace, found, (*accepted, *replacing), known) if isinstance(found, Document) else found
    except GazetteError:
        raise
    except Exception as error:  # noqa: BLE001 - told with the file, and with exit code 70 when the others are done
        return failed(intake, workspace.archive, error)


def hindered(outcome: IntakeOutcome, newest: IntakeRecord | None) -> str | None:
    """The code that tells that the machine, not the file, kept it from being read: it was read before.

    Nothing is recorded then, since a program that is missing or too slow today is no word about the document.
    """
    if newest is None or newest.outcome == "refused" or not isinstance(outcome, Refusal):
        return None
    return next((item.code for item in outcome.findings if item.code in _OF_THE_MACHINE), None)


def judged(
    workspace: Workspace,
    document: Document,
    acceptances: tuple[Acceptance, ...],
    known: tuple[KnownDocument, ...] | None = None,
) -> CheckedDocument | HeldDocument:
    """A document checked by today's rules against what is recorded."""
    if known is None:
        text = document.sources[0].sha256
        clashing = workspace.registry.documents.clashing(document.uri, document.eli, text)
        known = tuple(map(known_document, clashing))
    cited = {relation.href for relation in document.metadata.relations}
    facts = Facts(
        same=known,
        recorded=workspace.registry.documents.recorded(cited),
        ended=tuple(EndedDocument(item.eli, item.by, item.on) for item in workspace.registry.documents.endings(cited)),
        carriers=carriers(workspace, document.metadata),
    )
    today = workspace.clock.now().astimezone(workspace.timezone).date()
    return check(document, workspace.profile, facts, today, acceptances)


def known_document(record: DocumentRecord) -> KnownDocument:
    """A recorded document as the rules see it."""
    return KnownDocument(record.uri, record.eli, record.number, record.sha256, record.issue, record.file)


def intake_key(workspace: Workspace, intake: Intake, settled: Iterable[Settlement] = ()) -> str:
    """The key of reading one file: its bytes, what came with it, what editors decided, the profile, the versions."""
    return step_key(
        "ingest",
        f"{INGEST_VERSION}/{VALIDATE_VERSION}",
        workspace.profile.digest,
        workspace.profile.place,
        encode(_placeless(intake), digest),
        file_digests((*workspace.config.intake.roots, *workspace.config.intake.crls)) if _can_be_signed(intake) else [],
        [encode(item, digest) for item in settled],
        *_beside(workspace),
    )


def _beside(workspace: Workspace) -> list[Json]:
    """What several publishers add to what an outcome depends on: who carries documents of which bodies."""
    several = len(workspace.configs) > 1
    return [[item.place, item.profile, list(item.issuers)] for item in workspace.configs] if several else []


def _can_be_signed(intake: Intake) -> bool:
    packed = intake.envelope is not None and intake.envelope.signed is not None
    return packed or intake.original is not None or b"%PDF-" in intake.data[:1024]


def _placeless(intake: Intake) -> Intake:
    original = intake.original
    return replace(intake, path=Path(), original=original and replace(original, path=Path()))


def recorded(workspace: Workspace, record: IntakeRecord) -> IntakeOutcome:
    """The outcome that the ledger holds. Raises IntegrityError when a file of it is gone or altered."""
    kinds: dict[str, type[IntakeOutcome]] = {"accepted": CheckedDocument, "held": HeldDocument, "refused": Refusal}
    return decode(kinds[record.outcome], record.result, workspace.archive.get)


def report(
    workspace: Workspace,
    file: str,
    sha256: str,
    outcome: IntakeOutcome,
    *,
    again: bool = False,
    known_as: str | None = None,
) -> FileReport:
    """What a person or a script is told of an outcome."""
    name, uri = outcome_of(outcome)
    made = outcome.document if isinstance(outcome, CheckedDocument) else outcome
    akn = None if isinstance(made, Refusal) else made.akn
    return FileReport(
        file=file,
        sha256=sha256,
        outcome=name,
        uri=uri,
        akn=workspace.archive.put(akn) if akn is not None else None,
        metadata=made.metadata,
        structure=made.structure,
        findings=outcome.findings,
        acceptances=() if isinstance(outcome, Refusal) else outcome.acceptances,
        again=again,
        known_as=known_as,
    )


def lasting(result: Json) -> Json:
    """An encoded outcome without the names of its files: the same bytes may come in again under another.

    Facts of an older program name no fields (lĩnh vực); none is the same.
    """
    if "document" in result:
        return {**result, "document": lasting(result["document"])}
    if result.get("metadata"):
        facts = {name: value for name, value in result["metadata"].items() if name != "fields" or value}
        result = {**result, "metadata": facts}
    named = {"source", "sources", "originals"} & result.keys()
    return {**result, **{member: _nameless(result[member]) for member in named}}


def _nameless(files: Json) -> Json:
    if isinstance(files, list):
        return [_nameless(file) for file in files]
    return {**files, "name": None}
