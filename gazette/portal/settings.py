"""What shapes the portal beside the issues themselves."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files as package_files
from zoneinfo import ZoneInfo

from gazette.akn.languages import tag
from gazette.messages.catalogue.ptl import ENTRIES
from gazette.model import Metadata, Typeface
from gazette.portal.words import Lang
from gazette.profiles.types import Profile

PORTAL_VERSION = "8"
"""Version of the code that makes the pages; raised whenever other bytes come out for the same input."""


@dataclass(frozen=True, slots=True)
class Gazette:
    """One of several gazettes of a portal: its publisher's code, its name, and the body that publishes it."""

    code: str
    title: str
    operator: str

    @property
    def page(self) -> str:
        """Its page: `cong-bao/vn-hs/index.html`."""
        return f"cong-bao/{self.code}/index.html"

    @property
    def feed(self) -> str:
        """Its feed."""
        return f"cong-bao/{self.code}/feed.xml"


@dataclass(frozen=True, slots=True)
class PortalSettings:
    """Name, operator and looks of a portal. `base_url` is where it will stand; only feeds and metadata name it."""

    title: str
    operator: str
    base_url: str
    profile: Profile
    typeface: Typeface
    timezone: ZoneInfo
    demonstration: bool
    gazettes: tuple[Gazette, ...] = ()
    """Those of several publishers; none where there is one publisher alone."""

    def gazette(self, code: str) -> Gazette | None:
        """The gazette of a publisher; None where there is one alone."""
        return next((item for item in self.gazettes if item.code == code), None)

    @property
    def language(self) -> Lang:
        """Language of the interface at the root: `vi`, or `en` for a gazette in another language."""
        return "vi" if self.profile.bcp47.lower().startswith("vi") else "en"

    @property
    def languages(self) -> tuple[Lang, ...]:
        """Languages of the interface, the root's first: a Vietnamese gazette has an English one beside its own."""
        return ("vi", "en") if self.language == "vi" else ("en",)

    def language_of(self, metadata: Metadata) -> str:
        """The BCP 47 tag of a document's own language."""
        return tag(metadata.language, own=self.profile.language, bcp47=self.profile.bcp47)


def settings_digest(settings: PortalSettings) -> str:
    """sha256 over everything but the issues that shapes a page: settings, typeface, templates, wording, version."""
    facts = {
        "base_url": settings.base_url,
        "demonstration": settings.demonstration,
        "gazettes": [[item.code, item.title, item.operator] for item in settings.gazettes],
        "operator": settings.operator,
        "profile": settings.profile.digest,
        "resources": resources_digest(),
        "timezone": settings.timezone.key,
        "title": settings.title,
        "typeface": settings.typeface.digest,
        "version": PORTAL_VERSION,
        "words": {code: list(entry) for code, entry in ENTRIES.items()},
    }
    canonical = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def resources_digest() -> str:
    """sha256 over the templates, the style sheet and the scripts of this package."""
    whole = hashlib.sha256()
    for folder in ("static", "templates"):
        for item in sorted(package_files("gazette.portal").joinpath(folder).iterdir(), key=lambda item: item.name):
            whole.update(f"{folder}/{item.name}\n".encode())
            whole.update(hashlib.sha256(item.read_bytes()).digest())
    return whole.hexdigest()
