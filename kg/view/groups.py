"""The overview of a large graph: one point for each country with all who act for it, one for each kind of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from kg.graph.facts import FactView, Participant
from kg.view.layout import place
from kg.view.payload import Names

_MOST_PAIRS = 9


def make_groups(facts: Sequence[FactView], names: Names) -> list[dict[str, Any]]:
    """Groups with ``key`` (a country's code, or a kind), ``label`` (of the country), ``x``, ``y`` and ``members``
    (numbers of entities). Groups of facts' participants are near each other when facts join them.
    """
    members: dict[str, list[int]] = {}
    labels: dict[str, str] = {}
    for number, one in enumerate(names.entities):
        key = one.iso3 or one.country or one.kind
        members.setdefault(key, []).append(number)
        labels.setdefault(key, one.country_label if one.iso3 or one.country else "")
    group_of = {number: key for key, some in members.items() for number in some}
    graph = nx.MultiDiGraph()
    for key in sorted(members):
        graph.add_node(key, label=labels[key] or key)
    for begin, end in sorted(_pairs(facts, names.number, group_of)):
        graph.add_edge(begin, end)
    places = place(graph)
    return [
        {"key": key, "label": labels[key], "members": members[key], "x": places[key][0], "y": places[key][1]}
        for key in sorted(members)
    ]


def _pairs(facts: Sequence[FactView], number: Mapping[str, int], group_of: Mapping[int, str]) -> set[tuple[str, str]]:
    pairs = set()
    for fact in facts:
        both = [*_known(fact.actors, number, group_of), *_known(fact.targets, number, group_of)][:_MOST_PAIRS]
        pairs |= {(min(one, other), max(one, other)) for one in both for other in both if one != other}
    return pairs


def _known(some: Sequence[Participant], number: Mapping[str, int], group_of: Mapping[int, str]) -> list[str]:
    return [group_of[number[one.iri]] for one in some if one.iri in number]
