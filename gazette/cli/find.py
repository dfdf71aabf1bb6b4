"""Naming a document: by its number, its URI, or enough of either to be unique."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.errors import ConflictError

if TYPE_CHECKING:
    from gazette.pipeline.workspace import Workspace
    from gazette.registry import DocumentRecord


def find_document(workspace: Workspace, name: str) -> DocumentRecord:
    """The one document of that name. Raises ConflictError for none or several."""
    found = workspace.registry.documents.find(name)
    if not found:
        raise ConflictError("REG-NO-DOCUMENT", document=name)
    if len(found) > 1:
        listed = ", ".join(record.number or record.uri for record in found[:5])
        raise ConflictError("REG-AMBIGUOUS", document=name, found=listed)
    return found[0]
