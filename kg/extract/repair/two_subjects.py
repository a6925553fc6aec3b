"""A verb has one subject: a second bare noun phrase after it, called ``nsubj`` as well, is its object."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children, is_bare
from kg.knowledge import Knowledge
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """« Manille a sommé Pékin » with two ``nsubj``: Pékin is the object."""
    out: dict[int, Word] = {}
    for verb in sentence.words:
        if verb.upos != "VERB" or children(sentence, verb, "obj"):
            continue
        subjects = [w for w in children(sentence, verb) if w.deprel == "nsubj"]
        after = [w for w in subjects if w.id > verb.id and w.upos != "PRON" and is_bare(sentence, w)]
        if after and any(w.id < verb.id for w in subjects):
            out[after[0].id] = replace(after[0], deprel="obj")
    return out
