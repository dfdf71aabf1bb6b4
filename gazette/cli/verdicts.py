"""A verdict on the terminal."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

import click

from gazette.cli.session import Session
from gazette.model import Indication, Verdict

_COLORS = {Indication.PASSED: "green", Indication.FAILED: "red", Indication.INDETERMINATE: "yellow"}


def say_published(session: Session, verdict: Verdict, timezone: tzinfo) -> None:
    """The verdict on what was just published. Where every file passed, the first (the manifest) stands for all."""
    count = len(verdict.files)
    if verdict.indication is Indication.PASSED and count > 1 and not session.verbose:
        session.say(session.tell("CLI-VERIFIED", count=count))
        verdict = replace(verdict, files=verdict.files[:1])
    say_verdict(session, verdict, timezone)


def say_verdict(session: Session, verdict: Verdict, timezone: tzinfo) -> None:
    """The verdict in words; its last line holds the indication."""
    from gazette.verify.report import to_text

    *lines, last = to_text(verdict, session.lang, timezone).splitlines()
    for line in lines:
        session.say(line)
    session.say(click.style(last, fg=_COLORS[verdict.indication], bold=True))
