"""The graph as an Oxigraph store in memory, with what the shapes need to know of the ontology beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox
from rdflib import OWL, RDFS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import GraphError
from kg.graph.vocabulary import DIP
from kg.ontology import ontology_graph
from kg.resources import overlay_setting

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".turtle": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nquads": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
}
_ONTOLOGY = ox.NamedNode("urn:depeche:ontology")  # a graph of its own: what is said there is not the graph's own word

Triple = tuple[Node, Node, Node]


def store_of(graph: Graph) -> ox.Store:
    """A store with an rdflib graph's triples."""
    store = ox.Store()
    known: dict[Node, ox.NamedNode | ox.BlankNode | ox.Literal] = {}

    def term(node: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
        found = known.get(node)
        if found is None:
            found = known[node] = _term(node)
        return found

    store.bulk_extend(ox.Quad(term(s), term(p), term(o)) for s, p, o in graph)  # type: ignore[arg-type]
    _add_ontology(store)
    return store


def store_of_quads(quads: Iterable[ox.Quad]) -> ox.Store:
    """A store with these quads, to have the ontology beside them: whoever owns them may not want it written there."""
    store = ox.Store()
    store.bulk_extend(quads)
    _add_ontology(store)
    return store


def store_of_file(path: Path) -> ox.Store | None:
    """A store with a file's triples, named graphs included; ``None`` when it must be read in another way.

    (That other way, :func:`kg.graph.load.load_graph`, knows more formats and says what is wrong with a broken file.)
    """
    file = path / "graph.ttl" if path.is_dir() else path
    form = _FORMATS.get(file.suffix.lower())
    if form is None or not file.is_file():
        return None
    store = ox.Store()
    try:
        store.bulk_load(path=str(file), format=form, base_iri=file.absolute().as_uri())
    except (SyntaxError, ValueError, OSError):
        return None
    _add_ontology(store)
    return store


def below(store: ox.Store) -> dict[URIRef, frozenset[URIRef]]:
    """Each class with the classes below it, itself included: of the ontology and of the graph."""
    above: dict[URIRef, set[URIRef]] = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(str(RDFS.subClassOf)), None, None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            above.setdefault(URIRef(quad.subject.value), set()).add(URIRef(quad.object.value))
    found: dict[URIRef, set[URIRef]] = {}
    for cls in above:
        queue, seen = [cls], {cls}
        while queue:
            new = above.get(queue.pop(), set()) - seen
            seen |= new
            queue += new
        for one in seen:
            found.setdefault(one, {one}).add(cls)
    return {cls: frozenset(classes) for cls, classes in found.items()}


def select(store: ox.Store, query: str) -> ox.QuerySolutions:
    """The rows of a SELECT over all graphs of the store."""
    found = store.query(query, use_default_graph_as_union=True)
    if not isinstance(found, ox.QuerySolutions):
        raise GraphError("a rule's query is no SELECT", where="shapes.ttl", mend="write SELECT $this WHERE { … }")
    return found


def is_own(quad: ox.Quad) -> bool:
    """Whether a quad is the graph's and not the ontology's."""
    return bool(quad.graph_name != _ONTOLOGY)


def count(store: ox.Store) -> int:
    """How many triples the graph has."""
    return len(store) - sum(1 for _ in store.quads_for_pattern(None, None, None, _ONTOLOGY))


@lru_cache(maxsize=4)
def _class_tree(_setting: str) -> tuple[Triple, ...]:
    """What the shapes need to know of the ontology: which class lies below which, and the direct properties."""
    ontology = ontology_graph()
    kept = (RDFS.subClassOf, DIP.directProperty, DIP.symmetric)
    triples = (t for prop in kept for t in ontology.triples((None, prop, None)))
    return tuple(t for t in triples if t[2] != OWL.Thing and not isinstance(t[2], BNode))


def _add_ontology(store: ox.Store) -> None:
    store.extend(_ontology_quads())


def _ontology_quads() -> Iterator[ox.Quad]:
    for s, p, o in _class_tree(overlay_setting()):
        yield ox.Quad(_term(s), _term(p), _term(o), _ONTOLOGY)  # type: ignore[arg-type]


def _term(node: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    try:
        if isinstance(node, URIRef):
            return ox.NamedNode(str(node))
        if not isinstance(node, Literal):
            return ox.BlankNode(str(node))
        if node.language:
            return ox.Literal(str(node), language=node.language)
        datatype = None if node.datatype is None else ox.NamedNode(str(node.datatype))
        return ox.Literal(str(node), datatype=datatype)
    except ValueError as error:
        raise GraphError(f"“{node}” is no RDF term: {error}", where="graph") from error
