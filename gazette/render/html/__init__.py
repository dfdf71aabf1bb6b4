"""The HTML rendition of a document: one page that stands alone, made from Akoma Ntoso."""
