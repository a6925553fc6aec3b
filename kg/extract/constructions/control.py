"""« Il a accepté de rencontrer X », « elle a appelé Moscou à libérer Y »: whose subject an infinitive has, the lexicon says."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import VERBAL, Clauses
from kg.extract.constructions.oblique import clause_slot
from kg.extract.constructions.se_voir import undergoer
from kg.records import Word


def subjects(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """The subject of an infinitive: its controller among the arguments of the verb above."""
    head = clauses.tree.head(word)
    if word.rel not in {"xcomp", "ccomp", "obl", "advcl", "acl", "nmod", "obj"} or head is None:
        return
    infinitive = clauses.is_infinitive(word) or any(clauses.is_infinitive(a) for a in clauses.auxiliaries(word))
    if not infinitive or undergoer(clauses, word) is not None:
        return  # « se voir accorder l'asile »: the subject undergoes
    controller = controller_of(clauses, word, head)
    if controller == "none":
        return
    if controller == "obj" and (above := undergoer(clauses, head)) is not None:
        yield from (Argument("subj", s.word, "control") for s in clauses.subjects(above))
    elif head.upos in VERBAL or clauses.tree.children(head, "cop"):
        if controller == "subj":  # « X est accusé d'avoir … »: in a passive as well
            yield from (Argument("subj", s.word, "control") for s in clauses.subjects(head))
        else:
            yield from (Argument("subj", id, "control") for id in _controlling(clauses, head, controller))


def controller_of(clauses: Clauses, word: Word, head: Word) -> str:
    """Slot of the controller, by the first sense of the verb above that embeds such a clause; its subject by default."""
    slot = clause_slot(clauses, word)
    pronominal = clauses.is_pronominal(head)
    return next(
        (s.controller for s in clauses.senses(head) if slot in s.content and s.pronominal == pronominal), "subj"
    )


def _controlling(clauses: Clauses, head: Word, controller: str) -> Iterator[int]:
    """Objects and complements in the controlling slot."""
    passive = clauses.is_passive(head)
    for child in clauses.tree.children(head, "obj", "iobj", "obl", "nsubj"):
        marker = clauses.tree.marker(child)
        controls = {
            "obj": child.rel == "obj" or (passive and child.rel == "nsubj"),
            "a": child.rel == "iobj" or marker == "à",
            "de": marker == "de",
        }
        if controls.get(controller, False) and child.feat("Reflex") != "Yes":
            yield child.id
