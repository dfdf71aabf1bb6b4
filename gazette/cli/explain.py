"""`gazette explain`: what a finding, a check or an error means, what it rests on, and how to mend it."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

import click

from gazette.cli.session import Session, common, help_text, session
from gazette.cli.table import table
from gazette.errors import ExitCode, UsageError
from gazette.messages import Language, codes, entry, explanation
from gazette.messages.exits import exit_of
from gazette.messages.technical import basis
from gazette.model.codec import Json


class _Blanks(dict[str, str]):
    """Stands in for the values that a wording names."""

    def __missing__(self, name: str) -> str:
        return "…"


@click.command("explain", help=help_text("CLI-HELP-EXPLAIN"))
@click.argument("code")
@common
def explain_command(code: str) -> int:
    current = session()
    wanted = _known(code)
    told = explained(wanted, current.lang) | {"rules": _rules(wanted)}
    current.emit(told)
    if not current.json:
        _say(current, told)
    return ExitCode.OK


def explained(code: str, lang: Language) -> Json:
    """Everything the catalogue says about a code; `meaning`, `basis` and `example` are null outside INP and DOC."""
    found = entry(code)
    more = explanation(code)
    vi = lang == "vi"
    advice = _shown(found.hint_vi if vi else found.hint_en)
    return {
        "code": code,
        "message": _shown(found.vi if vi else found.en),
        "meaning": (more.meaning_vi if vi else more.meaning_en) if more else None,
        "basis": (more.basis.vi if vi else more.basis.en) if more else None,
        "example": more.example if more else None,
        "mend": ((more.mend_vi if vi else more.mend_en) if more else "") or advice or None,
        "exit": exit_of(code),
    }


def _rules(code: str) -> Json:
    """Every rule of a profile that gives this finding; a profile that inherits one is not told twice."""
    from gazette.profiles import load_profile, profile_names

    listed: dict[tuple[object, ...], list[str]] = {}
    for name in profile_names():
        for rule in load_profile(name).rules_of(code):
            key = (rule.severity, rule.basis, rule.since, rule.until, rule.kinds, rule.types)
            listed.setdefault(key, []).append(name)
    return [
        {
            "profiles": names,
            "severity": severity,
            "basis": basis,
            "since": since.isoformat() if isinstance(since, date) else None,
            "until": until.isoformat() if isinstance(until, date) else None,
            "kinds": kinds,
            "types": types,
        }
        for (severity, basis, since, until, kinds, types), names in listed.items()
    ]


def _known(given: str) -> str:
    """The code as the catalogue spells it. Raises UsageError with the nearest codes for one that does not exist."""
    wanted = given.strip().upper().replace("_", "-")
    known = codes()
    if wanted in known:
        return wanted
    nearest = get_close_matches(wanted, known, n=5, cutoff=0.5)
    raise UsageError("CLI-NO-CODE", given=given, nearest=", ".join(nearest) or "—")


def _shown(template: str) -> str:
    return template.format_map(_Blanks())


def _say(current: Session, told: Json) -> None:
    current.say(f"{click.style(told['code'], bold=True)}  {told['message']}")
    for name in ("meaning", "basis", "example", "mend", "exit"):
        value = told[name]
        if value is None:
            continue
        label = click.style(current.tell(f"CLI-EXPLAIN-{name.upper()}"), bold=True)
        lines = str(int(value) if name == "exit" else value).splitlines()
        current.say()
        current.say(f"{label} {lines[0]}" if name != "example" else label)
        for line in lines if name == "example" else lines[1:]:
            current.say(f"    {line}")
    if told["rules"]:
        current.say()
        current.say(click.style(current.tell("CLI-EXPLAIN-RULES"), bold=True))
    several = len({tuple(rule["profiles"]) for rule in told["rules"]}) > 1
    rows = [_rule_row(current, rule, several=several) for rule in told["rules"]]
    for line in table(rows, None, giving=()) if rows else ():
        current.say(f"    {line}")


def _rule_row(current: Session, rule: Json, *, several: bool) -> tuple[str, str, str]:
    """Severity, period, and what the rule rests on and binds; `several`: of which profiles it is, too."""
    severity = current.tell(f"CLI-SEVERITY-{rule['severity'].upper()}")
    since, until = rule["since"], rule["until"]
    period = "BETWEEN" if since and until else "SINCE" if since else "UNTIL" if until else "ALWAYS"
    signed = current.tell(f"CLI-PERIOD-{period}", since=since, until=until)
    bound = ", ".join(current.tell(f"CLI-KIND-{kind.upper()}") for kind in rule["kinds"])
    profiles = current.tell("CLI-OF-PROFILES", names=", ".join(rule["profiles"])) if several else ""
    return severity, signed, " · ".join(part for part in (basis(rule["basis"], current.lang), bound, profiles) if part)
