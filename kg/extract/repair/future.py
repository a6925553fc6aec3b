"""« rencontrera » is a future: an infinitive with the endings of *avoir* is nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.knowledge import Knowledge
from kg.records import Sentence, Word

ENDINGS = ("ai", "as", "a", "ons", "ez", "ont")
TENSE = re.compile(r"Tense=\w+")


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """A finite indicative of another tense becomes a future."""
    return {
        word.id: replace(word, feats=TENSE.sub("Tense=Fut", word.feats))
        for word in sentence.words
        if word.upos in {"VERB", "AUX"}
        and word.feat("Mood") == "Ind"
        and word.feat("Tense") in {"Pres", "Past", "Imp"}
        and word.lemma.endswith("r")
        and word.form.casefold() in {word.lemma.casefold() + ending for ending in ENDINGS}
    }
