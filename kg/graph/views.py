"""Frozen views of what a graph says, labels and sentence included. :mod:`kg.graph.facts` makes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity, a fact that stands in a role, or a text (``iri`` is then ``""`` and ``kind`` ``Text``)."""

    iri: str
    label: str
    kind: str  # class without prefix: Person, Country, Vote …; "" when the graph does not say
    iso3: str = ""  # its own code
    country: str = ""  # code of the country that it is or acts for
    country_label: str = ""
    sectors: tuple[str, ...] = ()
    alt: tuple[str, ...] = ()
    wikidata: str = ""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article's metadata and text."""

    iri: str
    id: str
    title: str = ""
    date: str = ""  # ISO, "" when unknown
    source: str = ""
    url: str = ""
    text: str = ""
    parser: str = ""


@dataclass(frozen=True, slots=True)
class MarkView:
    """Marked words. Offsets count in the article's text; ``iri`` is what they stand for, or ``""``."""

    role: str
    begin: int
    end: int
    text: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Where an article says it. Offsets count in the article's text."""

    iri: str
    article: ArticleView
    begin: int
    end: int
    text: str
    sentence: int
    trigger: str
    rule: str
    marks: tuple[MarkView, ...] = ()


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact with everything that a reader wants to see of it."""

    iri: str
    key: str  # relative to the base: fact/3f…
    cls: str
    cls_label: str
    plover: str
    label: str
    actors: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    themes: tuple[Participant, ...]
    places: tuple[Participant, ...]
    attributed_to: tuple[Participant, ...]
    time: str  # 2023-02-28, 2023-02, 2023, or the first of an interval; "" when unknown
    time_end: str  # the last of an interval, else ""
    time_text: str
    count: int | None
    polarity: str
    modality: str
    predicate: str
    confidence: float | None
    symmetric: bool
    evidence: tuple[EvidenceView, ...]

    @property
    def sentence(self) -> str:
        """The first passage that it rests on."""
        return self.evidence[0].text if self.evidence else ""

    @property
    def article(self) -> ArticleView | None:
        """The first article that says it."""
        return self.evidence[0].article if self.evidence else None

    @property
    def is_stated(self) -> bool:
        """Whether it is affirmed, actual and not merely attributed (so that a direct triple may stand for it)."""
        return (self.polarity, self.modality) == ("affirmed", "actual") and not self.attributed_to


@dataclass(frozen=True, slots=True)
class AssertionView:
    """A static fact with its evidence."""

    iri: str
    subject: Participant
    predicate: str  # holdsPost, memberOf …
    predicate_label: str
    object: Participant
    evidence: tuple[EvidenceView, ...]
