"""Data for the portal's two scripts, as scripts of one call each: they load from a disk too, where fetch does not."""

from __future__ import annotations

import json

from gazette.portal.addresses import page_in
from gazette.portal.holdings import HeldDocument, Holdings
from gazette.portal.settings import PortalSettings

SEARCH_FOLDER = "assets/tra-cuu"
CHECK_FOLDER = "assets/kiem-tra"


def search_data(holdings: Holdings, settings: PortalSettings) -> dict[str, bytes]:
    """One file a year of issue: number, title, type, issuers, date, page, issue, gazette page of each document.

    Where there are several gazettes, the name of its own, too. A document that was redacted is not among them.
    """
    return {
        f"{SEARCH_FOLDER}/{year}.js": _call(
            "gazetteSearchData", year, [_row(item, settings) for item in holdings.readable if item.issue.year == year]
        )
        for year in holdings.years
    }


def check_data(holdings: Holdings) -> dict[str, bytes]:
    """One file a year: digest and path of each published file."""
    made: dict[str, bytes] = {}
    for year in holdings.years:
        rows: list[tuple[str, str, str, str]] = []
        for issue in holdings.issues:
            if issue.year != year:
                continue
            names = {item.uri: item.number or item.title for item in issue.documents}
            rows += ((file.sha256, file.path, issue.label, names.get(file.work or "", "")) for file in issue.published)
        made[f"{CHECK_FOLDER}/{year}.js"] = _call("gazetteCheckData", year, sorted(rows))
    return made


def _row(document: HeldDocument, settings: PortalSettings) -> tuple[object, ...]:
    entry, gazette = document.entry, settings.gazette(document.issue.publisher)
    return (
        entry.number or "",
        entry.title,
        entry.type,
        ", ".join(entry.issuers),
        entry.signed_on.isoformat(),
        page_in(document.folder),
        document.issue.label,
        entry.first_page,
        *((gazette.title,) if gazette is not None else ()),
    )


def _call(function: str, year: int, rows: object) -> bytes:
    written = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    for char in "<>\u2028\u2029":
        written = written.replace(char, f"\\u{ord(char):04x}")
    return f"{function}({year},{written});\n".encode()
