"""Which findings have a safe mend, and what it is. Applying it is somebody else's work."""

from __future__ import annotations

from gazette.model import Mend, Metadata
from gazette.profiles import Profile
from gazette.validate.number import proposal


def mends(metadata: Metadata, profile: Profile) -> tuple[Mend, ...]:
    """The safe mends of a document's facts, one a field; empty when there is nothing that may be mended unasked.

    Safe are look-alike letters, missing Vietnamese letters of a symbol, spaces, dashes and loose marks in the number:
    the profile says which (`safe` of its lints). A leading zero is not: it would change the digits that were signed.
    """
    if metadata.number is None:
        return ()
    raw: str = metadata.number.raw
    codes: list[str] = []
    safe = [lint for lint in profile.lints if lint.safe]
    for lint in safe * len(safe):  # one mend may bring out what the next one looks for: ND–CP, ND-CP, NĐ-CP
        mended = proposal(raw, lint) if lint.regex.search(raw) else raw
        if mended != raw:
            raw = mended
            codes.append(lint.code)
    return (Mend(tuple(codes), "number", metadata.number.raw, raw),) if codes else ()
