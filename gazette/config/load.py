"""gazette.toml → Config. All that is wrong is told at once, with file, line and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from gazette.config.schemas import load_schema
from gazette.config.typeface import PACKAGED_NAME, load_typeface, packaged_files
from gazette.config.types import (
    ApprovalConfig,
    CalendarConfig,
    Config,
    DoctorConfig,
    IntakeConfig,
    KeyConfig,
    LogConfig,
    PassphraseSource,
    PublisherConfig,
    RegistryConfig,
    RenewalConfig,
    RuleChange,
    ServerUrl,
    SigningConfig,
    TargetConfig,
    TimestampConfig,
)
from gazette.errors import ConfigError
from gazette.model import Typeface

if TYPE_CHECKING:
    from jsonschema import ValidationError

FILE_NAME = "gazette.toml"
_DEFAULT_KEEP = 10
_PLACES = {"pkcs11": "module", "remote": "certificate"}
"""Where a key of a kind is found, when it is no file."""
_DEFAULT_AT_ONCE = 32
_SCHEMES = frozenset({"postgresql", "postgres"})
_SECRETS = frozenset({"password", "sslpassword"})

Problem = tuple[str, tuple[tuple[str, str], ...]]
Table = dict[str, Any]  # TOML as read: open-ended until the schema has passed


def load_config(workspace: Path) -> Config:
    """Read, check and resolve a workspace's gazette.toml.

    Raises ConfigError (exit 3) naming file, key, line and what was expected; MissingError (exit 5) for the typeface.
    """
    path = workspace / FILE_NAME
    try:
        source = path.read_text("utf-8")
    except FileNotFoundError as error:
        raise ConfigError("CFG-NONE", path=path) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError("CFG-UNREADABLE", path=path, detail=error) from error
    try:
        raw = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError("CFG-SYNTAX", path=path, detail=error) from error
    problems = tuple(_problems(raw, source))
    if problems:
        raise _invalid(path, *problems)
    return _resolve(raw, workspace.resolve(), path)


def _invalid(path: Path, *problems: Problem) -> ConfigError:
    error = ConfigError("CFG-INVALID", path=path)
    error.details = problems
    return error


def _problem(code: str, **params: object) -> Problem:
    return code, tuple((name, str(value)) for name, value in params.items())


def _problems(raw: Table, source: str) -> Iterator[Problem]:
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(load_schema("config"))
    for error in sorted(validator.iter_errors(raw), key=lambda item: [str(part) for part in item.absolute_path]):
        keys = [str(part) for part in error.absolute_path]
        if error.validator == "additionalProperties" and isinstance(error.instance, dict):
            known = sorted(error.schema.get("properties", {})) if isinstance(error.schema, dict) else []
            for extra in sorted(set(error.instance) - set(known)):
                where = _where(source, [*keys, extra])
                yield _problem("CFG-PROBLEM-UNKNOWN-KEY", where=where, known=", ".join(known))
        else:
            yield _expected(error, _where(source, keys))


def _expected(error: ValidationError, where: str) -> Problem:
    rule, wanted, found = str(error.validator), error.validator_value, error.instance
    if rule == "required" and isinstance(found, dict) and isinstance(wanted, list):
        missing = ", ".join(str(key) for key in wanted if key not in found)
        return _problem("CFG-PROBLEM-MISSING-KEY", where=where, missing=missing)
    if rule == "oneOf":
        return _problem("CFG-PROBLEM-ONE-OF", where=where)
    if rule == "enum" and isinstance(wanted, list):
        wanted = ", ".join(map(str, wanted))
    if rule in {"enum", "type", "pattern"}:
        secret = where.endswith("passphrase")  # what was typed there may be the passphrase itself
        return _problem("CFG-PROBLEM-VALUE", where=where, expected=wanted, found="…" if secret else repr(found))
    return _problem("CFG-PROBLEM-RULE", where=where, rule=f"{rule} {wanted}", found=repr(found))


def _where(source: str, keys: Sequence[str]) -> str:
    """`7: gazette.profile` (line and key), or the key alone when its line can't be told from the text."""
    name = ".".join(keys) or FILE_NAME
    line = _line_of(source, keys)
    return f"{line}: {name}" if line else name


def _line_of(source: str, keys: Sequence[str]) -> int | None:
    table: list[str] = []
    best: int | None = None
    for number, text in enumerate(source.splitlines(), 1):
        header = re.match(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?$", text)
        if header:
            table = [part.strip().strip('"') for part in header.group(1).split(".")]
            if table == list(keys)[: len(table)]:
                best = number
            continue
        assigned = re.match(r"\s*\"?([\w.-]+)\"?\s*=", text)
        if assigned and [*table, *assigned.group(1).split(".")] == list(keys)[: len(table) + 1]:
            return number
    return best


def _resolve(raw: Table, workspace: Path, path: Path) -> Config:
    about: Table = raw["gazette"]
    return Config(
        workspace=workspace,
        title=about["title"],
        operator=about["operator"],
        base_url=about["base_url"].rstrip("/"),
        profile=about["profile"],
        place=about.get("place"),
        timezone=_zone(about["timezone"], path) if "timezone" in about else None,
        language=about.get("language", "vi"),
        typeface=_typeface(raw["typeface"], workspace),
        signing=_signing(raw["signing"], workspace) if "signing" in raw else None,
        targets=tuple(
            TargetConfig(name, target["kind"], workspace / target["path"]) for name, target in raw["targets"].items()
        ),
        keep_releases=raw.get("portal", {}).get("keep_releases", _DEFAULT_KEEP),
        registry=_registry(raw.get("registry", {}), workspace, path),
        emblem=workspace / about["emblem"] if "emblem" in about else None,
        intake=_intake(raw.get("intake", {}), workspace),
        log=_log(raw["log"], about["base_url"], workspace) if "log" in raw else None,
        doctor=DoctorConfig(**raw.get("doctor", {})),
        calendar=_calendar(raw.get("calendar", {}), path),
        style=raw.get("style", {}),
        rules=tuple(RuleChange(code, tuple(change.items())) for code, change in raw.get("rules", {}).items()),
        issuers=tuple(about.get("issuers", ())),
        publishers=tuple(_publisher(code, table, workspace) for code, table in raw.get("publishers", {}).items()),
    )


def _publisher(code: str, table: Mapping[str, Any], workspace: Path) -> PublisherConfig:
    return PublisherConfig(
        code=code,
        title=table["title"],
        operator=table["operator"],
        profile=table["profile"],
        issuers=tuple(table.get("issuers", ())),
        emblem=workspace / table["emblem"] if "emblem" in table else None,
        signing=_signing(table["signing"], workspace) if "signing" in table else None,
    )


def _zone(name: str, path: Path) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise _invalid(path, _problem("CFG-PROBLEM-ZONE", where="gazette.timezone", found=name)) from error


def _typeface(table: Mapping[str, Any], workspace: Path) -> Typeface:
    if "folder" in table:
        files = {style: workspace / table["folder"] / name for style, name in table["files"].items()}
    elif table["name"] == PACKAGED_NAME:
        files = packaged_files()
    else:
        problem = _problem("CFG-PROBLEM-TYPEFACE", where="typeface.name", packaged=PACKAGED_NAME, found=table["name"])
        raise _invalid(workspace / FILE_NAME, problem)
    return load_typeface(table["name"], files, table["sha256"])


def _intake(table: Mapping[str, Any], workspace: Path) -> IntakeConfig:
    return IntakeConfig(
        roots=tuple(workspace / root for root in table.get("roots", ())),
        crls=tuple(workspace / listed for listed in table.get("crls", ())),
    )


def _registry(table: Mapping[str, str], workspace: Path, path: Path) -> RegistryConfig:
    database = server_url(table["url"], path) if "url" in table else workspace / "registry.db"
    return RegistryConfig(database, workspace / table.get("archive", "archive"))


def server_url(text: str, path: Path) -> ServerUrl:
    """The address of a registry's server. Raises ConfigError for one that is wrong or has a password in it."""
    try:
        parts = urlsplit(text)
        words = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
    except ValueError as error:
        raise ConfigError("CFG-REGISTRY-URL", path=path) from error
    if parts.password is not None or not _SECRETS.isdisjoint(words):
        raise ConfigError("CFG-REGISTRY-PASSWORD", path=path)
    if parts.scheme not in _SCHEMES or parts.fragment:
        raise ConfigError("CFG-REGISTRY-URL", path=path)
    return ServerUrl(text)


def _calendar(table: Mapping[str, Any], path: Path) -> CalendarConfig:
    days = {
        name: tuple(_day(day, f"calendar.{name}", path) for day in table.get(name, ())) for name in ("closed", "opened")
    }
    both = sorted(set(days["closed"]) & set(days["opened"]))
    if both:
        raise _invalid(path, _problem("CFG-PROBLEM-DAY-TWICE", where="calendar.opened", day=both[0]))
    named = table.get("issue_days")
    issue_days = None if named is None else () if named == "worked" else tuple(map(_WEEKDAYS.index, named))
    return CalendarConfig(holidays=table.get("holidays"), issue_days=issue_days, **days)


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _log(table: Mapping[str, Any], base_url: str, workspace: Path) -> LogConfig:
    # C2SP tlog-tiles: the origin is the log's address without its scheme.
    origin = table.get("origin", base_url.partition("://")[2].rstrip("/") + "/log")
    policy = workspace / table["policy"] if "policy" in table else None
    key = _key({"kind": "pem", **table["key"]}, workspace)
    return LogConfig(origin, key, policy, timedelta(days=table.get("bulletin_days", 7)))


def _signing(table: Mapping[str, Any], workspace: Path) -> SigningConfig:
    stamp = table["timestamp"]
    return SigningConfig(
        key=_key(table["key"], workspace),
        timestamp=TimestampConfig(
            kind="url" if "url" in stamp else "demo",
            url=stamp.get("url", ""),
            timeout=float(stamp.get("timeout", 10.0)),
            fallback=tuple(stamp.get("fallback", ())),
            policy=stamp.get("policy", ""),
            at_once=stamp.get("at_once", _DEFAULT_AT_ONCE),
            key=_key(stamp["demo"], workspace) if "demo" in stamp else None,
        ),
        roots=tuple(workspace / root for root in table["roots"]),
        crls=tuple(workspace / crl for crl in table.get("crls", ())),
        offline=table.get("offline", False),
        demonstration=table.get("demonstration", False),
        reason=table.get("reason", ""),
        location=table.get("location", ""),
        picture=workspace / table["picture"] if "picture" in table else None,
        approval=_approval(table["approval"], workspace) if "approval" in table else None,
        renewal=_renewal(table.get("renewal", {}), workspace),
    )


def _renewal(table: Mapping[str, Any], workspace: Path) -> RenewalConfig:
    path, retire = workspace / FILE_NAME, table.get("retire", {})
    return RenewalConfig(
        days=table.get("days", RenewalConfig().days),
        retire=tuple((name, _day(end, f"signing.renewal.retire.{name}", path)) for name, end in retire.items()),
        key=_key(table["key"], workspace) if "key" in table else None,
    )


def _day(text: str, where: str, path: Path) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        problem = _problem("CFG-PROBLEM-VALUE", where=where, expected="YYYY-MM-DD", found=repr(text))
        raise _invalid(path, problem) from error


def _approval(table: Mapping[str, Any], workspace: Path) -> ApprovalConfig:
    return ApprovalConfig(
        approvers=tuple(workspace / path for path in table["approvers"]), required=table.get("required", True)
    )


def _key(table: Mapping[str, Any], workspace: Path) -> KeyConfig:
    kind = table.get("kind", "pkcs12")
    return KeyConfig(
        kind=kind,
        path=workspace / table[_PLACES.get(kind, "file")],
        passphrase=passphrase_source(str(table.get("passphrase", "none")), workspace),
        certificate=workspace / table["certificate"] if "certificate" in table else None,
        chain=tuple(workspace / link for link in table.get("chain", ())),
        token=table.get("token", ""),
        label=table.get("label", ""),
    )


def passphrase_source(text: str, folder: Path) -> PassphraseSource:
    """`prompt`, `none`, `fd:N`, `file:PATH` or `keyring:SERVICE/NAME`; a path is relative to `folder`."""
    kind, _, value = text.partition(":")
    return PassphraseSource(kind, str(folder / value) if kind == "file" else value)
