"""Akoma Ntoso written as text, element by element in document order, each with its eId.

A document has tens of thousands of elements: written as text and parsed once they cost a third of what they cost
made one by one. What is written is what `gazette.akn.xml.serialize` makes of the same elements.
"""

from __future__ import annotations

from gazette.akn.eids import NAMED, Namer, Scope


class Writer:
    """Writes elements. `taken` gives what was written since the last time; eIds go on counting."""

    def __init__(self) -> None:
        self._namer = Namer()
        self._written: list[str] = []
        self._open: list[tuple[str, int, Scope]] = []
        self._scope = Scope()

    def open(self, tag: str, /, *, num: str = "", **attributes: str) -> None:
        """Begin an element; `class_` and `for_` lose their underscore. `num` is what its `<num>` is going to print."""
        shown = ""
        for key, value in attributes.items():
            shown += f' {key.rstrip("_")}="{_quoted(value)}"'
        self._open.append((tag, len(self._written), self._scope))
        if tag in NAMED:
            eid = self._namer.eid(tag, num, self._scope)
            self._scope = self._scope.inside(tag, eid)
            shown = f'{shown} eId="{eid}"'
        self._written.append(f"<{tag}{shown}>")

    def close(self) -> None:
        """End the innermost element."""
        tag, at, self._scope = self._open.pop()
        if at == len(self._written) - 1:
            self._written[at] = f"{self._written[at][:-1]}/>"
        else:
            self._written.append(f"</{tag}>")

    def empty(self, tag: str, /, **attributes: str) -> None:
        """An element with nothing in it."""
        self.open(tag, **attributes)
        self.close()

    def leaf(self, tag: str, text: str) -> None:
        """An element without attributes or eId, and nothing but text in it, which is not empty."""
        self._written.append(f"<{tag}>{_escaped(text)}</{tag}>")

    def text(self, text: str) -> None:
        """Text, behind what is there."""
        if text:
            self._written.append(_escaped(text))

    def inline(self, tags: tuple[str, ...], text: str) -> None:
        """Text with elements around it that have neither attributes nor eIds, the outermost first."""
        for tag in tags:
            self._written.append(f"<{tag}>")
        self._written.append(_escaped(text))
        for tag in reversed(tags):
            self._written.append(f"</{tag}>")

    def markup(self, written: str) -> None:
        """Elements that are written already."""
        self._written.append(written)

    @property
    def bare(self) -> bool:
        """Whether nothing is in the innermost element yet."""
        return self._open[-1][1] == len(self._written) - 1

    def taken(self) -> str:
        """What was written since the last time, all of whose elements are closed."""
        written = "".join(self._written)
        self._written.clear()
        return written


def _escaped(text: str) -> str:
    """Text as it stands between tags."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def _quoted(text: str) -> str:
    """Text as it stands in an attribute."""
    return _escaped(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
