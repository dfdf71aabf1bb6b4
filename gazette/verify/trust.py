"""Whom the verifier trusts: the roots that were given, and nobody else; no list of the operating system."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gazette.errors import InputError

if TYPE_CHECKING:
    from gazette.tlog.policy import Policy

_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Trust:
    """Trust anchors: X.509 certificates as DER bytes."""

    roots: tuple[bytes, ...]
    signers: tuple[str, ...] = ()
    """Names of whom a seal must be by; empty: of anybody under the anchors. A national root has other customers too."""


def load_trust(paths: Iterable[Path]) -> Trust:
    """Read anchors from PEM (several in a file) or DER files. Raises InputError for a file without a certificate."""
    roots: list[bytes] = []
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise InputError("VFY-TRUST-FILE", path=path, reason=error.strerror or error) from error
        roots += _certificates(data, path)
    return Trust(tuple(dict.fromkeys(roots)))


def _certificates(data: bytes, path: Path) -> list[bytes]:
    from cryptography import x509

    try:
        found = [base64.b64decode(body) for body in _PEM.findall(data)] or [data]
        for der in found:
            x509.load_der_x509_certificate(der)
    except ValueError as error:
        raise InputError("VFY-TRUST-NONE", path=path) from error
    return found


def load_policy(path: Path) -> Policy:
    """Read a policy (C2SP tlog-policy). Raises InputError."""
    from gazette.tlog.policy import PolicyError, parse_policy

    try:
        return parse_policy(path.read_bytes())
    except OSError as error:
        raise InputError("LOG-FILE", path=path, reason=error.strerror or error) from error
    except PolicyError as error:
        raise InputError("LOG-POLICY", path=path, line=error.line, reason=error.reason) from error
