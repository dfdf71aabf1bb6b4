"""gazette.toml → frozen settings, checked against its JSON Schema."""

from gazette.config.load import FILE_NAME, load_config
from gazette.config.schemas import load_schema
from gazette.config.types import (
    Config,
    IntakeConfig,
    KeyConfig,
    PassphraseSource,
    RuleChange,
    SigningConfig,
    TargetConfig,
    TimestampConfig,
)

__all__ = [
    "FILE_NAME",
    "Config",
    "IntakeConfig",
    "KeyConfig",
    "PassphraseSource",
    "RuleChange",
    "SigningConfig",
    "TargetConfig",
    "TimestampConfig",
    "load_config",
    "load_schema",
]
