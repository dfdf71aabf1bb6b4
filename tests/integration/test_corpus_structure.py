"""Real documents: nothing crashes, nothing is lost, what is accepted is valid, and the labels are met."""

import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))

from structure_kit import NATIONAL, Memory, codes, intake

from gazette.akn.facts import read_metadata, read_structure
from gazette.akn.schema import violations
from gazette.ingest import read
from gazette.model import Document, Refusal

FOLDERS = ("texts", "real/vn-docx", "real/vn-txt")


def test_every_file_is_accepted_held_or_refused_and_every_word_is_kept(corpus):
    files = [path for folder in FOLDERS for path in sorted((corpus / folder).iterdir()) if path.is_file()]
    assert len(files) > 40
    for path in files:
        made = read(intake(path.read_bytes(), path.name), NATIONAL, Memory())
        assert not {"DOC-WORDS-LOST", "DOC-SCHEMA"} & codes(made), path.name
        if isinstance(made, Document):
            assert violations(made.akn) == (), path.name
            assert read_metadata(made.akn) == made.metadata, path.name
            assert read_structure(made.akn) == made.structure, path.name


def test_labels_of_what_needs_no_other_program_are_met(corpus):
    bench = Path(__file__).parents[2] / "benchmarks" / "gold.py"
    kinds = ["texts/", "vn-docx", "vn-html", "vn-txt", "vn-md", "hostile"]
    ran = subprocess.run([sys.executable, str(bench), str(corpus), *kinds], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "number" in ran.stdout


def test_what_is_no_document_is_refused(corpus):
    for line in (corpus / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["outcome"] == "refuse" and "pdf" not in row["file"]:
            path = corpus / row["file"]
            assert isinstance(read(intake(path.read_bytes(), path.name), NATIONAL, Memory()), Refusal), row["file"]
