"""What stays of a document whose text had to go: that there is one, by whom, of which day, under which number."""

from __future__ import annotations

from dataclasses import replace

from gazette.model.document import CheckedDocument, Document, Metadata, SourceFile, Structure


def tombstone(checked: CheckedDocument, grave: bytes) -> CheckedDocument:
    """A document without its words: title, signatories, findings and all that came with it are gone.

    `grave` is the Akoma Ntoso that stands in the place of its text. The day from which it is in force stays.
    """
    document = checked.document
    return CheckedDocument(
        Document(
            uri=document.uri,
            eli=document.eli,
            metadata=without_words(document.metadata),
            structure=Structure(),
            akn=grave,
            sources=tuple(map(unnamed, document.sources)),
        ),
        (),
    )


def without_words(metadata: Metadata) -> Metadata:
    """The facts that name a document and place it, and no other."""
    return replace(metadata, title=None, effective_rule=None, signatories=(), relations=())


def unnamed(source: SourceFile) -> SourceFile:
    """A file that came in, without its name, its package and who signed it: any of these may name a person."""
    return replace(source, name=source.sha256[:12], container=None, signature=None)
