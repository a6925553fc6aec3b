"""Scores predictions against PLOVER records: one coded event a text, with source and target.

Recall: texts with the category; with category and source; with all three, of one fact. Precision: of the facts with a
category and both sides, the share that agrees in all three. Gold has one event a text and some texts tell more, so a
precision of 1 is out of reach.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.evaluate.gold import UNCOUNTED, CodedLine, GoldFile
from kg.evaluate.matching import is_symmetric, same_name
from kg.evaluate.predictions import Prediction, Thing
from kg.evaluate.score import plover_code
from kg.ontology import load_ontology

ALL_THREE = 3


@dataclass(frozen=True, slots=True)
class CodedScore:
    """The figures, and how far each text came: 0 nothing, 1 category, 2 and source, 3 and target."""

    category: float
    source: float
    target: float
    precision: float
    f1: float
    texts: int
    predicted: int
    missing: int
    levels: Mapping[str, int]


def score_coded(gold: GoldFile, predictions: Mapping[str, Sequence[Prediction]]) -> CodedScore:
    """Compare the predictions with a gold file of coded texts."""
    levels: dict[str, int] = {}
    predicted = right = 0
    for line in gold.coded:
        reached = [0]
        for p in predictions.get(line.id, ()):
            if p.cls in UNCOUNTED or not _is_coded(p.cls):
                continue
            level = _level(line, p)
            reached.append(level)
            if p.actors and (p.targets or (is_symmetric(p.cls) and len(p.actors) > 1)):
                predicted += 1
                right += level == ALL_THREE
        levels[line.id] = max(reached)
    n = len(gold.coded) or 1
    shares = [sum(level > k for level in levels.values()) / n for k in range(ALL_THREE)]
    r, p_ = shares[2], right / predicted if predicted else 0.0
    return CodedScore(
        category=round(shares[0], 4),
        source=round(shares[1], 4),
        target=round(r, 4),
        precision=round(p_, 4),
        f1=round(2 * p_ * r / (p_ + r), 4) if p_ + r else 0.0,
        texts=len(gold.coded),
        predicted=predicted,
        missing=sum(line.id not in predictions for line in gold.coded),
        levels=levels,
    )


def _is_coded(cls: str) -> bool:
    event = load_ontology().events.get(cls)
    return event is not None and event.plover is not None


def _level(line: CodedLine, p: Prediction) -> int:
    if plover_code(p.cls) != line.event:
        return 0
    together = is_symmetric(p.cls) or line.compound
    source = _fits((*p.actors, *(p.targets if together else ())), line.source)
    target = _fits((*p.targets, *(p.actors if together else ())), line.target)
    return 1 + source + (source and target)


def _fits(things: Sequence[Thing], side: Sequence[tuple[str, str]]) -> bool:
    return any(
        code in thing.codes | thing.sectors or (name and any(same_name(label, name) for label in thing.labels))
        for code, name in side
        for thing in things
    )
