"""A timestamp over a text that no seal is over: a checkpoint of the log. All that it takes to judge it lies inside.

The token of RFC 3161 bears its authority's certificates but no revocation data, and a checkpoint has no place for them.
So they are put where CMS has room for them (RFC 5652, 5.1: `certificates`, `crls`), which no signature covers: `openssl
ts -verify` reads the token as before, and a verifier needs nothing but roots.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from datetime import datetime

from asn1crypto import cms
from asn1crypto import crl as asn1_crl
from cryptography import x509

from gazette.config.types import SigningConfig
from gazette.errors import SigningError
from gazette.model import Clock
from gazette.sign.keys import der
from gazette.sign.revocation import fetch_crls, lists_of
from gazette.sign.sealer import asn1, check_path, open_authority, open_crls, open_roots, open_stamper
from gazette.sign.timestamps import Token

_DIGEST = "sha256"


def stamp_text(signing: SigningConfig, text: bytes, clock: Clock, ask: Callable[[str], str]) -> bytes:
    """A timestamp token over `text` with the certificates and revocation lists that prove its authority's, DER.

    No seal key is opened. Raises SigningError when no authority answers, or when its certificate can't be proved.
    """
    authority, roots, now = open_authority(signing, ask), open_roots(signing), clock.now()
    stamper = open_stamper(signing, authority, clock)
    for token, source in stamper.probe(_DIGEST):
        stamper.known[source.name] = frozenset((token.signer, *token.certificates))
    token = stamper.stamp(hashlib.sha256(text).digest(), _DIGEST)
    own = [x509.load_der_x509_certificate(item) for item in token.certificates]
    carried = tuple(dict.fromkeys((*own, *(authority.chain if authority is not None else ()))))
    crls = open_crls(signing)
    if not signing.offline:
        crls += fetch_crls(carried, crls, now)
    lists = lists_of(carried, roots, crls)
    asyncio.run(_checked(token, carried, roots, lists, now))
    return _with_evidence(token, [item for item in map(der, carried) if item not in set(map(der, roots))], lists)


async def _checked(
    token: Token,
    carried: tuple[x509.Certificate, ...],
    roots: tuple[x509.Certificate, ...],
    lists: tuple[bytes, ...],
    now: datetime,
) -> None:
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(
        trust_roots=asn1(roots), other_certs=asn1(carried), crls=list(lists), moment=now, revocation_mode="require"
    )
    await check_path(x509.load_der_x509_certificate(token.signer), context, {"time_stamping"}, "TSA")


def _with_evidence(token: Token, certificates: list[bytes], lists: tuple[bytes, ...]) -> bytes:
    whole = cms.ContentInfo.load(token.der, strict=True)
    signed = whole["content"]
    if signed["crls"].native is not None:
        raise SigningError("SGN-TSA-FORM", url="TSA")
    signed["certificates"] = cms.CertificateSet([cms.CertificateChoices.load(item) for item in sorted(certificates)])
    signed["crls"] = cms.RevocationInfoChoices(
        [cms.RevocationInfoChoice("crl", asn1_crl.CertificateList.load(item)) for item in sorted(lists)]
    )
    return bytes(whole.dump())
