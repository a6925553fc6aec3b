"""« se sont abstenus »: with a reflexive clitic *être* makes a compound tense, never a passive."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children
from kg.knowledge import Knowledge
from kg.records import Sentence, Word
from kg.tree import normal_form


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """``aux:pass`` becomes ``aux:tense``, ``nsubj:pass`` becomes ``nsubj``."""
    out: dict[int, Word] = {}
    for verb in sentence.words:
        below = children(sentence, verb)
        auxiliaries = [w for w in below if w.deprel == "aux:pass" and w.id < verb.id]
        if verb.upos != "VERB" or not auxiliaries:
            continue
        if any(w.upos == "PRON" and normal_form(w) == "se" and w.id < auxiliaries[0].id for w in below):
            out.update({w.id: replace(w, deprel="aux:tense") for w in auxiliaries})
            out.update({w.id: replace(w, deprel="nsubj") for w in below if w.deprel == "nsubj:pass"})
    return out
