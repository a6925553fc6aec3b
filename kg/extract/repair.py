"""Mends what a parse cannot mean, before the constructions read it. Parses by hand are left as they are: they do not err so."""

from __future__ import annotations

from dataclasses import replace

from kg.records import Sentence, Word


def repaired(sentence: Sentence) -> Sentence:
    """A verb has one subject: a second bare noun phrase after it, called ``nsubj`` as well, is its object."""
    wrong = {w.id for verb in sentence.words if verb.upos == "VERB" for w in _second_subjects(sentence, verb)}
    if not wrong:
        return sentence
    return replace(sentence, words=tuple(replace(w, deprel="obj") if w.id in wrong else w for w in sentence.words))


def _second_subjects(sentence: Sentence, verb: Word) -> list[Word]:
    children = [w for w in sentence.words if w.head == verb.id]
    subjects = [w for w in children if w.deprel == "nsubj"]
    before = [w for w in subjects if w.id < verb.id]
    after = [w for w in subjects if w.id > verb.id and w.upos in {"NOUN", "PROPN", "NUM"}]
    if not before or not after or any(w.rel == "obj" for w in children):
        return []
    return after[:1]
