"""`gazette compose`, `render`, `sign` and `publish`: one stage each, with the stages before it that are missing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazette.cli.embargo import say_embargoed
from gazette.cli.find import at_office, find_document, names_issue, own_issue
from gazette.cli.number import parse_numbers
from gazette.cli.plan import compose_plan, compose_year, planned_json, say_planned
from gazette.cli.session import Session, ask_passphrase, common, help_text, session
from gazette.cli.shapes import issue_json
from gazette.cli.verdicts import say_published
from gazette.cli.words import say_issue, say_steps
from gazette.errors import ExitCode, InputError, UsageError
from gazette.model import Indication, IssueId

if TYPE_CHECKING:
    from gazette.pipeline.run import IssueReport
    from gazette.pipeline.workspace import Workspace
    from gazette.registry import Split

_FOLDER = click.Path(path_type=Path, file_okay=False)


class Numbers(click.ParamType[tuple[int, ...]]):
    """`713`, `713+714` or `713-716`."""

    name = "numbers"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        try:
            return parse_numbers(str(value))
        except ValueError:
            self.fail(session().tell("CLI-BAD-NUMBERS", value=value), param, ctx)


@click.command("compose", help=help_text("CLI-HELP-COMPOSE"))
@click.argument("names", nargs=-1, metavar="[DOC]... | ISSUE")
@click.option("--number", "numbers", type=Numbers(), metavar="N[+N]", help=help_text("CLI-OPT-NUMBER"))
@click.option("--date", "on", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help=help_text("CLI-OPT-DATE"))
@click.option("--dry-run", is_flag=True, help=help_text("CLI-OPT-DRY-RUN"))
@click.option("--plan", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help=help_text("CLI-OPT-PLAN"))
@click.option("--without", multiple=True, metavar="DOC", help=help_text("CLI-OPT-WITHOUT"))
@click.option("--into", metavar="ISSUE", help=help_text("CLI-OPT-INTO"))
@click.option("--with", "added", multiple=True, metavar="DOC", help=help_text("CLI-OPT-WITH"))
@click.option("--split", "cuts", multiple=True, metavar="DOC@EID", help=help_text("CLI-OPT-SPLIT"))
@click.option("--year-index", type=click.IntRange(1900, 2999), metavar="YEAR", help=help_text("CLI-OPT-YEAR-INDEX"))
@click.option("--continue-in", type=Numbers(), metavar="N[+N]", help=help_text("CLI-OPT-CONTINUE-IN"))
@click.option("--supplement-to", metavar="ISSUE", help=help_text("CLI-OPT-SUPPLEMENT"))
@common
def compose_command(
    names: tuple[str, ...],
    numbers: tuple[int, ...] | None,
    on: datetime | None,
    dry_run: bool,
    plan: Path | None,
    without: tuple[str, ...],
    into: str | None,
    added: tuple[str, ...],
    cuts: tuple[str, ...],
    continue_in: tuple[int, ...] | None,
    supplement_to: str | None,
    year_index: int | None,
) -> int:
    from gazette.pipeline.run import advance, reserve, waiting
    from gazette.pipeline.split import split_already, split_at

    changing = bool(without or into or added)
    stated = any(item is not None for item in (numbers, on, supplement_to))
    if changing:
        _refuse_change(names, without, into, made_anew=stated or dry_run or bool(cuts) or continue_in is not None)
    if plan is not None and (changing or names or stated):
        raise UsageError("CLI-PLAN-ALONE")
    stray = (plan, continue_in, supplement_to)
    if year_index is not None and (changing or names or cuts or any(item is not None for item in stray)):
        raise UsageError("IDX-ALONE")
    current = session()
    with current.open() as workspace:
        if changing:
            office, name = at_office(workspace, names[0])
            return _change(current, office, name, without, into, added)
        parted = [_cut(workspace, item) for item in cuts]
        if plan is not None:
            made = compose_plan(current, workspace, plan, parted, continue_in, dry_run=dry_run)
            if made is None:
                return ExitCode.OK
            return show(current, workspace, advance(workspace, made, "compose", ask_passphrase(current)))
        if year_index is not None:
            of_year = compose_year(current, workspace, year_index, on.date() if on else None, numbers, dry_run=dry_run)
            if of_year is None:
                return ExitCode.OK
            return show(current, workspace, advance(workspace, of_year, "compose", ask_passphrase(current)))
        day = on.date() if on else publication_day(workspace)
        place, issues = workspace.profile.place, workspace.registry.issues
        main = own_issue(workspace, supplement_to).id if supplement_to is not None else None
        named = [find_document(workspace, name).uri for name in names]
        done = None if dry_run else split_already(workspace, named, parted, numbers, continue_in)
        if done is not None and main in (None, done.supplements):
            return show(current, workspace, advance(workspace, done, "compose", ask_passphrase(current)))
        uris = _with_corrections(current, workspace, named or waiting(workspace, day))
        split = split_at(workspace, day, parted, continue_in)
        if dry_run:
            _preview(current, workspace, day, uris, numbers, main)
            return ExitCode.OK
        goes_on = issues.to_continue(place, day.year) is not None
        last = issues.latest(place) if not uris and not goes_on else None
        if last is None or (main is not None and last.supplements != main):
            last = reserve(workspace, day, _with_split(workspace, uris, split), numbers, split=split, supplements=main)
        record = last
        report = advance(workspace, record, "compose", ask_passphrase(current))
        return show(current, workspace, report)


def _with_corrections(current: Session, workspace: Workspace, asked: Sequence[str]) -> Sequence[str]:
    """What is asked for and what has to come with it; what that is, and what can't come, is told."""
    from gazette.pipeline.together import together

    chosen = together(workspace, asked)
    if not current.json:
        for record in chosen.added:
            current.say(current.tell("CLI-COMES-ALONG", document=record.number or record.uri))
    return chosen.uris or asked


def _refuse_change(names: tuple[str, ...], without: tuple[str, ...], into: str | None, *, made_anew: bool) -> None:
    """Raise UsageError for options that change an issue in a call that makes one, or names none."""
    if made_anew or len(names) != 1 or not names_issue(names[0]) or (into is not None and not without):
        raise UsageError("CLI-CHANGE-ISSUE")


def _change(
    current: Session,
    workspace: Workspace,
    name: str,
    without: tuple[str, ...],
    into: str | None,
    added: tuple[str, ...],
) -> int:
    from gazette.pipeline.arrange import put_in, take_out
    from gazette.pipeline.run import advance

    place, issues = workspace.profile.place, workspace.registry.issues
    record = issues.named(place, name)
    other = own_issue(workspace, into) if into is not None else None
    if other is not None and other.id == record.id:
        raise UsageError("CLI-CHANGE-ISSUE")
    leaving = [find_document(workspace, item).uri for item in without]
    coming = [find_document(workspace, item).uri for item in added]
    if coming:
        record = put_in(workspace, record, coming)
    records = take_out(workspace, record, leaving, other) if leaving else (record,)
    reports = [advance(workspace, item, "compose", ask_passphrase(current)) for item in records]
    told = [issue_json(workspace, report) for report in reports]
    current.emit({"issue": told[0], **({"into": told[1]} if len(told) > 1 else {})})
    if not current.json:
        for report in reports:
            say_issue(current, workspace, report)
        say_waiting(current, workspace)
    return ExitCode.OK


def _cut(workspace: Workspace, text: str) -> tuple[str, str]:
    """The document and the unit of `DOC@EID`."""
    name, at, eid = text.rpartition("@")
    if not at or not name or not eid:
        raise UsageError("CLI-SPLIT-FORM", value=text)
    return find_document(workspace, name).uri, eid


def _with_split(workspace: Workspace, uris: Sequence[str], split: Split | None) -> Sequence[str]:
    """Texts to be split stand in the issue too; one that goes on from an earlier issue is there by itself."""
    records = [workspace.registry.documents.get(uri) for uri, _ in (split.cuts if split is not None else ())]
    waiting = [record.uri for record in records if record is not None and record.issue is None]
    return [*uris, *(uri for uri in waiting if uri not in uris)]


def publication_day(workspace: Workspace) -> date:
    """The date of an issue made now."""
    from gazette.pipeline.numbers import today

    return today(workspace)


def say_waiting(current: Session, workspace: Workspace) -> None:
    """That accepted documents stand in no issue yet, if there are any."""
    from gazette.pipeline.run import waiting
    from gazette.pipeline.together import together

    left = waiting(workspace)
    for item in together(workspace, left).apart if not current.json else ():
        document, partner = (record.number or record.uri for record in (item.document, item.partner))
        current.say(current.tell("CLI-WAITS-APART", document=document, partner=partner, issue=item.partner.issue))
    if not current.json:
        say_embargoed(current, workspace, left)
    count = len(left)
    if count and not current.json:
        current.say(current.tell("CLI-OTHERS-WAIT", count=count, office=workspace.office_option))


def _preview(
    current: Session,
    workspace: Workspace,
    day: date,
    uris: Sequence[str],
    numbers: tuple[int, ...] | None,
    main: IssueId | None,
) -> None:
    from gazette.pipeline.run import planned

    place = workspace.profile.place
    chosen = numbers or (workspace.registry.numbers.following(place, day.year),)
    issue = planned(workspace, day, uris, chosen, supplements=main)
    workspace.registry.issues.refuse(issue.id, day)
    current.emit({"issue": planned_json(workspace, issue)})
    if not current.json:
        say_planned(current, workspace, issue)


def _stage(name: str, upto: str, target: str | None = None) -> int:
    from gazette.pipeline.run import advance, issue_named

    current = session()
    with current.open() as workspace:
        office, name = at_office(workspace, name)
        record = issue_named(office, name, publication_day(office))
        report = advance(office, record, upto, ask_passphrase(current), target)
        return show(current, office, report)


def show(current: Session, workspace: Workspace, report: IssueReport) -> int:
    """Tell how far the issue is; the exit code follows the verdict where there is one."""
    current.emit({"issue": issue_json(workspace, report)})
    if not current.json:
        say_steps(current, report)
        say_issue(current, workspace, report)
        say_waiting(current, workspace)
        if report.verdict is not None:
            say_published(current, report.verdict, workspace.timezone)
    passed = report.verdict is None or report.verdict.indication is Indication.PASSED
    return ExitCode.OK if passed else ExitCode.FINDINGS


@click.command("render", help=help_text("CLI-HELP-RENDER"))
@click.argument("issue", default="latest", metavar="[ISSUE]")
@click.option("--proof", is_flag=True, help=help_text("CLI-OPT-PROOF"))
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help=help_text("CLI-OPT-PROOF-FILE")
)
@common
def render_command(issue: str, proof: bool, output: Path | None) -> int:
    if output is not None and not proof:
        raise UsageError("CLI-OUTPUT-ALONE")
    return _proof(issue, output) if proof else _stage(issue, "render")


def _proof(name: str, output: Path | None) -> int:
    from gazette.pipeline.run import advance, issue_named
    from gazette.pipeline.steps import proof

    current = session()
    with current.open() as opened:
        workspace, name = at_office(opened, name)
        record = issue_named(workspace, name, publication_day(workspace))
        report = advance(workspace, record, "compose", ask_passphrase(current))
        data, pages = proof(workspace, report.issue)
        shown = output or Path("proofs", f"{record.id.year}-{record.id.slug}.pdf")
        path = output or workspace.config.workspace / shown
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:
            raise InputError("CLI-PROOF-WRITE", path=path, detail=error.strerror or error) from error
        current.emit({"proof": {"path": shown.as_posix(), "sha256": hashlib.sha256(data).hexdigest(), "pages": pages}})
        if not current.json:
            current.say(current.tell("CLI-PROOF", path=shown, pages=pages))
        return ExitCode.OK


@click.command("sign", help=help_text("CLI-HELP-SIGN"))
@click.argument("issue", default="latest", metavar="[ISSUE]")
@click.option("--prepare", "prepare_in", type=_FOLDER, metavar="FOLDER", help=help_text("CLI-OPT-SIGN-PREPARE"))
@click.option("--finish", "finish_from", type=_FOLDER, metavar="FOLDER", help=help_text("CLI-OPT-SIGN-FINISH"))
@common
def sign_command(issue: str, prepare_in: Path | None, finish_from: Path | None) -> int:
    from gazette.cli.remote import sign_elsewhere

    if prepare_in is not None and finish_from is not None:
        raise UsageError("CLI-REMOTE-ONE")
    if prepare_in is not None or finish_from is not None:
        return sign_elsewhere(session(), issue, prepare_in, finish_from)
    return _stage(issue, "sign")


@click.command("publish", help=help_text("CLI-HELP-PUBLISH"))
@click.argument("issue", default="latest", metavar="[ISSUE]")
@click.option("--to", "target", metavar="TARGET", help=help_text("CLI-OPT-TO"))
@common
def publish_command(issue: str, target: str | None) -> int:
    return _stage(issue, "publish", target)
