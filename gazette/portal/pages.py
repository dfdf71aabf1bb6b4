"""The pages: which template shows what, in which language, at which path."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from gazette.akn.languages import UNKNOWN, name_of
from gazette.messages.catalogue.ptl import ENTRIES
from gazette.model import Role
from gazette.model.fact_record import SignedFact
from gazette.model.status import FactKind, Publication, States
from gazette.portal import addresses
from gazette.portal.article import Article, Heading, Link
from gazette.portal.feeds import FEED, document_name
from gazette.portal.holdings import HeldDocument, HeldIssue, Holdings, Incoming, Volume
from gazette.portal.linked_data import ELI_PREFIX, address_of, eli_properties, json_ld
from gazette.portal.search_data import CHECK_FOLDER, SEARCH_FOLDER
from gazette.portal.settings import Gazette, PortalSettings
from gazette.portal.words import Lang, Words
from gazette.portal.year import Month, year_sheet

_LOG_PREFIX = "PTL-CHECK-LOG-"

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""Content security policy of every page: nothing inline, nothing from elsewhere."""

CHECK_POLICY = POLICY.replace("form-action", "connect-src 'self'; form-action")
"""Of the page that asks the log: it may get files of this site, and still nothing from elsewhere."""

LOG_WORDS = tuple(code.removeprefix(_LOG_PREFIX) for code in ENTRIES if code.startswith(_LOG_PREFIX))

HOME = "index.html"
SEARCH = "tra-cuu/index.html"
YEARS = "cong-bao/index.html"
CHECK = "kiem-tra/index.html"
LOST = "404.html"
_NAVIGATION = (("NAV-NEWEST", HOME), ("NAV-SEARCH", SEARCH), ("NAV-YEARS", YEARS), ("NAV-CHECK", CHECK))
_CHANGES = ("corrects", "amends", "replaces", "repeals")
_RELATIONS = ("corrects", "amends", "replaces", "repeals", "consolidates", "guides", "based-on", "cites")
_FACTS = {"corrects": FactKind.CORRECTED, "replaces": FactKind.EXPIRED, "repeals": FactKind.EXPIRED}
"""The fact about another document that a relation to it is."""
_DOES = {
    "corrects": FactKind.CORRECTED,
    "repeals": FactKind.EXPIRED,
    "consolidates": FactKind.CONSOLIDATED,
    "suspends": FactKind.SUSPENDED,
    "resumes": FactKind.RESUMED,
    "withdraws": FactKind.WITHDRAWN,
}
"""What a document does to another where that is a fact of the other."""
_LATEST_CORRECTIONS = 5


@dataclass(frozen=True, slots=True)
class Outline:
    """A heading of a text with those below it."""

    heading: Heading
    children: tuple[Outline, ...]


@cache
def _templates() -> Environment:
    """The templates, compiled once a process."""
    return Environment(
        loader=PackageLoader("gazette.portal"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


class Pages:
    """Writes the pages of a portal, one language at a time."""

    def __init__(self, holdings: Holdings, settings: PortalSettings, *, logged: bool = False) -> None:
        self._holdings = holdings
        self._logged = logged
        self._settings = settings
        self._templates = _templates()
        self._words = {lang: Words(lang, settings.timezone) for lang in settings.languages}
        self._as_of = holdings.as_of(settings.timezone)
        self._by_uri = {document.entry.uri: document for document in holdings.documents}

    def home(self, lang: Lang) -> tuple[str, bytes]:
        """The newest issue, of several gazettes that of the first; its year, the latest corrections."""
        first = self._settings.gazettes[0].code if self._settings.gazettes else None
        own = self._holdings.of_publisher(first) if first is not None else self._holdings
        issue = own.newest or self._holdings.newest
        if issue is None:
            return self._write("home.html", HOME, lang, issue=None)
        return self._write(
            "home.html",
            HOME,
            lang,
            issue=issue,
            contents=self._contents(issue),
            months=self._months(self._holdings.volume_of(issue)),
            year_page=issue.year_page,
            corrections=self._corrections(),
        )

    def years(self, lang: Lang) -> tuple[str, bytes]:
        """All years, of each gazette where there are several."""
        volumes = self._holdings.volumes
        gazettes = [
            (item, [each for each in volumes if each.publisher == item.code]) for item in self._settings.gazettes
        ]
        return self._write("years.html", YEARS, lang, volumes=volumes, gazettes=gazettes)

    def gazette(self, gazette: Gazette, lang: Lang) -> tuple[str, bytes]:
        """One of several gazettes: its newest issue and its years."""
        own = self._holdings.of_publisher(gazette.code)
        issue = own.newest
        contents = self._contents(issue) if issue is not None else []
        facts = {"gazette": gazette, "issue": issue, "contents": contents, "volumes": own.volumes}
        return self._write("gazette.html", gazette.page, lang, feed=gazette.feed, **facts)

    def year(self, volume: Volume, lang: Lang) -> tuple[str, bytes]:
        """Every issue of a year with its documents: the full list that needs no script."""
        days = [
            (day, [(issue, self._holdings.supplemented(issue), self._holdings.of_issue(issue)) for issue in same_day])
            for day, same_day in groupby(volume.issues, key=lambda issue: issue.date)
        ]
        quiet = self._holdings.quiet_of(volume)
        months = self._months(volume)
        return self._write(
            "year.html",
            volume.page,
            lang,
            gazette=self._settings.gazette(volume.publisher),
            year=volume.year,
            days=days,
            quiet=quiet,
            months=months,
        )

    def _months(self, volume: Volume) -> tuple[Month, ...]:
        return year_sheet(volume.year, volume.issues, self._holdings.quiet_of(volume))

    def issue(self, issue: HeldIssue, lang: Lang) -> tuple[str, bytes]:
        """An issue: contents, files, how to verify it."""
        signed = issue.signed
        files = (*issue.files, signed.manifest_file, signed.signature_file)
        whole = next((file for file in issue.files if file.role is Role.ISSUE_PDF), None)
        return self._write(
            "issue.html",
            addresses.page_in(issue.folder),
            lang,
            issue=issue,
            contents=self._contents(issue),
            documents=self._holdings.of_issue(issue),
            files=tuple({file.path: file for file in files}.values()),
            whole=whole,
            redacted=[item for item in self._holdings.of_issue(issue) if item.redaction is not None],
            previous=signed.manifest.previous,
            main=self._holdings.supplemented(issue),
            supplements=self._holdings.supplements_to(issue),
            year_page=issue.year_page,
        )

    def document(self, document: HeldDocument, article: Article, lang: Lang) -> tuple[str, bytes]:
        """A document: state, text, facts."""
        words = self._words[lang]
        path = addresses.page_in(document.folder)
        here = self._place(path, lang)
        pdf = document.file(Role.DOCUMENT_PDF)
        text = article.html(
            address=lambda link: self._text_link(here, link, lang),
            mark_label=lambda label: words("MARK", label=label),
        )
        return self._write(
            "document.html",
            path,
            lang,
            doc=document,
            law=self._settings.language_of(document.metadata),
            language=self._foreign_language(document),
            name=document_name(document),
            subject=address_of(document.entry.eli, self._settings),
            eli_prefix=ELI_PREFIX,
            properties=eli_properties(document, self._settings),
            # Both were made safe where they were made: by the allow-list, and by escapes inside the JSON.
            json_ld=Markup(json_ld(document, self._settings, self._states(document))),  # noqa: S704
            article=Markup(text),  # noqa: S704
            has_title=article.has_title,
            outline=outline(article.headings),
            effective=document.metadata.effective_on,
            has_force=document.entry.type != self._settings.profile.index.name,
            changes=self._changes(document),
            told=self._told(document),
            standing=self._standing(document, lang),
            labels={heading.anchor: heading.label for heading in article.headings},
            relations=self._relations(document, here, lang),
            files=document.printed,
            pdf_name=pdf.path.rpartition("/")[2] if pdf else None,
            pdf_digest=pdf.sha256 if pdf else None,
            year_page=document.issue.year_page,
        )

    def tombstone(self, document: HeldDocument, redaction: SignedFact, lang: Lang) -> tuple[str, bytes]:
        """What stays of a document whose text had to go: which it was, where it stood, since when and by what right."""
        issues = (document.issue, *(item.issue for item in document.continuations))
        files = (file for issue in issues for file in issue.signed.manifest.files)
        return self._write(
            "tombstone.html",
            addresses.page_in(document.folder),
            lang,
            doc=document,
            name=document_name(document),
            subject=address_of(document.entry.eli, self._settings),
            fact=redaction.record.fact,
            redaction=redaction,
            told=[item for item in self._told(document) if item[0].record.fact.kind is not FactKind.REDACTED],
            standing=self._standing(document, lang),
            gone=[file for file in files if file.work == document.entry.uri],
            year_page=document.issue.year_page,
        )

    def _foreign_language(self, document: HeldDocument) -> str | None:
        """The name of a document's language when it is not the gazette's."""
        language = document.metadata.language
        return name_of(language) if language not in (self._settings.profile.language, UNKNOWN) else None

    def search(self, lang: Lang) -> tuple[str, bytes]:
        """The search form; its data are the scripts of `search_data`."""
        return self._write(
            "search.html",
            SEARCH,
            lang,
            years=self._holdings.years,
            search_folder=SEARCH_FOLDER,
            pages_root="../",
        )

    def check(self, lang: Lang) -> tuple[str, bytes]:
        """How to verify, and the comparison of digests."""
        newest = self._holdings.newest
        here = self._place(CHECK, lang)
        return self._write(
            "check.html",
            CHECK,
            lang,
            years=self._holdings.years,
            check_folder=CHECK_FOLDER,
            policy=CHECK_POLICY,
            log_words=LOG_WORDS,
            logged=self._logged,
            site_root=addresses.relative(here, HOME).removesuffix(HOME),
            example_manifest=newest.signed.manifest_file.path if newest else "manifest.json",
        )

    def lost(self) -> tuple[str, bytes]:
        """The page of unknown addresses. Servers show it at any depth, so its links start at the server's root."""
        root = partial(addresses.server_path, self._settings.base_url)
        lang = self._lang(self._settings.language)
        other = next((self._words[code] for code in self._settings.languages if code != lang), None)
        return self._write("lost.html", LOST, lang, link=root, page=root, listed=False, other=other)

    def _write(self, template: str, path: str, lang: Lang, **context: Any) -> tuple[str, bytes]:  # noqa: ANN401 - values of a template
        here = self._place(path, lang)
        listed = context.pop("listed", True)
        link: Callable[[str], str] = context.pop("link", partial(addresses.relative, here))
        page = context.pop("page", lambda target: link(self._place(target, lang)))
        base = self._settings.base_url
        languages = [(code, self._place(path if listed else HOME, code)) for code in self._settings.languages]
        text = self._templates.get_template(template).render(
            settings=self._settings,
            t=self._words[lang],
            law=context.pop("law", self._settings.profile.bcp47),
            policy=context.pop("policy", POLICY),
            link=link,
            page=page,
            here=path,
            listed=listed,
            canonical=addresses.absolute(base, here),
            alternates=[(code, addresses.absolute(base, target)) for code, target in languages],
            languages=languages,
            navigation=_NAVIGATION,
            mark=partial(self._mark, lang=lang),
            gazette_of=lambda issue: self._settings.gazette(issue.publisher),
            feed=context.pop("feed", FEED),
            **context,
        )
        return here, text.encode("utf-8")

    def _place(self, path: str, lang: str) -> str:
        return addresses.in_language(path, lang, self._settings.language)

    @staticmethod
    def _lang(code: str) -> Lang:
        return "vi" if code == "vi" else "en"

    def _contents(self, issue: HeldIssue) -> list[tuple[str, list[tuple[str, list[HeldDocument]]]]]:
        """Part → issuing body → documents, in the order of the issue."""
        documents = self._holdings.of_issue(issue)
        return [
            (part, [(group, list(items)) for group, items in groupby(inside, key=_group)])
            for part, inside in groupby(documents, key=_part)
        ]

    def _corrections(self) -> list[tuple[HeldDocument, list[tuple[str, HeldDocument | None]]]]:
        found: list[tuple[HeldDocument, list[tuple[str, HeldDocument | None]]]] = []
        for document in self._holdings.documents:
            targets = [relation for relation in document.metadata.relations if relation.kind == "corrects"]
            resolved = [(target.text, self._holdings.resolve(target.href)) for target in targets]
            listed = [(text, hit[0] if hit else None) for text, hit in resolved]
            listed += [(document_name(item), item) for item in self._done(document, "corrects")]
            if not listed:
                continue
            found.append((document, listed))
            if len(found) == _LATEST_CORRECTIONS:
                break
        return found

    def _changes(self, document: HeldDocument) -> list[tuple[str, list[HeldDocument]]]:
        """What other documents do to this one, but for what is told as a fact of it."""
        told = {(item.record.fact.kind, by.uri) for item in document.facts if (by := item.record.fact.by) is not None}
        incoming = [
            item
            for item in self._holdings.incoming.get(document.folder, ())
            if (_FACTS.get(item.kind), item.source.entry.uri) not in told
        ]
        return [(kind, sources) for kind in _CHANGES if (sources := _sources(incoming, kind))]

    def _told(self, document: HeldDocument) -> list[tuple[SignedFact, HeldDocument | None]]:
        """The facts of a document, each with the document that does it, if that is held here."""
        return [(item, self._doer(item)) for item in document.facts]

    def _doer(self, item: SignedFact) -> HeldDocument | None:
        by = item.record.fact.by
        return self._by_uri.get(by.uri) if by is not None and by.uri is not None else None

    def _states(self, document: HeldDocument) -> States | None:
        """The states of a document as of the day up to which the portal knows; None where no fact decides one."""
        return document.states(self._as_of) if document.facts and self._as_of is not None else None

    def _standing(self, document: HeldDocument, lang: Lang) -> str | None:
        """The states of a document as of the day up to which the portal knows; None where no fact decides one."""
        found, words = self._states(document), self._words[lang]
        if found is None:
            return None
        said = [words(_state("PUBLICATION", found.publication))]
        # Of what it took back, or shows no more, the gazette does not go on to say that it is in force.
        silent = found.publication in (Publication.WITHDRAWN, Publication.REDACTED) and found.forced_by is None
        if found.force is not None and not silent:
            said.append(words(_state("FORCE", found.force)))
        return words("STANDING", date=words.day(found.as_of), states="; ".join(said))

    def _mark(self, document: HeldDocument, lang: Lang) -> str | None:
        """What a list says behind a document that does not stand as it was published, or has no force any more."""
        found, words = self._states(document), self._words[lang]
        if found is None:
            return None
        marks = [_state("PUBLICATION", found.publication)] if found.published_by is not None else []
        marks += [_state("FORCE", found.force)] if found.force is not None and found.forced_by is not None else []
        return ", ".join(map(words, marks)) or None

    def _relations(
        self, document: HeldDocument, here: str, lang: Lang
    ) -> list[tuple[str, list[tuple[str, str | None]]]]:
        shown: list[tuple[str, list[tuple[str, str | None]]]] = []
        for kind in dict.fromkeys((*_RELATIONS, *_DOES)):
            outgoing: dict[str, tuple[str, str | None]] = {}
            for relation in document.metadata.relations:
                if relation.kind == kind:
                    outgoing.setdefault(relation.href, (relation.text, self._address(relation.href, here, lang)))
            for target in self._done(document, kind):
                href = target.entry.eli
                outgoing.setdefault(href, (document_name(target), self._address(href, here, lang)))
            if outgoing:
                shown.append((f"RELATION-{kind.upper()}", list(outgoing.values())))
        incoming = self._holdings.incoming.get(document.folder, ())
        for kind in _RELATIONS:
            sources = _sources(incoming, kind)
            if sources:
                rows = [
                    (document_name(item), self._address(f"/{item.folder}", here, lang))
                    for item in sources
                ]  # fmt: skip
                shown.append((f"INCOMING-{kind.upper()}", rows))
        return shown

    def _done(self, document: HeldDocument, kind: str) -> list[HeldDocument]:
        """The documents held here to which a document does something as was recorded, and its text does not show."""
        shown = [self._holdings.resolve(item.href) for item in document.metadata.relations if item.kind in _FACTS]
        known = {hit[0].entry.uri for hit in shown if hit is not None}
        done = (item.record.fact for item in self._holdings.done.get(document.entry.uri, ()))
        works = dict.fromkeys(fact.work for fact in done if fact.kind is _DOES.get(kind) and fact.work not in known)
        return [self._by_uri[work] for work in works if work in self._by_uri]

    def _address(self, href: str, here: str, lang: Lang) -> str | None:
        hit = self._holdings.resolve(href)
        return None if hit is None else self._text_link(here, Link("page", hit[0].folder, hit[1]), lang)

    def _text_link(self, here: str, link: Link, lang: Lang) -> str:
        target = link.target if link.kind == "file" else self._place(addresses.page_in(link.target), lang)
        return addresses.relative(here, target, link.fragment)


def outline(headings: Iterable[Heading]) -> tuple[Outline, ...]:
    """Headings as a tree; a level that was jumped over is taken as the next."""
    root: list[tuple[int, Heading | None, list[Any]]] = [(0, None, [])]  # a tree under construction
    for heading in headings:
        while root[-1][0] >= heading.level:
            _close(root)
        root.append((heading.level, heading, []))
    while len(root) > 1:
        _close(root)
    return tuple(root[0][2])


def _close(stack: list[tuple[int, Heading | None, list[Any]]]) -> None:  # as in `outline`
    _, heading, children = stack.pop()
    if heading is not None:
        stack[-1][2].append(Outline(heading, tuple(children)))


def _state(area: str, state: str) -> str:
    """The wording of a state: `FORCE-NOT-YET`."""
    return f"{area}-{state.upper().replace(' ', '-')}"


def _sources(incoming: Iterable[Incoming], kind: str) -> list[HeldDocument]:
    return [item.source for item in incoming if item.kind == kind]


def _part(document: HeldDocument) -> str:
    return document.entry.part


def _group(document: HeldDocument) -> str:
    return document.entry.group
