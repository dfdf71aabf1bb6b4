"""Akoma Ntoso 3.0: names, safe parsing, the strict OASIS schema, reading facts and text back out of a document."""
