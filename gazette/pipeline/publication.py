"""The last stage: a sealed issue is logged, what it does to others is told, and strangers see it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gazette.model import Receipt, SignedIssue, Verdict
from gazette.pipeline.bulletin import bulletin_made
from gazette.pipeline.embargo import refuse_embargoed
from gazette.pipeline.release import find_target, published, published_with, refuse_loss, verified
from gazette.pipeline.steps import Ask, StepReport
from gazette.pipeline.telling import tell_facts
from gazette.pipeline.transparency import log_facts, logged
from gazette.pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Publication:
    """What was done, what the target holds now, and the verdict on what it shows."""

    steps: tuple[StepReport, ...]
    receipt: Receipt
    verdict: Verdict


def publish(workspace: Workspace, sealed: SignedIssue, ask: Ask, target: str | None) -> Publication:
    """Publish an issue, doing only what is not done: log, facts, bulletin, release, in this order.

    The order is what makes a break harmless: what readers can see is in the log before, and the next run goes on.
    Raises ConflictError for an issue that must not be seen yet, ConfigError when the release would lose a publisher's
    issues, before anybody is told of it.
    """
    refuse_loss(workspace, find_target(workspace, target))
    refuse_embargoed(workspace, sealed.manifest.id)
    steps = [logged(workspace, sealed, ask), tell_facts(workspace, sealed, ask)]
    log_facts(workspace, ask)
    bulletin_made(workspace, published_with(workspace, (sealed,)), ask)
    release = published(workspace, (sealed,), target)
    verdict = verified(workspace, sealed, Path(release.receipt.location))
    done = (*(step for step in steps if step is not None), *release.reports)
    return Publication(done, release.receipt, verdict)
