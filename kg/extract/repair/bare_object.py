"""« a reçu dans cette ville [le Premier ministre] »: a noun with an article and no preposition is no complement of the place before it."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children, is_bare
from kg.knowledge import Knowledge
from kg.mention.typing import is_time
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """It becomes the object of the verb that the place belongs to, when that has none – or its subject, when it has none of these."""
    out: dict[int, Word] = {}
    for noun in sentence.words:
        if (
            noun.deprel != "nmod"
            or noun.upos != "NOUN"
            or noun.form[:1].isupper()
            or not noun.head
            or is_time(noun)
            or not is_bare(sentence, noun)
        ):
            continue
        place = sentence.words[noun.head - 1]
        article = any(
            d.id < noun.id and d.lemma in {"le", "un", "son", "leur"} for d in children(sentence, noun, "det")
        )
        if not article or place.id > noun.id or place.rel != "obl" or not children(sentence, place, "case"):
            continue
        verb = sentence.words[place.head - 1]
        taken = [
            w for w in children(sentence, verb, "obj", "ccomp", "xcomp", "nsubj") if w.id > verb.id or w.rel == "obj"
        ]
        if verb.upos == "VERB" and verb.id < place.id and not taken:
            inverted = verb.rel in {"root", "parataxis"} and not children(sentence, verb, "nsubj")
            out[noun.id] = replace(noun, head=verb.id, deprel="nsubj" if inverted else "obj")
    return out
