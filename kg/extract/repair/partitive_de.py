"""« imposer de nouvelles sanctions »: *de* before an adjective and a plural is an article, and the noun the object."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children
from kg.knowledge import Knowledge
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:
    """Only for verbs that take an object and nothing with « de »."""
    out: dict[int, Word] = {}
    for noun in sentence.words:
        if noun.rel != "obl" or noun.upos != "NOUN" or noun.feat("Number") != "Plur" or not noun.head:
            continue
        verb = sentence.words[noun.head - 1]
        case = [
            w for w in children(sentence, noun, "case") if w.form.casefold() in {"de", "d'", "d’"} and w.id < noun.id
        ]
        adjective = any(w.id < noun.id for w in children(sentence, noun, "amod"))
        if case and adjective and not children(sentence, verb, "obj") and _takes_objects(verb, knowledge):
            out[noun.id] = replace(noun, deprel="obj")
            out[case[0].id] = replace(case[0], deprel="det", upos="DET")
    return out


def _takes_objects(verb: Word, knowledge: Knowledge) -> bool:
    senses = knowledge.lexicon.find("verb", verb.lemma.casefold()) + knowledge.lexicon.find(
        "support", verb.lemma.casefold()
    )
    used = {s for sense in senses for _, slots in sense.roles for s in slots} | {
        s for x in senses for r in x.requires for s in r.slots
    }
    used |= {s for sense in senses for s in sense.event_slots}
    return "obj" in used and "de" not in used
