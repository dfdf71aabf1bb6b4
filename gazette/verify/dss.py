"""The document security store: the certificates and revocation data that a sealed PDF carries (EN 319 142-1, 5.4.2)."""

from __future__ import annotations

from pyhanko.pdf_utils.reader import PdfFileReader

from gazette.verify.chain import Evidence
from gazette.verify.der import object_length


def read_store(reader: PdfFileReader, revision: int | None = None) -> Evidence | None:
    """The store as of `revision` (the newest when None); None when there is none.

    Raises NotDerError or ValueError when an entry is not exactly one object.
    """
    root = reader.root if revision is None else reader.get_historical_root(revision)
    if "/DSS" not in root:
        return None
    store = root["/DSS"]
    return Evidence(*(_streams(store.get(name)) for name in ("/Certs", "/CRLs", "/OCSPs")))


def _streams(array: object) -> frozenset[bytes]:
    if array is None:
        return frozenset()
    if not isinstance(array, list):
        raise ValueError("store entry")  # noqa: TRY004 - it is the file that is wrong
    found = [item.get_object().data for item in array]
    if any(object_length(data) != len(data) for data in found):
        raise ValueError("store entry")
    return frozenset(found)
