"""Characters: what may stand in a document's text. Every reader sends its text through here, once a run."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from gazette.model import Finding, Severity, finding

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphen, zero-width space, word joiner, byte order mark: they show nothing and break words for search."""
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Direction marks: they can make a text read otherwise than it is stored (CVE-2021-42574)."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters and noncharacters; XML 1.0 (section 2.2) forbids or discourages them."""
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_EOL = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_ODD = re.compile("[^\t\n -~\u00a1-\u00ac\u00ae-\u01b0\u1ea0-\u1ef9\u2010-\u2027\u2030-\u205e]")
"""Anything but plain letters and signs; most runs hold nothing of it and need no further look (all are in NFC)."""


def is_plain(text: str) -> bool:
    """Whether a text that a person wrote for the record has only characters that show and stand where they stand."""
    return not (_FORBIDDEN.search(text) or _BIDI.search(text))


def is_clean(raw: str) -> bool:
    """Whether a text that was read is in NFC and holds nothing that a `Cleaner` would change."""
    return _ODD.search(raw) is None


@dataclass(slots=True)
class Cleaner:
    """Cleans text and counts what it changed; one for each file read.

    Not frozen: it is a counter that a reader keeps to itself while it walks a file.
    """

    normalised: int = 0
    directions: int = 0
    controls: int = 0
    sample: str = ""

    def text(self, raw: str) -> str:
        """`raw` in NFC, special spaces as plain ones, line ends as line feeds, without what shows nothing."""
        if not _ODD.search(raw):
            return raw
        plain, directions = _BIDI.subn("", _EOL.sub("\n", raw))
        plain, controls = _FORBIDDEN.subn("", plain)
        plain = _SPACE.sub(" ", _INVISIBLE.sub("", plain))
        self.directions += directions
        self.controls += controls
        composed = unicodedata.normalize("NFC", plain)
        if composed != plain:
            self.normalised += 1
            self.sample = self.sample or " ".join(composed.split())[:40]
        return composed

    def findings(self) -> tuple[Finding, ...]:
        """What an editor should know about the characters of the file."""
        found = []
        if self.normalised:
            found.append(finding("INP-NOT-NFC", Severity.INFO, count=self.normalised, sample=self.sample))
        if self.directions:
            found.append(finding("INP-DIRECTION-MARKS", Severity.WARNING, count=self.directions))
        if self.controls:
            found.append(finding("INP-CONTROL-CHARACTERS", Severity.WARNING, count=self.controls))
        return tuple(found)
