"""What a graph says about one thing: the triples that a reader of its page, or of its Turtle, wants to have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from rdflib import DCTERMS, PROV, RDF, RDFS, SDO, Graph, URIRef
from rdflib.term import Node

from kg.graph.terms import sort_key
from kg.graph.vocabulary import DIP, ITSRDF
from kg.ontology import NAMESPACE, load_ontology

ROLES = (DIP.actor, DIP.target, DIP.theme, DIP.place, DIP.attributedTo)
_NAMES = (RDF.type, RDFS.label, DIP.iso3, DIP.country)  # what is told of those who take part
_OF_ARTICLE = (RDF.type, DCTERMS.identifier, DCTERMS.title, DCTERMS.date, DCTERMS.source, SDO.url, PROV.wasGeneratedBy)
PAGE = 100  # facts on one page

_FACTS = """SELECT DISTINCT ?fact (MAX(?day) AS ?date) WHERE {{
    {where}
    ?fact dip:evidence ?evidence .
    OPTIONAL {{ ?evidence prov:wasDerivedFrom/dcterms:date ?day }}
}} GROUP BY ?fact ORDER BY DESC(?date) ?fact LIMIT {limit} OFFSET {offset}"""
_OF_ENTITY = "VALUES ?role {{ {roles} }} ?fact ?role {iri} ."
_OF_TEXT = "?fact dip:evidence/prov:wasDerivedFrom {iri} ."


@dataclass(frozen=True, slots=True)
class About:
    """A thing, with what the graph says of it."""

    iri: str
    kind: str  # fact, assertion, article, entity or other
    graph: Graph  # the triples to show
    more: bool = False  # whether there are facts beyond those of this page


def about(graph: Graph, iri: str, *, page: int = 1) -> About | None:
    """What a graph says about an IRI; None when it says nothing.

    :param page: which hundred of an entity's or article's facts, the newest first, from 1.
    """
    node = URIRef(iri)
    part = Graph(bind_namespaces="none")
    for prefix, namespace in graph.namespaces():
        part.bind(prefix, namespace)
    _copy(part, graph.triples((node, None, None)))
    kind = _kind(part, node)
    if not part and not any(True for _ in graph.triples((None, None, node))):
        return None
    more = False
    if kind in {"fact", "assertion"}:
        _add_fact(graph, part, node)
    else:
        where = _OF_TEXT if kind == "article" else _OF_ENTITY
        found = _facts(graph, where, node, page)
        more = len(found) > PAGE
        for fact in found[:PAGE]:
            _add_fact(graph, part, fact)
        if kind == "other":
            _add_uses(graph, part, node)
        for prop in (DIP.country, DIP.hasMember, DIP.holdsPost, DIP.memberOf, DIP.body):
            for other in list(part.objects(node, prop)):
                _add_names(graph, part, other)
    return About(iri, kind, part, more)


def _add_uses(graph: Graph, part: Graph, node: Node) -> None:
    """Where a thing that is no fact, entity or article is used: the first hundred statements."""
    for triple in sorted(islice(graph.triples((None, None, node)), PAGE), key=sort_key):
        part.add(triple)
        _add_names(graph, part, triple[0])


def _kind(part: Graph, node: Node) -> str:
    types = set(part.objects(node, RDF.type))
    ontology = load_ontology()
    names = {str(one).removeprefix(NAMESPACE) for one in types}
    if names & ontology.events.keys():
        return "fact"
    if DIP.Assertion in types:
        return "assertion"
    if SDO.NewsArticle in types:
        return "article"
    return "entity" if names & ontology.entities.keys() else "other"


def _facts(graph: Graph, where: str, node: URIRef, page: int) -> list[Node]:
    clause = where.format(iri=node.n3(), roles=" ".join(role.n3() for role in ROLES))
    query = _FACTS.format(where=clause, limit=PAGE + 1, offset=(page - 1) * PAGE)
    rows = graph.query(query, initNs={"dip": NAMESPACE, "prov": str(PROV), "dcterms": str(DCTERMS)})
    return [row[0] for row in rows if row[0] is not None]  # type: ignore[index]


def _add_fact(graph: Graph, part: Graph, fact: Node) -> None:
    _copy(part, graph.triples((fact, None, None)))
    for prop in (*ROLES, RDF.subject, RDF.object):
        for other in graph.objects(fact, prop):
            _add_names(graph, part, other)
    for time in graph.objects(fact, DIP.time):
        _add_all(graph, part, time)
        for point in graph.objects(time, None):
            if isinstance(point, URIRef) and "/instant/" in point:
                _add_all(graph, part, point)
    for evidence in graph.objects(fact, DIP.evidence):
        _add_evidence(graph, part, evidence)


def _add_evidence(graph: Graph, part: Graph, evidence: Node) -> None:
    _add_all(graph, part, evidence)
    for other in graph.objects(evidence, None):
        if (other, RDF.type, DIP.Mention) in graph:
            _add_all(graph, part, other)
            for named in graph.objects(other, ITSRDF.taIdentRef):
                _add_names(graph, part, named)
    for article in graph.objects(evidence, PROV.wasDerivedFrom):
        for prop in _OF_ARTICLE:
            _copy(part, graph.triples((article, prop, None)))
        for making in graph.objects(article, PROV.wasGeneratedBy):
            _add_all(graph, part, making)


def _add_names(graph: Graph, part: Graph, node: Node) -> None:
    if isinstance(node, URIRef):
        for prop in _NAMES:
            _copy(part, graph.triples((node, prop, None)))
        for country in graph.objects(node, DIP.country):
            for prop in (RDFS.label, DIP.iso3, RDF.type):
                _copy(part, graph.triples((country, prop, None)))


def _add_all(graph: Graph, part: Graph, node: Node) -> None:
    if isinstance(node, URIRef):
        _copy(part, graph.triples((node, None, None)))


def _copy(part: Graph, triples: Iterable[tuple[Node, Node, Node]]) -> None:
    for triple in triples:
        part.add(triple)
