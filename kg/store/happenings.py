"""The happenings of a whole store: which facts of its articles tell the same, and which contradict each other.

Articles go into a store one by one, and what two of them tell together is told by neither. It has a named graph of its
own, ``<base>happenings``, that is made anew from the facts in the store whenever articles have come or gone. Nothing else
is kept for it: the same articles give the same happenings, in whatever order and in however many runs they came.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from rdflib import Graph
from rdflib.term import Node

from kg.graph.happenings import Told, World, compared, same_entity, triples_of
from kg.graph.terms import Minter
from kg.graph.vocabulary import DEFAULT_BASE
from kg.ontology import NAMESPACE, Ontology, load_ontology
from kg.records import Entity, Fact, TimeValue
from kg.store.store import Store

if TYPE_CHECKING:
    from kg.records import Modality, Polarity

GRAPH = "happenings"  # key of the named graph

_PREFIXES = f"""PREFIX dip: <{NAMESPACE}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX time: <http://www.w3.org/2006/time#>
"""
_DAY = "time:inXSDDate|time:inXSDgYearMonth|time:inXSDgYear"
_FACTS = f"""{_PREFIXES}
SELECT ?fact ?class ?polarity ?modality ?count ?article ?published (STR(?time) AS ?day) ?begin ?end WHERE {{
    ?fact dip:modality ?modality ; dip:polarity ?polarity ; a ?class .
    FILTER (?modality IN (dip:actual, dip:planned))
    OPTIONAL {{ ?fact dip:evidence/prov:wasDerivedFrom ?article . OPTIONAL {{ ?article dcterms:date ?published }} }}
    OPTIONAL {{ ?fact dip:count ?count }}
    OPTIONAL {{
        ?fact dip:time ?time .
        OPTIONAL {{ ?time time:hasBeginning ?first ; time:hasEnd ?last . ?first {_DAY} ?begin . ?last {_DAY} ?end }}
    }}
}}
"""
_CLASSES = f"{_PREFIXES}SELECT ?fact ?class WHERE {{ ?fact dip:polarity ?polarity ; a ?class }}"
_ROLES = f"""{_PREFIXES}
SELECT ?fact ?role ?who WHERE {{ VALUES ?role {{ dip:actor dip:target dip:place }} ?fact ?role ?who }}
"""
_LABELS = f"""{_PREFIXES}
SELECT ?who ?label WHERE {{
    {{ SELECT DISTINCT ?who WHERE {{ ?fact dip:actor|dip:target|dip:place ?who }} }} ?who rdfs:label ?label
}}
"""
_COUNTRIES = f"{_PREFIXES}SELECT ?who ?country WHERE {{ ?who dip:country ?country }}"
_STATES = f"{_PREFIXES}SELECT ?who WHERE {{ ?who a dip:Country }}"


def update_happenings(store: Store, *, base: str = DEFAULT_BASE) -> bool:
    """Make the happenings of a store anew. To be called when articles have come or gone, before the commit.

    :param base: what the IRIs of those articles are minted under.
    :return: False when they are as they were.
    """
    mint, ontology = Minter(base), load_ontology()
    reader = _Reader(store, base, ontology)
    graph = Graph()
    for triple in triples_of(reader.told(), World(reader.entities(), ontology), mint):
        graph.add(triple)
    return store.put(str(mint.iri(GRAPH)), graph)


def base_of_article(iri: str) -> str:
    """What an article's IRI is minted under."""
    return iri.rpartition("article/")[0] or DEFAULT_BASE


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads facts back from a store, as far as they are compared."""

    store: Store
    base: str
    ontology: Ontology

    def told(self) -> Iterator[Told]:
        classes, roles = self._classes(), self._roles()
        rows: dict[str, dict[str, str]] = {}
        for row in self._rows(_FACTS):  # several pieces of evidence or days: the least, whatever the store's order
            known = rows.get(row["fact"])
            if known is None or sorted(row.items()) < sorted(known.items()):
                rows[row["fact"]] = row
        for key in sorted(rows.keys() & classes.keys()):
            row, mine = rows[key], roles[key]
            begin = row.get("begin") or row.get("day")
            fact = Fact(
                key=key,
                cls=classes[key],
                actors=tuple(sorted(mine["actor"])),
                targets=tuple(sorted(mine["target"])),
                places=tuple(sorted(mine["place"])),
                time=TimeValue(begin, row.get("end")) if begin else None,
                count=int(row["count"]) if "count" in row else None,
                polarity=cast("Polarity", _local(row["polarity"])),
                modality=cast("Modality", _local(row["modality"])),
            )
            published = dt.date.fromisoformat(row["published"]) if "published" in row else None
            told = compared(fact, row.get("article", ""), published, classes)
            if told is not None:
                yield told

    def entities(self) -> dict[str, Entity]:
        """Label, country and kind of everybody; of several labels the first in the alphabet."""
        found: dict[str, Entity] = {}
        states = {row["who"] for row in self._rows(_STATES)}
        for row in self._rows(_LABELS):
            entity = Entity(row["who"], row["label"], "Country" if row["who"] in states else "Entity")
            found[entity.key] = same_entity(found.get(entity.key, entity), entity)
        for row in self._rows(_COUNTRIES):
            if row["who"] in found:
                one = found[row["who"]]
                found[one.key] = same_entity(one, Entity(one.key, one.label, one.kind, country=row["country"]))
        return found

    def _classes(self) -> dict[str, str]:
        """The class of each fact; where superclasses are stated, the lowest."""
        found: dict[str, str] = {}
        for row in self._rows(_CLASSES):
            name, events = _local(row["class"]), self.ontology.events
            if not row["fact"].startswith("fact/"):  # of another base
                continue
            if name in events and (row["fact"] not in found or self.ontology.is_a(name, found[row["fact"]])):
                found[row["fact"]] = name
        return found

    def _roles(self) -> Mapping[str, Mapping[str, set[str]]]:
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for row in self._rows(_ROLES):
            found[row["fact"]][_local(row["role"])].add(row["who"])
        return found

    def _rows(self, query: str) -> Iterator[dict[str, str]]:
        """Rows as texts, without what they lack; IRIs under the base as keys."""
        for row in self.store.select(query):
            yield {name: self._key(term) for name, term in row.items() if term is not None}

    def _key(self, term: Node) -> str:
        return str(term).removeprefix(self.base)


def _local(iri: str) -> str:
    return iri.removeprefix(NAMESPACE)


def update_all(store: Store, articles: Iterable[str]) -> None:
    """The same under the base of each of these articles."""
    for base in sorted({base_of_article(iri) for iri in articles}):
        update_happenings(store, base=base)
