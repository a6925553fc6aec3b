"""Check a graph against the ontology's shapes and its vocabulary."""

from __future__ import annotations

import argparse

from kg.cli.graphs import add_graph_argument


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``kg validate`` takes."""
    add_graph_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print one line for each violation; 1 when there are any."""
    from kg.graph.load import load_graph
    from kg.graph.validate import validate

    graph = load_graph(arguments.graph)
    violations = validate(graph)
    for violation in violations:
        print(violation)
    if not violations:
        print(f"valid: {len(graph)} triples, no violation")
    return 1 if violations else 0
