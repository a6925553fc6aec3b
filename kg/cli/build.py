"""Build a graph from texts: DIR/graph.ttl, DIR/graph.html, DIR/parses, DIR/report.json."""

from __future__ import annotations

import argparse
import sys

from kg.cli.inputs import add_input_arguments, read_day
from kg.cli.progress import Bar
from kg.errors import UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``kg build`` takes."""
    add_input_arguments(parser)
    parser.add_argument("-o", "--output", metavar="DIR", help="folder to write to")
    parser.add_argument(
        "--store",
        metavar="STORE",
        help="add the articles to a store: a folder, or the address of a SPARQL server's queries",
    )
    parser.add_argument(
        "--update", metavar="URL", help="that server's address for updates, if it is not beside the other"
    )
    parser.add_argument("--base", metavar="IRI", help="IRI that entities and facts are minted under")
    parser.add_argument(
        "--resume", action="store_true", help="go on with an interrupted build: keep what is parsed in DIR"
    )
    parser.set_defaults(resume_hint=": finished parses are kept; run the same command with --resume to go on")


def run(arguments: argparse.Namespace) -> int:
    """Build, then say on stdout what came of it."""
    from kg.build import build
    from kg.cli.summary import summarise
    from kg.graph.vocabulary import DEFAULT_BASE

    if not arguments.output and not arguments.store:
        raise UsageError("there is no place to build to", mend="give a folder with -o DIR, or a store with --store DIR")
    with Bar("building") as bar:
        report = build(
            arguments.input,
            arguments.output,
            store=arguments.store,
            update=arguments.update,
            date=read_day(arguments.date),
            source=arguments.source,
            base=arguments.base or DEFAULT_BASE,
            models=arguments.models,
            resume=arguments.resume,
            progress=bar,
            stdin=sys.stdin.buffer,
            debug=arguments.debug,
        )
    for skipped in report.skipped:
        sys.stderr.write(f"kg: {skipped}\n")
    print(summarise(report))
    return report.exit_code
