"""Messages about a document's content."""

from gazette.messages import Entry

ENTRIES: dict[str, Entry] = {}
