"""How units of a text are set, by what they show and not by their names: "section" is a division in one country and the
basic provision of another."""

from __future__ import annotations

from lxml import etree

from gazette.akn.xml import local


def is_provision(node: etree._Element) -> bool:
    """Whether a unit is numbered like a clause (`1.`, `12A.`, `(1)`): its number opens its text or its title.

    One that is called something (`PART I`, `Mục 1`, `I.`) stands above its text.
    """
    num = next((child for child in node if local(child) == "num"), None)
    printed = "".join(num.itertext()).strip().lstrip('([“"') if num is not None else ""
    return printed[:1].isdigit()


def has_heading(node: etree._Element) -> bool:
    """Whether a unit has a title of its own."""
    return any(local(child) == "heading" for child in node)
