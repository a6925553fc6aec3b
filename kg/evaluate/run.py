"""Runs what is to be scored over gold files: texts parsed by our models, and with gold trees where treebanks have them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.evaluate.coded import CodedScore, score_coded
from kg.evaluate.gold import CodedLine, GoldFile, GoldLine, read_gold
from kg.evaluate.predictions import Prediction, read_predictions
from kg.evaluate.score import Score, score
from kg.evaluate.systems import RULES, SYSTEMS, predict
from kg.evaluate.trees import Treebank
from kg.graph.load import load_graph
from kg.knowledge import load_knowledge
from kg.parse.documents import Parser
from kg.read.text import article_of_text
from kg.records import Article, ParsedArticle, Skipped

OWN, GOLD = "own", "gold"
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Run:
    """One system over one gold file. ``trees`` is ``own``, ``gold``, or ``""`` for a graph that was given."""

    system: str
    trees: str
    score: Score | CodedScore
    predictions: Mapping[str, tuple[Prediction, ...]]


@dataclass(frozen=True, slots=True)
class FileResult:
    """All runs over one gold file. ``covered`` texts have gold trees; runs with those are over them alone."""

    gold: GoldFile
    runs: tuple[Run, ...]
    covered: frozenset[str]
    skipped: tuple[Skipped, ...]

    def run(self, system: str = RULES, trees: str = OWN) -> Run | None:
        """The run of a system."""
        return next((r for r in self.runs if (r.system, r.trees) == (system, trees)), None)

    @property
    def main(self) -> Run:
        """The run that breakdowns are made of: the rules on our own parses, or the graph that was given."""
        return self.run() or self.runs[0]


def evaluate(
    paths: Sequence[Path],
    *,
    conllu: Sequence[Path] = (),
    models: str | None = None,
    cache: Path | None = None,
    baselines: bool = True,
    progress: Progress | None = None,
) -> tuple[FileResult, ...]:
    """Score the rules, and the baselines on the same parses, on gold files.

    :param conllu: treebanks in which gold trees for the texts are looked up, by text.
    :param models: parsing models as :func:`kg.build.build` has them.
    :param cache: folder in which parses are kept, so that the next evaluation need not parse.
    :raises kg.errors.InputError: when a gold file or treebank cannot be used.
    """
    golds = [read_gold(path) for path in paths]
    bank = Treebank(conllu) if conllu else None
    parser = Parser(models, cache)
    total, done = sum(len(gold.texts) for gold in golds), 0
    results = []
    for gold in golds:
        parses: list[ParsedArticle] = []
        skipped: list[Skipped] = []
        for line in gold.texts:
            if progress:
                progress(done, total, line.id)
            done += 1
            (parsed,) = parser.parse([article_of(line)])
            if isinstance(parsed, Skipped):
                skipped.append(parsed)
            else:
                parses.append(parsed)
        results.append(_result(gold, parses, bank, skipped, baselines=baselines))
    return tuple(results)


def evaluate_graph(paths: Sequence[Path], graph: str) -> tuple[FileResult, ...]:
    """Score a graph that is there already, whoever made it."""
    predictions = read_predictions(load_graph(graph))
    golds = [read_gold(path) for path in paths]
    return tuple(
        FileResult(g, (Run("graph", "", _score(g, predictions), predictions),), frozenset(), ()) for g in golds
    )


def article_of(line: GoldLine | CodedLine) -> Article | Skipped:
    """A gold text as the program reads it."""
    return article_of_text(line.text, id=line.id, date=dt.date.fromisoformat(line.date) if line.date else None)


def _result(
    gold: GoldFile,
    parses: Sequence[ParsedArticle],
    bank: Treebank | None,
    skipped: Sequence[Skipped],
    *,
    baselines: bool,
) -> FileResult:
    treed = [t for p in parses if bank is not None and (t := bank.parse(p.article, p)) is not None]
    covered = frozenset(t.article.id for t in treed)
    runs = []
    for system in SYSTEMS if baselines else (RULES,):
        runs.append(_run(system, OWN, gold, parses))
        if treed:
            runs.append(_run(system, GOLD, restricted(gold, covered), treed))
    return FileResult(gold, tuple(runs), covered, tuple(skipped))


def restricted(gold: GoldFile, ids: frozenset[str]) -> GoldFile:
    """The gold of some texts only."""
    lines = tuple(line for line in gold.lines if line.id in ids)
    return GoldFile(gold.name, lines, tuple(line for line in gold.coded if line.id in ids))


def _run(system: str, trees: str, gold: GoldFile, parses: Sequence[ParsedArticle]) -> Run:
    predictions = predict(system, parses, load_knowledge())
    return Run(system, trees, _score(gold, predictions), predictions)


def _score(gold: GoldFile, predictions: Mapping[str, tuple[Prediction, ...]]) -> Score | CodedScore:
    return score_coded(gold, predictions) if gold.coded else score(gold, predictions)
