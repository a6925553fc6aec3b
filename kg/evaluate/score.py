"""Scores predictions against gold events, text by text: events, relations, relations by PLOVER code, status, details.

The rules are those of the contract's scorer, and the figures equal its figures:

event      class, and at least one gold actor (or none when gold has none); matched one to one
relation   (class, actor, target), expanded over participants; direction is ignored in symmetric classes, and where
           several fight or break with each other
plover     relation with the class replaced by its PLOVER code
status     polarity and modality both right, among matched events
details    time, place, count, source right among matched events whose gold has one

Precision is over texts whose gold is complete. Statement, Vote and open relations are never counted as false alarms,
nor is what matches an optional event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from kg.evaluate.gold import DETAILS, UNCOUNTED, GoldEvent, GoldFile, GoldLine
from kg.evaluate.matching import (
    GoldPair,
    Pair,
    assign,
    event_and_pair_fit,
    event_fits,
    gold_pairs,
    is_symmetric,
    names,
    pair_fits,
    pairs_of,
)
from kg.evaluate.predictions import Prediction
from kg.ontology import load_ontology

G = TypeVar("G")
P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Prf:
    """Precision, recall, F1, and of how many."""

    p: float
    r: float
    f1: float
    gold: int
    predicted: int


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Share of those matched that are right."""

    accuracy: float
    of: int


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """One pair of a required gold event. ``number`` tells it apart within its text."""

    line: str
    number: int
    event: GoldEvent
    pair: GoldPair

    def __str__(self) -> str:
        return f"{'/'.join(sorted(self.event.classes))} {self.pair.actor or '—'} → {self.pair.target or '—'}"


@dataclass(frozen=True, slots=True)
class Relation:
    """One pair of a prediction. ``cls`` is ``Event`` for further pairs of what matches an optional event."""

    line: str
    cls: str
    pair: Pair
    fact: Prediction

    def __str__(self) -> str:
        sides = (self.pair.actor, self.pair.target)
        return f"{self.cls} " + " → ".join("—" if side is None else side.name for side in sides)


@dataclass(slots=True)
class Matched(Generic[G, P]):
    """What agreed, what was missed, what was too much. Only complete texts count for precision."""

    hits: list[tuple[G, P, bool]] = field(default_factory=list)  # (gold, predicted, in a complete text)
    missed: list[G] = field(default_factory=list)
    spurious: list[P] = field(default_factory=list)

    def prf(self) -> Prf:
        """The figures."""
        complete = sum(1 for _, _, is_complete in self.hits if is_complete)
        return prf(
            hits=len(self.hits),
            gold=len(self.hits) + len(self.missed),
            right=complete,
            predicted=complete + len(self.spurious),
        )


@dataclass(slots=True)
class Score:
    """The outcome on one gold file, whole: everything that reports are made of."""

    events: Matched[GoldEvent, Prediction] = field(default_factory=Matched)
    relations: Matched[GoldRelation, Relation] = field(default_factory=Matched)
    plover: Matched[GoldRelation, Relation] = field(default_factory=Matched)
    matched: list[tuple[GoldEvent, Prediction]] = field(default_factory=list)  # closest first; for status and details
    texts: int = 0
    missing: int = 0  # texts that are not in the graph
    alarmed: int = 0  # complete texts without any gold event that got a counted one
    quiet: int = 0  # complete texts without any gold event

    def figures(self) -> dict[str, Prf]:
        """The three tallies."""
        return {"event": self.events.prf(), "relation": self.relations.prf(), "plover": self.plover.prf()}

    def accuracies(self) -> dict[str, Accuracy]:
        """Status and details, those that gold has at all."""
        asked: dict[str, list[bool]] = {"status": [is_same_status(g, p) for g, p in self.matched]}
        for key in DETAILS:
            asked[key] = [_detail_fits(key, g.details[key], p) for g, p in self.matched if key in g.details]
        return {k: Accuracy(round(sum(v) / len(v), 4), len(v)) for k, v in asked.items() if v}

    def false_alarms(self) -> Accuracy | None:
        """Share of the texts without any event in which one was found, if there are such texts."""
        return Accuracy(round(self.alarmed / self.quiet, 4), self.quiet) if self.quiet else None


def prf(*, hits: int, gold: int, right: int, predicted: int) -> Prf:
    """Figures of counts; nothing of nothing is 0."""
    r = hits / gold if gold else 0.0
    p = right / predicted if predicted else 0.0
    return Prf(round(p, 4), round(r, 4), round(2 * p * r / (p + r), 4) if p + r else 0.0, gold, predicted)


def score(gold: GoldFile, predictions: Mapping[str, Sequence[Prediction]]) -> Score:
    """Compare the predictions, by the texts' ids, with a gold file of events."""
    out = Score(texts=len(gold.lines))
    for line in gold.lines:
        out.missing += line.id not in predictions
        _score_line(line, predictions.get(line.id, ()), out)
    return out


def is_same_status(event: GoldEvent, p: Prediction) -> bool:
    """Whether polarity and modality agree."""
    return (event.polarity, event.modality) == (p.polarity, p.modality)


def _score_line(line: GoldLine, predicted: Sequence[Prediction], out: Score) -> None:
    hit = _closest(line.events, predicted)
    required = [e for e in line.events if e.required]
    out.matched += [(line.events[i], predicted[j]) for i, j in hit.items() if line.events[i].required]
    optional = [e for e in line.events if not e.required]
    _tally(out.events, required, predicted, event_fits, optional, complete=line.complete, cls=lambda p: p.cls)

    excused = {predicted[j].iri for i, j in hit.items() if not line.events[i].required}
    ours = [relation for p in predicted for relation in _relations(line.id, p, is_excused=p.iri in excused)]
    # first those of facts that match no optional event, as the contract's scorer has them
    ours.sort(key=lambda relation: relation.fact.iri in excused)
    theirs = [GoldRelation(line.id, n, e, pair) for n, (e, pair) in enumerate(_pairs(required))]
    others = [GoldRelation(line.id, -1, e, pair) for e, pair in _pairs(optional)]
    for tally, fits in ((out.relations, _relation_fits), (out.plover, _plover_fits)):
        _tally(tally, theirs, ours, fits, others, complete=line.complete, cls=lambda r: r.cls)
    if line.complete and not line.events:
        out.quiet += 1
        out.alarmed += any(p.cls not in UNCOUNTED for p in predicted)


def _closest(events: Sequence[GoldEvent], predicted: Sequence[Prediction]) -> dict[int, int]:
    """Events with their predictions: first those of which a pair fits, then the rest."""
    hit = assign(events, predicted, event_and_pair_fit)
    free_gold = [i for i in range(len(events)) if i not in hit]
    free_pred = [j for j in range(len(predicted)) if j not in set(hit.values())]
    rest = assign([events[i] for i in free_gold], [predicted[j] for j in free_pred], event_fits)
    return hit | {free_gold[i]: free_pred[j] for i, j in rest.items()}


def _pairs(events: Iterable[GoldEvent]) -> Iterable[tuple[GoldEvent, GoldPair]]:
    return ((event, pair) for event in events for pair in gold_pairs(event))


def _relations(line: str, p: Prediction, *, is_excused: bool) -> Iterable[Relation]:
    for n, pair in enumerate(pairs_of(p)):
        yield Relation(line, "Event" if is_excused and n else p.cls, pair, p)


def _relation_fits(gold: GoldRelation, ours: Relation) -> bool:
    return ours.cls in gold.event.classes and pair_fits(ours.pair, gold.pair, symmetric=is_symmetric(ours.cls))


def _plover_fits(gold: GoldRelation, ours: Relation) -> bool:
    wanted = {plover_code(cls) for cls in gold.event.classes}
    return plover_code(ours.cls) in wanted and pair_fits(ours.pair, gold.pair, symmetric=is_symmetric(ours.cls))


def plover_code(cls: str) -> str:
    """PLOVER's code of a class; the class itself where it has none."""
    event = load_ontology().events.get(cls)
    return event.plover if event is not None and event.plover else cls


def _tally(
    tally: Matched[G, P],
    gold: Sequence[G],
    predicted: Sequence[P],
    fits: Callable[[G, P], bool],
    optional: Sequence[G],
    *,
    complete: bool,
    cls: Callable[[P], str],
) -> None:
    found = assign([*gold, *optional], predicted, fits)
    tally.hits += [(gold[i], predicted[j], complete) for i, j in found.items() if i < len(gold)]
    tally.missed += [g for i, g in enumerate(gold) if i not in found]
    if complete:
        taken = set(found.values())
        tally.spurious += [p for j, p in enumerate(predicted) if j not in taken and cls(p) not in UNCOUNTED]


def _detail_fits(key: str, wanted: str, p: Prediction) -> bool:
    things = p.details[key]
    if key in {"time", "count"}:
        return any(thing.literal and thing.labels[0] == wanted for thing in things)
    return any(names(thing, wanted) for thing in things)
