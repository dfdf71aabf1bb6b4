"""Pages of an issue follow one another."""

from datetime import date

import pytest

from gazette.model import ManifestDocument
from gazette.pipeline.continuity import misplaced


def document(first, last):
    return ManifestDocument("/u", "/e", f"{first}", "T", "t", (), date(2026, 1, 1), first, last, "", "")


@pytest.mark.parametrize(
    ("ranges", "wrong"),
    [
        ([], None),
        ([(3, 4), (4, 4), (5, 9)], None),
        ([(3, 5), (4, 6)], "4"),  # begins before the one ahead ends
        ([(3, 4), (6, 5)], "6"),  # ends before it begins
        ([(3, 4), (5, 11)], "5"),  # leaves the issue
        ([(0, 4)], "0"),
    ],
)
def test_the_first_document_that_is_misplaced(ranges, wrong):
    found = misplaced([document(*pages) for pages in ranges], 10)
    assert (found.number if found else None) == wrong
