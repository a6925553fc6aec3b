"""From a graph to its page."""

from __future__ import annotations

from rdflib import Graph

_TITLE = "Dépêche"


def render(graph: Graph, *, title: str | None = None) -> str:
    """The page of a graph, as HTML that needs no other file and asks nobody for anything.

    :param title: heading; by default the article's title, or how many articles there are.
    """
    from kg.graph.facts import GraphReader
    from kg.view.page import make_page
    from kg.view.payload import make_payload
    from kg.view.projection import project

    reader = GraphReader(graph)
    articles = reader.articles
    if title is None:
        one = articles[0].title or articles[0].id if len(articles) == 1 else f"{len(articles)} articles"
        title = f"{_TITLE} – {one}"
    return make_page(project(reader.facts), make_payload(reader.facts, reader.assertions, articles), title=title)
