"""What ``diplomacy.ttl`` says, as a frozen record: event classes, kinds of entities, properties, labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg.errors import OntologyError
from kg.resources import ontology_dir, overlay_files, overlay_setting

NAMESPACE = "https://w3id.org/depeche/diplomacy#"
_DIP = Namespace(NAMESPACE)
_KINDS_OF_PROPERTY = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or individual. Names are local names (``Meeting``)."""

    name: str
    label_fr: str
    label_en: str
    comment_fr: str
    comment_en: str
    parents: tuple[str, ...] = ()  # within the namespace, direct, sorted
    ancestors: tuple[str, ...] = ()  # nearest first, without the term itself


@dataclass(frozen=True, slots=True)
class EventClass:
    """A class of facts and how it behaves."""

    term: Term
    plover: str | None = None
    direct: str | None = None  # local name of the direct property
    symmetric: bool = False

    @property
    def name(self) -> str:
        """Local name."""
        return self.term.name

    @property
    def label_fr(self) -> str:
        """French label."""
        return self.term.label_fr

    @property
    def label_en(self) -> str:
        """English label."""
        return self.term.label_en


@dataclass(frozen=True, slots=True)
class Ontology:
    """All terms of the namespace. Mappings are in alphabetical order of the names."""

    events: Mapping[str, EventClass]
    entities: Mapping[str, Term]  # kinds of entities: Person, Country …
    properties: Mapping[str, Term]
    terms: Mapping[str, Term]  # everything, those above included
    mark_properties: Mapping[str, str]  # role of a mark → property

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether a class (or property) is the other or lies below it.

        >>> load_ontology().is_a("PhoneCall", "Meeting"), load_ontology().is_a("Meeting", "PhoneCall")
        (True, False)
        """
        term = self.terms.get(name)
        return term is not None and (name == ancestor or ancestor in term.ancestors)

    def label(self, name: str, lang: str = "fr") -> str:
        """Label of a term in ``fr`` or ``en``; the name itself when there is no such term."""
        term = self.terms.get(name)
        if term is None:
            return name
        return term.label_en if lang == "en" else term.label_fr


def load_ontology(path: Path | None = None) -> Ontology:
    """The ontology of a Turtle file, read once; by default the one that comes with the package and the user's own files.

    Raises :class:`OntologyError` when a file cannot be read, or a term lacks what the program needs.
    """
    return _load(path, overlay_setting())


def ontology_graph(path: Path | None = None) -> Graph:
    """The same as triples. Raises :class:`OntologyError` when a file cannot be read."""
    graph = Graph()
    for file in _files(path):
        try:
            graph.parse(file, format="turtle")
        except Exception as error:  # rdflib raises a dozen kinds
            raise OntologyError(
                f"not valid Turtle: {error}", where=file.name, mend="check the file by itself"
            ) from error
    return graph


@lru_cache(maxsize=4)
def _load(path: Path | None, _setting: str) -> Ontology:
    return _compile(ontology_graph(path), ", ".join(file.name for file in _files(path)))


def _files(path: Path | None) -> tuple[Path, ...]:
    return (path,) if path else (ontology_dir() / "diplomacy.ttl", *overlay_files())


def _compile(graph: Graph, where: str) -> Ontology:
    names = sorted({_local(s) for s in graph.subjects(RDF.type) if str(s).startswith(NAMESPACE)})
    terms = {name: _term(graph, name, where) for name in names}
    events = {n: _event(graph, t) for n, t in terms.items() if n == "Event" or "Event" in t.ancestors}
    properties = {n: t for n, t in terms.items() if any((_DIP[n], RDF.type, k) in graph for k in _KINDS_OF_PROPERTY)}
    for event in events.values():
        if event.direct is not None and event.direct not in properties:
            raise OntologyError(f"dip:{event.name} names the unknown direct property dip:{event.direct}", where=where)
    return Ontology(
        events=events,
        entities={n: t for n, t in terms.items() if n == "Entity" or "Entity" in t.ancestors},
        properties=properties,
        terms=terms,
        mark_properties={str(r): _local(p) for p, r in sorted(graph.subject_objects(_DIP.markRole))},
    )


def _term(graph: Graph, name: str, where: str) -> Term:
    iri = _DIP[name]
    texts = {
        (prop, literal.language): str(literal)
        for prop in (RDFS.label, RDFS.comment)
        for literal in graph.objects(iri, prop)
        if isinstance(literal, Literal)
    }
    try:
        label_fr, label_en = texts[RDFS.label, "fr"], texts[RDFS.label, "en"]
    except KeyError as error:
        raise OntologyError(
            f"dip:{name} has no label in {error.args[0][1]}", where=where, mend='add rdfs:label "…"@fr , "…"@en'
        ) from error
    return Term(
        name=name,
        label_fr=label_fr,
        label_en=label_en,
        comment_fr=texts.get((RDFS.comment, "fr"), ""),
        comment_en=texts.get((RDFS.comment, "en"), ""),
        parents=_parents(graph, iri),
        ancestors=_ancestors(graph, iri),
    )


def _event(graph: Graph, term: Term) -> EventClass:
    iri = _DIP[term.name]
    direct = graph.value(iri, _DIP.directProperty)
    plover = graph.value(iri, _DIP.ploverCode)
    return EventClass(
        term=term,
        plover=None if plover is None else str(plover),
        direct=None if direct is None else _local(direct),
        symmetric=(iri, _DIP.symmetric, Literal(True)) in graph,
    )


def _parents(graph: Graph, iri: URIRef) -> tuple[str, ...]:
    above = {*graph.objects(iri, RDFS.subClassOf), *graph.objects(iri, RDFS.subPropertyOf)}
    return tuple(sorted(_local(node) for node in above if str(node).startswith(NAMESPACE)))


def _ancestors(graph: Graph, iri: URIRef) -> tuple[str, ...]:
    found: list[str] = []
    queue = list(_parents(graph, iri))
    while queue:
        name = queue.pop(0)
        if name not in found:
            found.append(name)
            queue += _parents(graph, _DIP[name])
    return tuple(found)


def _local(node: Node) -> str:
    return str(node).removeprefix(NAMESPACE)
