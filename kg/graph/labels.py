"""What to show for an IRI: its French label, else its short form."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDFS, Graph, Literal, URIRef
from rdflib.term import Node

from kg.graph.serialize import base_of
from kg.graph.vocabulary import PREFIXES
from kg.ontology import NAMESPACE, load_ontology


def labels_of(graph: Graph, terms: Iterable[Node]) -> dict[str, str]:
    """Labels of those terms that are IRIs."""
    base = base_of(graph)
    return {str(term): _label(graph, term, base) for term in terms if isinstance(term, URIRef)}


def _label(graph: Graph, iri: URIRef, base: str) -> str:
    found = [label for label in graph.objects(iri, RDFS.label) if isinstance(label, Literal)]
    if found:
        return str(min(found, key=lambda label: (label.language != "fr", str(label))))
    if iri.startswith(NAMESPACE):
        return load_ontology().label(iri.removeprefix(NAMESPACE))
    if iri.startswith(base):
        return iri.removeprefix(base)
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return str(iri)
