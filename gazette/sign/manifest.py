"""The manifest of an issue and its detached signature (CAdES with signature timestamp, RFC 5652 and EN 319 122-1)."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from cryptography import x509

from gazette.akn.issue import issue_expression
from gazette.akn.names import expression_uri
from gazette.model import (
    Entry,
    Manifest,
    ManifestDocument,
    OneText,
    PrintedPortion,
    RenderedIssue,
    Role,
    SignedFile,
)
from gazette.model.manifest_json import VERSION
from gazette.sign.revocation import lists_of
from gazette.sign.sealer import Session


def build_manifest(
    rendered: RenderedIssue, files: tuple[SignedFile, ...], previous: str | None, *, demonstration: bool
) -> Manifest:
    """What the issue consists of. `files` are its renditions as signed, in their order.

    Raises ValueError when a document lacks what the manifest must say of it; such a document is never composed.
    """
    return Manifest(
        id=rendered.issue.id,
        date=rendered.issue.date,
        title=rendered.issue.title,
        pages=rendered.pages,
        settings_digest=rendered.settings_digest,
        documents=_documents(rendered),
        files=tuple(_named(file, rendered) for file in files),
        previous=previous,
        demonstration=demonstration,
        version=VERSION,
        supplements=rendered.issue.supplements,
    )


_FORMS = {
    Role.ISSUE_PDF: "pdf",
    Role.ISSUE_XML: "akn",
    Role.DOCUMENT_PDF: "pdf",
    Role.DOCUMENT_HTML: "html",
    Role.DOCUMENT_XML: "akn",
}
"""Files that are a form of the text itself, by the last part of their manifestation URI."""


def _named(file: SignedFile, rendered: RenderedIssue) -> SignedFile:
    """The file with its identifiers (Akoma Ntoso Naming Convention 1.0, ELI)."""
    document = next((item.document for item in rendered.issue.documents if item.document.uri == file.work), None)
    if document is None:
        expression = issue_expression(rendered.issue.akn) if file.role in _FORMS else None
    elif document.metadata.signed_on is None:
        raise ValueError(f"{document.uri}: composed without a date")
    else:
        expression = expression_uri(document.uri, document.metadata.language, document.metadata.signed_on)
    form = _FORMS.get(file.role)
    return replace(
        file,
        expression=expression,
        manifestation=f"{expression}.{form}" if form is not None else None,
        eli=document.eli if document is not None else None,
    )


def _documents(rendered: RenderedIssue) -> tuple[ManifestDocument, ...]:
    pages = {pages.work: pages for pages in rendered.ranges}
    texts = {text.work: text for text in rendered.texts}
    listed = []
    for section in rendered.issue.sections:
        for group in section.groups:
            for entry in group.entries:
                document = entry.checked.document
                facts = document.metadata
                if facts.type is None or facts.signed_on is None or facts.title is None:
                    raise ValueError(f"{document.uri}: composed without type, title or date")
                if document.uri not in texts:
                    raise ValueError(f"{document.uri}: its files were not held against one another")
                listed.append(
                    ManifestDocument(
                        uri=document.uri,
                        eli=document.eli,
                        number=str(facts.number) if facts.number else None,
                        type=facts.type.name,
                        title=facts.title,
                        issuers=tuple(issuer.name for issuer in facts.issuers),
                        signed_on=facts.signed_on,
                        first_page=pages[document.uri].first,
                        last_page=pages[document.uri].last,
                        part=section.heading,
                        group=group.heading,
                        remark=document.remark,
                        text_sha256=texts[document.uri].sha256,
                        portion=_portion(entry, texts[document.uri]),
                    )
                )
    return tuple(listed)


def _portion(entry: Entry, told: OneText) -> PrintedPortion | None:
    if entry.portion is None:
        return None
    if told.extent is None:
        raise ValueError(f"{told.work}: it was not read which portion of it is printed")
    return PrintedPortion(entry.portion, told.extent)


def sign_manifest(data: bytes, session: Session, now: datetime) -> tuple[bytes, datetime]:
    """The DER bytes of a detached signature over the manifest, and the time that its timestamp gives.

    The revocation lists lie inside, so that the signature can be judged offline.
    """
    form = session.form
    attributes = form.signed_attributes(hashlib.new(form.digest, data).digest(), now)
    return complete_manifest(attributes, session.sealer.key.sign(attributes), session)


def complete_manifest(attributes: bytes, signature: bytes, session: Session) -> tuple[bytes, datetime]:
    """The same, once its signature is there."""
    form = session.form
    token = session.stamper.stamp(hashlib.new(form.digest, signature).digest(), form.digest)
    stamped = map(x509.load_der_x509_certificate, token.certificates)
    # Those of the authority that answered, of no other: a signature holds nothing that takes no part in judging it.
    used = (session.sealer.key.certificate, *session.sealer.key.chain, *stamped)
    crls = lists_of(used, session.sealer.roots, session.evidence.crls)
    return form.assemble(attributes, signature, token=token.der, crls=crls), token.at
