"""A finite verb needs a subject: the one bare noun phrase before it, called an oblique, is it. So for a headline's participle."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import bare_before, children, finite
from kg.knowledge import Knowledge
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """« Les rebelles ont attaqué » with *rebelles* as ``obl:mod``."""
    out: dict[int, Word] = {}
    for verb in sentence.words:
        root_participle = verb.rel == "root" and verb.feat("VerbForm") == "Part"
        if verb.upos != "VERB" or (finite(sentence, verb) is None and not root_participle):
            continue
        if children(sentence, verb, "nsubj", "csubj") or verb.rel == "conj" or verb.deprel == "acl:relcl":
            continue
        bare = bare_before(sentence, verb)
        if len(bare) == 1:
            passive = bool(children(sentence, verb, "aux")) and any(
                a.deprel == "aux:pass" for a in children(sentence, verb, "aux")
            )
            out[bare[0].id] = replace(bare[0], head=verb.id, deprel="nsubj:pass" if passive else "nsubj")
    return out
