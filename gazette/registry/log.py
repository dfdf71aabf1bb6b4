"""The ledger's side of the transparency log: entries in order, the files of its tree, and every checkpoint signed.

An append is one transaction with the ledger's own: entries, tiles, the signed checkpoint and the event are recorded
together or not at all. A checkpoint that is not recorded has never left this process, so the log can't fork itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from gazette.errors import ConflictError
from gazette.model import IssueId, SiteFile
from gazette.registry import events
from gazette.registry.database import Database, Row, transaction
from gazette.registry.embargoes import holding
from gazette.registry.events import Actor
from gazette.registry.issues import issue_id, ledger_id
from gazette.tlog.merkle import root
from gazette.tlog.note import Note, NoteSignature, parse_note
from gazette.tlog.tiles import Edge, append, load_edge, node_reader


@dataclass(frozen=True, slots=True)
class LogHead:
    """A signed checkpoint: the note as signed, by its sha256 in the archive."""

    size: int
    note: str
    at: datetime


class Log:
    """The log of a registry. Paths are those of C2SP tlog-tiles, below the log's prefix."""

    def __init__(self, database: Database, put: Callable[[bytes], str], get: Callable[[str], bytes]) -> None:
        self._db = database
        self._put = put
        self._get = get

    @property
    def size(self) -> int:
        """How many entries there are."""
        return int(next(iter(self._db.query("SELECT coalesce(max(idx) + 1, 0) AS size FROM log_entries")))["size"])

    def append(
        self,
        issue: IssueId,
        subject: str,
        entries: Sequence[bytes],
        sign: Callable[[int, bytes], bytes],
        actor: Actor,
        *,
        work: str | None = None,
    ) -> LogHead:
        """Append what is told of an issue, and record the checkpoint that `sign` makes of the new size and root.

        A subject (the issue itself, a renewal of it, a fact) is logged once: a second call changes nothing and gives
        the newest checkpoint. `work` is the document whose life the event belongs to; None: the issue's.
        Raises ValueError for an entry that no bundle can hold, TileError when a file of the tree is gone.
        """
        with transaction(self._db):
            if self.places(subject):
                return self._newest()
            # Here, where it is told for good, so that no embargo is recorded in between.
            for embargo in holding(self._db, subject, actor.at):
                raise ConflictError("EMB-UNTIL", name=embargo.subject, until=f"{embargo.until:%Y-%m-%d %H:%M %Z}")
            before = self.size
            longer = self.grow(before, entries)
            for number, entry in enumerate(entries, before):
                self._db.table("log_entries").insert(
                    {
                        "idx": number,
                        "entry": entry,
                        "issue": ledger_id(issue),
                        "subject": subject,
                        "at": actor.at.isoformat(),
                    }
                )
            note = self._put(sign(longer.size, root(longer.size, node_reader(longer.size, self.fetch))))
            self._db.table("log_heads").insert({"size": longer.size, "note": note, "at": actor.at.isoformat()})
            events.append(
                self._db,
                at=actor.at,
                who=actor.who,
                command=actor.command,
                kind="logged",
                subject=work or ledger_id(issue),
                inputs=(str(before), str(len(entries))),
                outputs=(note,),
            )
        return self._newest()

    def grow(self, size: int, entries: Sequence[bytes]) -> Edge:
        """Write the files that the tree of that size gets with further entries; inside a transaction."""
        longer, files = append(load_edge(size, self.fetch), entries)
        for file in files:
            row: Row = {"path": file.path, "sha256": self._put(file.data), "size": len(file.data)}
            self._db.table("log_files").insert(row)
        return longer

    def cosign(
        self, size: int, signatures: Sequence[NoteSignature], actor: Actor, *, kind: str = "cosigned"
    ) -> tuple[str, ...]:
        """Put signatures below the checkpoint of that size; the names of those that were not there.

        One of a key stays: a note with two is refused by its readers, and a witness that looks twice signs twice.
        What is there is read in the transaction, so that nothing which is taken in meanwhile is lost.
        """
        with transaction(self._db):
            rows = self._db.query("SELECT note FROM log_heads WHERE size = ?", [size])
            note = parse_note(self._get(next(iter(rows))["note"]))
            whole = {(item.name, item.key_id): item for item in note.signatures}
            for item in signatures:
                whole.setdefault((item.name, item.key_id), item)
            added = tuple(whole.values())[len(note.signatures) :]
            if not added:
                return ()
            witnesses = tuple(item.name for item in added)
            kept = self._put(str(Note(note.text, tuple(whole.values()))).encode("utf-8"))
            self._db.execute("UPDATE log_heads SET note = ? WHERE size = ?", [kept, size])
            events.append(
                self._db,
                at=actor.at,
                who=actor.who,
                command=actor.command,
                kind=kind,
                subject=f"log/{size}",
                inputs=witnesses,
                outputs=(kept,),
            )
        return witnesses

    def stamp(self, size: int, token: bytes, actor: Actor) -> None:
        """Keep a timestamp over the checkpoint of that size; the first one stays."""
        with transaction(self._db):
            if self.is_stamped(size):
                return
            kept = self._put(token)
            row: Row = {"size": size, "token": kept, "bytes": len(token), "at": actor.at.isoformat()}
            self._db.table("log_timestamps").insert(row)
            events.append(
                self._db,
                at=actor.at,
                who=actor.who,
                command=actor.command,
                kind="log-timestamped",
                subject=f"log/{size}",
                outputs=(kept,),
            )

    def stamps(self) -> tuple[SiteFile, ...]:
        """Every timestamp over a checkpoint, as a file named by the checkpoint's size."""
        rows = self._db.query("SELECT size, token, bytes FROM log_timestamps ORDER BY size")
        return tuple(SiteFile(f"timestamp/{row['size']}.tst", row["token"], row["bytes"]) for row in rows)

    def is_stamped(self, size: int) -> bool:
        """Whether the checkpoint of that size has a timestamp."""
        return any(True for _ in self._db.query("SELECT 1 FROM log_timestamps WHERE size = ?", [size]))

    def heads(self) -> Iterator[LogHead]:
        """Every checkpoint that was signed, the newest first."""
        for row in self._db.query("SELECT size, note, at FROM log_heads ORDER BY size DESC"):
            yield LogHead(row["size"], row["note"], datetime.fromisoformat(row["at"]))

    def places(self, subject: str) -> tuple[int, ...]:
        """Where the entries of a subject stand; empty when it is not logged."""
        query = "SELECT idx FROM log_entries WHERE subject = ? ORDER BY idx"
        return tuple(int(row["idx"]) for row in self._db.query(query, [subject]))

    def unlogged(self, publisher: str) -> tuple[IssueId, ...]:
        """Issues of a publisher that are published and stand in no entry of the log, in order."""
        query = (
            "SELECT id FROM issues WHERE publisher = ? AND logged = 0 AND state = 'published'"
            " ORDER BY year, first_number"
        )
        return tuple(issue_id(row["id"]) for row in self._db.query(query, [publisher]))

    def entry(self, index: int) -> bytes:
        """The entry at `index`. Raises IndexError when there is none."""
        for row in self._db.query("SELECT entry FROM log_entries WHERE idx = ?", [index]):
            return bytes(row["entry"])
        raise IndexError(f"the log has no entry {index}")

    def fetch(self, path: str) -> bytes | None:
        """A file of the tree by its path: a `Fetch` of gazette.tlog."""
        for row in self._db.query("SELECT sha256 FROM log_files WHERE path = ?", [path]):
            return self._get(row["sha256"])
        return None

    def files(self) -> tuple[SiteFile, ...]:
        """Every file that readers of any published size need: the full ones, and partial ones without a full."""
        rows = {row["path"]: row for row in self._db.query("SELECT path, sha256, size FROM log_files ORDER BY path")}
        return tuple(
            SiteFile(path, row["sha256"], row["size"])
            for path, row in rows.items()
            if ".p/" not in path or path.partition(".p/")[0] not in rows
        )

    def _newest(self) -> LogHead:
        return next(self.heads())
