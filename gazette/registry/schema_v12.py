"""What version 12 adds: what was asked of a value's inside stands in a column, so that every database finds it alike.

`events.source` is the first of the inputs (of an event about a file: its sha256); the hash of the event does not cover
it, since it covers the inputs. `documents.received_utc` is the moment of receipt as UTC, in whatever zone it was told.
"""

from __future__ import annotations

COLUMNS_TO_FIND_BY = """
ALTER TABLE events ADD COLUMN source TEXT;
CREATE INDEX events_by_source ON events(source);
ALTER TABLE documents ADD COLUMN received_utc TEXT NOT NULL DEFAULT '';
"""

FILL = """
DROP INDEX IF EXISTS events_by_input;
UPDATE events SET source = json_extract(inputs, '$[0]');
UPDATE documents SET received_utc = strftime('%Y-%m-%dT%H:%M:%f', received_at);
"""
