"""CheckedDocuments and a plan become an Issue: parts, bodies, legal order, contents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from gazette.akn.issue import Listed, build_official_gazette
from gazette.compose.order import collation_key, group_name, legal_order, part_of
from gazette.model import CheckedDocument, Entry, Group, Issue, IssuePlan, Portion, Section
from gazette.profiles import Profile

COMPOSE_VERSION = "1"

__all__ = ["COMPOSE_VERSION", "collation_key", "compose"]


def compose(
    documents: Sequence[CheckedDocument],
    plan: IssuePlan,
    profile: Profile,
    *,
    title: str,
    operator: str,
    portions: Mapping[str, Portion] | None = None,
) -> Issue:
    """Put documents into legal order and make the issue's Akoma Ntoso.

    `portions` tell by work URI what is printed of a text that is split over issues. What goes on from an earlier issue
    opens the issue: its part, its body and itself come first.

    Raises ValueError for no documents or one that comes twice: the caller asks the registry first.
    """
    if not documents:
        raise ValueError("an issue has at least one document")
    if len({checked.document.uri for checked in documents}) != len(documents):
        raise ValueError("a document stands in an issue once")
    found = portions or {}
    entries = [Entry(checked, found.get(checked.document.uri)) for checked in documents]
    filled = [
        (part, chosen)
        for part in profile.parts
        if (chosen := [entry for entry in entries if _part(entry.checked, plan, profile) == part.code])
    ]
    filled.sort(key=lambda each: not any(map(_goes_on, each[1])))
    sections = tuple(Section(part.code, part.heading, _groups(chosen, plan, profile)) for part, chosen in filled)
    lines = _contents(sections)
    akn = build_official_gazette(plan.id, plan.date, title, operator, profile.language, lines, plan.supplements)
    return Issue(plan.id, plan.date, title, sections, akn, plan.supplements)


def _part(checked: CheckedDocument, plan: IssuePlan, profile: Profile) -> str:
    """The code of the part that a document stands in: the law's, or an editor's."""
    moved = dict(plan.arrangement.parts) if plan.arrangement is not None else {}
    return moved.get(checked.document.uri) or part_of(checked.document.metadata, profile).code


def _place(checked: CheckedDocument, plan: IssuePlan, profile: Profile) -> tuple[object, ...]:
    """Sort key inside a part: the editor's order where there is one, then the law's."""
    order = plan.arrangement.order if plan.arrangement is not None else ()
    uri = checked.document.uri
    return (order.index(uri) if uri in order else len(order), *legal_order(checked, profile))


def _goes_on(entry: Entry) -> bool:
    return entry.portion is not None and entry.portion.first is not None


def _groups(entries: Sequence[Entry], plan: IssuePlan, profile: Profile) -> tuple[Group, ...]:
    ordered = sorted(entries, key=lambda entry: _place(entry.checked, plan, profile))
    grouped = groupby(ordered, key=lambda entry: group_name(entry.checked.document.metadata))
    groups = [(name, sorted(members, key=lambda entry: not _goes_on(entry))) for name, members in grouped]
    groups.sort(key=lambda each: not any(map(_goes_on, each[1])))
    return tuple(Group(name.upper(), tuple(members)) for name, members in groups)


def _contents(sections: Sequence[Section]) -> list[Listed]:
    lines = []
    for section in sections:
        lines.append(Listed(1, section.heading))
        for group in section.groups:
            lines.append(Listed(2, group.heading))
            lines += [
                Listed(3, entry_text(entry.checked), entry.checked.document.uri, entry.portion)
                for entry in group.entries
            ]
    return lines


def entry_text(checked: CheckedDocument) -> str:
    """A document as one line of the contents: `Quyết định 83/2008/QĐ-TTg Quy định chức năng …`."""
    metadata = checked.document.metadata
    parts = (metadata.type.name if metadata.type else "", str(metadata.number or ""), metadata.title or "")
    return " ".join(part for part in parts if part)
