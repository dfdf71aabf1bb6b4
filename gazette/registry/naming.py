"""How messages name a document of the ledger."""

from __future__ import annotations

from gazette.registry.database import Database


def document_name(database: Database, uri: str) -> str:
    """A document by its number; by its address where it has none or another document has that number too."""
    query = (
        "SELECT number FROM documents WHERE uri = ? AND number IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM documents AS other WHERE other.number = documents.number AND other.uri <> ?)"
    )
    return next((str(row["number"]) for row in database.query(query, [uri, uri])), uri)
