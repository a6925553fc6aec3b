"""When a prediction agrees with gold: names, participants, pairs, and the largest one-to-one matching."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from kg.evaluate.gold import GoldEvent
from kg.evaluate.predictions import Prediction, Thing
from kg.ontology import load_ontology

# What may stand before a name and is no part of it, folded as _words() folds.
_TITLES = frozenset(
    "m mme mr mrs dr le la les l un une des du de d son sa leur president presidente ministre premier general".split()
)
_MUTUAL = frozenset({"Fight", "RelationsBreak"})  # not symmetric, but several actors do it to each other

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Pair:
    """One (actor, target) of a prediction. ``by_theme``: the target is only what the fact is about."""

    actor: Thing | None
    target: Thing | None
    by_theme: bool = False
    mutual: bool = False


@dataclass(frozen=True, slots=True)
class GoldPair:
    """One (actor, target) of a gold event, as alternatives or None."""

    actor: str | None
    target: str | None
    mutual: bool = False


def is_symmetric(cls: str) -> bool:
    """Whether direction says nothing in a class."""
    event = load_ontology().events.get(cls)
    return event is not None and event.symmetric


@lru_cache(maxsize=100_000)
def _words(text: str) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    words = re.findall(r"\w+", plain)
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
    return tuple(words)


def same_name(one: str, other: str) -> bool:
    """Whether either is the whole of the other's last words, without case, accents, titles and determiners.

    >>> same_name("M. Blinken", "Antony Blinken"), same_name("Antony", "Antony Blinken")
    (True, False)
    """
    short, long = sorted((_words(one), _words(other)), key=len)
    return bool(short) and long[-len(short) :] == short


def names(thing: Thing, spec: str) -> bool:
    """Whether one of the alternatives of gold holds of a participant: ``iso:KAZ``, ``of:KAZ``, ``event:Vote`` or a name."""
    return any(_holds(thing, alternative.strip()) for alternative in spec.split("|"))


def _holds(thing: Thing, wanted: str) -> bool:
    kind, colon, value = wanted.partition(":")
    if colon and kind == "iso":
        return value in thing.iso3
    if colon and kind == "of":
        return value in thing.codes
    if colon and kind == "event":
        return value in thing.classes
    return any(same_name(label, wanted) for label in thing.labels)


def pairs_of(p: Prediction) -> tuple[Pair, ...]:
    """All (actor, target) of a prediction; themes stand in where it has no target."""
    if not p.targets and not p.themes and len(p.actors) > 1 and (is_symmetric(p.cls) or p.cls in _MUTUAL):
        return tuple(Pair(a, b, mutual=True) for i, a in enumerate(p.actors) for b in p.actors[i + 1 :])
    by_theme = not p.targets and bool(p.themes)
    targets: Sequence[Thing | None] = p.targets or p.themes or (None,)
    return tuple(Pair(a, t, by_theme=by_theme) for a in p.actors or (None,) for t in targets)


def gold_pairs(event: GoldEvent) -> tuple[GoldPair, ...]:
    """All (actor, target) of a gold event."""
    if not event.targets and len(event.actors) > 1 and (is_symmetric(event.cls) or event.cls in _MUTUAL):
        return tuple(GoldPair(a, b, mutual=True) for i, a in enumerate(event.actors) for b in event.actors[i + 1 :])
    return tuple(GoldPair(a, t) for a in event.actors or (None,) for t in event.targets or (None,))


def pair_fits(pair: Pair, gold: GoldPair, *, symmetric: bool) -> bool:
    """Whether both sides agree; either way round where direction says nothing."""
    about = pair.target is not None and pair.by_theme
    if _side(pair.actor, gold.actor) and _side(pair.target, gold.target, about=about):
        return True
    turned = symmetric or pair.mutual or gold.mutual
    return turned and _side(pair.actor, gold.target) and _side(pair.target, gold.actor, about=about)


def _side(thing: Thing | None, spec: str | None, *, about: bool = False) -> bool:
    if spec is None:
        return thing is None or about
    return thing is not None and names(thing, spec)


def event_fits(event: GoldEvent, p: Prediction) -> bool:
    """Whether the class agrees, and an actor of gold is among those of the prediction (or gold has none)."""
    if p.cls not in event.classes:
        return False
    people = (*p.actors, *(p.targets if is_symmetric(event.cls) else ()))
    return not event.actors or any(names(thing, spec) for thing in people for spec in event.actors)


def event_and_pair_fit(event: GoldEvent, p: Prediction) -> bool:
    """Whether the event fits with one of its pairs at least."""
    symmetric = is_symmetric(event.cls)
    return event_fits(event, p) and any(
        pair_fits(pair, gold, symmetric=symmetric) for pair in pairs_of(p) for gold in gold_pairs(event)
    )


def assign(gold: Sequence[A], predicted: Sequence[B], fits: Callable[[A, B], bool]) -> dict[int, int]:
    """A largest one-to-one matching by augmenting paths (Kuhn 1955): index in gold → index in predicted."""
    edges = [[j for j, p in enumerate(predicted) if fits(g, p)] for g in gold]
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in edges[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(gold)):
        place(i, set())
    return {i: j for j, i in owner.items()}
