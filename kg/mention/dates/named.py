"""Days, months, years, seasons, decades and centuries called by their name or number: « mardi 28 février », « fin 2022 »."""

from __future__ import annotations

import datetime as dt
import re

from kg.mention.dates import periods
from kg.mention.dates.periods import Period
from kg.mention.dates.reading import Context, Reading, Rule, choose, known, own_year, rule, side_of
from kg.mention.dates.tense import NEAR, opens
from kg.mention.dates.words import (
    AFTER_A_YEAR,
    AP,
    COUNTED,
    DAY,
    DECADES,
    MONTH,
    MONTHS,
    OF_YEAR,
    ORDINALS,
    PART_OF_DAY,
    SEASONS,
    SIDE,
    SP,
    START,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    day_number,
    either,
)

_EDGE = (
    rf"(?:(?:à|au|dès|vers|depuis){SP})?(?:la{SP}|le{SP})?(?:(?:tout{SP})?début|(?:toute{SP})?fin|mi|milieu|courant)"
    rf"(?:{SP}(?:de{SP}l{AP}année|du{SP}mois{SP}de|du{SP}mois{SP}d{AP}|de|d{AP})|-)?{SP}?"
)
_SPAN_OF_YEARS = 4  # a leap day comes back within it, but for 1900 and 2100
_ROMAN = {"I": 1, "V": 5, "X": 10}


def date_of(year: int, month: int, day: int) -> Period | None:
    """A day of the calendar; ``None`` for 31 February."""
    try:
        return periods.day(dt.date(year, month, day))
    except ValueError:
        return None


def day_of_month(  # noqa: PLR0917 – one argument per word of the expression
    day: int, month: int, year: int | None, weekday: str | None, context: Context, side: str | None = None
) -> Reading:
    """A day with a month, and perhaps a year and a weekday. A weekday that contradicts the date makes it unknown."""
    number = WEEKDAYS.index(weekday.lower()) if weekday else None
    explicit, year = year is not None, year or (None if side else context.year)
    if year is not None:
        found = date_of(year, month, day)
        return known(found if found and number in (None, found.first.weekday()) else None, "day", full=explicit)
    if context.anchor is None:
        return Reading(None, "day")
    reach, middle = (1 if weekday else _SPAN_OF_YEARS), context.anchor.year
    dates = (date_of(y, month, day) for y in range(max(1, middle - reach), middle + reach + 1))
    return choose((p for p in dates if p and number in (None, p.first.weekday())), context, side_of(side), "day")


def month_of_year(month: int, year: int | None, context: Context, side: str | None = None) -> Reading:
    """A month, and perhaps a year."""
    explicit, year = year is not None, year or (None if side else context.year)
    if year is not None:
        return known(periods.month(year, month), "month", full=explicit)
    if context.anchor is None:
        return Reading(None, "month")
    around = range(context.anchor.year - 2, context.anchor.year + 3)
    return choose((periods.month(y, month) for y in around), context, side_of(side), "month")


def number_of(text: str | None) -> int | None:
    """A group of digits, if it matched."""
    return int(text) if text else None


def _named_day(match: re.Match[str], context: Context) -> Reading | None:
    month, year = MONTHS[match["month"].lower()], number_of(match["year"]) or own_year(match["of_year"], context)
    if match["of_year"] and year is None:
        return Reading(None, "day")
    if match["month"][0].isupper() and year is None and not match["weekday"]:
        return None  # « le 11 Septembre » is a name
    days = [day_number(word) for word in re.findall(DAY, match["days"], re.IGNORECASE)]
    if len(days) == 1:
        return day_of_month(days[0], month, year, match["weekday"], context, match["side"])
    first, last = (day_of_month(d, month, year, None, context, match["side"]) for d in (days[0], days[-1]))
    if first.period is None or last.period is None:
        return Reading(None, "interval")
    if days == list(range(days[0], days[-1] + 1)):
        return known(periods.span(first.period, last.period), "interval", full=first.full)
    return known(Period("month", first.period.value[:7]), "month", full=first.full)


def _numeric(match: re.Match[str], _: Context) -> Reading | None:
    year, month, day = (int(match[name] or match[f"{name}2"]) for name in ("y", "m", "d"))
    found = date_of(year, month, day)
    return known(found, "day", full=True) if found else None


def _named_month(match: re.Match[str], context: Context) -> Reading | None:
    if match["month"][0].isupper() and not (match["year"] and (match["lead"] or opens(match.string, match.start()))):
        return None
    if not (match["lead"] or match["year"] or _governed(match)):
        return None
    year = number_of(match["year"]) or own_year(match["of_year"], context)
    if match["of_year"] and year is None:
        return Reading(None, "month")
    return month_of_year(MONTHS[match["month"].lower()], year, context, match["side"])


_GOVERNOR = re.compile(
    rf"(?<![\w-])(?:de|d{AP}|d{AP}ici(?:{SP}à)?|depuis|dès|avant|après|vers|pour|jusqu{AP}(?:à|en)|en{SP}{MONTH}{SP}(?:et|ou)){SP}?$",
    re.IGNORECASE,
)


def _governed(match: re.Match[str]) -> bool:
    return _GOVERNOR.search(match.string, max(0, match.start() - NEAR), match.start()) is not None


_UNCOUNTED = re.compile(rf"\s*(?:$|[,;:!?…»)\]\"”–—]|\.(?!\d)|(?:{'|'.join(AFTER_A_YEAR)})(?![\w-]))", re.IGNORECASE)
_COUNTED = re.compile(rf"{SP}(?:{'|'.join(COUNTED)}|av\.|avant{SP}(?:J|notre))", re.IGNORECASE)
_TO_A_NUMBER = re.compile(rf"{SP}à{SP}\d")  # « de 1500 à 2000 hommes »; of years it would be a range


def _year(match: re.Match[str], _: Context) -> Reading | None:
    text, begin, end = match.string, match.start(), match.end()
    if _COUNTED.match(text, end) or (not match["lead"] and _TO_A_NUMBER.match(text, end)):
        return None
    bracketed = text[begin - 1 : begin] == "(" and text[end : end + 1] == ")"
    if not match["lead"] and not bracketed and not (_governed(match) and _UNCOUNTED.match(text, end)):
        return None
    return known(periods.year(int(match["year"])), "year")


def _season(match: re.Match[str], context: Context) -> Reading | None:
    name, year, lead = match["season"].lower(), number_of(match["year"]), (match["lead"] or "").lower()
    if year is not None:
        return known(periods.season(name, year), "season")
    if not match["side"] and not re.match(rf"(?:à|au|cet?|dès|durant|pendant|depuis)(?:{SP}|$)", lead):
        return None  # « l'été est chaud », « en hiver »
    if context.anchor is None:
        return Reading(None, "season")
    seasons = [periods.season(name, context.anchor.year + step) for step in (-2, -1, 0, 1)]
    if re.match(r"cet?\b", lead) and not match["side"]:
        return known(_this_season(seasons, context.anchor), "season")
    return choose(seasons, context, side_of(match["side"]), "season")


def _this_season(seasons: list[Period], anchor: dt.date) -> Period:
    """« cet été » is that of the year; « cet hiver » the nearest."""
    if seasons[2].first.year == seasons[2].last.year:
        return seasons[2]
    return min(seasons, key=lambda s: max((s.first - anchor).days, (anchor - s.last).days, 0))


def _decade(match: re.Match[str], _: Context) -> Reading | None:
    word = match["decade"].lower()
    start = int(word) if len(word) == len("1990") and word.isdigit() else DECADES.get(word)
    if word in ("30", "40", "50", "60", "70", "80", "90"):
        start = 1900 + int(word)
    if start is None:  # « les années 20 » are in two centuries
        return Reading(None, "decade")
    return known(periods.years(start, start + 9, "decade"), "decade")


def _century(match: re.Match[str], _: Context) -> Reading | None:
    word = match["century"].upper()
    if word.isdigit():
        number = int(word)
    else:
        marks = [_ROMAN[c] for c in word]
        number = sum(-a if a < b else a for a, b in zip(marks, [*marks[1:], 0], strict=True))
    return known(periods.years(100 * number - 99, 100 * number) if number else None, "interval")


def _part_of_year(match: re.Match[str], context: Context) -> Reading | None:
    months = 3 if match["part"].lower().startswith("trimestre") else 6
    number, year = ORDINALS[match["ordinal"].lower()], number_of(match["year"])
    if number * months > 12:  # noqa: PLR2004 – months
        return None
    if year is None and match["this"] and context.anchor:
        year = context.anchor.year
    if year is None:
        return Reading(None, "interval")
    first, last = (periods.month(year, m) for m in (number * months - months + 1, number * months))
    return known(periods.span(first, last), "interval")


RULES: tuple[Rule, ...] = (
    rule(
        rf"{START}(?:(?:le|ce|les){SP})?(?:(?P<weekday>{WEEKDAY}),?{SP}(?:le{SP})?)?"
        rf"(?P<days>{DAY}(?:(?:,{SP}{DAY})*{SP}(?:et|ou){SP}(?:le{SP})?{DAY})?){SP}(?P<month>{MONTH})"
        rf"(?:{SP}(?P<year>{YEAR})|{OF_YEAR})?{SIDE}?{PART_OF_DAY}?(?!{SP}\d+{SP}(?:av|ap)(?:\.|rès|ant))",
        _named_day,
    ),
    rule(
        r"(?<![\w./-])(?:le\s)?(?:(?P<d>\d{1,2})(?P<sep>[/.])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})|(?P<y2>\d{4})-(?P<m2>\d\d)-(?P<d2>\d\d))"
        r"(?![\w/-]|[.,]\d)",
        _numeric,
    ),
    rule(
        rf"{START}(?P<lead>en{SP}(?:ce{SP}mois{SP}de{SP})?|(?:au|le|ce){SP}mois{SP}(?:de{SP}|d{AP})|{_EDGE}|dès{SP}|depuis{SP})?"
        rf"(?P<month>{MONTH})(?:{SP}(?:de{SP})?(?P<year>{YEAR})|{OF_YEAR})?{SIDE}?",
        _named_month,
    ),
    rule(
        rf"{START}(?P<lead>en{SP}|(?:au{SP}cours{SP}de{SP}|durant{SP}|pendant{SP}|dans{SP})?l{AP}an(?:née)?{SP}"
        rf"|en{SP}l{AP}an{SP}|depuis{SP}|{_EDGE})?(?<!\d)(?<!\d[.,/-])(?P<year>{YEAR})",
        _year,
    ),
    rule(
        rf"{START}(?P<lead>(?:(?:à|dès|durant|pendant|depuis){SP})?l{AP}|(?:au|le|cet?|en|depuis{SP}le|durant{SP}le|pendant{SP}le){SP})"
        rf"(?P<season>{either(SEASONS)})(?![\w-])(?!{SP}(?:arabes?|de{SP}Prague|des{SP}peuples))"
        rf"(?:{SP}(?:de{SP})?(?P<year>{YEAR}|[12]\d{{3}}(?=-\d{{4}}))(?:-\d{{4}})?)?{SIDE}?",
        _season,
    ),
    rule(
        rf"{START}(?:(?:dans|depuis|durant|pendant){SP}|(?:à{SP}la{SP}fin|au{SP}début|au{SP}milieu){SP}d)?(?:l?es){SP}années[ -]"
        rf"(?P<decade>\d{{3}}0|\d0|{either(DECADES)})(?![\w-])",
        _decade,
    ),
    rule(
        rf"{START}(?:(?:au|le|dès{SP}le|depuis{SP}le){SP})?(?P<century>X{{0,2}}(?:IX|IV|V?I{{0,3}})|\d{{1,2}})(?<=[\dXVI])(?:e|è|ème|ᵉ)"
        rf"{SP}siècle(?!\w|{SP}(?:av|après))",
        _century,
    ),
    rule(
        rf"{START}(?:(?:au|le){SP})?(?P<ordinal>{either(ORDINALS)}){SP}(?P<part>trimestre|semestre)(?!\w)"
        rf"(?:{SP}(?:de{SP})?(?:l{AP}année{SP})?(?:(?P<year>{YEAR})|(?P<this>cette{SP}année)))?",
        _part_of_year,
    ),
)
