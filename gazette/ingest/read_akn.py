"""Akoma Ntoso as input: 3.0 that is strict stays as it is, other versions and flawed files are made strict.

No word is lost or moved on the way (`gazette.ingest.akn_repair`); what was changed, and what can't be made strict, is
told as findings.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from lxml import etree

from gazette.akn.facts import main_document
from gazette.akn.names import AKN_NS
from gazette.akn.record import find_record
from gazette.akn.schema import SchemaError, errors_of
from gazette.akn.text import words_of
from gazette.akn.xml import local, q, serialize
from gazette.ingest import akn_ids
from gazette.ingest.akn_changes import Changes
from gazette.ingest.akn_parts import DOCUMENTS, attachments_inside, notes_in_place
from gazette.ingest.akn_repair import repair
from gazette.ingest.akn_strict import settle
from gazette.ingest.akn_versions import modernise, version_of
from gazette.ingest.fidelity import Difference, letters_difference
from gazette.ingest.refused import refused
from gazette.ingest.sniff import parsed
from gazette.model import Finding, Place, Severity, finding

_COLLECTIONS = frozenset({"documentCollection", "officialGazette", "amendmentList"})
_SHOWN = 20
"""Kinds of violations told; one mistake in a generator breaks every article, and nobody reads a thousand of them."""


@dataclass(frozen=True, slots=True)
class AknSource:
    """Akoma Ntoso 3.0 made from a file; the file's own bytes where it was strict.

    The identification is still the file's own, valid or not. `findings` holds INP-AKN-SCHEMA errors when anything else
    can't be made valid.
    """

    root_bytes: bytes
    findings: tuple[Finding, ...] = ()


def read_akn(data: bytes) -> AknSource:
    """Read Akoma Ntoso. Raises RefusedInput when it is unsafe, malformed, of an unknown version or no document."""
    root, version = check_akn(data)
    if find_record(root) is not None:  # ours, as it was published: nothing may be made of it but what it is
        return AknSource(data, _told(errors_of(root)))
    root = modernise(root)
    main = main_document(root)
    kind = local(main) if main is not None else "—"
    if main is None or kind not in DOCUMENTS:
        raise refused("INP-AKN-COLLECTION" if kind in _COLLECTIONS else "INP-AKN-KIND", kind=kind)
    changes = Changes()
    strict = version == "3.0" and not _apart(root) and not errors_of(root)
    lost = None if strict else _reshaped(root, main, changes)
    sound = version == "3.0" and akn_ids.sound(main)
    numbered = akn_ids.renew(main, keep=sound)
    changes.eids = not sound
    if strict and not numbered:
        return AknSource(data)
    before = words_of(root)
    left = () if strict else settle(root, changes)
    lost = lost or letters_difference(before, words_of(root))
    return AknSource(serialize(root), (*changes.findings(version), *_told(left), *_lost(lost)))


def _reshaped(root: etree._Element, main: etree._Element, changes: Changes) -> Difference | None:
    """Bring a document into the shape of the schema; where its words are not what they were before, if anywhere."""
    before = words_of(root)
    attachments_inside(root, changes)
    repair(main, changes)
    difference = letters_difference(before, words_of(root))
    for document in (main, *main.iter(*map(q, DOCUMENTS))):
        notes_in_place(document, changes)
    return difference


def check_akn(data: bytes) -> tuple[etree._Element, str]:
    """The root of an Akoma Ntoso file, parsed safely, and its version. Raises RefusedInput for anything else."""
    root = parsed(data)
    version = version_of(root)
    if version is None:
        raise refused("INP-AKN-VERSION", namespace=etree.QName(root).namespace or "—")
    return root, version


def _apart(root: etree._Element) -> bool:
    """Whether words stand outside the text: notes in `<meta>`, components behind the document."""
    return next(root.iter(q("note"), q("components")), None) is not None


def _lost(difference: Difference | None) -> tuple[Finding, ...]:
    if difference is None:
        return ()
    return (finding("DOC-WORDS-LOST", Severity.ERROR, source=difference.source, made=difference.made),)


def _told(errors: tuple[SchemaError, ...]) -> tuple[Finding, ...]:
    """Violations by kind, each once with its first line and how often it occurs."""
    lines: dict[str, int] = {}
    counted: Counter[str] = Counter()
    for error in errors:
        message = _short(error.message)
        lines.setdefault(message, error.line)
        counted[message] += 1
    told = [
        finding("INP-AKN-SCHEMA", Severity.ERROR, Place(line=lines[message] or None), line=lines[message],
                count=count, message=message)
        for message, count in counted.most_common(_SHOWN)
    ]  # fmt: skip
    if len(counted) > _SHOWN:
        told.append(finding("INP-AKN-SCHEMA-MORE", Severity.ERROR, count=len(counted) - _SHOWN))
    return tuple(told)


def _short(message: str) -> str:
    """The validator's words without the namespace in front of each name, and without single values."""
    return message.replace(f"{{{AKN_NS}}}", "").partition(" Expected is ")[0][:300]
