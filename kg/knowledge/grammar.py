"""Closed word lists of French grammar (``grammar-fr.ttl``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import RDF, Graph, Namespace

from kg.errors import OntologyError
from kg.knowledge.terms import local

GRAM = Namespace("https://w3id.org/depeche/grammar-fr#")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word lists by name. An unknown name is an error, not an empty list."""

    lists: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        try:
            return self.lists[name]
        except KeyError:
            raise OntologyError(f"no word list gram:{name}", where="grammar-fr.ttl", mend="add it") from None


def load_grammar(graph: Graph) -> Grammar:
    """Compile the word lists of a graph."""
    return Grammar(
        {
            local(node): frozenset(str(o) for o in graph.objects(node, GRAM.lemma))
            for node in graph.subjects(RDF.type, GRAM.WordList)
        }
    )
