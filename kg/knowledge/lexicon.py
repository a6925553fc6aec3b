"""The French lexicon (``lexicon-fr*.ttl``) as records. The Turtle header of ``lexicon-fr.ttl`` explains the properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib.term import Node

from kg.errors import OntologyError
from kg.knowledge.terms import local

LEX = Namespace("https://w3id.org/depeche/lexicon-fr#")
SLOT = Namespace("https://w3id.org/depeche/slot#")
ONTOLEX = Namespace("http://www.w3.org/ns/lemon/ontolex#")
SYNSEM = Namespace("http://www.w3.org/ns/lemon/synsem#")

ROLES = ("actor", "target", "theme", "place")
KINDS = {"Verb": "verb", "Noun": "noun", "Adjective": "adjective", "SupportVerb": "support"}


@dataclass(frozen=True, slots=True)
class Requirement:
    """A dependent in one of ``slots``, with one of ``lemmas`` (any lemma when empty)."""

    slots: tuple[str, ...]
    lemmas: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a word: the class that it evokes and the frame that it does it with."""

    entry: str
    lemma: str
    pronominal: bool
    cls: str | None
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    needs: frozenset[str] = frozenset()
    actor_types: frozenset[str] = frozenset()
    target_types: frozenset[str] = frozenset()
    requires: tuple[Requirement, ...] = ()
    forbids: tuple[Requirement, ...] = ()
    content: frozenset[str] = frozenset()
    content_modality: str | None = None
    content_polarity: str | None = None
    controller: str = "subj"
    reports: bool = False
    modality: str | None = None
    polarity: str | None = None
    event_slots: tuple[str, ...] = ()
    subject_role: str | None = None

    def slots(self, role: str) -> tuple[str, ...]:
        """Slots that may fill a role, in order of preference."""
        return dict(self.roles).get(role, ())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Senses by kind and lemma, specific before general; markers (« auprès de ») by slot."""

    senses: Mapping[str, Mapping[str, tuple[Sense, ...]]]
    markers: Mapping[str, str]  # plain marker → slot

    def slot(self, marker: str) -> str | None:
        """Slot of a preposition or locution, however the parse cuts it up."""
        return self.markers.get(plain_marker(marker))

    def find(self, kind: str, lemma: str) -> tuple[Sense, ...]:
        """Senses of a lemma as a ``verb``, ``noun``, ``adjective`` or ``support`` verb."""
        return self.senses[kind].get(lemma, ())


FUSED = {"au": "à", "aux": "à", "du": "de", "des": "de", "d": "de"}
ARTICLES = frozenset({"le", "la", "les", "l"})


def plain_marker(marker: str) -> str:
    """A locution without articles and contractions.

    >>> plain_marker("aux côtés de"), plain_marker("à l'encontre des")
    ('à côtés de', 'à encontre de')
    """
    words = marker.casefold().replace("’", "'").replace("'", " ").split()
    return " ".join(FUSED.get(word, word) for word in words if word not in ARTICLES)


def split_label(label: str) -> tuple[str, bool]:
    """``"s'entretenir"`` → ``("entretenir", True)``."""
    text = label.replace("’", "'").strip()
    for prefix in ("se ", "s'"):
        if text.startswith(prefix):
            return text[len(prefix) :], True
    return text, False


def _locals(nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(local(node) for node in nodes)


def _requirements(graph: Graph, sense: Node, prop: URIRef) -> tuple[Requirement, ...]:
    return tuple(
        Requirement(
            slots=_locals(graph.objects(node, LEX.slot)),
            lemmas=frozenset(str(x) for x in graph.objects(node, LEX.lemma)),
        )
        for node in graph.objects(sense, prop)
    )


def _sense(graph: Graph, entry: Node, node: Node) -> Sense:
    label = graph.value(entry, RDFS.label)
    if label is None:
        raise OntologyError("the entry has no rdfs:label", where=local(entry), mend='add rdfs:label "…"@fr')
    lemma, pronominal = split_label(str(label))

    def one(prop: URIRef) -> str | None:
        value = graph.value(node, prop)
        return None if value is None else local(value)

    reports = graph.value(node, LEX.reports)
    return Sense(
        entry=local(entry),
        lemma=lemma,
        pronominal=pronominal,
        cls=one(ONTOLEX.reference),
        roles=tuple((role, slots) for role in ROLES if (slots := _locals(graph.objects(node, LEX[role])))),
        needs=frozenset(_locals(graph.objects(node, LEX.needs))),
        actor_types=frozenset(_locals(graph.objects(node, LEX.actorType))),
        target_types=frozenset(_locals(graph.objects(node, LEX.targetType))),
        requires=_requirements(graph, node, LEX.requires),
        forbids=_requirements(graph, node, LEX.forbids),
        content=frozenset(_locals(graph.objects(node, LEX.content))),
        content_modality=one(LEX.contentModality),
        content_polarity=one(LEX.contentPolarity),
        controller=one(LEX.controller) or "subj",
        reports=bool(reports is not None and str(reports) == "true"),
        modality=one(LEX.modality),
        polarity=one(LEX.polarity),
        event_slots=_locals(graph.objects(node, LEX.eventSlot)),
        subject_role=one(LEX.subjectRole),
    )


def load_lexicon(graph: Graph) -> Lexicon:
    """Compile the entries of a graph. Senses with more required words come first; then the order of the files."""
    found: dict[str, dict[str, list[Sense]]] = {kind: {} for kind in KINDS.values()}
    for name, kind in KINDS.items():
        for entry in graph.subjects(RDF.type, LEX[name]):
            for node in graph.objects(entry, ONTOLEX.sense):
                sense = _sense(graph, entry, node)
                found[kind].setdefault(sense.lemma, []).append(sense)
    senses = {
        kind: {lemma: tuple(sorted(ss, key=lambda s: -len(s.requires))) for lemma, ss in by_lemma.items()}
        for kind, by_lemma in found.items()
    }
    markers = {plain_marker(str(marker)): local(slot) for slot, marker in graph.subject_objects(SYNSEM.marker)}
    return Lexicon(senses=senses, markers=markers)
