"""Sealing PDFs that were damaged: refused with the file's name, or sealed; nothing else ever happens."""

from __future__ import annotations

import io
import random  # noqa: TID251 - the same damage each time, from a seed

import pikepdf
import pytest
from pki import NOW, small_pdf

from gazette.errors import SigningError
from gazette.sign.pdf import Evidence, SealFacts, prepare_seal, prepare_timestamp

FACTS = SealFacts(NOW, "Phát hành", "Hà Nội")
EVIDENCE = Evidence((b"certificate",), (b"list",))


def with_streams() -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(small_pdf(3))) as pdf:
        pdf.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()


def damaged(data: bytes, chance: random.Random) -> bytes:
    bad = bytearray(data)
    place = chance.randrange(len(bad))
    match chance.randrange(4):
        case 0:
            for _ in range(chance.randrange(1, 6)):
                bad[chance.randrange(len(bad))] = chance.randrange(256)
        case 1:
            del bad[place:]
        case 2:
            del bad[place : place + chance.randrange(40)]
        case _:
            start = chance.randrange(len(bad))
            bad[place:place] = bad[start : start + chance.randrange(60)]
    return bytes(bad)


@pytest.mark.parametrize("data", [small_pdf(3), with_streams()], ids=["table", "streams"])
def test_damaged_files_are_refused_or_sealed(data: bytes) -> None:
    chance, sealed = random.Random(83), 0
    for _ in range(3000):
        bad = damaged(data, chance)
        try:
            prepared = prepare_seal(bad, FACTS, EVIDENCE, 100, "a.pdf")
        except SigningError as error:
            assert (error.code, dict(error.params)["path"]) == ("SGN-PDF", "a.pdf")
            continue
        assert prepared.data.startswith(bad)
        sealed += 1
        try:
            last = prepare_timestamp(prepared.filled(b"signature"), 100, "a.pdf")
        except SigningError as error:
            assert error.code == "SGN-PDF"
            continue
        assert last.data.startswith(prepared.filled(b"signature"))
    assert sealed > 50, "some damage is in the text alone"


def deep(levels: int) -> bytes:
    """A form whose fields hang below one another."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(small_pdf(1))) as pdf:
        field = pdf.make_indirect(pikepdf.Dictionary(T="leaf"))
        for _ in range(levels):
            field = pdf.make_indirect(pikepdf.Dictionary(T="above", Kids=[field]))
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[field])
        pdf.save(buffer)
    return buffer.getvalue()


def test_a_form_that_never_ends_is_refused() -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(small_pdf(1))) as pdf:
        field = pdf.make_indirect(pikepdf.Dictionary(T="circle"))
        field.Kids = pikepdf.Array([field])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[field])
        pdf.save(buffer)
    with pytest.raises(SigningError, match="too many fields"):
        prepare_seal(buffer.getvalue(), FACTS, EVIDENCE, 100, "a.pdf")
    assert prepare_seal(deep(2000), FACTS, EVIDENCE, 100, "a.pdf").data


def test_a_page_tree_that_never_ends_is_refused() -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(small_pdf(1))) as pdf:
        pdf.save(buffer, qdf=True)
    data = buffer.getvalue()
    number = data[data.index(b"/Pages ") + 7 :].split(b" ")[0]
    kids = data.index(b"/Kids")
    at, end = data.index(b"[", kids), data.index(b"]", kids)
    circle = (b"[ " + number + b" 0 R").ljust(end - at)
    with pytest.raises(SigningError, match="SGN-PDF"):
        prepare_seal(data[:at] + circle + data[end:], FACTS, EVIDENCE, 100, "a.pdf")
