"""« le président [kazakh], Kassym-Jomart Tokaïev »: an origin in small letters behind its noun is an adjective, no name."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children
from kg.knowledge import Knowledge
from kg.mention.posts import demonym
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:
    """The word becomes an adjective of its noun; a name that hung on it is the noun's apposition."""
    out: dict[int, Word] = {}
    for word in sentence.words:
        if word.upos != "PROPN" or not word.form.islower() or not word.head or not demonym(knowledge, word):
            continue
        noun = sentence.words[word.head - 1]
        if noun.upos != "NOUN" or noun.id != word.id - 1 or children(sentence, word, "case", "det"):
            continue
        out[word.id] = replace(word, upos="ADJ", deprel="amod")
        for name in children(sentence, word):
            if (
                name.upos == "PROPN"
                and name.rel in {"conj", "appos", "nmod", "flat"}
                and not children(sentence, name, "case", "cc")
            ):
                out[name.id] = replace(name, head=noun.id, deprel="appos")
    return out
