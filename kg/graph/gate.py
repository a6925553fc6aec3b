"""What a query may be: one that reads this graph, and whose prefixes and terms exist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from rdflib import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SKOS, TIME
from rdflib.namespace import DefinedNamespace
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from kg.errors import QueryError
from kg.graph.suggest import did_you_mean
from kg.graph.vocabulary import ITSRDF, NIF
from kg.ontology import NAMESPACE, load_ontology

_FORBIDDEN = {
    "ServiceGraphPattern": "SERVICE asks another server",
    "DatasetClause": "FROM reads another graph",
}
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_CLOSED: Mapping[str, type[DefinedNamespace]] = {str(v): v for v in (DCTERMS, ORG, OWL, PROV, RDFS, SKOS, TIME)}
_PARTLY: Mapping[str, type[DefinedNamespace]] = {str(v): v for v in (NIF, ITSRDF, RDF)}  # RDF grows: rdf:reifies
_VERY_NEAR = 0.85
_WORD = re.compile(r"[A-Za-z]{3,}")


def check_query(text: str, prefixes: Mapping[str, str], where: str) -> None:
    """Raise :class:`QueryError` unless the query only reads this graph and names nothing that does not exist."""
    tree = _parse(text, where)
    declared = dict(prefixes)
    for value in _values(tree):
        if value.name in _FORBIDDEN:
            raise QueryError(f"{_FORBIDDEN[value.name]}, which is not allowed", where=where, mend="ask this graph only")
        if value.name == "PrefixDecl":
            declared[str(value.get("prefix") or "")] = str(value.iri)
    for value in _values(tree):
        if value.name == "pname":
            _check_name(str(value.get("prefix") or ""), str(value.get("localname") or ""), declared, where)
    for iri in re.findall(rf"<{re.escape(NAMESPACE)}([^>]*)>", text):
        _check_term(iri, where)


def _parse(text: str, where: str) -> object:
    try:
        return parseQuery(text)
    except Exception as error:  # pyparsing's, mostly
        if _is_update(text):
            raise QueryError(
                "this would change the graph, and queries only read", where=where, mend="use SELECT, ASK or CONSTRUCT"
            ) from error
        raise QueryError(_syntax(text, error), where=where, mend=_keyword(text) or "check the SPARQL there") from error


def _is_update(text: str) -> bool:
    try:
        parseUpdate(text)
    except Exception:  # noqa: BLE001 - whatever it is, it is no update
        return False
    return True


def _syntax(text: str, error: Exception) -> str:
    line, column = getattr(error, "lineno", None), getattr(error, "column", None)
    if not isinstance(line, int) or not isinstance(column, int):
        return f"not valid SPARQL: {error}"
    rest = "".join(text.splitlines()[line - 1 : line])[column - 1 :].strip()
    near = f" near “{rest[:40]}”" if rest else ", which ends too early"
    return f"not valid SPARQL: line {line}, column {column}{near}"


def _keyword(text: str) -> str:
    """« did you mean SELECT? » for a query that does not begin as queries do."""
    plain = re.sub(r"(?m)^\s*(?:#.*|(?i:prefix|base)\s.*)$", "", text).strip()
    word = _WORD.match(plain)
    return did_you_mean(word.group(), _FORMS) if word and word.group().upper() not in _FORMS else ""


def _values(tree: object) -> Iterator[CompValue]:
    """All nodes of rdflib's parse tree."""
    if isinstance(tree, CompValue):
        yield tree
        for child in tree.values():
            yield from _values(child)
    elif isinstance(tree, Iterable) and not isinstance(tree, str):
        for child in tree:
            yield from _values(child)


def _check_name(prefix: str, local: str, declared: Mapping[str, str], where: str) -> None:
    if prefix not in declared:
        near = did_you_mean(prefix, declared)
        known = ", ".join(f"{name}:" for name in sorted(declared))
        raise QueryError(f"unknown prefix “{prefix}:”", where=where, mend=near or f"declare it, or use one of {known}")
    if declared[prefix] == NAMESPACE:
        _check_term(local, where)
    elif local:
        _check_borrowed(prefix, local, declared[prefix], where)


def _check_borrowed(prefix: str, local: str, namespace: str, where: str) -> None:
    """Terms of the vocabularies that we reuse. Of NIF, ITS and the newest RDF we know a part: only what is nearly one of it is refused."""
    closed = _CLOSED.get(namespace)
    if closed is not None and local not in closed:
        likely = did_you_mean(local, _names(closed), prefix=f"{prefix}:")
        raise QueryError(f"there is no {prefix}:{local}", where=where, mend=likely or f"see {namespace}")
    known = _names(_PARTLY[namespace]) if namespace in _PARTLY else []
    near = [] if local in known else get_close_matches(local, known, n=1, cutoff=_VERY_NEAR)
    if near:
        raise QueryError(f"there is no {prefix}:{local}", where=where, mend=f"did you mean {prefix}:{near[0]}?")


def _names(vocabulary: type[DefinedNamespace]) -> list[str]:
    return sorted(
        name for part in vocabulary.mro() for name in getattr(part, "__annotations__", {}) if not name.startswith("_")
    )


def _check_term(name: str, where: str) -> None:
    terms = load_ontology().terms
    if name and name not in terms:
        near = did_you_mean(name, terms, prefix="dip:")
        raise QueryError(f"the ontology has no dip:{name}", where=where, mend=near or "see ontologies/diplomacy.ttl")
