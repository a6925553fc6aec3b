"""From one date to another: « du 27 au 28 février », « entre 1975 et 1989 », « dans la nuit de lundi à mardi »."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from kg.mention.dates import periods
from kg.mention.dates.named import day_of_month, month_of_year, number_of
from kg.mention.dates.periods import Period
from kg.mention.dates.reading import Context, Reading, Rule, Tense, choose, known, rule
from kg.mention.dates.words import (
    AFTER_A_YEAR,
    AP,
    DAY,
    MONTH,
    MONTHS,
    PART_OF_DAY,
    SIDE,
    SP,
    START,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    day_number,
)


def weekday_reading(word: str, context: Context, side: Tense | None = None) -> Reading:
    """« mardi »: the last one up to the anchor's own day, or, where the verb points forward, the next one from that day."""
    if context.anchor is None:
        return Reading(None, "day")
    offset = WEEKDAYS.index(word.lower()) - context.anchor.weekday()
    days = [periods.shifted(context.anchor, "day", offset + 7 * step) for step in (-2, -1, 0, 1, 2)]
    return choose((d for d in days if d), context, side, "day")


def _joined(first: Reading, last: Reading) -> Reading:
    if first.period is None or last.period is None:
        return Reading(None, "interval")
    ahead = None
    if first.ahead and last.ahead:
        ahead = periods.span(first.ahead, last.ahead)
    return Reading(periods.span(first.period, last.period), "interval", ahead=ahead, full=first.full and last.full)


def _with_year_of(first: Context, last: Reading, month: int) -> Context:
    """The earlier end of a range takes its year from the later one; « du 28 décembre au 3 janvier » crosses the new year."""
    if last.period is None:
        return first
    end = last.period.last
    return replace(first, year=end.year - (month > end.month))


def _days(match: re.Match[str], context: Context) -> Reading | None:
    last_month, last_year = MONTHS[match["m2"].lower()], number_of(match["y2"])
    if match["m2"][0].isupper() and last_year is None:
        return None
    last = day_of_month(day_number(match["d2"]), last_month, last_year, match["w2"], context, match["side"])
    month, year = MONTHS[(match["m1"] or match["m2"]).lower()], number_of(match["y1"])

    def first_of(end: Reading) -> Reading:
        return day_of_month(day_number(match["d1"]), month, year, match["w1"], _with_year_of(context, end, month))

    joined = _joined(first_of(last), replace(last, ahead=None))
    if last.ahead is None:
        return joined
    ahead = _joined(first_of(replace(last, period=last.ahead)), replace(last, period=last.ahead, ahead=None))
    return replace(joined, ahead=ahead.period)


def _weekdays(match: re.Match[str], context: Context) -> Reading | None:
    last = weekday_reading(match["w2"], context)
    width = (WEEKDAYS.index(match["w2"].lower()) - WEEKDAYS.index(match["w1"].lower())) % 7

    def ending(period: Period | None) -> Period | None:
        return periods.span(periods.day(period.first - dt.timedelta(width)), period) if period else None

    return Reading(ending(last.period), "interval", ahead=ending(last.ahead))


def _months(match: re.Match[str], context: Context) -> Reading | None:
    last = month_of_year(MONTHS[match["m2"].lower()], number_of(match["y2"]), context, match["side"])
    month = MONTHS[match["m1"].lower()]
    first = month_of_year(month, number_of(match["y1"]), _with_year_of(context, last, month))
    joined = _joined(first, replace(last, ahead=None))
    if match["between"] and match["between"].lower() == "en" and joined.period and not _next_to(first, last):
        return None  # « en mars et juin » are two
    return joined


def _next_to(first: Reading, last: Reading) -> bool:
    if first.period is None or last.period is None:
        return False
    return first.period.last + dt.timedelta(1) == last.period.first


def _years(match: re.Match[str], _: Context) -> Reading | None:
    first, last = int(match["y1"]), int(match["y2"])
    if len(match["y2"]) == len("18"):
        last += first - first % 100
    if first >= last:
        return None
    return known(periods.years(first, last), "interval")


def _nights(match: re.Match[str], context: Context) -> Reading | None:
    return weekday_reading(match["weekday"], context)


_NIGHT = rf"dans{SP}la{SP}(?:nuit|soirée|matinée|journée){SP}"
_UNCOUNTED = rf"(?=\s*(?:$|[,;:!?…»)\]\n–—]|\.(?!\d)|(?:{'|'.join(AFTER_A_YEAR)})(?![\w-])))"
_SHORT_YEAR = r"(?:1\d{3}|20\d{2})"

RULES: tuple[Rule, ...] = (
    rule(
        rf"{START}(?:{_NIGHT})?(?:du|de|(?P<between>entre(?:{SP}le)?)){SP}(?:(?P<w1>{WEEKDAY}),?{SP})?(?P<d1>{DAY})"
        rf"(?:{SP}(?P<m1>{MONTH})(?:{SP}(?P<y1>{YEAR}))?)?{SP}(?:au|à|(?(between)et(?:{SP}le)?|(?!))){SP}(?:(?P<w2>{WEEKDAY}),?{SP})?"
        rf"(?P<d2>{DAY}){SP}(?P<m2>{MONTH})(?:{SP}(?P<y2>{YEAR}))?{SIDE}?",
        _days,
    ),
    rule(
        rf"(?<![\w./-])(?:les{SP})?(?P<w1>(?!))?(?P<m1>(?!))?(?P<y1>(?!))?(?P<w2>(?!))?(?P<d1>{DAY})[-–](?P<d2>{DAY}){SP}(?P<m2>{MONTH})"
        rf"(?:{SP}(?P<y2>{YEAR}))?{SIDE}?",
        _days,
    ),
    rule(
        rf"{START}(?:{_NIGHT})?(?:de|du|(?P<between>entre)){SP}(?P<w1>{WEEKDAY}){PART_OF_DAY}?{SP}(?:à|au|(?(between)et|(?!))){SP}(?P<w2>{WEEKDAY}){PART_OF_DAY}?",
        _weekdays,
    ),
    rule(rf"{START}{_NIGHT}(?:de|du){SP}(?P<weekday>{WEEKDAY})", _nights),
    rule(
        rf"{START}(?:(?P<between>entre|en)|de|d{AP}){SP}?(?P<m1>{MONTH})(?:{SP}(?P<y1>{YEAR}))?{SP}(?:à|(?(between)et|(?!))){SP}(?P<m2>{MONTH})"
        rf"(?:{SP}(?P<y2>{YEAR}))?{SIDE}?",
        _months,
    ),
    rule(
        rf"{START}(?:de|(?P<between>entre)){SP}(?P<y1>{YEAR}){SP}(?:à|(?(between)et|(?!))){SP}(?P<y2>{YEAR}){_UNCOUNTED}",
        _years,
    ),
    rule(
        rf"{START}(?:(?:en|dans{SP}les{SP}années|les{SP}années|la{SP}période){SP}|(?<=\()|(?<=de[ \u00a0]))(?P<y1>{_SHORT_YEAR})[-–]"
        rf"(?P<y2>{_SHORT_YEAR}|\d\d)(?![\w/-]|[.,]\d)",
        _years,
    ),
)
