"""The Akoma Ntoso `officialGazette` of an issue: it lists its documents and refers to them, it does not hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lxml import etree
from lxml.builder import ElementMaker

from gazette.akn.names import AKN_NS, GAZETTE_NS, slug
from gazette.akn.xml import parse, serialize
from gazette.model import IssueId, Portion

_E = ElementMaker(namespace=AKN_NS, nsmap={None: AKN_NS})


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the contents: level 1 is a part, 2 a body, 3 a document (the only one with an `href`)."""

    level: int
    text: str
    href: str | None = None
    portion: Portion | None = None
    """What the issue prints of the document, when that is not all of it."""


def issue_uri(issue: IssueId, on: date) -> str:
    """FRBR work URI of an issue: `/akn/vn/officialGazette/2020-07-24/713-714`."""
    return f"/akn/{issue.publisher}/officialGazette/{on.isoformat()}/{issue.slug}"


def issue_expression(akn: bytes) -> str:
    """FRBR expression URI of an issue, read from its XML. Raises ValueError when that has none."""
    found = parse(akn).find(".//{*}FRBRExpression/{*}FRBRuri")
    if found is None or not found.get("value"):
        raise ValueError("issue: no FRBRExpression")
    return str(found.get("value"))


def listed_documents(akn: bytes) -> tuple[tuple[str, str], ...]:
    """The documents that an issue's XML refers to, in its order, each with its line of the contents.

    Raises UnsafeXml for what can't be read.
    """
    root = parse(akn)
    lines = {item.get("href"): "".join(map(str, item.itertext())) for item in root.iterfind(".//{*}toc/{*}tocItem")}
    works = [str(found.get("href")) for found in root.iterfind(".//{*}component/{*}documentRef")]
    return tuple((work, lines.get(work, "")) for work in works)


def build_official_gazette(
    issue: IssueId,
    on: date,
    title: str,
    operator: str,
    language: str,
    contents: Sequence[Listed],
    supplements: IssueId | None = None,
) -> bytes:
    """The issue's XML, strictly valid. `contents` are the lines of its table of contents in order.

    `supplements` is the issue that it is a supplement to.
    """
    work = issue_uri(issue, on)
    expression = f"{work}/{language}@{on.isoformat()}"
    publisher = slug(operator)
    label = f"{title} {issue.label}/{issue.year}"
    root = _E.akomaNtoso(
        _E.officialGazette(
            _E.meta(
                _E.identification(
                    _identity("FRBRWork", work, on, publisher, _E.FRBRcountry(value=issue.publisher.split("-")[0])),
                    _identity("FRBRExpression", expression, on, publisher, _E.FRBRlanguage(language=language)),
                    _identity("FRBRManifestation", f"{expression}.akn", on, publisher),
                    source=f"#{publisher}",
                ),
                _E.publication(date=on.isoformat(), name=slug(title), showAs=title, number=issue.label),
                _E.references(
                    _E.TLCOrganization(
                        eId=publisher,
                        href=f"/akn/ontology/organization/{issue.publisher}/{publisher}",
                        showAs=operator,
                    ),
                    source=f"#{publisher}",
                ),
                *_beyond_akn(supplements, contents),
            ),
            _E.preface(
                _E.p(label),
                _E.toc(
                    *(
                        _E.tocItem(line.text, level=str(line.level), href=line.href or f"#toc_{position}")
                        for position, line in enumerate(contents, 1)
                    ),
                    eId="toc",
                ),
            ),
            _components(contents),
            name=slug(title),
        )
    )
    return serialize(root)


def _beyond_akn(supplements: IssueId | None, contents: Sequence[Listed]) -> list[etree._Element]:
    """What Akoma Ntoso has no element for.

    The issue that this one supplements, and what is printed of split texts, for each component that refers to one.
    """
    made = ElementMaker(namespace=GAZETTE_NS, nsmap={"gz": GAZETTE_NS})
    documents = [line for line in contents if line.href is not None]
    found = [made.supplement(to=str(supplements))] if supplements is not None else []
    for position, line in enumerate(documents, 1):
        if line.portion is not None:
            told = {
                "component": f"#cmp_{position}",
                "number": str(line.portion.number),
                "from": line.portion.first,
                "until": line.portion.until,
                "continues": str(line.portion.before) if line.portion.before else None,
                "continuedIn": str(line.portion.after) if line.portion.after else None,
            }
            found.append(made.portion({name: value for name, value in told.items() if value is not None}))
    return [_E.proprietary(*found, source="#gazette")] if found else []


def _identity(kind: str, uri: str, on: date, author: str, *extra: etree._Element) -> etree._Element:
    element: etree._Element = _E(
        kind,
        _E.FRBRthis(value=f"{uri}/!main" if not uri.endswith(".akn") else uri),
        _E.FRBRuri(value=uri),
        _E.FRBRdate(date=on.isoformat(), name="Generation"),
        _E.FRBRauthor(href=f"#{author}"),
        *extra,
    )
    return element


def _components(contents: Sequence[Listed]) -> etree._Element:
    documents = [line for line in contents if line.href is not None]
    body: etree._Element = _E.collectionBody(
        *(
            _E.component(
                _E.documentRef(href=str(line.href), showAs=line.text, eId=f"cmp_{position}__ref"),
                eId=f"cmp_{position}",
            )
            for position, line in enumerate(documents, 1)
        )
    )
    return body
