"""Profiles are read from TOML files beside this module: data that an office can read and check against its sources."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

from gazette.errors import ConfigError
from gazette.profiles.types import (
    Authority,
    DocumentType,
    Founding,
    Furniture,
    Lint,
    NumberPattern,
    PartOfIssue,
    Profile,
    Rule,
    RuleValue,
    StyleValue,
)
from gazette.profiles.workdays import Workdays

_PLACE = re.compile(r"^[a-z]{2}(?:-[a-z0-9]+)?$")


def profile_names() -> tuple[str, ...]:
    """The codes of the profiles that come with the program, sorted."""
    folder = files("gazette.profiles") / "data"
    return tuple(sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml")))


@lru_cache(maxsize=32)
def load_profile(code: str, place: str | None = None, timezone: str | None = None) -> Profile:
    """The profile `code`; `place` (`vn`, `vn-hn`) overrides its country and locality, `timezone` (IANA) its time zone.

    Raises ConfigError (DOC-PROFILE-UNKNOWN, DOC-PROFILE-PLACE) for a name that does not exist or a place that can't
    stand in an address.
    """
    if code not in profile_names():
        raise ConfigError("DOC-PROFILE-UNKNOWN", profile=code, known=", ".join(profile_names()))
    raw = _read(code)
    if place is not None:
        if not _PLACE.match(place):
            raise ConfigError("DOC-PROFILE-PLACE", place=place)
        raw["country"], _, raw["locality"] = place.partition("-")
    if timezone is not None:
        raw["timezone"] = timezone
    return _profile(raw)


def _read(code: str) -> dict[str, Any]:  # TOML tables are checked when the frozen types are built from them
    """The tables of a profile over those of the one it inherits from."""
    text = (files("gazette.profiles") / "data" / f"{code}.toml").read_text(encoding="utf-8")
    own: dict[str, Any] = tomllib.loads(text)
    if "style" in own:
        own["style"] = flat(own["style"])
    rules = tomllib.loads((files("gazette.profiles") / "data" / "rules" / f"{code}.toml").read_text(encoding="utf-8"))
    parent = own.pop("inherits", None)
    if parent is None:
        return own | {"rules": rules}
    ranks: dict[str, int] = own.pop("ranks", {})
    inherited = _read(parent)
    merged = inherited | own | {"rules": inherited["rules"] | rules}
    if "style" in merged:
        merged["style"] = inherited.get("style", {}) | own.get("style", {})
    merged["authorities"] = [
        item | {"rank": ranks.get(item["code"], item["rank"] + len(ranks))} for item in merged["authorities"]
    ]
    return merged


def adjusted(profile: Profile, changes: Mapping[str, Mapping[str, object]]) -> Profile:
    """The profile with an office's own settings of its rules (`[rules.CODE]` of gazette.toml).

    Each change holds `severity` (`off` drops the rule), `basis`, or parameters of the rule. Raises ConfigError
    (DOC-PROFILE-RULE, DOC-PROFILE-RULE-VALUE) for a code without a rule and a parameter that none of its rules has or
    whose value is of another type or no pattern.
    """
    for code, change in changes.items():
        known = {name: type(value) for rule in profile.rules_of(code) for name, value in rule.values}
        if not profile.rules_of(code):
            raise ConfigError("DOC-PROFILE-RULE", rule=code, profile=profile.code)
        for name, value in change.items():
            if name not in ("severity", "basis") and (known.get(name) is not type(value) or not _readable(value)):
                listed = ", ".join(f"{name} ({kind.__name__})" for name, kind in sorted(known.items()))
                raise ConfigError("DOC-PROFILE-RULE-VALUE", rule=code, name=name, known=listed or "—")
    if not changes:
        return profile
    rules = tuple(_changed(rule, changes.get(rule.code, {})) for rule in profile.rules)
    digest = _digest([profile.digest, {code: dict(change) for code, change in changes.items()}])
    return replace(profile, rules=tuple(rule for rule in rules if rule.severity != "off"), digest=digest)


def with_workdays(
    profile: Profile, closed: Iterable[dt.date], opened: Iterable[dt.date], country: str | None
) -> Profile:
    """The profile with an office's own days off and on, and another country's holidays if one is named."""
    known = profile.workdays
    workdays = Workdays(known.country if country is None else country, frozenset(closed), frozenset(opened))
    if workdays == known:
        return profile
    told = [workdays.country, sorted(workdays.closed), sorted(workdays.opened)]
    return replace(profile, workdays=workdays, digest=_digest([profile.digest, told]))


def with_style(profile: Profile, table: Mapping[str, object], source: object) -> Profile:
    """The profile with an office's own style over its own: `[style]` of gazette.toml, the file `source`.

    Raises ConfigError (CFG-STYLE) for what no page can be made with.
    """
    changes = flat(table)
    if not changes:
        return profile
    from gazette.profiles.restyle import restyled

    restyled(profile.house, changes, source)
    digest = _digest([profile.digest, {"style": changes}])
    return replace(profile, styles=(*profile.styles, tuple(changes.items())), digest=digest)


def flat(table: Mapping[str, object], above: str = "") -> dict[str, StyleValue]:
    """A table `[style]` with its keys joined by dots."""
    found: dict[str, StyleValue] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            found |= flat(value, f"{above}{key}.")
        else:
            found[f"{above}{key}"] = cast("StyleValue", value)
    return found


def _readable(value: object) -> bool:
    """Whether a text among the parameters, which may be a pattern, can be one."""
    try:
        re.compile(str(value))
    except re.error:
        return False
    return True


def _changed(rule: Rule, change: Mapping[str, object]) -> Rule:
    values = tuple((name, _value(change.get(name, value))) for name, value in rule.values)
    return replace(
        rule,
        severity=str(change.get("severity", rule.severity)),
        basis=str(change.get("basis", rule.basis)),
        values=values,
    )


_FIELDS = frozenset({"severity", "basis", "since", "until", "kinds", "types", "exempt"})


def _rules(tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            code=code,
            severity=item["severity"],
            basis=item["basis"],
            since=item.get("since"),
            until=item.get("until"),
            kinds=tuple(item.get("kinds", ())),
            types=tuple(item.get("types", ())),
            exempt=tuple(item.get("exempt", ())),
            values=tuple((name, _value(value)) for name, value in item.items() if name not in _FIELDS),
        )
        for code, items in tables.items()
        for item in items
    )


def _value(raw: object) -> RuleValue:
    return (
        tuple(str(item) for item in raw)
        if isinstance(raw, (list, tuple))
        else raw
        if isinstance(raw, int)
        else str(raw)
    )


def _digest(data: object) -> str:
    return hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False, default=_iso).encode()).hexdigest()


def _iso(value: object) -> str:
    """TOML's dates in JSON."""
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no value of a profile")


def _profile(raw: dict[str, Any]) -> Profile:
    digest = _digest(raw)
    furniture = dict(raw["furniture"])
    return Profile(
        code=raw["code"],
        country=raw["country"],
        locality=raw["locality"] or None,
        language=raw["language"],
        bcp47=raw["bcp47"],
        timezone=raw["timezone"],
        types=tuple(DocumentType(**item | {"issuers": tuple(item["issuers"])}) for item in raw["types"]),
        index=DocumentType(**raw["index"] | {"issuers": tuple(raw["index"]["issuers"])}),
        authorities=tuple(Authority(**item | {"aliases": tuple(item["aliases"])}) for item in raw["authorities"]),
        patterns=tuple(NumberPattern(item["name"], re.compile(item["regex"])) for item in raw["patterns"]),
        lints=tuple(
            Lint(item["name"], item["code"], re.compile(item["regex"]), item["fix"], item["safe"])
            for item in raw["lints"]
        ),
        rules=_rules(raw["rules"]),
        parts=tuple(PartOfIssue(item["code"], item["heading"], tuple(item["kinds"])) for item in raw["parts"]),
        furniture=Furniture(
            **furniture | {"colophon": tuple(furniture["colophon"]), "months": tuple(furniture.get("months", ()))}
        ),
        founding=Founding(**raw["founding"]),
        grammar=raw["grammar"],
        digest=digest,
        workdays=Workdays(raw.get("holidays", "")),
        styles=(tuple(raw["style"].items()),) if "style" in raw else (),
        carries=tuple(raw.get("carries", ())),
    )
