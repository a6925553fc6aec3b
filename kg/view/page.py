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
# In the order in which they run: words and helpers, data, state, what draws, what exports, and what ties them together.
_SCRIPTS = (
    "words-fr", "words-en", "dom", "icons", "data", "text", "state", "theme",
    "groups", "edges", "nodes", "labels", "network", "pan", "steer",
    "grid", "timeline", "matrix", "map",
    "mark", "quote", "list", "card", "panel",
    "facet", "filters", "brush", "legend", "search",
    "picture", "csv", "turtle", "exports", "tabs", "main",
)  # fmt: skip
_STYLES = ("colours", "layout", "controls", "panel", "views", "narrow", "print")
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 150, "multiselect": False, "keyboard": False},
    "edges": {"selectionWidth": 1.6, "hoverWidth": 0.8, "arrowStrikethrough": False},
}


def make_page(network: nx.MultiDiGraph, payload: dict[str, Any], *, title: str) -> str:
    """The page's HTML.

    :param network: what :func:`kg.view.projection.project` made; empty when the page shows groups only.
    :param payload: what :func:`kg.view.payload.make_payload` made, and ``groups`` of :func:`kg.view.groups.make_groups`.
    """
    net = Network(directed=True, heading=title, cdn_resources="in_line")
    numbers = _add_nodes(net, network)
    _add_edges(net, network, numbers)
    net.options = _OPTIONS
    net.set_template((_TEMPLATE / "page.html").as_posix())
    vis = (_HERE / "vendor" / "vis-network.min.js").read_text(encoding="utf-8")
    app = "(() => {\n'use strict';\n" + "\n".join(_read(f"{name}.js") for name in _SCRIPTS) + "})();"
    styles = "".join(_read(f"{name}.css") for name in _STYLES)
    net.templateEnv.autoescape = True
    net.templateEnv.policies["json.dumps_kwargs"] = {"separators": (",", ":"), "ensure_ascii": False}
    net.templateEnv.globals.update(
        page=payload,
        version=__version__,
        styles=styles,
        vis=vis,
        app=app,
        script_hashes=f"{_hash(vis)} {_hash(app)}",
    )
    page: str = net.generate_html()
    return page


def _read(name: str) -> str:
    return (_TEMPLATE / name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _add_nodes(net: Network, network: nx.MultiDiGraph) -> dict[str, int]:
    places = place(network)
    numbers = {}
    for number, (node, data) in enumerate(sorted(network.nodes(data=True))):
        x, y = places[node]
        numbers[node] = number
        degree = sum(1 for *_, kind in network.edges(node, data="kind") if kind == "fact")
        degree += sum(1 for *_, kind in network.in_edges(node, data="kind") if kind == "fact")
        net.add_node(
            number,
            label=data["label"],
            shape="custom",
            kind=data["group"],
            iri=node,
            degree=degree,
            x=x,
            y=y,
            **({"facts": data["facts"]} if "facts" in data else {}),
        )
    return numbers


def _add_edges(net: Network, network: nx.MultiDiGraph, numbers: dict[str, int]) -> None:
    between: Counter[tuple[str, str]] = Counter()
    edges = sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3])
    for number, (begin, end, _, data) in enumerate(edges):
        pair = (min(begin, end), max(begin, end))
        bend = _bend(between[pair], forward=begin <= end)
        between[pair] += 1
        more = {"facts": data["facts"], "symmetric": data["symmetric"]} if data["kind"] == "fact" else {}
        net.add_edge(numbers[begin], numbers[end], id=number, kind=data["kind"], bend=bend, **more)


def _bend(rank: int, *, forward: bool) -> float:
    """The first edge between two nodes is straight, the next ones bend out to either side in turn."""
    side = 1 if (rank % 2 == 1) == forward else -1
    return side * round(0.18 * ((rank + 1) // 2), 2)
