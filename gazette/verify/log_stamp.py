"""Timestamps over checkpoints: each proves that the log was so long, and no longer past changing, at a moment."""

from __future__ import annotations

from datetime import datetime

from gazette.model import Check
from gazette.tlog.checkpoint import Checkpoint
from gazette.verify.chain import Chains, Evidence, Purpose
from gazette.verify.cms import CmsError, parse_cms
from gazette.verify.guard import FORMAT_FAILURE, failed, passed, unsure
from gazette.verify.integrity import digest, token_fault, token_info
from gazette.verify.manifest import only_used
from gazette.verify.rules import CMS_CODES, CMS_SUBS
from gazette.verify.standing import SKEW

CODE = "VFY-LOG-STAMP"
FOLDER = "timestamp"
SUFFIX = ".tst"


def stamp_path(size: int) -> str:
    """Where the timestamp over the checkpoint of that size lies below the log's prefix."""
    return f"{FOLDER}/{size}{SUFFIX}"


def judge_stamp(
    checkpoint: Checkpoint, token: bytes, chains: Chains, moment: datetime
) -> tuple[Check, datetime | None]:
    """Whether `token` is a timestamp over that checkpoint by an authority under the anchors, and its time if so.

    Raises what parsers raise over bytes that are no token; `guarded` makes a failed check of it.
    """
    try:
        opened = parse_cms(token, timestamp=True, covered=False, lists_allowed=True)
        info = token_info(opened)
    except CmsError as error:
        return failed(CODE, CMS_SUBS[error.rule], size=checkpoint.size, detail=CMS_CODES[error.rule]), None
    imprint = digest(checkpoint.text.encode("utf-8"), info["message_imprint"]["hash_algorithm"]["algorithm"].native)
    fault = token_fault(opened, imprint)
    if fault is not None:
        return failed(CODE, fault, size=checkpoint.size, detail=fault), None
    at: datetime = info["gen_time"].native
    carried = frozenset(opened.certificates)
    lists = frozenset(choice.chosen.dump() for choice in opened.data["crls"] or ())
    held = chains.ask(opened.certificate, Purpose.TIMESTAMP, Evidence(carried, lists, frozenset()), at)
    if held.fault is not None:
        return unsure(CODE, held.fault, size=checkpoint.size, detail=held.fault), None
    if not only_used(carried, lists, held.path):
        return failed(CODE, FORMAT_FAILURE, size=checkpoint.size, detail="unused"), None
    if at > moment + SKEW:
        return unsure(CODE, "NOT_YET_VALID", size=checkpoint.size, detail=at.isoformat()), None
    if held.ends is None or moment > held.ends:
        return unsure(CODE, "OUT_OF_BOUNDS_NO_POE", size=checkpoint.size, detail=at.isoformat()), None
    return passed(CODE, size=checkpoint.size, at=at.isoformat()), at
