"""The error tree. A fault carries a code, an exit code and the facts of the case; its wording is in `gazette.messages`.

Findings about a document are data (`gazette.model.Finding`); only what stops the program from doing its work is raised.
"""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar

Params = tuple[tuple[str, str], ...]
"""The values a wording names, as (name, text)."""


class ExitCode(IntEnum):
    """What the process tells the shell; of several that apply above 1 the highest is used."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    CONFIG = 3
    INPUT = 4
    MISSING = 5
    SIGNING = 6
    PUBLISHING = 7
    INTEGRITY = 8
    CONFLICT = 9
    FAULT = 70
    INTERRUPTED = 130


class GazetteError(Exception):
    """A fault with a code of the message catalogue and the values its wording names.

    `code` must stand in the catalogue. Parameters are turned into text at once, so that an error can cross a
    process border; never pass a secret.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.FAULT

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params: Params = tuple((name, str(value)) for name, value in params.items())
        self.details: tuple[tuple[str, Params], ...] = ()
        """Further messages below the first, each a code and its values (every wrong key of a file, say)."""

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.code, self.params, self.details))

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value}" for name, value in self.params)
        return f"{self.code}({facts})"


def _rebuild(
    kind: type[GazetteError], code: str, params: Params, details: tuple[tuple[str, Params], ...]
) -> GazetteError:
    error = kind(code, **dict(params))
    error.details = details
    return error


class UsageError(GazetteError):
    """The command was called in a way that can't be meant."""

    exit_code = ExitCode.USAGE


class ConfigError(GazetteError):
    """gazette.toml, or what it names, is wrong."""

    exit_code = ExitCode.CONFIG


class InputError(GazetteError):
    """A path that was given can't be opened."""

    exit_code = ExitCode.INPUT


class MissingError(GazetteError):
    """The machine lacks something (a typeface, a program, an extra)."""

    exit_code = ExitCode.MISSING


class RenderError(GazetteError):
    """A document can't be set as it stands (a letter no face has, a broken image): for an editor to settle."""

    exit_code = ExitCode.FINDINGS


class SigningError(GazetteError):
    """A key, a certificate or a timestamp authority does not do what signing needs."""

    exit_code = ExitCode.SIGNING


class PublishError(GazetteError):
    """A target can't take the release."""

    exit_code = ExitCode.PUBLISHING


class IntegrityError(GazetteError):
    """A stored or published file of the workspace is not what it was."""

    exit_code = ExitCode.INTEGRITY


class ConflictError(GazetteError):
    """What is asked contradicts what is already recorded."""

    exit_code = ExitCode.CONFLICT
