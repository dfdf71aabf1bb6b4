"""`gazette number`: numbers before they have an issue, and numbers that will never have one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from gazette.cli.session import Session, common, help_text, session
from gazette.cli.table import table, terminal_width
from gazette.errors import ExitCode, UsageError
from gazette.model import IssueId
from gazette.model.codec import Json
from gazette.model.quiet_day import QuietDay

if TYPE_CHECKING:
    from gazette.pipeline.workspace import Workspace
    from gazette.registry import NumberRecord

_MOST = 100
"""Numbers that one issue, or one reservation, may span: more is a slip of the pen."""
_NUMBERS = re.compile(
    r"(((?P<publisher>[a-z]{2}(-[a-z0-9]+)?)/)?(?P<year>[0-9]{4})/)?(?P<first>[0-9]{1,6})((?P<more>(\+[0-9]{1,6})*)|-(?P<last>[0-9]{1,6}))"
)
_REASON = click.option("--reason", required=True, metavar="TEXT", help=help_text("CLI-OPT-REASON"))


@dataclass(frozen=True, slots=True)
class Named:
    """Numbers, with the year and the publisher's code where these are written before them (`vn-hg/2026/7`)."""

    publisher: str | None
    year: int | None
    numbers: tuple[int, ...]


def parse_numbers(value: str) -> tuple[int, ...]:
    """`713`, `713+714` or `713-716` as numbers. Raises ValueError for anything else."""
    named = _parse(value)
    if named.year is not None:
        raise ValueError(value)
    return named.numbers


def _parse(value: str) -> Named:
    match = _NUMBERS.fullmatch(value)
    if match is None:
        raise ValueError(value)
    first = int(match["first"])
    if match["last"]:
        numbers = tuple(range(first, min(int(match["last"]), first + _MOST) + 1))
    else:
        numbers = (first, *map(int, (match["more"] or "").split("+")[1:]))
    if len(numbers) > _MOST:
        raise ValueError(value)
    # IssueId refuses what does not follow one another.
    chosen = IssueId("xx", 2000, numbers).numbers
    return Named(match["publisher"], int(match["year"]) if match["year"] else None, chosen)


class YearNumbers(click.ParamType[Named]):
    """Numbers as an issue has them, with what may stand before them."""

    name = "numbers"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Named:
        try:
            return _parse(str(value))
        except ValueError:
            self.fail(session().tell("CLI-BAD-NUMBERS", value=value), param, ctx)


@click.group("number", help=help_text("CLI-HELP-NUMBER"))
@common
def number_command() -> None:
    """The group; its help is the catalogue's."""


@number_command.command("list", help=help_text("CLI-HELP-NUMBER-LIST"))
@click.argument("year", required=False, type=click.IntRange(1000, 9999), metavar="[YEAR]")
@common
def list_(year: int | None) -> int:
    from gazette.pipeline.numbers import today

    current = session()
    with current.open() as workspace:
        wanted = year or today(workspace).year
        place, numbers = workspace.profile.place, workspace.registry.numbers
        records, following = numbers.of_year(place, wanted), numbers.following(place, wanted)
        quiet = workspace.registry.quiet_days.of_year(place, wanted)
    current.emit(
        {
            "publisher": place,
            "year": wanted,
            "numbers": [_json(record) for record in records],
            "next": following,
            "quiet": [_quiet_json(day) for day in quiet],
        }
    )
    if current.json:
        return ExitCode.OK
    if records:
        heads = tuple(current.tell(f"CLI-NUMBER-{name}") for name in ("NUMBER", "STATE", "ISSUE", "REASON"))
        rows = [heads, *(_row(current, record) for record in records)]
        for line in table(rows, terminal_width(), giving=(3, 2)):
            current.say(line)
    for day in quiet:
        current.say(current.tell("CLI-NUMBER-QUIET", date=f"{day.day:%d-%m-%Y}", reason=day.reason))
    current.say(current.tell("CLI-NUMBER-NEXT", year=wanted, next=following))
    return ExitCode.OK


@number_command.command("reserve", help=help_text("CLI-HELP-NUMBER-RESERVE"))
@click.argument("numbers", required=False, type=YearNumbers(), metavar="[NUMBER]")
@_REASON
@common
def reserve(numbers: Named | None, reason: str) -> int:
    from gazette.pipeline.numbers import reserve_numbers, today

    current = session()
    with current.open() as opened:
        named = numbers or Named(None, None, ())
        workspace = _office(opened, named)
        year = named.year or today(workspace).year
        chosen = reserve_numbers(workspace, year, named.numbers or None, reason)
        _tell(current, workspace, "CLI-NUMBER-KEPT", year, chosen)
    return ExitCode.OK


@number_command.command("void", help=help_text("CLI-HELP-NUMBER-VOID"))
@click.argument("numbers", type=YearNumbers(), metavar="NUMBER")
@_REASON
@common
def void(numbers: Named, reason: str) -> int:
    from gazette.pipeline.numbers import today, void_numbers

    current = session()
    with current.open() as opened:
        workspace = _office(opened, numbers)
        year = numbers.year or today(workspace).year
        released = void_numbers(workspace, year, numbers.numbers, reason)
        _tell(current, workspace, "CLI-NUMBER-VOIDED", year, numbers.numbers, released)
    return ExitCode.OK


@number_command.command("begin", help=help_text("CLI-HELP-NUMBER-BEGIN"))
@click.argument("numbers", type=YearNumbers(), metavar="NUMBER")
@_REASON
@common
def begin(numbers: Named, reason: str) -> int:
    from gazette.pipeline.numbers import begin_series, today

    current = session()
    with current.open() as opened:
        workspace = _office(opened, numbers)
        year = numbers.year or today(workspace).year
        begin_series(workspace, year, numbers.numbers[0], reason)
        _tell(current, workspace, "CLI-NUMBER-BEGUN", year, ())
    return ExitCode.OK


@number_command.command("none", help=help_text("CLI-HELP-NUMBER-NONE"))
@click.argument("days", nargs=-1, required=True, type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD...")
@click.option("--take-back", is_flag=True, help=help_text("CLI-OPT-TAKE-BACK"))
@_REASON
@common
def none(days: tuple[datetime, ...], take_back: bool, reason: str) -> int:
    from gazette.pipeline.quiet_days import record_quiet_day, take_back_quiet_day

    current = session()
    wanted = [day.date() for day in days]
    found: list[date] = []
    quiet: list[QuietDay] = []
    with current.open() as workspace:
        if take_back:
            found = [day for day in wanted if take_back_quiet_day(workspace, day, reason)]
        else:
            quiet = [record_quiet_day(workspace, day, reason) for day in wanted]
    current.emit({"quiet": [_quiet_json(day) for day in quiet], "taken_back": [day.isoformat() for day in found]})
    if not current.json:
        for item in quiet:
            current.say(current.tell("CLI-NUMBER-QUIET", date=f"{item.day:%d-%m-%Y}", reason=item.reason))
        for day in wanted if take_back else ():
            code = "CLI-NUMBER-OPEN" if day in found else "CLI-NUMBER-NOT-QUIET"
            current.say(current.tell(code, date=f"{day:%d-%m-%Y}"))
    return ExitCode.OK


def _quiet_json(quiet: QuietDay) -> Json:
    return {"date": quiet.day.isoformat(), "reason": quiet.reason}


def _office(workspace: Workspace, named: Named) -> Workspace:
    """The workspace as the publisher has it whose numbers they are. Raises UsageError for one that is not there."""
    if named.publisher is not None and named.publisher not in workspace.places:
        raise UsageError("CFG-PUBLISHER", publisher=named.publisher, known=", ".join(workspace.places))
    return workspace.of(named.publisher)


def _tell(
    current: Session,
    workspace: Workspace,
    code: str,
    year: int,
    numbers: tuple[int, ...],
    released: tuple[str, ...] = (),
) -> None:
    """What was recorded of these numbers, and which documents wait again."""
    place, ledger = workspace.profile.place, workspace.registry.numbers
    records = [record for number in numbers if (record := ledger.get(place, year, number)) is not None]
    following = ledger.following(place, year)
    told = [_json(item) for item in records]
    current.emit({"publisher": place, "year": year, "numbers": told, "next": following, "waiting": list(released)})
    if current.json:
        return
    label = " + ".join(map(str, numbers))
    current.say(current.tell(code, numbers=label, year=year, next=following))
    for uri in released:
        current.say(current.tell("CLI-NUMBER-RELEASED", document=uri))


def _json(record: NumberRecord) -> Json:
    return {
        "year": record.year,
        "number": record.number,
        "state": record.state,
        "issue": record.issue.partition("/")[2] if record.issue is not None else None,
        "reason": record.reason,
    }


def _row(current: Session, record: NumberRecord) -> tuple[str, str, str, str]:
    issue = record.issue.partition("/")[2] if record.issue is not None else "–"
    return str(record.number), current.tell(f"CLI-NUMBER-{record.state.upper()}"), issue, record.reason or ""
