"""Targets: where releases of the portal go, each whole, read back, and switched to in one moment."""

from gazette.config import TargetConfig
from gazette.errors import ConfigError
from gazette.publish.folder import FolderTarget
from gazette.publish.record import RELEASE_FILE, ReleaseInfo

__all__ = ["RELEASE_FILE", "FolderTarget", "ReleaseInfo", "open_target"]


def open_target(target: TargetConfig) -> FolderTarget:
    """The target that gazette.toml describes; nothing is touched yet. Raises ConfigError for a kind not known."""
    if target.kind != "folder":
        raise ConfigError("PUB-KIND", target=target.name, kind=target.kind)
    return FolderTarget(target.name, target.path)
