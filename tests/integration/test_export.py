"""The life of a document and of an issue as W3C PROV: read by rdflib, which finds every constraint of PROV kept."""

import base64
import hashlib
import json
from pathlib import Path

import pytest
from bench import INBOX
from prov_rules import violations
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.namespace import PROV, RDFS

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
BASE = "https://congbao.example"
WORK = URIRef(f"{BASE}/akn/vn/act/quyet-dinh/ttg/2026-08-20/902-2026-qd-ttg")
OWN = Namespace(f"{BASE}/ns/history#")


def exported(bench, *arguments):
    code, out = bench.text("export", "--prov", *arguments)
    assert code == 0, out
    return Graph().parse(data=bench.out, format="json-ld")


def named(path: Path) -> URIRef:
    digest = hashlib.sha256(path.read_bytes()).digest()
    return URIRef(f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode().rstrip('=')}")


def kinds(graph):
    """The kinds of acts in the order in which they happened."""
    acts = sorted(graph.subject_objects(OWN.event), key=lambda item: int(item[1]))
    return [str(graph.value(act, OWN.kind)) for act, _ in acts]


@pytest.fixture
def office(empty):
    assert empty("run", INBOX / "902-2026-qd-ttg.docx", INBOX / "901-2026-nd-cp.html")[0] == 0
    assert empty("withdraw", "902/2026", "--reason", "Đăng nhầm")[0] == 0
    assert empty("publish", "latest")[0] == 0
    return empty


def test_a_document_from_the_file_that_came_in_to_its_withdrawal(office, tmp_path):
    graph = exported(office, "902/2026")
    assert violations(graph) == []
    assert kinds(graph) == [
        "accepted",
        "composed",
        "rendered",
        "signed",
        "logged",
        "published",
        "withdrawn",
        "fact-published",
        "logged",
    ]
    pdf = named(next(office.current.rglob("902-2026-qd-ttg.pdf")))
    assert str(graph.value(pdf, OWN.path)).endswith("902-2026-qd-ttg.pdf")
    assert graph.value(graph.value(pdf, PROV.wasGeneratedBy), OWN.kind).value == "signed"
    source = named(INBOX / "902-2026-qd-ttg.docx")
    accepted = next(graph.subjects(PROV.used, source))
    version = next(item for item in graph.subjects(PROV.wasGeneratedBy, accepted) if (item, None, WORK) in graph)
    assert (version, PROV.wasDerivedFrom, source) in graph
    over = [
        item for item in graph.subjects(PROV.specializationOf, WORK) if (item, PROV.wasInvalidatedBy, None) in graph
    ]
    assert [graph.value(graph.value(item, PROV.wasInvalidatedBy), OWN.kind).value for item in over] == ["withdrawn"]
    assert {str(label) for label in graph.objects(None, RDFS.label)} >= {"ghi thu hồi", "902/2026/QĐ-TTg"}
    agents = set(graph.subjects(RDF.type, PROV.Organization))
    assert agents == {URIRef(f"{BASE}/")}
    # Nothing but what stands in the file is needed to read it.
    told = json.loads(office.out)
    assert isinstance(told["@context"], dict)
    path = tmp_path / "life.jsonld"
    code, said = office("export", "--prov", "902/2026", "--output", path)
    assert (code, said["sha256"]) == (0, hashlib.sha256(path.read_bytes()).hexdigest())
    assert office("export", "--prov", "902/2026", "--output", tmp_path / "no" / "life")[0] == 4


def test_an_issue_with_what_became_of_its_number(office):
    assert office("number", "reserve", "--reason", "Số đặc biệt")[0] == 0
    assert office("ingest", INBOX / "903-2026-tt-btp.docx")[0] == 0
    assert office("compose", "--number", "2")[0] == 0
    assert office("embargo", "latest", "--until", "2099-01-01", "--reason", "Chờ")[0] == 0
    graph = exported(office, "latest")
    assert violations(graph) == []
    assert kinds(graph) == ["number-reserved", "composed", "embargoed"]
    first = exported(office, f"vn/{json_name(office)}")
    assert violations(first) == []
    manifest = next(office.current.rglob("manifest.json"))
    assert first.value(first.value(named(manifest), PROV.wasGeneratedBy), OWN.kind).value == "signed"


def json_name(office):
    issue = office("list")[1]["issues"][0]
    return f"{issue['year']}/1"


def test_a_text_that_another_took_the_place_of(empty, tmp_path):
    given = INBOX / "905-2026-nq-hdnd.txt"
    assert empty("ingest", given)[0] == 0
    right = tmp_path / given.name
    right.write_text(given.read_text("utf-8").replace("\n\n", "\n\n", 1) + "\n", "utf-8")
    right.with_name("905-2026-nq-hdnd.gazette.json").write_bytes(
        given.with_name("905-2026-nq-hdnd.gazette.json").read_bytes()
    )
    code, told = empty("correct", "905/2026", "--with", right, "--reason", "Bản đúng")
    assert code == 0, told
    graph = exported(empty, "905/2026")
    assert violations(graph) == []
    assert "text-replaced" in kinds(graph)
    read = [
        item
        for item in graph.subjects(PROV.wasDerivedFrom, named(given))
        if (item, PROV.specializationOf, None) in graph
    ]
    over = [graph.value(item, PROV.wasInvalidatedBy) for item in read]
    assert "replaced" in {graph.value(act, OWN.kind).value for act in over if act is not None}


def test_the_rules_bite():
    head = f"@prefix prov: <{PROV}> . @prefix : <urn:x:> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    act = ":a a prov:Activity ; prov:wasAssociatedWith :p ; prov:startedAtTime {0} ; prov:endedAtTime {0} . :p a prov:Agent .\n"
    early, late = (f'"2026-01-0{day}T00:00:00Z"^^xsd:dateTime' for day in (1, 2))
    for wrong, rule in (
        (":e a prov:Entity ; prov:wasGeneratedBy :a, :b . :b a prov:Activity ; prov:wasAssociatedWith :p .", "(24)"),
        (":e a prov:Entity ; prov:wasInvalidatedBy :a, :b . :b a prov:Activity ; prov:wasAssociatedWith :p .", "(25)"),
        (f":a prov:used :e . :e a prov:Entity ; prov:generatedAtTime {late} .", "(37)"),
        (":e a prov:Entity ; prov:wasDerivedFrom :f . :f a prov:Entity ; prov:wasDerivedFrom :e .", "(51)"),
        (":a prov:used :e .", "typing"),
        (":e a prov:Entity, prov:Activity ; prov:wasAssociatedWith :p .", "(55)"),
        (":e a prov:Entity ; prov:wasMadeBy :a .", "no term"),
        (":b a prov:Activity .", "agent"),
    ):
        graph = Graph().parse(data=head + act.format(early) + wrong, format="turtle")
        assert any(rule in found for found in violations(graph)), wrong
    assert violations(Graph().parse(data=head + act.format(early), format="turtle")) == []
