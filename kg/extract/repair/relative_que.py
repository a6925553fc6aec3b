"""« …, ainsi que l'Inde, que M. Blinken visitera, se sont … »: what stands before *que* is its antecedent, no part of the clause."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import NOMINAL, children, finite, is_bare
from kg.knowledge import Knowledge
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """The clause becomes a relative one; its antecedent goes to the verb above, or to the phrase that it is coordinated with."""
    for verb in sentence.words:
        if verb.upos != "VERB" or verb.deprel == "acl:relcl" or finite(sentence, verb) is None:
            continue
        below = children(sentence, verb)
        que = next((w for w in below if w.rel == "mark" and w.lemma == "que" and w.id < verb.id), None)
        if que is None or any(w.rel == "obj" for w in below):
            continue
        if verb.rel == "advcl" and (outside := _outside(sentence, verb, que)) is not None:
            return {
                verb.id: replace(verb, head=outside.id, deprel="acl:relcl"),
                que.id: replace(que, upos="PRON", feats="PronType=Rel", deprel="obj"),
            }
        antecedent = next((w for w in below if w.upos in NOMINAL and w.id < que.id and is_bare(sentence, w)), None)
        subject = any(w.rel == "nsubj" and w.id > que.id for w in below)
        if antecedent is not None and subject and _beside(sentence, antecedent, que):
            if not verb.head:
                return _beheaded(sentence, antecedent, verb, que)
            return {
                antecedent.id: _raised(sentence, antecedent, verb),
                verb.id: replace(verb, head=antecedent.id, deprel="acl:relcl"),
                que.id: replace(que, upos="PRON", feats="PronType=Rel", deprel="obj"),
            }
    return {}


def _outside(sentence: Sentence, verb: Word, que: Word) -> Word | None:
    """The noun phrase that ends right before « , que »: a bare *que* begins no adverbial clause of a verb without an object."""
    if que.id <= 2 or sentence.words[que.id - 2].form != "," or any(w.rel == "cc" for w in children(sentence, verb)):  # noqa: PLR2004
        return None
    if not any(w.rel == "nsubj" and w.id > que.id for w in children(sentence, verb)):
        return None
    word = sentence.words[que.id - 3]
    while word.head and word.rel in {"nmod", "amod", "flat", "fixed"} and word.head < que.id:
        word = sentence.words[word.head - 1]
    inside = word.head == verb.id
    return word if word.upos in {"NOUN", "PROPN"} and not inside else None


def _beheaded(sentence: Sentence, antecedent: Word, verb: Word, que: Word) -> dict[int, Word]:
    """« Le convoi, que des hommes ont attaqué, transportait … »: the finite verb without a subject that follows is the main one."""
    for main in children(sentence, verb, "advcl", "conj", "ccomp", "parataxis"):
        if main.id < verb.id or finite(sentence, main) is None or children(sentence, main, "nsubj", "mark", "cc"):
            continue
        return {
            main.id: replace(main, head=0, deprel="root"),
            antecedent.id: replace(antecedent, head=main.id, deprel="nsubj"),
            verb.id: replace(verb, head=antecedent.id, deprel="acl:relcl"),
            que.id: replace(que, upos="PRON", feats="PronType=Rel", deprel="obj"),
        }
    return {}


def _beside(sentence: Sentence, antecedent: Word, que: Word) -> bool:
    """Whether only a comma stands between the antecedent's phrase and *que*."""
    end = max([antecedent.id, *(w.id for w in children(sentence, antecedent) if w.id < que.id and w.upos != "PUNCT")])
    return all(w.form == "," for w in sentence.words[end : que.id - 1])


def _raised(sentence: Sentence, antecedent: Word, verb: Word) -> Word:
    coordinated = children(sentence, antecedent, "cc")
    partners = [
        w
        for w in sentence.words[: antecedent.id - 1]
        if w.head == verb.head
        and w.upos in NOMINAL
        and is_bare(sentence, w)
        and w.rel in {"nsubj", "obl", "dislocated", "obj"}
    ]
    if coordinated and partners:
        return replace(antecedent, head=partners[-1].id, deprel="conj")
    return replace(antecedent, head=verb.head, deprel="nsubj")
