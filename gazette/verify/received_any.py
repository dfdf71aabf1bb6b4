"""The signatures of a file that came in, a PDF or an edXML package: loads all that judging it needs, for a child."""

from __future__ import annotations

from datetime import datetime

from gazette.model import SourceVerdict
from gazette.verify.received import Evidence, judge_received
from gazette.verify.received_xml import judge_received_xml
from gazette.verify.trust import Trust


def judge_received_any(data: bytes, trust: Trust, crls: tuple[bytes, ...], at: datetime) -> SourceVerdict:
    """Judge the signatures as of `at`. `crls` are revocation lists at hand (DER). Never raises over the bytes."""
    judge = judge_received if b"%PDF-" in data[:1024] else judge_received_xml
    return judge(data, Evidence(trust, crls), at)
