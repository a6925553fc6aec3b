"""« Il a rencontré X et salué Y »: a coordinated verb without a subject has that of the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.argument import Argument
from kg.extract.clause import VERBAL, Clauses
from kg.records import Word


def subjects(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """The subject of the first verb."""
    if word.rel != "conj":
        return
    head = clauses.tree.head(word)
    if head is None or (
        head.upos not in VERBAL and not clauses.is_participle(head) and not clauses.tree.children(head, "cop")
    ):
        return
    for subject in clauses.subjects(head):
        yield replace(
            subject, rule=subject.rule if subject.rule.endswith("coordination") else f"{subject.rule}+coordination"
        )
