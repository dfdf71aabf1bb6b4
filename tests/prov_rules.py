"""W3C PROV-CONSTRAINTS for a graph of PROV-O, as questions to rdflib: it shares nothing with what writes the graph."""

from rdflib import RDF, Graph
from rdflib.namespace import PROV

_TYPES = """
SELECT ?s ?p ?o WHERE {
  VALUES (?p ?of ?to) {
    (prov:used prov:Activity prov:Entity) (prov:wasGeneratedBy prov:Entity prov:Activity)
    (prov:wasInvalidatedBy prov:Entity prov:Activity) (prov:wasAssociatedWith prov:Activity prov:Agent)
    (prov:wasDerivedFrom prov:Entity prov:Entity) (prov:wasRevisionOf prov:Entity prov:Entity)
    (prov:specializationOf prov:Entity prov:Entity) (prov:actedOnBehalfOf prov:Agent prov:Agent)
  }
  ?s ?p ?o FILTER NOT EXISTS { ?s a ?of . ?o a ?to }
}"""
_RULES = {
    "typing": _TYPES,
    "an entity is no activity (55)": "SELECT ?s WHERE { ?s a prov:Entity, prov:Activity }",
    "unique generation (24)": "SELECT ?s WHERE { ?s prov:wasGeneratedBy ?a, ?b FILTER (?a != ?b) }",
    "unique invalidation (25)": "SELECT ?s WHERE { ?s prov:wasInvalidatedBy ?a, ?b FILTER (?a != ?b) }",
    "start precedes end (30)": "SELECT ?s WHERE { ?s prov:startedAtTime ?a ; prov:endedAtTime ?b FILTER (?a > ?b) }",
    "generation precedes usage (37)": """SELECT ?s WHERE {
        ?s prov:used ?e ; prov:endedAtTime ?used . ?e prov:generatedAtTime ?made FILTER (?made > ?used) }""",
    "usage precedes invalidation (38)": """SELECT ?s WHERE {
        ?s prov:used ?e ; prov:startedAtTime ?used . ?e prov:invalidatedAtTime ?over FILTER (?used > ?over) }""",
    "generation precedes invalidation (36)": """SELECT ?s WHERE {
        ?s prov:generatedAtTime ?made ; prov:invalidatedAtTime ?over FILTER (?made > ?over) }""",
    "derivation follows generation (42)": """SELECT ?s WHERE {
        ?s prov:wasDerivedFrom|prov:wasRevisionOf ?e ; prov:generatedAtTime ?late .
        ?e prov:generatedAtTime ?early FILTER (?early > ?late) }""",
    "nothing comes of itself (51)": "SELECT ?s WHERE { ?s (prov:wasDerivedFrom|prov:wasRevisionOf|prov:wasGeneratedBy/prov:used)+ ?s }",
    "no specialization of itself (52)": "SELECT ?s WHERE { ?s prov:specializationOf+ ?s }",
    "an act within its own time": """SELECT ?s WHERE {
        ?e prov:wasGeneratedBy ?s ; prov:generatedAtTime ?at . ?s prov:startedAtTime ?from ; prov:endedAtTime ?to
        FILTER (?at < ?from || ?at > ?to) }""",
    "every act has an agent": "SELECT ?s WHERE { ?s a prov:Activity FILTER NOT EXISTS { ?s prov:wasAssociatedWith ?o } }",
}


def violations(graph: Graph) -> list[str]:
    """What of the constraints does not hold, with an example each; terms that PROV-O does not have."""
    found = [
        f"{rule}: {row[0]}"
        for rule, query in _RULES.items()
        for row in list(graph.query(query, initNs={"prov": PROV}))[:1]
    ]
    used = {item for triple in graph for item in (triple[1], triple[2] if triple[1] == RDF.type else triple[1])}
    return found + sorted(f"no term: {term}" for term in used if term.startswith(str(PROV)) and term not in PROV)
