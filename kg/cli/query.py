"""Ask a graph: a SPARQL query, a file of one, or the name of one that comes with Dépêche."""

from __future__ import annotations

import argparse

from kg.cli.graphs import add_graph_argument, add_output_argument, put


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``kg query`` takes."""
    add_graph_argument(parser)
    parser.add_argument("query", metavar="QUERY", help="name of a query (`list` names them), .rq file, or SPARQL text")
    parser.add_argument("--format", default="table", metavar="FORMAT", help="table (default), csv, tsv, json …")
    add_output_argument(parser, "the answer")


def run(arguments: argparse.Namespace) -> int:
    """Run the query and print its answer."""
    from kg.graph.load import load_graph
    from kg.graph.query import run_query

    put(run_query(load_graph(arguments.graph), arguments.query), arguments.output)
    return 0
