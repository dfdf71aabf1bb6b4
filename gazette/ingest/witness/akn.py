"""The words of an Akoma Ntoso file: its text nodes, whatever its version and its containers.

No text, by rule: `<meta>` but for the notes that old versions keep there. A note may stand at its mark, in `<meta>` or
behind the text, so notes are heard last, sorted by their words.
"""

from __future__ import annotations

from xml.parsers import expat

from gazette.ingest.witness.unreadable import UnreadableError

_NOTES = frozenset(["authorialNote", "note"])
_SPACE = " "
"""Between the namespace and the name of an element, as expat gives them."""


def akn_text(data: bytes) -> str:
    """The text of a file. Raises UnreadableError for XML that is not well-formed or has a DOCTYPE."""
    heard = _Heard()
    parser = expat.ParserCreate(namespace_separator=_SPACE)
    parser.buffer_text = True
    parser.StartElementHandler = heard.start
    parser.EndElementHandler = heard.end
    parser.CharacterDataHandler = heard.text
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableError(str(error)) from error
    return " ".join(["".join(heard.main), *sorted(" ".join("".join(note).split()) for note in heard.notes)])


def _no_doctype(*_: object) -> None:
    raise UnreadableError("DOCTYPE")


class _Heard:
    """What has been heard so far."""

    def __init__(self) -> None:
        self.main: list[str] = []
        self.notes: list[list[str]] = []
        self.open: list[list[str]] = []
        """The notes that are open, the innermost last."""
        self.meta = 0
        self.namespace: str | None = None

    def start(self, name: str, _: object) -> None:
        """An element begins."""
        if self.namespace is None:
            self.namespace = name.rpartition(_SPACE)[0]
        local = self._own(name)
        if local == "meta":
            self.meta += 1
        if local in _NOTES:
            self.notes.append([])
            self.open.append(self.notes[-1])
        self.text(" ")

    def end(self, name: str) -> None:
        """An element ends."""
        local = self._own(name)
        self.text(" ")
        if local == "meta":
            self.meta -= 1
        if local in _NOTES:
            self.open.pop()

    def text(self, data: str) -> None:
        """Text comes."""
        if self.open:
            self.open[-1].append(data)
        elif not self.meta:
            self.main.append(data)

    def _own(self, name: str) -> str:
        """The local name of an element of the file's own vocabulary; empty for one that a library's record brings."""
        namespace, _, local = name.rpartition(_SPACE)
        return local if namespace == self.namespace else ""
