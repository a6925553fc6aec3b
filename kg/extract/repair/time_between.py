"""« à Astana et, plus tard cette semaine, à Tachkent »: a time set between two places does not part them."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import NOMINAL, children
from kg.knowledge import Knowledge
from kg.mention.typing import is_time
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """The phrase that hangs on the time becomes a conjunct of the one before « et » with the same preposition."""
    out: dict[int, Word] = {}
    for time in sentence.words:
        conjunctions = [w for w in children(sentence, time, "cc") if w.id < time.id]
        if not is_time(time) or not conjunctions:
            continue
        for word in (*children(sentence, time, "nmod", "obl"), *_after_comma(sentence, time)):
            marker = next((c.lemma for c in children(sentence, word, "case")), None)
            partner = _partner(sentence, marker, before=conjunctions[0].id)
            if word.id > time.id and partner is not None:
                out[word.id] = replace(word, head=partner.id, deprel="conj")
                out[conjunctions[0].id] = replace(conjunctions[0], head=word.id)
    return out


def _after_comma(sentence: Sentence, time: Word) -> list[Word]:
    """The prepositional phrase that begins right behind the comma that closes the time."""
    end = max([time.id, *(w.id for w in children(sentence, time, "amod", "advmod", "nummod") if w.upos != "PUNCT")])
    behind = sentence.words[end : end + 2]
    if [w.form for w in behind[:1]] != [","] or len(behind) == 1 or behind[1].rel != "case" or not behind[1].head:
        return []
    return [sentence.words[behind[1].head - 1]]


def _partner(sentence: Sentence, marker: str | None, *, before: int) -> Word | None:
    found = [
        w
        for w in sentence.words[: before - 1]
        if w.upos in NOMINAL and any(c.lemma == marker for c in children(sentence, w, "case"))
    ]
    return found[-1] if found and marker is not None else None
