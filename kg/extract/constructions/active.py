"""« M. Blinken rencontre M. Tokaïev »: nsubj is the subject, obj the object, iobj the dative."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import Clauses
from kg.records import Word
from kg.tree import normal_form


def subjects(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """The verb's own subject; expletive « il » and relative pronouns are for others."""
    for subject in clauses.tree.children(word, "nsubj"):
        if subject.feat("PronType") == "Rel" or (normal_form(subject) in ("qui", "que") and subject.upos == "PRON"):
            continue
        yield Argument("subj", subject.id, "passive" if subject.deprel == "nsubj:pass" else "active")


def arguments(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """Deep subject and objects of an active clause."""
    passive = clauses.is_passive(word)
    if not passive:
        yield from clauses.subjects(word)
    for obj in clauses.tree.children(word, "obj") or shared_objects(clauses, word):
        if obj.feat("PronType") == "Rel" or normal_form(obj) in ("se", "que", "en"):
            if normal_form(obj) == "en":
                yield Argument("de", obj.id, "clitic")
            continue
        if obj.feat("Reflex") == "Yes":
            continue
        yield Argument("obj", obj.id, "active")
    for dative in clauses.tree.children(word, "iobj"):
        if (
            normal_form(dative) in ("se", "y", "en")
            or dative.feat("Reflex") == "Yes"
            or dative.feat("PronType") == "Rel"
        ):
            if normal_form(dative) == "en":
                yield Argument("de", dative.id, "clitic")
            continue
        yield Argument("a", dative.id, "clitic")


def shared_objects(clauses: Clauses, word: Word) -> tuple[Word, ...]:
    """« a condamné et sanctionné l'Iran »: what follows two participles of one auxiliary is the object of both."""
    tree = clauses.tree
    head = tree.head(word)
    if word.rel == "conj" and head is not None:
        pair, last = (head, word), word
    else:
        after = [c for c in tree.children(word, "conj") if clauses.is_past_participle(c)]
        if not after:
            return ()
        pair, last = (word, after[-1]), after[-1]
    if not all(clauses.is_past_participle(v) for v in pair) or not tree.children(pair[0], "aux:tense"):
        return ()
    if tree.children(pair[0], "aux:pass") or tree.children(pair[1], "aux", "nsubj"):
        return ()
    other = pair[0] if word is pair[1] or word.id == pair[1].id else pair[1]
    return tuple(o for o in tree.children(other, "obj") if o.id > last.id)
