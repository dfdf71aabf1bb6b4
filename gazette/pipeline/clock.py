"""The one place that reads the machine's clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from gazette.errors import UsageError
from gazette.model import Clock


class SystemClock:
    """The present, in UTC."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - this is where the Clock of everything else comes from


def issue_date(clock: Clock, timezone: ZoneInfo, environ: Mapping[str, str]) -> date:
    """The date of an issue made now: SOURCE_DATE_EPOCH (seconds since 1970, UTC) if set, else today; in `timezone`."""
    epoch = environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return clock.now().astimezone(timezone).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(timezone).date()
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError("RUN-EPOCH", found=epoch) from error
