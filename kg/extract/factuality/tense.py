"""Modality that tense and mood of a predicate give: future planned, conditional possible (press hedge), imperative requested."""

from __future__ import annotations

from kg.extract.clause import VERBAL, Clauses
from kg.extract.factuality.attribution import reports
from kg.ontology import load_ontology
from kg.records import Modality, Word
from kg.tree import normal_form

RANK: dict[str, int] = {"actual": 0, "planned": 1, "possible": 2, "requested": 3}


SPEECH = frozenset({"SUPPORT", "DISAPPROVE", "REJECT", "DEMAND", "THREATEN", "PROTEST"})


def is_speech(cls: str | None) -> bool:
    """Whether events of a class are done by saying so."""
    event = load_ontology().events.get(cls or "")
    return event is not None and event.plover in SPEECH


def strongest(first: Modality, second: Modality) -> Modality:
    """The one that is further from an actual happening."""
    return first if RANK[first] >= RANK[second] else second


def finite(clauses: Clauses, word: Word) -> Word | None:
    """The finite verb of a predicate: itself, or its first auxiliary or copula."""
    for candidate in (*clauses.auxiliaries(word), word):
        if candidate.feat("VerbForm") == "Fin" or candidate.feat("Mood"):
            return candidate
    return None


def perfective(clauses: Clauses, word: Word) -> bool:
    """Passé composé, passé simple or pluperfect: « a pu rencontrer » did meet."""
    verb = finite(clauses, word)
    if verb is None or verb.feat("Mood") == "Cnd" or verb.feat("Tense") == "Fut":
        return False
    return (clauses.is_past_participle(word) and bool(clauses.tree.children(word, "aux"))) or verb.feat(
        "Tense"
    ) == "Past"


def spoken(clauses: Clauses, word: Word) -> bool:
    """Whether the subject is the speaker: « je voudrais », « nous aimerions »."""
    return any(normal_form(s) in {"je", "nous"} for s in clauses.tree.children(word, "nsubj"))


def polite(clauses: Clauses, word: Word) -> bool:
    """« Je voudrais saluer X » salutes: the conditional of a speaker is politeness."""
    verb = finite(clauses, word)
    return verb is not None and verb.feat("Mood") == "Cnd" and spoken(clauses, word)


def _future_in_past(clauses: Clauses, word: Word, verb: Word) -> bool:
    """« il a annoncé qu'il se rendrait à Rome »: behind a report in the past the conditional is the future of then."""
    head = clauses.tree.head(clauses.tree.first_conjunct(word))
    reported = head is not None and clauses.tree.first_conjunct(word).rel == "ccomp" and reports(clauses, head)
    if head is None or not reported or (verb.id != word.id and clauses.is_past_participle(word)):
        return False
    return perfective(clauses, head) or head.feat("Tense") == "Imp"


def tense_modality(clauses: Clauses, word: Word) -> Modality:
    """Modality by the form of the predicate's own clause."""
    tree, grammar = clauses.tree, clauses.knowledge.grammar
    verb = finite(clauses, word)
    if verb is None and word.rel == "conj" and (head := tree.head(word)) is not None and head.upos in VERBAL:
        return tense_modality(clauses, head)
    mark = tree.mark(word)
    if mark in grammar["conditional"]:
        return "possible"
    past = any(clauses.is_infinitive(a) for a in tree.children(word, "aux")) and clauses.is_past_participle(word)
    if (
        mark in grammar["purpose"]
        and not (mark == "pour" and past)
        and word.rel in ("advcl", "obl", "acl", "nmod", "xcomp")
    ):
        return "planned"
    if verb is None:
        return "actual"
    if verb.feat("Mood") == "Cnd":
        if spoken(clauses, word):
            return "actual"
        return "planned" if _future_in_past(clauses, word, verb) else "possible"
    if verb.feat("Mood") == "Imp":
        return "requested"
    if verb.feat("Tense") == "Fut":
        return "planned"
    return "actual"
