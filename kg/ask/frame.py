"""What a question asks, as a record: an event frame in which one place is open."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import URIRef

from kg.ask.period import Period
from kg.records import Modality, Polarity


@dataclass(frozen=True, slots=True)
class Among:
    """One of these entities. ``shown`` are the words of the question; no entity: known to us, but not in the graph."""

    iris: tuple[URIRef, ...]
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Called:
    """Whatever the graph calls by all of these words, each given by the forms that it may have."""

    words: tuple[tuple[str, ...], ...]
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a post: its role by the first word of its label or as a whole, at a country or body; ``holders`` do so
    by what the package knows, from a day until another (ISO, ``""`` where open).
    """

    role: str
    place: URIRef | None = None
    holders: tuple[tuple[URIRef, str, str], ...] = ()
    shown: str = ""


Constraint = Among | Called | Holding


@dataclass(frozen=True, slots=True)
class Place:
    """A role and who or what is in it."""

    role: str  # actor, target, theme, place; trigger for words that the evidence rests on
    constraint: Constraint


@dataclass(frozen=True, slots=True)
class Variable:
    """What is asked for. ``role`` is the place in the event that it fills, ``fact`` the event itself."""

    role: str  # actor, target, theme, place, fact
    kinds: tuple[str, ...] = ()  # classes, one of which the answer must have
    things: bool = False  # texts and facts are answers as well (« que », « quoi »)
    holding: Holding | None = None
    country: URIRef | None = None
    among: tuple[URIRef, ...] = ()  # members of a group that the question names
    called: Called | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A question. ``asks``: who, when, count, how-many, source, where, whether, facts, says, post, posts."""

    asks: str
    classes: tuple[str, ...] = ()
    symmetric: bool = False
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    variable: Variable | None = None
    places: tuple[Place, ...] = ()
    period: Period | None = None
    rules: tuple[str, ...] = ()  # the entries that the evidence may rest on; any when empty
    directed: bool = False  # a symmetric class, asked by a verb that tells who does it to whom
    predicate: str = ""  # lemma of an open relation

    @property
    def absent(self) -> tuple[str, ...]:
        """Names that are known to us but that the graph does not speak of."""
        return tuple(
            p.constraint.shown for p in self.places if isinstance(p.constraint, Among) and not p.constraint.iris
        )
