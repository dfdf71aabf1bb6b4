"""What editors decided about files: each decision a record in the archive, named in the event that tells of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from gazette.model import Acceptance, Edit, Settlement
from gazette.model.codec import decode, encode
from gazette.registry.database import Database

_KINDS: dict[str, type[Acceptance] | type[Edit]] = {"acceptance": Acceptance, "edit": Edit}


def kept(settlement: Settlement, put: Callable[[bytes], str]) -> str:
    """The digest of a decision's record, which is in the archive then."""
    kind = next(name for name, type_ in _KINDS.items() if isinstance(settlement, type_))
    record = {"kind": kind, **encode(settlement, put)}
    return put(json.dumps(record, ensure_ascii=False, sort_keys=True).encode())


def standing(database: Database, sha256: str, get: Callable[[str], bytes]) -> tuple[Settlement, ...]:
    """The decisions about a file's bytes, in order. Raises IntegrityError when a record was altered."""
    query = "SELECT record FROM settlements WHERE sha256 = ? ORDER BY seq"
    return tuple(read(row["record"], get) for row in database.query(query, [sha256]))


def read(digest: str, get: Callable[[str], bytes]) -> Settlement:
    """The decision whose record has this digest. Raises IntegrityError when it was altered."""
    record = json.loads(get(digest))
    kind = _KINDS[record.pop("kind")]
    settlement: Settlement = decode(kind, record, get)
    return settlement


def write(database: Database, sha256: str, records: Sequence[str]) -> None:
    """Record decisions, by the digests of their records; inside a transaction."""
    for record in records:
        database.table("settlements").append({"sha256": sha256, "record": record})
