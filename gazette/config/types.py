"""The settings of a workspace, frozen. Paths are absolute; secrets are named, never held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import NewType
from zoneinfo import ZoneInfo

from gazette.model import Typeface

ServerUrl = NewType("ServerUrl", str)
"""`postgresql://…`, without a password: libpq finds that itself (~/.pgpass, a service, a certificate)."""


@dataclass(frozen=True, slots=True)
class PassphraseSource:
    """Where a key's passphrase comes from.

    `prompt`, `fd` (its number in `value`), `file` (its path), `keyring` (SERVICE/NAME), `none`.
    """

    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class KeyConfig:
    """A key: a PKCS#12 file, a PEM file with its certificate, a key on a token, or one on another machine."""

    kind: str
    """`pkcs12`, `pem`, `pkcs11` or `remote`."""
    path: Path
    """The key's file; for `pkcs11` the token maker's library; for `remote` the certificate's file."""
    passphrase: PassphraseSource
    certificate: Path | None = None
    """The certificate's file: needed for `pem` and `remote`, for `pkcs11` when the token holds none."""
    chain: tuple[Path, ...] = ()
    """Issuing certificates up to, not including, the root (PEM or DER)."""
    token: str = ""
    """For `pkcs11`: the token's label."""
    label: str = ""
    """For `pkcs11`: the key's label."""


@dataclass(frozen=True, slots=True)
class TimestampConfig:
    """The timestamp authority: an RFC 3161 `url`, or the in-process `demo` one whose key lies in the workspace."""

    kind: str
    """`url` or `demo`."""
    url: str = ""
    timeout: float = 10.0
    """Seconds to wait for an answer."""
    fallback: tuple[str, ...] = ()
    """Authorities that are asked when `url` fails, in this order."""
    policy: str = ""
    """The policy (OID) that every timestamp must be under; empty for any."""
    at_once: int = 32
    """Requests that may be under way at the same time."""
    key: KeyConfig | None = None
    """For `demo`: the authority's key."""


@dataclass(frozen=True, slots=True)
class ApprovalConfig:
    """Dual control: who may approve an issue, and whether the seal key waits for it."""

    approvers: tuple[Path, ...]
    """Their certificates, one or more a file. A certificate counts because it is named here, not for its issuer."""
    required: bool = True


@dataclass(frozen=True, slots=True)
class RenewalConfig:
    """When archive timestamps are renewed."""

    days: int = 180
    """How long before its end a timestamp is due."""
    retire: tuple[tuple[str, date], ...] = ()
    """Algorithms that are given up, and when: `sha256`, `rsa-2048`, `ec-256` …"""
    key: KeyConfig | None = None
    """What signs the records of renewals; None for the seal key."""


@dataclass(frozen=True, slots=True)
class SigningConfig:
    """How issues are sealed: PAdES B-LTA with this key, this timestamp authority and these trust anchors."""

    key: KeyConfig
    timestamp: TimestampConfig
    roots: tuple[Path, ...]
    """Trust anchors (PEM or DER)."""
    crls: tuple[Path, ...] = ()
    """Revocation lists at hand; others are fetched from where the certificates say, unless `offline`."""
    offline: bool = False
    demonstration: bool = False
    """True for throw-away keys: everything signed says that it is a demonstration."""
    reason: str = ""
    location: str = ""
    picture: Path | None = None
    """The image of the seal that the visible seal shows (PNG or JPEG)."""
    approval: ApprovalConfig | None = None
    renewal: RenewalConfig = RenewalConfig()


@dataclass(frozen=True, slots=True)
class RegistryConfig:
    """Where the ledger and the archive of files are."""

    database: Path | ServerUrl
    """A file of this machine, or a server for several machines."""
    archive: Path


@dataclass(frozen=True, slots=True)
class DoctorConfig:
    """How early or late `gazette doctor` warns, in days."""

    certificate_days: int = 60
    list_days: int = 2
    """Revocation lists live for days or weeks."""
    held_days: int = 7
    """How long a file may be held before it is told."""


@dataclass(frozen=True, slots=True)
class CalendarConfig:
    """Days on which this office works otherwise than its profile's calendar says."""

    holidays: str | None = None
    """Country whose public holidays count; None for the profile's own, empty for weekends alone."""
    closed: tuple[date, ...] = ()
    opened: tuple[date, ...] = ()
    issue_days: tuple[int, ...] | None = None
    """Days of the week (Monday 0) on which an issue is expected if they are worked: () for all, None for no rule."""


@dataclass(frozen=True, slots=True)
class IntakeConfig:
    """What the counter holds against the signatures of senders: roots it trusts, revocation lists at hand."""

    roots: tuple[Path, ...] = ()
    crls: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class LogConfig:
    """The transparency log: its name (C2SP origin) and its Ed25519 key."""

    origin: str
    key: KeyConfig
    policy: Path | None = None
    """Its witnesses and their quorum (C2SP tlog-policy); None for a log without."""
    bulletin: timedelta = timedelta(days=7)
    """How long a status bulletin is good for."""


@dataclass(frozen=True, slots=True)
class RuleChange:
    """This office's own settings of one rule of the profile: `severity`, `basis`, or parameters of the rule."""

    code: str
    settings: tuple[tuple[str, int | str], ...]


@dataclass(frozen=True, slots=True)
class TargetConfig:
    """Where releases go. Only folders so far."""

    name: str
    kind: str
    path: Path


@dataclass(frozen=True, slots=True)
class PublisherConfig:
    """A publisher beside the first one, with a gazette of its own in the same registry and on the same portal."""

    code: str
    """In addresses (`vn-hg`)."""
    title: str
    operator: str
    profile: str
    issuers: tuple[str, ...] = ()
    emblem: Path | None = None
    signing: SigningConfig | None = None
    """None: its issues are sealed as those of the first publisher."""


@dataclass(frozen=True, slots=True)
class Config:
    """A workspace's gazette.toml, checked and resolved; of several publishers, as one of them has it."""

    workspace: Path
    title: str
    operator: str
    base_url: str
    profile: str
    place: str | None
    """Publisher's code in addresses (`vn`, `vn-hn`); None for the profile's own."""
    timezone: ZoneInfo | None
    """None for the profile's own."""
    language: str
    typeface: Typeface
    signing: SigningConfig | None
    """None until a key is configured: everything up to rendering works without."""
    targets: tuple[TargetConfig, ...]
    keep_releases: int
    registry: RegistryConfig
    emblem: Path | None = None
    """Image on the cover of an issue; None for a neutral ornament."""
    intake: IntakeConfig = IntakeConfig()
    rules: tuple[RuleChange, ...] = ()
    log: LogConfig | None = None
    """None: what is published is not logged."""
    doctor: DoctorConfig = DoctorConfig()
    calendar: CalendarConfig = CalendarConfig()
    style: Mapping[str, object] = field(default_factory=dict)
    """The table `[style]`: what this office sets otherwise on its pages."""
    issuers: tuple[str, ...] = ()
    """Words in the names of the bodies whose documents the gazette carries; empty for all that its profile names."""
    publishers: tuple[PublisherConfig, ...] = ()
    """Those beside the first one."""

    def of(self, publisher: PublisherConfig) -> Config:
        """The settings as a publisher beside the first one has them."""
        return replace(
            self,
            title=publisher.title,
            operator=publisher.operator,
            profile=publisher.profile,
            place=publisher.code,
            issuers=publisher.issuers,
            emblem=publisher.emblem,
            signing=publisher.signing or self.signing,
        )

    @property
    def inbox(self) -> Path:
        return self.workspace / "inbox"

    def target(self, name: str | None = None) -> TargetConfig | None:
        """The target of that name, or the first."""
        if name is None:
            return self.targets[0] if self.targets else None
        return next((target for target in self.targets if target.name == name), None)
