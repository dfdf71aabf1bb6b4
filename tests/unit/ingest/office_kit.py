"""Files of word processors, written by hand; and LibreOffice, or a skip that says that it is missing."""

import io
import shutil
import zipfile

import pytest

from gazette.ingest.libreoffice import PROGRAM, LibreOffice
from gazette.ingest.tools import Tools

needs_office = pytest.mark.skipif(shutil.which(PROGRAM) is None, reason="LibreOffice (soffice) is not installed")
TOOLS = Tools(office=LibreOffice())

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def rtf(*paragraphs, fonts=("Times New Roman",)):
    """RTF of paragraphs; what is not ASCII as Unicode escapes, braces and backslashes are the caller's marks."""
    table = "".join(f"{{\\f{index} {name};}}" for index, name in enumerate(fonts))
    body = "".join(f"{_escaped(text)}\\par\n" for text in paragraphs)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\uc1{{\\fonttbl{table}}}\\f0 {body}}}".encode("ascii")


def _escaped(text):
    return "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in text)


def odt(*paragraphs, extra=""):
    """ODT of paragraphs, which may hold markup."""
    body = "".join(f"<text:p>{text}</text:p>" for text in paragraphs)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{extra}<office:document-content xmlns:office="{_OFFICE}"'
        f' xmlns:text="{_TEXT}" office:version="1.3"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
        ' manifest:version="1.3"><manifest:file-entry manifest:full-path="/"'
        ' manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry'
        ' manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()
