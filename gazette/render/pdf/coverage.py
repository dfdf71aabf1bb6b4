"""Letters that the typeface lacks are found before anything is set: a gazette must not print a box for a letter."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from gazette.akn.xml import UnsafeXml, local, parse
from gazette.errors import RenderError
from gazette.messages import text
from gazette.model import CheckedDocument, Issue
from gazette.profiles import Profile
from gazette.render.pdf.fonts import FontSet
from gazette.render.pdf.furniture import citation, long_date, surround, wording

_LISTED = 12
"""So many are named in the message; the rest are counted."""
_ALWAYS = "".join(map(chr, range(32, 127))) + "·"
"""Numbers of pages, addresses and codes may hold any of these; the last stands in the colophon's title."""
_PRINTED = {
    "RND-CITATION": ("type", "number"),
    "RND-COLOPHON": (),
    "RND-COLOPHON-ADDRESS": ("address",),
    "RND-COLOPHON-PUBLISHER": ("operator",),
    "RND-DEMONSTRATION": (),
    "RND-DEMONSTRATION-SHORT": (),
    "RND-PROOF": (),
    "RND-REMARK": ("remark",),
    "RND-SEAL": (),
    "RND-SEAL-WHERE": (),
}
"""Texts of the catalogue that stand on pages, with what is filled in."""
DEEPEST = 120
"""Levels of elements that a text may be nested; laws need some 15."""
_DEEP = etree.XPath(f"boolean({'/*' * (DEEPEST + 1)})")
_ATTRIBUTES = ("startQuote", "endQuote", "marker")
_MARKS = etree.XPath("|".join(f"//@{name}" for name in _ATTRIBUTES))
_COUNTED = 3_000
"""Letters of a document that are counted: enough to tell the frequent from the rare."""


def characters(issue: Issue, profile: Profile, operator: str, base_url: str, fonts: FontSet) -> Counter[str]:
    """Every character that an issue may print, with how often its texts do.

    Raises RenderError: RND-GLYPH naming code points, document and place of what no face has; RND-TOO-DEEP for a
    text nested beyond any sense; RND-XML for one that can't be read.
    """
    words = profile.furniture
    lang = wording(profile)
    own = [text(code, lang, tuple((key, "") for key in keys)) for code, keys in _PRINTED.items()]
    own += [operator, base_url, words.state, words.motto, words.gazette, words.contents, words.page, *words.colophon]
    own += [surround(issue, profile, demonstration=False).head, long_date(issue.date, words)]
    own += [
        name for section in issue.sections for name in (section.heading, *(group.heading for group in section.groups))
    ]
    counts = Counter(dict.fromkeys(_ALWAYS, 0))
    printed = "\n".join([*own, *(line.upper() for line in own)])
    counts.update(fonts.clean(printed))
    found = [(char, str(issue.id), "-") for char in fonts.missing(printed)]
    seen = {char for char in counts if ord(char) in fonts.covered}
    unseen = _others_than(seen)
    for checked in issue.documents:
        name = citation(checked, lang)
        root = _parsed(checked, name)
        whole = _letters(root, _outside(checked, name), fonts)
        counts.update(whole[:_COUNTED])
        new = set(unseen.findall(whole))
        counts.update(new)
        lacking = {char for char in new if ord(char) not in fonts.covered}
        if new != lacking:
            seen |= new - lacking
            unseen = _others_than(seen)
        if lacking or _DEEP(root):
            found += _in_document(checked, root, name, fonts)
    if not found:
        return counts
    listed = "; ".join(f"U+{ord(char):04X} ({document}, {place})" for char, document, place in found[:_LISTED])
    rest = f" (+{len(found) - _LISTED})" if len(found) > _LISTED else ""
    raise RenderError("RND-GLYPH", count=len(found), characters=listed + rest)


def _others_than(chars: set[str]) -> re.Pattern[str]:
    """Finds what is not among these characters, far faster than by asking for each."""
    return re.compile(f"[^{re.escape(''.join(sorted(chars)))}]")


def _parsed(checked: CheckedDocument, name: str) -> etree._Element:
    try:
        return parse(checked.document.akn)
    except UnsafeXml as error:
        raise RenderError("RND-XML", document=name, detail=error) from error


def _outside(checked: CheckedDocument, name: str) -> str:
    """What is printed of a document beside its text."""
    facts = checked.document.metadata
    issuers = [issuer.name for issuer in facts.issuers]
    return " ".join([name, facts.title or "", checked.document.remark or "", *issuers])


def _letters(root: etree._Element, outside: str, fonts: FontSet) -> str:
    """Every text of a document, printed or not, as it is drawn."""
    marks = [str(mark) for mark in _MARKS(root)]
    whole = " ".join([outside, etree.tostring(root, method="text", encoding="unicode"), *marks])
    if fonts.ordinary(whole):
        return whole
    return fonts.clean(" ".join([outside, *map(str, root.itertext()), *marks]))  # letters of two are not put together


def _in_document(
    checked: CheckedDocument, root: etree._Element, name: str, fonts: FontSet
) -> list[tuple[str, str, str]]:
    """Where characters that can't be drawn are first printed. Raises RenderError (RND-TOO-DEEP)."""
    found = dict.fromkeys(fonts.missing(_outside(checked, name)), "-")
    for element, depth in _walk(root):
        if depth > DEEPEST:
            raise RenderError("RND-TOO-DEEP", document=name, place=_place(element))
        words: list[str] = []
        if local(element):  # comments and processing instructions are not printed; what follows them is
            words = [element.text or "", *(element.get(name, "") for name in _ATTRIBUTES)]
        for char in fonts.missing("\n".join([*words, *(child.tail or "" for child in element)])):
            found.setdefault(char, _place(element))
    return [(char, name, place) for char, place in sorted(found.items())]


def _walk(root: etree._Element) -> list[tuple[etree._Element, int]]:
    """Every element of the text with its depth; without recursion, since depth is what is being checked."""
    found = []
    waiting = [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        if local(element) == "meta":
            continue
        found.append((element, depth))
        waiting += [(child, depth + 1) for child in reversed(element)]
    return found


def _place(element: etree._Element) -> str:
    current: etree._Element | None = element
    while current is not None:
        found = current.get("eId")
        if found:
            return f"#{found}"
        current = current.getparent()
    return local(element) or "-"
