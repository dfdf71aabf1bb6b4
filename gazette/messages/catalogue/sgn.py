"""Messages about signing."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {}
