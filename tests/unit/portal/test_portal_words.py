"""Words, dates, sizes and links of the interface."""

from __future__ import annotations

from datetime import UTC, date, datetime
from string import Formatter

import pytest
from portal_kit import ZONE

from gazette.errors import PublishError
from gazette.messages.catalogue import ptl, pub
from gazette.portal.addresses import absolute, checked_path, relative, server_path
from gazette.portal.words import Words

VI, EN = Words("vi", ZONE), Words("en", ZONE)


def test_dates_and_times_are_those_of_the_gazette() -> None:
    late = datetime(2020, 7, 23, 18, 30, tzinfo=UTC)
    assert VI.day(date(2008, 6, 5)) == "5-6-2008"
    assert EN.day(date(2008, 6, 5)) == "5 June 2008"
    assert VI.moment(late) == "24-7-2020, 01:30:00 (UTC+07:00)"
    assert EN.moment(late) == "24 July 2020, 01:30:00 (UTC+07:00)"


@pytest.mark.parametrize(
    ("octets", "vi", "en"),
    [
        (0, "0 B", "0 B"),
        (999, "999 B", "999 B"),
        (1500, "1,5 kB", "1.5 kB"),
        (258_123, "258 kB", "258 kB"),
        (12_300_000, "12,3 MB", "12.3 MB"),
    ],
)
def test_sizes(octets: int, vi: str, en: str) -> None:
    assert (VI.size(octets), EN.size(octets)) == (vi, en)


def test_pages() -> None:
    assert (VI.pages(3, 3), VI.pages(3, 12), EN.pages(3, 12)) == ("trang 3", "trang 3–12", "pages 3–12")


@pytest.mark.parametrize("entries", [ptl.ENTRIES, pub.ENTRIES])
def test_both_languages_say_the_same_values(entries: dict[str, tuple[str, str, str, str]]) -> None:
    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    for code, (vi, en, hint_vi, hint_en) in entries.items():
        assert vi and en, code
        assert names(vi) == names(en), code
        assert names(hint_vi) == names(hint_en), code
        assert bool(hint_vi) == bool(hint_en), code


@pytest.mark.parametrize(
    ("origin", "target", "link"),
    [
        ("index.html", "feed.xml", "feed.xml"),
        ("a/b/index.html", "feed.xml", "../../feed.xml"),
        ("a/b/index.html", "a/b/Biểu #1?.xlsx", "Bi%E1%BB%83u%20%231%3F.xlsx"),
        ("a/b/index.html", "a/c/index.html", "../c/index.html"),
        ("en/index.html", "index.html", "../index.html"),
    ],
)
def test_links_are_relative(origin: str, target: str, link: str) -> None:
    assert relative(origin, target) == link
    assert relative(origin, target, "art_1__point_đ") == f"{link}#art_1__point_%C4%91"


def test_addresses_leave_out_the_index() -> None:
    assert absolute("https://x.example/g", "index.html") == "https://x.example/g/"
    assert absolute("https://x.example/g/", "a/index.html") == "https://x.example/g/a/"
    assert server_path("https://x.example/g/", "a/b.css") == "/g/a/b.css"


@pytest.mark.parametrize("path", ["", "/a", "a/", "a//b", "..", "a/..", "a/./b", "c:/x", "a\\b", "a\0b", "a\x7f"])
def test_paths_that_could_leave_the_site_are_refused(path: str) -> None:
    with pytest.raises(PublishError):
        checked_path(path)
