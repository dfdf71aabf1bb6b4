"""A workspace, opened: settings, profile, ledger and archive together with the clock and the person at work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from gazette.config import FILE_NAME, Config, IntakeConfig, load_config
from gazette.errors import ConfigError, UsageError
from gazette.model import Clock, IssueId, Progress, Silent
from gazette.pipeline.clock import SystemClock
from gazette.profiles import Profile, adjusted, is_country, load_profile, with_style, with_workdays
from gazette.registry import Actor, Archive, Registry, ledger_id

if TYPE_CHECKING:
    from gazette.ingest.tools import Tools
    from gazette.sign import Sealer


@dataclass(frozen=True, slots=True)
class Workspace:
    """What every step of the pipeline works in. Close it, or use it as a context manager."""

    config: Config
    profile: Profile
    registry: Registry
    clock: Clock
    progress: Progress
    who: str
    command: str
    find_tools: Callable[[], Tools] = field(repr=False)
    sealers: dict[str, Sealer] = field(default_factory=dict, repr=False)
    """Keys that are open, by what they were opened from: nobody is asked twice for a passphrase."""
    configs: tuple[Config, ...] = ()
    """The settings as each publisher has them, the first one first."""
    named: bool = False
    """Whether a person named the publisher; if not, it is the first one, and files go where they belong."""

    @property
    def place(self) -> str:
        """The code of the publisher in hand (`vn`, `vn-hg`)."""
        return self.profile.place

    @property
    def places(self) -> tuple[str, ...]:
        """The codes of all publishers, the first one first."""
        return tuple(config.place for config in self.configs if config.place is not None) or (self.place,)

    @property
    def several(self) -> bool:
        """Whether there are publishers beside the first one."""
        return len(self.places) > 1

    def of(self, publisher: str | None) -> Workspace:
        """The workspace as a publisher has it; as it is for None, where it is not known whose something is.

        Raises ConfigError for one that gazette.toml does not name: nobody else's rules and seal take their place.
        """
        if publisher is None or publisher == self.place:
            return self
        config = next((item for item in self.configs if item.place == publisher), None)
        if config is None:
            path = self.config.workspace / FILE_NAME
            raise ConfigError("CFG-PUBLISHER-GONE", publisher=publisher, path=path, known=", ".join(self.places))
        return replace(self, config=config, profile=_profile(config, beside=config is not self.configs[0]))

    def every(self) -> tuple[Workspace, ...]:
        """The workspace as each publisher has it, the first one first."""
        return tuple(self.of(place) for place in self.places)

    @property
    def office_option(self) -> str:
        """What commands shown to people end with, so that they work for this publisher: nothing where it is alone."""
        return f" --publisher {self.place}" if self.several else ""

    def called(self, issue: IssueId) -> str:
        """An issue by the name that commands take: behind its publisher's code where there are several."""
        return self.registry.called(issue)

    @property
    def tools(self) -> Tools:
        """The machine's programs and the judge of senders' signatures: looked for when the first file is read."""
        return self.find_tools()

    @property
    def archive(self) -> Archive:
        return self.registry.archive

    @property
    def timezone(self) -> ZoneInfo:
        """The office's time zone: what day it is there, and the hours people are told."""
        return ZoneInfo(self.profile.timezone)

    def actor(self) -> Actor:
        """Who does it, with which command, now."""
        return Actor(self.who, self.command, self.clock.now())

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """What a command changed is written into the archive; what one that broke off changed, by the next."""
        self.sealers.clear()
        try:
            if kind is None:
                self.registry.keep()
        finally:
            self.registry.close()


def open_workspace(
    folder: Path,
    *,
    who: str,
    command: str,
    clock: Clock | None = None,
    progress: Progress | None = None,
    publisher: str | None = None,
) -> Workspace:
    """Open a workspace as a publisher has it, by default the first one.

    Raises ConfigError, MissingError, ConflictError or IntegrityError when it is not whole, UsageError for a publisher
    that gazette.toml does not name.
    """
    config = load_config(folder)
    profile = _profile(config)
    config = replace(config, place=profile.place)
    configs = (config, *map(config.of, config.publishers))
    places = [item.place for item in configs]
    if profile.place in places[1:]:
        raise ConfigError("CFG-PUBLISHER-TWICE", path=folder / FILE_NAME, publisher=profile.place)
    if publisher is not None and publisher not in places:
        raise UsageError("CFG-PUBLISHER", publisher=publisher, known=", ".join(map(str, places)))
    opened = Workspace(
        config=config,
        profile=profile,
        registry=Registry(
            config.registry.database, config.registry.archive, called=ledger_id if len(configs) > 1 else str
        ),
        clock=clock or SystemClock(),
        progress=progress or Silent(),
        who=who,
        command=command,
        find_tools=cache(lambda: _tools(config.intake)),
        configs=configs,
        named=publisher is not None,
    )
    return opened.of(publisher)


def _tools(counter: IntakeConfig) -> Tools:
    from gazette.pipeline.tools import machine_tools

    return machine_tools(counter)


def _profile(config: Config, *, beside: bool = False) -> Profile:
    """The profile with what gazette.toml states otherwise: place, time zone, settings of rules, days off, style.

    Of a publisher `beside` the first one, settings of rules that its profile does not have are none of its.

    Raises ConfigError for a country whose holidays are not known and a style that no page can be made with.
    """
    zone, calendar = config.timezone.key if config.timezone is not None else None, config.calendar
    if calendar.holidays and not is_country(calendar.holidays):
        raise ConfigError("CFG-HOLIDAYS", country=calendar.holidays, path=config.workspace / FILE_NAME)
    profile = load_profile(config.profile, config.place, zone)
    profile = with_style(profile, config.style, config.workspace / FILE_NAME)
    profile = with_workdays(profile, calendar.closed, calendar.opened, calendar.holidays)
    changes = {item.code: dict(item.settings) for item in config.rules if not beside or profile.rules_of(item.code)}
    return adjusted(profile, changes)
