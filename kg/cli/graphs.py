"""The GRAPH argument that most commands take, and ``-o FILE``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.output import write_file


def add_graph_argument(parser: argparse.ArgumentParser) -> None:
    """GRAPH: a file, or the folder that ``kg build`` wrote."""
    parser.add_argument(
        "graph", metavar="GRAPH", help="graph file, folder that `kg build` wrote, store, or address of a server"
    )


def add_output_argument(parser: argparse.ArgumentParser, what: str) -> None:
    """``-o FILE`` instead of standard output."""
    parser.add_argument("-o", "--output", metavar="FILE", help=f"write {what} to a file instead of stdout")


def put(content: str | bytes, output: str | None) -> None:
    """Write to the file, or to stdout.

    :raises kg.errors.OutputError: when the file cannot be written.
    """
    if output:
        write_file(Path(output), content)
    elif isinstance(content, bytes):
        sys.stdout.buffer.write(content)
    else:
        sys.stdout.write(content if content.endswith("\n") or not content else content + "\n")
