"""A graph read back as frozen views: what the summary, ``explain``, the exports and the page all work from."""

from __future__ import annotations

from functools import cached_property

from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SDO, SKOS, Graph, Literal, URIRef
from rdflib.namespace import TIME
from rdflib.term import Node

from kg.graph.serialize import base_of
from kg.graph.views import ArticleView, AssertionView, EvidenceView, FactView, MarkView, Participant
from kg.graph.vocabulary import DIP, ITSRDF, NIF
from kg.ontology import NAMESPACE, Ontology, load_ontology

__all__ = [
    "ArticleView",
    "AssertionView",
    "EvidenceView",
    "FactView",
    "GraphReader",
    "MarkView",
    "Participant",
    "articles",
    "assertions",
    "facts",
]

_INSTANT = (TIME.inXSDDate, TIME.inXSDgYearMonth, TIME.inXSDgYear)


def facts(graph: Graph) -> tuple[FactView, ...]:
    """All facts, as told: by the article's date and id, then by place in the text."""
    return GraphReader(graph).facts


def assertions(graph: Graph) -> tuple[AssertionView, ...]:
    """All static facts that carry evidence, as told."""
    return GraphReader(graph).assertions


def articles(graph: Graph) -> tuple[ArticleView, ...]:
    """All articles, by date and id."""
    return GraphReader(graph).articles


class GraphReader:
    """Reads a graph once and keeps what it has read."""

    def __init__(self, graph: Graph, ontology: Ontology | None = None) -> None:
        self._graph = graph
        self._ontology = ontology or load_ontology()
        self._base = base_of(graph)
        self._articles: dict[Node, ArticleView] = {}
        self._participants: dict[Node, Participant] = {}

    @cached_property
    def facts(self) -> tuple[FactView, ...]:
        """See :func:`facts`."""
        nodes: dict[Node, str] = {}
        for name, event in self._ontology.events.items():
            for node in self._graph.subjects(RDF.type, URIRef(NAMESPACE + name)):
                if node not in nodes or nodes[node] in event.term.ancestors:
                    nodes[node] = name
        return tuple(sorted((self._fact(node, name) for node, name in nodes.items()), key=_place_of_fact))

    @cached_property
    def assertions(self) -> tuple[AssertionView, ...]:
        """See :func:`assertions`."""
        views = [self._assertion(node) for node in self._graph.subjects(RDF.type, DIP.Assertion)]
        return tuple(sorted(views, key=lambda view: (_place_of_evidence(view.evidence), view.iri)))

    @cached_property
    def articles(self) -> tuple[ArticleView, ...]:
        """See :func:`articles`."""
        views = [self.article(node) for node in self._graph.subjects(RDF.type, SDO.NewsArticle)]
        return tuple(sorted(views, key=lambda view: (view.date, view.id, view.iri)))

    def participant(self, node: Node) -> Participant:
        """What the graph says of an entity, a fact in a role, a post, or a literal."""
        if isinstance(node, Literal):
            return Participant("", str(node), "Text")
        if node not in self._participants:
            self._participants[node] = self._entity(node)
        return self._participants[node]

    def article(self, node: Node) -> ArticleView:
        """An article's view."""
        if node not in self._articles:
            activity = self._first(node, PROV.wasGeneratedBy)
            self._articles[node] = ArticleView(
                iri=str(node),
                id=self._text(node, DCTERMS.identifier),
                title=self._text(node, DCTERMS.title),
                date=self._text(node, DCTERMS.date),
                source=self._text(node, DCTERMS.source),
                url=self._text(node, SDO.url),
                text=self._text(node, NIF.isString),
                parser=self._text(activity, DIP.parser) if activity is not None else "",
            )
        return self._articles[node]

    def _fact(self, node: Node, name: str) -> FactView:
        event = self._ontology.events[name]
        begin, end = self._time(self._first(node, DIP.time))
        count, confidence = self._text(node, DIP.count), self._text(node, DIP.confidence)
        return FactView(
            iri=str(node),
            key=str(node).removeprefix(self._base),
            cls=name,
            cls_label=event.label_fr,
            plover=event.plover or "",
            label=self._text(node, RDFS.label),
            actors=self._all(node, DIP.actor),
            targets=self._all(node, DIP.target),
            themes=self._all(node, DIP.theme),
            places=self._all(node, DIP.place),
            attributed_to=self._all(node, DIP.attributedTo),
            time=begin,
            time_end=end,
            time_text=self._text(node, DIP.timeText),
            count=int(count) if count else None,
            polarity=self._text(node, DIP.polarity).removeprefix(NAMESPACE) or "affirmed",
            modality=self._text(node, DIP.modality).removeprefix(NAMESPACE) or "actual",
            predicate=self._text(node, DIP.predicate),
            confidence=float(confidence) if confidence else None,
            symmetric=event.symmetric,
            evidence=self._evidence_of(node),
        )

    def _assertion(self, node: Node) -> AssertionView:
        subject, predicate, object_ = (self._first(node, p) for p in (RDF.subject, RDF.predicate, RDF.object))
        name = str(predicate).removeprefix(NAMESPACE)
        nobody = Participant("", "", "")
        return AssertionView(
            iri=str(node),
            subject=nobody if subject is None else self.participant(subject),
            predicate=name,
            predicate_label=self._ontology.label(name),
            object=nobody if object_ is None else self.participant(object_),
            evidence=self._evidence_of(node),
        )

    def _evidence_of(self, owner: Node) -> tuple[EvidenceView, ...]:
        views = [self._evidence(node) for node in self._graph.objects(owner, DIP.evidence)]
        return tuple(sorted(views, key=lambda view: (_place_of_evidence((view,)), view.iri)))

    def _evidence(self, node: Node) -> EvidenceView:
        article = self._first(node, PROV.wasDerivedFrom) or self._first(node, NIF.referenceContext)
        marks = [
            self._mark(role, mention)
            for role, prop in self._ontology.mark_properties.items()
            for mention in self._graph.objects(node, URIRef(NAMESPACE + prop))
        ]
        return EvidenceView(
            iri=str(node),
            article=ArticleView("", "") if article is None else self.article(article),
            begin=self._number(node, NIF.beginIndex),
            end=self._number(node, NIF.endIndex),
            text=self._text(node, NIF.anchorOf),
            sentence=self._number(node, DIP.sentenceIndex),
            trigger=self._text(node, DIP.trigger),
            rule=self._text(node, DIP.rule),
            marks=tuple(sorted(marks, key=lambda m: (m.begin, -m.end, m.role))),
        )

    def _mark(self, role: str, mention: Node) -> MarkView:
        return MarkView(
            role=role,
            begin=self._number(mention, NIF.beginIndex),
            end=self._number(mention, NIF.endIndex),
            text=self._text(mention, NIF.anchorOf),
            iri=self._text(mention, ITSRDF.taIdentRef),
        )

    def _entity(self, node: Node) -> Participant:
        names = sorted(str(t).removeprefix(NAMESPACE) for t in self._graph.objects(node, RDF.type))
        known = [name for name in names if name in self._ontology.terms]
        kinds = [
            name for name in known if not any(self._ontology.is_a(other, name) for other in known if other != name)
        ]
        iso3 = self._text(node, DIP.iso3)
        country = self._first(node, DIP.country)
        return Participant(
            iri=str(node),
            label=self._text(node, RDFS.label) or str(node).rpartition("/")[2],
            kind=(kinds or [names[0].rpartition("#")[2] if names else ""])[0],
            iso3=iso3,
            country=iso3 or ("" if country is None else self._text(country, DIP.iso3)),
            country_label=self._text(node if iso3 else country, RDFS.label) if iso3 or country is not None else "",
            sectors=tuple(sorted(map(str, self._graph.objects(node, DIP.sector)))),
            alt=tuple(sorted(map(str, self._graph.objects(node, SKOS.altLabel)))),
            wikidata=self._text(node, OWL.sameAs),
        )

    def _time(self, node: Node | None) -> tuple[str, str]:
        if node is None or isinstance(node, Literal):
            return str(node or ""), ""
        begin, end = (self._instant(self._first(node, prop)) for prop in (TIME.hasBeginning, TIME.hasEnd))
        return begin, end

    def _instant(self, node: Node | None) -> str:
        return next((text for prop in _INSTANT if node is not None and (text := self._text(node, prop))), "")

    def _all(self, node: Node, prop: URIRef) -> tuple[Participant, ...]:
        found = [self.participant(value) for value in self._graph.objects(node, prop)]
        return tuple(sorted(found, key=lambda view: (view.label, view.iri)))

    def _first(self, node: Node, prop: URIRef) -> Node | None:
        return min(self._graph.objects(node, prop), key=str, default=None)

    def _text(self, node: Node | None, prop: URIRef) -> str:
        value = None if node is None else self._first(node, prop)
        return "" if value is None else str(value)

    def _number(self, node: Node, prop: URIRef) -> int:
        text = self._text(node, prop)
        return int(text) if text.isdecimal() else -1


def _place_of_evidence(evidence: tuple[EvidenceView, ...]) -> tuple[str, str, int]:
    if not evidence:
        return "", "", -1
    first = evidence[0]
    return first.article.date, first.article.id, first.begin


def _place_of_fact(fact: FactView) -> tuple[tuple[str, str, int], int, str]:
    triggers = (mark.begin for e in fact.evidence[:1] for mark in e.marks if mark.role == "trigger")
    return _place_of_evidence(fact.evidence), min(triggers, default=-1), fact.iri
