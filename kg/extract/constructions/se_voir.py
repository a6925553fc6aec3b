"""« Il s'est vu imposer des sanctions par l'UE », « ils se sont fait arrêter »: the subject undergoes what the infinitive says."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import Clauses
from kg.records import Word

UNDERGOING = frozenset({"voir", "faire", "laisser", "entendre"})


def undergoer(clauses: Clauses, word: Word) -> Word | None:
    """The pronominal « se voir / se faire » above an infinitive."""
    if not clauses.is_infinitive(word) or word.rel not in ("xcomp", "ccomp"):
        return None
    head = clauses.tree.head(word)
    if head is not None and head.lemma in UNDERGOING and clauses.is_pronominal(head):
        return head
    return None


def arguments(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """Who undergoes it as the object (or the dative, beside an object), the agent as the subject."""
    head = undergoer(clauses, word)
    if head is None:
        return
    objects = clauses.tree.children(word, "obj", "nsubj")
    for subject in clauses.subjects(head):
        yield Argument("a" if objects else "obj", subject.word, "se voir")
    hanging = [c for o in (*objects, *clauses.tree.children(word, "obl")) for c in clauses.tree.children(o, "nmod")]
    for agent in (*clauses.tree.children(word, "obl", "nmod"), *hanging):
        if clauses.tree.marker(agent) == "par":
            yield Argument("subj", agent.id, "se voir", "par")
