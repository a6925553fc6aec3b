"""A finite verb needs a subject: the one bare noun phrase before it, called an oblique, is it. So for a headline's participle.

A list may have been joined to a place: « à New York, [l'Inde, l'Iran et le Mali] se sont abstenus ».
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import bare_before, children, finite, is_bare
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
        joined = _one_list(bare)
        if len(bare) == 1 or joined:
            passive = bool(children(sentence, verb, "aux")) and any(
                a.deprel == "aux:pass" for a in children(sentence, verb, "aux")
            )
            out[bare[0].id] = replace(bare[0], head=verb.id, deprel="nsubj:pass" if passive else "nsubj")
            first, rest = bare[0], children(sentence, sentence.words[bare[0].head - 1], "conj") if joined else []
            out |= {w.id: replace(w, head=first.id) for w in rest if w.id > first.id and is_bare(sentence, w)}
    return out


def _one_list(bare: list[Word]) -> bool:
    """Whether all of several noun phrases are joined to one word, the place."""
    return len(bare) > 1 and all(w.rel == "conj" and w.head == bare[0].head for w in bare)
