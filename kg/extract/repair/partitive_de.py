"""« imposer de nouvelles sanctions », « larguer des vivres »: *de* before an adjective and a plural, or fused with an article, is an article, and the noun the object."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children
from kg.knowledge import Knowledge
from kg.records import Sentence, Word


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:
    """Only for verbs that take an object and nothing with « de »."""
    out: dict[int, Word] = {}
    for noun in sentence.words:
        if noun.rel != "obl" or noun.upos not in {"NOUN", "PROPN"} or not noun.head:
            continue
        verb = sentence.words[noun.head - 1]
        case = [
            w for w in children(sentence, noun, "case") if w.form.casefold() in {"de", "d'", "d’"} and w.id < noun.id
        ]
        adjective = any(w.id < noun.id for w in children(sentence, noun, "amod"))
        if not case or children(sentence, verb, "obj") or not _takes_objects(verb, noun, knowledge):
            continue
        if (adjective and noun.feat("Number") == "Plur") or _is_fused(sentence, verb, case[0]):
            out[noun.id] = replace(noun, deprel="obj")
            out[case[0].id] = replace(case[0], deprel="det", upos="DET")
    return out


def _is_fused(sentence: Sentence, verb: Word, case: Word) -> bool:
    """« des », « du » that the parse took apart, right behind an active verb."""
    article = sentence.words[case.id] if case.id < len(sentence.words) else None
    if article is None or article.rel != "det" or article.begin != case.begin or case.id != verb.id + 1:
        return False
    passive = children(sentence, verb, "expl") or any(a.deprel == "aux:pass" for a in children(sentence, verb, "aux"))
    bare = verb.feat("VerbForm") == "Part" and not children(sentence, verb, "aux")
    return not passive and not bare


def _takes_objects(verb: Word, noun: Word, knowledge: Knowledge) -> bool:
    senses = knowledge.lexicon.find("verb", verb.lemma.casefold()) + knowledge.lexicon.find(
        "support", verb.lemma.casefold()
    )
    used = {s for sense in senses for _, slots in sense.roles for s in slots} | {
        s for x in senses for r in x.requires for s in r.slots
    }
    used |= {s for sense in senses for s in sense.event_slots}
    asked_for = any("obj" in r.slots and noun.lemma.casefold() in r.lemmas for x in senses for r in x.requires)
    return asked_for or ("obj" in used and "de" not in used)
