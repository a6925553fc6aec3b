"""Support verbs: « mener des pourparlers avec X », « faire l'objet de critiques », « une enquête ouverte par le juge ».

The verb's subject gets the noun's role that the lexicon names; its other complements are looked up in the noun's frame.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import VERBAL, Clauses
from kg.knowledge.lexicon import Sense
from kg.records import Word

BEING = frozenset({"faire", "être", "devenir", "rester", "constituer"})
OTHERS = frozenset({"avec", "contre", "a", "pour", "sur", "lieu", "en", "dans", "vers", "aupres", "entre", "par", "de"})


def support_of(clauses: Clauses, noun: Word) -> tuple[Word, Sense] | None:
    """The support verb that an event noun depends on, and its sense."""
    tree = clauses.tree
    top = tree.first_conjunct(noun)
    above: list[Word] = []
    head = tree.head(top)
    if head is not None:
        above.append(head)
        if (head.upos == "NOUN" or clauses.measures(head)) and (
            higher := tree.head(tree.first_conjunct(head))
        ) is not None:
            above.append(higher)  # « faire l'objet de critiques », « une série d'entretiens »
    above.extend(c for c in tree.children(noun, "acl") if clauses.is_past_participle(c))
    if top.deprel != "acl:relcl":
        above.extend(c for c in tree.children(noun, "acl:relcl"))
    for verb in above:
        predicate = verb.upos in {"NOUN", "ADJ"} and verb is not noun  # « être victime de », « la cible de »
        if verb.upos not in VERBAL and not clauses.is_participle(verb) and not predicate:
            continue
        for sense in clauses.knowledge.lexicon.find("support", verb.lemma.casefold()):
            if sense.pronominal != clauses.is_pronominal(verb) and not clauses.is_passive(verb):
                continue
            if _fits(clauses, verb, top, noun, sense):
                return verb, sense
    return None


def _fits(clauses: Clauses, verb: Word, top: Word, noun: Word, sense: Sense) -> bool:
    arguments = clauses.arguments(verb)
    words = {top.id, noun.id}
    for need in sense.requires:
        found = [
            a
            for a in arguments
            if a.slot in need.slots and (not need.lemmas or clauses.tree.word(a.word).lemma.casefold() in need.lemmas)
        ]
        if not found:
            return False
        words |= {c.id for a in found for c in clauses.tree.children(a.word, "nmod")} & words
        if any(
            clauses.tree.head(top) is not None and clauses.tree.head(top) == clauses.tree.word(a.word) for a in found
        ):
            return True
    return any(a.slot in sense.event_slots and a.word in words for a in arguments)


def arguments(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """The verb's subject in the role that the support entry names, and the verb's other complements."""
    if word.upos != "NOUN":
        return
    found = support_of(clauses, word)
    if found is None:
        return
    verb, sense = found
    arguments = clauses.arguments(verb)
    if verb.upos == "NOUN":
        arguments += _subjects_of_predicate(clauses, verb)
    for argument in arguments:
        if argument.word == word.id:
            continue
        if argument.slot == "subj":
            yield Argument(f"support:{sense.subject_role or 'actor'}", argument.word, f"support+{argument.rule}")
        elif argument.slot in OTHERS and argument.slot not in sense.event_slots:
            yield Argument(argument.slot, argument.word, "support", argument.marker)
        elif argument.slot == "obj" and "subj" in sense.event_slots:
            yield Argument("obj", argument.word, "support")  # « un raid visant X »


def _subjects_of_predicate(clauses: Clauses, noun: Word) -> tuple[Argument, ...]:
    """« X est la cible de critiques », « X fait l'objet de critiques »."""
    found = clauses.subjects(noun)
    head = clauses.tree.head(noun)
    if found or head is None or noun.rel not in {"obj", "xcomp"} or head.lemma not in BEING:
        return found
    return clauses.subjects(head)
