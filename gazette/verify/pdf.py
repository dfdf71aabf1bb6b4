"""The gazette's policy for sealed PDFs: every rule is a check of its own, and all of them must pass."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, read_certification_data
from pyhanko.sign.validation.status import SignatureCoverageLevel

from gazette.model import Check, Outcome, Signer
from gazette.verify.ades import PASSED, AdesOutcome, lasting, validate
from gazette.verify.cms import CmsError, Parsed, parse_cms
from gazette.verify.dss import read_store
from gazette.verify.guard import FORMAT_FAILURE, failed, guarded, passed, unsure
from gazette.verify.integrity import embedded_fault, seal_token_fault, token_info
from gazette.verify.rules import CMS_CODES, CMS_SUBS, SKEW
from gazette.verify.sealed import NotSealedError, Sealed, open_sealed, parsed
from gazette.verify.signer import signer_of
from gazette.verify.trust import Trust

_SUBFILTERS = {"/Sig": "/ETSI.CAdES.detached", "/DocTimeStamp": "/ETSI.RFC3161"}
_NO_CHAIN = "NO_CERTIFICATE_CHAIN_FOUND"


Facts = tuple[tuple[str, str], ...]


def judge_pdf(data: bytes, trust: Trust, moment: datetime) -> tuple[tuple[Check, ...], Signer | None, Facts]:
    """Every check on a PDF, who sealed it (None unless that can be said), and what it says of itself.

    `moment` is the time of the verification. Nothing is fetched. Never raises over what the bytes are.
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
    checks += guarded("VFY-INTEGRITY", lambda: _integrity(sealed, cms))
    checks += guarded("VFY-CHANGES", lambda: _changes(sealed))
    checks += guarded("VFY-LEVEL", lambda: _level(sealed, cms))
    checks += guarded("VFY-DSS", lambda: _store(sealed, cms, trust))
    if any(check.outcome is not Outcome.PASS for check in checks):
        # Trust is asked of whole files only: over a broken one the AdES process may say PASSED (measured).
        return checks, None, ()
    trusted, signer = _trust(sealed, cms, trust, moment)
    facts: list[tuple[str, str]] = []
    described = guarded("VFY-PDF-FORM", lambda: _describe(sealed, facts))
    return checks + trusted + described, signer, tuple(facts)


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
        except CmsError as error:
            sub = CMS_SUBS[error.rule]
            make = failed if error.rule == "form" else unsure
            yield make(CMS_CODES[error.rule], sub, detail=error.detail)
            return
        self.opened = opened
        self.token = tokens[0] if len(tokens) == 1 else None
        yield from (passed("VFY-CONTENTS"), passed("VFY-CMS"), passed("VFY-ALGORITHM"))

    def at(self, place: int) -> Parsed:
        """The signature at `place` of `Sealed.all`. Raises ValueError when they could not be opened."""
        if not self.opened:
            raise ValueError("signatures could not be opened")
        return self.opened[place]


def _certified(sealed: Sealed) -> Check:
    for signature in sealed.all:
        if signature.sig_object.get("/SubFilter") != _SUBFILTERS[signature.sig_object_type]:
            return failed("VFY-CERTIFIED", FORMAT_FAILURE, detail="SubFilter")
    perms = sealed.reader.root.get("/Perms")
    found = read_certification_data(sealed.reader)
    if found is None or perms is None or set(perms) != {"/DocMDP"}:
        return failed("VFY-CERTIFIED", FORMAT_FAILURE, detail="Perms")
    certified = perms.raw_get("/DocMDP") == sealed.seal.sig_field.raw_get("/V")
    if (
        not certified
        or found.permission is not MDPPerm.NO_CHANGES
        or sealed.seal.docmdp_level is not MDPPerm.NO_CHANGES
    ):
        return failed("VFY-CERTIFIED", FORMAT_FAILURE, detail="DocMDP")
    return passed("VFY-CERTIFIED")


def _integrity(sealed: Sealed, cms: _Cms) -> Check:
    faults = [embedded_fault(signature, cms.at(place)) for place, signature in enumerate(sealed.all)]
    if cms.token is not None:
        faults.append(seal_token_fault(cms.token, cms.at(0)))
    fault = next((fault for fault in faults if fault is not None), None)
    return failed("VFY-INTEGRITY", fault, detail=fault) if fault else passed("VFY-INTEGRITY")


def _changes(sealed: Sealed) -> Check:
    for signature in sealed.all:
        signature.compute_integrity_info()  # type: ignore[no-untyped-call]
        if signature.coverage not in (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION):
            return failed("VFY-CHANGES", FORMAT_FAILURE, detail="coverage")
        if not _harmless(signature):
            return failed("VFY-CHANGES", FORMAT_FAILURE, detail="changes")
    if sealed.all[-1].coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        return failed("VFY-CHANGES", FORMAT_FAILURE, detail="tail")
    return passed("VFY-CHANGES")


def _harmless(signature: EmbeddedPdfSignature) -> bool:
    found = signature.diff_result
    return isinstance(found, DiffResult) and found.modification_level in (
        ModificationLevel.NONE,
        ModificationLevel.LTA_UPDATES,
    )


def _level(sealed: Sealed, cms: _Cms) -> Check:
    revisions = [signature.signed_revision for signature in sealed.all]
    if not sealed.timestamps or cms.token is None or revisions != sorted(set(revisions)):
        return unsure("VFY-LEVEL", "SIG_CONSTRAINTS_FAILURE")
    times = [_time(cms.token), *(_time(cms.at(place + 1)) for place in range(len(sealed.timestamps)))]
    if times != sorted(times):
        return unsure("VFY-LEVEL", "TIMESTAMP_ORDER_FAILURE")
    return passed("VFY-LEVEL")


def _store(sealed: Sealed, cms: _Cms, trust: Trust) -> Check:
    store = read_store(sealed.reader)
    first = read_store(sealed.reader, sealed.seal.signed_revision)
    if store is None or first is None or not (first.crls or first.ocsps):
        return unsure("VFY-DSS", "SIG_CONSTRAINTS_FAILURE", detail="absent")
    if not first.within(store):
        return failed("VFY-DSS", FORMAT_FAILURE, detail="entries removed")
    known = store.certificates | set(trust.roots)
    for place in range(len(sealed.all)):
        if not set(cms.at(place).certificates) <= known:
            return failed("VFY-DSS", FORMAT_FAILURE, detail="certificates")
    return passed("VFY-DSS")


def _trust(sealed: Sealed, cms: _Cms, trust: Trust, moment: datetime) -> tuple[tuple[Check, ...], Signer | None]:
    last = cms.at(len(sealed.timestamps))
    at = _time(last)
    found: list[AdesOutcome] = []

    def ades() -> Iterator[Check]:
        outcome = validate(sealed.seal, trust, at)
        found.append(outcome)
        yield from _ades_checks(outcome)

    def time() -> Check:
        if at > moment + SKEW:
            return unsure("VFY-TIME", "NOT_YET_VALID", at=at.isoformat())
        store = read_store(sealed.reader)
        end = lasting(last.certificate, store.certificates if store else frozenset(), trust)
        if moment > end:
            return unsure("VFY-RENEW", "OUT_OF_BOUNDS_NO_POE", at=end.date().isoformat())
        return passed("VFY-TIME")

    checks = guarded("VFY-ADES", ades) + guarded("VFY-TIME", time)
    signer = None
    if found and found[0].trusted:
        signer = signer_of(sealed.seal.signer_cert, found[0].sealed_at)
    return checks, signer


def _ades_checks(outcome: AdesOutcome) -> Iterator[Check]:
    if not outcome.trusted and outcome.status != PASSED and "REVOKED" not in outcome.sub:
        sub = outcome.sub if outcome.status == "INDETERMINATE" else _NO_CHAIN
        yield unsure("VFY-TRUST", sub, detail=outcome.sub)
        return
    yield passed("VFY-TRUST") if outcome.trusted else unsure("VFY-TRUST", outcome.sub, detail=outcome.sub)
    if outcome.status != PASSED:
        make = failed if outcome.status == "FAILED" else unsure
        yield make("VFY-ADES", outcome.sub, detail=outcome.sub)
    elif not (outcome.archived and outcome.token_trusted):
        yield unsure("VFY-ADES", "NO_POE", detail="NO_POE")
    elif not outcome.bottom_line:
        yield failed("VFY-ADES", FORMAT_FAILURE, detail="bottom line")
    else:
        yield passed("VFY-ADES")


def _describe(sealed: Sealed, facts: list[tuple[str, str]]) -> tuple[Check, ...]:
    trailer = sealed.reader.trailer_view
    info = trailer["/Info"] if "/Info" in trailer else {}  # noqa: SIM401 - .get gives the reference unresolved
    found = {name: info.get(f"/{name.title()}") for name in ("title", "author", "subject")}
    facts += [(name, str(value)) for name, value in found.items() if isinstance(value, str) and value]
    return ()


def _time(token: Parsed) -> datetime:
    at: datetime = token_info(token)["gen_time"].native
    return at
