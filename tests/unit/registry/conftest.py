"""A registry to test, on every kind of database in turn."""

import pytest


@pytest.fixture
def registry(place):
    with place.open(create=True) as opened:
        yield opened
