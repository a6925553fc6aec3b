"""SPARQL Update for putting an article into a store and taking it out: the same text for every kind of store.

Each update is one request, which stores carry out wholly or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rdflib import Graph

from kg.errors import GraphError
from kg.graph.rdf import ntriples

_NOT_IN_AN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`]')

# What is said of an article in a store, for finding it again. The default graph holds it as well.
ARTICLES = """
PREFIX schema: <https://schema.org/>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?article ?identifier (SAMPLE(?d) AS ?date) (SAMPLE(?t) AS ?title) WHERE {
    GRAPH ?article {
        ?article a schema:NewsArticle ; dcterms:identifier ?identifier .
        OPTIONAL { ?article dcterms:date ?d }
        OPTIONAL { ?article dcterms:title ?t }
    }
} GROUP BY ?article ?identifier ORDER BY ?identifier ?article
"""


def removal(article: str) -> str:
    """Takes an article out: its named graph, and what no other article says from the default graph."""
    name = _iri(article)
    return (
        f"DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH {name} {{ ?s ?p ?o }} "
        f"FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER (?other != {name}) }} }} ;\n"
        f"DROP SILENT GRAPH {name}"
    )


def addition(article: str, graph: Graph) -> str:
    """Puts an article's triples into its named graph and into the default graph."""
    body = ntriples(graph)
    return f"INSERT DATA {{\n{body}GRAPH {_iri(article)} {{\n{body}}} }}"


def whole(parts: Iterable[str]) -> str:
    """Several updates as one."""
    return " ;\n".join(parts)


def contents(article: str) -> str:
    """Asks for all that an article says."""
    return f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {_iri(article)} {{ ?s ?p ?o }} }}"


def _iri(text: str) -> str:
    if not text or _NOT_IN_AN_IRI.search(text):
        raise GraphError(f"“{text}” is no IRI, and cannot name an article's graph")
    return f"<{text}>"
