"""Who says so: « a déclaré X » after or before, « selon X », « , rapporte X »."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.clause import Clauses
from kg.records import Word


def reports(clauses: Clauses, verb: Word) -> bool:
    """Whether a verb reports what somebody says."""
    pronominal = clauses.is_pronominal(verb)
    return any(s.reports and s.pronominal == pronominal for s in clauses.senses(verb))


def according_to(clauses: Clauses, word: Word) -> Iterator[int]:
    """Heads of « selon X » beside a predicate."""
    for child in clauses.tree.children(word, "obl", "nmod", "advcl", "parataxis"):
        if clauses.tree.marker(child) in clauses.knowledge.grammar["according_to"]:
            yield child.id


def inserted(clauses: Clauses, word: Word) -> Iterator[int]:
    """Subjects of reporting verbs in parataxis: « …, a annoncé mardi l'agence CTK »."""
    for child in clauses.tree.children(word, "parataxis", "ccomp", "advcl", "dep", "conj"):
        if child.rel in ("ccomp", "advcl", "conj", "dep") and child.deprel != "parataxis":
            continue
        if reports(clauses, child):
            yield from (s.word for s in clauses.subjects(child))
            yield from according_to(clauses, child)
