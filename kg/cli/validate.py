"""Check a graph against the ontology's shapes and its vocabulary, or the lexicon and the actors (--lexicon)."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.graphs import add_output_argument, put
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.graph.validate import Report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``kg validate`` takes."""
    parser.add_argument(
        "graph",
        nargs="?",
        metavar="GRAPH",
        help="graph file, folder that `kg build` wrote, store, or address of a server",
    )
    parser.add_argument(
        "--lexicon",
        action="store_true",
        help="instead: entries that can never match, clash or repeat, by file and line",
    )
    add_output_argument(parser, "the report")
    parser.add_argument(
        "--format",
        choices=("text", "json", "sarif", "turtle"),
        default="text",
        help="text (default), JSON, SARIF 2.1.0, or a SHACL validation report in Turtle",
    )
    parser.add_argument("--lang", choices=("en", "fr"), default="en", help="language of the messages")


def run(arguments: argparse.Namespace) -> int:
    """Print the report by rule; 1 when there are violations (warnings are only told)."""
    if arguments.lexicon == bool(arguments.graph):
        raise UsageError("one of GRAPH and --lexicon is needed", mend="see `kg validate --help`")
    return _validate_lexicon() if arguments.lexicon else _validate_graph(arguments)


def _validate_lexicon() -> int:
    from kg.knowledge.lint import check

    findings = check()
    for finding in findings:
        print(finding)
    if not findings:
        print("the lexicon and the actors are sound")
    return 1 if findings else 0


def _validate_graph(arguments: argparse.Namespace) -> int:
    from kg.graph.validate.report import FORMATS

    report = _check(arguments.graph)
    put(FORMATS[arguments.format](report, lang=arguments.lang, source=_file(arguments.graph)), arguments.output)
    return 0 if report.conforms else 1


def _check(place: str) -> Report:
    from kg.graph.validate import check_file, check_graph
    from kg.store.places import is_address, is_store

    if is_store(place):
        from kg.store import check_store

        return check_store(place)
    if is_address(place):
        from kg.store import read_graph

        return check_graph(read_graph(place))
    return check_file(place)


def _file(graph: str) -> str:
    """The file that the graph is in, for reports that point into it; a store or a server has no lines to point at."""
    file = Path(graph) / "graph.ttl"
    return str(file) if file.is_file() else graph
