"""Running a rule over a file that nobody vouches for: whatever happens, a check comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gazette.model import Check, Outcome
from gazette.verify.der import NotDerError

FORMAT_FAILURE = "FORMAT_FAILURE"


def passed(code: str, **params: object) -> Check:
    """The rule holds."""
    return Check(code, Outcome.PASS, _facts(params))


def failed(code: str, sub: str, **params: object) -> Check:
    """The rule is broken; `sub` is the sub-indication of EN 319 102-1."""
    return Check(code, Outcome.FAIL, _facts(params), sub)


def unsure(code: str, sub: str, **params: object) -> Check:
    """The rule can be neither confirmed nor denied."""
    return Check(code, Outcome.INDETERMINATE, _facts(params), sub)


def skipped(code: str, **params: object) -> Check:
    """No evidence was given that the rule could be held against."""
    return Check(code, Outcome.SKIPPED, _facts(params))


def guarded(code: str, rule: Callable[[], Check | Iterable[Check]]) -> tuple[Check, ...]:
    """Run a rule. A rule that can't be run is a failed check, FORMAT_FAILURE.

    The one place where every exception is caught: parsers of PDF, CMS and X.509 raise AssertionError, TypeError,
    OSError, ValueError and more over hostile files (measured), and a verdict must come out of each of them.
    """
    try:
        outcome = rule()
        return (outcome,) if isinstance(outcome, Check) else tuple(outcome)
    except NotDerError as error:
        return (failed(code, FORMAT_FAILURE, detail=f"DER: {error.reason}"),)
    except Exception as error:  # noqa: BLE001 - see above
        return (failed(code, FORMAT_FAILURE, detail=type(error).__name__),)


def _facts(params: dict[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in params.items())
