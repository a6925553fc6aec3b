"""« C'est Moscou qui a rejeté l'accord », « c'est une autonomie que réclament les Albanais »."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import Clauses
from kg.extract.constructions.relative import is_relative
from kg.records import Word
from kg.tree import normal_form


def _focus(clauses: Clauses, word: Word) -> Word | None:
    if word.deprel not in ("advcl:cleft", "acl:cleft", "ccomp:cleft"):
        return None
    return clauses.tree.head(word)


def subjects(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """The focus, where « qui » stands for it."""
    focus = _focus(clauses, word)
    if focus is None:
        return
    for child in clauses.tree.children(word, "nsubj"):
        if is_relative(child):
            yield Argument("subj", focus.id, "cleft")


def arguments(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """The focus, where « que » stands for it."""
    focus = _focus(clauses, word)
    if focus is None:
        return
    mention = clauses.mentions.of(focus)
    if mention is not None and mention.category == "time":
        return
    marker = clauses.tree.marker(focus)
    for child in clauses.tree.children(word, "obj", "obl", "mark"):
        if normal_form(child) != "que":
            continue
        if marker:
            yield Argument(clauses.slot_of(marker), focus.id, "cleft", marker)
        elif not clauses.tree.children(word, "nsubj") or not any(
            is_relative(c) for c in clauses.tree.children(word, "nsubj")
        ):
            yield Argument("obj", focus.id, "cleft")
