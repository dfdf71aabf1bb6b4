"""Letters that the typeface lacks are found before anything is set: a gazette must not print a box for a letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from lxml import etree

from gazette.akn.xml import UnsafeXml, local, parse
from gazette.errors import RenderError
from gazette.messages import text
from gazette.model import CheckedDocument, Issue
from gazette.profiles import Profile
from gazette.profiles.days import long_date
from gazette.render.pdf.fonts import FontSet
from gazette.render.pdf.furniture import citation, supplement_line, surround, wording
from gazette.render.pdf.links import closing_lines, opening_lines

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
_DEEPEST = etree.XPath("/*" * (DEEPEST + 1))
_DEEP = etree.XPath(f"boolean({'/*' * (DEEPEST + 1)})")
_ATTRIBUTES = ("startQuote", "endQuote", "marker")
_MARKS = etree.XPath("|".join(f"//@{name}" for name in _ATTRIBUTES))
_TAG = re.compile("<[^>]*>?")
_TELLING = ((b"#", b"&#"), (b"!", b"<!"))
"""What stands for letters other than it is written with, each after a sign of it that is seldom and soon found."""
_UTF8 = re.compile(rb"<(?!\?xml)|<\?xml(?:(?!encoding)[^>])*(?:encoding\s*=\s*[\"']utf-8[\"'][^>]*)?\?>", re.IGNORECASE)
"""How a file in UTF-8 begins."""
_PLAIN = bytes(range(32, 127)) + b"\n"
"""Bytes that are letters of their own in UTF-8, in `_ALWAYS` or a space: nobody has to look for them."""
_COUNTED = 4_000
"""Of so much of a document, tags and all, the letters are counted: enough to tell the frequent from the rare."""


def characters(issue: Issue, profile: Profile, operator: str, base_url: str, fonts: FontSet) -> Counter[str]:
    """Every character that an issue may print, with how often its texts do.

    Raises RenderError: RND-GLYPH naming code points, document and place of what no face has; RND-XML and RND-TOO-DEEP,
    as `text_of` does, for a document that has to be read for that.
    """
    words = profile.furniture
    lang = wording(profile)
    own = [text(code, lang, tuple((key, "") for key in keys)) for code, keys in _PRINTED.items()]
    own += [operator, base_url, words.state, words.motto, words.gazette, words.contents, words.page, *words.colophon]
    own += [surround(issue, profile, demonstration=False).head, long_date(issue.date, words)]
    own += [supplement_line(issue, lang)] if issue.supplements is not None else []
    own += [
        name for section in issue.sections for name in (section.heading, *(group.heading for group in section.groups))
    ]
    for entry in issue.entries:
        own += [*opening_lines(entry, issue.title, lang), *closing_lines(entry, issue.title, lang)]
    counts = Counter(dict.fromkeys(_ALWAYS, 0))
    printed = "\n".join([*own, *(line.upper() for line in own)])
    counts.update(fonts.clean(printed))
    found = [(char, str(issue.id), "-") for char in fonts.missing(printed)]
    seen = {char for char in counts if ord(char) in fonts.covered and fonts.ordinary(char)}
    unseen = _others_than(seen)
    for checked in issue.documents:
        name = citation(checked, lang)
        outside, data = _outside(checked, name), checked.document.akn
        rare = _rare_as_written(data)
        new = set(unseen.findall(outside + (rare or "")))
        if rare is None or not _plain(new, fonts):
            root = text_of(checked, name)
            written = _letters(root, outside, fonts)
            new = set(written) - seen
            if any(ord(char) not in fonts.covered for char in new):
                found += _in_document(checked, root, name, fonts)
        else:
            written = data[:_COUNTED].decode(errors="ignore").replace("\n", " ")  # its end may be half a letter
        counts.update(_TAG.sub("", written[:_COUNTED]))
        counts.update(new)
        if plain := {char for char in new if _plain(char, fonts)}:
            seen |= plain
            unseen = _others_than(seen)
    if not found:
        return counts
    listed = "; ".join(f"U+{ord(char):04X} ({document}, {place})" for char, document, place in found[:_LISTED])
    rest = f" (+{len(found) - _LISTED})" if len(found) > _LISTED else ""
    raise RenderError("RND-GLYPH", count=len(found), characters=listed + rest)


def _others_than(chars: set[str]) -> re.Pattern[str]:
    """Finds what is not among these characters, far faster than by asking for each."""
    return re.compile(f"[^{re.escape(''.join(sorted(chars)))}]")


def text_of(checked: CheckedDocument, name: str) -> etree._Element:
    """The document's Akoma Ntoso as a tree; `name` is what messages call it.

    Raises RenderError: RND-XML when it can't be read, RND-TOO-DEEP when it is nested beyond any sense.
    """
    try:
        root = parse(checked.document.akn)
    except UnsafeXml as error:
        raise RenderError("RND-XML", document=name, detail=error) from error
    if _DEEP(root):
        raise RenderError("RND-TOO-DEEP", document=name, place=_place(next(iter(_DEEPEST(root)))))
    return root


def _rare_as_written(data: bytes) -> str | None:
    """What a file holds besides ASCII, when it shows every letter of its text as that letter; else None.

    So the letters of nearly every document are known without its tree. Its tags are ASCII and add none.
    """
    if any(sign in data and mark in data for sign, mark in _TELLING) or not _UTF8.match(data):
        return None
    try:
        return data.translate(None, _PLAIN).decode()
    except UnicodeDecodeError:
        return None


def _plain(chars: Iterable[str], fonts: FontSet) -> bool:
    """Whether every face has these characters, and nothing that stands beside them changes them."""
    return all(ord(char) in fonts.covered and fonts.ordinary(char) for char in chars)


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
    """Where characters that can't be drawn are first printed."""
    found = dict.fromkeys(fonts.missing(_outside(checked, name)), "-")
    for element in _walk(root):
        words: list[str] = []
        if local(element):  # comments and processing instructions are not printed; what follows them is
            words = [element.text or "", *(element.get(name, "") for name in _ATTRIBUTES)]
        for char in fonts.missing("\n".join([*words, *(child.tail or "" for child in element)])):
            found.setdefault(char, _place(element))
    return [(char, name, place) for char, place in sorted(found.items())]


def _walk(root: etree._Element) -> list[etree._Element]:
    """Every element of the text."""
    found = []
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if local(element) == "meta":
            continue
        found.append(element)
        waiting += reversed(element)
    return found


def _place(element: etree._Element) -> str:
    current: etree._Element | None = element
    while current is not None:
        found = current.get("eId")
        if found:
            return f"#{found}"
        current = current.getparent()
    return local(element) or "-"
