"""The argument parser of all commands."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

from kg import __version__
from kg.cli import ask, build, evaluate, explain, export, models, parse, query, serve, store, validate, view

_COMMANDS = (build, parse, query, ask, view, explain, export, validate, serve, store, evaluate, models)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and where the help is."""

    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"kg: {message} – see `{self.prog} --help`\n")
        sys.exit(2)


def make_parser() -> argparse.ArgumentParser:
    """The parser; each command's arguments carry the function to ``run``."""
    parser = _Parser(
        prog="kg",
        description="Dépêche: French diplomatic news in, an evidenced RDF knowledge graph out.",
        epilog="Try: kg build seeds -o out && kg query out/graph.ttl who-met-whom",
    )
    parser.add_argument("--debug", action="store_true", help="show tracebacks")
    parser.add_argument("--version", action="version", version=f"kg {__version__}")
    parser.set_defaults(resume_hint="", ontology=[])
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        name = command.__name__.rpartition(".")[2]
        summary = (command.__doc__ or "").partition("\n")[0]
        sub = commands.add_parser(name, help=summary, description=summary)
        # suppressed: a default here would undo a --debug that stands before the command
        sub.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help="show tracebacks")
        sub.add_argument(
            "--ontology",
            action="append",
            default=argparse.SUPPRESS,
            metavar="FILE",
            help="Turtle file with event classes, verbs or actors of your own (again for more)",
        )
        command.add_arguments(sub)
        sub.set_defaults(run=command.run)
    return parser
