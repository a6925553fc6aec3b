"""Dates told from the day of publication, or from a date said before: « hier », « la semaine dernière », « la veille »."""

from __future__ import annotations

import datetime as dt
import re

from kg.mention.dates import periods
from kg.mention.dates.periods import Granularity
from kg.mention.dates.ranges import weekday_reading
from kg.mention.dates.reading import Context, Reading, Rule, Tense, known, rule, side_of
from kg.mention.dates.tense import opens
from kg.mention.dates.words import (
    ABOUT,
    AP,
    BACK,
    EARLIER,
    LATER,
    NUMBER,
    PART_OF_DAY,
    SP,
    START,
    TURN,
    UNIT,
    UNITS,
    VAGUE,
    WEEKDAYS,
    either,
    number,
    unit,
)

_STEPS = {"avant-hier": -2, "hier": -1, "demain": 1, "après-demain": 2}
_GRAINS: dict[str, Granularity] = {"day": "day", "week": "week", "month": "month", "year": "year"}


def _grain(name: str) -> Granularity:
    return _GRAINS.get(name, "interval")


def _moved(context: Context, name: str, steps: int) -> Reading:
    return known(periods.shifted(context.anchor, name, steps) if context.anchor else None, _grain(name))


def _adverb(match: re.Match[str], context: Context) -> Reading | None:
    if match["of"]:
        return Reading(None, "day")  # « le monde de demain », « la Russie d'aujourd'hui »: hardly the day
    return _moved(context, "day", _STEPS.get(match["adverb"].lower(), 0))


def _today(match: re.Match[str], context: Context) -> Reading | None:
    if match["of"]:
        return Reading(None, "day")  # « à partir de ce jour »: of the story, as often as not
    return _moved(context, "day", 0)


def _weekday(match: re.Match[str], context: Context) -> Reading | None:
    word, lead, turn = match["weekday"], (match["lead"] or "").lower(), (match["turn"] or "").lower()
    if word.isupper() or (word[0].isupper() and not opens(match.string, match.start("weekday"))):
        return None  # a name: « Vendredi », « Mercredi »
    if turn in LATER | EARLIER:
        return _weekday_from_earlier(word, 1 if turn in LATER else -1, context)
    if turn:
        return weekday_reading(word, context, side_of(turn))
    if match["plural"] or re.match(r"tous|chaque|les?\b|du\b|au\b", lead):
        return Reading(None, "day", "recurring")
    if lead.startswith("un"):
        return Reading(None, "day")
    return weekday_reading(word, context)


def _weekday_from_earlier(word: str, direction: int, context: Context) -> Reading:
    before = context.last("day")
    if before is None:
        return Reading(None, "day")
    away = (WEEKDAYS.index(word.lower()) - before.first.weekday()) * direction % 7 or 7
    return known(periods.shifted(before.first, "day", away * direction), "day")


def _neighbour(match: re.Match[str], context: Context) -> Reading | None:
    before = None if match["of"] else context.last("day")
    word = match["word"].lower()
    steps = {"veille": -1, "avant-veille": -2, "lendemain": 1, "surlendemain": 2}[word]
    return known(periods.shifted(before.first, "day", steps) if before else None, "day")


def _same(match: re.Match[str], context: Context) -> Reading | None:
    name = unit(match["unit"]) if match["unit"].lower() in UNITS else "day"
    before = context.last("day") if name == "day" else context.last()
    return known(periods.around(before.first, name) if before else None, _grain(name))


def _unit(match: re.Match[str], context: Context) -> Reading | None:
    name, turn = unit(match["unit"]), match["turn"].lower().replace("’", "'")
    if turn in EARLIER | LATER:
        before, steps = context.last(), 1 if turn in LATER else -1
        return known(periods.shifted(before.first, name, steps) if before else None, _grain(name))
    steps = -1 if turn in BACK else 1
    if name == "interval" and context.anchor:  # « au siècle dernier »
        first = (context.anchor.year - 1) // 100 * 100 + 1 + 100 * steps
        return known(periods.years(first, first + 99), "interval")
    return _moved(context, name, steps)


def _this(match: re.Match[str], context: Context) -> Reading | None:
    name, anchor = unit(match["unit"]), context.anchor
    period = periods.around(anchor, name) if anchor else None
    if period and anchor and (match["later"] or "").lower().startswith("plus tard"):
        rest = periods.span(periods.day(anchor), period)
        return Reading(rest, "interval", ahead=rest)
    return known(period, _grain(name))


def _weekend(match: re.Match[str], context: Context) -> Reading | None:
    if context.anchor is None:
        return Reading(None, "interval")
    this, side = periods.weekend(context.anchor), side_of(match["turn"])
    back, forth = (periods.weekend(context.anchor + dt.timedelta(step)) for step in (-7, 7))
    if side:
        near = this.last < context.anchor if side == "past" else this.first > context.anchor
        return known(this if near else back if side == "past" else forth, "interval")
    if context.anchor.weekday() < 2 and context.tense != "ahead":  # noqa: PLR2004 – Monday and Tuesday look back
        return Reading(back, "interval", ahead=this)
    return known(this, "interval")


def _counted(match: re.Match[str], context: Context, side: Tense) -> Reading | None:
    name, count = unit(match["unit"]), number(match["count"]) if match["count"] else None
    if match["about"] or count is None:
        return Reading(None, _grain(name))
    return _moved(context, name, -count if side == "past" else count)


def _ago(match: re.Match[str], context: Context) -> Reading | None:
    return _counted(match, context, "past")


def _hence(match: re.Match[str], context: Context) -> Reading | None:
    if match["les"]:
        return Reading(None, "interval")
    found = _counted(match, context, "ahead")
    if not match["by"] or found is None or found.period is None or context.anchor is None:
        return found
    return known(periods.span(periods.day(context.anchor), found.period), "interval")


def _from_earlier(match: re.Match[str], context: Context) -> Reading | None:
    name, count = unit(match["unit"]), number(match["count"]) if match["count"] else None
    before = context.last("day") if name in ("day", "week") else context.last()
    if before is None or count is None:
        return Reading(None, _grain(name))
    late = match["side"].lower().endswith(("tard", "après"))
    return known(periods.shifted(before.first, name, count if late else -count), _grain(name))


def _recent(match: re.Match[str], context: Context) -> Reading | None:
    count, anchor = number(match["count"] or match["count2"] or ""), context.anchor
    if count is None or anchor is None:
        return Reading(None, "interval")
    past = match["turn"].lower().startswith("derni")
    far, today = periods.shifted(anchor, unit(match["unit"]), -count if past else count), periods.day(anchor)
    if far is None:
        return Reading(None, "interval")
    return known(periods.span(far, today) if past else periods.span(today, far), "interval")


def _duration(_: re.Match[str], __: Context) -> Reading | None:
    return Reading(None, "duration", "duration")


def _recurring(match: re.Match[str], _: Context) -> Reading | None:
    return Reading(None, _grain(unit(match["unit"])), "recurring")


_EDGE = rf"(?:(?:à|en|au|vers|dès|depuis){SP})?(?:la{SP}|le{SP})?(?:fin|début|milieu|courant){SP}(?:du|de|d{AP}){SP}?"
_LATER = rf"(?:plus{SP}tard{SP}(?:dans{SP})?|(?:au{SP}cours|au{SP}début|à{SP}la{SP}fin|en{SP}fin|en{SP}début){SP}de{SP}|dans{SP}|d{AP}ici{SP}(?:à{SP})?la{SP}fin{SP}de{SP})"
_IDIOM = (  # « mercredi noir », « Vendredi saint », « lundi de Pâques »
    rf"(?!{SP}(?:noir|rouge|blanc|gras|sanglant|saint|des{SP}(?:cendres|rameaux)|de{SP}(?:p[âa]ques|pentec[ôo]te)))"
)
_AGO = rf"(?:il{SP}y{SP}a|voilà|voici)"

RULES: tuple[Rule, ...] = (
    rule(
        rf"{START}(?P<of>d{AP}(?=aujourd)|de{SP}(?=demain))?(?P<adverb>aujourd{AP}hui|avant-hier|hier|après-demain|demain)(?![\w-])"
        rf"{PART_OF_DAY}?",
        _adverb,
    ),
    rule(rf"(?<=d['’])(?P<of>(?!))?(?P<adverb>hier|avant-hier)(?![\w-]){PART_OF_DAY}?", _adverb),
    rule(
        rf"{START}(?P<of>(?:de|à){SP}(?=ce{SP}jour))?(?:ce{SP}(?:matin|midi|soir|jour)|cet{SP}après-midi|cette{SP}(?:nuit|journée))(?![\w-])",
        _today,
    ),
    rule(
        rf"{START}(?P<lead>(?:tous{SP}les|chaque|les?|du|au|ce|une?){SP})?(?P<weekday>{either(WEEKDAYS)})(?P<plural>s?)(?![\w-]){_IDIOM}"
        rf"(?:{SP}(?P<turn>{TURN}))?{PART_OF_DAY}?",
        _weekday,
    ),
    rule(
        rf"{START}(?:(?:à|dès|depuis){SP})?l[ae]{SP}(?P<word>(?:avant-)?veille|(?:sur)?lendemain)(?![\w-])"
        rf"(?P<of>{SP}(?:d{AP}|du(?!\w)|des?(?!\w)))?",
        _neighbour,
    ),
    rule(
        rf"{START}(?:(?:(?:ce|cette|cet){SP}(?P<unit>jour|journée|soir|matin|nuit|semaine|mois|année)-là)(?!\w))",
        _same,
    ),
    rule(rf"{START}(?:le|la){SP}même{SP}(?P<unit>jour|semaine|mois|année)(?![\w-])(?!{SP}que)", _same),
    rule(
        rf"{START}(?:{_EDGE}(?:la{SP}|l{AP})?|(?:(?:à|au|dès|depuis|durant|pendant){SP})?(?:l[ea]{SP}|l{AP})"
        rf"|(?:au|dès{SP}le|depuis{SP}le){SP})(?P<unit>semaine|mois|année|an|siècle){SP}(?P<turn>{TURN})",
        _unit,
    ),
    rule(
        rf"{START}(?P<later>{_LATER}|{_EDGE})?(?:cette{SP}(?=semaine|année)|ce{SP}(?=mois))(?P<unit>semaine|année|mois)"
        r"(?:-ci)?(?![\w-])",
        _this,
    ),
    rule(
        rf"{START}(?P<later>plus{SP}tard{SP}dans{SP}(?:la{SP}|l{AP}|le{SP})|(?:à{SP}la{SP}fin|la{SP}fin|en{SP}fin|fin|au{SP}début|en{SP}début)"
        rf"{SP}(?:de{SP}l(?:a{SP}|{AP})|du{SP}|de{SP}|d{AP}))(?P<unit>semaine|mois|année)(?![\w-])(?!{SP}(?:{TURN}|\d|de{SP}|d{AP}))",
        _this,
    ),
    rule(
        rf"{START}(?:(?:durant|pendant|dès|depuis){SP})?"
        rf"(?:ce{SP}week-?end(?![\w-])|(?:le|au){SP}week-?end(?={SP}(?:derni|proch|pass)))"
        rf"(?:{SP}(?P<turn>dernier|prochain|passé)(?!\w))?",
        _weekend,
    ),
    rule(
        rf"{START}{_AGO}{SP}(?:(?P<about>{ABOUT}|à{SP}peine|presque){SP})?(?:(?P<count>{NUMBER}){SP}|(?:{VAGUE})\s?)(?P<unit>{UNIT})",
        _ago,
    ),
    rule(
        rf"{START}(?:dans|(?P<by>d{AP}ici(?:{SP}à)?)){SP}(?:(?P<about>{ABOUT}){SP})?(?P<les>les{SP})?(?:(?P<count>{NUMBER}){SP}|(?:{VAGUE})\s?)(?P<unit>{UNIT})",
        _hence,
    ),
    rule(
        rf"{START}(?:(?P<count>{NUMBER}){SP}|(?:{VAGUE})\s?)(?P<unit>{UNIT}){SP}(?P<side>plus{SP}t[oô]t|plus{SP}tard|auparavant)(?!\w)",
        _from_earlier,
    ),
    rule(
        rf"{START}(?:(?:au{SP}cours|lors){SP}(?:de{SP}(?=ces)|d(?=es))|(?:dans|durant|pendant|depuis){SP})?(?:ces|les|aux|es)(?:{SP}(?P<count>{NUMBER}))?"
        rf"{SP}(?P<turn>derni[eè]re?s|prochaine?s)(?:{SP}(?P<count2>{NUMBER}))?{SP}(?P<unit>{UNIT})",
        _recent,
    ),
    rule(
        rf"{START}(?:pendant|durant|depuis|pour|après|au{SP}bout{SP}de|en){SP}(?:les{SP})?(?:(?:{ABOUT}){SP})?(?:{NUMBER}{SP}|(?:{VAGUE})\s?){UNIT}",
        _duration,
    ),
    rule(rf"{START}{NUMBER}{SP}{UNIT}{SP}durant(?!\w)", _duration),
    rule(rf"{START}(?:(?:tous|toutes){SP}les(?:{SP}{NUMBER})?|chaque){SP}(?P<unit>{UNIT})", _recurring),
)
