"""Families of event classes, for colour: from PLOVER's codes, which the ontology gives to each class.

The colours are Okabe and Ito's (2008), told apart by colour-blind readers; darkened for a light ground and lightened
for a dark one, so that lines and their labels stand out from it (contrast of at least 4.5 for the labels).
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.ontology import EventClass


@dataclass(frozen=True, slots=True)
class Family:
    """A family of classes and how it is shown."""

    name: str
    fr: str
    en: str
    light: str  # colour on a light ground
    dark: str
    codes: frozenset[str]  # PLOVER codes, or names of classes without one


FAMILIES = (
    Family("talk", "dialogue", "talks", "#0065a3", "#6bb8ee", frozenset({"CONSULT"})),
    Family("accord", "accord et soutien", "agreement and support", "#00714f", "#3fc79a", frozenset({"AGREE", "SUPPORT"})),
    Family(
        "help", "aide et détente", "aid and easing", "#00737a", "#5fd0d8",
        frozenset({"AID", "COOPERATE", "CONCEDE", "RETREAT"}),
    ),
    Family(
        "pressure", "désaccord et pression", "disagreement and pressure", "#8a6000", "#eab54a",
        frozenset({"INVESTIGATE", "DEMAND", "DISAPPROVE", "REJECT", "THREATEN"}),
    ),
    Family(
        "force", "contrainte et force", "coercion and force", "#b34700", "#ff8f4d",
        frozenset({"SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT", "FIGHT"}),
    ),
    Family(
        "office", "votes et fonctions", "votes and offices", "#9b3f78", "#e79cc8",
        frozenset({"Vote", "Abstention", "VoteFor", "VoteAgainst", "Appointment", "Resignation", "Election"}),
    ),
    Family("other", "autres", "other", "#5a6573", "#a9b4c2", frozenset()),
)  # fmt: skip


def family_of(event: EventClass) -> str:
    """Name of the family of an event class.

    >>> from kg.ontology import load_ontology
    >>> family_of(load_ontology().events["PhoneCall"]), family_of(load_ontology().events["Event"])
    ('talk', 'other')
    """
    for family in reversed(FAMILIES):  # by its name before its code: votes are votes, also where they support
        if event.name in family.codes:
            return family.name
    return next((family.name for family in FAMILIES if event.plover in family.codes), "other")
