"""What a reader needs to see of a node that breaks a rule: its key, its label, the sentence that it rests on."""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import RDF, RDFS, SDO

from kg.graph.validate.compile import Check
from kg.graph.validate.store import select
from kg.graph.validate.violation import Violation
from kg.graph.vocabulary import DEFAULT_BASE, DIP, NIF
from kg.ontology import NAMESPACE

_PREFIXES = {NAMESPACE: "dip:", str(NIF): "nif:", str(RDFS): "rdfs:", str(RDF): "rdf:"}
_LABEL, _EVIDENCE, _WORDS = (ox.NamedNode(str(p)) for p in (RDFS.label, DIP.evidence, NIF.anchorOf))

Node = ox.NamedNode | ox.BlankNode | ox.Triple
Row = tuple[Node, object, object]


class Describer:
    """Makes violations from the rows of a check."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._base = _base_of(store)

    def violation(self, check: Check, row: Row) -> Violation:
        """One row (focus, path, value) as a record."""
        focus, path, value = row
        path_term = check.path if path is None else str(path)
        return Violation(
            rule=check.rule,
            focus=_plain(focus),
            key=self._short(focus),
            label=next((text for text in self._texts(focus, _LABEL)), ""),
            message=check.message,
            message_fr=check.message_fr,
            path=self._short(ox.NamedNode(path_term[1:-1])) if path_term else "",
            value="" if value is None or value == focus else self._short(value),
            sentence=self._sentence(focus),
            severity=check.severity,
            component=check.component,
            terms=(str(focus), path_term, "" if value is None else str(value)),
        )

    def _sentence(self, node: Node) -> str:
        passages = [node, *(quad.object for quad in self._store.quads_for_pattern(node, _EVIDENCE, None, None))]
        words = [text for one in passages if not isinstance(one, ox.Literal) for text in self._texts(one, _WORDS)]
        return min(words, default="").replace("\n", " ")

    def _texts(self, node: Node, prop: ox.NamedNode) -> list[str]:
        found = (quad.object for quad in self._store.quads_for_pattern(node, prop, None, None))
        return sorted(one.value for one in found if isinstance(one, ox.Literal))

    def _short(self, term: object) -> str:
        text = _plain(term)
        for namespace, prefix in _PREFIXES.items():
            if text.startswith(namespace):
                return prefix + text.removeprefix(namespace)
        return text.removeprefix(self._base) or text


def _plain(term: object) -> str:
    return str(term.value) if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _base_of(store: ox.Store) -> str:
    """The base that the articles, else the evidence, were minted under (as :func:`kg.graph.serialize.base_of`)."""
    for cls, kind in ((SDO.NewsArticle, "article/"), (DIP.Evidence, "evidence/")):
        query = f"SELECT (MIN(STR(?s)) AS ?first) WHERE {{ ?s a <{cls}> }}"
        for row in select(store, query):
            base, found, _ = row["first"].value.partition(kind) if row["first"] is not None else ("", "", "")
            if found:
                return str(base)
    return DEFAULT_BASE
