"""A token to sign with: SoftHSM2, which speaks the same PKCS#11 as every token, with keys of an office's authority."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from office import Office

from gazette.config.types import KeyConfig, PassphraseSource, SigningConfig

PIN = "246813"
LIBRARIES = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib64/softhsm/libsofthsm.so",
    "/usr/local/lib/softhsm/libsofthsm2.so",
)


@dataclass(frozen=True)
class Hsm:
    """A token with keys that the office's authority certified. `environment` names it to the library."""

    library: Path
    folder: Path
    office: Office

    @property
    def environment(self) -> dict[str, str]:
        return {"SOFTHSM2_CONF": str(self.folder / "softhsm2.conf")}

    def key(self, label: str, **changes: object) -> KeyConfig:
        named = KeyConfig("pkcs11", self.library, PassphraseSource("file", str(self.folder / "pin")), token="gazette")
        return replace(named, label=label, chain=(), **changes)

    def config(self, label: str, **changes: object) -> SigningConfig:
        return self.office.config(self.key(label, **changes))

    def pull(self) -> None:
        """Take the token away."""
        (self.folder / "tokens").rename(self.folder / "pulled")

    def plug(self) -> None:
        """Put it back, if it was taken away."""
        if (self.folder / "pulled").exists():
            (self.folder / "pulled").rename(self.folder / "tokens")


def make_hsm(folder: Path, patch: pytest.MonkeyPatch, office: Office) -> Hsm:
    """A token in `folder` with keys rsa, curve and big with certificates on it, and the key bare without."""
    found = next((Path(item) for item in LIBRARIES if Path(item).exists()), None)
    tool = shutil.which("softhsm2-util")
    if found is None or tool is None:
        pytest.skip("SoftHSM2 is not installed")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder}/tokens\nlog.level = ERROR\n")
    (folder / "pin").write_text(PIN)
    (folder / "pin").chmod(0o600)
    made = Hsm(found, folder, office)
    for name, value in made.environment.items():
        patch.setenv(name, value)

    def util(*arguments: str) -> None:
        subprocess.run([tool, *arguments], check=True, capture_output=True, timeout=60)

    util("--init-token", "--free", "--label", "gazette", "--so-pin", "87654321", "--pin", PIN)
    keys = {
        "rsa": rsa.generate_private_key(65537, 3072),
        "curve": ec.generate_private_key(ec.SECP256R1()),
        "big": ec.generate_private_key(ec.SECP384R1()),
        "bare": ec.generate_private_key(ec.SECP256R1()),
    }
    for number, (label, key) in enumerate(keys.items(), 1):
        form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        (folder / "in.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, *form))
        about = ("--token", "gazette", "--label", label, "--id", f"0{number}", "--pin", PIN)
        util("--import", str(folder / "in.pem"), *about)
        (folder / f"{label}.pem").write_bytes(office.certificate(label, key).public_bytes(serialization.Encoding.PEM))
    (folder / "in.pem").unlink()
    _put_certificates(made, "rsa=1", "curve=2", "big=3")
    return made


_PUT = """
import sys
from pathlib import Path
import pkcs11
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pkcs11 import Attribute, CertificateType, ObjectClass

library, folder, pin, *places = sys.argv[1:]
with pkcs11.lib(library).get_token(token_label="gazette").open(rw=True, user_pin=pin) as session:
    for label, number in (place.split("=") for place in places):
        certificate = x509.load_pem_x509_certificate((Path(folder) / f"{label}.pem").read_bytes())
        session.create_object(
            {
                Attribute.CLASS: ObjectClass.CERTIFICATE,
                Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
                Attribute.ID: bytes([int(number)]),
                Attribute.LABEL: label,
                Attribute.TOKEN: True,
                Attribute.SUBJECT: certificate.subject.public_bytes(),
                Attribute.VALUE: certificate.public_bytes(Encoding.DER),
            }
        )
"""


def _put_certificates(hsm: Hsm, *places: str) -> None:
    """Lay certificates on the token beside their keys, as its maker's software does.

    In a process of its own: a library reads its settings once a process, and tests have several tokens.
    """
    command = [sys.executable, "-c", _PUT, str(hsm.library), str(hsm.folder), PIN, *places]
    subprocess.run(command, check=True, timeout=60)
