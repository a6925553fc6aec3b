"""Which facts are meant: by class, participants, time, status; and who is near whom."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg.errors import GraphError, UsageError
from kg.graph.suggest import did_you_mean
from kg.graph.views import FactView, Participant
from kg.knowledge.names import fold, name_words
from kg.ontology import load_ontology

MODALITIES = ("actual", "planned", "possible", "requested")
POLARITIES = ("affirmed", "negated")
_WHEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

Day = str | dt.date
"""A date, or the beginning of one as ISO 8601 writes it: ``2023``, ``2023-02``, ``2023-02-28``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """What a fact must be to be chosen; ``None`` asks nothing."""

    cls: str | None = None
    actor: str | None = None
    target: str | None = None
    country: str | None = None
    since: Day | None = None
    until: Day | None = None
    modality: str | None = None
    polarity: str | None = None
    source: str | None = None


def choose(facts: Sequence[FactView], people: Sequence[Participant], criteria: Criteria) -> tuple[FactView, ...]:
    """The facts that fit, in order.

    :param people: everybody in the graph, for names.
    :raises kg.errors.GraphError: for a name that the graph does not know.
    :raises kg.errors.UsageError: for a class, modality, polarity or date that does not exist.
    """
    tests = list(_tests(people, criteria))
    return tuple(fact for fact in facts if all(test(fact) for test in tests))


def _tests(people: Sequence[Participant], wanted: Criteria) -> Iterable[Callable[[FactView], bool]]:
    if wanted.cls is not None:
        names = subclasses(wanted.cls)
        yield lambda fact: fact.cls in names
    if wanted.actor is not None:
        actors = {one.iri for one in named(wanted.actor, people)}
        yield lambda fact: _holds(fact, actors, fact.actors, fact.targets)
    if wanted.target is not None:
        targets = {one.iri for one in named(wanted.target, people)}
        yield lambda fact: _holds(fact, targets, fact.targets, fact.actors)
    if wanted.country is not None:
        codes = {one.iso3 for one in named(wanted.country, [one for one in people if one.iso3])}
        yield lambda fact: any(one.country in codes for one in (*fact.actors, *fact.targets))
    if wanted.modality is not None:
        modality = _one_of(wanted.modality, MODALITIES, "modality")
        yield lambda fact: fact.modality == modality
    if wanted.polarity is not None:
        polarity = _one_of(wanted.polarity, POLARITIES, "polarity")
        yield lambda fact: fact.polarity == polarity
    if wanted.since is not None:
        first = days(wanted.since)[0]
        yield lambda fact: (span := when(fact)) is not None and span[1] >= first
    if wanted.until is not None:
        last = days(wanted.until)[1]
        yield lambda fact: (span := when(fact)) is not None and span[0] <= last
    if wanted.source is not None:
        source = fold(wanted.source)
        yield lambda fact: any(source in fold(one.article.source) for one in fact.evidence)


def _holds(fact: FactView, iris: set[str], side: Iterable[Participant], other: Iterable[Participant]) -> bool:
    """Whether one of them stands on a side; in a symmetric class both sides count."""
    return any(one.iri in iris for one in side) or (fact.symmetric and any(one.iri in iris for one in other))


def subclasses(name: str) -> frozenset[str]:
    """An event class and those below it.

    >>> sorted(subclasses("Meeting"))
    ['Meeting', 'PhoneCall']

    :raises kg.errors.UsageError: for an unknown class.
    """
    ontology = load_ontology()
    if name not in ontology.events:
        near = did_you_mean(name, ontology.events)
        raise UsageError(f"there is no event class “{name}”", mend=near or "see ontologies/diplomacy.ttl")
    return frozenset(one for one in ontology.events if ontology.is_a(one, name))


def named(name: str, people: Sequence[Participant]) -> tuple[Participant, ...]:
    """Those whom a name means: by IRI or country code, else by a whole name, else by some words of one.

    :raises kg.errors.GraphError: when the graph knows nobody of that name.
    """
    exact = [one for one in people if name and (name in {one.iri, one.iso3} or one.iri.endswith(f"/{name}"))]
    words = set(name_words(name))
    known = [(one, [set(name_words(text)) for text in (one.label, *one.alt)]) for one in people]
    whole = exact or [one for one, names in known if words in names]
    found = whole or [one for one, names in known if words and any(words <= some for some in names)]
    if not found:
        forms = {text for one in people for text in (one.label, *one.alt)}
        forms |= {word for form in forms for word in form.split() if word[:1].isupper()}
        near = did_you_mean(name, forms)
        raise GraphError(
            f"nobody and nothing in this graph is called “{name}”", mend=near or "graph.entities() lists all"
        )
    return tuple(found)


def around(facts: Sequence[FactView], centre: Iterable[str], depth: int) -> tuple[FactView, ...]:
    """The facts at most ``depth`` steps from some entities: with 1 their own, with 2 also those of whom they meet there.

    A person, body or group is one step from the country that it acts for.

    :raises kg.errors.UsageError: when ``depth`` is less than 1.
    """
    if depth < 1:
        raise UsageError("a depth below 1 shows nothing", where=f"depth {depth}", mend="give 1 or more")
    everybody = {one.iri: one for fact in facts for one in participants(fact)}
    homes: dict[str, set[str]] = {}
    for one in everybody.values():
        if one.country:
            homes.setdefault(one.country, set()).add(one.iri)
    near = set(centre)
    for _ in range(depth - 1):
        reached = {one.iri for fact in facts if _touches(fact, near) for one in participants(fact)}
        for iri in [iri for iri in near if iri in everybody]:
            reached |= _household(everybody[iri], homes, everybody)
        near |= reached
    return tuple(fact for fact in facts if _touches(fact, near))


def _household(one: Participant, homes: dict[str, set[str]], everybody: dict[str, Participant]) -> set[str]:
    """Of a country, those who act for it; of anybody else, that country."""
    members = homes.get(one.country, set())
    return members if one.iso3 else {iri for iri in members if everybody[iri].iso3}


def _touches(fact: FactView, iris: set[str]) -> bool:
    return fact.iri in iris or any(one.iri in iris for one in participants(fact))


def participants(fact: FactView) -> tuple[Participant, ...]:
    """Actors, targets, and themes and places that are somebody or something, each once."""
    roles = (*fact.actors, *fact.targets, *fact.themes, *fact.places)
    return tuple(dict.fromkeys(one for one in roles if one.iri))


def when(fact: FactView) -> tuple[str, str] | None:
    """First and last day of a fact; where it has no time, the day of the article that tells it."""
    begin = fact.time or (fact.article.date if fact.article else "")
    if not _WHEN.fullmatch(begin):
        return None
    end = fact.time_end if _WHEN.fullmatch(fact.time_end) else begin
    return days(begin)[0], days(end)[1]


def days(value: Day) -> tuple[str, str]:
    """First and last day of a date, month or year.

    >>> days("2024-02")
    ('2024-02-01', '2024-02-29')

    :raises kg.errors.UsageError: for what is none.
    """
    text = value.isoformat()[:10] if isinstance(value, dt.date) else value
    match = _WHEN.fullmatch(text)
    advice = "write it like 2023-02-28, 2023-02 or 2023"
    if match is None:
        raise UsageError("is no date", where=text, mend=advice)
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    try:
        first = dt.date(year, month, day)
    except ValueError as error:
        raise UsageError("is no date", where=text, mend=advice) from error
    last_month = month if match[2] else 12
    last_day = day if match[3] else calendar.monthrange(year, last_month)[1]
    return first.isoformat(), dt.date(year, last_month, last_day).isoformat()


def _one_of(value: str, known: Sequence[str], what: str) -> str:
    if value not in known:
        raise UsageError(f"there is no {what} “{value}”", mend=f"choose one of {', '.join(known)}")
    return value
