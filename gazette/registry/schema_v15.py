"""What version 15 adds: texts that are split over issues.

`issues.portions` holds as JSON what an issue prints of split texts, by work URI; `issues.continued_in` is the key of
the issue that goes on with them, which may have no row yet: its numbers are reserved.
"""

from __future__ import annotations

SPLIT_TEXTS = """
ALTER TABLE issues ADD COLUMN portions TEXT;
ALTER TABLE issues ADD COLUMN continued_in TEXT;
CREATE INDEX issues_by_continuation ON issues(publisher, continued_in);
"""
