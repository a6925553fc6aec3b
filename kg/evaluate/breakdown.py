"""Where a score comes from: by class, by construction, classes taken for others, statuses taken for others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.evaluate.gold import UNCOUNTED
from kg.evaluate.matching import assign, pair_fits
from kg.evaluate.score import GoldRelation, Prf, Relation, Score, prf

NONE = "—"
_KINDS = ("light verb", "verb", "noun", "adjective", "triple", "phrase")


@dataclass(frozen=True, slots=True)
class ConstructionRow:
    """What a construction brought. ``kept``: of the relations that it finds with gold trees, those found with our own."""

    construction: str
    hits: int
    spurious: int
    precision: float
    with_trees: int | None = None
    kept: int | None = None
    recall: float | None = None  # kept / with_trees
    f1: float | None = None


def by_class(score: Score) -> dict[str, Prf]:
    """Relations by class: recall by the class of gold, precision by the class predicted."""
    hit, gold, right, predicted = (Counter[str]() for _ in range(4))
    for wanted, ours, complete in score.relations.hits:
        hit[wanted.event.cls] += 1
        gold[wanted.event.cls] += 1
        right[ours.cls] += complete
        predicted[ours.cls] += complete
    gold.update(wanted.event.cls for wanted in score.relations.missed)
    predicted.update(ours.cls for ours in score.relations.spurious)
    names = sorted({*gold, *predicted}, key=lambda c: (-gold[c], -predicted[c], c))
    return {c: prf(hits=hit[c], gold=gold[c], right=right[c], predicted=predicted[c]) for c in names}


def construction_of(rule: str) -> str:
    """The construction in the name of a rule: kind of trigger and where the participants come from.

    >>> construction_of("verb refuser: active, oblique")
    'verb: active, oblique'
    """
    head, colon, found = rule.partition(": ")
    kind = next((kind for kind in _KINDS if head.startswith(f"{kind} ")), head)
    return kind + colon + found


def by_construction(score: Score, treed: Score | None = None) -> tuple[ConstructionRow, ...]:
    """Relations by the construction that made the fact, the most frequent first.

    Gold knows no constructions, so only precision comes from it. With the score on gold trees, recall is by what the
    construction finds there: of those gold relations, how many are found (by whatever rule) with our own parses.
    """
    hits = Counter(construction_of(ours.fact.rule) for _, ours, _ in score.relations.hits)
    right = Counter(construction_of(ours.fact.rule) for _, ours, complete in score.relations.hits if complete)
    spurious = Counter(construction_of(ours.fact.rule) for ours in score.relations.spurious)
    there: dict[str, set[tuple[str, int]]] = defaultdict(set)
    if treed is not None:
        for wanted, ours, _ in treed.relations.hits:
            there[construction_of(ours.fact.rule)].add((wanted.line, wanted.number))
    found = {(wanted.line, wanted.number) for wanted, _, _ in score.relations.hits}
    rows = []
    for name in sorted({*hits, *spurious, *there}, key=lambda n: (-hits[n] - spurious[n], n)):
        p = prf(hits=0, gold=0, right=right[name], predicted=right[name] + spurious[name]).p
        if treed is None:
            rows.append(ConstructionRow(name, hits[name], spurious[name], p))
            continue
        total, kept = len(there[name]), len(there[name] & found)
        r = round(kept / total, 4) if total else 0.0
        f1 = round(2 * p * r / (p + r), 4) if p + r else 0.0
        rows.append(ConstructionRow(name, hits[name], spurious[name], p, total, kept, r, f1))
    return tuple(rows)


def confusion(score: Score) -> dict[str, dict[str, int]]:
    """Class of gold → class predicted → relations. ``—`` is nothing: missed in a column, a false alarm in a row.

    What agrees stands with its class; of the rest those of one text that agree in both participants are set together.
    """
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for wanted, ours, _ in score.relations.hits:
        table[wanted.event.cls][ours.cls] += 1
    missed, spurious = _by_line(score.relations.missed), _by_line(score.relations.spurious)
    for line in {*missed, *spurious}:
        gold, predicted = missed.get(line, []), spurious.get(line, [])
        met = assign(gold, predicted, lambda g, p: pair_fits(p.pair, g.pair, symmetric=True))
        for i, wanted in enumerate(gold):
            table[wanted.event.cls][predicted[met[i]].cls if i in met else NONE] += 1
        for j, ours in enumerate(predicted):
            if j not in set(met.values()) and ours.cls not in UNCOUNTED:
                table[NONE][ours.cls] += 1
    order = sorted(table, key=lambda c: (c == NONE, -table[c].total(), c))
    return {c: dict(sorted(table[c].items(), key=lambda item: (item[0] != c, -item[1], item[0]))) for c in order}


def statuses(score: Score) -> dict[str, dict[str, int]]:
    """Status of gold → status predicted → matched events."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for wanted, ours in score.matched:
        table[_status(wanted.polarity, wanted.modality)][_status(ours.polarity, ours.modality)] += 1
    return {s: dict(sorted(table[s].items())) for s in sorted(table, key=lambda s: (-table[s].total(), s))}


def _status(polarity: str, modality: str) -> str:
    return modality if polarity == "affirmed" else f"{polarity} {modality}"


def _by_line(relations: Iterable[GoldRelation] | Iterable[Relation]) -> dict[str, list]:  # type: ignore[type-arg]
    out: dict[str, list] = defaultdict(list)  # type: ignore[type-arg]
    for relation in relations:
        out[relation.line].append(relation)
    return out
