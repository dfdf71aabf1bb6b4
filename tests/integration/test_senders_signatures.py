"""A signed original comes in: the real command judges its signature against the roots of gazette.toml and keeps it."""

import pytest
from bench import INBOX
from pki import small_pdf
from senders import EVIDENCE, GONE, MINISTER, signed

DRAFT = INBOX / "905-2026-nq-hdnd.txt"


@pytest.fixture
def counter(empty, tmp_path):
    """A workspace that trusts the senders' root, and a folder with a typed document."""
    (empty.folder / "keys" / "senders.der").write_bytes(EVIDENCE.trust.roots[0])
    (empty.folder / "keys" / "senders.crl").write_bytes(EVIDENCE.crls[0])
    path = empty.folder / "gazette.toml"
    trusted = '[intake]\nroots = ["keys/senders.der"]\ncrls = ["keys/senders.crl"]\n'
    path.write_text(f"{path.read_text('utf-8')}\n{trusted}", "utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "nq.txt").write_bytes(DRAFT.read_bytes())
    return empty


def codes(document):
    return {item["code"] for item in document["findings"]}


def test_the_verdict_is_told_and_kept(counter, tmp_path):
    (tmp_path / "in" / "nq.pdf").write_bytes(signed(small_pdf(), MINISTER))
    _code, out = counter("ingest", tmp_path / "in")
    typed = out["documents"][0]
    assert "DOC-SIGNATURE-GOOD" in codes(typed)
    _code, shown = counter("show", "nq.txt")
    original = shown["document"]["sources"][1]
    assert (original["name"], original["role"]) == ("nq.pdf", "original")
    assert original["signature"]["indication"] == "TOTAL-PASSED"
    assert [item["name"] for item in original["signature"]["signers"]] == ["Trần Thị Mẫu"]


def test_a_revoked_signer_holds_the_document(counter, tmp_path):
    (tmp_path / "in" / "nq.pdf").write_bytes(signed(small_pdf(), GONE))
    code, out = counter("ingest", tmp_path / "in")
    assert code == 1
    assert out["documents"][0]["outcome"] == "held"
    assert "DOC-SIGNATURE-BAD" in codes(out["documents"][0])


def test_a_bad_signature_that_was_accepted_is_not_accepted_of_another_file(counter, tmp_path):
    first, other = (signed(small_pdf(pages), GONE) for pages in (2, 3))

    def bring(original):
        (tmp_path / "in" / "nq.pdf").write_bytes(original)
        return counter("ingest", tmp_path / "in")[1]["documents"][0]

    assert "DOC-SIGNATURE-BAD" in codes(bring(first))
    assert counter("accept", "nq.txt", "--finding", "DOC-SIGNATURE-BAD", "--reason", "Đã gọi điện xác minh.")[0] == 0
    assert bring(first)["outcome"] == "accepted"
    assert bring(other)["outcome"] == "held"


def test_a_root_named_later_is_asked_when_the_file_comes_in_again(empty, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "nq.txt").write_bytes(DRAFT.read_bytes())
    (tmp_path / "in" / "nq.pdf").write_bytes(signed(small_pdf(), MINISTER))
    _code, out = empty("ingest", tmp_path / "in")
    assert "DOC-SIGNATURE-UNSURE" in codes(out["documents"][0])
    (empty.folder / "keys" / "senders.der").write_bytes(EVIDENCE.trust.roots[0])
    (empty.folder / "keys" / "senders.crl").write_bytes(EVIDENCE.crls[0])
    path = empty.folder / "gazette.toml"
    trusted = '[intake]\nroots = ["keys/senders.der"]\ncrls = ["keys/senders.crl"]\n'
    path.write_text(f"{path.read_text('utf-8')}\n{trusted}", "utf-8")
    _code, out = empty("ingest", tmp_path / "in")
    assert "DOC-SIGNATURE-GOOD" in codes(out["documents"][0])


def test_a_root_that_is_none(counter, tmp_path):
    (counter.folder / "keys" / "senders.der").write_bytes(b"no certificate")
    (tmp_path / "in" / "nq.pdf").write_bytes(signed(small_pdf(), MINISTER))
    code, out = counter("ingest", tmp_path / "in")
    assert (code, out["error"]["code"]) == (3, "CFG-INTAKE-EVIDENCE")
