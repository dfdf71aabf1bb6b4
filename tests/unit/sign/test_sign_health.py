"""What ends and how early it is told: each boundary by itself."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from authority import Authority
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from persons import person
from pki import NOW

from gazette.messages import LANGUAGES, hint, text
from gazette.model.finding import Severity
from gazette.sign.health import HeldCertificate, HeldList, Use, certificate_problems, list_problems

ENDS = NOW + timedelta(days=100)


@pytest.mark.parametrize("use", Use)
@pytest.mark.parametrize(
    ("day", "expected"),
    [(-2, "CERTIFICATE-EARLY"), (0, None), (69, None), (71, "{}-ENDS"), (99, "{}-ENDS"), (101, "{}-ENDED")],
)
def test_certificates(use: Use, day: int, expected: str | None) -> None:
    held = HeldCertificate(use, person("Mẫu", NOW, days=100).certificate)
    found = list(certificate_problems([held], NOW + timedelta(days=day), 30))
    assert [item.code for item in found] == ([f"DRC-{expected.format(use)}"] if expected else [])
    for item in found:
        assert (item.severity is Severity.WARNING) is item.code.endswith("-ENDS")
        for lang in LANGUAGES:
            assert "Mẫu" in text(item.code, lang, item.params)
            assert hint(item.code, lang, item.params)


@pytest.mark.parametrize(
    ("day", "needed", "expected"),
    [
        (0, True, None),
        (4, True, None),
        (6, True, ("DRC-LIST-ENDS", Severity.WARNING)),
        (8, True, ("DRC-LIST-ENDED", Severity.ERROR)),
        (6, False, None),
        (8, False, ("DRC-LIST-ENDED", Severity.WARNING)),
    ],
)
def test_revocation_lists(tmp_path: Path, day: int, needed: bool, expected: object) -> None:
    Authority(tmp_path, NOW)
    crl = x509.load_der_x509_crl((tmp_path / "ca.crl").read_bytes())
    found = list(list_problems([HeldList(tmp_path / "ca.crl", crl, needed)], NOW + timedelta(days=day), 2))
    assert [(item.code, item.severity) for item in found] == ([expected] if expected else [])
    assert all(hint(item.code, lang, item.params) for item in found for lang in LANGUAGES)


def test_a_list_without_an_end() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "CA")])
    builder = x509.CertificateRevocationListBuilder().issuer_name(name).last_update(NOW)
    crl = builder.next_update(NOW + timedelta(days=1)).sign(key, hashes.SHA256())
    held = HeldList(Path("a.crl"), crl, needed=True)
    assert [item.code for item in list_problems([held], NOW, 2)] == ["DRC-LIST-ENDS"]
