"""« permettre aux inspecteurs de se rendre … »: an infinitive that the verb asks for does not modify the noun before it."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children
from kg.knowledge import Knowledge
from kg.records import Sentence, Word

SLOTS = {"à": "inf_a", "de": "inf_de"}
OBJECTS = {"obj": frozenset({"obj"}), "a": frozenset({"obl", "iobj"}), "de": frozenset({"obl"})}


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:
    """The infinitive goes to the verb whose object is to do it."""
    out: dict[int, Word] = {}
    for word in sentence.words:
        if word.rel != "acl" or word.feat("VerbForm") != "Inf" or not word.head:
            continue
        noun = sentence.words[word.head - 1]
        verb = sentence.words[noun.head - 1] if noun.head else None
        mark = next((SLOTS.get(c.lemma, "") for c in children(sentence, word, "mark", "case") if c.id < word.id), "")
        if verb is None or verb.upos != "VERB" or not mark or verb.id > noun.id:
            continue
        takes_it = any(mark in s.content for s in knowledge.lexicon.find("noun", noun.lemma.casefold()))
        if not takes_it and _hands_on(sentence, knowledge, verb, noun, mark):
            out[word.id] = replace(word, head=verb.id, deprel="xcomp")
    return out


def _hands_on(sentence: Sentence, knowledge: Knowledge, verb: Word, noun: Word, slot: str) -> bool:
    """Whether the verb has an infinitive in that slot whose subject is the noun."""
    if any(c.feat("VerbForm") == "Inf" for c in children(sentence, verb, "xcomp", "ccomp")):
        return False
    for sense in knowledge.lexicon.find("verb", verb.lemma.casefold()):
        if slot in sense.content and noun.rel in OBJECTS.get(sense.controller, ()):
            cased = bool(children(sentence, noun, "case"))
            return cased == (sense.controller != "obj")
    return False
