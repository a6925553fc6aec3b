"""Score the extraction on gold events, by class and by construction, beside two baselines."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.cli.progress import Bar
from kg.errors import UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``kg evaluate`` takes."""
    parser.add_argument(
        "gold", nargs="+", type=Path, metavar="GOLD", help="gold events (.jsonl), or sentences without any (.txt)"
    )
    parser.add_argument(
        "--conllu",
        nargs="+",
        type=Path,
        default=[],
        metavar="FILE",
        help="treebanks: texts that they hold are also run with their trees, which tells parse errors from rule errors",
    )
    parser.add_argument("--graph", metavar="GRAPH", help="score this graph instead of extracting")
    parser.add_argument("--models", metavar="compact|official|PATH", help="parsing models (default as for build)")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep the parses here, and use those that are there")
    parser.add_argument("--no-baselines", action="store_true", help="leave the two baselines out")
    parser.add_argument("--json", action="store_true", help="all figures as JSON")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list the first N errors of each file")
    parser.add_argument("--floors", type=Path, metavar="FILE", help="floors to hold: 1 when a figure is below its own")
    parser.add_argument("--update-floors", action="store_true", help="raise the floors to the figures")
    parser.add_argument("--lower", action="store_true", help="with --update-floors: lower floors too")


def run(arguments: argparse.Namespace) -> int:
    """Print the figures; 1 when a floor does not hold."""
    from kg.evaluate import evaluate, evaluate_graph
    from kg.evaluate.report import to_json, to_text

    _check(arguments)
    if arguments.graph:
        results = evaluate_graph(arguments.gold, arguments.graph)
    else:
        with Bar("evaluating") as bar:
            results = evaluate(
                arguments.gold,
                conllu=arguments.conllu,
                models=arguments.models,
                cache=arguments.cache,
                baselines=not arguments.no_baselines,
                progress=bar,
            )
    sys.stdout.write((to_json if arguments.json else to_text)(results, arguments.errors))
    if arguments.floors is None:
        return 0
    from kg.evaluate.floors import below, moved, read_floors, write_floors

    floors = read_floors(arguments.floors)
    if arguments.update_floors:
        floors = moved(results, floors, lower=arguments.lower)
        write_floors(arguments.floors, floors)
    problems = below(results, floors)
    for problem in problems:
        sys.stderr.write(f"kg: {problem}\n")
    return 1 if problems else 0


def _check(arguments: argparse.Namespace) -> None:
    if arguments.update_floors and arguments.floors is None:
        raise UsageError("needs the file of floors", where="--update-floors", mend="add --floors FILE")
    if arguments.lower and not arguments.update_floors:
        raise UsageError("lowers nothing by itself", where="--lower", mend="add --update-floors")
    if arguments.graph and (arguments.conllu or arguments.models or arguments.cache):
        raise UsageError("scores a graph as it is", where="--graph", mend="leave --conllu, --models and --cache out")
