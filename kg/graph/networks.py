"""Facts as a network of actors, for Gephi, yEd, Cytoscape and networkx: GraphML and GEXF."""

from __future__ import annotations

import io
import re
from calendar import monthrange
from collections.abc import Iterator
from itertools import combinations, product

import networkx as nx
from rdflib import Graph

from kg.graph.facts import facts
from kg.graph.views import FactView, Participant

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CLOCK = re.compile(r' lastmodifieddate="[^"]*"')


def edges(fact: FactView) -> Iterator[tuple[Participant, Participant]]:
    """The pairs that a fact links: actors to targets; without targets, actors to each other or to texts and nodes
    that are the theme.
    """
    if fact.targets:
        yield from product(fact.actors, fact.targets)
    elif len(fact.actors) > 1:
        yield from combinations(fact.actors, 2)
    else:
        yield from product(fact.actors, (theme for theme in fact.themes if theme.iri))


def network(graph: Graph) -> nx.MultiDiGraph[str]:
    """Participants as nodes, facts as edges. Attributes are plain text and numbers."""
    net: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found = facts(graph)
    pairs = [(fact, one, other) for fact in found for one, other in edges(fact)]
    participants = {p.iri: p for fact in found for p in (*fact.actors, *fact.targets) if p.iri}
    participants |= {p.iri: p for _, one, other in pairs for p in (one, other)}
    for iri in sorted(participants):
        one = participants[iri]
        net.add_node(
            iri,
            label=_plain(one.label),
            kind=one.kind,
            iso3=one.iso3,
            country=one.country,
            sectors=" ".join(one.sectors),
        )
    for fact, one, other in pairs:
        net.add_edge(one.iri, other.iri, key=f"{fact.key} {one.iri} {other.iri}", **_attributes(fact))
    return net


def graphml(graph: Graph) -> str:
    """The network as GraphML."""
    out = io.BytesIO()
    nx.write_graphml_xml(network(graph), out, encoding="utf-8", prettyprint=True)
    return out.getvalue().decode("utf-8") + "\n"


def gexf(graph: Graph) -> str:
    """The network as GEXF 1.2, edges with the days of their time (Gephi's timeline); what has none is always there."""
    net = network(graph)
    for number, (_, _, data) in enumerate(net.edges(data=True)):
        data["id"] = str(number)
        data["weight"] = data.pop("count") or 1
        if data["time"]:
            data["start"] = f"{data['time']}-01-01"[:10]
            data["end"] = _last_day(data["time_end"] or data["time"])
    out = io.BytesIO()
    nx.write_gexf(net, out, encoding="utf-8", version="1.2draft")
    return _CLOCK.sub("", out.getvalue().decode("utf-8")) + "\n"


def _attributes(fact: FactView) -> dict[str, str | int]:
    article = fact.article
    return {
        "label": fact.cls_label,
        "fact": fact.iri,
        "class": fact.cls,
        "plover": fact.plover,
        "polarity": fact.polarity,
        "modality": fact.modality,
        "symmetric": "true" if fact.symmetric else "false",
        "time": fact.time,
        "time_end": fact.time_end,
        "count": fact.count or 0,
        "said_by": _plain(" | ".join(source.label for source in fact.attributed_to)),
        "sentence": _plain(fact.sentence),
        "article": article.id if article else "",
        "date": article.date if article else "",
    }


def _last_day(value: str) -> str:
    """The last day of a day, month or year."""
    year, month, day = [*map(int, value.split("-")), 0, 0][:3]
    if not month:
        return f"{value}-12-31"
    return value if day else f"{value}-{monthrange(year, month)[1]:02}"


def _plain(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)
