"""What `gazette doctor --quick` looks at, and how checks are run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from gazette.errors import GazetteError
from gazette.model.finding import Severity
from gazette.model.problem import Problem, problem
from gazette.pipeline.embargo import embargo_problems
from gazette.pipeline.lateness import held_long, overdue, unlogged, unpublished
from gazette.pipeline.newest_bulletin import bulletin_problems
from gazette.pipeline.numbers import number_problems
from gazette.pipeline.quiet_days import quiet_problems
from gazette.pipeline.redactions import redaction_problems
from gazette.pipeline.waiting_facts import fact_problems
from gazette.pipeline.workspace import Workspace

Check = Callable[[Workspace], Iterable[Problem]]


def of_each(check: Check) -> Check:
    """A check of one publisher's gazette, for every publisher; what is told of several is told once."""

    def checks(workspace: Workspace) -> Iterator[Problem]:
        yield from dict.fromkeys(item for office in workspace.every() for item in check(office))

    return checks


def strangers(workspace: Workspace) -> Iterator[Problem]:
    """Publishers that have issues in the registry and no table in gazette.toml: no portal shows their issues."""
    for publisher in workspace.registry.issues.publishers():
        if publisher not in workspace.places:
            yield problem("DRC-PUBLISHER", Severity.WARNING, publisher=publisher)


QUICK_CHECKS: tuple[Check, ...] = (
    of_each(number_problems),
    fact_problems,
    redaction_problems,
    of_each(overdue),
    of_each(held_long),
    of_each(unpublished),
    of_each(unlogged),
    strangers,
    embargo_problems,
    of_each(quiet_problems),
    bulletin_problems,
)
"""Those that ask the ledger alone: what `--quick` runs must not load more than they need."""


def examine(workspace: Workspace, checks: Iterable[Check]) -> tuple[Problem, ...]:
    """Every problem that these checks find, the gravest first. A check that could not run is one itself."""
    found = [item for check in checks for item in _run(check, workspace)]
    return tuple(sorted(found, key=lambda item: list(Severity).index(item.severity)))


def _run(check: Check, workspace: Workspace) -> Iterator[Problem]:
    try:
        yield from check(workspace)
    except GazetteError as error:
        yield Problem(error.code, Severity.ERROR, error.params)
