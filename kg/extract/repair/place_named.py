"""« la visite à Tachkent, [la capitale ouzbèke], constitue …»: behind a place and a comma a noun says what the place is."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children, is_bare
from kg.knowledge import Knowledge
from kg.records import Sentence, Word

_TWO = 2


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """The second of two subjects before the verb becomes the apposition of the name that stands right before its comma."""
    out: dict[int, Word] = {}
    for verb in sentence.words:
        subjects = [w for w in children(sentence, verb) if w.deprel == "nsubj" and w.id < verb.id]
        if len(subjects) != _TWO or subjects[1].upos != "NOUN" or not is_bare(sentence, subjects[1]):
            continue
        second = subjects[1]
        begin = min([second.id, *(d.id for d in children(sentence, second, "det"))])
        comma, name = sentence.words[begin - 2], sentence.words[begin - 3]
        if comma.form == "," and name.upos == "PROPN" and children(sentence, name, "case") and name.id > subjects[0].id:
            out[second.id] = replace(second, head=name.id, deprel="appos")
            if name.head == verb.id:  # the place belongs to the first subject, not to the verb behind it
                out[name.id] = replace(name, head=subjects[0].id, deprel="nmod")
    return out
