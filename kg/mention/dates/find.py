"""Find the dates of a text, in its order, and resolve them against the day of publication."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.mention.dates import named, periods, ranges, relative
from kg.mention.dates.periods import Granularity, Period
from kg.mention.dates.reading import Context, Kind, Reading, Rule, Tense
from kg.mention.dates.tense import NEAR, sentence_around, tense_around
from kg.mention.dates.words import AP, DAY, MONTH, SP, YEAR
from kg.records import TimeValue

RULES: tuple[Rule, ...] = ranges.RULES + named.RULES + relative.RULES

_PREPOSITION = re.compile(
    rf"(?<![\w'’-])(?P<by>d{AP}ici(?:{SP}(?:à|au))?|depuis|dès|jusqu{AP}(?:à|au|en)|(?P<before>avant)|(?P<after>après)"
    rf"|à{SP}(?:partir|compter){SP}(?:de|du)){SP}$",
    re.IGNORECASE,
)
_YEAR_TO_COME = re.compile(
    rf"(?:,|{SP}(?:et|ou|puis)){SP}(?:(?:le|du|en){SP})?(?:{DAY}{SP})?{MONTH}{SP}(?P<year>{YEAR})", re.IGNORECASE
)
_PUBLISHED = range(1000, 8000)  # years that leave room for every count of years before and after


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words of the text that say when. ``begin`` and ``end`` count code points.

    :ivar value: what they mean; ``None`` when that cannot be known (no day of publication, a contradiction, no date).
    :ivar ahead: the reading in the future of words that have two: « mardi », « en mars », « le 3 avril ». It may equal
        ``value``. For what is planned, take it rather than ``value``.
    """

    begin: int
    end: int
    value: TimeValue | None
    granularity: Granularity
    kind: Kind = "date"
    ahead: TimeValue | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    mention: DateMention
    reading: Reading
    since: bool  # after « depuis »: a date of the background


def find_dates(text: str, anchor: dt.date | None) -> tuple[DateMention, ...]:
    """The dates, durations and recurring days of a text, in its order, none overlapping another.

    A day or month without a year, and a weekday, mean the last one that has begun by the anchor (its own day included).
    They mean the next one where the nearest verb of the sentence points forward (« doit rencontrer », « se rendra »).
    « dernier » and « prochain » exclude the period that the anchor lies in. A day after one that names its year, in the
    same sentence, shares that year: « né le 3 mai 1950 et élu le 8 mai ».

    The words include an article and « en », « à », « depuis », « dès », « d'ici à », « jusqu'à », but no « de ». A date after
    « depuis », « dès » or « jusqu'à » is the date itself; « d'ici à » gives the stretch from the anchor until then; « avant »
    and « après » a date leave the value open, but for deadlines.

    :param text: any stretch of text; offsets count in it.
    :param anchor: day of publication, if known. Without it only dates that name their year are resolved.
    """
    if anchor and anchor.year not in _PUBLISHED:
        anchor = None
    found: list[_Found] = []
    for match, rule in _matches(text):
        if found and match.start() < found[-1].mention.end:
            continue
        preposition = _PREPOSITION.search(text, max(0, match.start() - NEAR), match.start())
        context = _context(text, match, preposition, anchor, found)
        reading = rule.read(match, context)
        if reading is None:
            continue
        begin = match.start()
        if preposition and preposition.start() >= (found[-1].mention.end if found else 0):
            begin = preposition.start()
            reading = _governed(reading, preposition, anchor)
        found.append(_Found(_mention(text, begin, match.end(), reading), reading, _is_since(text, begin)))
    return tuple(one.mention for one in found)


def _matches(text: str) -> Iterator[tuple[re.Match[str], Rule]]:
    """All matches of all rules; of those that begin together the longest comes first, then that of the earlier rule."""
    matches = [(match, order) for order, rule in enumerate(RULES) for match in rule.pattern.finditer(text)]
    matches.sort(key=lambda pair: (pair[0].start(), -pair[0].end(), pair[1]))
    return ((match, RULES[order]) for match, order in matches)


def _context(
    text: str, match: re.Match[str], preposition: re.Match[str] | None, anchor: dt.date | None, found: list[_Found]
) -> Context:
    tense: Tense | None = tense_around(text, match.start(), match.end())
    by = (preposition["by"] if preposition else match[0]).lower()
    if by.startswith("depuis"):
        tense = "past"
    elif preposition and by.endswith(("ici", "ici à", "ici au")):
        tense = "ahead"
    elif preposition and by.startswith("jusqu"):
        tense = tense or "ahead"
    return Context(anchor, tense, _year_nearby(text, match, found), tuple(one.reading for one in found))


def _year_nearby(text: str, match: re.Match[str], found: list[_Found]) -> int | None:
    """The year of a neighbour that names it: one coordinated with this date, or a full date before it in the sentence."""
    coming = _YEAR_TO_COME.match(text, match.end())
    if coming:
        return int(coming["year"])
    begin, _ = sentence_around(text, match.start(), match.end())
    for one in reversed(found):
        if one.mention.begin < begin:
            return None
        if one.reading.full and one.reading.period and not one.since:
            return one.reading.period.first.year
    return None


def _is_since(text: str, begin: int) -> bool:
    return text[begin : begin + len("depuis")].lower() == "depuis"


def _governed(reading: Reading, preposition: re.Match[str], anchor: dt.date | None) -> Reading:
    """What a preposition makes of a date: « d'ici à 2030 » is a stretch, « après mardi » no date at all."""
    if reading.kind != "date" or reading.period is None:
        return reading
    if preposition["after"]:
        return replace(reading, period=None, ahead=None)
    if preposition["before"] or "ici" in preposition["by"].lower():
        until = reading.ahead or reading.period
        stretch = periods.span(periods.day(anchor), until) if anchor else None
        if stretch is None and preposition["before"]:
            return replace(reading, period=None, ahead=None)
        return replace(
            reading, period=stretch or reading.period, granularity="interval" if stretch else reading.granularity
        )
    return replace(reading, ahead=None) if preposition["by"].lower() == "depuis" else reading


def _mention(text: str, begin: int, end: int, reading: Reading) -> DateMention:
    words = " ".join(text[begin:end].split())

    def value(period: Period | None) -> TimeValue | None:
        return TimeValue(period.value, period.end, words) if period else None

    return DateMention(
        begin, end, value(reading.period), reading.granularity, reading.kind, value(reading.ahead), words
    )
