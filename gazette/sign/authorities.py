"""Who answers timestamp requests: an authority over HTTP (RFC 3161, 3.4), or the demonstration one in this process."""

from __future__ import annotations

import hashlib
import secrets
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import UTC
from http.client import HTTPException

from asn1crypto import tsp

from gazette.errors import SigningError
from gazette.model import Clock
from gazette.sign.cms import TST_INFO, SignatureForm
from gazette.sign.der import CONTEXT_0, CONTEXT_4, generalized_time, integer, oid, sequence, tlv
from gazette.sign.keys import SealKey

DEMO_POLICY = "2.25.205917234651093471928374650192837465019"
"""Policy of the demonstration authority: an OID under the free UUID arc, so that it can't be taken for a real one."""
_LARGEST_ANSWER = 1 << 20
"""Bytes. A timestamp token has some 2 to 10 kB."""


@dataclass(frozen=True, slots=True)
class DemoAuthority:
    """An RFC 3161 authority inside this process, for demonstrations: real tokens over the clock that it is given."""

    key: SealKey
    clock: Clock

    @property
    def name(self) -> str:
        """Where its key lies."""
        return self.key.where

    def answer(self, request: bytes) -> bytes:
        """Answer a request as an authority would. Raises ValueError for what is no request."""
        asked = tsp.TimeStampReq.load(request, strict=True)
        # RFC 3161 gives GeneralizedTime to the second; what is below it would be claimed precision.
        now = self.clock.now().astimezone(UTC).replace(microsecond=0)
        nonce = asked["nonce"].native
        facts = sequence(
            integer(1),
            oid(DEMO_POLICY),
            asked["message_imprint"].dump(),
            integer(1 << 63 | secrets.randbits(63)),
            generalized_time(now),
            integer(nonce) if nonce is not None else b"",
            tlv(CONTEXT_0, tlv(CONTEXT_4, self.key.certificate.subject.public_bytes())),
        )
        form = SignatureForm.of(self.key, TST_INFO)
        attributes = form.signed_attributes(hashlib.new(form.digest, facts).digest(), now)
        token = form.assemble(attributes, self.key.sign(attributes), content=facts)
        return sequence(sequence(integer(0)), token)


@dataclass(frozen=True, slots=True)
class HttpAuthority:
    """RFC 3161 over HTTP. Whatever goes wrong is a SigningError that names the address."""

    url: str
    timeout: float

    def __post_init__(self) -> None:
        """Raise SigningError for an address that is none of the web's."""
        if not self.url.lower().startswith(("http://", "https://")):
            raise SigningError("SGN-TSA-URL", url=self.url)

    @property
    def name(self) -> str:
        """The address."""
        return self.url

    def answer(self, request: bytes) -> bytes:
        """Post the request. Raises SigningError for silence and for every status but 200."""
        headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
        post = urllib.request.Request(self.url, request, headers)  # noqa: S310 - the scheme is checked above
        try:
            with urllib.request.urlopen(post, timeout=self.timeout) as reply:  # noqa: S310
                answer: bytes = reply.read(_LARGEST_ANSWER + 1)
        except urllib.error.HTTPError as error:
            with error:
                raise SigningError("SGN-TSA-HTTP", url=self.url, status=error.code) from error
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", None) or error
            raise SigningError("SGN-TSA-SILENT", url=self.url, seconds=f"{self.timeout:g}", reason=reason) from error
        if len(answer) > _LARGEST_ANSWER:
            raise SigningError("SGN-TSA-TOKEN", url=self.url, reason="size")
        return answer
