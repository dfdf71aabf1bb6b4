"""What a reader leaves out, gathered while it walks a file and given its place among the blocks."""

from __future__ import annotations

from dataclasses import dataclass, field

from gazette.ingest.blocks import Omitted


@dataclass(slots=True)
class LeftOut:
    """What is left out, in the order of the file. Not frozen: it grows while the file is read."""

    items: list[Omitted] = field(default_factory=list)
    of_notes: dict[int, list[Omitted]] = field(default_factory=dict)
    """What is left out of each note; it stands where the note's mark does."""
    _waiting: list[tuple[str, str]] = field(default_factory=list)
    _behind: list[tuple[str, str]] = field(default_factory=list)
    """What is left out of text boxes, which stand behind the paragraph they hang on."""
    _outside: list[list[tuple[str, str]]] = field(default_factory=list)
    _goes_on: bool = False

    def add(self, text: str, reason: str) -> None:
        """Leave a text out, joined to the one before when nothing of the document stands between them."""
        if self._goes_on and self._waiting and self._waiting[-1][1] == reason:
            self._waiting[-1] = (self._waiting[-1][0] + text, reason)
        else:
            self._waiting.append((text, reason))
        self._goes_on = True

    def interrupt(self) -> None:
        """Tell that text of the document, or another paragraph, follows."""
        self._goes_on = False

    def enter_box(self) -> None:
        """Tell that a text box begins."""
        self._outside.append(self._waiting)
        self._waiting = []

    def leave_box(self) -> None:
        """Tell that it ends."""
        self._behind += self._waiting
        self._waiting = self._outside.pop()
        self._goes_on = False

    def end_paragraph(self) -> None:
        """Put what was left out of a paragraph's boxes behind what was left out of itself."""
        self._waiting += self._behind
        self._behind = []
        self._goes_on = False

    def settle(self, before: int, behind: int) -> None:
        """Give what waits its place among the blocks: the paragraph's own, and what is behind it."""
        self._goes_on = False
        if not (self._waiting or self._behind):
            return  # as nearly always
        self.items += _omitted(self._waiting, before) + _omitted(self._behind, behind)
        self._waiting, self._behind = [], []

    def settle_note(self, note: int) -> None:
        """Keep what was left out of a note."""
        found = _omitted(self._waiting + self._behind, 0)
        if found:
            self.of_notes[note] = found
        self._waiting, self._behind, self._goes_on = [], [], False


def _omitted(pairs: list[tuple[str, str]], before: int) -> list[Omitted]:
    return [Omitted(" ".join(text.split()), before, reason) for text, reason in pairs if text.strip()]
