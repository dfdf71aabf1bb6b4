"""The portal of all published issues, put on a target, and the published copy verified as a stranger would."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gazette.config import FILE_NAME, TargetConfig
from gazette.errors import ConfigError, PublishError
from gazette.model import LOG_FOLDER, Receipt, SignedIssue, Site, Verdict
from gazette.model.codec import decode, encode
from gazette.pipeline.bulletin import bulletin_files
from gazette.pipeline.embargo import refuse_embargoed
from gazette.pipeline.issue_bundle import issue_bundles
from gazette.pipeline.keys import step_key
from gazette.pipeline.steps import StepReport
from gazette.pipeline.telling import signed_facts
from gazette.pipeline.transparency import log_files
from gazette.pipeline.workspace import Workspace
from gazette.publish import open_target

if TYPE_CHECKING:
    from gazette.portal import Gazette

_LOCK = "publishing"
_NAMED = 3
"""Issues that are named; more are only hinted at."""


@dataclass(frozen=True, slots=True)
class Release:
    """A release that a target now holds."""

    site: Site
    receipt: Receipt
    reports: tuple[StepReport, ...]


def built_site(workspace: Workspace, issues: tuple[SignedIssue, ...]) -> tuple[Site, StepReport]:
    """Every page of the portal for these issues, built now or found by its key."""
    from gazette.portal import PORTAL_VERSION, PortalSettings, build_site, settings_digest

    first = workspace.of(workspace.places[0])
    config = first.config
    settings = PortalSettings(
        title=config.title,
        operator=config.operator,
        base_url=config.base_url,
        profile=first.profile,
        typeface=config.typeface,
        timezone=first.timezone,
        demonstration=any(issue.manifest.demonstration for issue in issues),
        gazettes=_gazettes(workspace),
    )
    renewals = tuple(item for issue in issues for item in workspace.registry.renewals.of(issue.manifest.id))
    manifests = [[issue.manifest_file.sha256, issue.signature_file.sha256] for issue in issues]
    records = [[item.record_file.sha256, item.signature_file.sha256] for item in renewals]
    facts = signed_facts(workspace, issues)
    statements = [[item.record_file.sha256, item.signature_file.sha256] for item in facts]
    quiet = tuple(day for place in workspace.places for day in workspace.registry.quiet_days.all(place))
    silent = [[day.path, day.reason] for day in quiet]
    log = log_files(workspace, issues, renewals, facts)
    log += (*issue_bundles(issues, log, workspace.archive), *bulletin_files(workspace))
    # The proofs too: they change when a witness signs an older checkpoint, or the policy asks for other witnesses.
    told = [[file.path, file.sha256] for file in log]
    key = step_key("portal", PORTAL_VERSION, settings_digest(settings), manifests, records, statements, told, silent)
    stored = workspace.registry.steps.outputs(key)
    if stored is not None:
        site = decode(Site, stored, workspace.archive.get)
        if all(workspace.archive.holds(file.sha256) for file in site.files):
            return site, StepReport("portal", key, again=True)
    site = build_site(issues, settings, workspace.archive, workspace.progress, renewals, log, facts, quiet)
    workspace.registry.steps.record(
        key, "portal", site.release, encode(site, workspace.archive.put), workspace.clock.now()
    )
    return site, StepReport("portal", key, again=False)


def _gazettes(workspace: Workspace) -> tuple[Gazette, ...]:
    """The gazettes of the portal, where there are several."""
    from gazette.portal import Gazette

    if len(workspace.places) == 1:
        return ()
    return tuple(Gazette(item.place or "", item.title, item.operator) for item in workspace.configs)


def published(workspace: Workspace, fresh: tuple[SignedIssue, ...], target_name: str | None) -> Release:
    """Put the portal with the issues in `fresh` on a target; record them as published once they are visible there.

    One at a time: a portal that was built before another publisher's issue was recorded would take that one away.
    Raises PublishError while another is at it, ConfigError when the release would lose a publisher's issues.
    """
    target_config = find_target(workspace, target_name)
    with workspace.registry.alone(_LOCK) as alone:
        if not alone:
            raise PublishError("PUB-BUSY", path=workspace.config.workspace)
        return _published(workspace, fresh, target_config)


def refuse_loss(workspace: Workspace, target_config: TargetConfig) -> None:
    """Raise ConfigError for a publisher that gazette.toml does not name and whose issues this target shows.

    A release would take them off the portal. Those that no release of the target holds are another workspace's on the
    same registry, with a portal of its own.
    """
    target = open_target(target_config)
    for publisher in workspace.registry.issues.publishers():
        if publisher in workspace.places:
            continue
        issues = workspace.registry.issues.published(publisher)
        shown = [str(issue.manifest.id) for issue in issues if target.holding([issue.manifest_file.path])]
        if shown:
            raise ConfigError(
                "CFG-PUBLISHER-SHOWN",
                publisher=publisher,
                issues=", ".join(shown[:_NAMED]) + (", …" if len(shown) > _NAMED else ""),
                target=target_config.name,
                path=workspace.config.workspace / FILE_NAME,
            )


def _published(workspace: Workspace, fresh: tuple[SignedIssue, ...], target_config: TargetConfig) -> Release:
    refuse_loss(workspace, target_config)
    for issue in fresh:
        refuse_embargoed(workspace, issue.manifest.id)
    ordered = published_with(workspace, fresh)
    site, site_report = built_site(workspace, ordered)
    target = open_target(target_config)
    receipt = target.publish(site, workspace.archive, workspace.clock, workspace.progress)
    waiting = tuple(
        issue.manifest.id for issue in fresh if workspace.registry.issues.get(issue.manifest.id).state != "published"
    )
    if waiting:
        workspace.registry.issues.publish(waiting, workspace.actor(), target=target_config.name, release=site.release)
    target.prune(workspace.config.keep_releases)
    key = step_key("publish", "1", target_config.name, str(target_config.path), site.release)
    return Release(site, receipt, (site_report, StepReport("publish", key, again=receipt.written == 0)))


def find_target(workspace: Workspace, name: str | None) -> TargetConfig:
    """The target of that name, or the first. Raises ConfigError when gazette.toml has none such."""
    target = workspace.config.target(name)
    if target is None:
        known = ", ".join(item.name for item in workspace.config.targets)
        raise ConfigError("RUN-NO-TARGET", name=name or "", known=known)
    return target


def published_with(workspace: Workspace, fresh: tuple[SignedIssue, ...]) -> tuple[SignedIssue, ...]:
    """Every issue that is published, and those in `fresh`, in order."""
    everything = {issue.manifest.id: issue for issue in (*published_before(workspace), *fresh)}
    order = {place: position for position, place in enumerate(workspace.places)}
    return tuple(
        sorted(everything.values(), key=lambda issue: (order.get(issue.manifest.id.publisher, 0), *_place(issue)))
    )


def published_before(workspace: Workspace) -> tuple[SignedIssue, ...]:
    """Every issue that is published, of each publisher in order."""
    issues = workspace.registry.issues
    return tuple(issue for place in workspace.places for issue in issues.published(place))


def published_by(workspace: Workspace) -> tuple[SignedIssue, ...]:
    """Every published issue of the publisher in hand, in order."""
    return workspace.registry.issues.published(workspace.place)


def _place(issue: SignedIssue) -> tuple[int, tuple[int, ...]]:
    return issue.manifest.id.year, issue.manifest.id.numbers


def verified(workspace: Workspace, issue: SignedIssue, location: Path) -> Verdict:
    """The verdict on an issue's published copy: its manifest, and through it every file, read from the target."""
    from gazette.verify import load_trust, verify_paths

    roots = workspace.config.signing.roots if workspace.config.signing else ()
    return verify_paths([location / issue.manifest_file.path], load_trust(roots), workspace.clock.now())


def rolled_back(workspace: Workspace, release: str | None, target_name: str | None) -> Receipt:
    """Make an older release visible again: the one named (a prefix will do), or the one before the present.

    The log stays as it is: shown shorter than it was seen, it would be refused by its witnesses, and rightly.
    """
    target_config = find_target(workspace, target_name)
    receipt = open_target(target_config).rollback(release, workspace.clock, workspace.archive, f"{LOG_FOLDER}/")
    workspace.registry.note(
        workspace.actor(),
        "rolled-back",
        target_config.name,
        inputs=(receipt.previous or "",),
        outputs=(receipt.release,),
    )
    return receipt
