"""Cover, contents and colophon of an issue (TT 03/2011/TT-VPCP, models 1 to 4)."""

from __future__ import annotations

from collections.abc import Mapping

from gazette.errors import RenderError
from gazette.messages import text
from gazette.model import CheckedDocument, Issue
from gazette.model import Entry as ListedDocument
from gazette.profiles import MODEL, ParaStyle, Profile
from gazette.profiles.days import long_date, short_date
from gazette.render.pdf.blocks import Block, Column, Columns, Gap, Hairline, Mark, Para, Picture, Run
from gazette.render.pdf.furniture import citation, supplement_line, wording
from gazette.render.pdf.links import portion_links
from gazette.render.pdf.ornament import ornament
from gazette.render.pdf.pages import Page, paginate
from gazette.render.pdf.seal import cover_box
from gazette.render.pdf.setting import Setter
from gazette.render.pdf.strips import Item, LinkItem, PictureItem, Strip, stack
from gazette.render.pdf.tagged.syntax import text_string
from gazette.render.pdf.tagged.tree import HEADING, Content, Element

COVER_KEY = "cover"
CONTENTS_KEY = "contents"
COLOPHON_KEY = "colophon"


_EMBLEM, _TITLE = 175.0, 270.0
"""On the model's sheet, from the top of the frame: the middle of the emblem, and the name of the gazette."""


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

    Here and below, `parent` is the element of the structure tree that the text goes under. Raises RenderError
    (RND-COVER) where the name or the foot would reach into the field for the seal.
    """
    house = setter.house
    words = profile.furniture
    lang = wording(profile)
    top: list[Block] = []
    if words.state:
        top.append(_line(words.state, house.texts.cover_state, Element("P", parent)))
    if words.motto:
        motto = _line(words.motto, house.texts.cover_motto, Element("P", parent))
        top += [motto, Hairline(motto, 1.0, before=4)]
    figure = None if emblem is None else Element("Figure", parent, b"/Alt" + text_string(text("RND-EMBLEM", lang)))
    middle: list[Block] = [
        _line(words.gazette, house.texts.cover_gazette, Element(HEADING, parent)),
        Gap(10),
        _line(words.issue_line.format(numbers=issue.id.label), house.texts.cover_line, Element("P", parent)),
        _line(long_date(issue.date, words), house.texts.cover_line, Element("P", parent)),
    ]
    if supplement := supplement_line(issue, lang):
        middle += [Gap(6), _line(supplement, house.texts.cover_small, Element("P", parent))]
    foot: list[Block] = []
    if demonstration:
        notice = Element("P", parent)
        foot += [_line(text("RND-DEMONSTRATION", lang), house.texts.cover_demonstration, notice), Gap(14)]
    foot += [Hairline(None, 0.26), _line(operator, house.texts.cover_small, Element("P", parent))]
    placed = _pile(setter.set(top, house.paper.frame_width), 0.0)
    share = house.paper.frame_height / MODEL.paper.frame_height
    middle_x, middle_y = house.paper.frame_width / 2, _EMBLEM * share
    if emblem is None or figure is None:
        placed += [(0.0, rule) for rule in ornament(middle_x, middle_y, house.cover.ornament / 2, house.colours.accent)]
    else:
        scale = house.cover.ornament / max(emblem.width, emblem.height)
        width, height = emblem.width * scale, emblem.height * scale
        left, top_edge = middle_x - width / 2, middle_y - height / 2
        order, content = setter.next_order(), figure.content()
        placed.append((0.0, PictureItem(left, top_edge, width, height, emblem, order, content)))
    title, close = setter.set(middle, house.paper.frame_width), setter.set(foot, house.paper.frame_width)
    placed += _pile(title, _TITLE * share)
    end = house.paper.frame_height - stack(close).height
    placed += _pile(close, end)
    _, seal_bottom, _, seal_top = cover_box(house.paper)
    base = house.paper.height - house.paper.top
    if _TITLE * share + stack(title).height > base - seal_top or end < base - seal_bottom:
        raise RenderError("RND-COVER", document=str(issue.id))
    return Page(tuple(placed))


def contents(
    issue: Issue, profile: Profile, setter: Setter, first_pages: Mapping[str, int], parent: Element
) -> tuple[Page, ...]:
    """The contents by part and body. `first_pages` gives a document's page by its work URI.

    Room for page numbers is reserved, so how many pages there are does not depend on `first_pages`; missing ones are
    set as 0.
    """
    texts, measure = setter.house.texts, setter.house.paper.frame_width
    words = profile.furniture
    run = Run(words.contents, content=Element(HEADING, parent).content())
    title = Para((run,), texts.contents_title, marks=(Mark(CONTENTS_KEY, words.contents, 0),))
    strips = setter.set([title, _line(words.page, texts.contents_page, Element("P", parent))], measure)
    for section in issue.sections:
        strips += setter.set([_line(section.heading.upper(), texts.contents_part, Element("P", parent))], measure)
        for group in section.groups:
            if group.heading:
                line = _line(group.heading.upper(), texts.contents_group, Element("P", parent))
                strips += setter.set([line], measure)
            listed = Element("TOC", parent)
            for entry in group.entries:
                page = first_pages.get(entry.checked.document.uri, 0)
                strips += _entry(entry, issue.title, profile, setter, page, Element("TOCI", listed))
    return paginate(strips, setter)


def _entry(
    listed: ListedDocument, gazette: str, profile: Profile, setter: Setter, page: int, item: Element
) -> list[Strip]:
    """Date, then type, number and title with a dot leader to the page; the whole entry leads there."""
    house = setter.house
    checked = listed.checked
    facts = checked.document.metadata
    day = short_date(facts.signed_on, profile.furniture) if facts.signed_on else ""
    name = citation(checked, wording(profile))
    date_line = _line(day, house.texts.contents_entry, Element("P", item))
    link = Element("Link", Element("Reference", item)).content()
    runs = [Run(name, bold=True, content=link)]
    if facts.title and facts.title != name:
        runs += [Run(" ", content=link), Run(facts.title, content=link)]
    for line in portion_links(listed, gazette, wording(profile)):
        runs += [Run(" ", content=link), Run(line, italic=True, content=link)]
    left = house.contents.date / house.paper.frame_width
    entry = Columns(
        (
            Column(0.0, left, (date_line,)),
            Column(left, 1.0 - left, (Para(tuple(runs), house.texts.contents_entry, tail=str(page)),)),
        ),
        after=house.contents.gap,
    )
    strips = setter.set([entry], house.paper.frame_width)
    return [_linked(strip, document_key(checked), link, name, house.paper.frame_width) for strip in strips]


def _linked(strip: Strip, target: str, content: Content, words: str, width: float) -> Strip:
    link = LinkItem(0.0, 0.0, width, strip.height, f"#{target}", -1, content, words)
    return Strip(strip.height, (*strip.items, link), strip.before, strip.after, strip.glued)


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
    house = setter.house
    words = profile.furniture
    lang = wording(profile)
    title = f"{words.title} · {words.issue_line.format(numbers=issue.id.label)}"
    marks = (Mark(COLOPHON_KEY, text("RND-COLOPHON", lang), 0),)
    heading = Run(title, content=Element(HEADING, parent).content())
    blocks: list[Block] = [Hairline(None, 1.0, after=8), Para((heading,), house.texts.colophon_title, marks=marks)]
    publisher = text("RND-COLOPHON-PUBLISHER", lang, (("operator", operator),))
    blocks.append(_line(publisher, house.texts.colophon, Element("P", parent)))
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
        blocks.append(Para(runs, house.texts.colophon))
    blocks += [_line(line, house.texts.colophon, Element("P", parent)) for line in words.colophon]
    if demonstration:
        blocks.append(_line(text("RND-DEMONSTRATION", lang), house.texts.colophon_demonstration, Element("P", parent)))
    strips = setter.set(blocks, house.paper.frame_width)
    marked = [placed for strip in strips for placed in strip.marks]
    return Page(tuple(_pile(strips, house.paper.frame_height - stack(strips).height)), tuple(marked))


def heading(words: str, style: ParaStyle, parent: Element) -> Block:
    """The heading of a part or a body, above the first document that stands under it."""
    return _line(words.upper(), style, Element(HEADING, parent))


def _line(words: str, style: ParaStyle, element: Element) -> Para:
    return Para((Run(words, content=element.content()),), style)


def _pile(strips: list[Strip], top: float) -> list[tuple[float, Item]]:
    pile = stack(strips)
    return [
        (top + offset, item) for strip, offset in zip(pile.strips, pile.offsets, strict=True) for item in strip.items
    ]
