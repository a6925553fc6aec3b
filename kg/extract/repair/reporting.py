"""« …, a déclaré X »: a reporting verb after a comma, without a subject before it, has what follows as its subject."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children, is_bare
from kg.knowledge import Knowledge
from kg.records import Sentence, Word

HANGING = frozenset({"conj", "parataxis", "advcl", "acl", "dep", "ccomp"})


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:
    """Subject and ``parataxis`` for inserted reporting clauses."""
    out: dict[int, Word] = {}
    for verb in sentence.words:
        if verb.upos == "VERB" and verb.rel in HANGING and verb.feat("VerbForm") != "Inf" and _reports(verb, knowledge):
            out.update(_inverted(sentence, verb))
    return out


def _reports(verb: Word, knowledge: Knowledge) -> bool:
    return any(s.reports for s in knowledge.lexicon.find("verb", verb.lemma.casefold()))


def _inverted(sentence: Sentence, verb: Word) -> dict[int, Word]:
    below = children(sentence, verb)
    if any(w.rel in {"nsubj", "cc", "mark"} and w.id < verb.id for w in below):
        return {}
    first = min([verb.id, *(w.id for w in below if w.rel == "aux" and w.id < verb.id)])
    if first == 1 or sentence.words[first - 2].upos != "PUNCT":
        return {}
    after = [w for w in below if w.id > verb.id and w.rel in {"obj", "nsubj", "obl", "xcomp"} and is_bare(sentence, w)]
    if not after:
        return {}
    out = {verb.id: replace(verb, deprel="parataxis")}
    if not any(w.deprel == "nsubj" for w in after):
        out[after[0].id] = replace(after[0], deprel="nsubj")
    return out
