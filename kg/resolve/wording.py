"""What the words of an event say besides its participants: phrases, clauses, how often."""

from __future__ import annotations

from kg.extract import Candidate, Clauses
from kg.mention.phrase import core_words, text_of
from kg.records import Word

NUMBERS = {
    n: i
    for i, n in enumerate(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
    )
}


def count_of(clauses: Clauses, c: Candidate) -> int | None:
    """« trois fois » beside a verb, « deux entretiens »."""
    tree = clauses.tree
    word = tree.word(c.word)
    holders = [word] if c.nominal else [w for w in tree.children(word) if w.lemma == "fois"]
    for holder in holders:
        for number in tree.children(holder, "nummod"):
            value = _number(number)
            if value is not None and value > 1:
                return value
    return None


def _number(word: Word) -> int | None:
    form = word.form.casefold()
    return int(form) if form.isdigit() else NUMBERS.get(form)


def phrase(clauses: Clauses, word: Word) -> str:
    """The words of a noun phrase, as a label."""
    return text_of(clauses.tree, core_words(clauses.tree, word))


def clause_text(clauses: Clauses, id: int) -> str:
    """The words of a clause, without the punctuation that ends it."""
    words = list(clauses.tree.subtree(clauses.tree.word(id)))
    while words and words[-1].upos == "PUNCT":
        words.pop()
    sentence = clauses.tree.sentence
    text = sentence.text[words[0].begin - sentence.begin : words[-1].end - sentence.begin]
    return " ".join(text.split())
