"""The life of a document or an issue as W3C PROV-O in JSON-LD: what was made of what, by which act, by whom.

Every event of the ledger is a prov:Activity. A file is a prov:Entity named by its digest (RFC 6920), so that whoever
has the file has the name. A document or an issue is one, too; what an event made of it is a version, a specialization
of it that revises the version before. The context stands inside: nothing has to be fetched to read it.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from gazette.model import SignedIssue
from gazette.model.codec import Json
from gazette.model.renewal import SignedRenewal
from gazette.registry import Event

_LINKS = (
    "used",
    "wasGeneratedBy",
    "wasAssociatedWith",
    "wasDerivedFrom",
    "wasRevisionOf",
    "wasInvalidatedBy",
    "specializationOf",
    "actedOnBehalfOf",
)
_TIMES = ("startedAtTime", "endedAtTime", "generatedAtTime", "invalidatedAtTime")
_TEXT = frozenset(
    {
        "accepted", "held", "refused", "read-again", "edited", "mended", "finding-accepted", "replaced",
        "text-replaced",
    }
)  # fmt: skip
"""Events about a file, whose digest is the first input; those of the editor's decisions follow."""
_IN_ISSUE = frozenset({"put-in", "taken-out", "moved"})
_OF_ISSUE = frozenset({"composed", "rearranged", "rendered", "published"})
_ENDS = frozenset({"withdrawn", "redacted"})
"""Facts after which what was published counts no more."""
_MAKES_FILES = frozenset(
    {
        "signed", "approved", "renewed", "fact-published", "replied", "logged", "cosigned", "log-timestamped",
        "log-key-changed", "bulletin",
    }
)  # fmt: skip
"""Events whose outputs are files of their own."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose life it is: `name` is its work URI or the key of its issue, `label` what people call it."""

    name: str
    label: str
    issue: SignedIssue | None = None
    """The issue that it is or stands in, once that is sealed."""
    renewals: tuple[SignedRenewal, ...] = ()

    @property
    def work(self) -> str | None:
        """The work URI; None for an issue."""
        return self.name if self.name.startswith("/") else None


@dataclass(frozen=True, slots=True)
class _File:
    """A file that an act made: `source` is the digest of the one it was made of."""

    sha256: str
    source: str | None = None
    path: str | None = None


def provenance(
    subject: Subject, events: Iterable[Event], words: Mapping[int, str], base_url: str, operator: str
) -> Json:
    """A JSON-LD document; `words` are the events in words, `base_url` the address of the portal, which names things."""
    graph = _Graph(base_url.rstrip("/"), operator)
    graph.entity(graph.thing(subject.name), label=subject.label)
    life = _Life(graph, subject)
    for event in events:
        life.tell(event, words[event.seq])
    return {"@context": _context(base_url.rstrip("/")), "@graph": graph.nodes()}


def _context(base: str) -> Json:
    prov = "http://www.w3.org/ns/prov#"
    return {
        "prov": prov,
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "gazette": f"{base}/ns/history#",
        **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in _LINKS},
        **{name: {"@id": f"prov:{name}", "@type": "xsd:dateTime"} for name in _TIMES},
        "path": "gazette:path",
        "sha256": "gazette:sha256",
        "kind": "gazette:kind",
        "command": "gazette:command",
        "event": "gazette:event",
        "hash": "gazette:hash",
    }


def file_name(sha256: str) -> str:
    """The name of a file by its digest: `ni:///sha-256;…` (RFC 6920)."""
    return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(sha256)).decode('ascii').rstrip('=')}"


@dataclass(slots=True)
class _Graph:
    """Nodes by their names; each is told once, links are added to it."""

    base: str
    operator: str
    _nodes: dict[str, dict[str, Any]] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def nodes(self) -> list[Json]:
        return list(self._nodes.values())

    def thing(self, name: str) -> str:
        """A document by its URI, an issue by its key, or anything else that events name."""
        if name.startswith("/"):
            return self.base + name
        return f"{self.base}/cong-bao/{quote(name.replace('+', '-'), safe='/')}"

    def entity(self, name: str, **facts: str | None) -> str:
        return self._node(name, "prov:Entity", facts)

    def file(self, sha256: str, **facts: str | None) -> str:
        return self.entity(file_name(sha256), sha256=sha256, **facts)

    def activity(self, event: Event, label: str) -> str:
        moment = _time(event.at)
        facts = {
            "label": label,
            "kind": event.kind,
            "command": event.command,
            "hash": event.hash,
            "startedAtTime": moment,
            "endedAtTime": moment,
        }
        name = self._node(f"{self.base}/history#event-{event.seq}", "prov:Activity", facts)
        self._nodes[name]["event"] = event.seq
        self.link(name, "wasAssociatedWith", self._person(event.who))
        return name

    def _person(self, who: str) -> str:
        office = self._node(f"{self.base}/", ["prov:Agent", "prov:Organization"], {"label": self.operator})
        name = self._node(f"{self.base}/history#agent-{quote(who, safe='')}", "prov:Agent", {"label": who})
        self.link(name, "actedOnBehalfOf", office)
        return name

    def link(self, node: str, name: str, target: str) -> None:
        if name == "used":
            self._used.add(target)
        known = self._nodes[node].setdefault(name, [])
        if target not in known:
            known.append(target)

    def generate(self, activity: str, entity: str, at: datetime) -> bool:
        """Say that an act made an entity; False for one that was there already: that it used."""
        node = self._nodes[entity]
        if activity in node.get("wasGeneratedBy", ()):
            return True
        if "wasGeneratedBy" in node or entity in self._used:
            self.link(activity, "used", entity)
            return False
        node["generatedAtTime"] = _time(at)
        self.link(entity, "wasGeneratedBy", activity)
        return True

    def invalidate(self, activity: str, entity: str, at: datetime) -> None:
        """Say that an act ended an entity; what is ended already stays ended by what ended it."""
        node = self._nodes[entity]
        if "wasInvalidatedBy" not in node:
            node["invalidatedAtTime"] = _time(at)
            self.link(entity, "wasInvalidatedBy", activity)

    def is_over(self, entity: str) -> bool:
        return "wasInvalidatedBy" in self._nodes[entity]

    def _node(self, name: str, kind: str | list[str], facts: Mapping[str, str | None]) -> str:
        node = self._nodes.setdefault(name, {"@id": name, "@type": kind})
        for key, value in facts.items():
            if value is not None:
                node.setdefault(key, value)
        return name


@dataclass(slots=True)
class _Life:
    """The events of one subject, told in order."""

    graph: _Graph
    subject: Subject
    version: str | None = None
    """What the subject is now."""
    _versions: dict[str, str] = field(default_factory=dict)
    """The newest version that was read from each file: several may have been sent for one document."""

    def tell(self, event: Event, label: str) -> None:
        act = self.graph.activity(event, label)
        if event.kind in _TEXT:
            self._text(act, event)
        elif event.kind in _IN_ISSUE:
            self._use_version(act)
            self.graph.link(act, "used", self.graph.entity(self.graph.thing(event.inputs[-1])))
        elif event.kind in _OF_ISSUE:
            self._of_issue(act, event)
        elif event.kind in _MAKES_FILES:
            self._files(act, event)
        else:
            self._about(act, event)

    def _text(self, act: str, event: Event) -> None:
        """A file was judged, or an editor decided about it: a new version, made of the file and the decisions."""
        came, *decided = map(self.graph.file, event.inputs)
        for item in (came, *decided):
            self.graph.link(act, "used", item)
        mine = self._versions.get(came)
        if event.kind == "replaced":
            self._end(act, event, mine)
            return
        outputs = event.outputs[1:]  # the first is the key of the step
        replaced = self.graph.file(outputs[-1]) if event.kind == "text-replaced" else None
        before = mine if replaced is None else self._versions.get(replaced, mine)
        made = self._versions[came] = self._version(act, event, [came], before)
        if self.version is None or event.kind not in ("held", "refused"):
            self.version = made
        if replaced is not None:
            self.graph.link(act, "used", replaced)
            self._end(act, event, before)
        for text in map(self.graph.file, outputs if replaced is None else outputs[:-1]):
            if self.graph.generate(act, text, event.at):
                self.graph.link(text, "wasDerivedFrom", came)

    def _of_issue(self, act: str, event: Event) -> None:
        for name in event.inputs if event.kind in ("composed", "rearranged") else ():
            self.graph.link(act, "used", self.graph.entity(self.graph.thing(name)))
        if event.kind == "composed":
            for plan in event.outputs:
                self.graph.link(act, "used", self.graph.file(plan))
        sources = [self.version] if self.version is not None and not self.graph.is_over(self.version) else []
        if event.kind == "rendered":
            for settings in event.inputs:
                self.graph.link(act, "used", self.graph.file(settings, label="settings"))
            for made in event.outputs:
                self.graph.generate(act, self.graph.file(made), event.at)
        if event.kind == "published":
            for release in event.outputs:
                self.graph.generate(act, self.graph.file(release, label="release"), event.at)
            for file in self._sealed():
                self.graph.link(act, "used", self.graph.file(file.sha256))
        self._use_version(act)
        if event.kind == "published" or self.subject.work is None:
            self.version = self._version(act, event, sources, self.version)

    def _files(self, act: str, event: Event) -> None:
        if event.kind in ("signed", "approved", "renewed"):
            for sha256 in event.inputs:
                self.graph.link(act, "used", self.graph.file(sha256))
        made = [_File(sha256) for sha256 in event.outputs if _is_digest(sha256)]
        if event.kind == "signed":
            self._use_version(act)
            made += self._sealed()
        if event.kind == "renewed":
            made += self._renewed(event.outputs)
        for file in made:
            entity = self.graph.file(file.sha256, path=file.path)
            made_now = self.graph.generate(act, entity, event.at)
            if made_now and file.source is not None and file.source != file.sha256:
                relation = "wasRevisionOf" if event.kind == "renewed" else "wasDerivedFrom"
                self.graph.link(entity, relation, self.graph.file(file.source))

    def _sealed(self) -> list[_File]:
        """The files of the subject as they were sealed."""
        files = self.subject.issue.manifest.files if self.subject.issue is not None else ()
        return [_File(file.sha256, file.unsigned_sha256, file.path) for file in files if file.work == self.subject.work]

    def _renewed(self, outputs: tuple[str, ...]) -> list[_File]:
        """Those of the renewal whose record an event names."""
        return [
            _File(file.sha256, file.renews.sha256, file.path)
            for signed in self.subject.renewals
            if signed.record_file.sha256 in outputs
            for file in signed.renewal.files
            if file.work == self.subject.work
        ]

    def _about(self, act: str, event: Event) -> None:
        """Something was recorded about the subject: a fact, by another document where one is named, or an embargo."""
        self.graph.link(act, "used", self.graph.entity(self.graph.thing(event.subject)))
        for by in event.inputs:
            if by.startswith("/"):
                self.graph.link(act, "used", self.graph.entity(self.graph.thing(by)))
        for sha256 in filter(_is_digest, event.outputs):
            self.graph.generate(act, self.graph.file(sha256), event.at)
        if event.kind in _ENDS:
            self._end(act, event, self.version)

    def _use_version(self, act: str) -> None:
        if self.version is not None and not self.graph.is_over(self.version):
            self.graph.link(act, "used", self.version)

    def _end(self, act: str, event: Event, version: str | None) -> None:
        if version is not None:
            self.graph.invalidate(act, version, event.at)

    def _version(self, act: str, event: Event, sources: Iterable[str], before: str | None) -> str:
        """What an event made of the subject."""
        thing = self.graph.thing(self.subject.name)
        made = self.graph.entity(f"{thing}#event-{event.seq}", label=f"{self.subject.label} ({event.kind})")
        self.graph.link(made, "specializationOf", thing)
        for source in sources:
            self.graph.link(made, "wasDerivedFrom", source)
        if before is not None:
            self.graph.link(made, "wasRevisionOf", before)
        self.graph.generate(act, made, event.at)
        return made


def _is_digest(name: str) -> bool:
    return len(name) == 64 and set(name) <= set("0123456789abcdef")


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
