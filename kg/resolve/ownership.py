"""Whose a thing is: « la décision du président X », « les modifications qu'Israël propose », « la guerre menée par Moscou »."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import Clauses
from kg.records import Word
from kg.resolve.homeland import is_domestic
from kg.resolve.linker import Linker
from kg.tree import normal_form

BY = frozenset({"de", "par", "de la part de"})


def owner(clauses: Clauses, linker: Linker, word: Word) -> str | None:
    """Id of the country for which the owner or maker of a thing acts; ``None`` when nobody is named or nobody knows.

    Only for things: hostages are not of the country that holds them.
    """
    for doer in _owners(clauses, word):
        mention = clauses.mentions.of(doer)
        if mention is None or mention.category != "agent":
            continue
        for key in linker.link(mention, agent=True):
            entity = linker.entity(key)
            if entity is None:
                continue
            country = entity.key if entity.kind == "Country" else entity.country
            if country:
                return country.rpartition("/")[2]
            if linker.homeland is not None and is_domestic(entity):
                return linker.homeland
    return None


def _owners(clauses: Clauses, word: Word) -> Iterator[Word]:
    """Complements, subjects of object relatives, agents of participles."""
    tree = clauses.tree
    for complement in tree.children(word, "nmod"):
        if tree.marker(complement) in BY:
            yield complement
    for clause in tree.children(word, "acl"):
        if any(normal_form(o) == "que" for o in tree.children(clause, "obj")):
            yield from tree.children(clause, "nsubj")
        elif clauses.is_participle(clause):
            yield from (a for a in tree.children(clause, "obl") if tree.marker(a) == "par")
