"""Write a graph in another format: turtle trig ntriples nquads jsonld rdfxml graphml gexf csv parquet plover neo4j."""

from __future__ import annotations

import argparse

from kg.cli.graphs import add_graph_argument, add_output_argument, put


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``kg export`` takes."""
    add_graph_argument(parser)
    parser.add_argument("--to", required=True, metavar="FORMAT", help="the format to write")
    add_output_argument(parser, "the export")


def run(arguments: argparse.Namespace) -> int:
    """Export to stdout or a file."""
    from kg.graph.export import export
    from kg.store import read_graph

    put(export(read_graph(arguments.graph), arguments.to), arguments.output)
    return 0
