"""A fact in one line, for people."""

from __future__ import annotations

from kg.graph.views import FactView


def status(fact: FactView) -> str:
    """« planned », « negated », « planned, attributed »; « actual » when it is plainly so."""
    parts = [
        "negated" if fact.polarity == "negated" else "",
        fact.modality if fact.modality != "actual" or fact.polarity == "affirmed" else "",
        "attributed" if fact.attributed_to else "",
    ]
    return ", ".join(filter(None, parts))


def who(fact: FactView) -> str:
    """« Antony Blinken – Kassym-Jomart Tokaïev »; an arrow where the class has a direction."""
    actors = ", ".join(one.label for one in fact.actors)
    others = ", ".join(one.label if one.iri else f"« {one.label} »" for one in fact.targets or fact.themes)
    arrow = " – " if fact.symmetric else " → "
    return arrow.join(filter(None, (actors, others))) if actors else f"→ {others}"


def line(fact: FactView) -> str:
    """« Meeting (planned): Antony Blinken – Kassym-Jomart Tokaïev, 2023-02-28 »."""
    told = status(fact)
    head = fact.predicate or fact.cls
    return f"{head}{'' if told == 'actual' else f' ({told})'}: {who(fact)}{f', {fact.time}' if fact.time else ''}"
