"""« …, appelant à une solution », « après avoir rencontré X », « pour envahir Y »: a subjectless adverbial has the subject of its clause."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import VERBAL, Clauses
from kg.extract.constructions.control import controller_of
from kg.extract.constructions.se_voir import undergoer
from kg.records import Word


def subjects(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """The subject of the clause that a subjectless adverbial belongs to."""
    if (
        word.rel not in ("advcl", "obl", "parataxis", "dep", "xcomp")
        or word.deprel == "advcl:cleft"
        or undergoer(clauses, word) is not None
    ):
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
    if word.rel == "xcomp" and head is not None and controller_of(clauses, word, head) == "a":
        return  # « permettre de libérer X »: whoever may do it, it is not who permits
    while head is not None and head.upos not in VERBAL and not clauses.tree.children(head, "nsubj"):
        if head.upos == "NOUN" and word.rel == "advcl":
            break
        head = clauses.tree.head(head)
    head = _beyond_subordinate(clauses, word, head)
    if head is not None:
        for subject in clauses.subjects(head):
            yield Argument("subj", subject.word, "adverbial")


def _beyond_subordinate(clauses: Clauses, word: Word, head: Word | None) -> Word | None:
    """« X s'est entretenu avec Y depuis que Z est entré, appelant à … »: after a comma the participle goes with the main clause."""
    before = clauses.tree.word(word.id - 1) if word.id > 1 else None
    if word.feat("VerbForm") != "Part" or before is None or before.form != ",":
        return head
    while (
        head is not None
        and head.id < word.id
        and head.rel in {"advcl", "conj", "acl"}
        and clauses.tree.children(head, "mark")
    ):
        higher = next((a for a in clauses.tree.ancestors(head) if a.upos in VERBAL), None)
        if higher is None:
            break
        head = higher
    return head
