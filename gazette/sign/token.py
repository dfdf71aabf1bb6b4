"""Keys on tokens and in hardware security modules (PKCS#11), reached through the library of the token's maker.

A library knows one login a process, whoever asks for it: so a token is opened once and stays open until the process
ends. Every signature is verified as soon as it is made: a token that falters, or holds another key than the
certificate's, is found at the first document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa

from gazette.config.types import KeyConfig
from gazette.errors import MissingError, SigningError
from gazette.sign.keys import check_strength, digest_algorithm, load_certificates, signed_by
from gazette.sign.passphrase import read_passphrase

if TYPE_CHECKING:
    import pkcs11
    from pkcs11.types import SignMixin

_opened: dict[tuple[str, str], pkcs11.Session] = {}
_one_at_a_time = Lock()
"""A session holds the state of one operation."""


@dataclass(frozen=True, slots=True)
class TokenKey:
    """A private key that never leaves its token, its certificate and the certificates above it."""

    where: str
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    digest: str
    _handle: SignMixin = field(repr=False)

    def sign(self, data: bytes) -> bytes:
        """Sign `data`. Raises SigningError when the token is gone, fails, or the key is not the certificate's."""
        with _told(self.where), _one_at_a_time:
            signature = self._signed(data)
        if not signed_by(self.certificate, signature, data, self.digest):
            raise SigningError("SGN-KEY-MISMATCH", path=self.where)
        return signature

    def _signed(self, data: bytes) -> bytes:
        from pkcs11 import Mechanism
        from pkcs11.util.ec import encode_ecdsa_signature

        if isinstance(self.certificate.public_key(), rsa.RSAPublicKey):
            mechanism = Mechanism[f"{self.digest.upper()}_RSA_PKCS"]
            return bytes(self._handle.sign(data, mechanism=mechanism))
        # Hashed here: many tokens know the bare operation alone.
        hashed = hashlib.new(self.digest, data).digest()
        return bytes(encode_ecdsa_signature(self._handle.sign(hashed, mechanism=Mechanism.ECDSA)))


def open_token(config: KeyConfig, ask: Callable[[str], str]) -> TokenKey:
    """Open the token of `config`, logging in if this process has not done so, and find the key and its certificate.

    Raises MissingError without the extra `pkcs11`; SigningError when the library can't be loaded, there is no such
    token or key, the PIN is wrong or locked, or no certificate is to be had.
    """
    try:
        from pkcs11 import Attribute, ObjectClass
        from pkcs11.types import SignMixin
    except ImportError as error:
        raise MissingError("SGN-PKCS11-EXTRA") from error
    where = f"{config.token}/{config.label}"
    session = _session(config, ask)
    with _told(where):
        listed = session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.LABEL: config.label})
        keys = [(item, bytes(item[Attribute.ID])) for item in listed if isinstance(item, SignMixin)]
    if len(keys) != 1:
        raise SigningError("SGN-PKCS11-KEY", token=config.token, label=config.label, count=len(keys))
    if config.certificate is not None:
        certificate, *extra = load_certificates(config.certificate)
    else:
        with _told(where):
            certificate, extra = _certificate(session, keys[0][1], where), []
    public = check_strength(certificate.public_key(), where)
    chain = (*extra, *(found for path in config.chain for found in load_certificates(path)))
    return TokenKey(where, certificate, tuple(dict.fromkeys(chain)), digest_algorithm(public), keys[0][0])


def _session(config: KeyConfig, ask: Callable[[str], str]) -> pkcs11.Session:
    import pkcs11
    from pkcs11 import exceptions

    module = str(config.path)
    known = _opened.get((module, config.token))
    if known is not None:
        return known
    try:
        library = pkcs11.lib(module)
    except exceptions.PKCS11Error as error:
        if type(error) is not exceptions.PKCS11Error:
            raise SigningError("SGN-PKCS11-GONE", token=config.token, reason=type(error).__name__) from error
        # No code of the standard: the file is missing, or no library of this kind.
        raise SigningError("SGN-PKCS11-MODULE", path=module) from error
    try:
        token = library.get_token(token_label=config.token)
        pin = read_passphrase(config.passphrase, Path(config.token), ask)
        session = token.open(user_pin=pin.decode("utf-8") if pin is not None else None)
    except (exceptions.NoSuchToken, exceptions.MultipleTokensReturned) as error:
        raise SigningError("SGN-PKCS11-TOKEN", token=config.token, path=module) from error
    except exceptions.PinLocked as error:
        raise SigningError("SGN-PIN-LOCKED", token=config.token) from error
    except (exceptions.PinIncorrect, exceptions.PinInvalid, exceptions.PinLenRange) as error:
        raise SigningError("SGN-PIN-WRONG", token=config.token) from error
    except exceptions.PKCS11Error as error:
        raise SigningError("SGN-PKCS11-GONE", token=config.token, reason=type(error).__name__) from error
    _opened[module, config.token] = session
    return session


def _certificate(session: pkcs11.Session, identifier: bytes, where: str) -> x509.Certificate:
    """The certificate that the token holds under the same identifier as the key."""
    from pkcs11 import Attribute, ObjectClass

    for found in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.ID: identifier}):
        try:
            return x509.load_der_x509_certificate(bytes(found[Attribute.VALUE]))
        except ValueError as error:
            raise SigningError("SGN-CERT-FILE", path=where) from error
    raise SigningError("SGN-PKCS11-CERTIFICATE", path=where)


@contextmanager
def _told(where: str) -> Iterator[None]:
    """Whatever a token's library reports in the middle of the work: the token is gone, or fails."""
    from pkcs11.exceptions import PKCS11Error

    try:
        yield
    except PKCS11Error as error:
        raise SigningError("SGN-PKCS11-GONE", token=where, reason=type(error).__name__) from error
