"""Messages about composing."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {}
