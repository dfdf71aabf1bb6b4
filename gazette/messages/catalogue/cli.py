"""Messages about the command line."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {}
