"""« appelle à la paix, conformément [à la charte] »: what follows such an adverb belongs to it, not to the verb."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children
from kg.knowledge import Knowledge
from kg.records import Sentence, Word

_MARKS = frozenset({'"', "«", "“"})


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:
    """The complement with « à », quoted or not, moves to the adverb."""
    out: dict[int, Word] = {}
    for word in sentence.words:
        if word.rel != "obl":
            continue
        for case in children(sentence, word, "case"):
            before = case.id - 1
            if before and sentence.words[before - 1].form in _MARKS:
                before -= 1
            if case.lemma == "à" and before and sentence.words[before - 1].lemma in knowledge.grammar["adverb_with_a"]:
                out[word.id] = replace(word, head=before, deprel="obl:arg")
    return out
