"""From a file to a document: read, understand, put into Akoma Ntoso; or say why not.

What reads is loaded when it is first asked for: most commands read no file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gazette.ingest.intake import Intake
    from gazette.ingest.reading import INGEST_VERSION, failed, read

__all__ = ["INGEST_VERSION", "Intake", "failed", "read"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from gazette.ingest import reading

    return getattr(reading, name)
