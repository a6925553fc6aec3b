"""« le Kazakhstan, le Kirghizstan et le Tadjikistan »: a name beside a name, with *et* and a third after it, is a list, no apposition."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children
from kg.knowledge import Knowledge
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """The apposition becomes a conjunct."""
    out: dict[int, Word] = {}
    for word in sentence.words:
        if word.rel not in {"appos", "nmod"} or word.upos != "PROPN" or not word.head:
            continue
        head = sentence.words[word.head - 1]
        coordinated = any(children(sentence, c, "cc") for c in children(sentence, word, "conj"))
        bare = not children(sentence, word, "case")
        comma = any(p.form == "," and p.id < word.id for p in children(sentence, word, "punct"))
        if head.upos == "PROPN" and coordinated and bare and comma:
            out[word.id] = replace(word, deprel="conj")
    return out
