"""« Une réunion du groupe C5+1, composé de …, devait suivre » with the noun as root: the subjectless finite verb is the root, the noun its subject."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children, finite, is_bare
from kg.knowledge import Knowledge
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """Root and subject change places."""
    root = next((w for w in sentence.words if w.head == 0), None)
    if (
        root is None
        or root.upos not in {"NOUN", "PROPN"}
        or children(sentence, root, "cop")
        or not is_bare(sentence, root)
    ):
        return {}
    for verb in children(sentence, root, "parataxis", "acl", "conj", "dep"):
        if verb.upos not in {"VERB", "AUX"} or verb.id < root.id or verb.deprel == "acl:relcl":
            continue
        if finite(sentence, verb) is None or children(sentence, verb, "nsubj", "mark", "cc"):
            continue
        return {
            root.id: replace(root, head=verb.id, deprel="nsubj"),
            verb.id: replace(verb, head=0, deprel="root"),
        }
    return {}
