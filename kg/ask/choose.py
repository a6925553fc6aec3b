"""Which of the events in a question is the one that it asks about."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ask.clauses import QuestionClauses
from kg.ask.statement import Statement
from kg.ask.wording import load_wording
from kg.extract import Candidate, candidates
from kg.extract.clause import VERBAL
from kg.extract.factuality import status
from kg.mention.typing import category_of, common_noun
from kg.records import Word


@dataclass(frozen=True, slots=True)
class Chosen:
    """The event, and the role that the question word has in it: ``fact`` when it asks for the event itself, ``""`` for none."""

    candidate: Candidate
    role: str = ""


def choose(clauses: QuestionClauses, statement: Statement) -> Chosen | None:
    """The event that the question word takes part in, else the one nearest to the root; ``None`` when there is none."""
    found = sorted(candidates(clauses), key=lambda c: (_depth(clauses, c.word), c.word))
    variable = statement.variable
    if not variable or statement.asks == "where":
        asked = _taking_part(found, variable)
        return asked or next((Chosen(c, "place" if variable else "") for c in found), None)
    asked = _taking_part(found, variable)
    if statement.asks != "which":
        return asked
    word = clauses.tree.word(variable)
    if asked is not None and _acts(clauses, word):
        return asked
    for candidate in found:
        if variable in candidate.trigger:
            return Chosen(candidate, "fact")
    return _event_noun(clauses, word) or asked


def _taking_part(found: list[Candidate], variable: int) -> Chosen | None:
    for candidate in found:
        for participant in candidate.participants:
            if participant.word == variable:
                return Chosen(candidate, participant.role)
        if variable and candidate.clause == variable:
            return Chosen(candidate, "theme")
    return None


def _acts(clauses: QuestionClauses, word: Word) -> bool:
    """Whether a noun names people, bodies or places, rather than deeds."""
    kind, category, _ = common_noun(clauses.knowledge, word)
    mention = clauses.mentions.of(word)
    return category in {"agent", "place"} or category_of(kind) == "agent" or (mention is not None and mention.named)


def _event_noun(clauses: QuestionClauses, word: Word) -> Chosen | None:
    """« Quelles visites sont prévues ? »: a deed that nobody is yet named in."""
    sense = next((s for s in clauses.senses(word) if s.cls and not s.requires), None)
    if word.upos != "NOUN" or sense is None or sense.cls is None:
        return None
    facts = status(clauses, word, sense)
    return Chosen(
        Candidate(
            sentence=0,
            word=word.id,
            trigger=(word.id,),
            cls=sense.cls,
            rule=f"noun {sense.entry}",
            participants=(),
            polarity=facts.polarity,
            modality=facts.modality,
            nominal=True,
        ),
        "fact",
    )


def governing_verb(clauses: QuestionClauses, word: Word) -> Word | None:
    """The verb that says of an event noun that it takes place, or whom it aims at."""
    head = clauses.tree.head(word)
    wording = load_wording()
    if head is None or head.upos not in VERBAL:
        return None
    known = wording["happens"] | wording["aims"]
    return head if {head.lemma.casefold(), head.form.casefold()} & known else None


def _depth(clauses: QuestionClauses, id: int) -> int:
    return sum(1 for _ in clauses.tree.ancestors(clauses.tree.word(id)))
