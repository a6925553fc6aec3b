"""Layout of a large part of a network: its best joined nodes first, the others around whom they are joined to."""

from __future__ import annotations

import math
from collections.abc import Callable
from heapq import heappop, heappush

import networkx as nx

Spots = dict[str, tuple[float, float]]

_CORE = 240  # nodes
_PITCH = 34.0  # between two satellites
_TURN = math.pi * (3 - math.sqrt(5))  # the golden angle: a sunflower's spiral


def place_large(graph: nx.Graph, place_core: Callable[[nx.Graph, Spots], Spots]) -> Spots:
    """Places of a connected graph.

    :param place_core: places a small connected graph, given how much room (width, height) each of its nodes needs.
    """
    core = _core(graph)
    home: dict[str, str] = {node: node for node in core}
    circle: dict[str, list[str]] = {node: [] for node in core}
    queue = sorted(core, key=lambda node: (-graph.degree(node), node))
    for node in queue:  # grows while it is read: from the core outwards
        for other in sorted(graph.neighbors(node)):
            if other not in home:
                home[other] = home[node]
                circle[home[node]].append(other)
                queue.append(other)
    sizes = {node: (_radius(len(some)) * 2, _radius(len(some)) * 2) for node, some in circle.items()}
    middle = place_core(graph.subgraph(core), sizes)
    places = dict(middle)
    for node, some in circle.items():
        for rank, one in enumerate(some):
            away, turn = _radius(rank), rank * _TURN
            places[one] = (middle[node][0] + away * math.cos(turn), middle[node][1] + away * math.sin(turn))
    return places


def _radius(rank: int) -> float:
    return _PITCH * (1.3 + 0.6 * math.sqrt(rank))


def _core(graph: nx.Graph) -> list[str]:
    """The best joined node, and again and again the best joined of those next to what is already in."""
    first = min(graph, key=lambda node: (-graph.degree(node), node))
    core: list[str] = []
    seen, rim = {first}, [(-graph.degree(first), first)]
    while rim and len(core) < _CORE:
        _, node = heappop(rim)
        core.append(node)
        for other in sorted(graph.neighbors(node)):
            if other not in seen:
                seen.add(other)
                heappush(rim, (-graph.degree(other), other))
    return sorted(core)
