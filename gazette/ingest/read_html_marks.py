"""What an HTML element says about its text: marks, alignment, list numbers, whether it shows at all."""

from __future__ import annotations

import base64
import binascii
import re

from lxml import html

from gazette.ingest.blocks import Run
from gazette.ingest.read_docx_numbering import written

_HEADING = re.compile(r"h[1-6]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)
_ALIGN = re.compile(r"text-align\s*:\s*(left|center|right|justify|start|end)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_PLAIN = re.compile(r"font-weight\s*:\s*(?:normal|400)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_UPRIGHT = re.compile(r"font-style\s*:\s*normal", re.IGNORECASE)
_UNDERLINE = re.compile(r"text-decoration[\w-]*\s*:[^;]*underline", re.IGNORECASE)
_SCRIPT = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*([^;,]+)", re.IGNORECASE)
_NO_MARK = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.IGNORECASE)
_DATA = re.compile(r"data:image/[\w.+-]+(?:;[\w=.+-]+)*?;base64,", re.IGNORECASE)
_LINKS = ("http://", "https://", "mailto:", "/eli/")
_ALIGNS = {"left": "left", "start": "left", "center": "center", "middle": "center", "right": "right", "end": "right"}
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def marked(element: html.HtmlElement, marks: Run) -> Run:
    """The marks of text inside an element."""
    tag, style = str(element.tag), element.get("style") or ""
    if tag in {"b", "strong", "th"} or _HEADING.fullmatch(tag) or _BOLD.search(style):
        marks = marks._replace(bold=True)
    if style and _PLAIN.search(style):
        marks = marks._replace(bold=False)
    if tag in {"i", "em", "cite", "dfn", "var"} or _ITALIC.search(style):
        marks = marks._replace(italic=True)
    if style and _UPRIGHT.search(style):
        marks = marks._replace(italic=False)
    if tag in {"u", "ins"} or _UNDERLINE.search(style):
        marks = marks._replace(underline=True)
    script = _SCRIPT.search(style) if tag not in {"td", "th", "tr"} else None
    if tag in {"sup", "sub"} or script:
        named = tag if tag in {"sup", "sub"} else (script.group(1).lower() if script else "")
        marks = marks._replace(script="sub" if named == "sub" else "super")
    href = (element.get("href") or "").strip() if tag == "a" else ""
    if href.lower().startswith(_LINKS):
        marks = marks._replace(href=href)
    return marks


def align_of(element: html.HtmlElement, inherited: str) -> str:
    """The alignment of an element's text."""
    if element.tag == "center":
        return "center"
    found = _ALIGN.search(element.get("style") or "")
    value = (found.group(1) if found else element.get("align") or "").lower()
    return "justify" if value == "justify" else _ALIGNS.get(value, inherited)


def font_of(element: html.HtmlElement, inherited: str) -> str:
    """The first font that an element names, else the inherited one."""
    found = _FONT.search(element.get("style") or "")
    named = found.group(1) if found else (element.get("face") or "").split(",")[0]
    return named.strip(" \"'") or inherited


def invisible(element: html.HtmlElement) -> bool:
    """Whether a browser would not show an element, or shows it as a menu."""
    if "hidden" in element.attrib or (element.get("role") or "").lower() == "navigation":
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))


def item_number(element: html.HtmlElement) -> str:
    """The number that a browser shows before an item of an ordered list. Bullets are no text and are left out."""
    parent = element.getparent()
    if element.tag != "li" or parent is None or parent.tag != "ol" or _NO_MARK.search(parent.get("style") or ""):
        return ""
    items = parent.findall("li")
    step = -1 if "reversed" in parent.attrib else 1
    count = _whole(parent.get("start"), len(items) if step < 0 else 1)
    for item in items:
        count = _whole(item.get("value"), count)
        if item is element:
            break
        count += step
    figure = written(count, _FORMATS.get(parent.get("type") or "1", "decimal"))
    return f"{figure if figure is not None else count}."


def picture_data(source: str) -> bytes | None:
    """The bytes of a picture that lies in the page itself; None for every other address."""
    head = _DATA.match(source)
    if head is None:
        return None
    try:
        return base64.b64decode(re.sub(r"\s+", "", source[head.end() :]), validate=True)
    except (binascii.Error, ValueError):
        return None


def _whole(value: str | None, default: int) -> int:
    text = (value or "").strip()
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else default
