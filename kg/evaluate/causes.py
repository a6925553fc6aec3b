"""Whose fault an error is: the parser's, when gold trees mend it; otherwise that of rules, lexicon or linking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.evaluate.score import GoldRelation, Relation, Score

PARSE, RULE, LUCK = "parse", "rule", "luck"


@dataclass(frozen=True, slots=True)
class Cause:
    """An error and its cause. ``kind`` is ``missed``, ``spurious``; ``luck`` is an error that only gold trees bring."""

    kind: str
    cause: str
    line: str
    what: str
    rule: str = ""

    def __str__(self) -> str:
        return f"{self.kind:8} {self.cause:5} {self.line}  {self.what}" + (f"  [{self.rule}]" if self.rule else "")


def causes(own: Score, treed: Score | None) -> tuple[Cause, ...]:
    """Every missed and every spurious relation, in the order of the texts. Without gold trees the cause stays open."""
    return tuple(_missed(own, treed)) + tuple(_spurious(own, treed))


def tally(found: tuple[Cause, ...]) -> dict[str, dict[str, int]]:
    """How many errors of each kind have each cause."""
    counts = Counter((cause.kind, cause.cause) for cause in found)
    return {kind: {c: counts[kind, c] for c in (PARSE, RULE, LUCK)} for kind in ("missed", "spurious")}


def _missed(own: Score, treed: Score | None) -> Iterator[Cause]:
    there = None if treed is None else {_gold_key(g) for g, _, _ in treed.relations.hits}
    for gold in own.relations.missed:
        yield Cause("missed", _cause(there, _gold_key(gold), PARSE, RULE), gold.line, str(gold))
    if treed is not None:
        here = {_gold_key(g) for g in own.relations.missed}
        for gold in treed.relations.missed:
            if _gold_key(gold) not in here:
                yield Cause("missed", LUCK, gold.line, str(gold))


def _spurious(own: Score, treed: Score | None) -> Iterator[Cause]:
    there = None if treed is None else {_our_key(r) for r in treed.relations.spurious}
    for ours in own.relations.spurious:
        cause = _cause(there, _our_key(ours), RULE, PARSE)
        yield Cause("spurious", cause, ours.line, str(ours), ours.fact.rule)
    if treed is not None:
        here = {_our_key(r) for r in own.relations.spurious}
        for ours in treed.relations.spurious:
            if _our_key(ours) not in here:
                yield Cause("spurious", LUCK, ours.line, str(ours), ours.fact.rule)


def _cause(there: set[tuple[str, object]] | None, key: tuple[str, object], if_there: str, if_not: str) -> str:
    if there is None:
        return "?"
    return if_there if key in there else if_not


def _gold_key(relation: GoldRelation) -> tuple[str, object]:
    return relation.line, relation.number


def _our_key(relation: Relation) -> tuple[str, object]:
    return relation.line, str(relation)
