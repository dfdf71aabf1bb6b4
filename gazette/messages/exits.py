"""The exit code of each fault of the catalogue. Findings end with 1; a wording that is no fault has none."""

from __future__ import annotations

from gazette.errors import ExitCode

_AREAS = {
    "apv": ExitCode.SIGNING,
    "cfg": ExitCode.CONFIG,
    "doc": ExitCode.FINDINGS,
    "inp": ExitCode.FINDINGS,
    "ptl": ExitCode.PUBLISHING,
    "pub": ExitCode.PUBLISHING,
    "reg": ExitCode.CONFLICT,
    "rnd": ExitCode.FINDINGS,
    "set": ExitCode.CONFLICT,
    "sgn": ExitCode.SIGNING,
}
"""What most codes of an area end with; areas that mostly hold other wordings are not here."""

_SINGLE = {
    "APV-PUBLISHED": ExitCode.CONFLICT,
    "APV-UNSET": ExitCode.CONFIG,
    "APV-WHO": ExitCode.USAGE,
    "CFG-TYPEFACE-FILE": ExitCode.MISSING,
    "CFG-TYPEFACE-OTHER": ExitCode.MISSING,
    "CFG-TYPEFACE-PACKAGE": ExitCode.MISSING,
    "CLI-APPROVE-FILE": ExitCode.INPUT,
    "CLI-APPROVE-HOW": ExitCode.USAGE,
    "CLI-APPROVE-PASSPHRASE": ExitCode.USAGE,
    "CLI-FAULT": ExitCode.FAULT,
    "CLI-INTERRUPTED": ExitCode.INTERRUPTED,
    "CLI-NO-CODE": ExitCode.USAGE,
    "CLI-NO-TERMINAL": ExitCode.CONFIG,
    "CLI-NO-TOKEN": ExitCode.USAGE,
    "CLI-NO-TRUST": ExitCode.USAGE,
    "CLI-NOTHING-TO-SERVE": ExitCode.PUBLISHING,
    "CLI-PORT-TAKEN": ExitCode.PUBLISHING,
    "CLI-USAGE": ExitCode.USAGE,
    "DOC-PROFILE-PLACE": ExitCode.CONFIG,
    "DOC-PROFILE-RULE": ExitCode.CONFIG,
    "DOC-PROFILE-RULE-VALUE": ExitCode.CONFIG,
    "DOC-PROFILE-UNKNOWN": ExitCode.CONFIG,
    "INP-PATH-MISSING": ExitCode.INPUT,
    "INP-PATH-UNREADABLE": ExitCode.INPUT,
    "INP-PATH-WORKSPACE": ExitCode.INPUT,
    "PTL-ELI-TWICE": ExitCode.CONFLICT,
    "PTL-FACE": ExitCode.MISSING,
    "PTL-ISSUE-TWICE": ExitCode.CONFLICT,
    "PTL-PATH-TWICE": ExitCode.CONFLICT,
    "PUB-ALTERED": ExitCode.INTEGRITY,
    "PUB-ALTERED-OLD": ExitCode.INTEGRITY,
    "PUB-KIND": ExitCode.CONFIG,
    "PUB-MENDED": ExitCode.INTEGRITY,
    "PUB-RECORD": ExitCode.INTEGRITY,
    "PUB-STORE": ExitCode.INTEGRITY,
    "REG-ARCHIVE-ALTERED": ExitCode.INTEGRITY,
    "REG-ARCHIVE-GONE": ExitCode.INTEGRITY,
    "REG-NONE": ExitCode.CONFIG,
    "REG-UNREADABLE": ExitCode.INTEGRITY,
    "RND-TYPEFACE": ExitCode.MISSING,
    "RUN-EPOCH": ExitCode.USAGE,
    "RUN-NO-KEY": ExitCode.CONFIG,
    "RUN-NO-TARGET": ExitCode.CONFIG,
    "RUN-NOTHING": ExitCode.CONFLICT,
    "RUN-ONLY-HELD": ExitCode.CONFLICT,
    "RUN-PREVIOUS-UNSIGNED": ExitCode.CONFLICT,
    "RUN-WORKSPACE-EXISTS": ExitCode.CONFLICT,
    "RUN-WORKSPACE-WRITE": ExitCode.INPUT,
    "SET-DRY-RUN": ExitCode.USAGE,
    "SET-FIELD": ExitCode.USAGE,
    "SET-FIX-PATH": ExitCode.USAGE,
    "SET-OUTPUT": ExitCode.USAGE,
    "SET-REASON": ExitCode.USAGE,
    "SET-TWICE": ExitCode.USAGE,
    "SET-TYPE": ExitCode.USAGE,
    "SET-VALUE": ExitCode.USAGE,
    "SET-VALUES": ExitCode.USAGE,
    "SGN-KEYS-EXIST": ExitCode.CONFLICT,
    "VFY-PATH": ExitCode.INPUT,
    "VFY-PATH-KIND": ExitCode.INPUT,
    "VFY-TRUST-FILE": ExitCode.INPUT,
    "VFY-TRUST-NONE": ExitCode.INPUT,
}


def exit_of(code: str) -> ExitCode | None:
    """How the program ends where this code is the worst that happened; None for a wording that is no fault."""
    return _SINGLE.get(code, _AREAS.get(code.split("-", 1)[0].lower()))
