"""Which check a broken rule about CMS signatures belongs to, in PDFs and beside manifests."""

from __future__ import annotations

CMS_CODES = {"form": "VFY-CMS", "attributes": "VFY-CMS", "algorithm": "VFY-ALGORITHM"}
CMS_SUBS = {
    "form": "FORMAT_FAILURE",
    "attributes": "SIG_CONSTRAINTS_FAILURE",
    "algorithm": "CRYPTO_CONSTRAINTS_FAILURE",
}
