"""« Le juge fait arrêter X par la police »: obj:agent and nsubj:caus of French UD; the causer is kept as the subject."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import Clauses
from kg.records import Word


def arguments(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """The causer and, behind « par », who is made to do it."""
    if not clauses.tree.children(word, "aux:caus") or clauses.is_passive(word):
        return
    for causer in clauses.tree.children(word, "nsubj:caus"):
        yield Argument("subj", causer.id, "causative")
    for agent in clauses.tree.children(word, "obl", "obj"):
        if agent.deprel in {"obl:agent", "obj:agent"} or clauses.tree.marker(agent) == "par":
            yield Argument("subj", agent.id, "causative", "par")
