"""The XML signature of an exchange package: what it covers, whether it fits, who made it."""

from __future__ import annotations

import base64
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from lxml import etree
from senders import EVIDENCE, GONE, MINISTER, NOW, Holder
from signxml import DigestAlgorithm, SignatureMethod, XMLSigner, methods

from gazette.model import Indication, Outcome, SourceVerdict
from gazette.verify.received import Evidence
from gazette.verify.received_xml import judge_received_xml
from gazette.verify.trust import Trust

sys.path.insert(0, str(Path(__file__).parents[1] / "ingest"))
from edxml_kit import QCVN, edxml

TEXT = "Điều 1. Phạm vi".encode()


def package() -> etree._Element:
    return etree.fromstring(edxml({"qd.txt": TEXT, "bang.xlsx": b"PK"}))


def signed(root: etree._Element, by: Holder, uri: str | None = None) -> bytes:
    signer = XMLSigner(methods.enveloped, SignatureMethod.ECDSA_SHA256, DigestAlgorithm.SHA256)
    key = by.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    made = signer.sign(root, key=key, cert=[by.certificate], reference_uri=uri)
    return etree.tostring(made)


def judge(data: bytes, evidence: Evidence = EVIDENCE) -> SourceVerdict:
    return judge_received_xml(data, evidence, NOW + timedelta(minutes=1))


def broken(verdict: SourceVerdict) -> list[tuple[str, str, str | None]]:
    checks = [*verdict.checks, *(check for item in verdict.signatures for check in item.checks)]
    return [
        (check.code, check.outcome.value, check.sub_indication)
        for check in checks
        if check.outcome in (Outcome.FAIL, Outcome.INDETERMINATE)
    ]


def test_a_package_signed_whole() -> None:
    verdict = judge(signed(package(), MINISTER))
    assert broken(verdict) == []
    assert verdict.indication is Indication.PASSED
    assert verdict.signatures[0].signer is not None
    assert verdict.signatures[0].signer.name == "Trần Thị Mẫu"


def test_an_unsigned_package() -> None:
    verdict = judge(etree.tostring(package()))
    assert (verdict.signed, verdict.indication) == (False, None)


def test_a_changed_word_of_the_header() -> None:
    data = signed(package(), MINISTER)
    changed = data.replace(b"H99.01", b"H99.02")
    assert changed != data
    verdict = judge(changed)
    assert broken(verdict) == [("RCV-INTACT", "fail", "HASH_FAILURE")]
    assert verdict.signatures[0].signer is None


def test_a_changed_signature_value() -> None:
    root = etree.fromstring(signed(package(), MINISTER))
    value = next(root.iter("{http://www.w3.org/2000/09/xmldsig#}SignatureValue"))
    raw = bytearray(base64.b64decode(value.text))
    raw[-1] ^= 1
    value.text = base64.b64encode(bytes(raw)).decode()
    assert broken(judge(etree.tostring(root))) == [("RCV-INTACT", "fail", "SIG_CRYPTO_FAILURE")]


def test_what_is_not_signed_is_named() -> None:
    root = package()
    header = next(root.iter(f"{{{QCVN}}}MessageHeader"))
    header.set("Id", "head")
    verdict = judge(signed(root, MINISTER, "#head"))
    ((code, outcome, sub),) = broken(verdict)
    assert (code, outcome, sub) == ("RCV-COVER", "indeterminate", "SIG_CONSTRAINTS_FAILURE")
    (check,) = [check for check in verdict.signatures[0].checks if check.code == "RCV-COVER"]
    assert dict(check.params)["detail"] == "cid:bang.xlsx, cid:qd.txt"


def test_a_second_header_beside_the_signed_one() -> None:
    root = etree.fromstring(signed(package(), MINISTER))
    header = next(root.iter(f"{{{QCVN}}}MessageHeader"))
    root.insert(0, etree.fromstring(etree.tostring(header)))
    assert [code for code, _outcome, _sub in broken(judge(etree.tostring(root)))] == ["RCV-XML-FORM"]


def test_revoked_and_unknown_signers() -> None:
    assert broken(judge(signed(package(), GONE))) == [("RCV-TRUST", "fail", "REVOKED")]
    assert broken(judge(signed(package(), MINISTER), Evidence(Trust(())))) == [
        ("RCV-TRUST", "indeterminate", "NO_CERTIFICATE_CHAIN_FOUND")
    ]
    assert broken(judge(signed(package(), MINISTER), Evidence(EVIDENCE.trust))) == [
        ("RCV-TRUST", "indeterminate", "TRY_LATER")
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"<x",
        b'<!DOCTYPE x [<!ENTITY e "e">]><x>&e;</x>',
        b'<x><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></x>',
        b'<x><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></x>',
    ],
)
def test_what_can_not_be_examined_fails(data: bytes) -> None:
    verdict = judge(data)
    assert verdict.indication is Indication.FAILED
    assert broken(verdict)[0][2] == "FORMAT_FAILURE"


def test_an_attachment_in_other_letters_beside_the_signed_ones() -> None:
    root = package()
    envelope = next(root.iter(f"{{{QCVN}}}edXMLEnvelope"))
    envelope.set("Id", "env")
    data = signed(root, MINISTER, "#env")
    forged = etree.fromstring(data)
    forged.append(etree.fromstring("<attachment><contentid>cid:qd.txt</contentid><content>eA==</content></attachment>"))
    assert [code for code, _outcome, _sub in broken(judge(etree.tostring(forged)))] == ["RCV-INTACT"]
    forged[-1][0].text = "cid:new.txt"
    assert [code for code, _outcome, _sub in broken(judge(etree.tostring(forged)))] == ["RCV-COVER"]
    head = next(forged.iter(f"{{{QCVN}}}MessageHeader"))
    other = etree.fromstring(etree.tostring(head))
    other.tag = f"{{{QCVN}}}messageHeader"
    forged.insert(0, other)
    assert [code for code, _outcome, _sub in broken(judge(etree.tostring(forged)))] == ["RCV-XML-FORM"]


def test_two_contents_of_one_attachment() -> None:
    root = package()
    first = next(root.iter("Attachment"))
    etree.SubElement(first, "Content").text = "eA=="
    assert judge(signed(root, MINISTER)).indication is Indication.FAILED


def test_a_package_too_large_to_judge_is_not_called_bad() -> None:
    root = package()
    next(root.iter("ContentTransferEncoded")).text = "A" * 10_000_000
    verdict = judge(etree.tostring(root))
    assert (verdict.indication, broken(verdict)) == (
        Indication.INDETERMINATE,
        [("RCV-XML-SIZE", "indeterminate", "GENERIC")],
    )
