"""A graph in the form that another tool wants. Every writer here gives the same bytes for the same graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from rdflib import Graph

from kg.errors import UsageError
from kg.graph.context import jsonld_context
from kg.graph.cypher import cypher
from kg.graph.networks import gexf, graphml
from kg.graph.quickstatements import quickstatements
from kg.graph.rdf import jsonld, nquads, ntriples, rdfxml, trig
from kg.graph.serialize import to_turtle
from kg.graph.statements import rdfstar, reified
from kg.graph.suggest import did_you_mean
from kg.graph.tables import csv_table, parquet, plover

Writer = Callable[[Graph], str | bytes]

turtle = to_turtle

FORMATS: Mapping[str, Writer] = MappingProxyType(
    {
        "turtle": turtle,
        "trig": trig,
        "ntriples": ntriples,
        "nquads": nquads,
        "jsonld": jsonld,
        "rdfxml": rdfxml,
        "graphml": graphml,
        "gexf": gexf,
        "csv": csv_table,
        "parquet": parquet,
        "plover": plover,
        "neo4j": cypher,
        "rdfstar": rdfstar,
        "reified": reified,
        "context": jsonld_context,
        "quickstatements": quickstatements,
    }
)


def export(graph: Graph, form: str) -> bytes:
    """The graph in one of :data:`FORMATS`; text is UTF-8.

    Raises :class:`UsageError` for a format that there is not, or whose library is not installed.
    """
    writer = FORMATS.get(form)
    if writer is None:
        near = did_you_mean(form, FORMATS)
        raise UsageError(f"there is no export format “{form}”", mend=near or f"choose one of {' '.join(FORMATS)}")
    content = writer(graph)
    return content if isinstance(content, bytes) else content.encode("utf-8")
