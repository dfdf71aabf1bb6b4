"""What `gazette doctor --quick` looks at, and how checks are run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from gazette.errors import GazetteError
from gazette.model.finding import Severity
from gazette.model.problem import Problem
from gazette.pipeline.embargo import embargo_problems
from gazette.pipeline.lateness import held_long, overdue, unlogged, unpublished
from gazette.pipeline.newest_bulletin import bulletin_problems
from gazette.pipeline.numbers import number_problems
from gazette.pipeline.quiet_days import quiet_problems
from gazette.pipeline.waiting_facts import fact_problems
from gazette.pipeline.workspace import Workspace

Check = Callable[[Workspace], Iterable[Problem]]

QUICK_CHECKS: tuple[Check, ...] = (
    number_problems,
    fact_problems,
    overdue,
    held_long,
    unpublished,
    unlogged,
    embargo_problems,
    quiet_problems,
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
