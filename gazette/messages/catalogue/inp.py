"""Messages about reading files."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {}
