"""Prepositional locutions that the parse takes apart: « en faveur de X » as *faveur* + *de X*, « auprès de X » as adverb + *de X*."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import Clauses
from kg.records import Word


def arguments(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """Arguments behind a locution that the lexicon lists as a marker."""
    tree = clauses.tree
    markers = clauses.knowledge.lexicon.markers
    for child in tree.children(word, "obl", "nmod", "advmod", "xcomp"):
        if child.upos not in ("NOUN", "ADV", "ADP", "ADJ"):
            continue
        first = tree.marker(child)
        for grandchild in tree.children(child, "nmod", "obl"):
            second = tree.marker(grandchild)
            locution = " ".join(p for p in (first, child.form.casefold(), second) if p)
            if second and locution in markers:
                yield Argument(markers[locution], grandchild.id, "locution", locution)
