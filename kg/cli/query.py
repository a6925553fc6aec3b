"""Ask a graph: a SPARQL query, a file of one, `-` for standard input, or the name of one that comes with Dépêche."""

from __future__ import annotations

import argparse
import sys

from kg.cli.graphs import add_graph_argument, add_output_argument, put
from kg.errors import UsageError

_LIST = "list"
_STDIN = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``kg query`` takes."""
    add_graph_argument(parser)
    parser.add_argument(
        "query", metavar="QUERY", help="name of a query (`list` shows them), .rq file, SPARQL text, or `-` for stdin"
    )
    parser.add_argument(
        "--param", action="append", default=[], metavar="NAME=VALUE", help="value for a parameter of the query"
    )
    parser.add_argument(
        "--format",
        choices=("table", "csv", "json", "turtle"),
        default="table",
        help="form of the answer (default: table)",
    )
    parser.add_argument("--show", action="store_true", help="print the SPARQL that would run, instead of running it")
    add_output_argument(parser, "the answer")


def run(arguments: argparse.Namespace) -> int:
    """Run the query and print its answer."""
    from kg.graph.answers import format_result
    from kg.graph.query import named_queries, query_of, run_query
    from kg.store import open_graph

    if arguments.query == _LIST:
        put(_listing(), arguments.output)
        return 0
    params = dict(_pair(text) for text in arguments.param)
    query = arguments.query
    if query == _STDIN:
        query = sys.stdin.read()
        if query.strip() in named_queries():  # a name is quicker to give as it is
            raise UsageError("only a name came from stdin", mend=f"write kg query GRAPH {query.strip()}")
    if arguments.show:
        put(query_of(query).sparql(params), arguments.output)
        return 0
    result = run_query(open_graph(arguments.graph), query, params=params)
    put(format_result(result, arguments.format), arguments.output)
    _note(result, params or {}, query)
    return 0


def _note(result: object, params: dict[str, str], query: str) -> None:
    """Tell on stderr when the limit of the query cut the answer off."""
    from kg.graph.query import QueryResult, query_of

    assert isinstance(result, QueryResult)
    limit = query_of(query).limit(params)
    if limit is not None and result.kind == "select" and len(result.rows) >= limit:
        sys.stderr.write(f"kg: note: the query stops at limit={limit}; --param limit=… shows more\n")


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
        for param in query.params.values():
            needed = " (needed)" if param.name in query.required else ""
            lines.append(f"{'':<26}--param {param.name}={param.default or '…'}  {param.about}{needed}")
    return "\n".join(lines)
