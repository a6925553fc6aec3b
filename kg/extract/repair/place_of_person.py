"""« la visite de M. Blinken [à Astana] »: a person's name takes no « à »; the place belongs to the noun above."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children
from kg.knowledge import Knowledge
from kg.records import Sentence, Word

_PREPOSITIONS = frozenset({"à", "en", "chez", "vers"})


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:
    """The place moves from a titled name to the noun that the name complements."""
    out: dict[int, Word] = {}
    for place in sentence.words:
        if place.rel != "nmod" or not place.head or place.head > place.id:
            continue
        person = sentence.words[place.head - 1]
        titled = person.lemma.casefold().rstrip(".") in knowledge.grammar["title"] or person.form.rstrip(".") == "M"
        if not titled or person.rel != "nmod":
            continue
        if any(c.lemma in _PREPOSITIONS for c in children(sentence, place, "case")):
            out[place.id] = replace(place, head=person.head)
    return out
