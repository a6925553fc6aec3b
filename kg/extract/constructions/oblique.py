"""Prepositional dependents and embedded clauses: « appeler X à Y », « demander que … », « accepter de rencontrer »."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import VERBAL, Clauses
from kg.extract.constructions.locution import locution
from kg.records import Word
from kg.tree import normal_form


def arguments(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """Prepositional phrases, adverbs, attributes and clauses below a verb."""
    for child in clauses.tree.children(word, "obl", "nmod", "xcomp", "ccomp", "advcl", "acl", "dep", "advmod"):
        if child.deprel == "acl:relcl" or locution(clauses, child) is not None:
            continue
        if child.upos in VERBAL and (clauses.is_infinitive(child) or child.rel in {"xcomp", "ccomp", "advcl", "acl"}):
            slot = clause_slot(clauses, child)
            if slot:
                yield Argument(slot, child.id, "clause", clauses.tree.mark(child))
        elif child.rel == "advmod" or (child.upos == "ADP" and not clauses.tree.children(child, "case")):
            yield Argument("adv", child.id, "adverb")
        elif child.feat("PronType") == "Rel":
            continue
        elif child.rel in {"xcomp", "ccomp"}:
            yield _predicate(clauses, child)
        elif child.deprel != "obl:agent":
            yield from _phrase(clauses, child)


def _predicate(clauses: Clauses, child: Word) -> Argument:
    """« élu président » is an attribute; with a copula or a subject it is a clause."""
    if clauses.tree.children(child, "cop", "nsubj"):
        return Argument("que", child.id, "clause", clauses.tree.mark(child))
    return Argument("attr", child.id, "attribute")


def _phrase(clauses: Clauses, child: Word) -> Iterator[Argument]:
    marker = clauses.marker(child)
    if marker:
        yield Argument(clauses.slot_of(marker), child.id, "oblique", marker)
        if marker in clauses.knowledge.grammar["place_preposition"]:
            yield Argument("lieu", child.id, "oblique", marker)
    elif normal_form(child) in {"lui", "leur"}:
        yield Argument("a", child.id, "clitic")


def clause_slot(clauses: Clauses, verb: Word) -> str:
    """Slot of an embedded clause: ``inf``, ``inf_a``, ``inf_de``, ``que`` – or ``""`` for a free adverbial."""
    mark = clauses.tree.mark(verb)
    infinitive = clauses.is_infinitive(verb) or any(clauses.is_infinitive(a) for a in clauses.auxiliaries(verb))
    if infinitive:
        if mark in ("à", "de"):
            return "inf_a" if mark == "à" else "inf_de"
        if not mark and verb.rel in ("xcomp", "ccomp"):
            return "inf"
        return f"inf_{mark}" if mark else ""
    if mark in ("que", "à ce que", "de ce que", "ce que"):
        return "que"
    if mark == "si":
        return "si"
    if verb.rel == "ccomp":
        return "que"
    return ""
