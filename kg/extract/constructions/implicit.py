"""« X a été reçu par Y, après un entretien avec Z »: a meeting that the clause only dates has the clause's subject as its other side."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import VERBAL, Clauses
from kg.records import Word

DATING = frozenset(
    {
        "après",
        "avant",
        "lors de",
        "à l'issue de",
        "à issue de",
        "au cours de",
        "à cours de",
        "pendant",
        "à l'occasion de",
        "à occasion de",
        "en marge de",
    }
)


def arguments(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """The clause's subject, for an event noun that names one side only (« avec Z »)."""
    verb = _dated_verb(clauses, word)
    if verb is None or verb.upos not in VERBAL:
        return
    markers = {clauses.marker(child) for child in clauses.tree.children(word, "nmod", "obl")}
    owned = any(d.feat("Poss") == "Yes" for d in clauses.tree.children(word, "det"))
    if "avec" in markers and "entre" not in markers and "de" not in markers and not owned:
        for subject in clauses.subjects(verb):
            yield Argument("support:actor", subject.word, "implicit")


def _dated_verb(clauses: Clauses, word: Word) -> Word | None:
    """The head that « après un entretien » dates; « en marge | d'une réunion » has its locution's noun between."""
    head = clauses.tree.head(word)
    if word.upos != "NOUN" or head is None:
        return None
    if word.rel == "obl" and clauses.marker(word) in DATING:
        return head
    whole = f"{clauses.marker(head)} {head.form.casefold()} {clauses.marker(word)}"
    return clauses.tree.head(head) if word.rel == "nmod" and head.rel == "obl" and whole in DATING else None
