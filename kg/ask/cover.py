"""Which words of a question were not taken account of. To ignore one might change what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.ask.clauses import QuestionClauses
from kg.ask.wording import load_wording
from kg.extract.clause import VERBAL
from kg.records import Word
from kg.tree import normal_form

MEANING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "PRON", "X", "INTJ", "SYM"})
PARTICLES = frozenset({"ne", "ce", "se", "en", "y", "là", "on"})


def left_over(clauses: QuestionClauses, read: Iterable[int]) -> tuple[Word, ...]:
    """Words with a meaning of their own that nothing has read."""
    taken = set(read)
    grammar, light = clauses.knowledge.grammar, load_wording()["light"]
    negators = grammar["negator"] | grammar["negative_determiner"]
    return tuple(
        word
        for word in clauses.tree.words
        if word.id not in taken
        and word.upos in MEANING
        and not _is_grammar(word)
        and word.lemma.casefold() not in negators | light
        and word.form.casefold() not in light
    )


def _is_grammar(word: Word) -> bool:
    return word.rel in {"expl", "case", "fixed", "aux", "cop", "mark", "cc"} or normal_form(word) in PARTICLES


def carriers(clauses: QuestionClauses, id: int) -> Iterator[int]:
    """Verbs above an event that only carry it: « doit rencontrer », « est prévue », « refuse de recevoir »."""
    word = clauses.tree.word(id)
    for above in clauses.tree.ancestors(word):
        if above.upos not in VERBAL or word.rel not in {"xcomp", "ccomp", "nsubj", "obj"}:
            return
        if word.rel in {"xcomp", "ccomp"} and not clauses.senses(above) and above.lemma.casefold() != "aller":
            return
        if word.rel in {"nsubj", "obj"} and above.lemma.casefold() not in clauses.knowledge.grammar["happen"]:
            return
        yield above.id
        word = above
