"""Predicative adjectives: « La Russie est prête à négocier », « favorable à l'accord »."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import Clauses
from kg.records import Word


def arguments(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """The noun that an adjective is said of, as its subject."""
    if word.upos != "ADJ":
        return
    if clauses.tree.children(word, "cop"):
        yield from clauses.subjects(word)
    elif word.rel in ("amod", "acl") and (head := clauses.tree.head(word)) is not None:
        yield Argument("subj", head.id, "adjective")
    elif word.rel == "xcomp" and (head := clauses.tree.head(word)) is not None:
        yield from (Argument("subj", s.word, "adjective") for s in clauses.subjects(head))
