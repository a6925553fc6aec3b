"""The rules over the whole graph (section 5 of ``shapes.ttl``) as one pass each.

Their SPARQL takes time that grows with the square of the facts in rdflib; a test holds that both find the same.
Each rule yields the culprits, with the property where the shape names one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from rdflib import RDF, Graph, URIRef
from rdflib.namespace import TIME
from rdflib.term import Node

from kg.graph.vocabulary import DIP, NIF
from kg.ontology import NAMESPACE, load_ontology

Culprit = tuple[Node, URIRef | None]

_INSTANT = (TIME.inXSDDate, TIME.inXSDgYearMonth, TIME.inXSDgYear)


def direct_triples(graph: Graph) -> Iterator[Culprit]:
    """Direct triples that no affirmed, actual, unattributed fact stands behind."""
    backed: set[tuple[Node, Node, Node]] = set()
    properties = [event for event in load_ontology().events.values() if event.direct]
    for event in properties:
        prop = URIRef(f"{NAMESPACE}{event.direct}")
        for fact in graph.subjects(RDF.type, URIRef(NAMESPACE + event.name)):
            if _is_stated(graph, fact):
                actors, targets = set(graph.objects(fact, DIP.actor)), set(graph.objects(fact, DIP.target))
                backed |= {(actor, prop, target) for actor in actors for target in targets}
                if event.symmetric:
                    backed |= {(target, prop, actor) for actor in actors for target in targets}
                    backed |= {(one, prop, other) for one in actors for other in actors}
    for event in properties:
        prop = URIRef(f"{NAMESPACE}{event.direct}")
        for triple in graph.triples((None, prop, None)):
            if triple not in backed:
                yield triple[0], prop


def quotations(graph: Graph) -> Iterator[Culprit]:
    """Passages whose words are not the article's at that place."""
    texts = {article: str(text) for article, text in graph.subject_objects(NIF.isString)}
    for phrase, words in graph.subject_objects(NIF.anchorOf):
        for article in graph.objects(phrase, NIF.referenceContext):
            begin, end = _offset(graph, phrase, NIF.beginIndex), _offset(graph, phrase, NIF.endIndex)
            text = texts.get(article)
            if text is None or begin is None or end is None or begin >= end:
                continue  # other rules' business
            if text[max(begin, 0) : max(end, 0)] != str(words):
                yield phrase, None


def mentions(graph: Graph) -> Iterator[Culprit]:
    """Mentions without a begin, a later end, words or an article."""
    for mention in graph.subjects(RDF.type, DIP.Mention):
        begin, end = _offset(graph, mention, NIF.beginIndex), _offset(graph, mention, NIF.endIndex)
        contexts = graph.objects(mention, NIF.referenceContext)
        in_article = any((context, RDF.type, NIF.Context) in graph for context in contexts)
        if begin is None or end is None or begin >= end or not in_article or (mention, NIF.anchorOf, None) not in graph:
            yield mention, None


def interval_order(graph: Graph) -> Iterator[Culprit]:
    """Intervals that end before they begin."""
    for interval, first in graph.subject_objects(TIME.hasBeginning):
        for last in graph.objects(interval, TIME.hasEnd):
            begins, ends = _instants(graph, first), _instants(graph, last)
            if any(begin > end and not begin.startswith(end) for begin in begins for end in ends):
                yield interval, None


def assertions_stated(graph: Graph) -> Iterator[Culprit]:
    """Assertions that do not stand as a triple as well."""
    for assertion in graph.subjects(RDF.type, DIP.Assertion):
        subject, predicate, object_ = (graph.value(assertion, p) for p in (RDF.subject, RDF.predicate, RDF.object))
        complete = subject is not None and predicate is not None and object_ is not None
        if complete and (subject, predicate, object_) not in graph:
            yield assertion, None


RULES: Mapping[str, Callable[[Graph], Iterator[Culprit]]] = MappingProxyType(
    {
        "DirectTriple": direct_triples,
        "Quotation": quotations,
        "Mention": mentions,
        "IntervalOrder": interval_order,
        "AssertionStated": assertions_stated,
    }
)


def _is_stated(graph: Graph, fact: Node) -> bool:
    return (
        (fact, DIP.polarity, DIP.affirmed) in graph
        and (fact, DIP.modality, DIP.actual) in graph
        and (fact, DIP.attributedTo, None) not in graph
    )


def _offset(graph: Graph, node: Node, prop: URIRef) -> int | None:
    text = str(graph.value(node, prop))
    return int(text) if text.removeprefix("-").isdecimal() else None


def _instants(graph: Graph, node: Node) -> list[str]:
    return [str(value) for prop in _INSTANT for value in graph.objects(node, prop)]
