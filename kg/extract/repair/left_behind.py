"""« le retrait de ses troupes du Mali »: whose the troops are is said; the place is what they leave, not where they come from."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children
from kg.knowledge import Knowledge
from kg.mention.posts import is_demonym
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:
    """A name behind a second « de » goes to the noun of leaving."""
    out: dict[int, Word] = {}
    for place in sentence.words:
        if place.upos != "PROPN" or place.rel != "nmod" or not _has_de(sentence, place):
            continue
        owned = sentence.words[place.head - 1]
        leaving = sentence.words[owned.head - 1] if owned.head else None
        if leaving is None or owned.rel != "nmod" or not _has_de(sentence, owned) or not _leaves(knowledge, leaving):
            continue
        owner = any(d.feat("Poss") == "Yes" for d in children(sentence, owned, "det"))
        if owner or any(is_demonym(knowledge, a) for a in children(sentence, owned, "amod")):
            out[place.id] = replace(place, head=leaving.id)
    return out


def _has_de(sentence: Sentence, word: Word) -> bool:
    return any(c.lemma == "de" for c in children(sentence, word, "case"))


def _leaves(knowledge: Knowledge, noun: Word) -> bool:
    """Whether the lexicon has a place that the noun leaves (``slot:hors``)."""
    return any("hors" in s.slots("target") for s in knowledge.lexicon.find("noun", noun.lemma.casefold()))
