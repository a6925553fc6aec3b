"""Direct triples that say which fact they stand for: quoted (RDF-star) or reified, by choice.

A direct triple ``actor dip:meets target`` repeats a fact; here it is tied to it by ``prov:wasDerivedFrom``, and static
relations to their assertion. The quoted form ``<< s p o >> prov:wasDerivedFrom <fact> .`` is read both by stores of the
RDF-star community group (GraphDB, Jena, RDF4J, Stardog, N3.js) and as RDF 1.2 Turtle (Oxigraph). The reified form is
plain RDF 1.1: an ``rdf:Statement`` for each direct triple.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations, product

from rdflib import PROV, RDF, Graph, URIRef
from rdflib.term import Node

from kg.graph.rdf import Triple
from kg.graph.serialize import base_of, style_of, to_turtle
from kg.graph.terms import sort_key
from kg.graph.vocabulary import DIP
from kg.keys import digest
from kg.ontology import NAMESPACE, load_ontology


def derived(graph: Graph) -> dict[Triple, tuple[Node, ...]]:
    """Every direct triple and static relation of the graph, with the facts or assertions that it repeats, sorted."""
    found: dict[Triple, set[Node]] = defaultdict(set)
    for triple, origin in (*_of_facts(graph), *_of_assertions(graph)):
        if triple in graph:
            found[triple].add(origin)
    return {triple: tuple(sorted(found[triple], key=str)) for triple in sorted(found, key=sort_key)}


def rdfstar(graph: Graph) -> str:
    """The graph as Turtle, followed by its direct triples as quoted triples."""
    quoted = [
        f"<< {' '.join(term.n3() for term in triple)} >> <{PROV.wasDerivedFrom}> {' , '.join(o.n3() for o in origins)} ."
        for triple, origins in derived(graph).items()
    ]
    return to_turtle(graph) + (
        "\n# Direct triples and the facts that they repeat\n" + "\n".join(quoted) + "\n" if quoted else ""
    )


def reified(graph: Graph) -> str:
    """The graph as Turtle, with an ``rdf:Statement`` for each direct triple."""
    whole = Graph(bind_namespaces="none")
    style, base = style_of(graph), base_of(graph)
    for triple in graph:
        whole.add(triple)
    for triple, origins in derived(graph).items():
        node = URIRef(f"{base}assertion/{digest('statement', *map(str, triple))}")
        whole.add((node, RDF.type, RDF.Statement))
        for prop, term in zip((RDF.subject, RDF.predicate, RDF.object), triple, strict=True):
            whole.add((node, prop, term))
        for origin in origins:
            whole.add((node, PROV.wasDerivedFrom, origin))
    return to_turtle(whole, style=style)


def _of_facts(graph: Graph) -> Iterator[tuple[Triple, Node]]:
    for event in load_ontology().events.values():
        if event.direct is None:
            continue
        prop = URIRef(f"{NAMESPACE}{event.direct}")
        for fact in graph.subjects(RDF.type, URIRef(f"{NAMESPACE}{event.name}")):
            if not _is_stated(graph, fact):
                continue
            actors, targets = (list(graph.objects(fact, role)) for role in (DIP.actor, DIP.target))
            pairs = list(product(actors, targets))
            if event.symmetric:
                pairs += [(target, actor) for actor, target in pairs] if targets else list(permutations(actors, 2))
            yield from (((one, prop, other), fact) for one, other in pairs)


def _is_stated(graph: Graph, fact: Node) -> bool:
    return (
        (fact, DIP.polarity, DIP.affirmed) in graph
        and (fact, DIP.modality, DIP.actual) in graph
        and (fact, DIP.attributedTo, None) not in graph
    )


def _of_assertions(graph: Graph) -> Iterator[tuple[Triple, Node]]:
    for assertion in graph.subjects(RDF.type, DIP.Assertion):
        subject, predicate, object_ = (graph.value(assertion, p) for p in (RDF.subject, RDF.predicate, RDF.object))
        if subject is not None and predicate is not None and object_ is not None:
            yield (subject, predicate, object_), assertion
