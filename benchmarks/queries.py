"""How fast the competency questions are: Oxigraph on disk and rdflib's memory store, on the same synthetic graph.

``python benchmarks/queries.py --facts 100000`` makes the graph (benchmarks/synthetic.py), loads it into a store on disk
and, unless ``--no-rdflib``, into rdflib's memory, and asks each question a few times: once with its defaults, and once
with a name where it takes one. Printed: the median of the time on the clock and of processor time, in milliseconds, and the number of rows. Where
other programs share the machine the processor's time is the one to trust. Each question runs in a process of its own
that is stopped at ``--limit`` seconds.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import statistics
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import Graph
from synthetic import quads

from kg.graph.engine import evaluate
from kg.graph.named import NamedQuery, named_queries
from kg.graph.vocabulary import DEFAULT_BASE, PREFIXES, base_prefixes
from kg.store import open_graph
from kg.store.local import LocalStore

_PREFIXES = {**PREFIXES, **base_prefixes(DEFAULT_BASE)}
_NAME = "Macron"
_NEEDED = {
    "diplomatic-path": {"from": "Emmanuel Macron", "to": "Antony Blinken"},
    "between-two": {"one": "Emmanuel Macron", "other": "France"},
}
_GOAL = 200  # ms


def variants(query: NamedQuery) -> list[Mapping[str, str]]:
    """The parameters to ask with."""
    if query.name in _NEEDED:
        return [_NEEDED[query.name]]
    named = next((name for name in ("who", "by", "about") if name in query.params), None)
    return [{}, {named: _NAME}] if named else [{}]


def _measure(source: Any, text: str, rounds: int, answer: Any) -> None:
    wall, cpu, rows = [], [], 0
    for _ in range(rounds):
        clock, processor = time.perf_counter(), time.process_time()
        rows = len(evaluate(source() if callable(source) else source, text, _PREFIXES).rows)
        wall.append((time.perf_counter() - clock) * 1000)
        cpu.append((time.process_time() - processor) * 1000)
    answer.send((statistics.median(wall), statistics.median(cpu), rows))


class OnDisk:
    """Opens the store once in the process that asks, as ``kg query`` does: an open store does not survive a fork."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._graph: Graph | None = None

    def __call__(self) -> Graph:
        if self._graph is None:
            self._graph = open_graph(self._folder)
            next(iter(self._graph.subjects()), None)
        return self._graph


def measured(source: Any, text: str, rounds: int, limit: float) -> tuple[float, float, int] | None:
    """(clock ms, processor ms, rows), or None when it took longer than the limit."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=_measure, args=(source, text, rounds, there))
    process.start()
    found = here.recv() if here.poll(limit) else None
    process.terminate()
    process.join()
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for all rounds of one question")
    parser.add_argument("--quads", type=Path, help="a file that benchmarks/synthetic.py wrote, instead of making one")
    parser.add_argument(
        "--no-rdflib", action="store_true", help="Oxigraph alone (rdflib needs about 1 GB a million triples)"
    )
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kg-bench-"))
    try:
        _run(arguments, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(arguments: argparse.Namespace, folder: Path) -> None:
    lines = (
        arguments.quads.read_text(encoding="utf-8").splitlines(keepends=True)
        if arguments.quads
        else list(quads(arguments.facts))
    )
    text = "".join(lines).encode("utf-8")
    sources: dict[str, Any] = {"Oxigraph on disk": OnDisk(folder / "store")}
    started = time.process_time()
    process = multiprocessing.get_context("fork").Process(target=_fill, args=(folder / "store", text))
    process.start()
    process.join()
    print(f"{len(lines)} quads on disk", flush=True)
    if not arguments.no_rdflib:
        sources["rdflib in memory"] = _in_memory(text)
        print(f"rdflib loaded them in {time.process_time() - started:.0f} s of processor time")
    slow: list[str] = []
    print(f"{'question':<42}" + "".join(f"{name + ': clock, processor ms, rows':<48}" for name in sources))
    for query in named_queries().values():
        for params in variants(query):
            title = " ".join([query.name, *(f"{k}={v}" for k, v in params.items())])[:40]
            found = {
                name: measured(source, query.filled(params), arguments.rounds, arguments.limit)
                for name, source in sources.items()
            }
            cells = [
                f"{w:9.1f} {c:9.1f} {r:7d}" if f else f"more than {arguments.limit:.0f} s"
                for f in found.values()
                for w, c, r in [f or (0, 0, 0)]
            ]
            print(f"{title:<42}" + "".join(f"{cell:<48}" for cell in cells), flush=True)
            first = found["Oxigraph on disk"]
            if first is None or first[0] > _GOAL:
                slow.append(title)
    print(f"over {_GOAL} ms on disk: {', '.join(slow) or 'none'}")


def _fill(folder: Path, text: bytes) -> None:
    """A store as ``kg build --store`` lays it out: each article's graph, and all of it in the default graph."""
    with LocalStore(folder) as store:
        store.head.bulk_load(text, format=ox.RdfFormat.N_QUADS)
        quads = ox.parse(text, format=ox.RdfFormat.N_QUADS)
        store.head.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
        store.head.optimize()


def _in_memory(text: bytes) -> Graph:
    """The same triples, named graphs read as one."""
    from kg.graph.engine import to_rdflib

    graph = Graph(bind_namespaces="none")
    for quad in ox.parse(text, format=ox.RdfFormat.N_QUADS):
        graph.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
    return graph


if __name__ == "__main__":
    main()
