"""« …, appelant à une solution », « après avoir rencontré X », « pour envahir Y »: a subjectless adverbial has the subject of its clause."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import VERBAL, Clauses
from kg.records import Word


def subjects(clauses: Clauses, word: Word) -> Iterator[Argument]:
    if word.rel not in ("advcl", "obl", "parataxis", "dep", "xcomp") or word.deprel == "advcl:cleft":
        return
    if word.feat("VerbForm") not in ("Inf", "Part", "Ger") and not any(
        a.feat("VerbForm") in ("Inf", "Part") for a in clauses.auxiliaries(word)
    ):
        return
    if (
        word.feat("VerbForm") == "Part"
        and word.feat("Tense") == "Past"
        and any(a.feat("VerbForm") == "Fin" for a in clauses.auxiliaries(word))
    ):
        return
    head = clauses.tree.head(word)
    while head is not None and head.upos not in VERBAL and not clauses.tree.children(head, "nsubj"):
        if head.upos == "NOUN" and word.rel == "advcl":
            break
        head = clauses.tree.head(head)
    if head is not None:
        for subject in clauses.subjects(head):
            yield Argument("subj", subject.word, "adverbial")
