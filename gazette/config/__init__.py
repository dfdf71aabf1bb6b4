"""gazette.toml → frozen settings, checked against its JSON Schema."""

from gazette.config.load import FILE_NAME, load_config, passphrase_source
from gazette.config.schemas import load_schema
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

__all__ = [
    "FILE_NAME",
    "ApprovalConfig",
    "CalendarConfig",
    "Config",
    "DoctorConfig",
    "IntakeConfig",
    "KeyConfig",
    "LogConfig",
    "PassphraseSource",
    "PublisherConfig",
    "RegistryConfig",
    "RenewalConfig",
    "RuleChange",
    "ServerUrl",
    "SigningConfig",
    "TargetConfig",
    "TimestampConfig",
    "load_config",
    "load_schema",
    "passphrase_source",
]
