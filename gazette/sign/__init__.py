"""Keys, PAdES seals, timestamps, the manifest and its signature. The only package that sees a private key.

What seals is loaded when it is first asked for: most commands seal nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_MODULES = {"make_demo_keys": "demo", "Sealer": "sealer", "open_sealer": "sealer"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"gazette.sign.{_MODULES.get(name, 'issue')}"), name)
