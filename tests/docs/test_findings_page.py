"""docs/reference/findings.md is made from the rules and the catalogue. After a change: GAZETTE_GOLDEN=write, then read the diff."""

from __future__ import annotations

import os
from datetime import date

from doc_pages import ROOT

from gazette.cli.explain import explained
from gazette.messages import EXPLAINED_AREAS, codes
from gazette.profiles import Rule, load_profile

PAGE = ROOT / "docs" / "reference" / "findings.md"

HEAD = """\
# Findings

Made from the rules and the catalogue; `gazette explain CODE` tells more, and [how to check documents](../how-to/check-documents.md) what to do with them. An *error* holds the document, a *warning* is for an editor to look at, an *info* is told and done. `DOC-SCHEMA`, `DOC-EMPTY-BODY` and
`DOC-WORDS-LOST` are asked of every document whatever its profile, and nobody can accept them.

A rule has a code, a severity, the article it rests on, a period of force and the documents it binds. Which rules a document is held against is chosen by its own day of signing: a decision of 2010 is held against the law of
2010. Rules stand in `gazette/profiles/data/rules`; an office changes a severity or a parameter in [gazette.toml](configuration.md#rulescode). The profile `generic` has the rules marked *, and none of Vietnam's law.
"""


def page() -> str:
    vn, generic = load_profile("vn"), load_profile("generic")
    everywhere = {rule.code for rule in generic.rules}
    ruled = list(dict.fromkeys(rule.code for rule in vn.rules))
    lines = [HEAD, "## Rules of the profile vn\n", "| code | finding | severity | signed | documents | basis |"]
    lines.append("|---|---|---|---|---|---|")
    for code in ruled:
        for position, rule in enumerate(vn.rules_of(code)):
            star = " *" if code in everywhere else ""
            first = (f"`{code}`{star}", cell(message(code))) if position == 0 else ("", "")
            lines.append(f"| {' | '.join((*first, rule.severity, period(rule), documents(rule), cell(basis(rule))))} |")
    for area, title in (("doc", "Other findings about documents"), ("inp", "Findings about files")):
        lines += [f"\n## {title}\n", "| code | finding |", "|---|---|"]
        lines += [
            f"| `{code}` | {cell(message(code))} |"
            for code in codes()
            if code.startswith(f"{area.upper()}-") and code not in ruled
        ]
    return "\n".join(lines) + "\n"


def message(code: str) -> str:
    return str(explained(code, "en")["message"])


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def period(rule: Rule) -> str:
    if rule.since is None and rule.until is None:
        return "always"
    return f"{day(rule.since)}–{day(rule.until)}"


def day(value: date | None) -> str:
    return value.isoformat() if value is not None else "…"


def documents(rule: Rule) -> str:
    said = ", ".join(rule.types or rule.kinds) or "all"
    return f"{said}; not of the {', '.join(rule.exempt)}" if rule.exempt else said


def basis(rule: Rule) -> str:
    numbers = [f"`{name}` {value}" for name, value in rule.values if isinstance(value, int)]
    return f"{rule.basis} ({', '.join(numbers)})" if numbers else rule.basis


def test_the_page_says_what_the_rules_are() -> None:
    if os.environ.get("GAZETTE_GOLDEN") == "write":
        PAGE.write_text(page(), "utf-8")
    assert PAGE.read_text("utf-8") == page(), "GAZETTE_GOLDEN=write pytest tests/docs/test_findings_page.py"


def test_every_area_that_is_explained_is_on_the_page() -> None:
    assert EXPLAINED_AREAS == ("doc", "inp")
