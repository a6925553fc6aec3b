"""The pictures of the reference as inline SVG, drawn from the ontology: trees of classes, and the shape of a fact.

Colours and fonts are the page's own (``style.css``); every box that names a term links to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from collect import hierarchy, text
from rdflib import RDFS, Graph, URIRef

from kg.ontology import NAMESPACE

_ROW, _INDENT, _WIDTH, _GAP = 26, 18, 286, 20


def tree(graph: Graph, root: str, *, columns: int, above: str = "") -> str:
    """A class and all below it: the root on top, its children in columns, theirs indented.

    :param above: prefixed name of what the root itself lies below, drawn over it.
    """
    below = hierarchy(graph, root)
    blocks = [list(_rows(below, child, 0)) for child in below[root]]
    parts = _share(blocks, columns)
    top = 86 if above else 50
    tallest = max(sum(len(block) for block in part) for part in parts)
    width, height = columns * (_WIDTH + _GAP) - _GAP + 4, top + 22 + tallest * _ROW
    middle = width / 2
    out = [_open(width, height, f"{_label(graph, root)} : hiérarchie / hierarchy")]
    if above:
        out.append(_box(middle - _WIDTH / 2, 4, _WIDTH, above, "", css="other"))
        out.append(f'<path class="edge" d="M{middle:g} 26V{top - 46}"/>')
    out.append(_box(middle - _WIDTH / 2, top - 46, _WIDTH, f"dip:{root}", root, title=_label(graph, root), css="root"))
    rail = top - 10
    rails = [2 + number * (_WIDTH + _GAP) for number in range(len(parts))]
    out.append(
        f'<path class="edge" d="M{middle:g} {top - 24}V{rail}M{rails[0] + 6} {rail}H{max(rails[-1] + 6, middle):g}"/>'
    )
    for left, part in zip(rails, parts, strict=True):
        y = top + 4
        trunk = left + 6
        for block in part:
            out.append(f'<path class="edge" d="M{trunk} {rail}V{y + 11}H{left + 14}"/>')
            heads: dict[int, int] = {}
            for depth, name in block:
                x = left + 14 + depth * _INDENT
                if depth:
                    out.append(f'<path class="edge" d="M{x - 10} {heads[depth - 1] + 22}V{y + 11}H{x}"/>')
                heads[depth] = y
                out.append(
                    _box(
                        x, y, _WIDTH - (x - left) - 2, name, name, title=_label(graph, name), second=_label(graph, name)
                    )
                )
                y += _ROW
    return "".join([*out, "</svg>"])


def _rows(below: Mapping[str, Sequence[str]], name: str, depth: int) -> Iterator[tuple[int, str]]:
    yield depth, name
    for child in below[name]:
        yield from _rows(below, child, depth + 1)


def _share(blocks: list[list[tuple[int, str]]], columns: int) -> list[list[list[tuple[int, str]]]]:
    """Blocks in their order, shared out so that no column is much longer than the others."""
    total = sum(map(len, blocks))
    parts: list[list[list[tuple[int, str]]]] = [[] for _ in range(columns)]
    done = 0
    for block in blocks:
        number = min(columns - 1, int((done + len(block) / 2) * columns / total))
        parts[number].append(block)
        done += len(block)
    return [part for part in parts if part]


@dataclass(frozen=True, slots=True)
class _Node:
    x: int
    y: int
    w: int
    first: str  # name of the term that it is one of
    second: str  # the example
    css: str = ""


_EXAMPLE = {
    "fact": _Node(372, 150, 176, "Meeting", "rencontre", "root"),
    "actor": _Node(20, 60, 190, "Person", "Antony Blinken"),
    "target": _Node(710, 60, 190, "Person", "Kassym-Jomart Tokaïev"),
    "place": _Node(20, 190, 190, "City", "Astana"),
    "time": _Node(20, 254, 190, "", "2023-02-28", "value"),
    "polarity": _Node(710, 152, 190, "Polarity", "affirmed"),
    "modality": _Node(710, 212, 190, "Modality", "actual"),
    "source": _Node(710, 272, 190, "MediaOutlet", "Reuters"),
    "evidence": _Node(300, 330, 320, "Evidence", "« M. Blinken s'est entretenu avec … »"),
    "mention": _Node(20, 414, 250, "Mention", "« M. Blinken », #char=26,36"),
    "rule": _Node(340, 414, 240, "", "verb.active · s'est entretenu", "value"),
    "article": _Node(650, 414, 250, "schema:NewsArticle", "dépêche du 28 février 2023", "other"),
}
_EDGES = (  # from, to, property
    ("fact", "actor", "actor"),
    ("fact", "target", "target"),
    ("fact", "place", "place"),
    ("fact", "time", "time"),
    ("fact", "polarity", "polarity"),
    ("fact", "modality", "modality"),
    ("fact", "source", "attributedTo"),
    ("fact", "evidence", "evidence"),
    ("evidence", "mention", "markActor"),
    ("evidence", "rule", "rule"),
    ("evidence", "article", "prov:wasDerivedFrom"),
)
_DIRECT = ("actor", "target", "meets")


def fact(graph: Graph) -> str:
    """A fact with its roles, its status, its evidence, and the direct triple that repeats it."""
    out = [_open(920, 470, "La forme d'un fait / the shape of a fact")]
    out.append(
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>'
    )
    names = []
    for start, end, prop in _EDGES:
        (x1, y1), (x2, y2) = _line(_EXAMPLE[start], _EXAMPLE[end])
        out.append(f'<path class="edge" marker-end="url(#tip)" d="M{x1:g} {y1:g}L{x2:g} {y2:g}"/>')
        names.append(_edge_name(graph, prop, (x1 + x2) / 2, (y1 + y2) / 2))
    one, other = (_EXAMPLE[name] for name in _DIRECT[:2])
    arc = f"M{one.x + one.w - 30} {one.y}C{one.x + one.w + 90} 22 {other.x - 90} 22 {other.x + 30} {other.y}"
    out.append(f'<path class="edge direct" marker-end="url(#tip)" d="{arc}"/>')
    names.append(_edge_name(graph, _DIRECT[2], (one.x + one.w + other.x) / 2, 31.5))
    out += [_node(graph, node) for node in _EXAMPLE.values()]
    return "".join([*out, *names, "</svg>"])


def _line(one: _Node, other: _Node) -> tuple[tuple[float, float], tuple[float, float]]:
    """From border to border."""
    a, b = (one.x + one.w / 2, one.y + 20), (other.x + other.w / 2, other.y + 20)
    return _border(a, b, one.w), _border(b, a, other.w)


def _border(at: tuple[float, float], to: tuple[float, float], width: int) -> tuple[float, float]:
    dx, dy = to[0] - at[0], to[1] - at[1]
    reach = min(width / 2 / abs(dx) if dx else 9, 20 / abs(dy) if dy else 9)
    return round(at[0] + dx * reach, 1), round(at[1] + dy * reach, 1)


def _node(graph: Graph, node: _Node) -> str:
    """Two lines: what it is, and the example; the example alone for a value."""
    ours = node.first and ":" not in node.first
    head = f"dip:{node.first}" if ours else node.first
    lines = [part for part in (head, node.second) if part]
    texts = "".join(
        f'<text class="{"name" if part is head else "second"}" x="{node.x + node.w / 2:g}" y="{node.y + (17 if lines[1:] else 25) + 16 * number}">{escape(part, quote=False)}</text>'
        for number, part in enumerate(lines)
    )
    box = f'<rect class="box {node.css}" x="{node.x}" y="{node.y}" width="{node.w}" height="40" rx="7"/>{texts}'
    return _linked(box, node.first, _label(graph, node.first)) if ours else f"<g>{box}</g>"


def _edge_name(graph: Graph, prop: str, x: float, y: float) -> str:
    ours = ":" not in prop
    name = f"dip:{prop}" if ours else prop
    label = f'<text class="prop" x="{x:g}" y="{y + 4:g}">{name}</text>'
    return _linked(label, prop, _label(graph, prop)) if ours else label


def _label(graph: Graph, name: str) -> str:
    """The French label. A term that the ontology lacks is an error: the picture would lie."""
    found = text(graph, URIRef(NAMESPACE + name), RDFS.label).fr
    if not found:
        raise ValueError(f"the picture names dip:{name}, which the ontology does not have")
    return found


def _box(
    x: float, y: float, width: float, name: str, anchor: str, *, title: str = "", second: str = "", css: str = ""
) -> str:
    shown = f'<text class="name left" x="{x + 8:g}" y="{y + 15:g}">{escape(name, quote=False)}'
    shown += f'<tspan class="second" dx="7">{escape(second, quote=False)}</tspan></text>' if second else "</text>"
    box = f'<rect class="box {css}" x="{x:g}" y="{y:g}" width="{width:g}" height="22" rx="5"/>{shown}'
    return _linked(box, anchor, title) if anchor else f"<g>{box}</g>"


def _linked(inner: str, anchor: str, title: str) -> str:
    return f'<a href="#{anchor}"><title>{escape(title, quote=False)}</title>{inner}</a>'


def _open(width: float, height: float, title: str) -> str:
    return f'<svg viewBox="0 0 {width:g} {height:g}" style="--w:{width:g}px" role="img" aria-label="{escape(title)}">'
