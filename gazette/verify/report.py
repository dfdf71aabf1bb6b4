"""A verdict as JSON and as text, in the words of the catalogue.

Circular 15/2025/TT-BKHCN asks for: valid or not valid in Vietnamese, the signer, the time of signing, integrity.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from gazette.messages import Language, hint, text
from gazette.model import Check, FileVerdict, Indication, Outcome, ReceivedSignature, Signer, StateAsOf, Verdict
from gazette.model.status import Publication
from gazette.verify.redacted import REDACTED

VIETNAM = timezone(timedelta(hours=7))
_WORDS = {
    Indication.PASSED: "VFY-WORD-VALID",
    Indication.FAILED: "VFY-WORD-INVALID",
    Indication.INDETERMINATE: "VFY-WORD-UNSURE",
}
_BROKEN = (Outcome.FAIL, Outcome.INDETERMINATE)
_INTEGRITY = frozenset({"VFY-INTEGRITY", "VFY-CHANGES", "VFY-FILE-DIGEST"})
_SHOWN_IN_FULL = 20
"""Files beyond this many that passed are counted, not listed."""


def to_json(verdict: Verdict, lang: Language) -> dict[str, object]:
    """The object that `gazette verify --json` gives (schemas/verdict.schema.json). Times are UTC."""
    return {"indication": verdict.indication.value, "files": [_file(file, lang) for file in verdict.files]}


def _file(file: FileVerdict, lang: Language) -> dict[str, object]:
    return {
        "path": file.path,
        "sha256": file.sha256,
        "indication": file.indication.value,
        "sub_indication": file.sub_indication,
        "checks": [_check(check, lang) for check in file.checks],
        "signer": _signer(file.signer, file.vouched),
        "issuer_signatures": [_own(signature) for signature in file.own],
        "document": dict(file.document) or None,
        "publication": _state(file.publication),
        "legal": _state(file.legal),
    }


def _check(check: Check, lang: Language) -> dict[str, object]:
    return {
        "code": check.code,
        "outcome": check.outcome.value,
        "sub_indication": check.sub_indication,
        "detail": detail_of(check, lang),
        "remedy": remedy_of(check, lang),
    }


def detail_of(check: Check, lang: Language) -> str:
    """What a check found, in words."""
    code = f"{check.code}-OK" if check.outcome is Outcome.PASS else check.code
    return text(code, lang, check.params)


def remedy_of(check: Check, lang: Language) -> str:
    """What to do about a check that did not pass; empty when it did, or when nothing can be done."""
    return hint(check.code, lang, check.params) if check.outcome is not Outcome.PASS else ""


def _signer(signer: Signer | None, vouched: bool) -> dict[str, object] | None:
    if signer is None:
        return None
    return {
        "of": "manifest" if vouched else "file",
        "name": signer.name,
        "organisation": signer.organisation,
        "at": _iso(signer.at),
        "demonstration": signer.demonstration,
        "certificate": signer.certificate,
    }


def _own(signature: ReceivedSignature) -> dict[str, object]:
    signer = signature.signer
    return {
        "indication": signature.indication.value,
        "sub_indication": signature.sub_indication,
        "name": signer.name if signer is not None else None,
        "organisation": signer.organisation if signer is not None else None,
        "at": _iso(signer.at if signer is not None else None),
        "claimed_at": _iso(signature.claimed_at),
    }


def _state(state: StateAsOf) -> dict[str, object]:
    return {"state": state.state, "as_of": _iso(state.as_of)}


def _iso(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment is not None else None


def to_text(verdict: Verdict, lang: Language, zone: tzinfo = VIETNAM, width: int = 80) -> str:
    """The verdict for a reader: each file with its signer, time and integrity, and what failed with cause and remedy.

    Times are in `zone`. The last line holds the indication of all files together.
    """
    lines: list[str] = []
    good = [file for file in verdict.files if file.indication is Indication.PASSED and not _is_redacted(file)]
    for file in verdict.files:
        if file not in good or len(good) <= _SHOWN_IN_FULL:
            lines += _lines(file, lang, zone, width)
            lines.append("")
    if len(good) > _SHOWN_IN_FULL:
        lines += _many(good, lang, width)
        lines.append("")
    lines.append(headline(verdict.indication, None, lang))
    return "\n".join(lines)


def _many(files: list[FileVerdict], lang: Language, width: int) -> Iterator[str]:
    """Files that passed, in a few lines: how many, by whom."""
    yield from _wrapped(text("VFY-SAY-MANY", lang, [("count", str(len(files)))]), width, "")
    signed = [(file.signer, file.vouched) for file in files if file.signer is not None]
    for said in dict.fromkeys(_said_by(signer, lang, vouched=vouched) for signer, vouched in signed):
        yield from _wrapped(said, width, "  ")
    if any(signer.demonstration for signer, _vouched in signed):
        yield from _wrapped(text("VFY-SAY-DEMO", lang), width, "  ")
    yield "  " + text("VFY-SAY-WHOLE", lang)


def _lines(file: FileVerdict, lang: Language, zone: tzinfo, width: int) -> Iterator[str]:
    yield file.path
    yield f"  {headline(file.indication, file.sub_indication, lang)}"
    if file.signer is not None:
        yield from _wrapped(_said_by(file.signer, lang, vouched=file.vouched), width, "  ")
        yield "  " + text("VFY-SAY-TIME", lang, [("at", moment_of(file.signer.at, zone, lang))])
        if file.signer.demonstration:
            yield from _wrapped(text("VFY-SAY-DEMO", lang), width, "  ")
    if file.signer is not None or file.indication is not Indication.PASSED:  # a log that passed has no one signature
        yield from _wrapped(text(integrity_of(file), lang), width, "  ")
    for signature in file.own:
        yield from _wrapped(said_of_own(signature, zone, lang), width, "  ")
    for line in said_of_states(file, zone, lang):
        yield from _wrapped(line, width, "  ")
    for check in file.checks:
        if check.outcome in _BROKEN:
            yield from _wrapped(f"{check.code}: {detail_of(check, lang)}", width, "  ")
            yield from _wrapped(hint(check.code, lang, check.params), width, "    ")
        elif _leaves_open(file, check) or check.code == REDACTED:
            yield from _wrapped(detail_of(check, lang), width, "  ")


def _is_redacted(file: FileVerdict) -> bool:
    return any(check.code == REDACTED for check in file.checks)


def said_of_states(file: FileVerdict, zone: tzinfo, lang: Language) -> Iterator[str]:
    """What became of the document, as far as it is known: as of when, and never more."""
    for state, code in ((file.publication, "VFY-SAY-PUBLICATION"), (file.legal, "VFY-SAY-LEGAL")):
        if state.as_of is not None:
            plain = state.state == Publication.AS_PUBLISHED
            params = [("state", state_in_words(state, lang)), ("at", moment_of(state.as_of, zone, lang))]
            yield text("VFY-SAY-AS-PUBLISHED" if plain else code, lang, params)


def state_in_words(state: StateAsOf, lang: Language) -> str:
    """The name of a known state."""
    return text(f"VFY-SAY-STATE-{state.state.upper().replace(' ', '-')}", lang)


def _leaves_open(file: FileVerdict, check: Check) -> bool:
    """Whether a genuine document may have been corrected or withdrawn since: who relies on it must be told."""
    open_ = check.code == "VFY-BULLETIN" and check.outcome is Outcome.SKIPPED and not _is_redacted(file)
    return open_ and bool(file.document) and file.indication is Indication.PASSED


def headline(indication: Indication, sub: str | None, lang: Language) -> str:
    """Hợp lệ, Không hợp lệ or Chưa đủ cơ sở kết luận, with the words of ETSI in brackets."""
    word = text(_WORDS[indication], lang)
    return f"{word} ({indication.value}{f', {sub}' if sub else ''})"


def _said_by(signer: Signer, lang: Language, *, vouched: bool) -> str:
    return text("VFY-SAY-VOUCHED" if vouched else "VFY-SAY-SIGNER", lang, [("name", full_name(signer))])


def full_name(signer: Signer) -> str:
    """A signer's name, with the organisation where the name does not hold it."""
    told = signer.organisation is None or signer.organisation in signer.name
    return signer.name if told else f"{signer.name}, {signer.organisation}"


def said_of_own(signature: ReceivedSignature, zone: tzinfo, lang: Language) -> str:
    """What the file's own signature says, beside the gazette's word for it."""
    signer = signature.signer
    name = full_name(signer) if signer is not None else text("VFY-SAY-NOBODY", lang)
    at = signer.at if signer is not None and signer.at is not None else signature.claimed_at
    word = headline(signature.indication, signature.sub_indication, lang)
    return text("VFY-SAY-OWN", lang, [("name", name), ("at", moment_of(at, zone, lang)), ("word", word)])


def moment_of(moment: datetime | None, zone: tzinfo, lang: Language) -> str:
    """A moment in the time of `zone`, which is told."""
    if moment is None:
        return text("VFY-SAY-NO-TIME", lang)
    local = moment.astimezone(zone)
    offset = local.strftime("%z")
    day = f"{local.day:02d}/{local.month:02d}/{local.year}" if lang == "vi" else local.date().isoformat()
    return f"{day} {local:%H:%M:%S} ({offset[:3]}:{offset[3:]})"


def integrity_of(file: FileVerdict) -> str:
    """Which sentence tells whether the bytes are those that were signed."""
    asked = [check for check in file.checks if check.code in _INTEGRITY]
    if any(check.outcome is Outcome.FAIL for check in asked):
        return "VFY-SAY-CHANGED"
    known = file.signer is not None or file.indication is not Indication.FAILED
    if asked and known and all(check.outcome is Outcome.PASS for check in asked):
        return "VFY-SAY-WHOLE"
    return "VFY-SAY-UNKNOWN"


def _wrapped(line: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(
        line,
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
