"""« X a été reçu par Y, après un entretien avec Z »: a meeting that the clause only dates has the clause's subject as its other side."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import VERBAL, Clauses
from kg.records import Word

DATING = frozenset({"après", "avant", "lors de", "à l'issue de", "à issue de", "au cours de", "à cours de", "pendant", "à l'occasion de", "à occasion de", "en marge de"})


def arguments(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """The clause's subject, for an event noun that names one side only (« avec Z »)."""
    if word.upos != "NOUN" or word.rel != "obl" or clauses.marker(word) not in DATING:
        return
    verb = clauses.tree.head(word)
    if verb is None or verb.upos not in VERBAL:
        return
    markers = {clauses.marker(child) for child in clauses.tree.children(word, "nmod", "obl")}
    owned = any(d.feat("Poss") == "Yes" for d in clauses.tree.children(word, "det"))
    if "avec" in markers and "entre" not in markers and "de" not in markers and not owned:
        for subject in clauses.subjects(verb):
            yield Argument("support:actor", subject.word, "implicit")
