"""Mends what a parse cannot mean, before the constructions read it: one impossibility, one file.

Each rule takes the words of a sentence and returns the changed ones by id. Hand-made trees hardly ever give cause.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair import (
    adverb_a,
    agreement,
    as_well_as,
    auxiliary,
    bare_object,
    between,
    conditional,
    controlled,
    counted,
    dislocated,
    exemplified,
    future,
    left_behind,
    lemma,
    lists,
    named_subject,
    no_subject,
    noun_root,
    origin,
    participle,
    partitive,
    partitive_de,
    place_named,
    place_of_person,
    pronominal,
    relative_que,
    relative_word,
    reporting,
    time_between,
    time_subject,
    two_subjects,
)
from kg.knowledge import Knowledge
from kg.records import Sentence

RULES = (
    lemma.mend,
    conditional.mend,
    future.mend,
    time_between.mend,
    time_subject.mend,
    relative_que.mend,
    pronominal.mend,
    auxiliary.mend,
    partitive.mend,
    partitive_de.mend,
    origin.mend,
    relative_word.mend,
    participle.mend,
    adverb_a.mend,
    place_of_person.mend,
    place_named.mend,
    lists.mend,
    counted.mend,
    as_well_as.mend,
    between.mend,
    controlled.mend,
    left_behind.mend,
    noun_root.mend,
    named_subject.mend,
    bare_object.mend,
    exemplified.mend,
    dislocated.mend,
    two_subjects.mend,
    reporting.mend,
    agreement.mend,
    no_subject.mend,
)


def repaired(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with impossible relations changed; the same object when there are none."""
    for rule in RULES:
        changes = rule(sentence, knowledge)
        if changes:
            sentence = replace(sentence, words=tuple(changes.get(w.id, w) for w in sentence.words))
    return sentence
