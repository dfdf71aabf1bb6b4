"""The seal that readers see, in the field that the renderer laid, after every signature and timestamp is in the file."""

import io
import re
from pathlib import Path

import pikepdf
import pytest
from bench import INBOX
from oracles import verapdf
from PIL import Image


@pytest.fixture
def sealed(empty):
    """The PDFs of an issue that was published with a picture of a seal, transparent where paper shows."""
    picture = Image.new("RGBA", (80, 80), (200, 0, 0, 90))
    picture.save(empty.folder / "seal.png")
    empty.set("offline = true\n", 'offline = true\npicture = "seal.png"\n')
    assert empty("ingest", INBOX / "902-2026-qd-ttg.docx")[0] == 0
    code, told = empty("publish")
    assert code == 0, told
    found = [empty.folder / file["path"] for file in told["issue"]["files"] if file["role"].endswith("-pdf")]
    assert len(found) == 2
    return found


def test_the_field_shows_the_seal_and_keeps_its_place(sealed):
    for path in sealed:
        with pikepdf.open(path) as pdf:
            field, stamp = pdf.Root.AcroForm.Fields
            assert (str(field.T), str(stamp.T)) == ("Seal", "Timestamp")
            assert field.V.SubFilter == "/ETSI.CAdES.detached"
            assert "/StructParent" in field
            face = field.AP.N
            assert list(face.Resources.XObject.keys()) == ["/Picture"]
            assert "/SMask" in face.Resources.XObject.Picture
            assert face.read_bytes().count(b"Do") == 1
            assert not pdf.get_warnings()


def test_readers_see_who_and_when(sealed):
    import pypdfium2

    for path in sealed:
        document = pypdfium2.PdfDocument(io.BytesIO(Path(path).read_bytes()))
        document.init_forms()
        document[0].flatten()
        words = document[0].get_textpage().get_text_bounded()
        assert "Ký bởi: Công báo – MINH HỌA" in words
        assert "Cơ quan: Văn phòng Chính phủ (minh họa)" in words
        assert re.search(r"Thời gian ký: \d\d/\d\d/20\d\d \d\d:\d\d:\d\d \+07:00", words)


@pytest.mark.skipif(bool(verapdf.missing()), reason=str(verapdf.missing()))
def test_verapdf_passes_what_is_sealed_and_timestamped(sealed):
    assert set(map(str, verapdf.judged(sealed).values())) == {"{}"}


def test_a_picture_that_is_none_is_told_before_anything_is_signed(empty):
    (empty.folder / "seal.png").write_bytes(b"no picture")
    empty.set("offline = true\n", 'offline = true\npicture = "seal.png"\n')
    assert empty("ingest", INBOX / "902-2026-qd-ttg.docx")[0] == 0
    code, told = empty("sign")
    assert (code, told["error"]["code"]) == (3, "RND-SEAL-PICTURE")
    (empty.folder / "seal.png").unlink()
    code, told = empty("sign")
    assert (code, told["error"]["code"]) == (6, "SGN-FILE")
