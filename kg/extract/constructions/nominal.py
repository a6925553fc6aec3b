"""Event nouns: « l'invasion de l'Ukraine par Moscou », « la visite de M. X à Y », « un entretien entre A et B », « son soutien »."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import VERBAL, Clauses
from kg.extract.constructions.locution import locution
from kg.extract.constructions.oblique import clause_slot
from kg.extract.constructions.relative import is_relative
from kg.extract.selection import is_place
from kg.mention.posts import is_demonym
from kg.mention.typing import is_time
from kg.records import Word
from kg.tree import normal_form


def arguments(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """Complements, clauses, adjectives of origin and possessives of a noun."""
    for child in clauses.tree.children(word, "nmod", "obl", "acl", "xcomp", "ccomp"):
        if child.deprel == "acl:relcl" or locution(clauses, child) is not None:
            continue
        if child.upos in VERBAL and (clauses.is_infinitive(child) or child.rel == "ccomp"):
            slot = clause_slot(clauses, child)
            if slot:
                yield Argument(slot, child.id, "nominal", clauses.tree.mark(child))
        elif child.rel in {"nmod", "obl"}:
            yield from _complement(clauses, word, child)
    yield from _in_state(clauses, word)
    yield from _owners(clauses, word)
    yield from _dont(clauses, word)


def _complement(clauses: Clauses, word: Word, child: Word) -> Iterator[Argument]:
    """A prepositional complement in all the slots that it may fill."""
    marker = clauses.marker(child)
    slot = clauses.slot_of(marker) if marker else ""
    if slot == "de" and _left(clauses, word, child):
        yield Argument("hors", child.id, "nominal", marker)
        return
    if slot:
        yield Argument(slot, child.id, "nominal", marker)
    if is_time(child):
        yield from _after_time(clauses, child)
    if slot == "de":
        yield Argument("gen", child.id, "nominal", marker)
    if marker in clauses.knowledge.grammar["place_preposition"]:
        yield Argument("lieu", child.id, "nominal", marker)
    if marker == "de":
        yield from _beyond(clauses, child)


def _owners(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """« les sanctions américaines », « son soutien »."""
    for child in clauses.tree.children(word, "amod"):
        yield Argument("adj", child.id, "nominal")
        if is_demonym(clauses.knowledge, child):
            yield Argument("gen", child.id, "nominal")
    for child in clauses.tree.children(word, "det"):
        if child.feat("Poss") == "Yes" or child.lemma in {"son", "notre", "leur"}:
            yield Argument("gen", child.id, "possessive")


def _after_time(clauses: Clauses, time: Word) -> Iterator[Argument]:
    """« la visite à A et, plus tard cette semaine, [à B] »: a place does not hang on a time."""
    for child in clauses.tree.children(time, "nmod"):
        marker = clauses.tree.marker(child)
        if marker in clauses.knowledge.grammar["place_preposition"] and child.upos == "PROPN":
            yield Argument("lieu", child.id, "nominal+attachment", marker)


def _in_state(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """« M. X est en visite à Y », « M. X, en visite à Y, … »: who is in it does it."""
    tree = clauses.tree
    if word.lemma.casefold() not in clauses.knowledge.grammar["in_state"]:
        return
    if tree.marker(word) != "en" or tree.children(word, "det"):
        return
    head = tree.head(word)
    if tree.children(word, "cop"):
        yield from (Argument("gen", s.word, "in a state") for s in clauses.subjects(word))
    elif word.rel == "nmod" and head is not None:
        yield Argument("gen", head.id, "in a state")
    elif head is not None and head.upos in VERBAL and word.rel in ("obl", "advcl"):
        yield from (Argument("gen", s.word, "in a state") for s in clauses.subjects(head))


def _beyond(clauses: Clauses, complement: Word) -> Iterator[Argument]:
    """« l'invasion du Koweït [par les armées de X] », when the parse hangs the agent on the patient."""
    for child in clauses.tree.children(complement, "nmod"):
        marker = clauses.tree.marker(child)
        if marker in ("par", "contre", "avec") or (marker == "à" and complement.upos == "PROPN"):
            yield Argument(clauses.slot_of(marker), child.id, "nominal+attachment", marker)


def _left(clauses: Clauses, word: Word, complement: Word) -> bool:
    """« le retrait des troupes [de Crimée] »: the second « de » of a noun, when it names a place, is where from."""
    before = [c for c in clauses.tree.children(word, "nmod") if c.id < complement.id and clauses.tree.marker(c) == "de"]
    return bool(before) and is_place(clauses.mentions.of(complement)) and not is_place(clauses.mentions.of(before[0]))


def _dont(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """« un pays dont l'invasion … »: dont hangs on the noun or on the verb beside it."""
    for child in clauses.tree.children(word, "nmod"):
        if is_relative(child) and normal_form(child) == "dont":
            verb = next((a for a in clauses.tree.ancestors(word) if a.deprel == "acl:relcl"), None)
            antecedent = clauses.tree.head(verb) if verb is not None else None
            if antecedent is not None:
                yield Argument("de", antecedent.id, "relative", "de")
                yield Argument("gen", antecedent.id, "relative", "de")
