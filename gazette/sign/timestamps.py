"""Where timestamps come from: an RFC 3161 authority over HTTP, or the demonstration authority inside this process."""

from __future__ import annotations

import secrets
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import ClassVar

from asn1crypto import cms, core, tsp
from asn1crypto import x509 as asn1_x509
from pyhanko.sign.signers.pdf_cms import CMSSignedAttributes, GenericCMSSignedAttributeProviderSpec
from pyhanko.sign.timestamps.api import TimeStamper

from gazette.errors import SigningError
from gazette.model import Clock
from gazette.sign.cms import CachedKeySigner

DEMO_POLICY = "2.25.205917234651093471928374650192837465019"
"""Policy of the demonstration authority: an OID under the free UUID arc, so that it can't be taken for a real one."""
_LARGEST_ANSWER = 1 << 20
"""Bytes. A timestamp token has some 2 to 10 kB."""


class _Response(core.Sequence):  # type: ignore[misc]
    """TimeStampResp of RFC 3161; asn1crypto's own wants a token in refusals too."""

    _fields: ClassVar = [("status", tsp.PKIStatusInfo), ("time_stamp_token", cms.ContentInfo, {"optional": True})]


class DemoTimeStamper(TimeStamper):
    """An RFC 3161 authority inside this process, for demonstrations: real tokens over the clock that it is given."""

    def __init__(self, signer: CachedKeySigner, clock: Clock) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._signer = signer
        self._clock = clock

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Answer a request as an authority would."""
        certificate = self._signer.signing_cert
        if certificate is None:  # pyHanko's type allows it; CachedKeySigner always has one
            raise ValueError("a timestamp authority has a certificate")
        # RFC 3161 gives GeneralizedTime to the second; what is below it would be claimed precision.
        now = self._clock.now().replace(microsecond=0)
        facts = {
            "version": "v1",
            "policy": DEMO_POLICY,
            "message_imprint": req["message_imprint"],
            "serial_number": 1 << 63 | secrets.randbits(63),
            "gen_time": now,
            "tsa": asn1_x509.GeneralName(name="directory_name", value=certificate.subject),
        }
        if req["nonce"].native is not None:
            facts["nonce"] = req["nonce"]
        content = cms.EncapsulatedContentInfo(
            {"content_type": "tst_info", "content": cms.ParsableOctetString(tsp.TSTInfo(facts).dump())}
        )
        self._signer.signed_attr_prov_spec = GenericCMSSignedAttributeProviderSpec(
            attr_settings=CMSSignedAttributes(signing_time=now),
            signing_cert=certificate,
            signature_mechanism=self._signer.get_signature_mechanism_for_digest,
            timestamper=None,
        )
        token = await self._signer.async_sign_general_data(content, self._signer.digest, detached=False)
        return tsp.TimeStampResp({"status": tsp.PKIStatusInfo({"status": "granted"}), "time_stamp_token": token})


class HttpTimeStamper(TimeStamper):
    """RFC 3161 over HTTP. Whatever goes wrong is a SigningError that names the address."""

    def __init__(self, url: str, timeout: float) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        if not url.lower().startswith(("http://", "https://")):
            raise SigningError("SGN-TSA-URL", url=url)
        self._url = url
        self._timeout = timeout

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """A token over `message_digest`. Raises SigningError for silence, a refusal, or a token over something else."""
        nonce, request = self.request_cms(message_digest, md_algorithm)  # type: ignore[no-untyped-call]
        answer = self._post(request.dump())
        try:
            return self._checked(_Response.load(answer, strict=True), message_digest, nonce)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            # What asn1crypto raises over bytes that are no answer, or an answer without a token.
            raise SigningError("SGN-TSA-TOKEN", url=self._url, reason=type(error).__name__) from error

    def _checked(self, response: core.Sequence, message_digest: bytes, nonce: int) -> cms.ContentInfo:
        status = response["status"]
        if status["status"].native not in ("granted", "granted_with_mods"):
            words = [*(status["status_string"].native or ()), *(status["fail_info"].native or ())]
            reason = ", ".join(words) or status["status"].native
            raise SigningError("SGN-TSA-REFUSED", url=self._url, reason=reason)
        token: cms.ContentInfo = response["time_stamp_token"]
        info = token["content"]["encap_content_info"]["content"].parsed
        if info["message_imprint"]["hashed_message"].native != message_digest:
            raise SigningError("SGN-TSA-TOKEN", url=self._url, reason="message imprint")
        if info["nonce"].native != nonce:
            raise SigningError("SGN-TSA-TOKEN", url=self._url, reason="nonce")
        return token

    def _post(self, body: bytes) -> bytes:
        headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
        request = urllib.request.Request(self._url, body, headers)  # noqa: S310 - the scheme is checked above
        try:
            with urllib.request.urlopen(request, timeout=self._timeout) as reply:  # noqa: S310
                answer: bytes = reply.read(_LARGEST_ANSWER + 1)
        except urllib.error.HTTPError as error:
            with error:
                raise SigningError("SGN-TSA-HTTP", url=self._url, status=error.code) from error
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", None) or error
            raise SigningError("SGN-TSA-SILENT", url=self._url, seconds=f"{self._timeout:g}", reason=reason) from error
        if len(answer) > _LARGEST_ANSWER:
            raise SigningError("SGN-TSA-TOKEN", url=self._url, reason="size")
        return answer
