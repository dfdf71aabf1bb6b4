"""eIds by the Akoma Ntoso Naming Convention 1.0, as docs/reference/akoma-ntoso.md narrows it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from gazette.akn.names import eid_number
from gazette.akn.xml import local

_ABBREVIATED = {
    "alinea": "al",
    "article": "art",
    "attachment": "att",
    "blockList": "list",
    "chapter": "chp",
    "citation": "cit",
    "citations": "cits",
    "clause": "cl",
    "division": "dvs",
    "paragraph": "para",
    "quotedStructure": "qstr",
    "quotedText": "qtext",
    "recital": "rec",
    "recitals": "recs",
    "section": "sec",
    "subchapter": "subchp",
    "subclause": "subcl",
    "subdivision": "subdvs",
    "subparagraph": "subpara",
    "subsection": "subsec",
}
_NUMBERED = frozenset((
    "alinea", "article", "book", "chapter", "clause", "division", "indent", "item", "level", "list", "paragraph",
    "part", "point", "proviso", "recital", "rule", "section", "subchapter", "subclause", "subdivision", "sublist",
    "subparagraph", "subpart", "subrule", "subsection", "subtitle", "title", "tome", "transitional",
))  # fmt: skip
_COUNTED = frozenset((
    "attachment", "authorialNote", "blockList", "citation", "container", "crossHeading", "formula", "hcontainer",
    "mod", "quotedStructure", "table",
))  # fmt: skip
_PLAIN = frozenset({"citations", "content", "intro", "recitals", "wrapUp"})
NAMED = _PLAIN | _NUMBERED | _COUNTED
"""Elements that have an eId."""
_THROUGH = frozenset({"content", "intro", "wrapUp"})
"""Elements that lend no prefix to what they hold."""
_IN_WORDS = {
    word: str(number)
    for number, words in enumerate(
        ("nhất", "hai nhì", "ba", "tư bốn", "năm", "sáu", "bảy bẩy", "tám", "chín", "mười", "mười_một", "mười_hai"),
        start=1,
    )
    for word in (each.replace("_", " ") for each in words.split())
}
_NUM_TEXT = etree.XPath(".//text()[not(ancestor::*[local-name() = 'authorialNote'])]")
_MARKS = re.compile(r"\[[^\]]*\]|[“”\"«»]")


def assign_eids(root: etree._Element, taken: Iterable[str] = (), *, keep: bool = False) -> None:
    """Give every element below `root` that needs one its eId, in document order.

    Existing eIds are replaced, or stay with `keep`. An element that has an eId and needs none gets a counted one.
    `taken` are eIds that must not be used: those of `<meta>`, which is left alone.
    """
    _walk(root, Namer(taken), Scope(), keep=keep)


class Scope(NamedTuple):
    """The nearest eId above, and that of the attachment or quotation whose articles count by themselves."""

    prefix: str = ""
    articles: str = ""

    def inside(self, name: str, eid: str) -> Scope:
        """The scope of what an element holds that has an eId."""
        if name in _THROUGH:
            return self
        return Scope(eid, eid if name in ("attachment", "quotedStructure") else self.articles)


class Namer:
    """Gives eIds, in document order; each is given once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._used = set(taken)
        self._counts: dict[tuple[str, str], int] = {}

    def eid(self, name: str, num: str, scope: Scope) -> str:
        """The eId of an element; `num` is what its `<num>` prints."""
        short = _ABBREVIATED.get(name, name)
        if name in _PLAIN:
            return self._unique(_join(scope.prefix, short))
        if name in _NUMBERED:
            label = _label(num) if num else ""
            base = scope.articles if name == "article" else scope.prefix
            return self._unique(_join(base, f"{short}_{label}")) if label else self._next(base, short)
        return self._next("" if name == "attachment" else scope.prefix, short)

    def _next(self, prefix: str, short: str) -> str:
        count = self._counts.get((prefix, short), 0) + 1
        self._counts[(prefix, short)] = count
        return self._unique(_join(prefix, f"{short}_{count}"))

    def _unique(self, wanted: str) -> str:
        eid, count = wanted, 1
        while eid in self._used:
            count += 1
            eid = f"{wanted}-{count}"
        self._used.add(eid)
        return eid


def _walk(element: etree._Element, namer: Namer, scope: Scope, *, keep: bool) -> None:
    for child in element:
        name = local(child)
        if name in ("", "meta"):
            continue
        old = child.get("eId")
        eid = old if keep and old else None
        if eid is None and (name in NAMED or old is not None):
            eid = namer.eid(name, _num(child) if name in _NUMBERED else "", scope)
        if eid is not None:
            child.set("eId", eid)
        if len(child):
            _walk(child, namer, scope if eid is None else scope.inside(name, eid), keep=keep)


def _num(element: etree._Element) -> str:
    """What the `<num>` of an element prints; a footnote that hangs on it is no part of the number."""
    num = next((child for child in element if local(child) == "num"), None)
    if num is None:
        return ""
    return "".join(_NUM_TEXT(num)) if len(num) else num.text or ""


@lru_cache(maxsize=4096)  # most numbers of a text stand in it again and again
def _label(num: str) -> str:
    """The number part of an eId; a number in words ("Điều thứ nhất") in figures."""
    plain = " ".join(_MARKS.sub("", num).split()).rstrip(" .:–-)")
    ordinal = plain.lower().rpartition("thứ ")[2]
    return _IN_WORDS.get(ordinal) or eid_number(plain)


def _join(prefix: str, own: str) -> str:
    return f"{prefix}__{own}" if prefix else own
