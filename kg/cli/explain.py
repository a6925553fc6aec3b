"""Show why a fact is in the graph: the sentence with its words marked, the rule, the parse."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.cli.graphs import add_graph_argument


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``kg explain`` takes."""
    add_graph_argument(parser)
    parser.add_argument(
        "fact", metavar="FACT", help="IRI of a fact, the beginning of its hash, or its number (1 is the first)"
    )
    parser.add_argument("--parses", metavar="DIR", help="folder of parses (default: the one beside the graph)")


def run(arguments: argparse.Namespace) -> int:
    """Explain one fact."""
    from kg.graph.explain import explain
    from kg.store import read_graph

    path = Path(arguments.graph)
    beside = (path if path.is_dir() else path.parent) / "parses"
    folder = Path(arguments.parses) if arguments.parses else beside
    print(explain(read_graph(arguments.graph), arguments.fact, parse_dir=folder if folder.is_dir() else None), end="")
    return 0
