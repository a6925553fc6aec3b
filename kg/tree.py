"""A sentence as a dependency tree: the small vocabulary in which the constructions are written."""

from __future__ import annotations

from collections.abc import Iterator

from kg.records import Sentence, Word

CASE_RELS = frozenset({"case", "mark"})


class Tree:
    """Navigation over one parsed sentence. Words are addressed by their UD id (1-based); 0 is the root."""

    __slots__ = ("_children", "sentence", "words")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words = sentence.words
        children: list[list[Word]] = [[] for _ in range(len(sentence.words) + 1)]
        for word in sentence.words:
            if 0 <= word.head <= len(sentence.words):
                children[word.head].append(word)
        self._children = tuple(tuple(ws) for ws in children)

    def word(self, id: int) -> Word:
        """The word of a UD id."""
        return self.words[id - 1]

    def children(self, word: Word | int, *rels: str) -> tuple[Word, ...]:
        """Dependents, in text order; ``rels`` filters by relation, with (``obl:arg``) or without (``obl``) subtype."""
        id = word if isinstance(word, int) else word.id
        found = self._children[id]
        return tuple(w for w in found if w.deprel in rels or w.rel in rels) if rels else found

    def child(self, word: Word, *rels: str) -> Word | None:
        """The first dependent with one of the relations, or ``None``."""
        return next(iter(self.children(word, *rels)), None)

    def head(self, word: Word) -> Word | None:
        """The governor; ``None`` above the root."""
        return self.words[word.head - 1] if word.head else None

    def ancestors(self, word: Word) -> Iterator[Word]:
        """Heads from the nearest up to the root."""
        seen = {word.id}
        current = self.head(word)
        while current is not None and current.id not in seen:
            yield current
            seen.add(current.id)
            current = self.head(current)

    def subtree(self, word: Word) -> tuple[Word, ...]:
        """The word and all that hangs on it, in text order."""
        found = [word]
        for w in found:
            found.extend(self._children[w.id])
        return tuple(sorted(found, key=lambda w: w.id))

    def conjuncts(self, word: Word) -> tuple[Word, ...]:
        """The word and what is coordinated below it: « A, B et C » from A."""
        out = [word]
        for conj in self.children(word, "conj"):
            out.extend(self.conjuncts(conj))
        return tuple(out)

    def first_conjunct(self, word: Word) -> Word:
        """The head of a coordination, from any of its members."""
        while word.rel == "conj" and (head := self.head(word)) is not None:
            word = head
        return word

    def marker(self, word: Word) -> str:
        """The prepositions before a phrase as one lower-case string (« auprès de »), or ``""``.

        A later conjunct without its own preposition has that of the first.
        """
        parts: list[Word] = []
        for case in self.children(word, "case"):
            if case.id < word.id:
                parts.append(case)
                parts.extend(self.children(case, "fixed"))
        if not parts and word.rel == "conj" and (head := self.head(word)) is not None and head.upos != "VERB":
            return self.marker(head)
        return " ".join(normal_form(w) for w in sorted(parts, key=lambda w: w.id))

    def mark(self, word: Word) -> str:
        """The subordinator or the preposition before an infinitive (« de », « que », « pour »), or ``""``."""
        parts: list[Word] = []
        for mark in self.children(word, "mark", "case"):
            if mark.id < word.id:
                parts.append(mark)
                parts.extend(self.children(mark, "fixed"))
        return " ".join(normal_form(w) for w in sorted(parts, key=lambda w: w.id))


ELIDED = {
    "c": "ce",
    "d": "de",
    "j": "je",
    "m": "me",
    "t": "te",
    "l": "le",
    "qu": "que",
    "jusqu": "jusque",
    "lorsqu": "lorsque",
    "s": "se",
    "n": "ne",
}


def normal_form(word: Word) -> str:
    """Lower-case form with elision undone: « d' » → « de », « qu' » → « que »."""
    form = word.form.casefold().replace("’", "'")
    if form.endswith("'"):
        return ELIDED.get(form[:-1], form[:-1])
    return form if word.upos != "ADP" else (word.lemma.casefold() if word.lemma not in ("", "_") else form)
