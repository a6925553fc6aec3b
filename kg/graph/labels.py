"""What to show for an IRI: its French label, else its short form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rdflib import RDFS, Graph, Literal, URIRef
from rdflib.term import Node

from kg.graph.engine import evaluate
from kg.graph.serialize import base_of
from kg.graph.vocabulary import DEFAULT_BASE, PREFIXES
from kg.ontology import NAMESPACE, load_ontology

if TYPE_CHECKING:
    from pyoxigraph import Store

_ANY_ARTICLE = "SELECT (MIN(STR(?article)) AS ?first) { ?article a <https://schema.org/NewsArticle> }"


def labels_of(graph: Graph, terms: Iterable[Node]) -> dict[str, str]:
    """Labels of those terms that are IRIs."""
    return labels_in(graph, terms, base_of(graph))


def labels_in(source: Graph | Store, terms: Iterable[Node], base: str) -> dict[str, str]:
    """The same of a graph or an Oxigraph store whose base is known."""
    iris = sorted({term for term in terms if isinstance(term, URIRef)})
    if isinstance(source, Graph):
        found = {iri: [o for o in source.objects(iri, RDFS.label) if isinstance(o, Literal)] for iri in iris}
    else:
        found = _labels_by_query(source, iris)
    return {str(iri): _label(iri, found.get(iri, []), base) for iri in iris}


def base_in(source: Graph | Store) -> str:
    """The base that a graph's or store's articles were minted under."""
    if isinstance(source, Graph):
        return base_of(source)
    rows = evaluate(source, _ANY_ARTICLE, {}).rows
    base, kind, _ = str(rows[0][0] or "").partition("article/") if rows else ("", "", "")
    return base if kind else DEFAULT_BASE


def _labels_by_query(store: Store, iris: list[URIRef]) -> dict[URIRef, list[Literal]]:
    if not iris:
        return {}
    values = " ".join(iri.n3() for iri in iris)
    found: dict[URIRef, list[Literal]] = {}
    for iri, label in evaluate(store, f"SELECT ?x ?l {{ VALUES ?x {{ {values} }} ?x <{RDFS.label}> ?l }}", {}).rows:
        if isinstance(iri, URIRef) and isinstance(label, Literal):
            found.setdefault(iri, []).append(label)
    return found


def _label(iri: URIRef, found: list[Literal], base: str) -> str:
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
