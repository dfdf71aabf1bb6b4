"""Writing a new workspace's gazette.toml."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from string import Template

from gazette.config.typeface import digest_of, packaged_files


@dataclass(frozen=True, slots=True)
class NewWorkspace:
    """What a new gazette.toml says about its gazette."""

    title: str
    operator: str
    base_url: str
    profile: str
    place: str
    timezone: str
    language: str
    reason: str


def gazette_toml(about: NewWorkspace, *, demo_keys: bool, registry: str | None = None) -> str:
    """The text of gazette.toml, with the digests of the packaged typeface. Raises MissingError when that is missing.

    `registry` is the address of its registry's server; None for a file of the workspace.
    """
    digests = {style.replace("-", "_"): digest_of(path) for style, path in packaged_files().items()}
    facts = {name: json.dumps(getattr(about, name), ensure_ascii=False) for name in about.__slots__}
    text = Template(_resource("gazette.toml.in")).substitute(facts, **digests)
    if registry is not None:
        text += f"\n[registry]\nurl = {json.dumps(registry)}\n"
    return text + Template(_resource("demo-signing.toml.in")).substitute(facts) if demo_keys else text


def _resource(name: str) -> str:
    return files("gazette.config").joinpath(name).read_text("utf-8")
