"""An evaluation as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from kg.evaluate.breakdown import NONE, by_class, by_construction, confusion, statuses
from kg.evaluate.causes import causes, tally
from kg.evaluate.coded import CodedScore
from kg.evaluate.run import GOLD, FileResult, Run
from kg.evaluate.score import Score

_TOP = 25  # constructions that the text shows; JSON has all
_MARK = {"own": "own parses", "gold": "gold trees", "": "as given"}


def to_json(results: Sequence[FileResult], errors: int = 0) -> str:
    """All figures, breakdowns and causes, and the first ``errors`` errors of each file."""
    return json.dumps([_plain(result, errors) for result in results], ensure_ascii=False, indent=1) + "\n"


def to_text(results: Sequence[FileResult], errors: int = 0) -> str:
    """The same as tables."""
    return "\n".join(line.rstrip() for result in results for line in _lines(result, errors)) + "\n"


# ── text ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def _lines(result: FileResult, errors: int) -> Iterator[str]:
    main = result.main.score
    yield f"═══ {result.gold.name}: {len(result.gold.texts)} texts" + (
        f", {len(result.covered)} with gold trees" if result.covered else ""
    )
    yield from (f"left out: {skipped}" for skipped in result.skipped)
    if isinstance(main, CodedScore):
        yield from _coded_table(result.runs)
        yield ""
        return
    if any(line.events for line in result.gold.lines):
        yield from _table(result.runs)
    yield from _alarms(result.runs)
    if main.relations.hits or main.relations.missed or main.relations.spurious:
        yield from _breakdowns(result, main)
        yield from _causes(result, main, errors)
    yield ""


def _coded_table(runs: Sequence[Run]) -> Iterator[str]:
    yield f"{'':24}{'category':>10}{'+source':>10}{'+target':>10}{'precision':>11}{'F1':>8}{'two-sided':>11}"
    for run in runs:
        s = run.score
        assert isinstance(s, CodedScore)
        yield (
            f"{_name(run):24}{s.category:10.3f}{s.source:10.3f}{s.target:10.3f}{s.precision:11.3f}{s.f1:8.3f}{s.predicted:11}"
        )


def _table(runs: Sequence[Run]) -> Iterator[str]:
    yield f"{'':24}{'relation P':>11}{'R':>7}{'F1':>7}{'event P':>10}{'R':>7}{'F1':>7}{'PLOVER F1':>11}{'status':>8}{'time':>7}{'place':>7}"
    for run in runs:
        s = run.score
        assert isinstance(s, Score)
        figures, accuracies = s.figures(), s.accuracies()
        relation, event = figures["relation"], figures["event"]
        row = f"{_name(run):24}{relation.p:11.3f}{relation.r:7.3f}{relation.f1:7.3f}{event.p:10.3f}{event.r:7.3f}{event.f1:7.3f}"
        row += f"{figures['plover'].f1:11.3f}"
        for key, width in (("status", 8), ("time", 7), ("place", 7)):
            row += f"{accuracies[key].accuracy:{width}.3f}" if key in accuracies else f"{NONE:>{width}}"
        yield row


def _alarms(runs: Sequence[Run]) -> Iterator[str]:
    rows = [(run, run.score.false_alarms()) for run in runs if isinstance(run.score, Score)]
    for run, alarms in rows:
        if alarms is not None:
            yield f"{_name(run):24}{alarms.accuracy:11.3f} of {alarms.of} texts without any event have a false alarm"


def _breakdowns(result: FileResult, main: Score) -> Iterator[str]:
    treed = result.run(trees=GOLD)
    by_tree = by_class(treed.score) if treed is not None and isinstance(treed.score, Score) else {}
    yield ""
    yield f"relations by class      {'gold':>6}{'found':>7}{'P':>8}{'R':>8}{'F1':>8}" + (
        "   F1 with gold trees" if by_tree else ""
    )
    for cls, f in by_class(main).items():
        other = f"{by_tree[cls].f1:21.3f}" if cls in by_tree else ""
        yield f"  {cls:22}{f.gold:6}{f.predicted:7}{f.p:8.3f}{f.r:8.3f}{f.f1:8.3f}{other}"
    yield ""
    score = treed.score if treed is not None and isinstance(treed.score, Score) else None
    rows = by_construction(main, score)
    head = f"{'with trees':>12}{'kept':>6}{'R':>8}{'F1':>8}" if score else ""
    yield f"relations by construction {'':26}{'right':>7}{'wrong':>7}{'P':>8}{head}"
    for row in rows[:_TOP]:
        more = f"{row.with_trees:12}{row.kept:6}{row.recall:8.3f}{row.f1:8.3f}" if score else ""
        yield f"  {row.construction[:49]:50}{row.hits:7}{row.spurious:7}{row.precision:8.3f}{more}"
    if len(rows) > _TOP:
        yield f"  and {len(rows) - _TOP} more (--json has all)"
    yield ""
    yield "classes: gold → predicted (— is nothing)"
    for cls, row_ in confusion(main).items():
        yield f"  {cls:22}" + "  ".join(f"{name} {n}" for name, n in row_.items())
    yield ""
    yield "status of matched events: gold → predicted"
    for status, row_ in statuses(main).items():
        yield f"  {status:22}" + "  ".join(f"{name} {n}" for name, n in row_.items())
    for name, a in main.accuracies().items():
        yield f"  {name:22}{a.accuracy:.3f} of {a.of}"


def _causes(result: FileResult, main: Score, errors: int) -> Iterator[str]:
    treed = result.run(trees=GOLD)
    found = causes(main, treed.score if treed is not None and isinstance(treed.score, Score) else None)
    if treed is not None:
        yield ""
        yield "errors: mended by gold trees (parse), there with them too (rule), only there with them (luck)"
        for kind, counts in tally(found).items():
            yield f"  {kind:22}" + "  ".join(f"{name} {n}" for name, n in counts.items())
    for cause in found[:errors]:
        yield str(cause)


def _name(run: Run) -> str:
    return f"{run.system}, {_MARK[run.trees]}"


# ── JSON ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def _plain(result: FileResult, errors: int) -> dict[str, Any]:
    out: dict[str, Any] = {
        "gold": result.gold.name,
        "texts": len(result.gold.texts),
        "with gold trees": len(result.covered),
        "left out": [str(skipped) for skipped in result.skipped],
        "runs": [{"system": run.system, "trees": run.trees, **_figures(run.score)} for run in result.runs],
    }
    main, treed = result.main.score, result.run(trees=GOLD)
    if isinstance(main, CodedScore):
        return out
    other = treed.score if treed is not None and isinstance(treed.score, Score) else None
    found = causes(main, other)
    return out | {
        "by class": {cls: asdict(f) for cls, f in by_class(main).items()},
        "by construction": [asdict(row) for row in by_construction(main, other)],
        "confusion": confusion(main),
        "status": statuses(main),
        "causes": tally(found) if other else None,
        "errors": [asdict(cause) for cause in found[:errors]],
    }


def _figures(score: Score | CodedScore) -> dict[str, Any]:
    if isinstance(score, CodedScore):
        plain = asdict(score)
        del plain["levels"]
        return plain
    alarms = score.false_alarms()
    return (
        {name: asdict(f) for name, f in score.figures().items()}
        | {name: asdict(a) for name, a in score.accuracies().items()}
        | ({"false alarms": asdict(alarms)} if alarms else {})
        | {"not in the graph": score.missing}
    )
