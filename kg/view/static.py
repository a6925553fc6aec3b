"""A network as a still picture for a report, SVG or PNG: the same nodes, places and colours as on the page.

The only module that imports matplotlib, and only when a picture is drawn.
"""

from __future__ import annotations

import io
import math
import re
import textwrap
import warnings
from collections import Counter
from typing import TYPE_CHECKING, Any

import networkx as nx
from rdflib import Graph

from kg.errors import GraphError, UsageError
from kg.graph.facts import GraphReader
from kg.ontology import load_ontology
from kg.view.families import FAMILIES
from kg.view.layout import place
from kg.view.projection import project

Spot = tuple[float, float]
Box = tuple[float, float, float, float]

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_EDGES = 1000
"""Beyond, a still picture shows nothing but ink."""

_LABELLED_EDGES = 40
_PIXELS_PER_INCH = 96.0  # of the layout: a label of it is then as large as on the page
_LARGEST = 4000  # pixels of a PNG, the longer side
_LINE = 24  # characters in a line of a label, as the layout reckons
_INK, _SOFT, _FAINT, _GROUND = "#1b2733", "#5a6573", "#c9d0d8", "#ffffff"
_MARKERS = {  # of kinds of nodes: marker, size in points, words of the legend
    "Person": ("o", 9, "personne"),
    "Country": ("s", 11, "pays"),
    "Organization": ("p", 11, "organisation"),
    "Group": ("H", 11, "groupe"),
    "City": ("^", 9, "lieu"),
    "Document": ("D", 8, "document"),
    "Fact": ("d", 8, "fait"),
    "Theme": ("", 0, ""),
}
_LINES: dict[str, tuple[Any, str]] = {  # of statuses: line style, words of the legend
    "actual": ("-", "avéré"),
    "planned": ((0, (6, 3)), "prévu"),
    "possible": ((0, (1.5, 2)), "possible"),
    "requested": ((0, (6, 2, 1.5, 2)), "demandé"),
    "negated": ("-", "nié (barré)"),
}
_COLOURS = {family.name: family.light for family in FAMILIES}
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SETTINGS: Any = {
    "svg.fonttype": "none",  # words stay words: searched, selected, read aloud
    "svg.hashsalt": "kg",
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "path.simplify": False,
}


def draw(graph: Graph, form: str, *, title: str | None = None) -> bytes:
    """The picture of a graph's network; the same graph gives the same bytes (with the same matplotlib).

    :param form: ``svg`` or ``png``.
    :raises kg.errors.UsageError: for another format, or where matplotlib is not installed.
    :raises kg.errors.GraphError: when there is nothing to draw, or too much.
    """
    if form not in {"svg", "png"}:
        raise UsageError(f"there is no picture format “{form}”", mend="choose svg or png")
    try:
        import matplotlib as mpl
    except ImportError as error:
        raise UsageError("a picture needs matplotlib", mend="pip install 'depeche-kg[notebook]'") from error
    reader = GraphReader(graph)
    network = project(reader.facts)
    edges = sum(1 for *_, kind in network.edges(data="kind") if kind == "fact")
    if not edges:
        raise GraphError("no fact of this graph joins two participants", mend="choose more of it")
    if edges > MOST_EDGES:
        raise GraphError(f"{edges} edges are too many for a still picture", mend="choose less, or make the page")
    labels = [load_ontology().label(fact.cls) if not fact.predicate else fact.predicate for fact in reader.facts]
    with mpl.rc_context(_SETTINGS), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        return _save(_figure(network, labels if edges <= _LABELLED_EDGES else [], title), form, title)


def _figure(network: nx.MultiDiGraph, labels: list[str], title: str | None) -> Figure:
    from matplotlib.figure import Figure

    spots = {node: (float(x), -float(y)) for node, (x, y) in place(network, all_labels=True).items()}
    xs, ys = [x for x, _ in spots.values()], [y for _, y in spots.values()]
    left, right, bottom, top = min(xs) - 110, max(xs) + 110, min(ys) - 80, max(ys) + 50
    width, height = max(right - left, 520.0), max(top - bottom, 240.0)
    right = left + width
    legend = 92.0
    figure = Figure(figsize=(width / _PIXELS_PER_INCH, (height + legend) / _PIXELS_PER_INCH), facecolor=_GROUND)
    axes = figure.add_axes((0.0, legend / (height + legend), 1.0, height / (height + legend)))
    axes.set_axis_off()
    axes.set_xlim(left, right)
    axes.set_ylim(top - height, top)
    if title:
        text = figure.text(
            12 / width, 1 - 8 / (height + legend), _plain(title), va="top", fontsize=13, weight="bold", color=_INK
        )
        text.set_parse_math(False)  # a dollar in a headline is no formula
    _edges(axes, network, spots, labels)
    _nodes(axes, network, spots)
    _legend(figure, network)
    return figure


def _nodes(axes: Axes, network: nx.MultiDiGraph, spots: dict[str, tuple[float, float]]) -> None:
    for node, data in sorted(network.nodes(data=True)):
        x, y = spots[node]
        marker, size, _ = _MARKERS[data["group"]]
        if marker:
            axes.plot(x, y, marker=marker, markersize=size, color=_GROUND, mec=_INK, mew=1.3, zorder=3)
        words = "\n".join(textwrap.wrap(_plain(data["label"]), _LINE, max_lines=3, placeholder=" …")) or "?"
        axes.annotate(
            words,
            (x, y),
            xytext=(0, -(size / 2 + 3)),
            textcoords="offset points",
            ha="center",
            va="top" if marker else "center",
            fontsize=8.5,
            color=_INK,
            style="normal" if marker else "italic",
            linespacing=1.05,
            zorder=4,
            parse_math=False,
            bbox={"boxstyle": "square,pad=0.08", "facecolor": _GROUND, "edgecolor": "none", "alpha": 0.8},
        )


def _edges(axes: Axes, network: nx.MultiDiGraph, spots: dict[str, tuple[float, float]], labels: list[str]) -> None:
    between: Counter[tuple[str, str]] = Counter()
    taken = [
        _box(spots[node], data["label"], below=data["group"] != "Theme") for node, data in network.nodes(data=True)
    ]
    for begin, end, _, data in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        pair = (min(begin, end), max(begin, end))
        bend = _bend(between[pair], forward=begin <= end)
        between[pair] += 1
        ends = (spots[begin], spots[end])
        if data["kind"] != "fact":
            _arrow(axes, *ends, bend, color=_FAINT, linewidth=0.8, arrowstyle="-", zorder=1)
            continue
        colour = _COLOURS[data["family"]]
        _arrow(
            axes,
            *ends,
            bend,
            color=colour,
            shrinkB=18 if network.nodes[end]["group"] == "Theme" else 7,
            linewidth=min(1.1 + 0.5 * (data["sources"] - 1) + 0.25 * (len(data["facts"]) - 1), 5.0),
            linestyle=_LINES[data["status"]][0],
            arrowstyle="-" if data["symmetric"] else "-|>,head_length=5,head_width=2.5",
            zorder=2,
        )
        if data["status"] == "negated":
            axes.plot(*_along(*ends, bend, 0.5), marker="x", markersize=9, mew=2.2, color=colour, zorder=3.5)
        if labels:
            number = len(data["facts"])
            words = _plain(labels[data["facts"][0]]) + (f" ×{number}" if number > 1 else "")
            spot, box = _free_spot(words, ends, bend, taken, crossed=data["status"] == "negated")
            taken.append(box)
            axes.annotate(
                words,
                spot,
                ha="center",
                va="center",
                fontsize=7,
                color=colour,
                zorder=3,
                parse_math=False,
                bbox={"boxstyle": "square,pad=0.1", "facecolor": _GROUND, "edgecolor": "none", "alpha": 0.85},
            )


def _arrow(axes: Axes, begin: tuple[float, float], end: tuple[float, float], bend: float, **style: Any) -> None:
    from matplotlib.patches import FancyArrowPatch

    style = {"linestyle": "-", "shrinkB": 7, **style}
    axes.add_patch(
        FancyArrowPatch(begin, end, connectionstyle=f"arc3,rad={bend}", shrinkA=7, mutation_scale=1.0, **style)
    )


def _bend(rank: int, *, forward: bool) -> float:
    """The first edge between two nodes is straight, the next ones bend out to either side in turn."""
    side = 1 if (rank % 2 == 1) == forward else -1
    return round(side * 0.22 * ((rank + 1) // 2), 2)


def _along(begin: Spot, end: Spot, bend: float, part: float) -> Spot:
    """A point of an edge: a quadratic Bézier curve whose control point stands off by ``bend`` times its length."""
    (x1, y1), (x2, y2) = begin, end
    middle = ((x1 + x2) / 2 + bend * (y2 - y1), (y1 + y2) / 2 - bend * (x2 - x1))
    before, after, both = (1 - part) ** 2, part**2, 2 * part * (1 - part)
    return before * x1 + both * middle[0] + after * x2, before * y1 + both * middle[1] + after * y2


def _free_spot(
    words: str, ends: tuple[Spot, Spot], bend: float, taken: list[Box], *, crossed: bool
) -> tuple[Spot, Box]:
    """Where on an edge its label hides the least: in the middle when nothing is there."""
    parts = (0.4, 0.6, 0.32, 0.68, 0.25, 0.75) if crossed else (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
    best: tuple[int, int, Spot, Box] | None = None
    for rank, part in enumerate(parts):
        spot = _along(*ends, bend, part)
        half = (len(words) * 2.7 + 3, 7.0)
        box = (spot[0] - half[0], spot[1] - half[1], spot[0] + half[0], spot[1] + half[1])
        hits = sum(_overlap(box, other) for other in taken)
        best = min(best or (hits, rank, spot, box), (hits, rank, spot, box))
    assert best is not None
    return best[2], best[3]


def _box(spot: Spot, label: str, *, below: bool) -> Box:
    """Roughly where a node and its label are, in the layout's pixels."""
    lines = textwrap.wrap(label, _LINE, max_lines=3) or [""]
    half, height = max(map(len, lines)) * 3.4 + 3, len(lines) * 13.0
    x, y = spot
    return (
        (x - half, y - height - 12, x + half, y + 9) if below else (x - half, y - height / 2, x + half, y + height / 2)
    )


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _legend(figure: Figure, network: nx.MultiDiGraph) -> None:
    from matplotlib.lines import Line2D

    facts = [data for *_, data in network.edges(data=True) if data["kind"] == "fact"]
    families, statuses = {data["family"] for data in facts}, {data["status"] for data in facts}
    groups = {group for _, group in network.nodes(data="group")}
    lines = [
        [Line2D([], [], color=f.light, linewidth=2.2, label=f.fr) for f in FAMILIES if f.name in families],
        [
            Line2D(
                [],
                [],
                color=_SOFT,
                linestyle=style,
                marker="x" if name == "negated" else "",
                linewidth=1.4,
                label=words,
            )
            for name, (style, words) in _LINES.items()
            if name in statuses
        ]
        + [
            Line2D([], [], linestyle="", marker=marker, color=_GROUND, mec=_INK, mew=1.2, label=words)
            for name, (marker, _, words) in _MARKERS.items()
            if name in groups and marker
        ]
        + [Line2D([], [], color=_FAINT, linewidth=1.2, label="agit pour")] * (len(facts) < network.number_of_edges()),
    ]
    inches = figure.get_figheight()
    room = figure.get_figwidth() * 72 / 92  # entries in a line: each takes about 92 points
    for row, handles in enumerate(lines):
        columns = max(1, min(len(handles), math.floor(room)))
        figure.legend(
            handles=handles,
            loc="lower center",
            bbox_to_anchor=(0.5, (0.06 + 0.42 * (1 - row)) / inches),
            ncols=columns,
            fontsize=7.5,
            frameon=False,
            labelcolor=_INK,
            handlelength=3.2,
            columnspacing=1.4,
        )


def _save(figure: Figure, form: str, title: str | None) -> bytes:
    out = io.BytesIO()
    if form == "png":
        longest = max(figure.get_figwidth(), figure.get_figheight())
        figure.savefig(out, format="png", dpi=min(150.0, _LARGEST / longest), metadata={"Software": "Dépêche"})
        return out.getvalue()
    metadata = {"Date": None, "Creator": "Dépêche", "Title": _plain(title or "Dépêche")}
    figure.savefig(out, format="svg", metadata=metadata)
    text = out.getvalue().decode("utf-8")
    words = f"<title>{_escaped(_plain(title or 'Dépêche'))}</title>"
    return re.sub(r"(<svg\b[^>]*)>", rf'\1 role="img">\n {words}', text, count=1).encode("utf-8")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\\", r"\\")


def _plain(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)
