"""Sealing one PDF. The gazette publishes PAdES B-LTA and nothing less; the lower levels are steps on the way there."""

from __future__ import annotations

import hashlib
from enum import IntEnum

from gazette.errors import SigningError
from gazette.sign.pdf import Prepared, SealFacts, prepare_seal, prepare_timestamp
from gazette.sign.sealer import Session


class Level(IntEnum):
    """The levels of EN 319 142-1: signed; timestamped; with evidence; the whole archived by a second timestamp."""

    B = 1
    T = 2
    LT = 3
    LTA = 4


def seal_pdf(data: bytes, session: Session, facts: SealFacts, label: str, level: Level = Level.LTA) -> bytes:
    """Seal a PDF. `label` names it in messages.

    Raises SigningError when the PDF can't be sealed (damaged, encrypted, sealed already) or no timestamp is to be had.
    """
    evidence = session.evidence if level >= Level.LT else None
    prepared = prepare_seal(data, facts, evidence, session.room(level >= Level.T), label)
    attributes = session.form.signed_attributes(prepared.digest(session.form.digest))
    return completed(prepared, attributes, session.sealer.key.sign(attributes), session, label, level)


def completed(
    prepared: Prepared, attributes: bytes, signature: bytes, session: Session, label: str, level: Level = Level.LTA
) -> bytes:
    """The sealed PDF, once its signature is there: timestamp the signature, put both in, timestamp the file.

    Raises SigningError when no timestamp is to be had, or it is longer than those when the PDF was prepared.
    """
    algorithm = session.form.digest
    token = None
    if level >= Level.T:
        token = session.stamper.stamp(hashlib.new(algorithm, signature).digest(), algorithm).der
    try:
        sealed = prepared.filled(session.form.assemble(attributes, signature, token=token))
    except ValueError as error:
        raise SigningError("SGN-ROOM", path=label) from error
    if level < Level.LTA:
        return sealed
    last = prepare_timestamp(sealed, session.stamper.longest, label)
    return last.filled(session.stamper.stamp(last.digest(algorithm), algorithm).der)
