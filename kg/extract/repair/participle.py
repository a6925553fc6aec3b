"""« des milliers de Russes [fuyant l'appel] »: a present participle right behind a noun says something of the noun."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children
from kg.knowledge import Knowledge
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """An adverbial participle without « en » or a comma becomes a clause of the noun before it."""
    out: dict[int, Word] = {}
    for verb in sentence.words:
        if verb.rel != "advcl" or verb.id == 1 or verb.feat("VerbForm") != "Part" or verb.feat("Tense") != "Pres":
            continue
        noun = sentence.words[verb.id - 2]
        if noun.upos in {"NOUN", "PROPN"} and verb.head < noun.id and not children(sentence, verb, "mark", "case"):
            out[verb.id] = replace(verb, head=noun.id, deprel="acl")
    return out
