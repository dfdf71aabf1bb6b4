"""CheckedDocuments and a plan become an Issue: parts, bodies, legal order, contents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from gazette.akn.issue import Listed, build_official_gazette
from gazette.compose.order import collation_key, group_name, legal_order, part_of
from gazette.model import CheckedDocument, Group, Issue, IssuePlan, Section
from gazette.profiles import Profile

COMPOSE_VERSION = "1"

__all__ = ["COMPOSE_VERSION", "collation_key", "compose"]


def compose(
    documents: Sequence[CheckedDocument], plan: IssuePlan, profile: Profile, *, title: str, operator: str
) -> Issue:
    """Put documents into legal order and make the issue's Akoma Ntoso.

    Raises ValueError for no documents or one that comes twice: the caller asks the registry first.
    """
    if not documents:
        raise ValueError("an issue has at least one document")
    if len({checked.document.uri for checked in documents}) != len(documents):
        raise ValueError("a document stands in an issue once")
    sections = tuple(
        Section(part.code, part.heading, _groups(chosen, plan, profile))
        for part in profile.parts
        if (chosen := [checked for checked in documents if _part(checked, plan, profile) == part.code])
    )
    akn = build_official_gazette(plan.id, plan.date, title, operator, profile.language, _contents(sections))
    return Issue(plan.id, plan.date, title, sections, akn)


def _part(checked: CheckedDocument, plan: IssuePlan, profile: Profile) -> str:
    """The code of the part that a document stands in: the law's, or an editor's."""
    moved = dict(plan.arrangement.parts) if plan.arrangement is not None else {}
    return moved.get(checked.document.uri) or part_of(checked.document.metadata, profile).code


def _place(checked: CheckedDocument, plan: IssuePlan, profile: Profile) -> tuple[object, ...]:
    """Sort key inside a part: the editor's order where there is one, then the law's."""
    order = plan.arrangement.order if plan.arrangement is not None else ()
    uri = checked.document.uri
    return (order.index(uri) if uri in order else len(order), *legal_order(checked, profile))


def _groups(documents: Sequence[CheckedDocument], plan: IssuePlan, profile: Profile) -> tuple[Group, ...]:
    ordered = sorted(documents, key=lambda checked: _place(checked, plan, profile))
    grouped = groupby(ordered, key=lambda checked: group_name(checked.document.metadata))
    return tuple(Group(name.upper(), tuple(members)) for name, members in grouped)


def _contents(sections: Sequence[Section]) -> list[Listed]:
    lines = []
    for section in sections:
        lines.append(Listed(1, section.heading))
        for group in section.groups:
            lines.append(Listed(2, group.heading))
            lines += [Listed(3, entry_text(checked), checked.document.uri) for checked in group.documents]
    return lines


def entry_text(checked: CheckedDocument) -> str:
    """A document as one line of the contents: `Quyết định 83/2008/QĐ-TTg Quy định chức năng …`."""
    metadata = checked.document.metadata
    parts = (metadata.type.name if metadata.type else "", str(metadata.number or ""), metadata.title or "")
    return " ".join(part for part in parts if part)
