"""The words of Akoma Ntoso, of any version: all text between its tags, read by another parser (expat).

No text, by rule: `<meta>` (facts), attributes, comments. A note that is kept in `<meta>` is text all the same: it is
heard where a mark (`noteRef`) first calls it, and where none does at the end of its document, before what is attached.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from gazette.ingest.witness.unreadable import UnreadableError

_DOCUMENTS = frozenset(["act", "bill", "doc", "judgment", "judgement", "statement"])
_ATTACHED = frozenset(["attachments", "components"])
_IDS = ("eId", "id", "currentId")


@dataclass(slots=True)
class _Heard:
    """A document and the documents inside it: where its text begins and ends among the pieces, and its notes."""

    first: int
    notes: dict[str, str] = field(default_factory=dict)
    loose: int | None = None
    """The piece before which notes without a mark are heard."""
    last: int = 0


def akn_text(data: bytes) -> str:
    """The text of an Akoma Ntoso file. Raises UnreadableError for what expat can't read, or a DOCTYPE."""
    listener = _Listener()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnreadableError(str(error)[:200]) from error
    return listener.heard()


def _no_doctype(*_: object) -> None:
    raise UnreadableError("doctype")


class _Listener:
    """Gathers pieces of text; a mark of a note keeps an empty place."""

    def __init__(self) -> None:
        self.pieces: list[str] = [""]
        self.marks: list[tuple[int, str]] = []
        self.documents: list[_Heard] = []
        self.open: list[_Heard] = []
        self.path: list[str] = []
        self.meta = 0
        self.note: tuple[str, list[str]] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        parent = self.path[-1] if self.path else ""
        self.path.append(local)
        if local == "meta":
            self.meta += 1
        elif self.meta:
            if local == "note" and parent == "notes" and self.note is None:
                self.note = (next((attributes[key] for key in _IDS if key in attributes), ""), [])
            elif self.note is not None:
                self.note[1].append(" ")
        else:
            self._outside(local, parent, attributes)

    def _outside(self, local: str, parent: str, attributes: dict[str, str]) -> None:
        self.pieces[-1] += " "
        if local in _DOCUMENTS:
            self.open.append(_Heard(len(self.pieces)))
            self.documents.append(self.open[-1])
            self.pieces.append("")
        elif local in _ATTACHED and self.open and parent in _DOCUMENTS:
            self._end_of_text(self.open[-1])
        elif local == "noteRef":
            self.pieces += ["", ""]
            self.marks.append((len(self.pieces) - 2, attributes.get("href", "").removeprefix("#")))
            self.pieces.append("")

    def end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        self.path.pop()
        if local == "meta":
            self.meta -= 1
        elif self.meta:
            if local == "note" and self.note is not None and self.path[-1:] == ["notes"]:
                if self.open:
                    self.open[-1].notes.setdefault(self.note[0], "".join(self.note[1]))
                self.note = None
        elif local == "noteRef" and self.marks and self.pieces[-1].strip():
            self.marks.pop()  # a mark with words of its own stays what it is
            self.pieces.append(" ")
        else:
            self.pieces[-1] += " "
            if local in _DOCUMENTS and self.open:
                document = self.open.pop()
                self._end_of_text(document)
                document.last = len(self.pieces)

    def _end_of_text(self, document: _Heard) -> None:
        if document.loose is None:
            document.loose = len(self.pieces)
            self.pieces += ["", ""]

    def text(self, data: str) -> None:
        if self.note is not None:
            self.note[1].append(data)
        elif not self.meta:
            self.pieces[-1] += data

    def heard(self) -> str:
        """Everything in order, notes in their places."""
        for document in self.documents:
            for at, called in self.marks:
                if document.first <= at <= document.last and called in document.notes and not self.pieces[at]:
                    self.pieces[at] = f" {document.notes.pop(called)} "
            if document.loose is not None:
                self.pieces[document.loose] += " ".join(["", *document.notes.values(), ""])
        return "".join(self.pieces)
