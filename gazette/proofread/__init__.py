"""One text: the finished files of an issue are read as strangers read them, and held against one another.

For each document its PDF, its pages in the issue's PDF, its HTML and its Akoma Ntoso must have the same letters in the
same order and part words at the same places. A PDF is read twice: by its tags, and as a viewer takes text from its
pages. What is no text of the document (running heads, page numbers, repeated table heads) is an artifact there; the
headings of part and body above a document and the publisher's note below it are known, and nothing else may differ.

No module here shares code with the renderer.
"""

from gazette.proofread.issue import PROOFREAD_VERSION, proofread

__all__ = ["PROOFREAD_VERSION", "proofread"]
