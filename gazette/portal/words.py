"""Words, dates, sizes of the interface in one language. All wording is the catalogue's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from gazette import messages

Lang = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Words:
    """The interface in a language. `zone` is the gazette's time zone: times of sealing are shown in it."""

    lang: Lang
    zone: ZoneInfo

    def __call__(self, name: str, /, **params: object) -> str:
        """The wording `PTL-NAME`."""
        return messages.text(f"PTL-{name}", self.lang, ((key, str(value)) for key, value in params.items()))

    def day(self, value: date) -> str:
        """`25-6-2008`, as the gazette prints it; `25 June 2008` in English."""
        if self.lang == "vi":
            return f"{value.day}-{value.month}-{value.year}"
        return f"{value.day} {self.month(value.month)} {value.year}"

    def short_day(self, value: date) -> str:
        """`25-06-2008`: digits of equal length, for columns."""
        return f"{value.day:02d}-{value.month:02d}-{value.year:04d}"

    def moment(self, value: datetime) -> str:
        """Date and time with its offset, in the gazette's time zone."""
        local = value.astimezone(self.zone)
        offset = local.strftime("%z")
        return f"{self.day(local.date())}, {local:%H:%M:%S} (UTC{offset[:3]}:{offset[3:5]})"

    def month(self, number: int) -> str:
        """Name of a month, 1 to 12."""
        return self(f"MONTH-{number:02d}")

    def weekdays(self) -> tuple[tuple[str, str], ...]:
        """Short and full names of the days, Monday first."""
        return tuple((self(f"DAY-{index}"), self(f"DAY-{index}-FULL")) for index in range(1, 8))

    def size(self, octets: int) -> str:
        """A file size in the units readers know; exact below 1 kB."""
        if octets < 1000:
            return f"{octets} B"
        value, unit = (octets / 1000, "kB") if octets < 1_000_000 else (octets / 1_000_000, "MB")
        digits = f"{value:.0f}" if value >= 100 else f"{value:.1f}"
        return f"{digits.replace('.', ',') if self.lang == 'vi' else digits} {unit}"

    def pages(self, first: int, last: int) -> str:
        """`trang 3` or `trang 3–12`."""
        return self("PAGE-ONE", page=first) if first == last else self("PAGE-MANY", first=first, last=last)
