"""A verdict as a validation report of ETSI TS 119 102-2 (V1.2.2): for case-management systems and other validators.

Every file is a SignatureValidationReport of its own, a file that only a manifest vouches for included; every check is a
validation constraint with its cause and remedy. Times are UTC. What the standard has no word for (publication, legal
force) is left to the JSON.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import UTC, datetime

from lxml import etree

from gazette.messages import Language
from gazette.model import Check, FileVerdict, Indication, Outcome, Signer, Verdict
from gazette.verify.report import detail_of, remedy_of

VR = "http://uri.etsi.org/19102/v1.2.1#"
XADES = "http://uri.etsi.org/01903/v1.3.2#"
DS = "http://www.w3.org/2000/09/xmldsig#"
POLICY = "gazette/1"
"""Name of the rules that gazette.verify holds files against; raised when they change."""
_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
_URN = "urn:etsi:019102:"
_CHECK = "urn:gazette:verify:"
_MAIN = {
    Indication.PASSED: f"{_URN}mainindication:total-passed",
    Indication.FAILED: f"{_URN}mainindication:total-failed",
    Indication.INDETERMINATE: f"{_URN}mainindication:indeterminate",
}
_OF_A_CHECK = {
    Outcome.PASS: f"{_URN}mainindication:passed",
    Outcome.FAIL: f"{_URN}mainindication:failed",
    Outcome.INDETERMINATE: f"{_URN}mainindication:indeterminate",
}
Element = etree._Element


def to_xml(verdict: Verdict, lang: Language, moment: datetime) -> bytes:
    """The report. `moment` is when the verdict was given, `lang` the language of causes and remedies.

    Raises ValueError for a verdict on no file at all: the standard has no report on nothing.
    """
    if not verdict.files:
        raise ValueError("a report is on at least one file")
    root = etree.Element(f"{{{VR}}}ValidationReport", nsmap={"vr": VR, "XAdES": XADES, "ds": DS})
    certificates = {
        file.signer.certificate: f"certificate-{number}"
        for number, file in enumerate(verdict.files)
        if file.signer is not None and file.signer.certificate
    }
    for file in verdict.files:
        _file(root, file, lang, moment, certificates)
    if certificates:
        objects = _add(root, "SignatureValidationObjects")
        for digest, name in certificates.items():
            item = _add(objects, "ValidationObject")
            item.set("id", name)
            _add(item, "ObjectType", f"{_URN}validationObject:certificate")
            _digest(_add(item, "ValidationObjectRepresentation"), digest)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _file(root: Element, file: FileVerdict, lang: Language, moment: datetime, certificates: dict[str, str]) -> None:
    report = _add(root, "SignatureValidationReport")
    identifier = _add(report, "SignatureIdentifier")
    _add(identifier, "HashOnly", "false")
    _add(identifier, "DocHashOnly", "false")
    _add(identifier, "DAIdentifier", file.path)
    _constraints(report, file, lang)
    signer = file.signer
    times = _add(report, "ValidationTimeInfo")
    _add(times, "ValidationTime", _time(moment))
    best = _add(times, "BestSignatureTime")
    proven = signer.at if signer is not None and signer.at is not None else moment
    _add(best, "POETime", _time(proven))
    _add(best, "TypeOfProof", f"{_URN}poetype:validation")
    if file.sha256 is not None:
        _digest(_add(report, "SignersDocument"), file.sha256)
    if signer is not None:
        _signer(report, signer, certificates)
    process = _add(report, "SignatureValidationProcess")
    _add(process, "SignatureValidationProcessID", f"{_URN}validationprocess:LTA")
    status = _add(report, "SignatureValidationStatus")
    _add(status, "MainIndication", _MAIN[file.indication])
    if file.sub_indication:
        _add(status, "SubIndication", f"{_URN}subindication:{file.sub_indication}")


def _constraints(report: Element, file: FileVerdict, lang: Language) -> None:
    evaluated = _add(report, "ValidationConstraintsEvaluationReport")
    policy = _add(evaluated, "SignatureValidationPolicy")
    implied = _add(policy, "SignaturePolicyIdentifier")
    etree.SubElement(implied, f"{{{XADES}}}SignaturePolicyImplied")
    _add(policy, "PolicyName", POLICY)
    for check in file.checks:
        constraint = _add(evaluated, "ValidationConstraint")
        _add(constraint, "ValidationConstraintIdentifier", f"{_CHECK}{check.code}")
        applied = "disabled" if check.outcome is Outcome.SKIPPED else "applied"
        _add(_add(constraint, "ConstraintStatus"), "Status", f"{_URN}constraintStatus:{applied}")
        if check.outcome is not Outcome.SKIPPED:
            _outcome(constraint, check)
        words = _add(constraint, "Indications")
        for said in _said(check, lang):
            etree.SubElement(words, f"{{{VR}}}Value").text = said


def _outcome(constraint: Element, check: Check) -> None:
    status = _add(constraint, "ValidationStatus")
    _add(status, "MainIndication", _OF_A_CHECK[check.outcome])
    if check.sub_indication:
        _add(status, "SubIndication", f"{_URN}subindication:{check.sub_indication}")


def _said(check: Check, lang: Language) -> Iterator[str]:
    yield detail_of(check, lang)
    if remedy := remedy_of(check, lang):
        yield remedy


def _signer(report: Element, signer: Signer, certificates: dict[str, str]) -> None:
    if signer.at is not None:
        stamp = _add(_add(report, "SignatureAttributes"), "SignatureTimeStamp")
        stamp.set("Signed", "false")
        _add(stamp, "TimeStampValue", _time(signer.at))
    if signer.certificate in certificates:
        information = _add(report, "SignerInformation")
        _add(information, "SignerCertificate").set("VOReference", certificates[signer.certificate])
        _add(information, "Signer", signer.name)


def _digest(parent: Element, sha256: str) -> None:
    held = _add(parent, "DigestAlgAndValue")
    etree.SubElement(held, f"{{{DS}}}DigestMethod").set("Algorithm", _SHA256)
    etree.SubElement(held, f"{{{DS}}}DigestValue").text = base64.b64encode(bytes.fromhex(sha256)).decode("ascii")


def _add(parent: Element, name: str, text: str | None = None) -> Element:
    made = etree.SubElement(parent, f"{{{VR}}}{name}")
    made.text = text
    return made


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
