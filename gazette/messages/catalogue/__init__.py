"""Entries of the catalogue, one module an area."""
