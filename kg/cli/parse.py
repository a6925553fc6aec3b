"""Print the parse that build uses, as CoNLL-U."""

from __future__ import annotations

import argparse
import sys

from kg.cli.inputs import add_input_arguments, read_day
from kg.records import Skipped


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``kg parse`` takes."""
    add_input_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Parse, document by document."""
    from kg.conllu import write_conllu
    from kg.parse.documents import Parser
    from kg.read import read_inputs

    documents = read_inputs(
        arguments.input, date=read_day(arguments.date), source=arguments.source, stdin=sys.stdin.buffer
    )
    code = 0
    for item in Parser(arguments.models, debug=arguments.debug).parse(documents):
        if isinstance(item, Skipped):
            sys.stderr.write(f"kg: {item}\n")
            code = 1
        else:
            print(write_conllu(item), end="", flush=True)
    return code
