"""What version 14 adds: the plan that an issue was made by, and where an editor deviated from legal order."""

from __future__ import annotations

PLANS = """
ALTER TABLE issues ADD COLUMN plan TEXT;
ALTER TABLE issues ADD COLUMN arrangement TEXT;
CREATE INDEX issues_by_plan ON issues(publisher, plan);
DELETE FROM ledger_pages;
"""
