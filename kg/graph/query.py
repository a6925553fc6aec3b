"""Ask a graph: a query by name, as text, or from a file; SELECT, ASK and CONSTRUCT, nothing that writes or calls out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import Graph
from rdflib.term import Node

from kg.errors import QueryError
from kg.graph.engine import Raw, evaluate
from kg.graph.gate import check_query
from kg.graph.labels import base_in, labels_in
from kg.graph.named import NamedQuery, Param, named_queries, read_named
from kg.graph.suggest import did_you_mean
from kg.graph.vocabulary import PREFIXES, base_prefixes

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["NamedQuery", "Param", "QueryResult", "named_queries", "query_of", "run_query"]

_NAME = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class QueryResult:
    """An answer. ``kind`` says which of the fields counts: ``select``, ``ask`` or ``construct``."""

    kind: str
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Node | None, ...], ...] = ()
    answer: bool | None = None
    graph: Graph | None = None
    labels: Mapping[str, str] | None = None  # IRI → what to show for it


def run_query(source: Graph | Store, query: str | Path, *, params: Mapping[str, str] | None = None) -> QueryResult:
    """The answer to a query.

    :param source: a graph of rdflib (in memory, or over Oxigraph), or an Oxigraph store itself.
    :param query: the name of a named query, a path to a file, or SPARQL itself. The prefixes of the vocabulary (and
        ``entity:``, ``fact:``, ``article:`` for what the graph mints) need no declaration.
    :param params: values of the query's parameters.

    Raises :class:`QueryError` on an unknown name, bad SPARQL, a query that would change or leave the graph, a prefix or
    a term that does not exist, a parameter that the query does not have or that it needs.
    """
    named = query_of(query)
    text = named.filled(params)
    base = base_in(source)
    prefixes = {**PREFIXES, **base_prefixes(base)}
    check_query(text, prefixes, named.name)
    try:
        raw = evaluate(source, text, prefixes)
    except Exception as error:  # engines raise what Python or Rust raises
        raise QueryError(f"the query failed: {error}", where=named.name) from error
    return _result(source, raw, base)


def query_of(query: str | Path) -> NamedQuery:
    """The query that a name, a file or SPARQL text stands for.

    Raises :class:`QueryError` on an unknown name, a file that cannot be read, an empty text.
    """
    known = named_queries()
    name = str(query).strip()
    if name in known:
        return known[name]
    if isinstance(query, Path) or name.endswith((".rq", ".sparql")):
        try:
            return read_named(name, Path(name).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"cannot be read: {getattr(error, 'strerror', None) or error}", where=name) from error
    if _NAME.fullmatch(name):
        near = did_you_mean(name, known)
        raise QueryError(f"there is no query “{name}”", mend=near or f"choose one of {', '.join(known)}")
    if not name:
        raise QueryError("the query is empty", mend="give a name, a file, or SPARQL")
    return read_named("query", name)


def _result(source: Graph | Store, raw: Raw, base: str) -> QueryResult:
    if raw.kind == "ask":
        return QueryResult("ask", answer=raw.answer)
    if raw.kind == "construct":
        made = Graph(bind_namespaces="none")
        for triple in raw.triples:
            made.add(triple)
        return QueryResult("construct", graph=made)
    terms = {term for row in raw.rows for term in row if term is not None}
    return QueryResult("select", variables=raw.variables, rows=raw.rows, labels=labels_in(source, terms, base))
