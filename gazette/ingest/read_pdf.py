"""The PDF reader: a text layer that can be trusted becomes blocks; everything else is refused with its reason.

PDFium reads the bytes in a child process under limits. Running heads, page numbers, watermarks and the visible part of
an electronic signature are no text of the document and stand in `omitted`.
"""

from __future__ import annotations

from gazette import child
from gazette.ingest.blocks import SourceText
from gazette.ingest.refused import refused

_MEMORY = 400 * 1024 * 1024
_BYTES_A_SECOND = 40_000
_LEAST_SECONDS, _MOST_SECONDS = 5, 60
_LONGEST = 120.0
_TAIL = 2048


def read_pdf(data: bytes, language: str) -> SourceText:
    """Read a PDF. `language` is the profile's grammar: Vietnamese text is held against its rules.

    Raises RefusedInput for a PDF that is encrypted, damaged, too large, or has no text layer that can be trusted.
    """
    if b"%%EOF" not in data[-_TAIL:]:
        raise refused("INP-PDF-BROKEN")
    from gazette.ingest.read_pdf_text import read_here

    try:
        return child.call(limits_of(data), read_here, data, language)
    except child.ChildFault as fault:
        raise refused("INP-PDF-LIMITS") from fault


def limits_of(data: bytes) -> child.Limits:
    """What reading a PDF may use: a page of text has 2 kB at least and takes a fiftieth of a second.

    There is an end to it: a file that is large for another reason has no right to the time of its size.
    """
    seconds = min(_LEAST_SECONDS + len(data) // _BYTES_A_SECOND, _MOST_SECONDS)
    return child.Limits(memory=_MEMORY, cpu=seconds, wall=min(20.0 + 4 * seconds, _LONGEST))
