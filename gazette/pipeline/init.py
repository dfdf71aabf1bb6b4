"""Making a workspace."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from gazette.config.load import FILE_NAME, load_config, server_url
from gazette.config.write import NewWorkspace, gazette_toml
from gazette.errors import ConflictError, InputError
from gazette.model import Clock
from gazette.profiles import load_profile
from gazette.registry import Registry


def make_workspace(
    folder: Path, about: NewWorkspace, *, demo_keys: bool, clock: Clock, registry: str | None = None
) -> Path:
    """Make a workspace in `folder` (new or empty of one) and return its absolute path.

    gazette.toml is written last, so that a broken attempt is no workspace and can be made again.
    `registry` is the address of a server for its registry. Raises ConflictError when there is a workspace already, or a
    registry in use at that address; ConfigError for a wrong address, InputError when the folder can't be written.
    """
    folder = folder.absolute()
    settings = folder / FILE_NAME
    if settings.exists():
        raise ConflictError("RUN-WORKSPACE-EXISTS", path=settings)
    database = server_url(registry, settings) if registry is not None else folder / "registry.db"
    text = gazette_toml(about, demo_keys=demo_keys, registry=registry)
    try:
        for part in ("inbox", "archive"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        _make_keys(folder, about, demo_keys=demo_keys, clock=clock)
        with Registry(database, folder / "archive", create=True) as made:
            if any(True for _ in made.events()):
                raise ConflictError("RUN-REGISTRY-USED", registry=database)
        settings.write_text(text, "utf-8")
    except OSError as error:
        raise InputError("RUN-WORKSPACE-WRITE", path=folder, detail=error.strerror or error) from error
    load_config(folder)
    return folder


def _make_keys(folder: Path, about: NewWorkspace, *, demo_keys: bool, clock: Clock) -> None:
    """The keys/ folder; demonstration keys are made aside and moved in whole, and none that are there are touched."""
    keys = folder / "keys"
    keys.mkdir(mode=0o700, exist_ok=True)
    if not demo_keys or any(keys.iterdir()):
        return
    from gazette.sign.demo import DemoNames, make_demo_keys

    founding = load_profile(about.profile).founding
    with TemporaryDirectory(dir=folder, prefix=".keys-") as aside:
        made = Path(aside) / "keys"
        make_demo_keys(made, clock.now(), DemoNames(about.title, founding.mark, founding.country))
        made.replace(keys)
