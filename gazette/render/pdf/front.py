"""Cover, contents and colophon of an issue (TT 03/2011/TT-VPCP, models 1 to 4)."""

from __future__ import annotations

from collections.abc import Mapping

from gazette.messages import text
from gazette.model import CheckedDocument, Issue
from gazette.profiles import Profile
from gazette.render.pdf import style as st
from gazette.render.pdf.blocks import Block, Column, Columns, Gap, Hairline, Mark, Para, Run
from gazette.render.pdf.furniture import citation, long_date, short_date, wording
from gazette.render.pdf.ornament import ornament
from gazette.render.pdf.pages import Page, paginate
from gazette.render.pdf.setting import Setter
from gazette.render.pdf.strips import Item, LinkItem, Strip, moved, stack

COVER_KEY = "cover"
CONTENTS_KEY = "contents"
COLOPHON_KEY = "colophon"


def cover(issue: Issue, profile: Profile, operator: str, setter: Setter, *, demonstration: bool) -> Page:
    """The cover, page 1: Quốc hiệu and Tiêu ngữ, an ornament where print has the emblem, name, number, date."""
    words = profile.furniture
    lang = wording(profile)
    top: list[Block] = []
    if words.state:
        top.append(_line(words.state, st.COVER_STATE))
    if words.motto:
        motto = _line(words.motto, st.COVER_MOTTO)
        top += [motto, Hairline(motto, 1.0, before=4)]
    middle: list[Block] = [
        _line(words.gazette, st.COVER_GAZETTE),
        Gap(10),
        _line(words.issue_line.format(numbers=issue.id.label), st.COVER_LINE),
        _line(long_date(issue.date, words), st.COVER_LINE),
    ]
    foot: list[Block] = []
    if demonstration:
        foot += [_line(text("RND-DEMONSTRATION", lang), st.COVER_DEMONSTRATION), Gap(14)]
    foot += [Hairline(None, 0.26), _line(operator, st.COVER_SMALL)]
    items = _pile(setter.set(top, st.FRAME_WIDTH), 0.0)
    items += ornament(st.FRAME_WIDTH / 2, 175.0, st.ORNAMENT / 2)
    items += _pile(setter.set(middle, st.FRAME_WIDTH), 270.0)
    strips = setter.set(foot, st.FRAME_WIDTH)
    items += _pile(strips, st.FRAME_HEIGHT - stack(strips).height)
    return Page(tuple(items))


def contents(issue: Issue, profile: Profile, setter: Setter, first_pages: Mapping[str, int]) -> tuple[Page, ...]:
    """The contents by part and body. `first_pages` gives a document's page by its work URI.

    Room for page numbers is reserved, so how many pages there are does not depend on `first_pages`; missing ones are
    set as 0.
    """
    words = profile.furniture
    title = Para((Run(words.contents),), st.CONTENTS_TITLE, marks=(Mark(CONTENTS_KEY, words.contents, 0),))
    strips = setter.set([title, _page_word(words.page)], st.FRAME_WIDTH)
    for section in issue.sections:
        strips += setter.set([_line(section.heading.upper(), st.CONTENTS_PART)], st.FRAME_WIDTH)
        for group in section.groups:
            if group.heading:
                strips += setter.set([_line(group.heading.upper(), st.CONTENTS_GROUP)], st.FRAME_WIDTH)
            for checked in group.documents:
                strips += _entry(checked, profile, setter, first_pages.get(checked.document.uri, 0))
    return paginate(strips, setter)


def _entry(checked: CheckedDocument, profile: Profile, setter: Setter, page: int) -> list[Strip]:
    """Date, then type, number and title with a dot leader to the page; the whole entry leads there."""
    facts = checked.document.metadata
    day = short_date(facts.signed_on, profile.furniture) if facts.signed_on else ""
    name = citation(checked, wording(profile))
    runs = [Run(name, bold=True)]
    if facts.title and facts.title != name:
        runs += [Run(" "), Run(facts.title)]
    left = st.CONTENTS_DATE_WIDTH / st.FRAME_WIDTH
    entry = Columns(
        (
            Column(0.0, left, (_line(day, st.CONTENTS_ENTRY),)),
            Column(left, 1.0 - left, (Para(tuple(runs), st.CONTENTS_ENTRY, tail=str(page)),)),
        ),
        after=st.CONTENTS_GAP,
    )
    return [_linked(strip, document_key(checked)) for strip in setter.set([entry], st.FRAME_WIDTH)]


def _linked(strip: Strip, target: str) -> Strip:
    link = LinkItem(0.0, 0.0, st.FRAME_WIDTH, strip.height, f"#{target}")
    return Strip(strip.height, (*strip.items, link), strip.before, strip.after, strip.glued)


def _page_word(word: str) -> Block:
    return Para((Run(word, italic=True),), st.ParaStyle(size=11, leading=14, align="right", after=0, keep=True))


def document_key(checked: CheckedDocument) -> str:
    """The name of a document's place in the file. eIds of its parts follow it."""
    return f"{checked.document.eli.strip('/')}#"


def colophon(
    issue: Issue, profile: Profile, operator: str, base_url: str, setter: Setter, *, demonstration: bool
) -> Page:
    """The last page: who publishes, where, and what the file is."""
    words = profile.furniture
    lang = wording(profile)
    title = f"{words.title} · {words.issue_line.format(numbers=issue.id.label)}"
    marks = (Mark(COLOPHON_KEY, text("RND-COLOPHON", lang), 0),)
    blocks: list[Block] = [Hairline(None, 1.0, after=8), Para((Run(title),), st.COLOPHON_TITLE, marks=marks)]
    blocks.append(_line(text("RND-COLOPHON-PUBLISHER", lang, (("operator", operator),)), st.COLOPHON))
    if base_url:
        address = f"{base_url.rstrip('/')}/{issue.id.path}/"
        said = text("RND-COLOPHON-ADDRESS", lang, (("address", address),))
        before, _, after = said.partition(address)
        blocks.append(Para((Run(before), Run(address, link=address), Run(after)), st.COLOPHON))
    blocks += [_line(line, st.COLOPHON) for line in words.colophon]
    if demonstration:
        blocks.append(_line(text("RND-DEMONSTRATION", lang), st.COLOPHON_DEMONSTRATION))
    strips = setter.set(blocks, st.FRAME_WIDTH)
    marked = [placed for strip in strips for placed in strip.marks]
    return Page(tuple(_pile(strips, st.FRAME_HEIGHT - stack(strips).height)), tuple(marked))


def headings(part: str | None, group: str | None) -> list[Block]:
    """Part and body above the first document that stands under them."""
    blocks: list[Block] = []
    if part:
        blocks.append(_line(part.upper(), st.PART_HEADING))
    if group:
        blocks.append(_line(group.upper(), st.GROUP_HEADING))
    return blocks


def _line(words: str, style: st.ParaStyle) -> Para:
    return Para((Run(words),), style)


def _pile(strips: list[Strip], top: float) -> list[Item]:
    pile = stack(strips)
    return [
        moved(item, 0.0, top + offset)
        for strip, offset in zip(pile.strips, pile.offsets, strict=True)
        for item in strip.items
    ]
