"""The status bulletin of the log: made anew when what it says has changed, or when the next one is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date

from gazette.akn.facts import read_metadata
from gazette.config import LogConfig
from gazette.model import LOG_FOLDER, Role, SignedIssue, SiteFile
from gazette.model.status import Fact, Force, Publication, states
from gazette.pipeline.keys import step_key
from gazette.pipeline.log_key import open_own_signer, signer_of
from gazette.pipeline.newest_bulletin import PATH, SUBJECT, SignedBulletin, newest_bulletin
from gazette.pipeline.split import issues_of
from gazette.pipeline.steps import Ask
from gazette.pipeline.transparency import placed
from gazette.pipeline.workspace import Workspace
from gazette.tlog.bulletin import Bulletin, Listed, in_order
from gazette.tlog.checkpoint import parse_checkpoint
from gazette.tlog.note import Note, parse_key, parse_note, signed_line


def bulletin_made(
    workspace: Workspace, issues: Iterable[SignedIssue], ask: Ask, *, anew: bool = False
) -> SignedBulletin | None:
    """The bulletin of these issues, which are all that the log holds; None for a gazette that keeps no log.

    The newest will do as long as it says the same of the same log by the key that signs it now, and half of its time is
    left; so a run that changes nothing makes none. `anew` makes one in any case.
    Raises as `open_own_signer` does.
    """
    settings = workspace.config.log
    head = next(workspace.registry.log.heads(), None)
    if settings is None or head is None:
        return None
    note = parse_note(workspace.archive.get(head.note))
    checkpoint = parse_checkpoint(note.text)
    now = workspace.clock.now().astimezone(UTC).replace(microsecond=0)
    listed = _listed(workspace, (*issues, *_beside(workspace)), now.astimezone(workspace.timezone).date())
    made = newest_bulletin(workspace)
    if made is not None and not anew:
        said = made.bulletin
        same = (said.checkpoint, said.listed) == (checkpoint, listed)
        early = now < said.as_of + (said.until - said.as_of) / 2
        if same and early and parse_key(made.key).id == signer_of(note, checkpoint.origin):
            return made
    return _signed(workspace, settings, Bulletin(checkpoint, now, now + settings.bulletin, listed), ask)


def bulletin_files(workspace: Workspace) -> tuple[SiteFile, ...]:
    """What the portal shows beside the log: the newest bulletin, and the policy that names log and witnesses."""
    made, settings = newest_bulletin(workspace), workspace.config.log
    if made is None or settings is None:
        return ()
    policy = f"log {made.key} {workspace.config.base_url}/{LOG_FOLDER}\nquorum none\n".encode()
    if settings.policy is not None:
        from gazette.verify.trust import load_policy

        load_policy(settings.policy)  # what can't be read is not handed on
        policy = settings.policy.read_bytes()
    return (made.file, SiteFile(f"{LOG_FOLDER}/policy", workspace.archive.put(policy), len(policy)))


def _signed(workspace: Workspace, settings: LogConfig, bulletin: Bulletin, ask: Ask) -> SignedBulletin:
    signer = open_own_signer(workspace, settings, ask)
    line = signed_line(bulletin.text, signer.public, signer.sign)
    data = str(Note(bulletin.text, (line,))).encode("utf-8")
    note = workspace.archive.put(data)
    # As an event, and not as a step's result: it can't be made again from anything else.
    workspace.registry.note(workspace.actor(), "bulletin", SUBJECT, outputs=(note, str(signer.public)))
    return SignedBulletin(bulletin, SiteFile(PATH, note, len(data)), str(signer.public))


def _beside(workspace: Workspace) -> Iterator[SignedIssue]:
    """Published issues of publishers that gazette.toml does not name.

    The log has them, and of what a bulletin does not list it says that it stands as published and is in force.
    """
    issues = workspace.registry.issues
    for publisher in issues.publishers():
        if publisher not in workspace.places:
            yield from issues.published(publisher)


def _listed(workspace: Workspace, issues: Iterable[SignedIssue], on: date) -> tuple[Listed, ...]:
    """Every entry that does not stand as it was published or is not known to be in force, on a day."""
    told: dict[str, dict[Fact, int]] = {}
    for signed in workspace.registry.facts.told():
        for place in workspace.registry.log.places(signed.record.subject):
            told.setdefault(signed.record.fact.work, {})[signed.record.fact] = place
    rows: list[Listed] = []
    for issue in issues:
        places = tuple(placed(workspace, issue))
        days = _first_days(workspace, issue) if places else {}
        for place, work in places:
            if work in days:
                rows += _rows(place, told.get(work, {}), days[work], on)
    return in_order(rows)


def _rows(place: int, told: dict[Fact, int], effective_on: date | None, on: date) -> Iterator[Listed]:
    found = states(told, on, effective_on)
    if found.publication is not Publication.AS_PUBLISHED and found.published_by is not None:
        yield Listed(place, found.publication, told[found.published_by])
    if found.force is not Force.IN_FORCE:
        yield Listed(place, found.force, place if found.forced_by is None else told[found.forced_by])


def _text_of(workspace: Workspace, issue: SignedIssue, uri: str) -> str:
    """sha256 of the Akoma Ntoso of a document, in this issue or the one that its text begins in."""
    first = next(iter(issues_of(workspace, uri)), None)
    begun = workspace.registry.issues.signed(first.id) if first is not None else None
    for signed in (issue, begun or issue):
        for file in signed.manifest.files:
            if file.role is Role.DOCUMENT_XML and file.work == uri:
                return file.sha256
    raise TypeError(f"{uri} is published without its text")


def _first_day(workspace: Workspace, issue: SignedIssue, uri: str) -> date | None:
    """Of a text that was taken away the ledger still knows the day."""
    if workspace.registry.erasures.is_redacted(uri):
        return workspace.registry.documents.checked(uri).document.metadata.effective_on
    return read_metadata(workspace.archive.get(_text_of(workspace, issue, uri))).effective_on


def _first_days(workspace: Workspace, issue: SignedIssue) -> dict[str, date | None]:
    """The first day in force of each document of an issue, read from its text once.

    A text that goes on from an earlier issue was published whole with its first part.
    """
    key = step_key("first-days", "2", issue.manifest_file.sha256)
    stored = workspace.registry.steps.outputs(key)
    if not isinstance(stored, dict):
        days = {document.uri: _first_day(workspace, issue, document.uri) for document in issue.manifest.documents}
        stored = {work: day.isoformat() if day is not None else None for work, day in days.items()}
        subject = str(issue.manifest.id)
        workspace.registry.steps.record(key, "first-days", subject, stored, workspace.clock.now())
    return {work: date.fromisoformat(day) if isinstance(day, str) else None for work, day in stored.items()}
