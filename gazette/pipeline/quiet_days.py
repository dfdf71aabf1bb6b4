"""Days without an issue: recording them, and the days on which one was expected and nothing is known of any."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gazette.config import CalendarConfig
from gazette.errors import UsageError
from gazette.model.finding import Severity
from gazette.model.problem import Problem, problem
from gazette.model.quiet_day import QuietDay
from gazette.pipeline.numbers import reason_given, today
from gazette.pipeline.workspace import Workspace
from gazette.profiles import Workdays

_NAMED = 3
"""Days that are named; of more only the number is told."""


def record_quiet_day(workspace: Workspace, day: date, reason: str) -> QuietDay:
    """Record that a day of the year before, this year or the next has no issue.

    Raises UsageError for another year or without a reason, ConflictError for a day that has an issue.
    """
    now = today(workspace)
    if day.year < now.year - 1:
        raise UsageError("RUN-YEAR-OVER", year=day.year, today=now)
    if day.year > now.year + 1:
        raise UsageError("RUN-YEAR-AHEAD", year=day.year, today=now)
    quiet = QuietDay(workspace.profile.place, day, reason_given(reason))
    workspace.registry.quiet_days.record(quiet, workspace.actor())
    return quiet


def take_back_quiet_day(workspace: Workspace, day: date, reason: str) -> bool:
    """Take back that a day has no issue; False when nothing says so. Raises ConflictError once the log has told it."""
    place, actor = workspace.profile.place, workspace.actor()
    return workspace.registry.quiet_days.take_back(place, day, reason_given(reason), actor)


def is_issue_day(day: date, calendar: CalendarConfig, workdays: Workdays) -> bool:
    """Whether an issue is expected: on the days of the week that gazette.toml names, or all, as far as worked."""
    named = calendar.issue_days
    return named is not None and (not named or day.weekday() in named) and workdays.is_worked(day)


def quiet_problems(workspace: Workspace) -> Iterator[Problem]:
    """Days on which an issue was expected and that have neither that nor a reason.

    Since the first issue of the year before, or of this year: what went by in December is asked for in January too.
    """
    calendar, now = workspace.config.calendar, today(workspace)
    if calendar.issue_days is None:
        return
    place, registry = workspace.profile.place, workspace.registry
    years = (now.year - 1, now.year)
    dated = frozenset[date]().union(*(registry.issues.days(place, year) for year in years))
    if not dated:
        return
    known = {*dated, *(item.day for year in years for item in registry.quiet_days.of_year(place, year))}
    past = (min(dated) + timedelta(days=count) for count in range((now - min(dated)).days))
    missing = [day for day in past if day not in known and is_issue_day(day, calendar, workspace.profile.workdays)]
    if missing:
        shown = ", ".join(day.isoformat() for day in missing[:_NAMED]) + (", …" if len(missing) > _NAMED else "")
        told = {"count": len(missing), "days": shown, "first": missing[0], "office": workspace.office_option}
        yield problem("DRC-DAY-UNKNOWN", Severity.WARNING, **told)
