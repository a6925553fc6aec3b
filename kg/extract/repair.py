"""Mends what a parse cannot mean, before the constructions read it. Hand-made trees hardly ever give cause."""

from __future__ import annotations

from dataclasses import replace

from kg.knowledge.lexicon import Lexicon
from kg.records import Sentence, Word

NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})


def repaired(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with impossible relations changed.

    A verb has one subject: a second bare noun phrase after it, called ``nsubj`` as well, is its object. « …, a déclaré X »:
    a reporting verb after a comma, without a subject before it, has what follows as its subject, and stands in parataxis.
    """
    changes: dict[int, str] = {}
    for verb in sentence.words:
        if verb.upos == "VERB":
            changes.update({w.id: "obj" for w in _second_subjects(sentence, verb)})
            changes.update(_inverted(sentence, verb, lexicon))
    if not changes:
        return sentence
    return replace(sentence, words=tuple(replace(w, deprel=changes.get(w.id, w.deprel)) for w in sentence.words))


def _second_subjects(sentence: Sentence, verb: Word) -> list[Word]:
    children = [w for w in sentence.words if w.head == verb.id]
    subjects = [w for w in children if w.deprel == "nsubj"]
    before = [w for w in subjects if w.id < verb.id]
    after = [w for w in subjects if w.id > verb.id and w.upos in NOMINAL - {"PRON"}]
    if not before or not after or any(w.rel == "obj" for w in children):
        return []
    return after[:1]


def _inverted(sentence: Sentence, verb: Word, lexicon: Lexicon) -> dict[int, str]:
    if verb.rel not in {"conj", "parataxis", "advcl", "acl", "dep", "ccomp"} or verb.feat("VerbForm") == "Inf":
        return {}
    if not any(s.reports for s in lexicon.find("verb", verb.lemma.casefold())):
        return {}
    children = [w for w in sentence.words if w.head == verb.id]
    if any(w.rel in {"nsubj", "cc", "mark"} and w.id < verb.id for w in children):
        return {}
    first = min([verb.id, *(w.id for w in children if w.rel == "aux" and w.id < verb.id)])
    if first < 2 or sentence.words[first - 2].upos != "PUNCT":  # noqa: PLR2004 – a comma or a quotation mark stands before
        return {}
    bare = [w for w in children if w.id > verb.id and w.upos in NOMINAL and w.rel in {"obj", "nsubj", "obl", "xcomp"}]
    bare = [w for w in bare if not any(c.head == w.id and c.rel == "case" and c.id < w.id for c in sentence.words)]
    if not bare or any(w.deprel == "nsubj" for w in bare):
        return {verb.id: "parataxis"} if bare and verb.rel == "conj" else {}
    return {bare[0].id: "nsubj", verb.id: "parataxis"}
