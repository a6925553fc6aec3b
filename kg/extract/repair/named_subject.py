"""« Le secrétaire général, António Guterres, a appelé … »: a singular verb with two uncoordinated subjects has one, and its name."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children, finite
from kg.knowledge import Knowledge
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """The second subject becomes an apposition of the first."""
    out: dict[int, Word] = {}
    for verb in sentence.words:
        main = finite(sentence, verb)
        subjects = [w for w in children(sentence, verb, "nsubj") if w.id < verb.id]
        if verb.upos != "VERB" or main is None or main.feat("Number") != "Sing" or len(subjects) != 2:  # noqa: PLR2004
            continue
        first, second = subjects
        if first.upos != "NOUN" or second.upos != "PROPN" or children(sentence, second, "cc", "case"):
            continue
        if first.feat("Number") == "Plur" or children(sentence, first, "conj"):
            continue
        between = sentence.words[first.id : second.id - 1]
        clitic = any(w.upos == "PRON" and w.rel == "obj" for w in children(sentence, verb))
        if any(w.form == "," for w in between) and not clitic:
            out[second.id] = replace(second, head=first.id, deprel="appos")
    return out
