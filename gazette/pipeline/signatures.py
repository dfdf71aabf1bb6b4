"""The office's judge of senders' signatures: in a child under limits, against the roots that gazette.toml names."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from gazette.child import ChildFault, Limits, call
from gazette.config import IntakeConfig
from gazette.errors import ConfigError, InputError, SigningError
from gazette.model import Check, Outcome, SourceVerdict
from gazette.model.codec import decode, encode
from gazette.sign.revocation import load_crl
from gazette.verify import load_trust
from gazette.verify.byte_range import bears_signature

_LIMITS = Limits(memory=1024 * 1024 * 1024, cpu=20, wall=30.0)


@dataclass(frozen=True, slots=True)
class SenderSignatures:
    """A `Signatures` of ingest. Roots and lists are read anew for each file, so that an office may renew them."""

    config: IntakeConfig

    def judge(self, data: bytes, at: datetime) -> SourceVerdict:
        """The verdict on a PDF or an edXML package.

        A child that did not come to an end is a failed check: the file could not be examined.

        Raises ConfigError for a root or a revocation list of gazette.toml that can't be read.
        """
        if _is_pdf(data) and not bears_signature(data):
            return SourceVerdict(at, ())
        try:
            roots = load_trust(self.config.roots).roots
            crls = tuple(load_crl(path) for path in self.config.crls)
        except (InputError, SigningError) as error:
            path = dict(error.params).get("path", "")
            raise ConfigError("CFG-INTAKE-EVIDENCE", path=path) from error
        try:
            raw = call(_LIMITS, judge_in_child, data, roots, crls, at.isoformat())
        except ChildFault as fault:
            code = "RCV-FORM" if _is_pdf(data) else "RCV-XML-FORM"
            check = Check(code, Outcome.FAIL, (("detail", str(fault.reason)),), "FORMAT_FAILURE")
            return SourceVerdict(at, (), (check,))
        return decode(SourceVerdict, json.loads(raw), _nothing)


def judge_in_child(data: bytes, roots: tuple[bytes, ...], crls: tuple[bytes, ...], at: str) -> str:
    """The verdict as JSON: a child hands back plain values alone."""
    from gazette.verify.received import Evidence, judge_received
    from gazette.verify.received_xml import judge_received_xml
    from gazette.verify.trust import Trust

    judge = judge_received if _is_pdf(data) else judge_received_xml
    verdict = judge(data, Evidence(Trust(roots), crls), datetime.fromisoformat(at))
    return json.dumps(encode(verdict, _nowhere), ensure_ascii=False)


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _nothing(digest: str) -> bytes:
    raise KeyError(digest)  # a verdict holds no bytes


def _nowhere(data: bytes) -> str:
    raise TypeError(f"a verdict holds no bytes, these are {len(data)}")
