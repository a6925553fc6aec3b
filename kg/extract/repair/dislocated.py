"""« La proposition de Tripoli, Alger l'a rejetée »: what the clitic takes up before the subject is the object."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children, is_bare
from kg.knowledge import Knowledge
from kg.records import Sentence, Word

PAIR = 2
CLITICS = frozenset({"l'", "le", "la", "les", "l’"})


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """The first of two subjects becomes the object, the clitic an expletive."""
    out: dict[int, Word] = {}
    for verb in sentence.words:
        below = children(sentence, verb)
        subjects = [w for w in below if w.rel in {"nsubj", "dislocated"} and w.id < verb.id]
        clitic = next((w for w in below if w.rel == "obj" and w.upos == "PRON" and w.form.casefold() in CLITICS), None)
        if verb.upos != "VERB" or len(subjects) != PAIR or clitic is None:
            continue
        first, second = subjects
        if is_bare(sentence, first) and first.id < second.id < clitic.id < verb.id:
            out[first.id] = replace(first, deprel="obj")
            out[clitic.id] = replace(clitic, deprel="expl")
    return out
