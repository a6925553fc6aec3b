"""Serve a graph on the web: SPARQL 1.1, a page to ask it, and a page for each thing in it."""

from __future__ import annotations

import argparse
import sys

from kg.cli.graphs import add_graph_argument
from kg.errors import UsageError

_MEGABYTE = 2**20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``kg serve`` takes."""
    add_graph_argument(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=8000, help="port; 0 for any that is free (default: 8000)")
    parser.add_argument("--timeout", type=float, default=30.0, metavar="SECONDS", help="longest time of a query (30)")
    parser.add_argument("--max-answer", type=float, default=64.0, metavar="MB", help="largest answer (64)")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="queries at the same time (2)")
    parser.add_argument(
        "--cors",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="let pages of this origin ask; * for all (default: none)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    if min(arguments.timeout, arguments.max_answer, arguments.workers) <= 0 or not 0 <= arguments.port <= 65535:  # noqa: PLR2004
        raise UsageError("limits and ports are numbers above zero", mend="see `kg serve --help`")
    try:
        from kg.serve.pool import Limits
        from kg.serve.run import serve
    except ImportError as error:
        raise UsageError(
            f"the server needs {error.name}, which is not installed", mend="pip install 'depeche-kg[serve]'"
        ) from error
    limits = Limits(
        seconds=arguments.timeout, answer_bytes=int(arguments.max_answer * _MEGABYTE), workers=arguments.workers
    )

    def ready(address: str) -> None:
        print(address, flush=True)
        sys.stderr.write(f"kg: serving {arguments.graph}; SPARQL is at {address}sparql; Ctrl-C stops\n")

    serve(arguments.graph, host=arguments.host, port=arguments.port, limits=limits, cors=arguments.cors, ready=ready)
    return 0
