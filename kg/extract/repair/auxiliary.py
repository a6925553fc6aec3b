"""« n'a ni condamné », « est montée »: *avoir* makes no passive, nor does *être* with a verb of movement – unless *été* stands there."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children
from kg.knowledge import Knowledge
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:
    """``aux:pass`` becomes ``aux:tense``, ``nsubj:pass`` becomes ``nsubj``."""
    out: dict[int, Word] = {}
    for verb in sentence.words:
        below = children(sentence, verb)
        auxiliaries = [w for w in below if w.rel == "aux" and w.id < verb.id]
        wrong = [w for w in below if w.deprel in {"aux:pass", "nsubj:pass"}]
        if not auxiliaries or not wrong or any(w.form.casefold() == "été" for w in auxiliaries):
            continue
        moving = verb.lemma.casefold() in knowledge.grammar["with_etre"]
        if all(w.lemma == "avoir" for w in auxiliaries) or (moving and not any(w.deprel == "obl:agent" for w in below)):
            names = {"aux:pass": "aux:tense", "nsubj:pass": "nsubj"}
            out.update({w.id: replace(w, deprel=names[w.deprel]) for w in wrong})
    return out
