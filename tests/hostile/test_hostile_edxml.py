"""edXML that means harm."""

import base64
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))

from archive_kit import Noon, packed
from edxml_kit import edoc, edxml

from gazette.ingest import limits
from gazette.ingest.gather import gather


def taken(folder, data):
    (folder / "goi.edxml").write_bytes(data)
    (intake,) = gather([folder / "goi.edxml"], Noon())
    return intake, [item.code for item in intake.problems if item.blocks]


def inside(archive):
    return lambda name, data: base64.b64encode(archive).decode()


def test_a_bomb_in_base64_is_refused(tmp_path):
    intake, codes = taken(tmp_path, edxml({"a.docx": b""}, encode=inside(packed({"a.docx": b"\0" * (8 << 20)}))))
    assert (codes, intake.readable) == (["INP-ZIP-RATIO"], False)


def test_many_files_draw_on_one_budget(tmp_path, monkeypatch):
    monkeypatch.setattr(limits.Budget, "__init__", lambda self, left=1500: setattr(self, "left", left))
    one = packed({"a.txt": b"1" * 1000}, method=zipfile.ZIP_STORED)
    intake, codes = taken(tmp_path, edxml({"a.txt": b"", "b.txt": b""}, encode=inside(one)))
    assert (intake.name, codes) == ("a.txt", ["INP-ZIP-SIZE"])


@pytest.mark.parametrize("name", ["../../a.txt", "/etc/passwd", "..", "a\\b.txt", "C:\\a.txt"])
def test_a_climbing_attachment_name_is_refused(tmp_path, name):
    intake, codes = taken(tmp_path, edoc({name: b"x", "tot.txt": b"t"}))
    assert (intake.name, codes) == ("tot.txt", ["INP-ZIP-NAME"])


def test_a_climbing_member_is_refused(tmp_path):
    _, codes = taken(tmp_path, edxml({"a.txt": b""}, encode=inside(packed({"../../a.txt": "x"}))))
    assert codes == ["INP-ZIP-NAME"]


def test_a_doctype_is_refused(tmp_path):
    data = edxml({"a.txt": b"x"}).replace(b"?>", b'?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', 1)
    intake, codes = taken(tmp_path, data)
    assert (codes, intake.readable) == (["INP-XML-DOCTYPE"], False)


@pytest.mark.parametrize("cut", [200, 600, -20])
def test_a_truncated_package_is_refused(tmp_path, cut):
    intake, codes = taken(tmp_path, edxml({"a.txt": b"x"})[:cut])
    assert (codes, intake.readable) == (["INP-XML-MALFORMED"], False)


def test_a_locked_member_is_refused(tmp_path):
    data = bytearray(packed({"a.txt": "a"}, method=zipfile.ZIP_STORED))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    _, codes = taken(tmp_path, edxml({"a.txt": b""}, encode=inside(bytes(data))))
    assert codes == ["INP-ENCRYPTED"]


def test_one_content_can_not_be_taken_many_times(tmp_path):
    blob = base64.b64encode(bytes(range(256)) * 20).decode()
    stolen = "".join(
        f"<Attachment><FileName>{n}.txt</FileName><Content>blob:0</Content></Attachment>" for n in range(9)
    )
    data = edoc({"a.txt": b"x"}).replace(
        b"</edXMLEnvelope>", f"<Attachment><Content>{blob}</Content></Attachment>{stolen}</edXMLEnvelope>".encode()
    )
    _, codes = taken(tmp_path, data)
    assert codes == ["INP-EDXML-CONTENT"] * 9


def test_contents_without_a_zip_draw_on_the_budget_too(tmp_path, monkeypatch):
    monkeypatch.setattr(limits.Budget, "__init__", lambda self, left=1500: setattr(self, "left", left))
    intake, codes = taken(tmp_path, edoc({"a.txt": b"1" * 1000, "b.txt": b"2" * 1000}))
    assert (intake.name, codes) == ("a.txt", ["INP-ZIP-SIZE"])


@pytest.mark.parametrize("element", ["<Attachment/>", "<Manifest>{}</Manifest>"])
def test_too_many_files_are_refused_at_once(tmp_path, element):
    many = element.format("<Reference/>" * 1001) if "{}" in element else element * 1001
    intake, codes = taken(
        tmp_path, edoc({"a.txt": b"x"}).replace(b"</edXMLEnvelope>", f"{many}</edXMLEnvelope>".encode())
    )
    assert (codes, intake.readable) == (["INP-ZIP-ENTRIES"], False)


def test_a_header_that_is_too_large_is_refused_unparsed(tmp_path):
    data = edoc({"a.txt": b"x"}).replace(b"</edXMLEnvelope>", b"<a/>" * (2 << 20) + b"</edXMLEnvelope>")
    intake, codes = taken(tmp_path, data)
    assert (codes, intake.readable) == (["INP-TOO-LARGE"], False)
