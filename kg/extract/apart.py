"""« la visite de X à Astana et, plus tard cette semaine, à Tachkent »: a place with a time of its own is another event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.candidate import Candidate
from kg.extract.clause import Clauses
from kg.mention.typing import is_time
from kg.records import Word


def apart(clauses: Clauses, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, those split whose targets have times of their own. ``part`` is then the target's word."""
    for candidate in candidates:
        others = [p for p in candidate.of("target") if time_before(clauses, clauses.tree.word(p.word))]
        if not others or len(others) == len(candidate.of("target")):
            yield candidate
            continue
        yield replace(candidate, participants=tuple(p for p in candidate.participants if p not in others))
        rest = tuple(p for p in candidate.participants if p.role != "target")
        for other in others:
            yield replace(candidate, participants=(*rest, other), part=other.word)


def time_before(clauses: Clauses, word: Word) -> Word | None:
    """The time noun between the conjunction and the preposition of a conjunct, or ``None``."""
    tree = clauses.tree
    if word.rel != "conj":
        return None
    conjunctions = [c.id for c in tree.children(word, "cc") if c.id < word.id]
    prepositions = [c.id for c in tree.children(word, "case") if c.id < word.id]
    if not conjunctions or not prepositions:
        return None
    return next(
        (w for w in tree.words[conjunctions[-1] : prepositions[0] - 1] if w.upos == "NOUN" and is_time(w)), None
    )
