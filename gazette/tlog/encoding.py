"""Base 64 as the forms of C2SP use it (RFC 4648, section 4): one spelling of the same bytes, and no other."""

from __future__ import annotations

import base64
import binascii


def to_base64(data: bytes) -> str:
    """Bytes as text."""
    return base64.b64encode(data).decode("ascii")


def from_base64(text: str) -> bytes:
    """The bytes of a text. Raises ValueError when it is not what `to_base64` makes of them."""
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if to_base64(data) != text:
        raise ValueError("not base64")
    return data
