"""A PDF by its tags: the structure tree in its order, and the text that its marked content shows on the pages.

Objects and streams are read by qpdf (pikepdf).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Stream

from gazette.proofread.pdf_operators import CharacterMap, ContentReader, Shown, character_map


@dataclass(frozen=True, slots=True)
class Tagged:
    """What is drawn of one marked content, in the order of the structure tree. `page` counts from 0."""

    page: int
    mcid: int
    pieces: tuple[Shown, ...]
    note: bool


def read_tags(data: bytes, contents: ContentReader) -> tuple[Tagged, ...]:
    """The tagged text of a file in reading order.

    Raises ValueError where text stands outside the tree and is no artifact, where the tree leads to content that is not
    there or shows one content twice, and for what can't be read.
    """
    try:
        return _read(data, contents)
    except (pikepdf.PdfError, AttributeError, IndexError, KeyError, TypeError) as error:
        # The last four are what a structure gives that is not what the standard calls for.
        raise ValueError(str(error)) from error


def _read(data: bytes, contents: ContentReader) -> tuple[Tagged, ...]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        fonts: dict[tuple[int, int], CharacterMap] = {}
        marked: dict[tuple[int, int], list[Shown]] = {}
        for number, page in enumerate(pdf.pages):
            for piece in contents.shown(_content(page), _fonts(page, fonts)):
                if piece.mcid is not None:
                    marked.setdefault((number, piece.mcid), []).append(piece)
                elif not piece.artifact and piece.text.strip():
                    raise ValueError(f"page {number + 1}: text under no tag: {piece.text[:40]}")
        found: list[Tagged] = []
        for page_number, mcid, note in _leaves(pdf, pages):
            pieces = marked.pop((page_number, mcid), None)
            if pieces is not None:
                found.append(Tagged(page_number, mcid, tuple(pieces), note))
    if marked:
        page_number, mcid = min(marked)
        raise ValueError(f"page {page_number + 1}: marked content {mcid} is not in the tree, or twice")
    return tuple(found)


def _content(page: Page) -> bytes:
    content = page.obj.get("/Contents")
    if isinstance(content, Array):
        return b"\n".join(part.read_bytes() for part in content)
    return bytes(content.read_bytes()) if isinstance(content, Stream) else b""


def _fonts(page: Page, known: dict[tuple[int, int], CharacterMap]) -> dict[str, CharacterMap]:
    found = {}
    for name, font in page.resources.get("/Font", {}).items():
        if font.objgen not in known:
            width = 2 if font.Subtype == Name.Type0 else 1
            to_unicode = font.get("/ToUnicode")
            known[font.objgen] = character_map(to_unicode.read_bytes() if to_unicode is not None else b"", width)
        found[name] = known[font.objgen]
    return found


def _leaves(pdf: pikepdf.Pdf, pages: dict[tuple[int, int], int]) -> Iterator[tuple[int, int, bool]]:
    """Page, number and whether it belongs to a note, of every marked content in the order of the tree."""
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None:
        raise ValueError("no structure tree")
    waiting: list[tuple[Object | int, Object | None, bool]] = [(kid, None, False) for kid in reversed(_kids(tree))]
    while waiting:
        item, page, note = waiting.pop()
        if isinstance(item, int):
            if page is None:
                raise ValueError("content of the tree without a page")
            yield pages[page.objgen], item, note
            continue
        if not isinstance(item, Dictionary):
            raise ValueError("the tree holds what is no element")  # noqa: TRY004 - one kind of error for a bad file
        kind = item.get("/Type")
        page = item.get("/Pg", page)
        if kind == Name.OBJR:
            continue
        if kind == Name.MCR:
            waiting.append((int(item.MCID), page, note))
            continue
        if "/ActualText" in item:
            raise ValueError("an element with a text of its own")
        inside = note or item.get("/S") == Name.Note
        waiting += [(kid, page, inside) for kid in reversed(_kids(item))]


def _kids(item: Object) -> list[Object | int]:
    kids = item.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]
