"""From a graph to its page."""

from __future__ import annotations

from rdflib import Graph

_TITLE = "Dépêche"


def render(graph: Graph, *, title: str | None = None) -> str:
    """The page of a graph, as HTML that needs no other file and asks nobody for anything.

    :param title: heading; by default the article's title, or how many articles there are.
    """
    from kg.graph.facts import GraphReader
    from kg.graph.serialize import base_of
    from kg.view.groups import make_groups
    from kg.view.page import make_page
    from kg.view.payload import Names, make_payload
    from kg.view.projection import DRAWN_UP_TO, project

    reader = GraphReader(graph)
    articles, facts = reader.articles, reader.facts
    if title is None:
        one = articles[0].title or articles[0].id if len(articles) == 1 else f"{len(articles)} articles"
        title = f"{_TITLE} – {one}"
    payload = make_payload(facts, reader.assertions, articles, base=base_of(graph))
    payload["groups"] = make_groups(facts, Names(facts))
    return make_page(project(facts if len(facts) <= DRAWN_UP_TO else ()), payload, title=title)
