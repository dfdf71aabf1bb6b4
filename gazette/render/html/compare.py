"""Two versions of a text side by side as a page that stands alone: for a file, a letter, a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from gazette.akn.compare import Change, Difference, Piece, Row
from gazette.messages import Language, text

_STYLE = """
:root{color-scheme:light dark;--gone:#fbe3e1;--new:#dff2df;--rule:#d9d4c8}
@media (prefers-color-scheme:dark){:root{--gone:#5a2320;--new:#1f4423;--rule:#4a463f}}
body{margin:2rem auto;padding:0 1.25rem;max-width:80rem;font:1.0625rem/1.6 "IBM Plex Serif","Times New Roman",serif}
table{border-collapse:collapse;width:100%;table-layout:fixed;margin:0 0 2rem}
caption{text-align:left;font-weight:bold;padding:.5em 0}
th,td{border-bottom:1px solid var(--rule);padding:.35em .75em;vertical-align:top;text-align:left;overflow-wrap:anywhere}
del{background:var(--gone)}
ins{background:var(--new);text-decoration:underline}
@media (max-width:40rem){td,th{padding:.35em .25em;font-size:.9rem}}
"""


def comparison_html(old: str, new: str, differences: Iterable[Difference], lang: Language) -> bytes:
    """The page, UTF-8; `old` and `new` are what the versions are called."""
    title = text("CLI-DIFF-TITLE", lang, [("old", old), ("new", new)])
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{lang}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        f"<h1>{escape(title)}</h1>",
        *(line for item in differences for line in _table(item, (old, new), lang)),
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


def _table(item: Difference, names: tuple[str, str], lang: Language) -> Iterator[str]:
    passage = item.new or item.old
    name = (passage.label or passage.eid) if passage is not None else ""
    yield "<table>"
    yield f"<caption>{escape(name)} – {escape(text(f'CLI-DIFF-{item.change.name}', lang))}</caption>"
    heads = "".join(f'<th scope="col">{escape(side)}</th>' for side in names)
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for row in item.rows:
        marked = item.change is not Change.SAME
        left = _side(row, "del", old=True, marked=marked)
        right = _side(row, "ins", old=False, marked=marked)
        yield f"<tr><td>{left}</td><td>{right}</td></tr>"
    yield "</tbody></table>"


def _side(row: Row, tag: str, *, old: bool, marked: bool) -> str:
    return " ".join(said for piece in row.pieces if (said := _words(piece, tag, old=old, marked=marked)))


def _words(piece: Piece, tag: str, *, old: bool, marked: bool) -> str:
    words = escape(piece.old if old else piece.new)
    return f"<{tag}>{words}</{tag}>" if words and marked and not piece.same else words
