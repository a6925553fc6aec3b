"""« Aucune des cinq républiques n'a … »: *aucune* is no determiner of a prepositional phrase; the phrase is bare."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children
from kg.knowledge import Knowledge
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:
    """The preposition after *aucun* called a determiner goes to it."""
    out: dict[int, Word] = {}
    for word in sentence.words[:-1]:
        if word.rel != "det" or word.lemma.casefold() not in knowledge.grammar["negative_determiner"]:
            continue
        de = sentence.words[word.id]
        if de.rel == "case" and de.head == word.head and de.lemma == "de":
            out[de.id] = replace(de, head=word.id, deprel="fixed")
            noun = sentence.words[word.head - 1]
            for article in children(sentence, noun, "det"):
                if article.begin == de.begin and article.id != word.id:
                    out[article.id] = replace(article, head=word.id, deprel="fixed")
    return out
