"""Sealing one PDF in the gazette's profile: PAdES B-LTA, certified against any change, in two appended revisions.

The DSS goes in together with the signature, without VRI, so that the document timestamp is the last thing written and
covers the entire file: "nothing after the last timestamp" becomes a rule that anyone can test (ETSI EN 319 142-1).
"""

from __future__ import annotations

import io
from datetime import datetime

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError as PyhankoSigningError
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.signers.pdf_signer import (
    DSSContentSettings,
    PdfSignatureMetadata,
    PdfSigner,
    SigDSSPlacementPreference,
)
from pyhanko.sign.validation.dss import DocumentSecurityStore

from gazette.errors import SigningError
from gazette.sign.sealer import Session

SEAL_FIELD = "Seal"
TIMESTAMP_FIELD = "Timestamp"


async def seal_pdf(data: bytes, session: Session, now: datetime, label: str) -> bytes:
    """Seal a PDF. `label` names it in messages; `now` is what the signature dictionary claims.

    Raises SigningError when the PDF can't be sealed (damaged, encrypted, sealed already) or no timestamp is to be had.
    """
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=True)
        output = await _seal(writer, session, now)
    except (PdfError, PyhankoSigningError) as error:
        raise SigningError("SGN-PDF", path=label, reason=error) from error
    return output.getvalue()


async def _seal(writer: IncrementalPdfFileWriter, session: Session, now: datetime) -> io.BytesIO:
    settings = session.sealer.config
    metadata = PdfSignatureMetadata(
        field_name=SEAL_FIELD,
        md_algorithm=session.signer.digest,
        subfilter=SigSeedSubFilter.PADES,
        reason=settings.reason or None,
        location=settings.location or None,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        embed_validation_info=True,
        use_pades_lta=True,
        validation_context=session.context,
        timestamp_field_name=TIMESTAMP_FIELD,
        # Checked when the key was opened: digitalSignature or contentCommitment. pyHanko wants the latter alone.
        signer_key_usage=set(),
        dss_settings=DSSContentSettings(
            include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE, skip_if_unneeded=True
        ),
    )
    pdf_signer = PdfSigner(
        metadata, session.signer, timestamper=session.timestamper, new_field_spec=SigFieldSpec(SEAL_FIELD)
    )
    signing = pdf_signer.init_signing_session(writer)
    signing.system_time = now
    found = await signing.perform_presign_validation(writer)
    # Authorities send more certificates than the path needs; all must lie in the DSS, which the timestamp covers.
    DocumentSecurityStore.supply_dss_in_writer(writer, None, certs=list(session.timestamper.cert_registry))
    reserved = await signing.estimate_signature_container_size(found)
    document = signing.prepare_tbs_document(found, reserved)
    prepared, output = document.digest_tbs_document(output=io.BytesIO())
    signed = await document.perform_signature(
        document_digest=prepared.document_digest, pdf_cms_signed_attrs=PdfCMSSignedAttributes(signing_time=now)
    )
    await signed.post_signature_processing(output)
    if not isinstance(output, io.BytesIO):
        raise TypeError("pyHanko writes to the stream it was given")
    return output
