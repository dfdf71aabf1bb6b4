"""Whose gazette a document goes into, where one workspace has several publishers.

NĐ 78/2025/NĐ-CP Điều 7: the national gazette carries documents of central bodies, a provincial one those of the bodies
of its province, special zones and communes. Which levels of bodies a gazette carries is data of its profile; which
bodies of a level are those of this publisher, `issuers` of gazette.toml tells.
"""

from __future__ import annotations

from gazette.akn.names import slug
from gazette.model import Issuer, Metadata
from gazette.pipeline.workspace import Workspace


def carriers(workspace: Workspace, facts: Metadata | None) -> tuple[str, ...] | None:
    """The codes of the publishers whose gazette carries a document of these bodies, empty when there is none.

    None where it can't be told, or need not be: no issuing body that the profiles know, or one publisher alone.
    """
    if facts is None or not facts.issuers or len(workspace.places) == 1:
        return None
    offices = workspace.every()
    known = [item for item in facts.issuers if any(_level(office, item) for office in offices)]
    if not known:
        return None
    return tuple(office.place for office in offices if all(_carries(office, item) for item in known))


def _level(office: Workspace, issuer: Issuer) -> str | None:
    known = office.profile.authority_by_code(issuer.code)
    return known.level if known is not None else None


def _carries(office: Workspace, issuer: Issuer) -> bool:
    carried, own = office.profile.carries, office.config.issuers
    name = f"-{slug(issuer.name)}-"
    return (not carried or _level(office, issuer) in carried) and (
        not own or any(f"-{slug(words)}-" in name for words in own)
    )
