"""What the rules for PDFs and for manifests share: a tolerance, and which check a broken CMS rule belongs to."""

from __future__ import annotations

from datetime import timedelta

SKEW = timedelta(minutes=10)
"""How far clocks may disagree before a timestamp counts as from the future."""

CMS_CODES = {"form": "VFY-CMS", "attributes": "VFY-CMS", "algorithm": "VFY-ALGORITHM"}
CMS_SUBS = {
    "form": "FORMAT_FAILURE",
    "attributes": "SIG_CONSTRAINTS_FAILURE",
    "algorithm": "CRYPTO_CONSTRAINTS_FAILURE",
}
