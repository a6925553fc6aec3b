"""« La semaine dernière, l'Inde s'est abstenue »: a time before a comma is no subject."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children
from kg.knowledge import Knowledge
from kg.mention.typing import is_time
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """Such a subject becomes ``obl:mod``."""
    out: dict[int, Word] = {}
    for word in sentence.words:
        if word.rel not in {"nsubj", "obj"} or not is_time(word):
            continue
        verb = sentence.words[word.head - 1] if word.head else None
        end = max(w.id for w in (word, *children(sentence, word, "amod", "det", "nummod")))
        after = sentence.words[end] if end < len(sentence.words) else None
        comma = after is not None and after.form == ","
        others = verb is not None and len(children(sentence, verb, word.rel)) > 1
        weekday = word.rel == "obj" and not children(sentence, word, "det", "nummod")
        if (word.rel == "nsubj" and comma) or others or weekday:
            out[word.id] = replace(word, deprel="obl:mod")
    return out
