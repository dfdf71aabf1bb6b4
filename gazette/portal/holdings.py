"""What a portal holds: its issues, newest first, their documents, and who points at whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as day
from zoneinfo import ZoneInfo

from gazette.akn.facts import read_metadata
from gazette.errors import ConflictError, PublishError
from gazette.model import (
    FileStore,
    Issuer,
    ManifestDocument,
    Metadata,
    Progress,
    Role,
    SignedFile,
    SignedIssue,
)
from gazette.model.fact_record import SignedFact
from gazette.model.quiet_day import QuietDay
from gazette.model.redaction import NO_REDACTIONS, Redactions, redactions_of
from gazette.model.renewal import SealEntry, SignedRenewal, renewal_files, seal_history
from gazette.model.status import States, states
from gazette.portal.addresses import checked_path, eli_folder, folder_of


@dataclass(frozen=True, slots=True)
class HeldIssue:
    """An issue on the portal. `folder` is where its page stands; `files` are those of the issue as a whole."""

    signed: SignedIssue
    folder: str
    files: tuple[SignedFile, ...]
    renewals: tuple[SignedRenewal, ...] = ()
    """Its renewals, in order."""
    redactions: Redactions = NO_REDACTIONS

    @property
    def date(self) -> day:
        return self.signed.manifest.date

    @property
    def year(self) -> int:
        return self.signed.manifest.id.year

    @property
    def label(self) -> str:
        return self.signed.manifest.id.label

    @property
    def publisher(self) -> str:
        return self.signed.manifest.id.publisher

    @property
    def documents(self) -> tuple[ManifestDocument, ...]:
        """As the manifest names them; of one that was redacted, what may still be said."""
        return tuple(
            replace(entry, title="", remark=None) if entry.uri in self.redactions.by_work else entry
            for entry in self.signed.manifest.documents
        )

    @property
    def seals(self) -> tuple[SealEntry, ...]:
        """The seal history of the issue's PDF, the oldest first; nothing for one that is not there any more."""
        if not any(file.role is Role.ISSUE_PDF for file in self.files):
            return ()
        return seal_history(self.signed, self.renewals, None)

    @property
    def published(self) -> tuple[SignedFile, ...]:
        """Every file of it that is there: those the manifest names, that with its signature, what renewals added."""
        renewed = (file for signed in self.renewals for file in renewal_files(signed))
        own = (*self.signed.manifest.files, self.signed.manifest_file, self.signed.signature_file, *renewed)
        return tuple({file.path: file for file in self.redactions.left(own)}.values())

    @property
    def year_page(self) -> str:
        """Page of its year: `cong-bao/vn/2020/index.html`."""
        named = self.signed.manifest.id
        return f"cong-bao/{named.publisher}/{named.year}/index.html"

    @property
    def age(self) -> tuple[day, int, tuple[int, ...], str]:
        """Sorting key: the newest issue has the greatest."""
        named = self.signed.manifest.id
        return (self.date, named.year, named.numbers, named.publisher)


@dataclass(frozen=True, slots=True)
class Continuation:
    """What a later issue printed of a split text."""

    entry: ManifestDocument
    issue: HeldIssue
    files: tuple[SignedFile, ...]


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A document as one issue published it."""

    entry: ManifestDocument
    metadata: Metadata
    folder: str
    issue: HeldIssue
    files: tuple[SignedFile, ...]
    facts: tuple[SignedFact, ...] = ()
    """What became of it, by the day from which it holds."""
    continuations: tuple[Continuation, ...] = ()
    """Where the rest of it was printed, in order, when its text is split over issues."""
    redaction: SignedFact | None = None
    """What says that its text had to go; its page is a tombstone then."""

    def within(self, issue: HeldIssue) -> HeldDocument:
        """The document as that issue has it: with its own pages and files where the text goes on there."""
        found = next((item for item in self.continuations if item.issue is issue), None)
        return self if found is None else replace(self, entry=found.entry, issue=issue, files=found.files)

    @property
    def printed(self) -> tuple[SignedFile, ...]:
        """Every file of it, those of later portions too."""
        return (*self.files, *(file for item in self.continuations for file in item.files))

    @property
    def published(self) -> tuple[SignedFile, ...]:
        """The statements of its facts that are there, with their signatures."""
        files = (file for item in self.facts for file in (item.record_file, item.signature_file))
        return self.issue.redactions.left(files)

    def states(self, as_of: day) -> States:
        """Its two states on a day."""
        return states((item.record.fact for item in self.facts), as_of, self.metadata.effective_on)

    @property
    def seals(self) -> tuple[SealEntry, ...]:
        """The seal history of its PDF, the oldest first; nothing for one that is not there any more."""
        if self.redaction is not None:
            return ()
        return seal_history(self.issue.signed, self.issue.renewals, self.entry.uri)

    def file(self, role: Role) -> SignedFile | None:
        """The first file of a role."""
        return next((file for file in self.files if file.role is role), None)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A relation seen from its target: `source` does `kind` to it."""

    kind: str
    source: HeldDocument


@dataclass(frozen=True, slots=True)
class Volume:
    """A publisher's year; `issues` newest first, never empty."""

    publisher: str
    year: int
    page: str
    issues: tuple[HeldIssue, ...]

    @property
    def documents(self) -> int:
        """How many documents the year has."""
        return sum(len(issue.documents) for issue in self.issues)


@dataclass(frozen=True, slots=True)
class Holdings:
    """Everything on the portal. `documents` are in the order of `issues` and, inside one, of the issue."""

    issues: tuple[HeldIssue, ...]
    documents: tuple[HeldDocument, ...]
    by_folder: Mapping[str, HeldDocument]
    incoming: Mapping[str, tuple[Incoming, ...]]
    done: Mapping[str, tuple[SignedFact, ...]] = field(default_factory=dict)
    """What each document does to others, by its URI."""
    quiet: tuple[QuietDay, ...] = ()
    """Days that were told to have no issue."""

    @property
    def readable(self) -> tuple[HeldDocument, ...]:
        """The documents whose text is there: those that were not redacted."""
        return tuple(item for item in self.documents if item.redaction is None)

    def quiet_of(self, volume: Volume) -> tuple[QuietDay, ...]:
        """Those of a publisher's year."""
        return tuple(item for item in self.quiet if (item.publisher, item.day.year) == (volume.publisher, volume.year))

    def as_of(self, zone: ZoneInfo) -> day | None:
        """The day up to which this portal knows what became of its documents: that of the last thing it was told.

        None for a portal that holds nothing.
        """
        told = [item.signed_at.astimezone(zone).date() for document in self.documents for item in document.facts]
        return max([*told, *(issue.date for issue in self.issues)], default=None)

    def of_publisher(self, code: str) -> Holdings:
        """What one publisher has on the portal."""
        issues = tuple(issue for issue in self.issues if issue.publisher == code)
        documents = tuple(item for item in self.documents if item.issue.publisher == code)
        return replace(self, issues=issues, documents=documents)

    @property
    def newest(self) -> HeldIssue | None:
        return self.issues[0] if self.issues else None

    @property
    def years(self) -> tuple[int, ...]:
        """Years with issues, newest first."""
        return tuple(sorted({issue.year for issue in self.issues}, reverse=True))

    @property
    def volumes(self) -> tuple[Volume, ...]:
        """Years by publisher, newest first."""
        found: dict[tuple[int, str], list[HeldIssue]] = {}
        for issue in self.issues:
            found.setdefault((issue.year, issue.signed.manifest.id.publisher), []).append(issue)
        ordered = sorted(found.items(), key=lambda item: (-item[0][0], item[0][1]))
        return tuple(Volume(publisher, year, held[0].year_page, tuple(held)) for (year, publisher), held in ordered)

    def supplemented(self, issue: HeldIssue) -> HeldIssue | None:
        """The issue that this one is a supplement to; None for one that is none."""
        main = issue.signed.manifest.supplements
        return next((other for other in self.issues if other.signed.manifest.id == main), None) if main else None

    def supplements_to(self, issue: HeldIssue) -> tuple[HeldIssue, ...]:
        """Its supplements, the oldest first."""
        named = issue.signed.manifest.id
        return tuple(other for other in reversed(self.issues) if other.signed.manifest.supplements == named)

    def volume_of(self, issue: HeldIssue) -> Volume:
        return next(volume for volume in self.volumes if volume.page == issue.year_page)

    def of_issue(self, issue: HeldIssue) -> tuple[HeldDocument, ...]:
        """Its documents; of a text that goes on there, what that issue printed and published of it."""
        return tuple(self.by_folder[eli_folder(entry.eli)].within(issue) for entry in issue.documents)

    def resolve(self, href: str) -> tuple[HeldDocument, str] | None:
        """The document an ELI names, and the eId that its tail (`/dieu_2`) stands for; None when not held here."""
        path, _, fragment = href.partition("#")
        folder = path.strip("/")
        if folder in self.by_folder:
            return self.by_folder[folder], fragment
        parent, _, tail = folder.rpartition("/")
        kind, _, label = tail.partition("_")
        if parent in self.by_folder and kind == "dieu" and label:
            return self.by_folder[parent], f"art_{label}"
        return None


def hold(
    issues: Sequence[SignedIssue],
    renewals: Sequence[SignedRenewal],
    files: FileStore,
    progress: Progress,
    facts: Sequence[SignedFact] = (),
) -> Holdings:
    """Read the facts of every document.

    Raises ConflictError when two issues claim one address with different files, and PublishError when an issue
    lacks the XML of a document.
    """
    gone = redactions_of(facts)
    held = sorted((_issue(signed, renewals, gone) for signed in issues), key=lambda issue: issue.age, reverse=True)
    _one_page_each(held)
    documents: list[HeldDocument] = []
    by_folder: dict[str, HeldDocument] = {}
    of_work = _grouped((item.record.fact.work, _wordless(item, gone)) for item in sorted(facts, key=_since))
    progress.start("portal-facts", sum(len(issue.documents) for issue in held))
    # Oldest first: the issue that published a document first is the one its page names.
    for issue in reversed(held):
        for entry in issue.documents:
            if _goes_on(entry) and eli_folder(entry.eli) in by_folder:
                first = by_folder[eli_folder(entry.eli)]
                own = gone.left(file for file in issue.signed.manifest.files if file.work == entry.uri)
                rest = Continuation(entry, issue, own)
                by_folder[first.folder] = replace(first, continuations=(*first.continuations, rest))
                continue
            document = _document(entry, issue, files, of_work.get(entry.uri, ()))
            known = by_folder.setdefault(document.folder, document)
            if known is not document:
                raise ConflictError(
                    "PTL-ELI-TWICE",
                    eli=entry.eli,
                    first=str(known.issue.signed.manifest.id),
                    second=str(issue.signed.manifest.id),
                )
            progress.advance(entry.number or entry.title)
    progress.finish()
    for issue in held:
        documents.extend(by_folder[eli_folder(entry.eli)] for entry in issue.documents if not _goes_on(entry))
    done = _grouped((by.uri, item) for item in facts if (by := item.record.fact.by) is not None and by.uri is not None)
    return Holdings(tuple(held), tuple(documents), by_folder, _incoming(documents, by_folder), done)


def _goes_on(entry: ManifestDocument) -> bool:
    return entry.portion is not None and entry.portion.portion.before is not None


def _grouped(items: Iterable[tuple[str, SignedFact]]) -> dict[str, tuple[SignedFact, ...]]:
    found: dict[str, list[SignedFact]] = {}
    for uri, item in items:
        found.setdefault(uri, []).append(item)
    return {uri: tuple(listed) for uri, listed in found.items()}


def _wordless(item: SignedFact, gone: Redactions) -> SignedFact:
    """A fact as it may be shown: what was corrected in a text stood in it."""
    fact = item.record.fact
    if fact.work not in gone.by_work:
        return item
    return replace(item, record=replace(item.record, fact=replace(fact, wording=())))


def _since(item: SignedFact) -> tuple[object, ...]:
    return (item.record.fact.on, item.sequence)


def _issue(signed: SignedIssue, renewals: Iterable[SignedRenewal], gone: Redactions) -> HeldIssue:
    whole = gone.left(file for file in signed.manifest.files if file.work is None)
    own = tuple(item for item in renewals if item.renewal.issue == signed.manifest.id)
    return HeldIssue(signed, folder_of(checked_path(signed.manifest_file.path)), whole, own, gone)


def _one_page_each(issues: Iterable[HeldIssue]) -> None:
    seen: dict[str, HeldIssue] = {}
    for issue in issues:
        if not issue.folder or issue.folder in seen:
            raise ConflictError("PTL-ISSUE-TWICE", folder=issue.folder or ".", issue=str(issue.signed.manifest.id))
        seen[issue.folder] = issue


def _document(
    entry: ManifestDocument, issue: HeldIssue, files: FileStore, facts: tuple[SignedFact, ...]
) -> HeldDocument:
    redaction = issue.redactions.by_work.get(entry.uri)
    own = issue.redactions.left(file for file in issue.signed.manifest.files if file.work == entry.uri)
    if redaction is not None:
        return HeldDocument(entry, _named(entry), eli_folder(entry.eli), issue, own, facts, redaction=redaction)
    xml = next((file for file in own if file.role is Role.DOCUMENT_XML), None)
    if xml is None:
        raise PublishError(
            "PTL-NO-FILE",
            role=Role.DOCUMENT_XML,
            document=entry.number or entry.eli,
            issue=str(issue.signed.manifest.id),
        )
    try:
        metadata = read_metadata(files.get(xml.sha256))
    except ValueError as error:  # UnsafeXml is one
        raise PublishError("PTL-BAD-XML", document=entry.number or entry.eli, path=xml.path) from error
    return HeldDocument(entry, metadata, eli_folder(entry.eli), issue, own, facts)


def _named(entry: ManifestDocument) -> Metadata:
    """What the manifest alone says of a document whose text is gone."""
    issuers = tuple(Issuer("", name) for name in entry.issuers)
    return Metadata(None, None, None, issuers, None, entry.signed_on)


def _incoming(
    documents: Iterable[HeldDocument], by_folder: Mapping[str, HeldDocument]
) -> dict[str, tuple[Incoming, ...]]:
    found: dict[str, list[Incoming]] = {}
    for document in documents:
        seen: set[tuple[str, str]] = set()
        for relation in document.metadata.relations:
            folder = _whole_document(relation.href, by_folder)
            if folder is None or folder == document.folder or (relation.kind, folder) in seen:
                continue
            seen.add((relation.kind, folder))
            found.setdefault(folder, []).append(Incoming(relation.kind, document))
    return {folder: tuple(items) for folder, items in found.items()}


def _whole_document(href: str, by_folder: Mapping[str, HeldDocument]) -> str | None:
    folder = href.partition("#")[0].strip("/")
    if folder in by_folder:
        return folder
    parent = folder.rpartition("/")[0]
    return parent if parent in by_folder else None
