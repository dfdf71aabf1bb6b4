"""The office's judge of senders' signatures: in a child under limits, against the roots that gazette.toml names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from gazette.child import ChildFault, Later, Limits, call
from gazette.config import IntakeConfig
from gazette.errors import ConfigError, InputError, SigningError
from gazette.model import Check, Outcome, SourceVerdict

if TYPE_CHECKING:
    from gazette.verify import Trust

_JUDGE: Later[[bytes, Trust, tuple[bytes, ...], datetime], SourceVerdict] = Later(
    "gazette.verify.received_any", "judge_received_any"
)
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
        from gazette.verify.byte_range import bears_signature

        if _is_pdf(data) and not bears_signature(data):
            return SourceVerdict(at, ())
        from gazette.sign.revocation import load_crl
        from gazette.verify import load_trust

        try:
            trust = load_trust(self.config.roots)
            crls = tuple(load_crl(path) for path in self.config.crls)
        except (InputError, SigningError) as error:
            path = dict(error.params).get("path", "")
            raise ConfigError("CFG-INTAKE-EVIDENCE", path=path) from error
        try:
            return call(_LIMITS, _JUDGE, data, trust, crls, at)
        except ChildFault as fault:
            code = "RCV-FORM" if _is_pdf(data) else "RCV-XML-FORM"
            check = Check(code, Outcome.FAIL, (("detail", str(fault.reason)),), "FORMAT_FAILURE")
            return SourceVerdict(at, (), (check,))


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]
