"""`python -m gazette.cli`."""

from gazette.cli.main import entry

entry()
