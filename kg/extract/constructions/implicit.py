"""Event nouns whose doer is the subject of the clause, though no support verb says so.

« X a été reçu par Y, après un entretien avec Z »: a meeting that the clause only dates has the clause's subject as its
other side. « Nier tout soutien à X », « menacer X de sanctions »: what one denies or threatens is one's own, and a threat
falls on whom it is made to.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import VERBAL, Clauses
from kg.mention.posts import is_demonym
from kg.records import Word


def arguments(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """The clause's subject, for an event noun that names one side only (« avec Z ») or that the verb lends its own."""
    yield from _promised(clauses, word)
    verb = _dated_verb(clauses, word)
    if verb is None or verb.upos not in VERBAL:
        return
    markers = {clauses.marker(child) for child in clauses.tree.children(word, "nmod", "obl")}
    owned = any(d.feat("Poss") == "Yes" for d in clauses.tree.children(word, "det"))
    journey = word.lemma.casefold() in clauses.knowledge.grammar["journey"] and not _has_doer(clauses, word)
    if ("avec" in markers or journey) and "entre" not in markers and "de" not in markers and not owned:
        for subject in clauses.subjects(verb):
            yield Argument("support:actor", subject.word, "implicit")


def _dated_verb(clauses: Clauses, word: Word) -> Word | None:
    """The head that « après un entretien » dates; « en marge | d'une réunion » has its locution's noun between."""
    head = clauses.tree.head(word)
    if word.upos != "NOUN" or head is None:
        return None
    if word.rel == "obl" and clauses.marker(word) in clauses.knowledge.grammar["dating"]:
        return head
    whole = f"{clauses.marker(head)} {head.form.casefold()} {clauses.marker(word)}"
    return (
        clauses.tree.head(head)
        if word.rel == "nmod" and head.rel == "obl" and whole in clauses.knowledge.grammar["dating"]
        else None
    )


def _promised(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """Subject and object of a verb that has the bare noun as its content."""
    verb = clauses.tree.head(word)
    if word.upos != "NOUN" or verb is None or verb.upos not in VERBAL or clauses.is_passive(verb):
        return
    slot = {"obj": "obj", "obl": "de"}.get(word.rel, "")
    if not slot or (slot == "de" and clauses.marker(word) != "de") or _has_doer(clauses, word):
        return
    lends = any(
        slot in s.content and s.controller == "subj" and (slot == "de" or s.content_polarity == "negated")
        for s in clauses.senses(verb)
        if s.cls is not None
    )
    if lends:
        yield from (Argument("support:actor", s.word, "implicit") for s in clauses.subjects(verb))
        if slot == "de":
            yield from (Argument("support:target", o.id, "implicit") for o in clauses.tree.children(verb, "obj"))


def _has_doer(clauses: Clauses, word: Word) -> bool:
    """Whether the noun itself says who does it, or is a certain one that may be anybody's (« la visite »)."""
    below = clauses.tree.children(word, "nmod", "obl")
    if any(clauses.marker(c) in {"de", "par", "entre"} for c in below):
        return True
    if any(is_demonym(clauses.knowledge, a) for a in clauses.tree.children(word, "amod")):
        return True
    return any(d.feat("Definite") == "Def" or d.feat("Poss") == "Yes" for d in clauses.tree.children(word, "det"))
