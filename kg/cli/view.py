"""Show a graph, or a part of it: a page that works offline, a still picture, or GraphML."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.graphs import add_graph_argument, add_output_argument, put
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.api.graph import Graph

_FORMATS = ("html", "svg", "png", "graphml")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``kg view`` takes."""
    add_graph_argument(parser)
    add_output_argument(parser, "the page or picture")
    parser.add_argument("--format", choices=_FORMATS, help="what to write (default: as FILE ends, else html)")
    parser.add_argument("--title", help="heading of the page or picture")
    parser.add_argument(
        "--focus", metavar="ENTITY", help="only what is near somebody: a name, part of one, a country code"
    )
    parser.add_argument("--depth", type=int, metavar="N", help="with --focus: how many steps away (default: 1)")
    parser.add_argument(
        "--class", dest="cls", metavar="CLASS", help="only facts of an event class and those below it: Meeting"
    )
    parser.add_argument("--since", metavar="DATE", help="only what was not over before 2023, 2023-02 or 2023-02-28")
    parser.add_argument("--until", metavar="DATE", help="only what had begun by then")


def run(arguments: argparse.Namespace) -> int:
    """Choose, render and write."""
    if arguments.depth is not None and not arguments.focus:
        raise UsageError("--depth needs --focus", mend="say whose surroundings are meant")
    form = _form(arguments.format, arguments.output)
    if form == "png" and not arguments.output:
        raise UsageError("a PNG picture goes to a file", mend="name one with -o")
    put(_rendered(_chosen(arguments), form, arguments.title), arguments.output)
    if arguments.output:
        print(arguments.output)
    return 0


def _form(asked: str | None, output: str | None) -> str:
    suffix = Path(output).suffix.lower().lstrip(".") if output else ""
    return asked or (suffix if suffix in _FORMATS else "html")


def _chosen(arguments: argparse.Namespace) -> Graph:
    from kg.api.build import load

    graph = load(arguments.graph)
    criteria = {name: getattr(arguments, name) for name in ("cls", "since", "until") if getattr(arguments, name)}
    if not criteria and not arguments.focus:
        return graph
    return graph.select(focus=arguments.focus, depth=1 if arguments.depth is None else arguments.depth, **criteria)


def _rendered(graph: Graph, form: str, title: str | None) -> str | bytes:
    if form == "html":
        return graph.view(title=title).html
    if form == "graphml":
        return graph.export("graphml")
    picture = graph.figure(title=title)
    return picture.svg if form == "svg" else picture.png
