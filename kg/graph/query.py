"""Ask a graph: a query by name, as text, or from a file; SELECT, ASK and CONSTRUCT, nothing that writes or calls out.

Named queries lie in ``ontologies/queries/<name>.rq``; their first lines are comments::

    # question (fr): Qui a rencontré qui ?
    # question (en): Who met whom?
    # param who: part of the name of one of them

A parameter is written ``$who`` in the query, inside ``COALESCE($who, "")``: as a variable that nothing binds it lets
everything through, and when it is given the text stands in its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, Literal
from rdflib.plugins.sparql.processor import prepareQuery
from rdflib.term import Node

from kg.errors import QueryError
from kg.graph.gate import check_query
from kg.graph.labels import labels_of
from kg.graph.serialize import base_of
from kg.graph.suggest import did_you_mean
from kg.graph.vocabulary import PREFIXES, base_prefixes
from kg.resources import query_dir

_HEADER = re.compile(r"#\s*(?P<what>question \((?P<lang>fr|en)\)|param (?P<param>\w+))\s*:\s*(?P<text>.+)")
_PARAM = re.compile(r"\$(\w+)")
_NAME = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query that comes with the package."""

    name: str
    question_fr: str
    question_en: str
    params: Mapping[str, str]  # name → what it is
    text: str


@dataclass(frozen=True, slots=True)
class QueryResult:
    """An answer. ``kind`` says which of the fields counts: ``select``, ``ask`` or ``construct``."""

    kind: str
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Node | None, ...], ...] = ()
    answer: bool | None = None
    graph: Graph | None = None
    labels: Mapping[str, str] | None = None  # IRI → what to show for it


def named_queries() -> dict[str, NamedQuery]:
    """All named queries, by name."""
    files = sorted(query_dir().glob("*.rq"))
    return {file.stem: _named(file.stem, file.read_text(encoding="utf-8")) for file in files}


def run_query(graph: Graph, query: str | Path, *, params: Mapping[str, str] | None = None) -> QueryResult:
    """The answer to a query.

    :param query: the name of a named query, a path to a file, or SPARQL itself. The prefixes of the vocabulary (and
        ``entity:``, ``fact:``, ``article:`` for what the graph mints) need no declaration.
    :param params: values of the query's parameters.

    Raises :class:`QueryError` on an unknown name, bad SPARQL, a query that would change or leave the graph, a prefix or
    a term that does not exist, a parameter that the query does not have.
    """
    text, where = _text_of(query)
    text = _with_params(text, params or {}, where)
    prefixes = {**PREFIXES, **base_prefixes(base_of(graph))}
    check_query(text, prefixes, where)
    try:
        result = graph.query(prepareQuery(text, initNs=prefixes))
        return _result(graph, result)
    except QueryError:
        raise
    except Exception as error:  # rdflib's engine raises what Python raises
        raise QueryError(f"the query failed: {error}", where=where) from error


def _result(graph: Graph, result: object) -> QueryResult:
    kind = str(getattr(result, "type", "")).lower()
    if kind == "ask":
        return QueryResult("ask", answer=bool(getattr(result, "askAnswer", False)))
    if kind in {"construct", "describe"}:
        made: Graph | None = getattr(result, "graph", None)
        return QueryResult("construct", graph=made if made is not None else Graph())
    variables = tuple(str(variable) for variable in getattr(result, "vars", None) or ())
    rows = tuple(tuple(row[i] for i in range(len(variables))) for row in result)  # type: ignore[attr-defined]
    terms = {term for row in rows for term in row if term is not None}
    return QueryResult("select", variables=variables, rows=rows, labels=labels_of(graph, terms))


def _text_of(query: str | Path) -> tuple[str, str]:
    """The SPARQL, and where it comes from."""
    known = named_queries()
    name = str(query).strip()
    if name in known:
        return known[name].text, name
    if isinstance(query, Path) or name.endswith((".rq", ".sparql")):
        try:
            return Path(name).read_text(encoding="utf-8"), name
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"cannot be read: {getattr(error, 'strerror', None) or error}", where=name) from error
    if _NAME.fullmatch(name):
        near = did_you_mean(name, known)
        raise QueryError(f"there is no query “{name}”", mend=near or f"choose one of {', '.join(known)}")
    if not name:
        raise QueryError("the query is empty", mend="give a name, a file, or SPARQL")
    return name, "query"


def _with_params(text: str, params: Mapping[str, str], where: str) -> str:
    names = set(_PARAM.findall(text))
    for name in sorted(set(params) - names):
        near = did_you_mean(name, names)
        has = f"it has {', '.join(sorted(names))}" if names else "it has none"
        raise QueryError(f"the query has no parameter “{name}”", where=where, mend=near or has)
    return _PARAM.sub(lambda match: Literal(params[match[1]]).n3() if match[1] in params else match[0], text)


def _named(name: str, text: str) -> NamedQuery:
    questions: dict[str, str] = {}
    params: dict[str, str] = {}
    for line in text.splitlines():
        match = _HEADER.match(line)
        if match and match["param"]:
            params[match["param"]] = match["text"].strip()
        elif match:
            questions[match["lang"]] = match["text"].strip()
    return NamedQuery(name, questions.get("fr", ""), questions.get("en", ""), params, text)
