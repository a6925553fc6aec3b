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


def is_relative(word: Word) -> bool:
    """Whether a word is a relative pronoun, whatever the tagger says of its type."""
    return word.upos == "PRON" and (word.feat("PronType") == "Rel" or normal_form(word) in PRONOUNS)


def subjects(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """The antecedent of « qui »."""
    if word.deprel != "acl:relcl":
        return
    antecedent = clauses.tree.head(word)
    if antecedent is None:
        return
    for child in clauses.tree.children(word, "nsubj"):
        if is_relative(child):
            yield Argument("subj", antecedent.id, "relative")


def arguments(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """The antecedent in the slot of the relative pronoun."""
    antecedent = clauses.tree.head(word)
    if word.deprel != "acl:relcl" or antecedent is None:
        return
    for child in clauses.tree.children(word, "obj", "obl", "iobj", "advmod", "nmod"):
        slot, marker = _slot_of_pronoun(clauses, child)
        if slot:
            yield Argument(slot, antecedent.id, "relative", marker)


def _slot_of_pronoun(clauses: Clauses, pronoun: Word) -> tuple[str, str]:
    """(slot, marker) that a relative pronoun stands in; ``("", "")`` for other words."""
    form = normal_form(pronoun)
    if not is_relative(pronoun) and form != "dont":
        return "", ""
    marker = clauses.tree.marker(pronoun)
    if pronoun.rel == "obj" and form in {"que", "qu"}:
        return "obj", ""
    if form == "où":
        return "lieu", "à"
    if form.startswith(("auquel", "auxquel")) or (marker == "à" and form != "dont"):
        return "a", "à"
    if form == "dont" or form.startswith(("duquel", "desquel")):
        return "de", "de"
    return (clauses.slot_of(marker), marker) if marker else ("", "")
