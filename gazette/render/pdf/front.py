"""Cover, contents and colophon of an issue (TT 03/2011/TT-VPCP, models 1 to 4)."""

from __future__ import annotations

from collections.abc import Mapping

from gazette.messages import text
from gazette.model import CheckedDocument, Issue
from gazette.model import Entry as ListedDocument
from gazette.profiles import Profile
from gazette.render.pdf import style as st
from gazette.render.pdf.blocks import Block, Column, Columns, Gap, Hairline, Mark, Para, Picture, Run
from gazette.render.pdf.furniture import citation, long_date, short_date, wording
from gazette.render.pdf.links import portion_links
from gazette.render.pdf.ornament import ornament
from gazette.render.pdf.pages import Page, paginate
from gazette.render.pdf.setting import Setter
from gazette.render.pdf.strips import Item, LinkItem, PictureItem, Strip, stack
from gazette.render.pdf.tagged.syntax import text_string
from gazette.render.pdf.tagged.tree import HEADING, Content, Element

COVER_KEY = "cover"
CONTENTS_KEY = "contents"
COLOPHON_KEY = "colophon"


def cover(
    issue: Issue,
    profile: Profile,
    operator: str,
    setter: Setter,
    parent: Element,
    *,
    emblem: Picture | None,
    demonstration: bool,
) -> Page:
    """The cover, page 1: Quốc hiệu and Tiêu ngữ, the emblem or an ornament in its place, name, number, date.

    Here and below, `parent` is the element of the structure tree that the text goes under.
    """
    words = profile.furniture
    lang = wording(profile)
    top: list[Block] = []
    if words.state:
        top.append(_line(words.state, st.COVER_STATE, Element("P", parent)))
    if words.motto:
        motto = _line(words.motto, st.COVER_MOTTO, Element("P", parent))
        top += [motto, Hairline(motto, 1.0, before=4)]
    figure = None if emblem is None else Element("Figure", parent, b"/Alt" + text_string(text("RND-EMBLEM", lang)))
    middle: list[Block] = [
        _line(words.gazette, st.COVER_GAZETTE, Element(HEADING, parent)),
        Gap(10),
        _line(words.issue_line.format(numbers=issue.id.label), st.COVER_LINE, Element("P", parent)),
        _line(long_date(issue.date, words), st.COVER_LINE, Element("P", parent)),
    ]
    foot: list[Block] = []
    if demonstration:
        notice = Element("P", parent)
        foot += [_line(text("RND-DEMONSTRATION", lang), st.COVER_DEMONSTRATION, notice), Gap(14)]
    foot += [Hairline(None, 0.26), _line(operator, st.COVER_SMALL, Element("P", parent))]
    placed = _pile(setter.set(top, st.FRAME_WIDTH), 0.0)
    middle_x, middle_y = st.FRAME_WIDTH / 2, 175.0
    if emblem is None or figure is None:
        placed += [(0.0, rule) for rule in ornament(middle_x, middle_y, st.ORNAMENT / 2)]
    else:
        scale = st.ORNAMENT / max(emblem.width, emblem.height)
        width, height = emblem.width * scale, emblem.height * scale
        left, top_edge = middle_x - width / 2, middle_y - height / 2
        order, content = setter.next_order(), figure.content()
        placed.append((0.0, PictureItem(left, top_edge, width, height, emblem, order, content)))
    placed += _pile(setter.set(middle, st.FRAME_WIDTH), 270.0)
    strips = setter.set(foot, st.FRAME_WIDTH)
    placed += _pile(strips, st.FRAME_HEIGHT - stack(strips).height)
    return Page(tuple(placed))


def contents(
    issue: Issue, profile: Profile, setter: Setter, first_pages: Mapping[str, int], parent: Element
) -> tuple[Page, ...]:
    """The contents by part and body. `first_pages` gives a document's page by its work URI.

    Room for page numbers is reserved, so how many pages there are does not depend on `first_pages`; missing ones are
    set as 0.
    """
    words = profile.furniture
    run = Run(words.contents, content=Element(HEADING, parent).content())
    title = Para((run,), st.CONTENTS_TITLE, marks=(Mark(CONTENTS_KEY, words.contents, 0),))
    strips = setter.set([title, _page_word(words.page, Element("P", parent))], st.FRAME_WIDTH)
    for section in issue.sections:
        strips += setter.set([_line(section.heading.upper(), st.CONTENTS_PART, Element("P", parent))], st.FRAME_WIDTH)
        for group in section.groups:
            if group.heading:
                line = _line(group.heading.upper(), st.CONTENTS_GROUP, Element("P", parent))
                strips += setter.set([line], st.FRAME_WIDTH)
            listed = Element("TOC", parent)
            for entry in group.entries:
                page = first_pages.get(entry.checked.document.uri, 0)
                strips += _entry(entry, issue.title, profile, setter, page, Element("TOCI", listed))
    return paginate(strips, setter)


def _entry(
    listed: ListedDocument, gazette: str, profile: Profile, setter: Setter, page: int, item: Element
) -> list[Strip]:
    """Date, then type, number and title with a dot leader to the page; the whole entry leads there."""
    checked = listed.checked
    facts = checked.document.metadata
    day = short_date(facts.signed_on, profile.furniture) if facts.signed_on else ""
    name = citation(checked, wording(profile))
    date_line = _line(day, st.CONTENTS_ENTRY, Element("P", item))
    link = Element("Link", Element("Reference", item)).content()
    runs = [Run(name, bold=True, content=link)]
    if facts.title and facts.title != name:
        runs += [Run(" ", content=link), Run(facts.title, content=link)]
    for line in portion_links(listed, gazette, wording(profile)):
        runs += [Run(" ", content=link), Run(line, italic=True, content=link)]
    left = st.CONTENTS_DATE_WIDTH / st.FRAME_WIDTH
    entry = Columns(
        (
            Column(0.0, left, (date_line,)),
            Column(left, 1.0 - left, (Para(tuple(runs), st.CONTENTS_ENTRY, tail=str(page)),)),
        ),
        after=st.CONTENTS_GAP,
    )
    strips = setter.set([entry], st.FRAME_WIDTH)
    return [_linked(strip, document_key(checked), link, name) for strip in strips]


def _linked(strip: Strip, target: str, content: Content, words: str) -> Strip:
    link = LinkItem(0.0, 0.0, st.FRAME_WIDTH, strip.height, f"#{target}", -1, content, words)
    return Strip(strip.height, (*strip.items, link), strip.before, strip.after, strip.glued)


def _page_word(word: str, element: Element) -> Block:
    return Para(
        (Run(word, italic=True, content=element.content()),),
        st.ParaStyle(size=11, leading=14, align="right", after=0, keep=True),
    )


def document_key(checked: CheckedDocument) -> str:
    """The name of a document's place in the file. eIds of its parts follow it."""
    return f"{checked.document.eli.strip('/')}#"


def colophon(
    issue: Issue,
    profile: Profile,
    operator: str,
    base_url: str,
    setter: Setter,
    parent: Element,
    *,
    demonstration: bool,
) -> Page:
    """The last page: who publishes, where, and what the file is."""
    words = profile.furniture
    lang = wording(profile)
    title = f"{words.title} · {words.issue_line.format(numbers=issue.id.label)}"
    marks = (Mark(COLOPHON_KEY, text("RND-COLOPHON", lang), 0),)
    heading = Run(title, content=Element(HEADING, parent).content())
    blocks: list[Block] = [Hairline(None, 1.0, after=8), Para((heading,), st.COLOPHON_TITLE, marks=marks)]
    publisher = text("RND-COLOPHON-PUBLISHER", lang, (("operator", operator),))
    blocks.append(_line(publisher, st.COLOPHON, Element("P", parent)))
    if base_url:
        address = f"{base_url.rstrip('/')}/{issue.id.path}/"
        said = text("RND-COLOPHON-ADDRESS", lang, (("address", address),))
        before, _, after = said.partition(address)
        line = Element("P", parent)
        runs = (
            Run(before, content=line.content()),
            Run(address, link=address, content=Element("Link", line).content()),
            Run(after, content=line.content()),
        )
        blocks.append(Para(runs, st.COLOPHON))
    blocks += [_line(line, st.COLOPHON, Element("P", parent)) for line in words.colophon]
    if demonstration:
        blocks.append(_line(text("RND-DEMONSTRATION", lang), st.COLOPHON_DEMONSTRATION, Element("P", parent)))
    strips = setter.set(blocks, st.FRAME_WIDTH)
    marked = [placed for strip in strips for placed in strip.marks]
    return Page(tuple(_pile(strips, st.FRAME_HEIGHT - stack(strips).height)), tuple(marked))


def heading(words: str, style: st.ParaStyle, parent: Element) -> Block:
    """The heading of a part or a body, above the first document that stands under it."""
    return _line(words.upper(), style, Element(HEADING, parent))


def _line(words: str, style: st.ParaStyle, element: Element) -> Para:
    return Para((Run(words, content=element.content()),), style)


def _pile(strips: list[Strip], top: float) -> list[tuple[float, Item]]:
    pile = stack(strips)
    return [
        (top + offset, item) for strip, offset in zip(pile.strips, pile.offsets, strict=True) for item in strip.items
    ]
