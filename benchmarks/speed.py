"""How long each stage takes on seeds/, with the compact models, on one core: `make bench`.

Prints words per second of the parse and of the extraction, start-up, validation and the size of the graph.
"""

from __future__ import annotations

import resource
import time
from pathlib import Path

from kg.graph.assemble import assemble
from kg.graph.serialize import to_turtle
from kg.graph.validate import validate
from kg.knowledge import load_knowledge
from kg.parse.catalog import locate
from kg.parse.pipeline import load_pipeline
from kg.pipeline import extract_article
from kg.read import read_inputs
from kg.records import Article
from kg.view import render

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
ROUNDS = 5


def timed(work):
    """(result, seconds) of a call."""
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


def main() -> None:
    """Print the table."""
    articles = [a for a in read_inputs([SEEDS], date=None, source=None, stdin=None) if isinstance(a, Article)]
    knowledge, cold = timed(load_knowledge)
    pipeline, loading = timed(lambda: load_pipeline(locate("compact"), threads=1))
    parsed, parsing = timed(lambda: list(pipeline.parse(articles)))
    words = sum(len(s.words) for p in parsed for s in p.sentences)
    _, extracting = timed(lambda: [[extract_article(p, knowledge=knowledge) for p in parsed] for _ in range(ROUNDS)])
    results = [extract_article(p, knowledge=knowledge) for p in parsed]
    graph, assembling = timed(lambda: assemble(results))
    turtle, writing = timed(lambda: to_turtle(graph))
    problems, validating = timed(lambda: validate(graph))
    page, drawing = timed(lambda: render(graph))
    rows = [
        ("documents, words, facts", f"{len(articles)}, {words}, {sum(len(r.facts) for r in results)}"),
        ("knowledge, compiled or from the cache", f"{cold:.2f} s"),
        ("models loaded", f"{loading:.2f} s"),
        ("parse", f"{parsing:.2f} s, {words / parsing:.0f} words/s"),
        ("extraction", f"{extracting / ROUNDS:.2f} s, {words * ROUNDS / extracting:.0f} words/s"),
        ("assemble", f"{assembling:.2f} s, {len(graph)} triples"),
        ("Turtle", f"{writing:.2f} s, {len(turtle) / 1e6:.2f} MB"),
        ("validate", f"{validating:.2f} s, {len(problems)} problems"),
        ("page", f"{drawing:.2f} s, {len(page) / 1e6:.2f} MB"),
        ("memory, at most", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"),
    ]
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value}")


if __name__ == "__main__":
    main()
