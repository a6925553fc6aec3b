"""The time that a question is limited to: « en février 2023 », « depuis 2022 », « avant le 3 mars »."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from kg.ask.refusal import Refused
from kg.ask.wording import Wording, load_wording
from kg.mention.dates import find_dates

_YEAR, _MONTH = 4, 7  # characters of « 2023 » and « 2023-02 »


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last``, both included; ``""`` where open. The 31st stands for the end of every month."""

    first: str
    last: str
    text: str


def period_of(text: str, anchor: dt.date | None) -> tuple[Period | None, tuple[tuple[int, int], ...]]:
    """The period that a question names, and the stretches of its text that do.

    :param anchor: the day that « mardi » or « le mois dernier » is counted from.
    :raises Refused: when the words mean no dates that can be known.
    """
    wording = load_wording()
    found: Period | None = None
    spans: list[tuple[int, int]] = []
    for date in find_dates(text, anchor):
        if date.kind != "date":
            continue
        begin, end = date.begin, date.end
        before = re.search(r"(?:\b(?:avant|après)\s+)$", text[:begin].casefold())
        begin -= len(before[0]) if before else 0
        spans.append((begin, end))
        period = _read(text[begin:end], anchor, wording)
        if period is None:
            raise Refused("open-time", words=text[begin:end].strip())
        found = period if found is None else _both(found, period)
    return found, tuple(spans)


def _read(words: str, anchor: dt.date | None, wording: Wording) -> Period | None:
    """The period of one expression: its date, opened on the side that its preposition opens."""
    side, bare = _side(words, wording)
    tried = (bare, f"en {bare}") if side else (bare,)  # « 2020 » alone is a number
    value = next((d.value for text in tried for d in find_dates(text, anchor) if d.value is not None), None)
    if value is None:
        return None
    first, last = _first_day(value.value), _last_day(value.end or value.value)
    text = " ".join(words.split())
    if side == "since":
        return Period(first, "", text)
    if side == "until":
        return Period("", last, text)
    if side == "before":
        return Period("", _beside(first, -1), text)
    if side == "after":
        return Period(_beside(last, 1), "", text)
    return Period(first, last, text)


def _side(words: str, wording: Wording) -> tuple[str, str]:
    plain = words.casefold().strip()
    for side in ("since", "until", "before", "after"):
        for lemma in sorted(wording[side], key=len, reverse=True):
            if re.match(rf"{re.escape(lemma)}(?!\w)", plain):
                rest = words.strip()[len(lemma) :].lstrip("'’ ")
                return side, re.sub(r"^(?:(?:à|au|en|de|du)\s+)+(?=\D)", "", rest) if side != "until" else rest
    return "", words


def _beside(day: str, step: int) -> str:
    """The day before or after, where the 31st may stand for the end of a shorter month."""
    year, month, number = (int(part) for part in day.split("-"))
    while True:
        try:
            return (dt.date(year, month, number) + dt.timedelta(days=step)).isoformat()
        except ValueError:
            number -= 1


def _first_day(value: str) -> str:
    return value + {_YEAR: "-01-01", _MONTH: "-01"}.get(len(value), "")


def _last_day(value: str) -> str:
    return value + {_YEAR: "-12-31", _MONTH: "-31"}.get(len(value), "")


def _both(one: Period, other: Period) -> Period:
    last = min((day for day in (one.last, other.last) if day), default="")
    return Period(max(one.first, other.first), last, f"{one.text} {other.text}")
