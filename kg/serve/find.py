"""Find things by a part of their name."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import RDFS, SKOS, Graph, Literal, Variable
from rdflib.term import Node

from kg.ontology import NAMESPACE, load_ontology

_MOST = 50
_QUERY = f"""SELECT ?thing (MIN(?name) AS ?label) (SAMPLE(?cls) AS ?class) WHERE {{
    {{ ?thing <{RDFS.label}> ?found }} UNION {{ ?thing <{SKOS.altLabel}> ?found }}
    FILTER (CONTAINS(LCASE(STR(?found)), LCASE(?part)))
    ?thing <{RDFS.label}> ?name ; a ?cls .
    FILTER (STRSTARTS(STR(?cls), "{NAMESPACE}"))
}} GROUP BY ?thing ORDER BY STRLEN(?label) ?label ?thing LIMIT {_MOST}"""


def find(graph: Graph, part: str) -> list[tuple[str, str, str]]:
    """(IRI, label, kind) of what has ``part`` in one of its names, the shortest names first."""
    ontology = load_ontology()
    rows = graph.query(_QUERY.replace("?part", Literal(part).n3())).bindings
    found = [[str(row[name]) for name in ("thing", "label", "class")] for row in map(_by_name, rows)]
    return [(iri, label, ontology.label(cls.removeprefix(NAMESPACE))) for iri, label, cls in found]


def _by_name(row: Mapping[Variable, Node]) -> dict[str, Node]:
    return {str(name): value for name, value in row.items()}
