"""What `gazette doctor` reads from published issues: pages that do not follow, contents that are not the text's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazette.akn.issue import listed_documents
from gazette.akn.xml import UnsafeXml
from gazette.model import Manifest, ManifestDocument, Role
from gazette.model.finding import Severity
from gazette.model.problem import Problem, problem
from gazette.model.redaction import Redactions
from gazette.pipeline.redactions import proven_redactions
from gazette.pipeline.release import published_by
from gazette.pipeline.workspace import Workspace


def continuity(workspace: Workspace) -> Iterator[Problem]:
    """Published issues whose documents overlap or leave the issue's pages, or whose contents tell of other texts.

    Raises IntegrityError for an issue's XML that is gone or altered, unless a redaction took it away.
    """
    gone = proven_redactions(workspace)
    for issue in published_by(workspace):
        manifest = issue.manifest
        if wrong := misplaced(manifest.documents, manifest.pages):
            name = wrong.number or wrong.uri
            told = {"document": name, "first": wrong.first_page, "last": wrong.last_page}
            yield problem("DRC-PAGES", Severity.ERROR, issue=workspace.called(manifest.id), **told)
        if not _lists_its_documents(workspace, manifest, gone):
            yield problem("DRC-CONTENTS", Severity.ERROR, issue=workspace.called(manifest.id))


def misplaced(documents: Sequence[ManifestDocument], pages: int) -> ManifestDocument | None:
    """The first document that begins before the one ahead of it, ends before it begins, or leaves the issue.

    A document may begin on the page on which the one before it ends.
    """
    before = 1
    for document in documents:
        if not before <= document.first_page <= document.last_page <= pages:
            return document
        before = document.last_page
    return None


def _lists_its_documents(workspace: Workspace, manifest: Manifest, gone: Redactions) -> bool:
    """Whether the issue's XML refers to the documents of the manifest, in their order, and names them as it does.

    One that a redaction took away did.
    """
    found = next((file for file in manifest.files if file.role is Role.ISSUE_XML), None)
    if found is None:
        return False
    if gone.took(found):
        return True
    try:
        listed = listed_documents(workspace.archive.get(found.sha256))
    except UnsafeXml:
        return False
    return listed == tuple((item.uri, _line(item)) for item in manifest.documents)


def _line(document: ManifestDocument) -> str:
    """A document as the contents name it."""
    return " ".join(part for part in (document.type, document.number, document.title) if part)
