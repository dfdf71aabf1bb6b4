"""Nobody changes a byte of a sealed PDF and gets away with it; known attacks neither pass nor crash the verifier."""

from __future__ import annotations

import random  # noqa: TID251 - a seeded choice of places, the same each time
import re
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from asn1crypto import cms
from pki import NOW, Demo

from gazette.model import Check, Indication, Role, judge
from gazette.verify import Trust, load_trust
from gazette.verify.pdf import judge_pdf

LATER = NOW + timedelta(days=1)


def verdict(data: bytes, trust: Trust) -> tuple[Indication, str | None]:
    checks, _signer, _facts = judge_pdf(data, trust, LATER)
    assert all(isinstance(check, Check) for check in checks)
    return judge(checks)


@pytest.fixture(scope="module")
def sealed(demo: Demo) -> bytes:
    return demo.file(Role.DOCUMENT_PDF)


@pytest.fixture(scope="module")
def trust(demo: Demo) -> Trust:
    return load_trust(demo.config.roots)


def gaps(data: bytes) -> list[tuple[int, int]]:
    """Start and end of each /Contents, its angle brackets included."""
    found = re.findall(rb"/ByteRange ?\[(\d+) (\d+) (\d+) (\d+)", data)
    return [(int(length), int(second)) for _first, length, second, _rest in found]


def test_the_file_itself_passes(sealed: bytes, trust: Trust) -> None:
    assert verdict(sealed, trust) == (Indication.PASSED, None)


def changed(data: bytes, place: int, value: int) -> bytes:
    copy = bytearray(data)
    assert copy[place] != value
    copy[place] = value
    return bytes(copy)


def test_random_bytes_anywhere(sealed: bytes, trust: Trust) -> None:
    chance = random.Random(713)
    for _ in range(120):
        place = chance.randrange(len(sealed))
        value = sealed[place] ^ (1 << chance.randrange(8))
        assert verdict(changed(sealed, place, value), trust)[0] is not Indication.PASSED, place


def hex_changes(sealed: bytes) -> Iterator[tuple[int, int]]:
    """Another hex digit at many places of the last /Contents: the one place that no signature covers."""
    start, end = gaps(sealed)[-1]
    digits = own_digits(sealed)
    length = der_length(sealed)
    for place in range(16):  # tags and lengths of the outermost objects: every digit
        for digit in digits:
            if digit != sealed[start + 1 + place]:
                yield start + 1 + place, digit
    chance = random.Random(714)
    places = [*range(24, 120), *chance.sample(range(120, 2 * length), 160), *range(2 * length, 2 * length + 8)]
    for place in (*places, end - start - 4, end - start - 3):
        at = start + 1 + place
        yield at, chance.choice([digit for digit in digits if digit != sealed[at]])


def own_digits(sealed: bytes) -> bytes:
    """The hex digits in the case that the file itself uses: another case is refused for its own sake."""
    start, end = gaps(sealed)[-1]
    return b"0123456789ABCDEF" if re.search(rb"[A-F]", sealed[start:end]) else b"0123456789abcdef"


def der_length(sealed: bytes) -> int:
    start, end = gaps(sealed)[-1]
    content = bytes.fromhex(sealed[start + 1 : end - 1].decode())
    return len(cms.ContentInfo.load(content).dump())


def test_every_hex_digit_of_the_last_timestamp_counts(sealed: bytes, trust: Trust) -> None:
    for place, value in hex_changes(sealed):
        assert verdict(changed(sealed, place, value), trust)[0] is not Indication.PASSED, (place, chr(value))


def test_case_space_and_brackets_of_the_last_timestamp(sealed: bytes, trust: Trust) -> None:
    start, end = gaps(sealed)[-1]
    letters = [place for place in range(start, end) if sealed[place] in b"abcdefABCDEF"]
    assert len(letters) > 100
    for place in (*letters[:20], *letters[-20:]):
        assert verdict(changed(sealed, place, sealed[place] ^ 0x20), trust)[0] is not Indication.PASSED, place
    for place in (start, start + 1, start + 2, end - 3, end - 2, end - 1):
        for value in b" \n<(>)\0%":
            if sealed[place] != value:
                assert verdict(changed(sealed, place, value), trust)[0] is not Indication.PASSED, (place, value)


def test_whole_last_timestamp_in_the_other_case(sealed: bytes, trust: Trust) -> None:
    start, end = gaps(sealed)[-1]
    other = sealed[:start] + sealed[start:end].swapcase() + sealed[end:]
    assert other != sealed
    assert verdict(other, trust)[0] is Indication.FAILED, "there is one way to write it"


def test_certificates_in_the_last_timestamp(sealed: bytes, trust: Trust) -> None:
    start, end = gaps(sealed)[-1]
    content = bytes.fromhex(sealed[start + 1 : end - 1].decode())
    token = cms.ContentInfo.load(content)
    for choice in token["content"]["certificates"]:
        der = choice.chosen.dump()
        offset = content.index(der)
        for place in range(0, len(der), 9):
            at = start + 1 + 2 * (offset + place) + 1
            value = ord("0") if sealed[at] != ord("0") else ord("1")
            assert verdict(changed(sealed, at, value), trust)[0] is not Indication.PASSED, place


def test_cut_at_each_end(sealed: bytes, trust: Trust) -> None:
    ends = [match.end() for match in re.finditer(rb"%%EOF\s*", sealed)]
    assert len(ends) == 3
    for end in ends[:-1]:
        assert verdict(sealed[:end], trust)[0] is not Indication.PASSED
    for end in range(len(sealed) - 8, len(sealed)):
        assert verdict(sealed[:end], trust)[0] is not Indication.PASSED


@pytest.mark.parametrize("tail", [b"\0", b"\n", b"x", b"\n%%EOF\n", b"%PDF-1.7\n", b"1 0 obj<<>>endobj\n" * 9])
def test_bytes_appended_or_put_before(sealed: bytes, trust: Trust, tail: bytes) -> None:
    assert verdict(sealed + tail, trust)[0] is Indication.FAILED
    assert verdict(tail + sealed, trust)[0] is Indication.FAILED


def test_a_later_revision_is_refused(sealed: bytes, trust: Trust) -> None:
    import io

    from pyhanko.pdf_utils.generic import pdf_name, pdf_string
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(sealed))
    writer.trailer["/Info"][pdf_name("/Title")] = pdf_string("Something else")
    writer.update_container(writer.trailer["/Info"])
    output = io.BytesIO()
    writer.write(output)
    assert verdict(output.getvalue(), trust)[0] is Indication.FAILED


def test_the_seal_of_one_file_on_another(demo: Demo, trust: Trust) -> None:
    one, other = demo.file(Role.DOCUMENT_PDF), demo.file(Role.ISSUE_PDF)
    (first, second), (third, fourth) = gaps(one)[0], gaps(other)[0]
    assert second - first == fourth - third
    assert verdict(one[:first] + other[third:fourth] + one[second:], trust)[0] is Indication.FAILED


def test_the_whole_corpus_of_attacks(corpus: Path) -> None:
    folder = corpus / "pdf-attacks"
    trust = load_trust([folder / "own" / "pki" / "root.crt"])
    moment = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
    files = sorted(folder.glob("*/*.pdf"))
    assert len(files) > 80
    passed = []
    for path in files:
        before = time.process_time()
        checks, _signer, _facts = judge_pdf(path.read_bytes(), trust, moment)
        assert time.process_time() - before < 10, path.name
        if judge(checks)[0] is Indication.PASSED:
            passed.append(path.name)
    assert passed == ["good-LTA-gazette-profile.pdf"]


@cache
def _nested(depth: int) -> bytes:
    body = b"[" * depth + b"]" * depth
    return (
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/X " + body + b">>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF\n"
    )


@cache
def _bomb(megabytes: int) -> bytes:
    """A cross-reference stream that unpacks to that much."""
    packed = zlib.compress(bytes(megabytes << 20), 9)
    head = b"1 0 obj\n<< /Type /XRef /W [1 2 1] /Size 3000000 /Root 2 0 R /Filter /FlateDecode /Length %d >>\n"
    body = head % len(packed) + b"stream\n" + packed + b"\nendstream\nendobj\n"
    return b"%PDF-1.7\n" + body + b"startxref\n9\n%%EOF\n"


@pytest.mark.parametrize(
    "data",
    [
        _bomb(200),
        b"%PDF-1.7\n%%EOF",
        b"%PDF-1.7\nstartxref\n0\n%%EOF\n",
        b"%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF\n",
        b"%PDF-1.7\n" + b"<<" * 50_000,
        _nested(20_000),
        b"%PDF-9.9\n",
        b"%PDF-1.7\n" + bytes(range(256)) * 64,
    ],
)
def test_malformed_files_end_in_a_verdict(data: bytes, trust: Trust) -> None:
    assert verdict(data, trust) == (Indication.FAILED, "FORMAT_FAILURE")
