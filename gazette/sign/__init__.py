"""Keys, PAdES seals, timestamps, the manifest and its signature. The only package that sees a private key."""

from gazette.sign.demo import make_demo_keys
from gazette.sign.issue import MANIFEST_NAME, SIGN_VERSION, SIGNATURE_NAME, sign_issue
from gazette.sign.sealer import Sealer, open_sealer

__all__ = [
    "MANIFEST_NAME",
    "SIGNATURE_NAME",
    "SIGN_VERSION",
    "Sealer",
    "make_demo_keys",
    "open_sealer",
    "sign_issue",
]
