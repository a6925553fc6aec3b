"""Periods of the calendar, from a day to a century, and how they lie to the day of publication."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Literal

from kg.mention.dates.words import SEASONS
from kg.records import TimeValue

Granularity = Literal["day", "week", "month", "season", "year", "decade", "duration", "interval"]
_LAST_YEAR = 9999
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: ``value`` is ISO (``2023-02-28``, ``2023-02``, ``2023``), ``end`` is inclusive."""

    granularity: Granularity
    value: str
    end: str | None = None

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return first_day(self.value)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return last_day(self.end or self.value)


def first_day(iso: str) -> dt.date:
    """First day of an ISO day, month or year."""
    year, month, day = (*map(int, iso.split("-")), 1, 1)[:3]
    return dt.date(year, month, day)


def last_day(iso: str) -> dt.date:
    """Last day of an ISO day, month or year."""
    parts = [int(part) for part in iso.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else _MONTHS
    return dt.date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])  # noqa: PLR2004 – y, m, d


def is_before(value: TimeValue, anchor: dt.date) -> bool:
    """Whether all of it lies before the day: « 2023 » is not before 28 February 2023, « 2022 » is."""
    return last_day(value.end or value.value) < anchor


def is_after(value: TimeValue, anchor: dt.date) -> bool:
    """Whether all of it lies after the day."""
    return first_day(value.value) > anchor


def day(date: dt.date) -> Period:
    """One day."""
    return Period("day", date.isoformat())


def week(date: dt.date) -> Period:
    """The ISO week of a day, Monday to Sunday."""
    monday = date - dt.timedelta(date.weekday())
    return Period("week", monday.isoformat(), (monday + dt.timedelta(6)).isoformat())


def weekend(date: dt.date) -> Period:
    """Saturday and Sunday of a day's ISO week."""
    saturday = date - dt.timedelta(date.weekday()) + dt.timedelta(5)
    return Period("interval", saturday.isoformat(), (saturday + dt.timedelta(1)).isoformat())


def month(year: int, number: int) -> Period:
    """One month. Numbers beyond 12 or below 1 run into the neighbouring years."""
    year, zero_based = divmod(year * _MONTHS + number - 1, _MONTHS)
    return Period("month", f"{year:04}-{zero_based + 1:02}")


def year(number: int) -> Period:
    """One year."""
    return Period("year", f"{number:04}")


def years(first: int, last: int, granularity: Granularity = "interval") -> Period:
    """From one year to another."""
    return Period(granularity, f"{first:04}", f"{last:04}")


def season(name: str, number: int) -> Period:
    """The season that begins in a year: the winter of 2022 runs from December 2022 to March 2023."""
    order = list(SEASONS)
    following = order[(order.index(name) + 1) % len(order)]
    begin = dt.date(number, *SEASONS[name])
    end = dt.date(number + (following == order[0]), *SEASONS[following]) - dt.timedelta(1)
    return Period("season", begin.isoformat(), end.isoformat())


def span(first: Period, last: Period) -> Period | None:
    """From the beginning of one period to the end of another, told in days unless both are months or years.

    ``None`` when that runs backwards.
    """
    if first.first > last.last:
        return None
    end = last.end or last.value
    if len(first.value) != len(end):
        return Period("interval", first.first.isoformat(), last.last.isoformat())
    return first if first.value == end else Period("interval", first.value, end)


def shifted(date: dt.date, unit: str, steps: int) -> Period | None:
    """The day, week, month or year that many units away; ``None`` outside the calendar."""
    years_away = {"day": steps / 366, "week": steps / 53, "month": steps / _MONTHS, "year": steps}.get(unit)
    if years_away is None or not 1 < date.year + years_away < _LAST_YEAR:
        return None
    if unit == "month":
        return month(date.year, date.month + steps)
    if unit == "year":
        return year(date.year + steps)
    return week(date + dt.timedelta(7 * steps)) if unit == "week" else day(date + dt.timedelta(steps))


def around(date: dt.date, unit: str) -> Period | None:
    """The period of that size that a day lies in."""
    return shifted(date, unit, 0)
