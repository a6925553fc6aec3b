"""« le Chili, ainsi que le Pérou, s'est abstenu »: who is joined by « ainsi que » to the subject is subject too, no oblique."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children, is_bare
from kg.knowledge import Knowledge
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """An oblique with a conjunction and no preposition, between subject and verb, becomes the subject's conjunct."""
    out: dict[int, Word] = {}
    for verb in sentence.words:
        subject = next((w for w in children(sentence, verb, "nsubj") if w.id < verb.id), None)
        if subject is None or verb.upos != "VERB":
            continue
        for word in children(sentence, verb, "obl"):
            if subject.id < word.id < verb.id and is_bare(sentence, word) and children(sentence, word, "cc"):
                out[word.id] = replace(word, head=subject.id, deprel="conj")
    return out
