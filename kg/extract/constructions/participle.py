"""Participles beside a noun: « l'accord signé à Paris » (passive), « le président appelant au calme » (active), headlines."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import Clauses
from kg.records import Word


def subjects(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """The noun that a participle modifies. Whether it is the deep object, the passive rule decides."""
    if word.deprel not in ("acl", "amod") or not clauses.is_participle(word):
        return
    noun = clauses.tree.head(word)
    if noun is not None and noun.upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        yield Argument("subj", noun.id, "participle")
