"""The sealer: a key that is open, with everything that signing needs beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography import x509

from gazette.config.types import KeyConfig, SigningConfig
from gazette.errors import SigningError
from gazette.model import Clock
from gazette.sign.authorities import DemoAuthority, HttpAuthority
from gazette.sign.certificate import check_period, check_usage, is_demonstration, subject
from gazette.sign.cms import SignatureForm
from gazette.sign.keys import LoadedKey, SealKey, der, load_certificates, load_key, signature_size
from gazette.sign.pdf import Evidence
from gazette.sign.revocation import fetch_crls, fetch_ocsps, lists_of, load_crl
from gazette.sign.stamper import Stamper

if TYPE_CHECKING:
    # Loaded when first needed: it takes half a second, and not every command signs.
    from asn1crypto import x509 as asn1_x509
    from pyhanko_certvalidator import ValidationContext


@dataclass(frozen=True, slots=True)
class Sealer:
    """An opened key. Hold it no longer than a run: it is the private key. Not picklable, on purpose."""

    config: SigningConfig
    key: SealKey
    authority: LoadedKey | None
    """The demonstration timestamp authority's key; None with an authority at a URL."""
    roots: tuple[x509.Certificate, ...]
    crls: tuple[bytes, ...]
    """DER revocation lists at hand."""

    @property
    def demonstration(self) -> bool:
        """Whether what it signs must be called a demonstration: the settings or the certificate say so."""
        return self.config.demonstration or is_demonstration(self.key.certificate)

    def __reduce__(self) -> str:
        raise TypeError("a sealer holds a private key and doesn't leave its process")


@dataclass(frozen=True, slots=True)
class Session:
    """A sealer made ready for one moment: certificates checked, evidence at hand, the signature's form written."""

    sealer: Sealer
    form: SignatureForm
    stamper: Stamper
    evidence: Evidence

    @property
    def at_once(self) -> int:
        """How many PDFs are sealed at a time: as many as requests may wait for an authority of the network."""
        return 1 if self.sealer.authority is not None else self.sealer.config.timestamp.at_once

    def room(self, timestamped: bool) -> int:
        """The most bytes that a signature has, with its timestamp or without."""
        longest = bytes(signature_size(self.sealer.key.certificate))
        token = bytes(self.stamper.longest) if timestamped else None
        return len(self.form.assemble(self.form.signed_attributes(bytes(64)), longest, token=token))


def open_sealer(signing: SigningConfig, ask: Callable[[str], str]) -> Sealer:
    """Parse the seal key once and check what doesn't depend on the time: usage, strength, that the certificate is its.

    `ask` gets the path of a key file and returns its passphrase; it is called only where the settings say `prompt`.
    Period, path and revocation are checked by `start`, before each issue.

    Raises SigningError; it names files and reasons, never a passphrase.
    """
    key = _open_key(signing.key, ask)
    check_usage(key, timestamping=False)
    return Sealer(signing, key, open_authority(signing, ask), open_roots(signing), open_crls(signing))


def open_authority(signing: SigningConfig, ask: Callable[[str], str]) -> LoadedKey | None:
    """The key of the demonstration's timestamp authority; None with an authority at an address."""
    if signing.timestamp.kind != "demo":
        return None
    if signing.timestamp.key is None:
        raise SigningError("SGN-TSA-NO-KEY")
    authority = load_key(signing.timestamp.key, ask)
    check_usage(authority, timestamping=True)
    return authority


def open_roots(signing: SigningConfig) -> tuple[x509.Certificate, ...]:
    """The roots that the settings name. Raises SigningError when there is none."""
    roots = tuple(root for path in signing.roots for root in load_certificates(path))
    if not roots:
        raise SigningError("SGN-NO-ROOTS")
    return roots


def open_crls(signing: SigningConfig) -> tuple[bytes, ...]:
    """The revocation lists that the settings name, DER."""
    return tuple(load_crl(path) for path in signing.crls)


def _open_key(config: KeyConfig, ask: Callable[[str], str]) -> SealKey:
    if config.kind == "pkcs11":
        from gazette.sign.token import open_token

        return open_token(config, ask)
    if config.kind == "remote":
        from gazette.sign.remote import load_remote

        return load_remote(config)
    return load_key(config, ask)


def start(sealer: Sealer, clock: Clock) -> Session:
    """Check the seal's certificate and the timestamp authorities' as of now: period, path to a root, revocation.

    Asks every authority for one token. Raises SigningError with the reason; nothing has been signed then.
    """
    return asyncio.run(_start(sealer, clock))


async def _start(sealer: Sealer, clock: Clock) -> Session:
    from pyhanko_certvalidator import ValidationContext

    now = clock.now()
    keys = tuple(key for key in (sealer.key, sealer.authority) if key is not None)
    for key in keys:
        check_period(key.certificate, now)
    form = SignatureForm.of(sealer.key)
    stamper = open_stamper(sealer.config, sealer.authority, clock)
    answers = stamper.probe(form.digest)
    theirs = tuple(x509.load_der_x509_certificate(item) for token, _ in answers for item in token.certificates)
    used = tuple(dict.fromkeys((*(cert for key in keys for cert in (key.certificate, *key.chain)), *theirs)))
    online = not sealer.config.offline
    crls = sealer.crls + (fetch_crls(used, sealer.crls, now) if online else ())
    ocsps = fetch_ocsps(used, sealer.roots, now) if online else ()
    context = ValidationContext(
        trust_roots=asn1(sealer.roots),
        other_certs=asn1(used),
        crls=list(crls),
        ocsps=list(ocsps),
        moment=now,
        revocation_mode="require",
    )
    await check_path(sealer.key.certificate, context, set(), None)
    for token, authority in answers:
        await check_path(x509.load_der_x509_certificate(token.signer), context, {"time_stamping"}, authority.name)
        stamper.known[authority.name] = frozenset(token.certificates)
    roots = {der(root) for root in sealer.roots}
    evidence = Evidence(
        tuple(item for item in map(der, used) if item not in roots), lists_of(used, sealer.roots, crls), ocsps
    )
    return Session(sealer, form, stamper, evidence)


def open_stamper(signing: SigningConfig, authority: LoadedKey | None, clock: Clock) -> Stamper:
    """What asks for timestamps: the demonstration's own authority, or those at the addresses of the settings."""
    settings = signing.timestamp
    if authority is not None:
        return Stamper((DemoAuthority(authority, clock),), clock)
    urls = (settings.url, *settings.fallback)
    authorities = tuple(HttpAuthority(url, settings.timeout) for url in urls)
    return Stamper(authorities, clock, settings.policy, settings.timeout / 20)


async def check_path(
    certificate: x509.Certificate, context: ValidationContext, purpose: set[str], authority: str | None
) -> None:
    """Validate a certificate's path for a purpose; `authority` is the address of a timestamp authority whose it is.

    Raises SigningError with what is wrong.
    """
    from asn1crypto import x509 as asn1_x509
    from pyhanko_certvalidator import CertificateValidator
    from pyhanko_certvalidator.errors import InsufficientRevinfoError, PathError, RevokedError, ValidationError

    name = subject(certificate)
    validator = CertificateValidator(asn1_x509.Certificate.load(der(certificate)), validation_context=context)
    try:
        await validator.async_validate_usage(set(), purpose)  # type: ignore[no-untyped-call]
    except RevokedError as error:
        raise SigningError("SGN-CERT-REVOKED", name=name, on=error.revocation_dt) from error
    except InsufficientRevinfoError as error:
        raise SigningError("SGN-CERT-STATUS", name=name) from error
    except (PathError, ValidationError) as error:
        if authority is not None:
            raise SigningError("SGN-TSA-CERT", url=authority, reason=error) from error
        if isinstance(error, PathError):
            raise SigningError("SGN-CERT-CHAIN", name=name) from error
        raise SigningError("SGN-CERT-INVALID", name=name, reason=error) from error


def asn1(certificates: Iterable[x509.Certificate]) -> list[asn1_x509.Certificate]:
    """The same certificates as the path validator's kind of value."""
    from asn1crypto import x509 as asn1_x509

    return [asn1_x509.Certificate.load(der(item)) for item in certificates]
