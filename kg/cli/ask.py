"""Ask a graph in French, and see the query and the sentences behind the answer."""

from __future__ import annotations

import argparse

from kg.cli.graphs import add_graph_argument, add_output_argument, put
from kg.cli.inputs import read_day


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``kg ask`` takes."""
    add_graph_argument(parser)
    parser.add_argument("question", metavar="QUESTION", help="a question in French: “Qui a rencontré Tokaïev ?”")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="form of the answer (default: text)")
    parser.add_argument("--no-query", action="store_true", help="do not show the SPARQL that was run")
    parser.add_argument(
        "--date", metavar="YYYY-MM-DD", help="day that “hier” is counted from (default: the latest dispatch's)"
    )
    parser.add_argument("--models", metavar="NAME", help="compact, official, or a folder (default: the best installed)")
    add_output_argument(parser, "the answer")


def run(arguments: argparse.Namespace) -> int:
    """Answer one question."""
    from kg.ask import Refused, ask
    from kg.ask.show import refusal_to_json, show, to_json
    from kg.parse.documents import Parser
    from kg.store import open_graph

    parser = Parser(arguments.models, debug=arguments.debug)
    graph = open_graph(arguments.graph)
    try:
        reply = ask(
            graph,
            arguments.question,
            parse=lambda article: next(parser.parse([article])),
            date=read_day(arguments.date),
        )
    except Refused as refused:
        if arguments.format == "json":
            put(refusal_to_json(arguments.question, refused), arguments.output)
        raise
    put(to_json(reply) if arguments.format == "json" else show(reply, query=not arguments.no_query), arguments.output)
    return 0
