"""Write a graph in another format: turtle, jsonld, gexf, csv, neo4j … (`--to list` shows them all)."""

from __future__ import annotations

import argparse

from kg.cli.graphs import add_graph_argument, add_output_argument, put

_LIST = "list"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``kg export`` takes."""
    add_graph_argument(parser)
    parser.add_argument("--to", required=True, metavar="FORMAT", help="the format to write")
    add_output_argument(parser, "the export")


def run(arguments: argparse.Namespace) -> int:
    """Export to stdout or a file."""
    from kg.graph.export import FORMATS, export
    from kg.store import read_graph

    if arguments.to == _LIST:
        put("".join(f"{name}\n" for name in FORMATS), arguments.output)
        return 0
    put(export(read_graph(arguments.graph), arguments.to), arguments.output)
    return 0
