"""A whole office as a state machine: real commands on a real workspace, broken off at any call, held against dictionaries.

Each rule is a command, run in a process of its own; now and then it is killed at one of its calls to the system, or a
call is refused, and then the same command runs again. The model has plain dictionaries and knows nothing of the program;
what stands in the ledger and on the portal is read by tests/faults, which does not either.
"""

import errno
import json
import os
import shutil
import sys
import tempfile
from copy import deepcopy
from hashlib import sha256
from pathlib import Path

import pytest
from faults.books import books_of
from faults.injector import FAILING, NO_FAULT, Action, Fault, Injector
from faults.invariants import Witness
from faults.scenarios import CORRECTION, TEXT
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("cc") is None, reason="needs Linux and a C compiler"
)
TODAY = "1793000000"  # the day of all issues: the machine's must not go over midnight
REASON, RESERVED, VOID = "Theo văn bản của cơ quan", "Để dành", "Không dùng"
PICK = st.integers(0, 99)
NUMBER = st.integers(-5, 1)
"""A number as seen from the next one, which is 0."""
FAULT = st.none() | st.tuples(
    st.sampled_from([Action.KILL_BEFORE, Action.KILL_WITHIN, Action.FAIL_ONCE, Action.FAIL_FROM]), st.integers(0, 99)
)
CALLS = {"ingest": 120, "compose": 110, "number": 60, "render": 160, "sign": 300, "publish": 800, "correct": 160}
"""About how many calls a command makes; 60 where it is not told."""
OF_THE_DISK = {1, 5, 7, 8, 9}


class Bench:
    """What all examples share: the launcher of commands, and a new workspace to copy."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="office-"))
        self.run = Injector(self.folder)
        self.hits = 0
        self.known: dict[str, dict] = {}
        self.new = self.folder / "new"
        text = self.folder / "warm.txt"
        text.write_text(TEXT.format(number="1/2026/QĐ-TTg"), "utf-8")
        assert self.run(self.new, "init", self.new, "--demo-keys").code == 0
        warm = shutil.copytree(self.new, self.folder / "warm", symlinks=True)
        self.run.warm(warm, "run", text)
        shutil.rmtree(warm)

    def open(self):
        """Let the new workspace be one where work is going on."""
        office = Office()
        office.open_office()
        office.all_is_as_the_model_says()
        shutil.rmtree(self.new)
        shutil.copytree(office.folder, self.new, symlinks=True)
        self.known = {"numbers": office.numbers, "issues": office.issues, "documents": office.documents}
        office.teardown()


BENCH: list[Bench] = []


def setup_module():
    if sys.platform.startswith("linux") and shutil.which("cc") is not None:
        os.environ["SOURCE_DATE_EPOCH"] = TODAY
        BENCH.append(Bench())
        BENCH[0].open()
        del os.environ["SOURCE_DATE_EPOCH"]


def teardown_module():
    for bench in BENCH:
        bench.run.__exit__()
        shutil.rmtree(bench.folder)
        assert bench.hits, "no call was ever reached"
    BENCH.clear()


class Office(RuleBasedStateMachine):
    """`numbers`: each with `ahead`, `void`, or the issue that has it. Issues and documents are dictionaries."""

    def __init__(self):
        super().__init__()
        self.bench = BENCH[0]
        self.place = Path(tempfile.mkdtemp(prefix="machine-", dir=self.bench.folder))
        self.folder = shutil.copytree(self.bench.new, self.place / "office", symlinks=True)
        self.witness = Witness(self.folder)
        known = deepcopy(self.bench.known)
        self.numbers: dict[int, str | int] = known.get("numbers", {})
        self.issues: dict[int, dict] = known.get("issues", {})
        self.documents: dict[str, dict] = known.get("documents", {})
        self.promised: dict[int, int] = {}
        """number that is promised the rest of a text → the issue that breaks it off"""
        self.serial = len(self.documents)
        self.rolled_back = False
        self.look("before")

    def teardown(self):
        shutil.rmtree(self.place)

    # What the model says.

    @property
    def following(self):
        return max(self.numbers, default=0) + 1

    def waiting(self):
        """Documents that stand in no issue."""
        return [name for name, told in self.documents.items() if told["issue"] is None]

    def published(self, *kinds):
        """Documents that are published: all, or those of some kinds."""
        return [
            name for name, told in self.documents.items() if told["published"] and (not kinds or told["kind"] in kinds)
        ]

    def living(self, *states):
        """Issues that are not void: all, or those in some states."""
        return [
            number
            for number, told in self.issues.items()
            if told["state"] != "void" and (not states or told["state"] in states)
        ]

    def next_promise(self):
        """The issue that a text goes on in next, and the one it is broken off in."""
        open_ = [(before, number) for number, before in self.promised.items() if self.numbers[number] == "ahead"]
        return min(open_)[::-1] if open_ else None

    def is_parted(self, number):
        """Whether an issue prints a part of a text."""
        return bool(self.issues[number]["rest"] or self.issues[number]["cut"])

    # How a command is run.

    def command(self, fault, *arguments, possible=True, again=0):
        """Run it, with a fault and then once more; whether it did what the model says it can.

        `again` is how it may end when it was broken off after all was done.
        """
        chosen = NO_FAULT
        if fault is not None:
            action, share = fault
            at = 1 + share * CALLS.get(arguments[0], 60) // 100
            error = errno.ENOSPC if action is Action.FAIL_FROM else errno.EIO
            kinds = FAILING if action in (Action.FAIL_ONCE, Action.FAIL_FROM) else Fault(action).kinds
            chosen = Fault(action, at, error, kinds)
        ended = self.run(*arguments, fault=chosen)
        if ended.hits and ended.code:
            self.bench.hits += 1
            assert ended.code in OF_THE_DISK | {-9}, self.said(arguments, chosen, ended)
            assert "Traceback" not in ended.err, self.said(arguments, chosen, ended)
            self.look(f"{arguments}, {chosen}")
            ended = self.run(*arguments)
            if possible and ended.code == again:
                return ended
        assert ended.code == (0 if possible else 9), self.said(arguments, chosen, ended)
        return ended

    def run(self, *arguments, fault=NO_FAULT):
        return self.bench.run(self.folder, *arguments, "--json", fault=fault)

    def said(self, arguments, fault, ended):
        return f"{arguments}, {fault}: exit {ended.code}: {ended.out[-300:]}{ended.err[-600:]}"

    def look(self, when):
        self.witness.rolled_back = self.rolled_back
        self.witness.look(when)
        assert not self.witness.wrong, self.witness.wrong

    def file(self, name, text):
        path = self.place / name
        path.write_text(text, "utf-8")
        self.witness.inputs[path] = sha256(path.read_bytes()).hexdigest()
        return path

    def add_document(self, name, kind="law"):
        self.documents[name] = {"issue": None, "published": False, "kind": kind, "facts": [], "version": 0, "by": None}

    # The commands.

    def open_office(self):
        """What an example begins with: an issue that is published, one that is composed, and a text that waits."""
        for _ in range(5):
            self.ingest(None)
        self.compose(0, 2, None, False, None)
        self.advance(0, "publish", None)
        self.compose(0, 2, None, False, None)

    @rule(fault=FAULT)
    def ingest(self, fault):
        self.serial += 1
        name = f"{self.serial}/2026/QĐ-TTg"
        self.command(fault, "ingest", self.file(f"{self.serial}.txt", TEXT.format(number=name)))
        self.add_document(name)

    @rule(number=NUMBER, kind=st.sampled_from(["reserve", "void"]), fault=FAULT)
    def keep_number(self, number, kind, fault):
        """Set a number aside, or give it up with the issue that has it."""
        (self.reserve if kind == "reserve" else self.void)(max(1, self.following + number), fault)

    def reserve(self, number, fault):
        known = self.numbers.get(number)
        possible = number == self.following if known is None else known == "ahead" and number not in self.promised
        self.command(fault, "number", "reserve", number, "--reason", RESERVED, possible=possible)
        if possible:
            self.numbers[number] = "ahead"

    def void(self, number, fault):
        known = self.numbers.get(number)
        if isinstance(known, int):
            told = self.issues[known]
            goes_on = [n for n, before in self.promised.items() if before == number and self.numbers[n] != "ahead"]
            possible = told["state"] in ("open", "void") and not told["rest"] and not goes_on
        else:
            possible = number == self.following if known is None else known == "void" or number not in self.promised
        self.command(fault, "number", "void", number, "--reason", VOID, possible=possible)
        if not possible:
            return
        if not isinstance(known, int):
            self.numbers[number] = "void"
            return
        told = self.issues[number]
        for name in told["documents"]:
            self.documents[name]["issue"] = None
        self.issues[number] = {**told, "state": "void", "documents": set(), "cut": set()}
        self.promised = {n: before for n, before in self.promised.items() if before != number}

    @precondition(lambda self: self.waiting())
    @rule(pick=PICK, count=st.integers(1, 3), number=st.none() | NUMBER, split=st.booleans(), fault=FAULT)
    def compose(self, pick, count, number, split, fault):
        """Some that wait, under the next number or one that is told; the first of them broken off, or whole."""
        number = number if number is None else max(1, self.following + number)
        waiting = self.waiting()
        names = [waiting[(pick + place) % len(waiting)] for place in range(min(count, len(waiting)))]
        split = split and self.documents[names[0]]["kind"] == "law"
        promise = self.next_promise()
        chosen = number or (promise[0] if promise else self.following)
        known = self.numbers.get(chosen)
        possible = chosen == self.following if known is None else known == "ahead"
        # What was promised the rest of one text goes on with that, whatever else goes on elsewhere.
        possible = possible and (chosen not in self.promised or (promise is not None and chosen == promise[0]))
        after = chosen + 1
        if split:
            possible = possible and after == max(self.following, chosen + 1)
        asked = [*names, *(["--number", str(number)] if number else [])]
        asked += ["--split", f"{names[0]}@art_2"] if split else []
        self.command(fault, "compose", *asked, possible=possible, again=9)
        if not possible:
            return
        rest = set()
        if promise is not None and chosen == promise[0]:
            rest = set(self.issues[promise[1]]["cut"])
        cut = {names[0]} if split else set()
        self.issues[chosen] = {"documents": set(names), "rest": rest, "cut": cut, "state": "open"}
        self.numbers[chosen] = chosen
        if split:
            self.numbers[after] = "ahead"
            self.promised[after] = chosen
        for name in names:
            self.documents[name]["issue"] = chosen

    @precondition(lambda self: self.living())
    @rule(pick=PICK, other=PICK, document=PICK, out=st.booleans(), fault=FAULT)
    def rearrange(self, pick, other, document, out, fault):
        """Out of one issue into another, or into none when both are the same; or what waits into an issue."""
        # Those that may be changed more often than any other.
        living = (self.living("open") if pick % 4 < 3 else []) or self.living()
        first, second = living[pick % len(living)], living[other % len(living)]
        if out:
            self.take_out(first, second, document, fault)
        elif self.waiting():
            self.put_in(first, document, fault)

    def take_out(self, first, second, document, fault):
        names = sorted(self.issues[first]["documents"])
        if not names:
            return
        name = names[document % len(names)]
        into = [] if first == second else ["--into", f"2026/{second}"]
        both = {first, second}
        possible = len(names) > 1 and all(self.issues[n]["state"] == "open" and not self.is_parted(n) for n in both)
        self.command(fault, "compose", f"2026/{first}", "--without", name, *into, possible=possible)
        if possible:
            self.issues[first]["documents"].remove(name)
            self.documents[name]["issue"] = None if first == second else second
            if first != second:
                self.issues[second]["documents"].add(name)

    def put_in(self, number, document, fault):
        waiting = self.waiting()
        name = waiting[document % len(waiting)]
        possible = self.issues[number]["state"] == "open" and not self.is_parted(number)
        self.command(fault, "compose", f"2026/{number}", "--with", name, possible=possible)
        if possible:
            self.issues[number]["documents"].add(name)
            self.documents[name]["issue"] = number

    @precondition(lambda self: self.living())
    @rule(pick=PICK, stage=st.sampled_from(["publish", "publish", "publish", "sign", "render"]), fault=FAULT)
    def advance(self, pick, stage, fault):
        # The first that can go on more often than any other.
        living = (self.living("open", "signed")[:1] if pick % 4 < 3 else []) or self.living()
        number = living[pick % len(living)]
        told = self.issues[number]
        before = [n for n in self.numbers if n < number]
        held_up = any(self.numbers[n] == "ahead" or n in self.living("open") for n in before)
        possible = stage == "render" or told["state"] != "open" or not held_up
        self.command(fault, stage, f"2026/{number}", possible=possible)
        if not possible or stage == "render":
            return
        if told["state"] == "open":
            told["state"] = "signed"
        if stage == "publish":
            told["state"] = "published"
            for name in told["documents"]:
                self.documents[name]["published"] = True
            self.tell()

    def tell(self):
        """Facts become public with the document that does them."""
        self.rolled_back = False
        for told in self.documents.values():
            for fact in told["facts"]:
                by = fact["by"]
                fact["told"] |= told["published"] and (by is None or self.documents[by]["published"])

    @precondition(lambda self: any(told["kind"] == "law" for told in self.documents.values()))
    @rule(pick=PICK, fault=FAULT)
    def replace(self, pick, fault):
        """The right text takes the place of a wrong one, until that is in a signed issue."""
        names = [name for name, told in self.documents.items() if told["kind"] == "law"]
        name = names[pick % len(names)]
        told = self.documents[name]
        issue = told["issue"]
        possible = issue is None or (self.issues[issue]["state"] == "open" and not self.is_parted(issue))
        version = told["version"] + 1
        text = TEXT.format(number=name).replace("văn bản mẫu", f"văn bản mẫu {version}")
        path = self.file(f"{name.partition('/')[0]}-{version}.txt", text)
        self.command(fault, "correct", name, "--with", path, "--reason", REASON, possible=possible)
        told["version"] = version  # the file has come in, and is held where it is refused

    @precondition(lambda self: self.published("law"))
    @rule(pick=PICK, own=st.booleans(), fault=FAULT)
    def correct(self, pick, own, fault):
        """By a notice of the publisher, or by a correction of the issuer; either waits for an issue."""
        names = self.published("law")
        name = names[pick % len(names)]
        facts = self.documents[name]["facts"]
        if own:
            words = ("--at", "art_2", "--was", "tháng 4 năm 2026", "--now", "năm 2026")
            told = json.loads(self.command(fault, "correct", name, *words, "--reason", REASON).out)
            by, kind = told["fact"]["by"]["number"], "notice"
        else:
            self.serial += 1
            by, kind = f"{self.serial}/ĐC-TTg", "correction"
            text = CORRECTION.format(number=name).replace("9/ĐC-TTg", by)
            self.command(fault, "correct", name, "--with", self.file(f"{self.serial}.txt", text), "--reason", REASON)
        if by not in self.documents:
            self.add_document(by, kind)
            facts.append({"kind": "corrected", "by": by, "told": False})

    @precondition(lambda self: self.documents)
    @rule(pick=PICK, kind=st.sampled_from(["withdrawn", "suspended", "resumed"]), fault=FAULT)
    def state(self, pick, kind, fault):
        """A fact about a document that is published, or about one that is not."""
        if kind == "withdrawn":
            self.withdraw(pick, fault)
        elif self.published("law"):
            self.force(pick, kind, fault)

    def withdraw(self, pick, fault):
        names = (self.published() if pick % 4 < 3 else []) or list(self.documents)
        name = names[pick % len(names)]
        told = self.documents[name]
        self.command(fault, "withdraw", name, "--reason", REASON, possible=told["published"])
        if told["published"] and "withdrawn" not in [fact["kind"] for fact in told["facts"]]:
            told["facts"].append({"kind": "withdrawn", "by": None, "told": False})

    def force(self, pick, kind, fault):
        names = self.published("law")
        name = names[pick % len(names)]
        facts = self.documents[name]["facts"]
        turns = [fact["kind"] for fact in facts if fact["kind"] in ("suspended", "resumed")]
        last = turns[-1] if turns else None
        possible = not (kind == "resumed" and last is None)
        command = "suspend" if kind == "suspended" else "resume"
        self.command(fault, command, name, "--reason", REASON, possible=possible)
        if possible and last != kind:
            facts.append({"kind": kind, "by": None, "told": False})

    @precondition(lambda self: self.published())
    @rule(pick=PICK)
    def ask(self, pick):
        """What the program says of a document's two states is what the model says."""
        name = self.published()[pick % len(self.published())]
        told = self.documents[name]
        kinds = [fact["kind"] for fact in told["facts"] if fact["kind"] != "corrected" or fact["told"]]
        publication = next((kind for kind in ("withdrawn", "corrected") if kind in kinds), "as published")
        turns = [kind for kind in kinds if kind in ("suspended", "resumed")]
        ended = self.run("show", name)
        shown = json.loads(ended.out)["document"]
        assert shown["publication"]["state"] == publication, (shown["publication"], told)
        if told["kind"] == "law":
            assert shown["legal"]["state"] == ("suspended" if turns[-1:] == ["suspended"] else "in force"), told

    @precondition(lambda self: self.published() and not self.rolled_back and self.has_release_before())
    @rule()
    def roll_back(self):
        """The release before is shown again, until something is published."""
        ended = self.run("site", "rollback")
        assert ended.code == 0, self.said((), NO_FAULT, ended)
        self.rolled_back = True

    def has_release_before(self):
        """Whether there is a release to go back to."""
        record = self.folder / "portal" / "current" / "release.json"
        return json.loads(record.read_bytes())["previous"] is not None

    # What must hold.

    @invariant()
    def all_is_as_the_model_says(self):
        self.look("after")
        with books_of(self.folder).open() as pages:
            self.check_numbers(pages)
            documents = {row["number"]: row for row in pages.ask("SELECT uri, eli, number, state FROM documents")}
            works = {row["uri"]: name for name, row in documents.items()}
            states = {name: row["state"] for name, row in documents.items()}
            assert states == {name: self.state_of(told) for name, told in self.documents.items()}
            self.check_facts(pages, works)
            self.check_log(pages)
        self.check_portal(documents)

    def state_of(self, told):
        return "published" if told["published"] else "composed" if told["issue"] is not None else "accepted"

    def check_numbers(self, pages):
        rows = pages.ask("SELECT number, state, issue, reason FROM numbers")
        told = {
            row["number"]: "ahead" if row["issue"] is None and row["state"] == "reserved" else row["state"]
            for row in rows
        }
        states = {"open": "reserved", "signed": "reserved", "published": "used", "void": "void"}
        assert told == {
            number: known if isinstance(known, str) else states[self.issues[known]["state"]]
            for number, known in self.numbers.items()
        }
        assert all(row["reason"] for row in rows if row["state"] == "void" or row["issue"] is None)
        works = {row["uri"]: row["number"] for row in pages.ask("SELECT uri, number FROM documents")}
        issues = {}
        for row in pages.ask("SELECT first_number, state, documents, manifest, void FROM issues"):
            state = "void" if row["void"] else row["state"] if row["manifest"] else "open"
            uris = json.loads(row["documents"])
            assert len(uris) == len(set(uris))
            issues[row["first_number"]] = (state, {works[uri] for uri in uris})
        assert issues == {n: (told["state"], told["documents"] | told["rest"]) for n, told in self.issues.items()}

    def check_facts(self, pages, works):
        told_too = "LEFT JOIN told_facts ON told_facts.fact = facts.seq"
        rows = pages.ask(f"SELECT facts.work AS work, kind, number FROM facts {told_too}")
        told = sorted((works[row["work"]], row["kind"], row["number"] is not None) for row in rows)
        assert told == sorted(
            (name, fact["kind"], fact["told"]) for name, told in self.documents.items() for fact in told["facts"]
        )

    def check_log(self, pages):
        """Each published issue with its documents, each published fact; nothing else but void numbers."""
        subjects = {row["subject"] for row in pages.ask("SELECT subject FROM log_entries")}
        issues = {subject for subject in subjects if subject.count("/") == 2 and not subject.startswith("/")}
        published = {f"vn/2026/{number}" for number in self.living("published")}
        assert published <= issues <= {f"vn/2026/{number}" for number in self.living("published", "signed")}
        facts = [subject for subject in subjects if "/facts/" in subject]
        assert len(facts) == sum(fact["told"] for told in self.documents.values() for fact in told["facts"])

    def check_portal(self, documents):
        """Every published document and statement is there, and no word of another."""
        current = self.folder / "portal" / "current"
        if self.rolled_back or not current.exists():
            assert self.rolled_back or not self.published()
            return
        for name, told in self.documents.items():
            folder = current / documents[name]["eli"].strip("/")
            if told["published"]:
                assert (folder / "index.html").is_file()
                assert list(folder.glob("*.pdf"))
                facts = [fact for fact in told["facts"] if fact["told"]]
                assert len(list(folder.glob("facts/*/fact.json"))) == len(facts)
            elif told["kind"] == "law":
                assert not folder.exists()
                shown = [path for path in current.rglob("*.html") if f">{name}<" in path.read_text("utf-8")]
                assert not shown
        shown = {path.parent.name for path in current.glob("cong-bao/vn/2026/*/manifest.json")}
        assert shown == {str(number) for number in self.living("published")}


EXPLORING = os.environ.get("HYPOTHESIS_PROFILE") == "explore"
Office.TestCase.settings = settings(
    max_examples=200 if EXPLORING else 12,
    stateful_step_count=40 if EXPLORING else 25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestOffice = Office.TestCase
