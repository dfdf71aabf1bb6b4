"""PDFs that nobody should be able to hurt the program with: each ends within 2 s and 400 MB, with its reason."""

from __future__ import annotations

import json
import subprocess
import sys
import zlib
from pathlib import Path

import pikepdf
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))

import pdf_kit

from gazette.ingest.read_pdf import limits_of
from gazette.ingest.read_pdf_text import read_here
from gazette.ingest.refused import RefusedInput
from gazette.ingest.witness.pdf import pdf_text
from gazette.ingest.witness.unreadable import UnreadableError

PROBE = """
import json, sys, time

from gazette.ingest.read_pdf import read_pdf
from gazette.ingest.refused import RefusedInput
data = open(sys.argv[1], "rb").read()
read_pdf(open(sys.argv[2], "rb").read(), "vietnamese")  # what starting costs is not the file's doing
times = []
while len(times) < 3 and min(times, default=9) > 1.5:  # a busy machine gets another chance
    began = time.perf_counter()
    try:
        found = sorted({item.code for item in read_pdf(data, "vietnamese").findings})
    except RefusedInput as refusal:
        found = [refusal.finding.code]
    times.append(time.perf_counter() - began)
print(json.dumps([found, min(times)]))
"""


def page(content: bytes, *, compress: bool = True, **more: object) -> bytes:
    """A PDF of one page with this content stream."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font), **more)
    stream = pikepdf.Stream(pdf, b"")
    if compress:
        stream.write(zlib.compress(content), filter=pikepdf.Name.FlateDecode)
    else:
        stream.write(content)
    pdf.pages[0].Contents = pdf.make_indirect(stream)
    import io

    out = io.BytesIO()
    pdf.save(out, compress_streams=False)
    return out.getvalue()


def looped() -> bytes:
    """A form XObject that draws itself."""

    def add(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(b"/X Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
        pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
        pdf.pages[0].Contents = pdf.make_stream(b"/X Do")

    return pdf_kit.changed(pdf_kit.drawn(lambda canvas: None), add)


def kids() -> bytes:
    """A tree of pages that is its own child."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 9999/Kids[2 0 R 2 0 R]>>endobj\n"
        b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n"
        b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n111\n%%EOF\n"
    )


MANY = 1_000_000
HOSTILE = {
    "zero bytes of content": (lambda: page(b""), {"INP-PDF-NO-TEXT"}),
    "truncated": (lambda: pdf_kit.decision()[:-900], {"INP-PDF-BROKEN"}),
    "cut but ended": (lambda: pdf_kit.decision()[:20_000] + b"\nstartxref\n0\n%%EOF\n", {"INP-PDF-BROKEN"}),
    "encrypted": (lambda: pdf_kit.encrypted(pdf_kit.decision(), "x"), {"INP-ENCRYPTED"}),
    "10,000 empty pages": (lambda: pdf_kit.drawn(lambda canvas: None, 10_000), {"INP-PDF-PAGES"}),
    "a tree of pages in a circle": (kids, {"INP-PDF-BROKEN", "INP-PDF-NO-TEXT", "INP-PDF-PAGES"}),
    "a form in a circle": (looped, {"INP-PDF-NO-TEXT", "INP-PDF-LIMITS"}),
    "a page of a million letters": (
        lambda: page(b"BT /F 9 Tf " + b"(aaaaaaaaaa) Tj " * 100_000 + b"ET"),
        {"INP-PDF-LIMITS"},
    ),
    "a page of 300,000 lines": (lambda: page(b"0 0 m 9 9 l S\n" * 300_000), {"INP-PDF-LIMITS"}),
    "a stream that unpacks to 300 MB": (lambda: page(b" " * 300_000_000), {"INP-PDF-LIMITS", "INP-PDF-NO-TEXT"}),
    "open states": (lambda: page(b"q " * MANY), {"INP-PDF-NO-TEXT", "INP-PDF-LIMITS"}),
    "nested arrays": (lambda: page(b"[" * MANY, compress=False), {"INP-PDF-NO-TEXT", "INP-PDF-LIMITS"}),
    "scripts": (lambda: pdf_kit.scripted(pdf_kit.decision()), {"INP-PDF-SCRIPTS"}),
    "files inside": (lambda: pdf_kit.carrying(pdf_kit.decision()), {"INP-PDF-FILES"}),
    "a head and nothing": (lambda: b"%PDF-1.7\n%%EOF\n", {"INP-PDF-BROKEN"}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_ends_in_time_with_its_reason(name, tmp_path):
    make, expected = HOSTILE[name]
    (tmp_path / "x.pdf").write_bytes(make())
    (tmp_path / "sound.pdf").write_bytes(pdf_kit.decision())
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(tmp_path / "x.pdf"), str(tmp_path / "sound.pdf")],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found, seconds = json.loads(done.stdout)
    assert set(found) & expected, found
    assert seconds < 2, seconds


def test_a_child_may_use_400_mb_and_seconds():
    limits = limits_of(pdf_kit.decision())
    assert limits.memory <= 400 * 1024 * 1024
    assert limits.cpu <= 10


@pytest.mark.parametrize("size", [b"1e38", b"0", b"-1", b"0.00001"])
def test_a_size_of_letters_that_is_none(size):
    """Found by fuzzing: a size that comes out as nothing was divided by."""
    text = b"BT /F " + size + b" Tf 14 TL 50 700 Td (So: 12/2026/QD-UBND) Tj 0 -20 Td (Dieu 1) Tj ET"
    try:
        read_here(page(text), "generic")
    except RefusedInput:
        return


def test_a_page_tree_that_counts_wrong_is_unreadable_not_a_fault():
    """Found by fuzzing: qpdf has errors that are none of pikepdf.PdfError."""
    data = page(b"BT /F 12 Tf (x) Tj ET").replace(b"/Count 1", b"/Count 7")
    try:
        pdf_text(data)
    except UnreadableError:
        return


def test_a_large_file_has_no_right_to_hours():
    limits = limits_of(bytes(64 * 1024 * 1024))
    assert (limits.cpu, limits.wall) == (60, 120.0)
