"""« se présenter avec le soutien de X », « gouverner grâce à l'appui de X »: who does it with somebody's support is supported."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import VERBAL, Clauses
from kg.ontology import load_ontology
from kg.records import Word


def arguments(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """The clause's subject as the target of a support or an aid that it only mentions; the noun must name who gives it."""
    verb = clauses.tree.head(word)
    if word.upos != "NOUN" or word.rel != "obl" or verb is None or verb.upos not in VERBAL:
        return
    if clauses.marker(word) not in clauses.knowledge.grammar["by_means_of"] or not _is_backing(clauses, word):
        return
    complements = clauses.tree.children(word, "nmod")
    markers = {clauses.marker(c) for c in complements}
    givers = [clauses.mentions.of(c) for c in complements if clauses.marker(c) == "de"]
    if any(g is not None and g.category == "agent" for g in givers) and not markers & {"à", "pour"}:
        yield from (Argument("support:target", s.word, "backed") for s in clauses.subjects(verb))


def _is_backing(clauses: Clauses, word: Word) -> bool:
    found = (load_ontology().events.get(s.cls or "") for s in clauses.senses(word))
    return any(event is not None and event.plover in {"SUPPORT", "AID"} for event in found)
