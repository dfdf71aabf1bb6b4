"""Messages about rendering."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {}
