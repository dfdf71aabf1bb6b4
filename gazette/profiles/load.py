"""Profiles are read from TOML files beside this module: data that an office can read and check against its sources."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from gazette.errors import ConfigError
from gazette.profiles.types import Authority, DocumentType, Furniture, Lint, NumberPattern, PartOfIssue, Profile

_PLACE = re.compile(r"^[a-z]{2}(?:-[a-z0-9]+)?$")


def profile_names() -> tuple[str, ...]:
    """The codes of the profiles that come with the program, sorted."""
    folder = files("gazette.profiles") / "data"
    return tuple(sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml")))


@lru_cache(maxsize=32)
def load_profile(code: str, place: str | None = None) -> Profile:
    """The profile `code`; `place` (`vn`, `vn-hn`) overrides its country and locality.

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
    return _profile(raw)


def _read(code: str) -> dict[str, Any]:  # TOML tables are checked when the frozen types are built from them
    """The tables of a profile over those of the one it inherits from."""
    text = (files("gazette.profiles") / "data" / f"{code}.toml").read_text(encoding="utf-8")
    own: dict[str, Any] = tomllib.loads(text)
    parent = own.pop("inherits", None)
    if parent is None:
        return own
    ranks: dict[str, int] = own.pop("ranks", {})
    merged = _read(parent) | own
    merged["authorities"] = [
        item | {"rank": ranks.get(item["code"], item["rank"] + len(ranks))} for item in merged["authorities"]
    ]
    return merged


def _profile(raw: dict[str, Any]) -> Profile:
    digest = hashlib.sha256(json.dumps(raw, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    furniture = dict(raw["furniture"])
    return Profile(
        code=raw["code"],
        country=raw["country"],
        locality=raw["locality"] or None,
        language=raw["language"],
        bcp47=raw["bcp47"],
        timezone=raw["timezone"],
        types=tuple(DocumentType(**item | {"issuers": tuple(item["issuers"])}) for item in raw["types"]),
        authorities=tuple(Authority(**item | {"aliases": tuple(item["aliases"])}) for item in raw["authorities"]),
        patterns=tuple(NumberPattern(item["name"], re.compile(item["regex"])) for item in raw["patterns"]),
        lints=tuple(
            Lint(item["name"], item["code"], re.compile(item["regex"]), item["severity"], item["fix"], item["safe"])
            for item in raw["lints"]
        ),
        parts=tuple(PartOfIssue(item["code"], item["heading"], tuple(item["kinds"])) for item in raw["parts"]),
        furniture=Furniture(**furniture | {"colophon": tuple(furniture["colophon"])}),
        grammar=raw["grammar"],
        digest=digest,
    )
