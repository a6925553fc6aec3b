"""« une réunion entre la France et l'Allemagne a eu lieu »: *entre* takes two; what follows *et* is no second subject, nor a conjunct of the meeting."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import NOMINAL, children
from kg.knowledge import Knowledge
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """The noun behind « et » becomes the conjunct of the lone singular noun after « entre »."""
    out: dict[int, Word] = {}
    for word in sentence.words:
        between = any(c.rel == "case" and c.lemma == "entre" for c in children(sentence, word))
        if not between or word.upos not in NOMINAL or word.feat("Number") == "Plur" or children(sentence, word, "conj"):
            continue
        other = _after_and(sentence, word)
        if other is not None:
            out[other.id] = replace(other, head=word.id, deprel="conj")
    return out


def _after_and(sentence: Sentence, word: Word) -> Word | None:
    """The noun phrase behind the first « et » after a word, if it hangs elsewhere and has no preposition but « entre »."""
    for conjunction in sentence.words[word.id :]:
        if conjunction.upos in {"VERB", "AUX"} or conjunction.form in {";", "."}:
            return None
        if conjunction.upos == "CCONJ" and conjunction.lemma == "et":
            other = sentence.words[conjunction.head - 1] if conjunction.head else None
            alike = (
                other is not None and other.id > conjunction.id and (other.upos == "PROPN") == (word.upos == "PROPN")
            )
            if other is None or not alike or other.head in {word.id, 0}:
                return None
            return None if children(sentence, other, "case") else other
    return None
