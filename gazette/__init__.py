"""An electronic gazette: from a folder of documents to a signed, published, verified issue."""

__version__ = "0.1.0"
