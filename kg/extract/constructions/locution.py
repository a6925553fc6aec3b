"""Prepositional locutions that the parse takes apart: « en faveur de X » as *faveur* + *de X*, « auprès de X » as adverb + *de X*."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import Clauses
from kg.records import Word


def locution(clauses: Clauses, word: Word) -> tuple[str, str, Word] | None:
    """(slot, locution, its noun phrase) when a dependent is the core of a locution that the lexicon lists as a marker."""
    tree = clauses.tree
    if word.upos not in {"NOUN", "ADV", "ADP", "ADJ"}:
        return None
    for below in tree.children(word, "nmod", "obl"):
        marker = tree.marker(below)
        whole = " ".join(p for p in (tree.marker(word), word.form.casefold(), marker) if p)
        slot = clauses.knowledge.lexicon.slot(whole) if marker else None
        if slot is not None:
            return slot, whole, below
    return None


def arguments(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """What stands behind a locution is the argument, not the noun within it."""
    for child in clauses.tree.children(word, "obl", "nmod", "advmod", "xcomp"):
        found = locution(clauses, child)
        if found is not None:
            slot, whole, below = found
            yield Argument(slot, below.id, "locution", whole)
