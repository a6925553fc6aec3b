"""Places for the nodes, computed beforehand, so that a page opens still and always in the same shape."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np

from kg.view.satellites import place_large

_NEAR = 130.0  # wished length of an edge, in the page's units
_CHARACTER, _LINE = 7.6, 22.0  # size of a label
_LINE_LENGTH = 24  # characters in a line of a label
_STRESS_UP_TO = 600  # nodes; beyond, it takes too long
_ROUNDS = 120
_PUSHES = 400
_AIR = 2.2  # how much room labels get, in multiples of their own area
_WIDE = 1.1  # labels lie, so what is side by side needs more room
_FEW = 45  # nodes up to which all labels shall be seen at once; of more, some wait for a nearer look
_ICON = (104.0, 78.0)  # room for each of many
_SCREEN = (700.0, 460.0)  # what a usual window shows
_MOST_GROWTH = 2.0
_PAGE = 1.45  # width of the whole, when its parts are set in rows, against its height


def place(graph: nx.MultiDiGraph, *, all_labels: bool = False) -> dict[str, tuple[int, int]]:
    """Coordinates of every node: each connected part by itself, the parts in rows below each other.

    :param all_labels: give the labels of many nodes room as well (on paper nobody comes nearer).
    """
    plain = nx.Graph(graph.to_undirected(as_view=True))
    parts = sorted(nx.connected_components(plain), key=lambda part: (-len(part), min(part)))
    boxes = [_part(plain.subgraph(sorted(part)), graph, all_labels=all_labels) for part in parts]
    return _pack(boxes)


def _part(part: nx.Graph, graph: nx.MultiDiGraph, *, all_labels: bool) -> dict[str, tuple[float, float]]:
    ordered = _ordered(part)
    count = len(ordered)
    if count == 1:
        return dict.fromkeys(ordered, (0.0, 0.0))
    if count > _STRESS_UP_TO:
        return place_large(ordered, _core)
    spots = _stress(ordered)
    places = {node: (x * _NEAR * _WIDE, y * _NEAR) for node, (x, y) in _lying(spots).items()}
    sizes = {
        node: _size(str(graph.nodes[node].get("label", "")), many=count > _FEW and not all_labels) for node in places
    }
    places = _apart(_roomy(places, sizes), sizes)
    return places if count > _FEW else _apart(places, _as_seen(places, sizes))


def _as_seen(
    places: dict[str, tuple[float, float]], sizes: dict[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """Sizes that labels have when the whole is seen at once: they keep theirs while the drawing shrinks."""
    _, _, width, height = _extent(places)
    grow = min(max(width / _SCREEN[0], height / _SCREEN[1], 1.0), _MOST_GROWTH)
    return {node: (wide * grow, high * grow) for node, (wide, high) in sizes.items()}


def _core(graph: nx.Graph, sizes: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """The middle of a large part: by stress as well, but with room for what will stand around each node."""
    spots = _lying(_stress(_ordered(graph)))
    places = {node: (x * _NEAR * _WIDE, y * _NEAR) for node, (x, y) in spots.items()}
    return _apart(_roomy(places, sizes), sizes)


def _ordered(graph: nx.Graph) -> nx.Graph:
    """The same graph with its nodes in order: stress starts from it, so it must be the same each time."""
    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    return ordered


def _roomy(
    places: dict[str, tuple[float, float]], sizes: dict[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """Widen a part until its labels could lie side by side in it."""
    spread = [
        max(spot[axis] for spot in places.values()) - min(spot[axis] for spot in places.values()) for axis in (0, 1)
    ]
    need = sum(width * height for width, height in sizes.values()) * _AIR
    factor = max(1.0, math.sqrt(need / max(spread[0] * spread[1], _NEAR**2)))
    flat = math.sqrt(min(max(_PAGE * spread[1] / max(spread[0], 1.0), 1.0), 2.0))  # pages are wider than high
    return {node: (x * factor * flat, y * factor / flat) for node, (x, y) in places.items()}


def _stress(graph: nx.Graph) -> dict[str, tuple[float, float]]:
    """Distances on the page like distances in the graph: stress majorisation (Gansner, Koren and North 2004)."""
    names = list(graph)
    steps = dict(nx.all_pairs_shortest_path_length(graph))
    distance = np.array([[float(steps[one][other]) for other in names] for one in names])
    np.fill_diagonal(distance, 1.0)
    weight = distance**-2
    np.fill_diagonal(weight, 0.0)
    laplacian = np.diag(weight.sum(axis=1)) - weight
    inverse = np.linalg.inv(laplacian + 1.0 / len(names))  # pseudo-inverse but for a shift of the whole
    spots = np.array(list(nx.circular_layout(graph).values())) * distance.max() / 2
    for _ in range(_ROUNDS if len(names) < _STRESS_UP_TO // 2 else _ROUNDS // 3):
        apart = np.linalg.norm(spots[:, None] - spots[None], axis=2)
        pull = np.where(apart > 0, weight * distance / np.maximum(apart, 1e-9), 0.0)
        spots = inverse @ ((np.diag(pull.sum(axis=1)) - pull) @ spots)
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, spots, strict=True)}


def _lying(spots: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Turn a part so that it is widest from left to right."""
    middle_x, middle_y = (sum(spot[axis] for spot in spots.values()) / len(spots) for axis in (0, 1))
    moved = {node: (x - middle_x, y - middle_y) for node, (x, y) in spots.items()}
    xx, yy, xy = (sum(spot[i] * spot[j] for spot in moved.values()) for i, j in ((0, 0), (1, 1), (0, 1)))
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(angle), math.sin(angle)
    return {node: (x * cos + y * sin, y * cos - x * sin) for node, (x, y) in moved.items()}


def _size(label: str, *, many: bool) -> tuple[float, float]:
    """Room for an icon and, below it, its label in lines of at most ``_LINE_LENGTH`` characters; of many, for the icon."""
    if many:
        return _ICON
    lines = min(math.ceil(len(label) / _LINE_LENGTH), 3)
    return max(min(len(label), _LINE_LENGTH) * _CHARACTER, 30.0) + 14.0, _LINE * lines + 30.0


def _apart(
    places: dict[str, tuple[float, float]], sizes: dict[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """Push labels off each other, the shorter way, until none overlap (or it takes too long)."""
    names = sorted(places)
    spots = np.array([places[name] for name in names])
    spots[:, 0] += np.arange(len(names)) * 1e-6  # of two at one place, the same one always goes left
    size = np.array([sizes[name] for name in names])
    need = (size[:, None] + size[None]) / 2
    for _ in range(_PUSHES if len(names) < _STRESS_UP_TO // 2 else _PUSHES // 3):
        gap = spots[:, None] - spots[None]
        lack = need - np.abs(gap)
        overlap = (lack > 0).all(axis=2)
        np.fill_diagonal(overlap, val=False)
        if not overlap.any():
            break
        sideways = overlap & (lack[..., 0] < lack[..., 1])
        push = np.where(gap >= 0, lack + 1.0, -lack - 1.0)
        crowd = np.maximum(overlap.sum(axis=1), 1)  # pushes of many add up: take their mean, and half of it
        spots[:, 0] += (push[..., 0] * sideways).sum(axis=1) / crowd / 1.8
        spots[:, 1] += (push[..., 1] * (overlap & ~sideways)).sum(axis=1) / crowd / 1.8
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, spots, strict=True)}


def _pack(boxes: list[dict[str, tuple[float, float]]]) -> dict[str, tuple[int, int]]:
    """Set the parts in rows, about as wide as the largest part or as the whole wants."""
    placed: dict[str, tuple[int, int]] = {}
    extents = [_extent(box) for box in boxes]
    area = sum(width * height for _, _, width, height in extents)
    row_width = max([math.sqrt(area) * _PAGE, *(width for _, _, width, _ in extents)], default=0.0)
    x = y = row_height = 0.0
    for box, (left, top, width, height) in zip(boxes, extents, strict=True):
        if x and x + width > row_width:
            x, y, row_height = 0.0, y + row_height, 0.0
        for node, (at_x, at_y) in box.items():
            placed[node] = (round(x + at_x - left), round(y + at_y - top))
        x, row_height = x + width, max(row_height, height)
    return placed


def _extent(box: dict[str, tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in box.values()], [y for _, y in box.values()]
    margin = _NEAR * 0.6
    return min(xs) - margin, min(ys) - margin / 2, max(xs) - min(xs) + 2 * margin, max(ys) - min(ys) + margin
