"""Negation of one predicate: ne … pas/plus/jamais, aucun … ne, ni … ni, sans + infinitive. « ne … que » restricts, it does not negate."""

from __future__ import annotations

from kg.extract.clause import VERBAL, Clauses
from kg.records import Word
from kg.tree import normal_form


def negated(clauses: Clauses, word: Word) -> bool:
    """Whether the predicate itself is denied (not what it embeds, nor what embeds it)."""
    tree, grammar = clauses.tree, clauses.knowledge.grammar
    if word.deprel == "advcl:cleft" and (focus := tree.head(word)) is not None and negated(clauses, focus):
        return True  # « ce n'est pas Paris qui … »
    marker = tree.mark(word) if word.upos in VERBAL else tree.marker(word)
    if marker.split(" ")[0] in grammar["negative_preposition"] or marker in grammar["negative_preposition"]:
        return True
    if word.upos not in VERBAL and not clauses.is_participle(word) and not tree.children(word, "cop"):
        return any(
            d.lemma.casefold() in grammar["negative_determiner"] for d in tree.children(word, "det")
        ) and _has_ne(clauses, tree.head(tree.first_conjunct(word)))
    if not _has_ne(clauses, word):
        return any(
            a.lemma.casefold() in grammar["negator"] and a.id < word.id and a.lemma.casefold() != "plus"
            for a in tree.children(word, "advmod")
            if a.feat("Polarity") == "Neg"
        ) and not tree.children(word, "aux")
    for child in _around(clauses, word):
        lemma = child.lemma.casefold()
        if lemma in grammar["negator"] and child.rel in ("advmod", "obl", "obj", "dep"):
            return True
        if lemma in grammar["negative_determiner"] or normal_form(child) == "ni":
            return True
    if any(normal_form(c) == "que" and c.rel == "advmod" for c in _around(clauses, word)):
        return False  # « on ne peut que saluer »
    return word.lemma.casefold() in grammar["negates_alone"]


def _has_ne(clauses: Clauses, word: Word | None) -> bool:
    if word is None:
        return False
    near = [*clauses.tree.children(word), *(c for a in clauses.auxiliaries(word) for c in clauses.tree.children(a))]
    if any(normal_form(c) == "ne" for c in near):
        return True
    if word.rel == "conj" and clauses.is_participle(word) and not clauses.tree.children(word, "aux"):
        return _has_ne(clauses, clauses.tree.head(word))
    return False


def _around(clauses: Clauses, word: Word) -> list[Word]:
    """Dependents, theirs that are determiners, and those of auxiliaries – where the second half of a negation can stand."""
    tree = clauses.tree
    near = list(tree.children(word))
    for aux in clauses.auxiliaries(word):
        near.extend(tree.children(aux))
    for child in list(near):
        if child.rel in ("nsubj", "obj", "obl", "iobj", "xcomp", "conj"):
            near.extend(tree.children(child, "det", "advmod", "cc"))
            if child.rel == "obj":
                near.extend(g for c in tree.children(child, "conj") for g in tree.children(c, "cc"))
    if word.rel == "conj" and clauses.is_participle(word) and (head := tree.head(word)) is not None:
        near.extend(tree.children(head))
    return near
