"""A network as one self-contained page. The only module that imports pyvis.

pyvis builds the network; its own template is not used: it calls out to CDNs and lets markup in labels run. Ours holds
vis-network itself, forbids every request by its Content-Security-Policy, and takes all data as JSON.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
from pyvis.network import Network

from kg import __version__
from kg.view.layout import place

_HERE = Path(__file__).resolve().parent
_TEMPLATE = _HERE / "template"
_SCRIPTS = ("words.js", "network.js", "panel.js", "main.js")
_SHAPES = {
    "Person": "dot",
    "Country": "box",
    "Organization": "square",
    "Group": "hexagon",
    "City": "triangle",
    "Document": "star",
    "Fact": "diamond",
    "Theme": "text",
}
_LABELLED_UP_TO = 600  # edges; beyond, their labels show on hovering only
_HEAVY = 2000  # edges; beyond, they are not drawn while the network is dragged
_LABEL_WIDTH = 26  # characters in a line of a node's label
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "multiselect": False, "hideEdgesOnDrag": False},
    "nodes": {"borderWidth": 1.5, "shapeProperties": {"borderRadius": 5}, "margin": 7},
    "edges": {
        "selectionWidth": 1.5,
        "hoverWidth": 1,
        "arrowStrikethrough": False,
        "scaling": {"label": {"drawThreshold": 8}},
    },
}


def make_page(network: nx.MultiDiGraph, payload: dict[str, Any], *, title: str) -> str:
    """The page's HTML.

    :param network: what :func:`kg.view.projection.project` made.
    :param payload: what :func:`kg.view.payload.make_payload` made.
    """
    net = Network(directed=True, heading=title, cdn_resources="in_line")
    _add_nodes(net, network)
    _add_edges(net, network)
    net.options = {**_OPTIONS, "interaction": {**_OPTIONS["interaction"], "hideEdgesOnDrag": len(net.edges) > _HEAVY}}
    net.set_template((_TEMPLATE / "page.html").as_posix())
    vis = (_HERE / "vendor" / "vis-network.min.js").read_text(encoding="utf-8")
    scripts = [(_TEMPLATE / name).read_text(encoding="utf-8") for name in _SCRIPTS]
    app = "(() => {\n'use strict';\n" + "\n".join(scripts) + "})();"
    net.templateEnv.autoescape = True
    net.templateEnv.globals.update(
        page=payload,
        version=__version__,
        styles=(_TEMPLATE / "page.css").read_text(encoding="utf-8"),
        vis=vis,
        app=app,
        script_hashes=f"{_hash(vis)} {_hash(app)}",
    )
    page: str = net.generate_html()
    return page


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _add_nodes(net: Network, network: nx.MultiDiGraph) -> None:
    places = place(_wrapped(network))
    for node, data in sorted(network.nodes(data=True)):
        x, y = places[node]
        degree = sum(1 for *_, kind in network.edges(node, data="kind") if kind == "fact")
        degree += sum(1 for *_, kind in network.in_edges(node, data="kind") if kind == "fact")
        group = data["group"]
        net.add_node(
            node,
            label=_wrap(data["label"]),
            shape=_SHAPES[group],
            kind=group,
            size=7 if group == "Fact" else min(9 + 2 * degree, 26),
            x=x,
            y=y,
            **({"facts": data["facts"]} if "facts" in data else {}),
        )


def _add_edges(net: Network, network: nx.MultiDiGraph) -> None:
    between: Counter[tuple[str, str]] = Counter()
    edges = sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3])
    for number, (begin, end, _, data) in enumerate(edges):
        pair = (min(begin, end), max(begin, end))
        smooth = _bend(between[pair], forward=begin <= end)
        between[pair] += 1
        if data["kind"] == "country":
            net.add_edge(begin, end, id=f"edge-{number}", kind="country", smooth=smooth)
            continue
        net.add_edge(
            begin,
            end,
            id=f"edge-{number}",
            kind="fact",
            facts=data["facts"],
            family=data["family"],
            status=data["status"],
            symmetric=data["symmetric"],
            weight=min(1.6 + 0.7 * (data["sources"] - 1) + 0.3 * (len(data["facts"]) - 1), 6),
            labelled=len(edges) <= _LABELLED_UP_TO,
            smooth=smooth,
        )


def _bend(rank: int, *, forward: bool) -> dict[str, Any] | bool:
    """The first edge between two nodes is straight, the next ones bend out to either side in turn."""
    if rank == 0:
        return False
    left = (rank % 2 == 1) == forward
    return {
        "enabled": True,
        "type": "curvedCCW" if left else "curvedCW",
        "roundness": round(0.18 * ((rank + 1) // 2), 2),
    }


def _wrapped(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph(network)
    for node, label in network.nodes(data="label"):
        graph.nodes[node]["label"] = _wrap(label)
    return graph


def _wrap(label: str) -> str:
    """Break a label between words where it grows too long to be read at a glance."""
    lines = [""]
    for word in label.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > _LABEL_WIDTH:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines[:3]) + (" …" if len(lines) > 3 else "")  # noqa: PLR2004 - three lines
