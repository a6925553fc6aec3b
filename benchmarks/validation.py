"""How long `kg validate` takes on big graphs, beside pySHACL: `python benchmarks/validation.py [--facts 50000] [--pyshacl 2000]`.

The graphs are synthetic: the seeds' graph (a built one may be given) over and over, each time with other articles, facts
and evidence, and the same people and countries. Nothing about their rules is simpler than in the seeds; what grows in real
graphs and not here is the number of entities. pySHACL is timed on a smaller graph (`--pyshacl 0` leaves it out).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import resource
import tempfile
import time
from pathlib import Path

from rdflib import Graph

from kg.build import build
from kg.graph.load import load_graph
from kg.graph.validate import check_file, validate
from kg.graph.vocabulary import DEFAULT_BASE
from kg.resources import ontology_dir

ROOT = Path(__file__).resolve().parents[1]
_MINTED = re.compile(rf"(?<=<{re.escape(DEFAULT_BASE)})(fact|evidence|assertion)/([0-9a-f]{{16}})(?=>)")
_ARTICLE = re.compile(rf"<{re.escape(DEFAULT_BASE)}article/([^#>]+)")


def seeds_graph(folder: Path) -> Graph:
    """The graph of seeds/, built now."""
    build([ROOT / "seeds"], folder)
    return load_graph(folder)


def synthetic(graph: Graph, facts: int, path: Path) -> tuple[int, int]:
    """Write N-Triples with at least so many facts. Returns how many facts and triples there are."""
    lines = "".join(sorted(graph.serialize(format="nt").splitlines(keepends=True)))
    stems = sorted({match[1] for match in _ARTICLE.finditer(lines)}, key=len, reverse=True)
    stem = re.compile("|".join(map(re.escape, stems)))
    each = len({m[2] for m in _MINTED.finditer(lines) if m[1] == "fact"})
    rounds = -(-facts // each)
    triples: set[str] = set()
    with path.open("w", encoding="utf-8") as file:
        for number in range(rounds):

            def anew(match: re.Match[str], number: int = number) -> str:
                return f"{match[1]}/{hashlib.sha256(f'{match[2]}{number}'.encode()).hexdigest()[:16]}"

            copy = stem.sub(lambda match, number=number: f"{match.group()}-{number}", _MINTED.sub(anew, lines))
            file.write(copy)
            if number < 2:
                triples.update(copy.splitlines())
                if number == 0:
                    first = len(triples)
    return rounds * each, first + (rounds - 1) * (len(triples) - first if rounds > 1 else 0)


def timed(work):
    """(result, seconds) of a call."""
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


def by_pyshacl(path: Path) -> str:
    """pySHACL on a file, with the shapes and the ontology as they come."""
    import pyshacl

    graph, loading = timed(lambda: load_graph(path))
    shapes, ontology = (Graph().parse(ontology_dir() / name) for name in ("shapes.ttl", "diplomacy.ttl"))
    (conforms, _, _), seconds = timed(lambda: pyshacl.validate(graph, shacl_graph=shapes, ont_graph=ontology))
    return f"{seconds:.1f} s and {loading:.1f} s to load, conforms: {conforms}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=50_000)
    parser.add_argument("--pyshacl", type=int, default=500, help="facts of the graph that pySHACL gets")
    parser.add_argument("--graph", type=Path, help="a graph of the seeds that was built before")
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seeds = load_graph(options.graph) if options.graph else seeds_graph(folder / "seeds")
        facts, triples = synthetic(seeds, options.facts, folder / "big.nt")
        print(
            f"synthetic graph        {facts} facts, {triples} triples, {(folder / 'big.nt').stat().st_size / 1e6:.0f} MB"
        )
        for _ in range(options.rounds):
            report, seconds = timed(lambda: check_file(folder / "big.nt"))
            load = os.getloadavg()[0]
            print(f"kg validate FILE       {seconds:.1f} s, {len(report.violations)} violations (load {load:.1f})")
        print(f"memory, at most        {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        if options.pyshacl:
            facts, triples = synthetic(seeds, options.pyshacl, folder / "small.nt")
            graph = load_graph(folder / "small.nt")
            print(f"validate(), {facts} facts  {timed(lambda: validate(graph))[1]:.1f} s")
            print(f"pySHACL, {facts} facts     {by_pyshacl(folder / 'small.nt')}")


if __name__ == "__main__":
    main()
