"""What a rule is, what it is told and what it answers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from kg.mention.dates.periods import Granularity, Period

Kind = Literal["date", "duration", "recurring"]
Tense = Literal["past", "ahead"]
_HALF_A_YEAR = 183


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means. ``ahead`` is its other sense when it could also lie in the future: « mardi », « en mars »."""

    period: Period | None
    granularity: Granularity
    kind: Kind = "date"
    ahead: Period | None = None
    full: bool = False  # a day or month that names its year: what follows may leave the year out


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at beside the words."""

    anchor: dt.date | None
    tense: Tense | None = None  # what the verb nearby says
    year: int | None = None  # of a neighbouring date that names it
    earlier: tuple[Reading, ...] = ()  # what the text said before, in its order

    def last(self, *granularities: Granularity) -> Period | None:
        """The last date said before (of that size), for « la veille » and « l'année suivante »."""
        for reading in reversed(self.earlier):
            if reading.kind == "date" and (not granularities or reading.granularity in granularities):
                return reading.period
        return None


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, and what its match means. ``read`` answers ``None`` where the words are no date after all."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Context], Reading | None]


def rule(pattern: str, read: Callable[[re.Match[str], Context], Reading | None]) -> Rule:
    """A rule that knows no case; month and weekday are held to theirs by :func:`well_written`."""
    return Rule(re.compile(pattern, re.IGNORECASE), read)


def known(period: Period | None, granularity: Granularity, *, full: bool = False) -> Reading:
    """A date with one sense."""
    return Reading(period, granularity, full=full and period is not None)


def choose(candidates: Iterable[Period], context: Context, side: Tense | None, granularity: Granularity) -> Reading:
    """Of the periods that the words could mean, in order of time, the one that they mean.

    :param side: « dernier » and « prochain » exclude the period that the anchor lies in. Without them the last one that
        has begun by the anchor is meant, or, where the verb points forward, the first that has not ended before it. When
        there is none back, one within half a year ahead is taken, but not where the verb says that it is past.
    """
    anchor = context.anchor
    if anchor is None:
        return Reading(None, granularity)
    periods = list(candidates)
    if side == "past":
        return Reading(next((p for p in reversed(periods) if p.last < anchor), None), granularity)
    if side == "ahead":
        return Reading(next((p for p in periods if p.first > anchor), None), granularity)
    past = next((p for p in reversed(periods) if p.first <= anchor), None)
    ahead = next((p for p in periods if p.last >= anchor), None)
    if context.tense == "ahead":
        return Reading(ahead or past, granularity, ahead=ahead)
    near = ahead if ahead and context.tense != "past" and (ahead.first - anchor).days < _HALF_A_YEAR else None
    return Reading(past or near, granularity, ahead=ahead)


def own_year(words: str | None, context: Context) -> int | None:
    """The year of « de la même année », « de cette année », « de l'année dernière »."""
    if not words:
        return None
    low = words.lower()
    if "même" in low or low.endswith("là"):
        before = context.last()
        return before.first.year if before else None
    if context.anchor is None:
        return None
    return context.anchor.year + (-1 if "derni" in low or "pass" in low else 1 if "proch" in low else 0)


def side_of(word: str | None) -> Tense | None:
    """« dernier » is past, « prochain » ahead."""
    if not word:
        return None
    return "past" if word.lower().startswith(("derni", "pass", "écoul")) else "ahead"
