"""How French asks (``questions-fr.ttl``), as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg.errors import OntologyError
from kg.knowledge.load import read_turtle
from kg.ontology import NAMESPACE
from kg.resources import ontology_dir

Q = Namespace("https://w3id.org/depeche/questions-fr#")
FILE = "questions-fr.ttl"


@dataclass(frozen=True, slots=True)
class Opening:
    """Words that begin a question. ``becomes`` is what is parsed in their place."""

    form: str  # lower case, plain apostrophes
    asks: str  # when, count, how-many, source, where, whether, who, whom, what
    becomes: str
    kind: str | None = None  # class that the answer must have


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a question is refused, and what to ask instead."""

    code: str
    why: str
    hint: str
    forms: tuple[str, ...] = ()
    anywhere: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """All that ``questions-fr.ttl`` says."""

    openings: tuple[Opening, ...]  # longest form first
    reasons: Mapping[str, Reason]
    narrow: Mapping[str, frozenset[str]]  # lemma → classes that it is not said of
    directed: frozenset[str]  # lemmas
    families: tuple[frozenset[str], ...]  # lemmas that say the same
    lists: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        try:
            return self.lists[name]
        except KeyError:
            raise OntologyError(f"no word list q:{name}", where=FILE, mend="add it") from None


@lru_cache(maxsize=1)
def load_wording() -> Wording:
    """The wording that comes with the package.

    :raises kg.errors.OntologyError: when the file cannot be used.
    """
    return read_wording(read_turtle([ontology_dir() / FILE]))


def read_wording(graph: Graph) -> Wording:
    """Compile the wording of a graph."""
    openings = [one for node in graph.subjects(RDF.type, Q.Opening) for one in _openings(graph, node)]
    reasons = {_name(node): _reason(graph, node) for node in graph.subjects(RDF.type, Q.Refusal)}
    narrow: dict[str, frozenset[str]] = {}
    for node in graph.subjects(RDF.type, Q.Narrow):
        excluded = frozenset(str(o).removeprefix(NAMESPACE) for o in graph.objects(node, Q.excludes))
        narrow.update(dict.fromkeys(_texts(graph, node, Q.lemma), excluded))
    return Wording(
        openings=tuple(sorted(openings, key=lambda one: (-len(one.form), one.form))),
        reasons=reasons,
        narrow=narrow,
        directed=frozenset(t for node in graph.subjects(RDF.type, Q.Directed) for t in _texts(graph, node, Q.lemma)),
        families=tuple(
            sorted((frozenset(_texts(graph, n, Q.lemma)) for n in graph.subjects(RDF.type, Q.Family)), key=sorted)
        ),
        lists={_name(node): frozenset(_texts(graph, node, Q.lemma)) for node in graph.subjects(RDF.type, Q.WordList)},
    )


def _openings(graph: Graph, node: Node) -> list[Opening]:
    asks, becomes, kind = (graph.value(node, prop) for prop in (Q.asks, Q.becomes, Q.kind))
    if asks is None or becomes is None:
        raise OntologyError("an opening needs q:asks and q:becomes", where=f"{FILE}: q:{_name(node)}", mend="add them")
    name = None if kind is None else str(kind).removeprefix(NAMESPACE)
    return [Opening(form, str(asks), str(becomes), name) for form in _texts(graph, node, Q.form)]


def _reason(graph: Graph, node: Node) -> Reason:
    french = {
        prop: str(text)
        for prop in (RDFS.comment, Q.hint)
        for text in graph.objects(node, prop)
        if isinstance(text, Literal) and text.language == "fr"
    }
    if len(french) != len((RDFS.comment, Q.hint)):
        raise OntologyError("needs a reason and a hint in French", where=f"{FILE}: q:{_name(node)}", mend="add them")
    return Reason(
        code=_name(node).replace("_", "-"),
        why=french[RDFS.comment],
        hint=french[Q.hint],
        forms=_texts(graph, node, Q.form),
        anywhere=(node, Q.anywhere, Literal(True)) in graph,
    )


def _texts(graph: Graph, node: Node, prop: URIRef) -> tuple[str, ...]:
    return tuple(sorted(str(text) for text in graph.objects(node, prop)))


def _name(node: Node) -> str:
    return str(node).removeprefix(str(Q))
