"""`gazette diff` on real files: a document of the ledger beside a file that is not recorded."""

from bench import INBOX, Bench

SAMPLE = INBOX / "83-2008-qd-ttg.xml"


def test_a_document_beside_another_version_of_it(empty: Bench) -> None:
    assert empty("ingest", SAMPLE)[0] == 0
    other = empty.folder / "other.xml"
    text = SAMPLE.read_text("utf-8")
    other.write_text(text.replace("khiếu nại, tố cáo, phản ánh", "khiếu nại, phản ánh"), "utf-8")
    code, found = empty("diff", "83/2008/QĐ-TTg", other)
    assert (code, found["counts"]["changed"], found["counts"]["added"]) == (1, 1, 0)
    ((changed,),) = [
        [row for row in item["rows"] if any(piece["old"] != piece["new"] for piece in row)]
        for item in found["differences"]
    ]
    assert [piece for piece in changed if piece["old"] != piece["new"]] == [{"old": "tố cáo,", "new": ""}]
    page = empty.folder / "page.html"
    code, said = empty.text("diff", "83/2008/QĐ-TTg", other, "--html", page, "--lang", "vi")
    assert code == 1 and "[-tố cáo,-]" in said and "1 phần thay đổi" in said
    assert "<del>tố cáo,</del>" in page.read_text("utf-8")
    assert empty("list")[1]["documents"][0]["number"] == "83/2008/QĐ-TTg" and len(empty("list")[1]["documents"]) == 1


def test_the_same_twice_and_what_has_no_text(empty: Bench) -> None:
    code, found = empty("diff", SAMPLE, SAMPLE, "--all")
    assert code == 0 and {item["change"] for item in found["differences"]} == {"same"}
    nothing = empty.folder / "nothing.txt"
    nothing.write_text("", "utf-8")
    code, said = empty("diff", SAMPLE, nothing)
    assert (code, said["error"]["code"]) == (4, "CLI-DIFF-NO-TEXT")
    code, said = empty("diff", SAMPLE, "1/1999/QĐ-X")
    assert (code, said["error"]["code"]) == (9, "REG-NO-DOCUMENT")
    code, said = empty("diff", SAMPLE, SAMPLE, "--html", empty.folder / "no" / "page.html")
    assert (code, said["error"]["code"]) == (4, "CLI-DIFF-WRITE")
