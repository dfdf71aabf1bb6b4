"""Messages about verification."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {}
