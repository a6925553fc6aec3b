"""What a graph says of each article, as the scorer compares it with gold. Any graph that keeps the contract will do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rdflib import DCTERMS, PROV, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

from kg.evaluate.gold import CLASSES
from kg.graph.vocabulary import DIP, NIF
from kg.ontology import NAMESPACE, Ontology, load_ontology


@dataclass(frozen=True, slots=True)
class Thing:
    """A participant: an entity, a fact in a role, or a French text."""

    labels: tuple[str, ...]
    literal: bool = False
    iso3: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()  # its own and its countries'
    sectors: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """What to call it in a report."""
        return f"({self.labels[0]})" if self.literal else next(iter(self.labels), "(unnamed)")


@dataclass(frozen=True, slots=True)
class Prediction:
    """A fact of one article."""

    iri: str
    cls: str
    label: str
    actors: tuple[Thing, ...]
    targets: tuple[Thing, ...]
    themes: tuple[Thing, ...]
    polarity: str
    modality: str
    details: Mapping[str, tuple[Thing, ...]]  # time, place, count, attributed_to
    rule: str  # the construction of its first evidence


_ROLES = (("time", DIP.time), ("place", DIP.place), ("count", DIP.count), ("attributed_to", DIP.attributedTo))


def read_predictions(graph: Graph) -> dict[str, tuple[Prediction, ...]]:
    """The facts of each article, by the article's ``dcterms:identifier``, in order of their IRIs."""
    reader = _Reader(graph, load_ontology())
    facts: dict[Node, list[Prediction]] = defaultdict(list)
    for node in sorted({s for cls in (*CLASSES, "Event") for s in graph.subjects(RDF.type, DIP[cls])}, key=str):
        prediction = reader.prediction(node)
        for article in reader.articles(node):
            facts[article].append(prediction)
    identified = graph.subject_objects(DCTERMS.identifier)
    return {str(name): tuple(facts.get(article, ())) for article, name in sorted(identified, key=str)}


class _Reader:
    def __init__(self, graph: Graph, ontology: Ontology) -> None:
        self._graph = graph
        self._ontology = ontology
        self._things: dict[Node, Thing] = {}

    def prediction(self, fact: Node) -> Prediction:
        return Prediction(
            iri=str(fact),
            cls=self._class(fact),
            label=self._one(fact, RDFS.label, ""),
            actors=self._all(fact, DIP.actor),
            targets=self._all(fact, DIP.target),
            themes=self._all(fact, DIP.theme),
            polarity=self._one(fact, DIP.polarity, "affirmed"),
            modality=self._one(fact, DIP.modality, "actual"),
            details={name: self._all(fact, prop) for name, prop in _ROLES},
            rule=min((rule for e in self._evidence(fact) for rule in self._texts(e, DIP.rule)), default=""),
        )

    def articles(self, fact: Node) -> tuple[Node, ...]:
        found = {a for e in self._graph.objects(fact, DIP.evidence) for a in self._sources(e)}
        found |= set(self._graph.objects(fact, PROV.wasDerivedFrom))
        return tuple(sorted({next(self._graph.objects(a, PROV.wasDerivedFrom), a) for a in found}, key=str))

    def _sources(self, evidence: Node) -> Iterator[Node]:
        yield from self._graph.objects(evidence, PROV.wasDerivedFrom)
        yield from self._graph.objects(evidence, NIF.referenceContext)

    def _evidence(self, fact: Node) -> Sequence[Node]:
        """As the text has it, the first first."""
        return sorted(self._graph.objects(fact, DIP.evidence), key=str)[:1]

    def _class(self, fact: Node) -> str:
        types = {str(t).removeprefix(NAMESPACE) for t in self._graph.objects(fact, RDF.type)}
        known = types & CLASSES
        leaves = [t for t in known if not any(self._ontology.is_a(o, t) for o in known - {t})]
        return min(leaves, default="Event")

    def _all(self, node: Node, prop: URIRef) -> tuple[Thing, ...]:
        return tuple(self._thing(o) for o in sorted(self._graph.objects(node, prop), key=str))

    def _thing(self, node: Node) -> Thing:
        if not isinstance(node, URIRef):
            return Thing((str(node),), literal=True)
        if node not in self._things:
            labels = (t for p in (RDFS.label, SKOS.prefLabel, SKOS.altLabel) for t in self._texts(node, p))
            own = frozenset(self._texts(node, DIP.iso3))
            theirs = {c for country in self._graph.objects(node, DIP.country) for c in self._texts(country, DIP.iso3)}
            self._things[node] = Thing(
                labels=tuple(dict.fromkeys(labels)),
                iso3=own,
                codes=own | theirs,
                sectors=frozenset(self._texts(node, DIP.sector)),
                classes=frozenset(str(t).removeprefix(NAMESPACE) for t in self._graph.objects(node, RDF.type)),
            )
        return self._things[node]

    def _texts(self, node: Node, prop: URIRef) -> list[str]:
        return sorted(str(o) for o in self._graph.objects(node, prop))

    def _one(self, node: Node, prop: URIRef, default: str) -> str:
        return next(iter(self._texts(node, prop)), default).removeprefix(NAMESPACE)
