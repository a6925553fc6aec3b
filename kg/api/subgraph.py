"""A part of a graph: some facts, with all that they stand on and speak of."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import OWL, RDF, Graph, Literal, URIRef
from rdflib.term import Node

from kg.api.select import participants
from kg.graph.views import FactView
from kg.graph.vocabulary import DIP
from kg.ontology import NAMESPACE, load_ontology

_NOT_FOLLOWED = {DIP.hasMember, OWL.sameAs, RDF.type}


def subgraph(graph: Graph, facts: Iterable[FactView]) -> Graph:
    """The triples of some facts and of whatever they refer to, itself a valid graph.

    A fact in a role of another one comes with it. Direct triples (``dip:meets``) stay where one of the facts states them,
    assertions (posts, memberships) where their subject stays.
    """
    direct = _direct_properties()
    part = Graph(bind_namespaces="none")
    for prefix, namespace in graph.namespaces():
        part.bind(prefix, namespace)
    queue: list[Node] = [URIRef(fact.iri) for fact in facts]
    done: set[Node] = set()
    static = {s: list(graph.subjects(RDF.subject, s)) for s in graph.objects(None, RDF.subject)}
    while queue:
        node = queue.pop()
        if node in done:
            continue
        done.add(node)
        queue += static.get(node, [])
        for _, predicate, value in graph.triples((node, None, None)):
            if predicate in direct or _is_static(graph, node, predicate, value):
                continue
            part.add((node, predicate, value))
            if predicate not in _NOT_FOLLOWED and not isinstance(value, Literal):
                queue.append(value)
    _add_static(graph, part)
    _add_direct(graph, part, [fact for fact in facts if fact.is_stated])
    return part


def _direct_properties() -> frozenset[URIRef]:
    events = load_ontology().events.values()
    return frozenset(URIRef(NAMESPACE + event.direct) for event in events if event.direct)


def _is_static(graph: Graph, subject: Node, predicate: Node, value: Node) -> bool:
    """Whether a triple is the short form of an assertion; those come with the assertion."""
    pairs = (node for node in graph.subjects(RDF.subject, subject) if (node, RDF.predicate, predicate) in graph)
    return any((node, RDF.object, value) in graph for node in pairs)


def _add_static(graph: Graph, part: Graph) -> None:
    for node in list(part.subjects(RDF.type, DIP.Assertion)):
        triple = tuple(graph.value(node, prop) for prop in (RDF.subject, RDF.predicate, RDF.object))
        subject, predicate, value = triple
        if subject is not None and predicate is not None and value is not None:
            part.add((subject, predicate, value))


def _add_direct(graph: Graph, part: Graph, stated: Iterable[FactView]) -> None:
    ontology = load_ontology()
    for fact in stated:
        name = ontology.events[fact.cls].direct
        iris = [URIRef(one.iri) for one in participants(fact)] if name else []
        above = ontology.properties[name].ancestors if name else ()
        for prop in [URIRef(NAMESPACE + one) for one in (name, *above) if one]:
            for subject in iris:
                for value in graph.objects(subject, prop):
                    if value in iris:
                        part.add((subject, prop, value))
