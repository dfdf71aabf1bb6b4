"""The style sheet inside every HTML rendition.

A rendition stands alone for ever, so its style is in the page. A server that sends a Content-Security-Policy allows
exactly this block by `style_source`; it changes with `RENDER_VERSION`, the style of the profile and the typeface.
"""

from __future__ import annotations

import base64
import hashlib
import re

from gazette.profiles import Screen, hexadecimal

_STYLE = """
body{margin:2rem auto;padding:0 1.25rem;max-width:@measure;background:#fffdf9;color:#1c1b1a}
body{font:@size/1.6 "@family","Times New Roman",serif}
a{color:@accent}
h1,h2,h3,h4,h5,h6{font-size:@size;line-height:1.4;margin:1.5em 0 .5em}
h1{font-size:1.25rem;text-align:center}
.part>h2,.chapter>h2,.section>h3,.chapter>h3,.subsection>h4,.section>h4,.attachment>h2,.attachment>.subheading{text-align:center}
.part>*>.heading,.chapter>*>.heading,.section>*>.heading,.subsection>*>.heading,.attachment>*>.subheading{display:block}
.issuer,.parent,.state,.motto,.type,.title,.enacting,.signature p{text-align:center}
.issuer,.state,.motto,.type,.enacting,.capacity,.position,.name{font-weight:bold}
.place-date{text-align:right;font-style:italic}
.citations,.preamble>p{font-style:italic}
.enacting{font-style:normal!important}
.signature{margin:1.5rem 0 1.5rem 40%}
.signature .name{margin-top:3rem}
.recipients{font-size:.9rem}
.attachment{margin-top:3rem;border-top:1px solid #d9d4c8}
.quotedStructure{margin:0}
table{border-collapse:collapse;width:100%;margin:1em 0;font-size:.95rem}
th,td{border-bottom:1px solid #b9b2a3;padding:.3em .5em;vertical-align:top;text-align:left}
th{text-align:center}
table.layout td{border:0}
table.index td:not(:nth-child(2)){white-space:nowrap}
td p,th p{margin:0 0 .3em}
img{max-width:100%;height:auto}
.remark,.notes,.files,.about{border-top:1px solid #d9d4c8;margin-top:2rem;font-size:.9rem}
h1,h2,h3,h4,h5,h6,caption{break-after:avoid}
@media print{body{margin:0;padding:0;max-width:none;background:#fff;color:#000;font-size:12pt;line-height:1.35}
a{color:inherit;text-decoration:none}p{orphans:2;widows:2;text-align:justify}thead{display:table-header-group}
tr,img,.signature{break-inside:avoid}.attachment{break-before:page;border:0}[role=doc-backlink]{display:none}}
@media screen and (prefers-color-scheme:dark){body{background:#161514;color:#ece7de}a{color:@dark}}
""".strip()

_ODD = re.compile(r"[^\w .-]")
"""What a name in quotes can't hold in a style sheet."""


def style_sheet(screen: Screen, family: str) -> str:
    """The block for a house style; `family` is the typeface that readers see where their machine has it."""
    values = {
        "measure": f"{screen.measure:g}rem",
        "size": f"{screen.size:g}rem",
        "family": _ODD.sub("", family),
        "accent": hexadecimal(screen.accent),
        "dark": hexadecimal(screen.accent_dark),
    }
    return re.sub(r"@(measure|size|family|accent|dark)\b", lambda found: values[found.group(1)], _STYLE)


def style_source(sheet: str) -> str:
    """The source expression for `style-src` that lets a block through."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(sheet.encode("utf-8")).digest()).decode("ascii") + "'"
