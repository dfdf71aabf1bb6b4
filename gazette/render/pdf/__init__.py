"""The printed issue: Akoma Ntoso is laid out once, and the same pages are drawn into every PDF that shows them.

`flow` reads blocks out of the XML, `setting` and `tables` cut them into strips of known height, `pages` fills pages
with strips, `paint` and `writer` draw pages. Only `fonts`, `paint` and `writer` know reportlab.
"""
