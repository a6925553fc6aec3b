"""What several repairs ask of a word."""

from __future__ import annotations

from kg.mention.typing import is_time
from kg.records import Sentence, Word

NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})


def children(sentence: Sentence, word: Word, *rels: str) -> list[Word]:
    """Dependents, in text order."""
    return [w for w in sentence.words if w.head == word.id and (not rels or w.rel in rels)]


def is_bare(sentence: Sentence, word: Word) -> bool:
    """Whether a nominal has no preposition or conjunction before it."""
    return word.upos in NOMINAL and not any(
        c.rel in {"case", "mark"} and c.id < word.id for c in children(sentence, word)
    )


def finite(sentence: Sentence, verb: Word) -> Word | None:
    """The finite verb of a predicate: an auxiliary before it, or itself."""
    for word in (*children(sentence, verb, "aux", "cop"), verb):
        if word.feat("VerbForm") == "Fin" and word.feat("Mood") != "Imp":
            return word
    return None


def bare_before(sentence: Sentence, verb: Word) -> list[Word]:
    """Bare noun phrases before a verb that are called obliques: they can only be its subject (or a time)."""
    near = children(sentence, verb, "obl", "dislocated", "nmod", "dep")
    near += [w for w in children(sentence, verb, "advcl") if w.upos in {"PRON", "PROPN"}]  # « Certains, …, ont aidé »
    below = [w for place in near if place.id < verb.id for w in _hung_on(sentence, place)]
    return [
        w
        for w in (*near, *below)
        if w.id < verb.id
        and (w.upos in {"NOUN", "PROPN", "NUM"} or w.rel == "advcl")
        and is_bare(sentence, w)
        and not is_time(w)
    ]


def _hung_on(sentence: Sentence, place: Word) -> list[Word]:
    """« à New York, [le Kazakhstan …] »: what has an article, no preposition and a comma before it is no part of a place or time."""
    out: list[Word] = []
    for word in children(sentence, place, "nmod", "appos", "conj"):
        behind = word.id > place.id and sentence.words[_start(sentence, word) - 2].form == ","
        prepositional = any(c.rel == "case" for c in children(sentence, place))
        if behind and children(sentence, word, "det") and (word.rel != "conj" or prepositional):
            out.append(word)
        elif word.rel == "nmod":
            out.extend(_hung_on(sentence, word))
    return out


def _start(sentence: Sentence, word: Word) -> int:
    """Id of the first word of a phrase: its determiner."""
    return min([word.id, *(d.id for d in children(sentence, word, "det"))])
