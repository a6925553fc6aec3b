"""From facts to a network: who is joined to whom, by which facts.

Facts between the same two, of the same class and status, share an edge. A fact of many participants gets a node of its
own instead of an edge for every pair; so does a fact that others speak of (the vote abstained from).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import networkx as nx

from kg.graph.facts import FactView, Participant
from kg.ontology import load_ontology
from kg.view.families import family_of

DRAWN_UP_TO = 5000
"""Facts of a graph that the page can show one by one in its network; a larger one is shown by country only."""

_MOST_PAIRS = 9
_SILENT = frozenset({"Statement", "Event"})  # what is said is too long to stand at a node
_THEME_LENGTH = 48
_PLACES = frozenset({"City", "Region", "Place"})


@dataclass(frozen=True, slots=True)
class _Edge:
    begin: str
    end: str
    label: str  # class, or predicate of an open relation
    status: str
    symmetric: bool


def status_of(fact: FactView) -> str:
    """``negated``, or else the modality."""
    return "negated" if fact.polarity == "negated" else fact.modality


def project(facts: Sequence[FactView]) -> nx.MultiDiGraph:
    """The network of some facts.

    Nodes have ``label``, ``group`` (Person, Country, Organization, Group, City, Document, Fact, Theme) and, when they
    stand for facts, ``facts``. Edges have ``kind`` (``fact`` or ``country``) and, of a fact, ``facts`` (indexes into
    the argument), ``family``, ``status``, ``symmetric``, ``sources`` (how many articles say it).
    """
    graph = nx.MultiDiGraph()
    events = load_ontology().events
    number_of = {fact.iri: index for index, fact in enumerate(facts)}
    spoken_of = {one.iri for fact in facts for one in (*fact.targets, *fact.themes) if one.iri in number_of}
    joined: dict[_Edge, list[int]] = {}
    for index, fact in enumerate(facts):
        for begin, end, symmetric in _pairs(graph, fact, index, spoken_of=spoken_of, number_of=number_of):
            edge = _Edge(begin, end, fact.predicate or fact.cls, status_of(fact), symmetric)
            indexes = joined.setdefault(edge, [])
            if index not in indexes:
                indexes.append(index)
    for edge, indexes in joined.items():
        graph.add_edge(
            edge.begin,
            edge.end,
            kind="fact",
            facts=indexes,
            family=family_of(events[facts[indexes[0]].cls]),
            status=edge.status,
            symmetric=edge.symmetric,
            sources=len({one.article.iri for index in indexes for one in facts[index].evidence}),
        )
    graph.remove_nodes_from(list(nx.isolates(graph)))  # they joined nobody: the list of facts has them
    _join_countries(graph, (one for fact in facts for one in (*fact.actors, *fact.targets)))
    return graph


def _pairs(
    graph: nx.MultiDiGraph, fact: FactView, index: int, *, spoken_of: set[str], number_of: dict[str, int]
) -> list[tuple[str, str, bool]]:
    """Ends of the edges of one fact, and whether they have no direction. Adds the nodes that they join."""
    actors = [_node(graph, one, number_of) for one in fact.actors]
    targets = [_node(graph, one, number_of) for one in fact.targets] or _themes(graph, fact, number_of)
    mutual = fact.symmetric and len(actors) > 1 and not targets
    pairs = list(combinations(sorted(set(actors)), 2)) if mutual else list(product(actors, targets))
    if fact.iri in spoken_of or len(pairs) > _MOST_PAIRS:
        hub = fact.iri
        graph.add_node(hub, label=fact.label, group="Fact", facts=[index])
        return [(actor, hub, fact.symmetric) for actor in actors] + [(hub, one, fact.symmetric) for one in targets]
    different = [(begin, end) for begin, end in pairs if begin != end]
    return [(min(ends), max(ends), True) if fact.symmetric else (*ends, False) for ends in different]


def _themes(graph: nx.MultiDiGraph, fact: FactView, number_of: dict[str, int]) -> list[str]:
    """What a fact without a target is about, where that is short enough to show."""
    if fact.cls in _SILENT:
        return []
    found = []
    for theme in fact.themes:
        if theme.iri:
            found.append(_node(graph, theme, number_of))
        else:
            node = f"theme:{theme.label}"
            cut = theme.label[: _THEME_LENGTH - 1].rstrip() + "…" if len(theme.label) > _THEME_LENGTH else theme.label
            graph.add_node(node, label=cut, group="Theme", facts=[])
            graph.nodes[node]["facts"].append(number_of[fact.iri])
            found.append(node)
    return found


def _node(graph: nx.MultiDiGraph, one: Participant, number_of: dict[str, int]) -> str:
    if one.iri in number_of:
        if one.iri not in graph:
            graph.add_node(one.iri, label=one.label, group="Fact", facts=[number_of[one.iri]])
    elif one.iri:
        graph.add_node(one.iri, label=one.label, group=_group(one.kind), country=one.country, own=bool(one.iso3))
    else:
        graph.add_node(f"theme:{one.label}", label=one.label, group="Theme", facts=[])
        return f"theme:{one.label}"
    return one.iri


def _group(kind: str) -> str:
    if kind in {"Person", "Country", "Group", "Document"}:
        return kind
    return "City" if kind in _PLACES else "Organization"


def _join_countries(graph: nx.MultiDiGraph, participants: Iterable[Participant]) -> None:
    """A faint line from whoever acts for a country to that country, where both are in the network."""
    home = {data["country"]: node for node, data in graph.nodes(data=True) if data.get("own")}
    for one in sorted({one for one in participants if one.country and not one.iso3}, key=lambda one: one.iri):
        if one.iri in graph and one.country in home:
            graph.add_edge(one.iri, home[one.country], kind="country")
