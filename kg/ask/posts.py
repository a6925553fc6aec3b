"""« Qui est le président du Kazakhstan ? », « Qui est Antony Blinken ? »: posts that the dispatches state."""

from __future__ import annotations

import datetime as dt

from kg.ask.clauses import clauses_of
from kg.ask.constrain import Constrainer
from kg.ask.cover import left_over
from kg.ask.entities import Entities
from kg.ask.frame import Among, Frame, Holding, Place
from kg.ask.refusal import Refused
from kg.ask.statement import state
from kg.knowledge import Knowledge
from kg.records import Sentence


def post_question(sentence: Sentence, knowledge: Knowledge, entities: Entities, date: dt.date | None) -> Frame | None:
    """The frame of a question for a post or for who holds it; ``None`` for any other question.

    :raises Refused: when it is one, but some of its words cannot be read.
    """
    statement = state(sentence)
    if statement.asks != "who":
        return None
    clauses = clauses_of(statement, knowledge)
    tree = clauses.tree
    asked = tree.word(statement.variable)
    head = tree.head(asked) if asked.rel == "nsubj" else next(iter(tree.children(asked, "nsubj")), None)
    copula = next((w for w in (head, asked) if w is not None and tree.children(w, "cop")), None)
    if head is None or copula is None or head.upos not in {"NOUN", "PROPN"}:
        return None
    constrainer = Constrainer(clauses, knowledge, entities, date)
    constraint = constrainer.constraint(head, place=False)
    constrainer.read.add(asked.id)
    if not isinstance(constraint, Among | Holding):
        return None
    if left := left_over(clauses, constrainer.read):
        raise Refused("left-over", words=" ".join(word.form for word in left))
    return Frame("post" if isinstance(constraint, Holding) else "posts", places=(Place("actor", constraint),))
