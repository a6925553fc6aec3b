"""« l'Inde, [que] M. Blinken visitera »: what is the object of a relative clause is a relative pronoun, whatever its tag."""

from __future__ import annotations

from dataclasses import replace

from kg.knowledge import Knowledge
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """A conjunction that is subject or object becomes a pronoun."""
    return {
        word.id: replace(word, upos="PRON", feats="PronType=Rel")
        for word in sentence.words
        if word.upos == "SCONJ"
        and word.rel in {"obj", "nsubj"}
        and word.head > word.id
        and sentence.words[word.head - 1].deprel == "acl:relcl"
    }
