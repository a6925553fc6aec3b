"""The same happening told by several dispatches, and what they contradict each other in.

Two facts tell the same happening when all of this holds:

- their class is the same, and it is one of happenings (not what somebody says, nor an open relation)
- their participants are compatible: all of the fact that names fewer are among those of the other, actors with actors and
  targets with targets (all together in a symmetric class). Somebody and the country that they act for are compatible, but
  one participant at least is the very same. Where a fact has one participant alone, both must be dated.
- their times are compatible: the days overlap. A fact without a date is taken to be of the three days before its article;
  what is planned without a date, and what is dated more loosely than a week, is not compared.
- neither their places nor their counts differ
- both are affirmed, and actual or planned: what was announced and then came about is one happening

When one is affirmed and the other denied and the rest agrees, they contradict each other, and are not the same.
``owl:sameAs`` would say too much: what one dispatch says of the happening need not hold in the words of the other.

Clusters are such that all members agree with all others. They depend on the articles at hand, not on their order.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rdflib import RDF, RDFS, Literal

from kg.graph.terms import Minter, Triple
from kg.graph.vocabulary import DIP
from kg.keys import digest
from kg.ontology import Ontology
from kg.records import ArticleFacts, Entity, Fact, TimeValue

_NO_HAPPENINGS = frozenset({"Event", "Statement"})
_UNDATED = dt.timedelta(days=3)  # what a dispatch tells without a date, it tells as news
_WEEK = dt.timedelta(days=7)
_DAY, _MONTH, _YEAR = 10, 7, 4  # lengths of 2023-02-28, 2023-02, 2023


@dataclass(frozen=True, slots=True)
class Told:
    """A fact with what is compared."""

    fact: Fact
    article: str
    actors: frozenset[str]
    targets: frozenset[str]
    begin: dt.date
    end: dt.date

    @property
    def everyone(self) -> frozenset[str]:
        """Actors and targets together."""
        return self.actors | self.targets


@dataclass(frozen=True, slots=True)
class Happening:
    """A cluster of facts of two articles at least that tell the same. ``members`` are keys of facts, sorted."""

    key: str
    label: str
    reason: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class World:
    """What comparing needs to know of the participants."""

    entities: Mapping[str, Entity]
    ontology: Ontology

    def country(self, key: str) -> str:
        """The country that somebody acts for; a country acts for itself."""
        entity = self.entities.get(key)
        if entity is None:
            return ""
        return key if entity.kind == "Country" else entity.country or ""

    def agree(self, one: str, other: str) -> bool:
        """Whether two participants are the same, or one is the country that the other acts for."""
        return one == other or self.country(one) == other or self.country(other) == one


def happening_triples(results: Iterable[ArticleFacts], ontology: Ontology, mint: Minter) -> Iterator[Triple]:
    """The clusters as nodes that their members point to, and the contradictions."""
    return triples_of(*_told(results, ontology), mint)


def triples_of(told: Iterable[Told], world: World, mint: Minter) -> Iterator[Triple]:
    """The same of facts that are at hand to be compared."""
    told = tuple(told)
    for happening in happenings(told, world):
        node = mint.iri(happening.key)
        yield node, RDF.type, DIP.Happening
        yield node, RDFS.label, Literal(happening.label, lang="fr")
        yield node, DIP.reason, Literal(happening.reason, lang="fr")
        for member in happening.members:
            yield mint.iri(member), DIP.sameHappening, node
    for one, other in contradictions(told, world):
        yield mint.iri(one), DIP.contradicts, mint.iri(other)
        yield mint.iri(other), DIP.contradicts, mint.iri(one)


def happenings(told: Iterable[Told], world: World) -> tuple[Happening, ...]:
    """Clusters of facts that tell the same happening, sorted by key."""
    clusters: list[list[Told]] = []
    by_token: dict[tuple[str, str], set[int]] = defaultdict(set)  # only clusters with a participant in common are tried
    for one in sorted(told, key=lambda t: (t.end - t.begin, t.begin, t.fact.key)):
        if one.fact.polarity != "affirmed":
            continue
        tokens = {(one.fact.cls, key) for key in one.everyone}
        near = sorted({number for token in tokens for number in by_token[token]})
        home = next((n for n in near if all(_is_same(one, other, world) for other in clusters[n])), len(clusters))
        if home == len(clusters):
            clusters.append([])
        clusters[home].append(one)
        for token in tokens:
            by_token[token].add(home)
    found = (_happening(cluster, world) for cluster in clusters if len({one.article for one in cluster}) > 1)
    return tuple(sorted(found, key=lambda happening: happening.key))


def contradictions(told: Iterable[Told], world: World) -> tuple[tuple[str, str], ...]:
    """Pairs of keys: affirmed, denied."""
    affirmed: dict[tuple[str, str], list[Told]] = defaultdict(list)
    denied = []
    for one in told:
        if one.fact.polarity == "negated":
            denied.append(one)
        else:
            for key in one.everyone:
                affirmed[one.fact.cls, key].append(one)
    pairs = {
        (one.fact.key, no.fact.key)
        for no in denied
        for key in no.everyone
        for one in affirmed[no.fact.cls, key]
        if _is_same(one, no, world)
    }
    return tuple(sorted(pairs))


def compared(fact: Fact, article: str, published: dt.date | None, classes: Mapping[str, str]) -> Told | None:
    """A fact with what is compared of it; ``None`` where it is no happening, or too little is known of it.

    :param article: whatever tells one article from another.
    :param published: the article's day.
    :param classes: class of each fact that may stand in a role of this one, by key.
    """
    days = _days(fact, published)
    if fact.cls in _NO_HAPPENINGS or fact.modality not in {"actual", "planned"} or days is None:
        return None
    actors, targets = (
        frozenset(f"[{classes[key]}]" if key in classes else key for key in keys)  # a fact in a role: what kind of fact
        for keys in (fact.actors, fact.targets)
    )
    return Told(fact, article, actors, targets, *days) if actors or targets else None


def _told(results: Iterable[ArticleFacts], ontology: Ontology) -> tuple[tuple[Told, ...], World]:
    entities: dict[str, Entity] = {}
    found: dict[str, Told] = {}
    for result in results:
        for entity in result.entities:
            entities[entity.key] = same_entity(entities.get(entity.key, entity), entity)
        classes = {fact.key: fact.cls for fact in result.facts}
        for fact in result.facts:
            article = fact.evidence[0].article if fact.evidence else result.article.id
            told = compared(fact, article, result.article.date, classes)
            if told is not None:
                found[fact.key] = told
    return tuple(found[key] for key in sorted(found)), World(entities, ontology)


def same_entity(one: Entity, other: Entity) -> Entity:
    """One entity of what two articles say of it, whichever comes first."""
    country = min(filter(None, (one.country, other.country)), default=None)
    return replace(one, label=min(one.label, other.label), kind=min(one.kind, other.kind), country=country)


def _is_same(one: Told, other: Told, world: World) -> bool:
    """Whether all but polarity and modality agree."""
    if one.fact.cls != other.fact.cls or one.begin > other.end or other.begin > one.end:
        return False
    counts = one.fact.count, other.fact.count
    if None not in counts and counts[0] != counts[1]:
        return False
    if not _same_place(one.fact, other.fact, world):
        return False
    shared = one.everyone & other.everyone
    alone = min(len(one.everyone), len(other.everyone)) == 1
    if not shared or (alone and not (one.fact.time and other.fact.time)):
        return False
    if world.ontology.events[one.fact.cls].symmetric:
        return _among(one.everyone, other.everyone, world)
    return _among(one.actors, other.actors, world) and _among(one.targets, other.targets, world)


def _among(ours: frozenset[str], theirs: frozenset[str], world: World) -> bool:
    """Whether all of the fewer are among the more; nobody on one side alone is not enough."""
    fewer, more = sorted((ours, theirs), key=len)
    if not fewer:
        return not more
    return all(any(world.agree(a, b) for b in more) for a in fewer)


def _same_place(one: Fact, other: Fact, world: World) -> bool:
    if not one.places or not other.places:
        return True
    return any(world.agree(a, b) for a in one.places for b in other.places)


def _days(fact: Fact, published: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """First and last day that a fact may be of; ``None`` when that says too little to compare."""
    if fact.time is None:
        return None if published is None or fact.modality == "planned" else (published - _UNDATED, published)
    try:
        begin, end = _first(fact.time), _last(fact.time)
    except ValueError:  # a 31st of February: nothing to compare by
        return None
    return (begin, end) if begin <= end and end - begin <= _WEEK else None


def _first(time: TimeValue) -> dt.date:
    padded = {_YEAR: "-01-01", _MONTH: "-01"}.get(len(time.value), "")
    return dt.date.fromisoformat(time.value + padded)


def _last(time: TimeValue) -> dt.date:
    value = time.end or time.value
    if len(value) == _MONTH:
        year, month = int(value[:4]), int(value[5:])
        return dt.date(year, month, calendar.monthrange(year, month)[1])
    return dt.date.fromisoformat(value if len(value) == _DAY else f"{value}-12-31")


def _happening(cluster: list[Told], world: World) -> Happening:
    members = tuple(sorted(one.fact.key for one in cluster))
    cls = world.ontology.events[cluster[0].fact.cls].label_fr
    fullest = max(sorted(cluster, key=lambda one: one.fact.key), key=lambda one: len(one.everyone))
    names = ", ".join(sorted(_name(key, world) for key in fullest.everyone))
    begin, end = max(one.begin for one in cluster), min(one.end for one in cluster)
    day = begin.isoformat() if begin == end else f"{begin.isoformat()} – {end.isoformat()}"
    articles = len({one.article for one in cluster})
    reason = (
        f"même classe ({cls}), participants compatibles ({names}), dates compatibles ({day}), dans {articles} dépêches"
    )
    if len({one.fact.modality for one in cluster}) > 1:
        reason += " ; annoncé dans l'une, fait dans l'autre"
    return Happening(f"happening/{digest(*members)}", f"{cls} : {names}, {day}", reason, members)


def _name(key: str, world: World) -> str:
    if key.startswith("["):
        return world.ontology.label(key.strip("[]"))
    return world.entities[key].label if key in world.entities else key
