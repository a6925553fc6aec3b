"""Ask a graph: a SPARQL query, a file of one, or the name of one that comes with Dépêche."""

from __future__ import annotations

import argparse

from kg.cli.graphs import add_graph_argument, add_output_argument, put
from kg.errors import UsageError

_LIST = "list"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``kg query`` takes."""
    add_graph_argument(parser)
    parser.add_argument("query", metavar="QUERY", help="name of a query (`list` shows them), .rq file, or SPARQL text")
    parser.add_argument(
        "--param", action="append", default=[], metavar="NAME=VALUE", help="value for a parameter of a named query"
    )
    parser.add_argument(
        "--format",
        choices=("table", "csv", "json", "turtle"),
        default="table",
        help="form of the answer (default: table)",
    )
    add_output_argument(parser, "the answer")


def run(arguments: argparse.Namespace) -> int:
    """Run the query and print its answer."""
    from kg.graph.answers import format_result
    from kg.graph.load import load_graph
    from kg.graph.query import run_query

    if arguments.query == _LIST:
        put(_listing(), arguments.output)
        return 0
    params = dict(_pair(text) for text in arguments.param)
    result = run_query(load_graph(arguments.graph), arguments.query, params=params)
    put(format_result(result, arguments.format), arguments.output)
    return 0


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise UsageError("is no parameter", where=f"--param {text}", mend="write it like who=Blinken")
    return name, value


def _listing() -> str:
    from kg.graph.query import named_queries

    lines = []
    for query in named_queries().values():
        lines.append(f"{query.name:<26}{query.question_fr or query.question_en}")
        lines += [f"{'':<26}--param {name}=…  {what}" for name, what in query.params.items()]
    return "\n".join(lines)
