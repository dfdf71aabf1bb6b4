"""Parts of a document that some files keep apart from where they are read: notes, components, attachments."""

from __future__ import annotations

from lxml import etree

from gazette.akn.build import element
from gazette.akn.facts import main_document
from gazette.akn.xml import local, q
from gazette.ingest.akn_changes import Changes
from gazette.ingest.akn_repair import has_words, remove

DOCUMENTS = frozenset({"act", "bill", "doc", "judgment", "statement"})
"""What a gazette publishes as a document of its own."""


def notes_in_place(main: etree._Element, changes: Changes) -> None:
    """Notes kept in `<meta>` come to stand where their mark first stands, as `authorialNote`: `<meta>` is no text.

    A note that no mark calls stands behind the conclusions.
    """
    notes = {note.get("eId", ""): note for note in main.iterfind(f"{q('meta')}/{q('notes')}/{q('note')}")}
    if not notes:
        return
    for mark in [mark for mark in main.iter(q("noteRef")) if not has_words(mark)]:
        note = notes.pop(mark.get("href", "").removeprefix("#"), None)
        if note is None:
            continue
        placed = _authorial(note, mark.get("marker"))
        mark.addprevious(placed)
        placed.tail, mark.tail = mark.tail, None
        remove(mark)
        changes.notes += 1
    rest = [note for note in notes.values() if has_words(note)]
    if rest:
        _conclusions(main).append(element("p", *(_authorial(note, None) for note in rest)))
        changes.loose_notes += len(rest)
    for part in main.findall(f"{q('meta')}/{q('notes')}"):
        remove(part)


def _authorial(note: etree._Element, marker: str | None) -> etree._Element:
    made = element("authorialNote", *list(note))
    made.text = note.text
    made.set("placement", "bottom")
    for name, value in (("marker", marker or note.get("marker")), ("eId", note.get("eId"))):
        if value:
            made.set(name, value)
    return made


def _conclusions(main: etree._Element) -> etree._Element:
    found = main.find(q("conclusions"))
    if found is None:
        found = element("conclusions")
        body = next((child for child in main if local(child) in ("body", "mainBody", "judgmentBody")), None)
        if body is not None:
            body.addnext(found)
        else:
            main.append(found)
    return found


def attachments_inside(root: etree._Element, changes: Changes) -> None:
    """Schedules and other components become attachments of the document, in the order in which they stand.

    2.0 puts documents right into `attachments`, or names them there and keeps them in `components` beside or below the
    document. What is only named, and held elsewhere, is told as missing.
    """
    main = main_document(root)
    if main is None:
        return
    kept = [part for holder in (main, root) for part in holder.findall(q("components")) if _bare(part)]
    components = {
        item.get("eId", f"#{position}"): item for position, item in enumerate(child for part in kept for child in part)
    }
    listed = [holder for holder in main.findall(q("attachments")) if _bare(holder)]
    for child in [child for holder in listed for child in holder if local(child)]:
        attachment = child if local(child) == "attachment" else _attached(child)
        for link in attachment.findall(q("componentRef")):
            _resolve(link, components, changes)
    if components:
        last = main.find(q("attachments"))
        if last is None:
            last = element("attachments")
            main.append(last)
        for component in components.values():
            component.tag = q("attachment")
            last.append(component)
            for link in component.findall(q("componentRef")):
                _resolve(link, {}, changes)
    for part in kept:
        remove(part)


def _bare(holder: etree._Element) -> bool:
    """Whether nothing but elements stands in a list: what has words beside them is left for the schema to tell."""
    texts = [holder.text, *(child.tail for child in holder)]
    return not any(text and text.strip() for text in texts)


def _attached(document: etree._Element) -> etree._Element:
    """An `attachment` around a document, or a reference to one."""
    made = element("attachment")
    document.addprevious(made)
    if document.get("eId"):
        made.set("eId", document.attrib.pop("eId"))
    made.append(document)
    return made


def _resolve(link: etree._Element, components: dict[str, etree._Element], changes: Changes) -> None:
    """The component that a reference in an attachment names, in its place; else a reference to another document."""
    if has_words(link):
        return
    target = link.get("src", "")
    key = next((key for key in (target.removeprefix("#"), target.rpartition("/")[2]) if key in components), None)
    if key is not None:
        component = components.pop(key)
        for child in list(component):
            link.addprevious(child)
        holder = _parent(link)
        remove(link)
        if holder.get("eId") is None:
            holder.set("eId", key)
        return
    shown = link.get("showAs") or target
    changes.outside.append(shown)
    made = element("documentRef", href=target or "#", showAs=shown)
    link.addprevious(made)
    remove(link)


def _parent(node: etree._Element) -> etree._Element:
    found = node.getparent()
    if found is None:
        raise ValueError("the root has no parent")
    return found
