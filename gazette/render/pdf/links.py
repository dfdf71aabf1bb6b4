"""The lines that lead from one issue to the next where a text is split over them (TT 03/2011/TT-VPCP).

`(Xem tiếp Công báo số 715 + 716)` ends a portion. The next one opens with the document's name and
`(Tiếp theo Công báo số 713 + 714)`.
"""

from __future__ import annotations

from gazette.messages import Language, text
from gazette.model import Entry, IssueId
from gazette.profiles import ParaStyle, Texts
from gazette.render.pdf.blocks import Block, Para, Run
from gazette.render.pdf.furniture import citation
from gazette.render.pdf.tagged.tree import Element


def opening_lines(entry: Entry, title: str, lang: Language) -> tuple[str, ...]:
    """What stands above a portion that goes on from an earlier issue. `title` is the name of the gazette."""
    portion = entry.portion
    if portion is None or portion.before is None:
        return ()
    name, trade = citation(entry.checked, lang), entry.checked.document.metadata.title
    line = f"{name} {trade}" if trade and trade != name else name
    return line, _link("RND-TEXT-FROM", title, portion.before, lang)


def closing_lines(entry: Entry, title: str, lang: Language) -> tuple[str, ...]:
    """What stands below a portion that goes on in a later issue."""
    portion = entry.portion
    if portion is None or portion.after is None:
        return ()
    return (_link("RND-TEXT-GOES-ON", title, portion.after, lang),)


def portion_links(entry: Entry, title: str, lang: Language) -> tuple[str, ...]:
    """Both ways, as the contents tell them: from which issue the text goes on and in which."""
    return (*opening_lines(entry, title, lang)[1:], *closing_lines(entry, title, lang))


def opening_blocks(entry: Entry, title: str, lang: Language, texts: Texts, parent: Element) -> list[Block]:
    """The opening lines on the page."""
    styles = (texts.split_name, texts.split_link)
    return [_block(line, style, parent) for line, style in zip(opening_lines(entry, title, lang), styles, strict=False)]


def closing_blocks(entry: Entry, title: str, lang: Language, texts: Texts, parent: Element) -> list[Block]:
    """The closing line on the page."""
    return [_block(line, texts.split_link, parent) for line in closing_lines(entry, title, lang)]


def _link(code: str, title: str, issue: IssueId, lang: Language) -> str:
    return text(code, lang, (("title", title), ("numbers", issue.label)))


def _block(line: str, style: ParaStyle, parent: Element) -> Block:
    return Para((Run(line, content=Element("P", parent).content()),), style)
