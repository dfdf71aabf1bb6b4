"""Somebody's Akoma Ntoso made to fit the strict schema without touching a word or the order of the words.

What the schema does not know, or not at its place, becomes a neutral element (`inline`, `block`, `container` …) that
carries the old name, or gets the elements around it that its place asks for. Only elements without a word in them go.
"""

from __future__ import annotations

from collections import deque
from functools import lru_cache

from lxml import etree

from gazette.akn.build import add, element
from gazette.akn.content import Content, content_models
from gazette.akn.names import AKN_NS
from gazette.akn.xml import local, q
from gazette.ingest.akn_changes import Changes

_WRAPPERS = (
    "content",
    "p",
    "block",
    "blockContainer",
    "container",
    "hcontainer",
    "tr",
    "td",
    "item",
    "embeddedStructure",
)
"""Elements that may be put around one that can't stand where it stands, the plainest first."""
_STAND_INS = ("inline", "block", "blockContainer", "container", "hcontainer")
_HIERARCHICAL = frozenset({"content", "intro", "wrapUp"})
_TITLES = frozenset({"num", "heading", "subheading"})
_LONGEST_CHAIN = 4


def repair(main: etree._Element, changes: Changes) -> None:
    """Mend a document element in place, its `<meta>` aside. What can't be mended stays for the schema to tell."""
    _Repair(changes).element(main)


def has_words(node: etree._Element) -> bool:
    """Whether any text stands below an element."""
    return any(text.strip() for text in node.itertext())


class _Repair:
    def __init__(self, changes: Changes) -> None:
        self.changes = changes
        self.models = content_models()
        self.inline = self.models["inline"].children
        self.made: set[etree._Element] = set()

    def element(self, node: etree._Element) -> None:
        model = self.models.get(local(node))
        if model is None or model.open:
            return
        for child in list(node):
            if local(child) and child.getparent() is node:
                self._child(node, model, child)
        if not model.mixed:
            self._loose(node, model)
        if model.children >= _HIERARCHICAL:
            self._sequence(node)
        for child in list(node):
            if local(child) not in ("", "meta"):
                self.element(child)
        self._attributes(node, model)

    def _child(self, node: etree._Element, model: Content, child: etree._Element) -> None:
        name = local(child)
        known = etree.QName(child).namespace == AKN_NS and name in self.models
        if (known and name in model.children) or name == "meta":
            return  # `<meta>` is no text wherever it stands: one that is out of place is for the schema to tell
        if known and not model.mixed and name in self.inline and "p" in model.children:
            return  # with the text beside it: `_loose`
        if known and self.models[name].mixed and "block" in model.children and name not in self.inline:
            self._rename(child, "block")
        elif not has_words(child) and not known:
            self.changes.removed[name] += 1
            remove(child)
        elif not known and (stand_in := self._stand_in(model, child)) is not None:
            self._rename(child, stand_in)
        else:
            neutral_name = name if known else "blockContainer" if self._blocks(child) else "inline"
            if (chain := _chain(local(node), neutral_name)) is not None:
                if known:
                    self.changes.wrapped[name] += 1
                else:
                    self._rename(child, neutral_name)
                self._wrap(child, chain)
            elif not has_words(child):
                self.changes.removed[name] += 1
                remove(child)
            elif model.mixed or _chain(local(node), "p") is not None:
                self._lift(node, model, child)

    def _blocks(self, child: etree._Element) -> bool:
        """Whether anything but text and inline elements stands in an element."""
        return any(local(item) and local(item) not in self.inline for item in child)

    def _stand_in(self, model: Content, child: etree._Element) -> str | None:
        """The plainest neutral element that may stand here and hold what the child holds."""
        inside = {local(item) for item in child if local(item)}
        loose = bool((child.text or "").strip()) or any((item.tail or "").strip() for item in child)
        allowed = [name for name in _STAND_INS if name in model.children]
        for name in allowed:
            held = self.models[name]
            if inside <= held.children and (held.mixed or not loose):
                return name
        if self._blocks(child):
            allowed = [name for name in allowed if not self.models[name].mixed] or allowed
        return allowed[0] if allowed else None

    def _rename(self, child: etree._Element, name: str) -> None:
        old = local(child)
        child.tag = q(name)
        if "name" in self.models[name].required and not child.get("name"):
            child.set("name", old)
        self.changes.wrapped[old] += 1

    def _wrap(self, child: etree._Element, chain: tuple[str, ...]) -> None:
        """Put a chain of elements around a child; next to such a chain the child joins that one."""
        before = child.getprevious()
        if before is not None and before in self.made and local(before) == chain[0] and not (before.tail or "").strip():
            holder = before
            for name in chain[1:]:
                if not len(holder) or local(holder[-1]) != name:
                    holder.append(self._new(name))
                holder = holder[-1]
            tail, child.tail = child.tail, None
            holder.append(child)
            before.tail = (before.tail or "") + (tail or "")
            return
        outer = holder = self._new(chain[0])
        for name in chain[1:]:
            inner = self._new(name)
            holder.append(inner)
            holder = inner
        outer.tail, child.tail = child.tail, None
        child.addprevious(outer)
        holder.append(child)
        self.made.add(outer)

    def _new(self, name: str) -> etree._Element:
        made = element(name)
        if "name" in self.models[name].required:
            made.set("name", "text")
        return made

    def _lift(self, node: etree._Element, model: Content, child: etree._Element) -> None:
        """What stands in a child takes its place."""
        self.changes.wrapped[local(child)] += 1
        inside = list(child)
        _add_text_before(child, child.text)
        for item in inside:
            child.addprevious(item)
        remove(child)
        for item in inside:
            if local(item):
                self._child(node, model, item)

    def _loose(self, node: etree._Element, model: Content) -> None:
        """Text and inline elements directly where only blocks may stand: each stretch becomes a paragraph."""
        line: etree._Element | None = None
        if (node.text or "").strip():
            line = self._line(node, None)
            if line is None:
                return
            line.text, node.text = node.text, None
        for child in list(node):
            if child is line or child in self.made:
                line = None if child is not line else line
                continue
            if local(child) in self.inline and local(child) not in model.children:
                if line is None:
                    line = self._line(node, child)
                    if line is None:
                        return
                line.append(child)  # its tail goes with it
            elif local(child):
                line = None
                if (child.tail or "").strip():
                    text, child.tail = child.tail, None
                    line = self._line(node, child, after=True)
                    if line is None:
                        child.tail = text
                        return
                    line.text = text

    def _line(self, node: etree._Element, at: etree._Element | None, *, after: bool = False) -> etree._Element | None:
        """A new paragraph in `node` before or behind `at` (at the start without one), with what its place asks for."""
        chain = _chain(local(node), "p")
        if chain is None:
            return None
        outer = line = element("p")
        for name in reversed(chain):
            wrapper = self._new(name)
            wrapper.append(outer)
            outer = wrapper
        if at is None:
            node.insert(0, outer)
        elif after:
            at.addnext(outer)
        else:
            at.addprevious(outer)
        self.made.add(outer)
        self.changes.wrapped["#text"] += 1
        return line

    def _sequence(self, node: etree._Element) -> None:
        """Units hold titles, then `content`, or `intro`, further units and `wrapUp`: a mixture is taken apart."""
        children = [child for child in node if local(child)]
        start = 0
        while start < len(children) and local(children[start]) in _TITLES:
            start += 1
        rest = _merged(children[start:])
        names = [local(child) for child in rest]
        if names == ["content"] or not rest:
            return
        for position, child in enumerate(rest):
            name = names[position]
            if name == "intro" and position == 0:
                continue
            if name == "wrapUp" and position == len(rest) - 1:
                continue
            if name == "content" and position == 0:
                self._renamed(child, "intro")
            elif name == "content" and position == len(rest) - 1:
                self._renamed(child, "wrapUp")
            elif name in _HIERARCHICAL:
                self._renamed(child, "content")
                self._wrap(child, ("hcontainer",))
            elif name in _TITLES:
                self.changes.wrapped[name] += 1
                self._wrap(child, ("hcontainer",))

    def _renamed(self, child: etree._Element, name: str) -> None:
        if local(child) != name:
            self.changes.wrapped[local(child)] += 1
            child.tag = q(name)

    def _attributes(self, node: etree._Element, model: Content) -> None:
        for attribute in [str(name) for name in node.attrib]:
            foreign = attribute.startswith("{") and not attribute.startswith("{http://www.w3.org/XML/")
            if not foreign and attribute not in model.attributes:
                del node.attrib[attribute]
                self.changes.attributes[attribute.rpartition("}")[2]] += 1
        missing = model.required - {str(name) for name in node.attrib}
        if "name" in missing:
            node.set("name", local(node))
            missing -= {"name"}
        if missing:
            neutral(node, self.changes)


def neutral(node: etree._Element, changes: Changes) -> None:
    """An inline element that lacks what 3.0 demands of it becomes a plain `inline` of its name."""
    name = local(node)
    models = content_models()
    if name not in models["inline"].children:
        return
    if not has_words(node) and name in ("img", "noteRef", "eop"):
        changes.removed[name] += 1
        remove(node)
        return
    changes.wrapped[name] += 1
    node.tag = q("inline")
    node.set("name", name)
    for attribute in [str(key) for key in node.attrib]:
        if not attribute.startswith("{") and attribute not in models["inline"].attributes:
            del node.attrib[attribute]


@lru_cache(maxsize=4096)
def _chain(parent: str, target: str) -> tuple[str, ...] | None:
    """The shortest chain of wrappers through which `target` may stand in `parent`; None when there is none."""
    models = content_models()
    waiting: deque[tuple[str, tuple[str, ...]]] = deque([(parent, ())])
    seen = {parent}
    while waiting:
        name, chain = waiting.popleft()
        if target in models[name].children and (chain or name == parent):
            return chain
        if len(chain) == _LONGEST_CHAIN:
            continue
        for wrapper in _WRAPPERS:
            if wrapper in models[name].children and wrapper not in seen:
                seen.add(wrapper)
                waiting.append((wrapper, (*chain, wrapper)))
    return None


def _merged(children: list[etree._Element]) -> list[etree._Element]:
    """Neighbouring `content` elements become one."""
    made: list[etree._Element] = []
    for child in children:
        if made and local(child) == "content" and local(made[-1]) == "content" and not (made[-1].tail or "").strip():
            add(made[-1], child.text or "")
            made[-1].extend(list(child))
            remove(child)
        else:
            made.append(child)
    return made


def remove(node: etree._Element) -> None:
    """Take an element out; the text behind it stays."""
    parent = node.getparent()
    if parent is None:
        return
    _add_text_before(node, node.tail)
    node.tail = None
    parent.remove(node)


def _add_text_before(node: etree._Element, text: str | None) -> None:
    if not text:
        return
    before, parent = node.getprevious(), node.getparent()
    if before is not None:
        before.tail = (before.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text
