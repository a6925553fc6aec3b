"""« Certains d'entre eux, notamment l'Ouzbékistan, ont … »: the example is no second subject, it explains the first."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg.extract.repair.words import children
from kg.knowledge import Knowledge
from kg.records import Sentence, Word

EXAMPLE = frozenset({"notamment", "dont", "surtout", "entre autres", "y compris"})


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """The subject that *notamment* introduces becomes an apposition of the one before it."""
    out: dict[int, Word] = {}
    for verb in sentence.words:
        subjects = [w for w in children(sentence, verb, "nsubj") if w.id < verb.id]
        for first, second in pairwise(subjects):
            adverbs = {w.lemma.casefold() for w in children(sentence, second, "advmod", "cc", "case")}
            if verb.upos == "VERB" and adverbs & EXAMPLE:
                out[second.id] = replace(second, head=first.id, deprel="appos")
    return out
