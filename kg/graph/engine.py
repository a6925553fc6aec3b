"""The border to what evaluates SPARQL: rdflib's own engine, or Oxigraph's, in memory, on disk or behind rdflib's API.

Whatever the engine, answers come back as rdflib's terms, and plain literals as plain literals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rdflib import XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

if TYPE_CHECKING:
    from pyoxigraph import Store


@dataclass(frozen=True, slots=True)
class Raw:
    """What an engine answers, in rdflib's terms."""

    kind: str  # select, ask or construct
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Node | None, ...], ...] = ()
    answer: bool | None = None
    triples: tuple[tuple[Node, Node, Node], ...] = ()


def evaluate(source: Graph | Store, text: str, prefixes: Mapping[str, str]) -> Raw:
    """The answer of a graph, or of an Oxigraph store (its named graphs and its default graph read as one).

    Raises whatever the engine raises.
    """
    if not isinstance(source, Graph):
        return _by_oxigraph(source, _with_prefixes(text, prefixes))
    result = source.query(
        text, initNs=dict(prefixes)
    )  # a text: a prepared query would never reach the store's own engine
    if result.type == "ASK":
        return Raw("ask", answer=bool(result.askAnswer))
    if result.type in {"CONSTRUCT", "DESCRIBE"}:
        return Raw("construct", triples=tuple(_plain(triple) for triple in result.graph or ()))
    variables = tuple(str(variable) for variable in result.vars or ())
    rows = tuple(_plain(row[i] for i in range(len(variables))) for row in result)  # type: ignore[index]
    return Raw("select", variables, rows)


def _by_oxigraph(store: Any, text: str) -> Raw:
    import pyoxigraph as ox

    result = store.query(text, use_default_graph_as_union=True)
    if isinstance(result, ox.QueryBoolean):
        return Raw("ask", answer=bool(result))
    if isinstance(result, ox.QueryTriples):
        return Raw(
            "construct",
            triples=tuple((to_rdflib(t.subject), to_rdflib(t.predicate), to_rdflib(t.object)) for t in result),
        )
    variables = tuple(variable.value for variable in result.variables)
    rows = tuple(tuple(to_rdflib(row[i]) for i in range(len(variables))) for row in result)
    return Raw("select", variables, rows)


def to_rdflib(term: Any) -> Any:
    """An Oxigraph term as rdflib's."""
    if term is None:
        return None
    kind = type(term).__name__
    if kind == "NamedNode":
        return URIRef(term.value)
    if kind == "BlankNode":
        return BNode(term.value)
    if kind == "Literal":
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = URIRef(term.datatype.value)
        return (
            Literal(term.value) if datatype == XSD.string else Literal(term.value, datatype=datatype, normalize=False)
        )
    raise TypeError(f"{kind} terms have no counterpart in rdflib")


def _plain(terms: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(
        Literal(str(term)) if isinstance(term, Literal) and term.datatype == XSD.string else term for term in terms
    )


def _with_prefixes(text: str, prefixes: Mapping[str, str]) -> str:
    return "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in prefixes.items()) + text
