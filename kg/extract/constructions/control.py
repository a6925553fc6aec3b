"""« Il a accepté de rencontrer X », « elle a appelé Moscou à libérer Y »: whose subject an infinitive has, the lexicon says."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import VERBAL, Clauses
from kg.extract.constructions.oblique import clause_slot
from kg.extract.constructions.se_voir import undergoer
from kg.extract.constructions.se_voir import undergoer
from kg.records import Word


def subjects(clauses: Clauses, word: Word) -> Iterator[Argument]:
    if word.rel not in ("xcomp", "ccomp", "obl", "advcl", "acl", "nmod", "obj"):
        return
    infinitive = clauses.is_infinitive(word) or any(clauses.is_infinitive(a) for a in clauses.auxiliaries(word))
    if not infinitive or undergoer(clauses, word) is not None:
        return
    head = clauses.tree.head(word)
    if head is None:
        return
    if undergoer(clauses, word) is not None:
        return  # « se voir accorder l'asile »: the subject undergoes
    slot = clause_slot(clauses, word)
    controller = "subj"
    for sense in clauses.senses(head):
        if slot in sense.content and sense.pronominal == clauses.is_pronominal(head):
            controller = sense.controller
            break
    if controller == "none":
        return
    if controller == "obj" and (above := undergoer(clauses, head)) is not None:
        yield from (Argument("subj", s.word, "control") for s in clauses.subjects(above))
        return
    if head.upos in VERBAL or clauses.tree.children(head, "cop"):
        if controller == "subj":
            found = clauses.subjects(head)
            if clauses.is_passive(head):
                # « X est accusé d'avoir … »: the passive subject is the deep object; it controls all the same
                pass
            for subject in found:
                yield Argument("subj", subject.word, "control")
            return
        passive = clauses.is_passive(head)
        for child in clauses.tree.children(head, "obj", "iobj", "obl", "nsubj"):
            marker = clauses.tree.marker(child)
            is_controller = (
                (controller == "obj" and (child.rel == "obj" or (passive and child.rel == "nsubj")))
                or (controller == "a" and (child.rel == "iobj" or marker == "à"))
                or (controller == "de" and marker == "de")
            )
            if is_controller and child.feat("Reflex") != "Yes":
                yield Argument("subj", child.id, "control")
