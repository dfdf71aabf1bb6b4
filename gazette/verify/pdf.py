"""The gazette's policy for sealed PDFs: every rule is a check of its own, and all of them must pass."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from asn1crypto import x509
from pyhanko.pdf_utils.generic import DictionaryObject, NumberObject

from gazette.model import Check, Outcome, Signer
from gazette.verify.byte_range import covered
from gazette.verify.chain import Chains, Evidence
from gazette.verify.cms import CmsError, Parsed, parse_cms
from gazette.verify.dss import read_store
from gazette.verify.growth import GrownError, require_renewals_only
from gazette.verify.guard import FORMAT_FAILURE, failed, guarded, passed, unsure
from gazette.verify.integrity import digest_of, seal_token_fault, signature_fault, token_fault, token_info
from gazette.verify.rules import CMS_CODES, CMS_SUBS
from gazette.verify.sealed import (
    SEAL,
    TIMESTAMP,
    ContentsError,
    NotSealedError,
    Sealed,
    Signature,
    is_revision_end,
    open_sealed,
    parsed,
)
from gazette.verify.signer import pinned, signer_of
from gazette.verify.standing import Stamped, standing
from gazette.verify.trust import Trust

_SUBFILTERS = {SEAL: "/ETSI.CAdES.detached", TIMESTAMP: "/ETSI.RFC3161"}
_NO_CHANGES = 1
"""`P` of DocMDP: no change at all is permitted (ISO 32000-2, 12.8.2.2)."""

Facts = tuple[tuple[str, str], ...]


def judge_pdf(
    data: bytes, trust: Trust, moment: datetime, chains: Chains | None = None
) -> tuple[tuple[Check, ...], Signer | None, Facts]:
    """Every check on a PDF, who sealed it (None unless that can be said), and what it says of itself.

    `moment` is the time of the verification. `chains` holds what was found out about certificates while other files
    were judged against the same `trust`. Nothing is fetched. Never raises over what the bytes are.
    """
    opened: list[Sealed] = []

    def form() -> Check:
        try:
            opened.append(open_sealed(data))
        except NotSealedError as error:
            return failed(error.rule, FORMAT_FAILURE, detail=error.detail)
        return passed("VFY-PDF-FORM")

    checks = guarded("VFY-PDF-FORM", form)
    if not opened:
        return checks, None, ()
    sealed = opened[0]
    checks += guarded("VFY-CERTIFIED", lambda: _certified(sealed))
    cms = _Cms(sealed)
    checks += guarded("VFY-CONTENTS", cms.open)
    checks += guarded("VFY-CHANGES", lambda: _changes(sealed))
    if cms.opened:
        checks += guarded("VFY-INTEGRITY", lambda: _integrity(sealed, cms))
        checks += guarded("VFY-LEVEL", lambda: _level(sealed, cms))
        checks += guarded("VFY-DSS", lambda: _store(sealed, cms, trust))
    if any(check.outcome is not Outcome.PASS for check in checks):
        # Trust is asked of whole files only: what a broken one says of certificates is nobody's word.
        return checks, None, ()
    signers: list[Signer] = []
    facts: list[tuple[str, str]] = []
    checks += guarded("VFY-ADES", lambda: _trust(sealed, cms, chains or Chains(trust), moment, signers))
    checks += tuple(check for signer in signers for check in pinned(signer, trust))
    checks += guarded("VFY-PDF-FORM", lambda: _describe(sealed, facts))
    return checks, signers[0] if signers else None, tuple(facts)


class _Cms:
    """The signatures of a PDF, opened once for all rules."""

    def __init__(self, sealed: Sealed) -> None:
        self._sealed = sealed
        self.opened: tuple[Parsed, ...] = ()
        self.token: Parsed | None = None

    def open(self) -> Iterator[Check]:
        """Open them all; the checks on how they are written, what they hold and which algorithms they rest on."""
        try:
            opened = tuple(parsed(self._sealed, signature) for signature in self._sealed.all)
            tokens = tuple(parse_cms(token, timestamp=True, covered=True) for token in opened[0].tokens)
            for token in (*tokens, *opened[1:]):
                token_info(token)
        except ContentsError as error:
            yield failed("VFY-CONTENTS", FORMAT_FAILURE, detail=error.part)
            return
        except CmsError as error:
            sub = CMS_SUBS[error.rule]
            make = failed if error.rule == "form" else unsure
            yield make(CMS_CODES[error.rule], sub, detail=error.detail)
            return
        if not _like_its_siblings(tokens + opened[1:]):
            yield failed("VFY-CMS", FORMAT_FAILURE, detail="unlike")
            return
        self.opened = opened
        self.token = tokens[0] if len(tokens) == 1 else None
        yield from (passed("VFY-CONTENTS"), passed("VFY-CMS"), passed("VFY-ALGORITHM"))

    def times(self) -> Iterator[tuple[Parsed, datetime]]:
        """The timestamps and the time that each gives: the one inside the seal, then the others in their order."""
        for token in ([self.token] if self.token is not None else []) + list(self.opened[1:]):
            at: datetime = token_info(token)["gen_time"].native
            yield token, at


def _like_its_siblings(timestamps: tuple[Parsed, ...]) -> bool:
    """Whether the last timestamp is written as those before it that the same certificate gave.

    Which certificates an authority sends along, in which order, and how it writes its algorithms is covered by no
    signature; but an authority does it the same way each time, and the others are covered by the last.
    """
    if not timestamps:
        return True
    last = timestamps[-1]
    before = [item for item in timestamps[:-1] if item.certificate == last.certificate]
    name = last.signer["digest_algorithm"]["algorithm"].native
    return all(
        item.certificates == last.certificates
        and (item.algorithms == last.algorithms or item.signer["digest_algorithm"]["algorithm"].native != name)
        for item in before[-1:]
    )


def _certified(sealed: Sealed) -> Check:
    for signature in sealed.all:
        if signature.value.get("/SubFilter") != _SUBFILTERS[signature.kind]:
            return failed("VFY-CERTIFIED", FORMAT_FAILURE, detail="SubFilter")
    perms = sealed.reader.root.get("/Perms")
    if not isinstance(perms, DictionaryObject) or set(perms) != {"/DocMDP"}:
        return failed("VFY-CERTIFIED", FORMAT_FAILURE, detail="Perms")
    if perms.raw_get("/DocMDP") != sealed.seal.field.raw_get("/V"):
        return failed("VFY-CERTIFIED", FORMAT_FAILURE, detail="Perms")
    references = sealed.seal.value.get("/Reference")
    if not isinstance(references, list) or len(references) != 1:
        return failed("VFY-CERTIFIED", FORMAT_FAILURE, detail="DocMDP")
    reference = references[0]
    level = reference["/TransformParams"].raw_get("/P")
    certain = reference["/TransformMethod"] == "/DocMDP" and isinstance(level, NumberObject) and level == _NO_CHANGES
    return passed("VFY-CERTIFIED") if certain else failed("VFY-CERTIFIED", FORMAT_FAILURE, detail="DocMDP")


def _integrity(sealed: Sealed, cms: _Cms) -> Check:
    faults = [_fault(sealed, signature, cms.opened[place]) for place, signature in enumerate(sealed.all)]
    if cms.token is not None:
        faults.append(seal_token_fault(cms.token, cms.opened[0]))
    fault = next((fault for fault in faults if fault is not None), None)
    return failed("VFY-INTEGRITY", fault, detail=fault) if fault else passed("VFY-INTEGRITY")


def _fault(sealed: Sealed, signature: Signature, opened: Parsed) -> str | None:
    parts = covered(sealed.data, signature.byte_range)
    if signature.kind == TIMESTAMP:
        imprint = token_info(opened)["message_imprint"]["hash_algorithm"]["algorithm"].native
        return token_fault(opened, digest_of(parts, imprint))
    return signature_fault(opened, digest_of(parts, opened.signer["digest_algorithm"]["algorithm"].native))


def _changes(sealed: Sealed) -> Check:
    if sum(sealed.all[-1].byte_range[2:]) != len(sealed.data):
        return failed("VFY-CHANGES", FORMAT_FAILURE, detail="tail")
    if not all(is_revision_end(sealed, signature) for signature in sealed.all):
        return failed("VFY-CHANGES", FORMAT_FAILURE, detail="coverage")
    if sealed.all[-1].revision != sealed.reader.xrefs.total_revisions - 1:
        return failed("VFY-CHANGES", FORMAT_FAILURE, detail="revisions")
    try:
        require_renewals_only(sealed.reader, sealed.seal.revision)
    except GrownError as error:
        return failed("VFY-CHANGES", FORMAT_FAILURE, detail=error.part)
    return passed("VFY-CHANGES")


def _level(sealed: Sealed, cms: _Cms) -> Check:
    revisions = [signature.revision for signature in sealed.all]
    if not sealed.timestamps or cms.token is None or revisions != sorted(set(revisions)):
        return unsure("VFY-LEVEL", "SIG_CONSTRAINTS_FAILURE")
    times = [at for _token, at in cms.times()]
    if times != sorted(times):
        return unsure("VFY-LEVEL", "TIMESTAMP_ORDER_FAILURE")
    return passed("VFY-LEVEL")


def _store(sealed: Sealed, cms: _Cms, trust: Trust) -> Check:
    store = read_store(sealed.reader)
    first = read_store(sealed.reader, sealed.seal.revision)
    if store is None or first is None or not (first.crls or first.ocsps):
        return unsure("VFY-DSS", "SIG_CONSTRAINTS_FAILURE", detail="absent")
    if not first.within(store):
        return failed("VFY-DSS", FORMAT_FAILURE, detail="entries removed")
    known = store.certificates | set(trust.roots)
    for place in range(len(sealed.all)):
        if not set(cms.opened[place].certificates) <= known:
            return failed("VFY-DSS", FORMAT_FAILURE, detail="certificates")
    return passed("VFY-DSS")


def _trust(sealed: Sealed, cms: _Cms, chains: Chains, moment: datetime, signers: list[Signer]) -> tuple[Check, ...]:
    seal = cms.opened[0]
    stamps = [Stamped(token.certificate, at) for token, at in cms.times()]
    # The certificates inside the seal and its token lie under the last timestamp as those of the DSS do.
    own = frozenset(seal.certificates + (cms.token.certificates if cms.token is not None else ()))
    store = read_store(sealed.reader) or Evidence(frozenset(), frozenset(), frozenset())
    evidence = Evidence(store.certificates | own, store.crls, store.ocsps)
    found = standing(chains, evidence, seal.certificate, stamps, moment)
    if found.trusted:
        signers.append(signer_of(x509.Certificate.load(seal.certificate), stamps[0].at))
    return found.checks


def _describe(sealed: Sealed, facts: list[tuple[str, str]]) -> tuple[Check, ...]:
    trailer = sealed.reader.trailer_view
    info = trailer["/Info"] if "/Info" in trailer else {}  # noqa: SIM401 - .get gives the reference unresolved
    found = {name: info.get(f"/{name.title()}") for name in ("title", "author", "subject")}
    facts += [(name, str(value)) for name, value in found.items() if isinstance(value, str) and value]
    return ()
