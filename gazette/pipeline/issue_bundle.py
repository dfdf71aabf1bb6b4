"""What it takes to check the files of one issue without the portal, in one archive: its manifest, and their proofs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gazette.model import FileStore, SignedIssue, SiteFile
from gazette.pipeline.transparency import PROOF_SUFFIX

BUNDLE_NAME = "bundle.zip"
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can tell; the same files give the same bytes, whenever they are packed."""


def issue_bundles(issues: Iterable[SignedIssue], log: Sequence[SiteFile], files: FileStore) -> Iterator[SiteFile]:
    """A bundle for each issue that has proofs among the portal's files of the log.

    What changes with time (checkpoint, bulletin) is not in it, so that a bundle changes only when a proof does.
    """
    proofs = {file.path: file for file in log if file.path.endswith(PROOF_SUFFIX)}
    for issue in issues:
        own = [proofs[path] for path in dict.fromkeys(_proof_paths(issue)) if path in proofs]
        if own:
            members = {file.path: files.get(file.sha256) for file in own}
            members |= {file.path: files.get(file.sha256) for file in (issue.manifest_file, issue.signature_file)}
            data = packed(members)
            yield SiteFile(f"{issue.manifest.id.path}/{BUNDLE_NAME}", files.put(data), len(data))


def packed(members: Mapping[str, bytes]) -> bytes:
    """An archive of files by their paths, in the order of these. Not compressed: compressors differ."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(members):
            archive.writestr(zipfile.ZipInfo(path, _BEGINNING), members[path])
    return whole.getvalue()


def _proof_paths(issue: SignedIssue) -> Iterator[str]:
    return (
        file.path.removesuffix(".pdf") + PROOF_SUFFIX for file in issue.manifest.files if file.path.endswith(".pdf")
    )
