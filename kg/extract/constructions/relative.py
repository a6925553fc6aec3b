"""« … l'Inde, que M. Blinken visitera », « les troupes qui ont envahi … », « la réunion lors de laquelle … ».

The relative pronoun's function in its clause goes to the antecedent.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import Clauses
from kg.records import Word
from kg.tree import normal_form

PRONOUNS = frozenset({"qui", "que", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "auquel", "duquel"})


def relative_verb(clauses: Clauses, word: Word) -> Word | None:
    """The verb of the relative clause that a predicate heads, by itself or as a conjunct of its head."""
    top = clauses.tree.first_conjunct(word) if word.rel == "conj" else word
    return top if top.deprel == "acl:relcl" else None


def is_relative(word: Word) -> bool:
    return word.upos == "PRON" and (word.feat("PronType") == "Rel" or normal_form(word) in PRONOUNS)


def subjects(clauses: Clauses, word: Word) -> Iterator[Argument]:
    if word.deprel != "acl:relcl":
        return
    antecedent = clauses.tree.head(word)
    if antecedent is None:
        return
    for child in clauses.tree.children(word, "nsubj"):
        if is_relative(child):
            yield Argument("subj", antecedent.id, "relative")


def arguments(clauses: Clauses, word: Word) -> Iterator[Argument]:
    if word.deprel != "acl:relcl":
        return
    tree = clauses.tree
    antecedent = tree.head(word)
    if antecedent is None:
        return
    for child in tree.children(word, "obj", "obl", "iobj", "advmod", "nmod"):
        form = normal_form(child)
        if not is_relative(child) and form != "dont":
            continue
        marker = tree.marker(child)
        if child.rel == "obj" and form in ("que", "qu"):
            yield Argument("obj", antecedent.id, "relative")
        elif form == "dont":
            yield Argument("de", antecedent.id, "relative", "de")
        elif form == "où":
            yield Argument("lieu", antecedent.id, "relative", "à")
        elif form.startswith(("auquel", "auxquel")) or (marker == "à"):
            yield Argument("a", antecedent.id, "relative", "à")
        elif form.startswith(("duquel", "desquel")):
            yield Argument("de", antecedent.id, "relative", "de")
        elif marker:
            yield Argument(clauses.slot_of(marker), antecedent.id, "relative", marker)
