"""A typed file and its signed original are one document: paired, kept, published, compared."""

from dataclasses import replace

import pytest
from archive_kit import Noon
from hypothesis import given
from hypothesis import strategies as st
from pdf_kit import BODY, HEAD, Press, drawn, scan
from pki import small_pdf
from senders import GONE, MINISTER, NOW, Judge, signed
from structure_kit import DECISION, PROVINCE, Memory, codes, paras

from gazette.ingest import read
from gazette.ingest.blocks import Cell, SourceText, Table
from gazette.ingest.fidelity import source_words
from gazette.ingest.gather import gather
from gazette.ingest.original import by_columns, differences
from gazette.ingest.signed import signature_verdict
from gazette.ingest.tools import Tools
from gazette.model import Document, HeldDocument, Indication, SourceRole, SourceVerdict

SCAN = drawn(scan)


def paired(folder):
    return {item.name: item.original.name if item.original else None for item in gather([folder], Noon())}


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["QD.docx", "QD.pdf"], {"QD.docx": "QD.pdf"}),
        (["QD.DOCX", "qd.PDF"], {"QD.DOCX": "qd.PDF"}),
        (["QD.html", "QD_signed.pdf"], {"QD.html": "QD_signed.pdf"}),
        (["QD.txt", "QD.signed.pdf"], {"QD.txt": "QD.signed.pdf"}),
        (["QD.doc", "QD (đã ký).pdf"], {"QD.doc": "QD (đã ký).pdf"}),
        (["QD.xml", "QD-ky-so.pdf"], {"QD.xml": "QD-ky-so.pdf"}),
        (["QD_signed.docx", "QD_signed.pdf"], {"QD_signed.docx": "QD_signed.pdf"}),
        (["QD1.docx", "QD.pdf"], {"QD.pdf": None, "QD1.docx": None}),
        (["signed.pdf", "a.docx"], {"a.docx": None, "signed.pdf": None}),
        (["QD.docx", "QD.txt", "QD.pdf"], {"QD.docx": None, "QD.pdf": None, "QD.txt": None}),
        (["QD.docx", "QD.pdf", "QD_signed.pdf"], {"QD.docx": None, "QD.pdf": None, "QD_signed.pdf": None}),
    ],
)
def test_pairs_are_told_by_name(tmp_path, names, found):
    for name in names:
        (tmp_path / name).write_bytes(SCAN)
    assert paired(tmp_path) == found


def test_a_pdf_that_could_belong_to_several_says_so(tmp_path):
    for name in ("QD.docx", "QD.txt", "QD.pdf"):
        (tmp_path / name).write_bytes(SCAN)
    told = {item.name: [problem.code for problem in item.problems] for item in gather([tmp_path], Noon())}
    assert told == {"QD.docx": [], "QD.pdf": ["INP-ORIGINAL-UNCLEAR"], "QD.txt": []}


@pytest.mark.parametrize("given", [["QD.txt"], ["QD.pdf"], ["QD.pdf", "QD.txt"], ["QD.txt", "QD.pdf"]])
def test_either_file_brings_the_other(tmp_path, given):
    (tmp_path / "QD.txt").write_text(DECISION)
    (tmp_path / "QD.pdf").write_bytes(SCAN)
    (intake,) = gather([tmp_path / name for name in given], Noon())
    assert (intake.name, intake.original.name, intake.original.path) == ("QD.txt", "QD.pdf", tmp_path / "QD.pdf")


def outcome(folder, files):
    (intake,) = gather([folder], Noon())
    return read(replace(intake, received_at=NOW), PROVINCE, files, Tools(signatures=Judge()))


def test_the_original_is_a_source_and_is_published(tmp_path):
    (tmp_path / "QD.txt").write_text(DECISION)
    (tmp_path / "QD.pdf").write_bytes(SCAN)
    files = Memory()
    made = outcome(tmp_path, files)
    assert isinstance(made, Document)
    assert [(item.name, item.role) for item in made.sources] == [
        ("QD.txt", SourceRole.TEXT),
        ("QD.pdf", SourceRole.ORIGINAL),
    ]
    assert made.sources[0].signature is None
    assert made.sources[1].signature is not None
    assert made.sources[1].signature.indication is None
    assert [(item.name, item.role, item.media_type) for item in made.attachments] == [
        ("QD.pdf", "facsimile", "application/pdf")
    ]
    assert files.get(made.sources[1].sha256) == SCAN
    assert {"DOC-ORIGINAL-NOT-COMPARED", "INP-UNSIGNED"} <= codes(made)


def test_the_verdict_on_its_signature_is_kept(tmp_path):
    (tmp_path / "QD.txt").write_text(DECISION)
    (tmp_path / "QD.pdf").write_bytes(signed(small_pdf(), MINISTER))
    made = outcome(tmp_path, Memory())
    assert made.sources[1].signature.indication is Indication.PASSED
    assert made.sources[1].signature.signatures[0].signer.name == "Trần Thị Mẫu"
    assert "DOC-SIGNATURE-GOOD" in codes(made)
    assert "INP-UNSIGNED" not in codes(made)


def test_a_bad_signature_holds_the_document(tmp_path):
    (tmp_path / "QD.txt").write_text(DECISION)
    (tmp_path / "QD.pdf").write_bytes(signed(small_pdf(), GONE))
    made = outcome(tmp_path, Memory())
    assert made.sources[1].signature.indication is Indication.FAILED
    assert [item.code for item in made.notes if item.blocks] == ["DOC-SIGNATURE-BAD"]
    assert all(item.acceptable for item in made.notes if item.blocks)  # by an editor who verified it another way


def test_without_a_judge_nothing_is_said_of_signatures(tmp_path):
    (tmp_path / "QD.txt").write_text(DECISION)
    (tmp_path / "QD.pdf").write_bytes(SCAN)
    (intake,) = gather([tmp_path], Noon())
    made = read(intake, PROVINCE, Memory())
    assert made.sources[1].signature is None
    assert not {code for code in codes(made) if code.startswith(("INP-UNSIGNED", "DOC-SIGNATURE"))}


@pytest.mark.parametrize("data", [b"", b"MZ not a scan"])
def test_an_original_that_is_none_holds_the_document(tmp_path, data):
    (tmp_path / "QD.txt").write_text(DECISION)
    (tmp_path / "QD.pdf").write_bytes(data)
    made = outcome(tmp_path, Memory())
    assert isinstance(made, HeldDocument)
    assert "INP-ORIGINAL-KIND" in codes(made)
    assert [item.name for item in made.originals] == ["QD.pdf"]


def test_an_original_that_is_refused_holds_the_document_and_is_an_input_that_says_why(tmp_path):
    (tmp_path / "QD.txt").write_text(DECISION)
    (tmp_path / "QD.pdf").symlink_to(tmp_path / "gone")
    text, original = gather([tmp_path], Noon())
    assert (text.original, text.problems[0].code, text.problems[0].where.file) == (
        None,
        "INP-FILE-UNREADABLE",
        "QD.pdf",
    )
    assert (original.name, original.readable) == ("QD.pdf", False)


def test_only_pdfs_have_a_verdict():
    tools = Tools(signatures=Judge())
    assert signature_verdict(b"PK\x03\x04 /ByteRange [0", NOW, tools) is None
    assert signature_verdict(SCAN, NOW, tools) == SourceVerdict(NOW, ())


# ---------------------------------------------------------------- comparing


def test_what_is_not_told_apart():
    assert differences(["Điều", "1.", "Phạm", "vi", "–", "“mẫu”"], ["ĐIỀU", "1.", "Phạm", "vi", "-", '"mẫu"']) == ()
    assert differences(["Ban", "hành", "__"], ["Banhành"]) == ()


@pytest.mark.parametrize(
    ("text", "original"),
    [("một hai ba", "một hãi ba"), ("một hai ba", "một ba"), ("một ba", "một hai ba"), ("", "một"), ("1.000", "1.001")],
)
def test_one_word_is_enough(text, original):
    (change,) = differences(text.split(), original.split())
    assert change.text != change.original


def test_each_place_is_shown_with_what_stands_around_it():
    text = "Điều 1. Mức phạt là 500 nghìn đồng. Điều 2. Hiệu lực từ ngày 1 tháng 1."
    one, two = differences(text.split(), text.replace("500", "600").replace("tháng 1", "tháng 2").split())
    assert "[ 500 ]" in one.text
    assert "[ 600 ]" in one.original
    assert two.original.endswith("tháng [ 2. ]")


def test_texts_far_apart_are_one_difference():
    assert len(differences([f"a{n}" for n in range(3000)], [f"b{n}" for n in range(3000)])) == 1


words = st.lists(st.sampled_from(["a", "b", "c", "ab"]), max_size=12)


@given(words, words)
def test_no_difference_means_the_same_letters(one, two):
    assert (differences(one, two) == ()) == ("".join(one) == "".join(two))


@given(words, st.integers(0, 12), st.sampled_from(["x", "y"]))
def test_a_word_put_in_is_found_and_the_rest_is_not(one, at, word):
    changes = differences(one, [*one[:at], word, *one[at:]])
    assert len(changes) == 1
    assert f"[ {word} ]" in changes[0].original


def test_rows_of_a_letterhead_are_no_difference():
    issuer, number, state, day = (Cell(paras(text)) for text in ("UBND TỈNH", "Số: 7/QĐ", "CỘNG HÒA", "ngày 05"))
    one = Table(((Cell((*issuer.blocks, *number.blocks)), Cell((*state.blocks, *day.blocks))),), bordered=False)
    two = Table(((issuer, state), (number, day)), bordered=False)
    assert len({source_words(by_columns(SourceText((table,)))) for table in (one, two)}) == 1
    ruled = [source_words(by_columns(SourceText((Table(table.rows),)))) for table in (one, two)]
    assert differences(*ruled)


def test_a_pdf_that_says_the_same_is_equal(tmp_path):
    (tmp_path / "QD.txt").write_text("\n\n".join((*HEAD, *BODY)))
    press = Press()
    for text in (*HEAD, *BODY):
        press.para(text)
    (tmp_path / "QD.pdf").write_bytes(press.bytes())
    made = outcome(tmp_path, Memory())
    assert "DOC-ORIGINAL-EQUAL" in codes(made)
    changed = Press()
    for text in (*HEAD, *BODY[:-1]):
        changed.para(text)
    (tmp_path / "QD.pdf").write_bytes(changed.bytes())
    assert "DOC-ORIGINAL-DIFFERS" in codes(outcome(tmp_path, Memory()))
