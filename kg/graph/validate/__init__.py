"""Does a graph hold to the shapes (``shapes.ttl``) and use only words that the ontology has?

The shapes are compiled to SPARQL and run on Oxigraph; the tests hold that pySHACL finds the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph, URIRef

from kg.graph.load import load_graph
from kg.graph.suggest import did_you_mean
from kg.graph.validate.compile import Check, compile_shapes
from kg.graph.validate.describe import Describer, Row
from kg.graph.validate.store import below, count, is_own, select, store_of, store_of_file, store_of_quads
from kg.graph.validate.violation import BLOCKING, Violation
from kg.ontology import NAMESPACE, load_ontology
from kg.resources import ontology_dir

__all__ = ["Report", "Violation", "check_file", "check_graph", "check_quads", "checks", "validate"]

VOCABULARY_RULE = "ClosedVocabulary"


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked and what was found, sorted by rule and node."""

    triples: int
    results: tuple[Violation, ...]  # warnings included

    @property
    def violations(self) -> tuple[Violation, ...]:
        """Those that make the graph invalid."""
        return tuple(one for one in self.results if one.severity == BLOCKING)

    @property
    def conforms(self) -> bool:
        """Whether nothing makes the graph invalid."""
        return not self.violations


def validate(graph: Graph) -> tuple[Violation, ...]:
    """Every place where the graph breaks a rule, sorted by rule and node; empty when there is none. No warnings."""
    return check_graph(graph).violations


def check_graph(graph: Graph) -> Report:
    """Check an rdflib graph."""
    return _check(store_of(graph))


def check_file(path: Path | str) -> Report:
    """Check a graph file, or the folder that ``kg build`` wrote.

    Raises :class:`kg.errors.GraphError` when it cannot be read.
    """
    store = store_of_file(Path(path))
    return check_graph(load_graph(path)) if store is None or not count(store) else _check(store)


def check_quads(quads: Iterable[ox.Quad]) -> Report:
    """Check what an Oxigraph store holds, as quads of its default graph."""
    return _check(store_of_quads(quads))


def checks(tree: dict[URIRef, frozenset[URIRef]]) -> tuple[Check, ...]:
    """The compiled shapes for a tree of classes (see :func:`kg.graph.validate.store.below`)."""
    return compile_shapes(_shapes(), tree)


def _check(store: ox.Store) -> Report:
    describe = Describer(store)
    found = {*_closed_vocabulary(store, describe)}
    for check in checks(below(store)):
        found.update(describe.violation(check, row) for row in _rows(store, check))
    return Report(count(store), tuple(sorted(found)))


def _rows(store: ox.Store, check: Check) -> Iterator[Row]:
    """Focus, path and value of each result; ``None`` for what the query does not tell."""
    solutions = select(store, check.query)
    names = {variable.value for variable in solutions.variables}
    for row in solutions:
        yield row["this"], row["path"] if "path" in names else None, row["value"] if "value" in names else None


def _closed_vocabulary(store: ox.Store, describe: Describer) -> Iterator[Violation]:
    """Terms of our namespace that the ontology lacks (a rule that SHACL cannot state)."""
    terms = load_ontology().terms
    for place in ("p", "o"):
        query = f"SELECT DISTINCT ?{place} WHERE {{ ?s ?p ?o FILTER(isIRI(?{place}) && STRSTARTS(STR(?{place}), '{NAMESPACE}')) }}"
        for row in select(store, query):
            term = row[place]
            name = term.value.removeprefix(NAMESPACE)
            if name in terms:
                continue
            predicate, object_ = (term, None) if place == "p" else (None, term)
            quads = (quad for quad in store.quads_for_pattern(None, predicate, object_, None) if is_own(quad))
            subject = min((quad.subject for quad in quads), key=str)
            near = did_you_mean(name, terms, prefix="dip:")
            yield describe.violation(
                Check(
                    rule=VOCABULARY_RULE,
                    component="ClosedVocabulary",
                    query="",
                    path="",
                    severity=BLOCKING,
                    message=f"the ontology has no dip:{name}{f' – {near}' if near else ''}",
                    message_fr=f"l'ontologie n'a pas de terme dip:{name}",
                ),
                (subject, None, None),
            )


@lru_cache(maxsize=1)
def _shapes() -> Graph:
    return Graph().parse(ontology_dir() / "shapes.ttl", format="turtle")
