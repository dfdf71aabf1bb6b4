"""What libraries and the system say, in an editor's words: made by the libraries themselves, so that it is what they say."""

import errno
import json
import os
import re
import sqlite3
import tomllib

import click
import pytest

from gazette.akn.schema import violations
from gazette.akn.xml import UnsafeXml, parse
from gazette.cli.main import main
from gazette.ingest.edit import mistakes
from gazette.ingest.sidecar import load_json, read_sidecar
from gazette.messages import LANGUAGES, text
from gazette.messages.technical import field, phrase, readable
from gazette.profiles import load_profile

ENGLISH = re.compile(
    r"\b(the|is|not|no|line|column|char|expecting|expected|element|invalid|unterminated|missing|such|value|of|by|in|at"
    r"|denied|string|delimiter|data|tag)\b",
    re.IGNORECASE,
)


def vietnamese(said):
    told = phrase(str(said), "vi")
    assert told != str(said), f"not translated: {said}"
    assert not ENGLISH.search(re.sub(r"<[^>]*>|“[^”]*”|--\w+", "", told)), f"{said} → {told}"
    assert phrase(str(said), "en"), said
    return told


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": }',
        b'{"a": 1 "b": 2}',
        b'{"a" 1}',
        b"{a: 1}",
        b'{"a": 1,}',
        b'{"a": "x',
        b'{"a": "x\ny"}',
        b'{"a": "\\q"}',
        b"{} {}",
        b"",
        b'{"a": "\xe9"}',
        b'{"a": NaN}',
        b'{"a": 1, "a": 2}',
        b"[" * 100_000,
    ],
)
def test_json(data):
    with pytest.raises((ValueError, RecursionError)) as error:
        load_json(data)
    vietnamese(error.value)


@pytest.mark.parametrize(
    "data",
    ["a", "a =", "a = x", 'a = "x', "a = [1", "a = 1 b", "a = 1\na = 2", "[x]\n[x]", 'a = "x\ny"'],
)
def test_toml(data):
    with pytest.raises(tomllib.TOMLDecodeError) as error:
        tomllib.loads(data)
    vietnamese(error.value)


@pytest.mark.parametrize(
    "data",
    [
        b"<a><b></a>",
        b"<a><b>",
        b"<a",
        b"a",
        b" ",
        b"<a/><b/>",
        b"<a>& </a>",
        b"<a>&b</a>",
        b"<a>&b;</a>",
        b"<a>\xe9</a>",
        b"<a>\x01</a>",
        b'<a x="1" x="2"/>',
        b"<a x=1/>",
        b"<a x/>",
        b'<a x="<"/>',
        b"<a>< b</a>",
        b"<b:a/>",
        b"<a>" * 300,
    ],
)
def test_xml(data):
    with pytest.raises(UnsafeXml) as error:
        parse(data)
    vietnamese(error.value.detail)


@pytest.mark.parametrize(
    "name",
    ["EACCES", "EPERM", "ENOENT", "EISDIR", "ENOTDIR", "ENOSPC", "EROFS", "EIO", "ENAMETOOLONG", "EADDRINUSE", "ELOOP"],
)
def test_the_operating_system(name):
    number = getattr(errno, name)
    vietnamese(os.strerror(number))
    vietnamese(OSError(number, os.strerror(number), "a.txt"))


def test_sqlite(tmp_path):
    (tmp_path / "a.db").write_bytes(b"no database at all, but long enough to be looked at" * 20)
    with pytest.raises(sqlite3.DatabaseError) as error:
        sqlite3.connect(tmp_path / "a.db").execute("SELECT 1 FROM x")
    vietnamese(error.value)
    with pytest.raises(sqlite3.OperationalError) as error:
        sqlite3.connect(tmp_path / "none" / "a.db")
    vietnamese(error.value)


AKN = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">{}</akomaNtoso>'


@pytest.mark.parametrize(
    "body",
    [
        "<ketThuc/>",
        "<act/>",
        "<act><body/></act>",
        '<act name="a b" x="1"><meta/><body/></act>',
        '<act contains="none"><meta/></act>',
        "<act>words</act>",
    ],
)
def test_the_schema(body):
    found = violations(AKN.format(body).encode())
    assert found
    for item in found:
        vietnamese(item.message)


@pytest.mark.parametrize(
    "argv",
    [
        ["nonsense"],
        ["ingest"],
        ["list", "--limit", "x"],
        ["list", "--limit", "0"],
        ["list", "--nxt", "a"],
        ["list", "--nothing-like-it"],
        ["list", "extra"],
        ["list", "--state"],
        ["list", "--json=1"],
        ["check", "--format", "yaml"],
        ["compose", "--date", "31/1/2026"],
        ["accept", "a"],
        ["init", "--profile"],
        ["site", "nonsense"],
    ],
)
def test_the_command_line(argv):
    with pytest.raises(click.ClickException) as error:
        main.main(args=argv, prog_name="gazette", standalone_mode=False)
    vietnamese(error.value.format_message())


def test_what_was_meant_is_proposed():
    with pytest.raises(click.ClickException) as error:
        main.main(args=["list", "--limt", "3"], prog_name="gazette", standalone_mode=False)
    assert "có phải là '--limit'" in phrase(error.value.format_message(), "vi")


def test_what_is_not_known_stands_as_it_came():
    assert phrase("flux capacitor out of plutonium", "vi") == "flux capacitor out of plutonium"
    assert readable("DOC-EDITED", "reason", "Is a directory", "vi") == "Is a directory", "an editor's own words"


@pytest.mark.parametrize(
    ("sidecar", "vi", "en"),
    [
        ({"date": "05/3/2026"}, "“ngày ban hành” (date) là “05/3/2026”; cần: ngày có thật", "a real day"),
        ({"number": 1}, "“số, ký hiệu” (number) là “1”; cần: chữ trong dấu nháy kép", "in double quotes"),
        ({"title": ""}, "(title) là “”; cần: không để trống", "not empty"),
        ({"issuers": "Bộ Tài chính"}, "cần: danh sách trong ngoặc vuông", "a list in brackets"),
        ({"urgency": "gấp"}, "cần: một trong: normal, urgent", "one of: normal"),
        ({"received": "hôm qua"}, "cần: ngày hoặc thời điểm có thật", "a real day or moment"),
        ({"title": "x" * 5000}, "x…”; cần: nhiều nhất 4000 ký tự", "at most 4000"),
    ],
)
def test_a_wrong_value_of_a_sidecar_is_told_with_what_is_allowed(sidecar, vi, en):
    _, (wrong,) = read_sidecar(json.dumps(sidecar).encode(), "a.gazette.json")
    assert vi in text(wrong.code, "vi", wrong.params)
    assert en in text(wrong.code, "en", wrong.params)


def test_a_wrong_value_of_an_edit_is_told_with_what_is_allowed():
    ((code, params),) = mistakes([("date", "5/3")], load_profile("vn"))
    assert text(code, "vi", params) == (
        "“ngày ban hành” (date) không thể là “5/3”; cần: ngày có thật, viết năm-tháng-ngày như 2026-01-31"
    )
    ((code, params),) = mistakes([("type", "Quyết địn")], load_profile("vn"))
    assert "các loại: " in text(code, "vi", params)
    assert "Quyết định" in text(code, "vi", params)


@pytest.mark.parametrize(
    ("rule", "vi"),
    [
        (r"pattern ^https?://\S+$", "địa chỉ bắt đầu bằng https://"),
        ("exclusiveMinimum 0", "lớn hơn 0"),
        ("minLength 1", "không để trống"),
        (r"pattern ^unknown$", r"pattern ^unknown$"),
    ],
)
def test_a_rule_of_the_settings_is_said_in_words(rule, vi):
    assert readable("CFG-PROBLEM-RULE", "rule", rule, "vi") == vi
    assert readable("DOC-MORE", "rule", "text", "vi") == "text", "a code of a finding is none"


def test_a_field_that_has_no_name_stands_as_it_is():
    assert field("xyz") == "xyz"


def test_help_speaks_one_language(capsys, monkeypatch):
    for lang, usage, helped in (("vi", "Cách gọi: ", "In phần giúp đỡ này."), ("en", "Usage: ", "Show this message")):
        monkeypatch.setenv("GAZETTE_LANG", lang)
        main.main(args=["list", "--help"], prog_name="gazette", standalone_mode=False)
        out = capsys.readouterr().out
        assert out.startswith(usage)
        assert helped in out
        assert ("[default:" in out) is (lang == "en")


def test_days_are_read_as_an_office_writes_them():
    for lang in LANGUAGES:
        told = text("SGN-CERT-EXPIRED", lang, (("name", "x"), ("on", "2026-11-24")))
        assert "24-11-2026" in told
        told = text("SGN-CERT-REVOKED", lang, (("name", "x"), ("on", "2026-11-24 08:00:00+00:00")))
        assert "24-11-2026" in told


@pytest.mark.parametrize(
    ("code", "reason", "vi"),
    [
        ("VFY-PATH", "No such file or directory", "không có tệp"),
        ("VFY-TRUST-FILE", "Permission denied", "không có quyền"),
        ("CLI-REPORT-WRITE", "No such file or directory", "không có tệp"),
        ("SGN-TSA-SILENT", "[Errno 111] Connection refused", "từ chối kết nối"),
        ("SGN-TSA-SILENT", "[Errno -2] Name or service not known", "không tìm thấy máy chủ"),
        ("SGN-TSA-SILENT", "timed out", "quá thời hạn"),
    ],
)
def test_why_a_place_was_not_reached(code, reason, vi):
    params = (("path", "x"), ("url", "x"), ("seconds", "10"), ("reason", reason))
    assert vi in text(code, "vi", params)
    assert reason not in text(code, "vi", params)
    assert reason.rpartition("] ")[2] in text(code, "en", params)


def test_an_exception_of_the_pdf_reader_is_no_word_for_a_lawyer():
    for lang, told in (("vi", "không đọc được cấu trúc"), ("en", "structure can't be read")):
        assert told in text("VFY-PDF-FORM", lang, (("detail", "PdfReadError"),))
