"""« les cinq républiques, ainsi que l'Inde, se sont abstenues »: a plural verb does not have the singular phrase beside it as its only subject."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import bare_before, children, finite
from kg.knowledge import Knowledge
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """The bare phrase before the verb becomes the subject, the singular one its conjunct."""
    out: dict[int, Word] = {}
    for verb in sentence.words:
        if verb.upos != "VERB":
            continue
        main = finite(sentence, verb)
        subjects = [w for w in children(sentence, verb, "nsubj") if w.id < verb.id]
        if main is None or main.feat("Number") != "Plur" or len(subjects) != 1:
            continue
        (subject,) = subjects
        singular = subject.upos == "PROPN" or subject.feat("Number") == "Sing"
        if not singular or children(sentence, subject, "conj") or subject.form.endswith("s"):
            continue
        bare = [w for w in bare_before(sentence, verb) if w.id < subject.id]
        if bare:
            out[bare[0].id] = replace(bare[0], head=verb.id, deprel=subject.deprel)
            out[subject.id] = replace(subject, head=bare[0].id, deprel="conj")
    return out
