"""The entities of a graph by name: what the names of a question are looked up in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import RDF, RDFS, SKOS, Graph, URIRef

from kg.graph.serialize import base_of
from kg.graph.suggest import did_you_mean
from kg.graph.vocabulary import DIP, NIF
from kg.knowledge.names import name_words
from kg.ontology import NAMESPACE

ACTING = ("GovernmentBody", "ArmedForces")  # what a country acts through
PLACES = ("City", "Region", "GovernmentBody")
SHORT = 3  # letters that a name must have to be found inside a longer one


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of the graph. ``names`` are its folded labels."""

    iri: URIRef
    label: str
    kinds: frozenset[str]
    names: tuple[tuple[str, ...], ...]
    country: URIRef | None
    scope: str = ""  # the article that alone knows the entity


class Entities:
    """All entities of a graph."""

    def __init__(self, graph: Graph) -> None:
        self.base = base_of(graph)
        self._graph = graph
        self._all: dict[URIRef, Known] = {}
        prefix = f"{self.base}entity/"
        for node in sorted(set(graph.subjects(RDFS.label)), key=str):
            if isinstance(node, URIRef) and node.startswith(prefix):
                self._all[node] = self._read(node)
        self._by_name: dict[tuple[str, ...], list[Known]] = {}
        for one in self._all.values():
            for name in one.names:
                self._by_name.setdefault(name, []).append(one)

    def by_key(self, key: str) -> Known | None:
        """The entity of a key (``entity/KAZ``)."""
        return self._all.get(URIRef(key if "://" in key else self.base + key))

    def named(self, name: str) -> tuple[Known, ...]:
        """Who has a name: just so, else people of whose names it is the last or the first part."""
        parts = name_words(name)
        exact = self._by_name.get(parts, [])
        if not parts or len("".join(parts)) < SHORT:
            return tuple(exact)
        if exact and not all("Person" in one.kinds for one in exact):
            return tuple(exact)
        people = [one for one in self._all.values() if "Person" in one.kinds]
        longer = [one for one in people if _is_part(parts, one.names)]
        shorter = [one for one in people if one.scope and _is_part(one.names[0], (parts,)) and self._says(one, name)]
        return tuple(dict.fromkeys([*exact, *longer, *shorter]))

    def _says(self, short: Known, name: str) -> bool:
        """Whether the one article that an entity belongs to has the full name: « Kim » is then Kim Jong-un."""
        text = self._graph.value(URIRef(f"{self.base}article/{short.scope}"), NIF.isString)
        return text is not None and name in str(text)

    def acting_for(self, country: Known) -> Iterator[Known]:
        """Governments and armies of a country."""
        yield from (one for one in self._all.values() if one.country == country.iri and one.kinds & set(ACTING))

    def places_in(self, country: Known) -> Iterator[Known]:
        """Cities and regions of a country."""
        yield from (one for one in self._all.values() if one.country == country.iri and one.kinds & set(PLACES))

    def suggest(self, name: str) -> str:
        """« vouliez-vous dire Antony Blinken ? », or ``""``."""
        words = name_words(name)
        near: dict[str, str] = {}
        for one in self._all.values():
            if not one.kinds & {"Person", "Country", "City", "Region", "Organization", "InternationalOrganization"}:
                continue
            for known in one.names:
                for form in (known, known[-1:], known[:1]):
                    near.setdefault(" ".join(form), one.label)
        found = did_you_mean(" ".join(words), near)
        if not found:
            return ""
        labels = dict.fromkeys(near[form] for form in found.removeprefix("did you mean ").rstrip("?").split(" or "))
        return f"vouliez-vous dire {' ou '.join(labels)} ?"

    def _read(self, node: URIRef) -> Known:
        graph = self._graph
        labels = [str(o) for prop in (RDFS.label, SKOS.altLabel) for o in sorted(graph.objects(node, prop), key=str)]
        country = graph.value(node, DIP.country)
        return Known(
            iri=node,
            label=labels[0],
            kinds=frozenset(str(o).removeprefix(NAMESPACE) for o in graph.objects(node, RDF.type)),
            names=tuple(dict.fromkeys(words for label in labels if (words := name_words(label)))),
            country=country if isinstance(country, URIRef) else None,
            scope=str(node).removeprefix(f"{self.base}entity/").rpartition("/")[0],
        )


def _is_part(parts: tuple[str, ...], names: tuple[tuple[str, ...], ...]) -> bool:
    size = len(parts)
    return any(len(name) > size and parts in {name[-size:], name[:size]} for name in names)
