"""Which language to speak: --lang, then GAZETTE_LANG, then the workspace's gazette.toml, the locale, Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from gazette.messages import LANGUAGES, Language


def choose(argv: Sequence[str], environ: Mapping[str, str], here: Path | None = None) -> Language:
    """The language for help and messages, told from the raw arguments since help is shown before they are parsed.

    `here` is the folder of the call, by default the process's. A gazette.toml that can't be read says nothing: the
    command that opens it tells.
    """
    told = _language(_option(argv, "--lang")) or _language(environ.get("GAZETTE_LANG", ""))
    if told is not None:
        return told
    folder = _option(argv, "-C", "--workspace")
    return (
        _language(_stated(Path(folder) if folder else nearest_workspace(here or _here())))
        or _language(environ.get("LC_ALL", ""))
        or _language(environ.get("LANG", ""))
        or "vi"
    )


def _here() -> Path:
    """The current folder, or the root when that was deleted."""
    try:
        return Path.cwd()
    except OSError:
        return Path("/")


def nearest_workspace(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds a gazette.toml."""
    return next((folder for folder in (start, *start.parents) if (folder / "gazette.toml").is_file()), None)


def _option(argv: Sequence[str], *names: str) -> str:
    """The last value that is given to an option, as `--lang en`, `--lang=en` or `-Cdir`; empty when there is none."""
    value = ""
    for index, argument in enumerate(argv):
        for name in names:
            if argument == name:
                value = "".join(argv[index + 1 : index + 2])
            elif argument.startswith(f"{name}=") and name.startswith("--"):
                value = argument.removeprefix(f"{name}=")
            elif argument.startswith(name) and not name.startswith("--"):
                value = argument.removeprefix(name)
    return value


def _language(name: str) -> Language | None:
    return next((lang for lang in LANGUAGES if name == lang or name.startswith(f"{lang}_")), None)


def _stated(workspace: Path | None) -> str:
    if workspace is None:
        return ""
    try:
        return _language_of((workspace / "gazette.toml").read_text("utf-8"))
    except (OSError, ValueError):  # not there, no UTF-8, a NUL in its name, no TOML
        return ""


@lru_cache(maxsize=4)
def _language_of(settings: str) -> str:
    """The `language` of a gazette.toml. It is asked for with each help text, and read once."""
    import tomllib

    table = tomllib.loads(settings).get("gazette")
    stated = table.get("language") if isinstance(table, dict) else None
    return stated if isinstance(stated, str) else ""
