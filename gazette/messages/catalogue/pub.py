"""Messages about publishing."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {}
