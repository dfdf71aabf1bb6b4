"""Tagged PDF files that meet PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1): a small library of its own.

It imports nothing of the package around it and can be lifted out. What it is made of:

`tree`      the structure tree while a text is laid out: elements, and the content that pages will show of them
`content`   one page's content stream: text, rules and images, each marked with its place in the tree or as artifact
`encoding`  which byte of which font shows a character, settled before anything is drawn
`fonts`     TrueType subsets; `images` pictures; `colour` the sRGB profile that colours refer to
`metadata`  XMP
`objects`   the file itself: objects, object streams, cross-reference stream
`document`  pages, trees, outline, attached files and a signature field become one file

reportlab reads the typefaces (`TTFont`, `makeSubset`). It does not write the file, because of what its 5.1 lacks or
gets wrong; `tests/unit/render/test_reportlab_defects.py` fails when one of these is mended:

1. No structure tree, no marked content, no `StructParents` or `Tabs` on pages, no `OutputIntents` or `AF` in the
   catalogue (it has slots for some of them and writes none).
2. Streams end without an end-of-line before `endstream` (ISO 19005-3, 6.1.7.1).
3. ToUnicode maps give unused codes the character U+0000 and put more than 100 entries into one block
   (ISO 32000-1, 9.10.3).
4. Which byte shows a character depends on the order of drawing, so pages can't be made apart from one another.
5. Annotations have no `F` entry (ISO 19005-3, 6.3.2).
6. It keeps every page and object in memory as Python values until the end, and has no object streams.
"""
