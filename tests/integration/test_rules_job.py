"""Rules through the whole program: what the registry knows of law that ended, and what an office sets for itself."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))
from structure_kit import DECISION


@pytest.fixture
def write(tmp_path):
    def written(name, serial, *changes):
        content = DECISION.replace("07/2026/QĐ-UBND", f"{serial}/2026/QĐ-UBND")
        for old, new in changes:
            assert old in content
            content = content.replace(old, new, 1)
        path = tmp_path / name
        path.write_text(content, "utf-8")
        return path

    return written


def codes(said):
    return [{item["code"] for item in document["findings"]} for document in said["documents"]]


def test_a_basis_that_a_recorded_document_repealed_is_told(empty, write):
    repeal = "2. Quyết định số 08/2026/QĐ-TTg hết hiệu lực kể từ ngày Quyết định này có hiệu lực.\n\n3. Bãi bỏ"
    cite = "Căn cứ Quyết định số 08/2026/QĐ-TTg ngày 05 tháng 3 năm 2026;\n\nCăn cứ Luật"
    later = ("ngày 05 tháng 3 năm 2026\n\nQUYẾT", "ngày 05 tháng 5 năm 2026\n\nQUYẾT")
    first = write("a.txt", "08", ("Căn cứ Luật", cite))
    second = write("b.txt", "09", ("2. Bãi bỏ", repeal))
    third = write("c.txt", "10", ("Căn cứ Luật", cite), later)
    _, said = empty("ingest", first, second, third)
    assert [item["outcome"] for item in said["documents"]] == ["accepted"] * 3
    assert "DOC-REF-EXPIRED" not in codes(said)[0] | codes(said)[1]
    assert "DOC-REF-EXPIRED" in codes(said)[2]


def test_an_office_sets_its_deadlines_in_gazette_toml(empty, write, tmp_path):
    path = write("a.txt", "11")
    assert "DOC-SENT-LATE" not in codes(empty("check", path)[1])[0]
    settings = empty.folder / "gazette.toml"
    kept = settings.read_text("utf-8")
    settings.write_text(f'{kept}\n[rules.DOC-SENT-LATE]\nworking_days = 3\nbasis = "QĐ 1"\n', "utf-8")
    assert "DOC-SENT-LATE" in codes(empty("check", path)[1])[0]
    settings.write_text(f"{kept}\n[rules.DOC-SENT-LATE]\nworkdays = 3\n", "utf-8")
    code, said = empty("check", path)
    assert (code, said["error"]["code"]) == (3, "DOC-PROFILE-RULE-VALUE")
    assert json.dumps(said)
