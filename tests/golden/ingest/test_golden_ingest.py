"""The Akoma Ntoso of a made-up decision, to the byte. After a wanted change: GAZETTE_GOLDEN=write, then read the diff."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "unit" / "ingest"))

from structure_kit import DECISION, read_text

from gazette.model import Document

GOLDEN = Path(__file__).parent / "decision.xml"


def test_the_decision_reads_as_it_did():
    made = read_text(DECISION)
    assert isinstance(made, Document)
    if os.environ.get("GAZETTE_GOLDEN") == "write":
        GOLDEN.write_bytes(made.akn)
    assert made.akn == GOLDEN.read_bytes()
