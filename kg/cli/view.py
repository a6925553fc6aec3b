"""Make the page of a graph: one HTML file that works offline."""

from __future__ import annotations

import argparse

from kg.cli.graphs import add_graph_argument, add_output_argument, put


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``kg view`` takes."""
    add_graph_argument(parser)
    add_output_argument(parser, "the page")
    parser.add_argument("--title", help="heading of the page")


def run(arguments: argparse.Namespace) -> int:
    """Render and write."""
    from kg.graph.load import load_graph
    from kg.view import render

    put(render(load_graph(arguments.graph), title=arguments.title), arguments.output)
    if arguments.output:
        print(arguments.output)
    return 0
