"""Baseline: a phrase matcher without syntax, in the manner of TABARI and PETRARCH (Schrodt 2001; Schrodt, Beieler & Idris 2014).

A verb of the lexicon whose pattern words stand close by is an event. The source is the nearest actor before it, the
target the nearest actor after it, past the pattern's words; actors joined by commas and « et » count together. « être »
before a participle turns them round, and leaves only the target where no « par » follows. When nobody stands before,
the second behind is the target.

It sees words, lemmas and parts of speech, no tree. Actors are the mentions that our dictionaries know (names, peoples,
posts, nouns for people and bodies); their phrases and links are ours, so that the difference measured is who does what
to whom. As in those coders only verbs are events, and every event is affirmed and actual.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract import Candidate, Clauses, Participant
from kg.knowledge.lexicon import Requirement, Sense
from kg.records import Word
from kg.tree import normal_form

RULE = "phrase"
_WINDOW = 6  # words behind a verb within which its pattern must stand
_JOINING = frozenset({",", "et", "le", "la", "les", "l'", "l’"})


def phrases(clauses: Clauses) -> tuple[Candidate, ...]:
    """Candidates of one sentence: at most one a verb."""
    actors = [word for word in clauses.tree.words if _is_actor(clauses, word)]
    found = (_match(clauses, verb, actors) for verb in clauses.tree.words if verb.upos == "VERB")
    return tuple(candidate for candidate in found if candidate is not None)


def _is_actor(clauses: Clauses, word: Word) -> bool:
    """Whether the dictionaries know the phrase as somebody (or as a place that acts)."""
    if word.upos not in {"NOUN", "PROPN"} or word.rel in {"flat", "fixed", "appos"}:
        return False
    mention = clauses.mentions.of(word)
    return mention is not None and (mention.category == "agent" or (mention.category == "place" and bool(mention.ids)))


def _match(clauses: Clauses, verb: Word, actors: Sequence[Word]) -> Candidate | None:
    words = clauses.tree.words
    ahead = words[verb.id : verb.id + _WINDOW]
    for sense in clauses.senses(verb):
        if sense.cls is None or sense.pronominal != _has_reflexive(words, verb):
            continue
        pattern = _pattern(sense.requires, ahead)
        if pattern is None or any(need.lemmas and _find(need, ahead) for need in sense.forbids):
            continue
        participants = tuple(_sides(clauses, verb, [w for w in actors if w.id not in pattern]))
        if participants:
            return _candidate(clauses, verb, sense, pattern, participants)
    return None


def _has_reflexive(words: Sequence[Word], verb: Word) -> bool:
    return any(normal_form(word) == "se" for word in words[max(0, verb.id - 4) : verb.id - 1])


def _pattern(requires: Sequence[Requirement], ahead: Sequence[Word]) -> set[int] | None:
    """Words behind the verb that the sense requires; ``None`` when one is not there."""
    out: set[int] = set()
    for need in requires:
        if not need.lemmas:
            continue  # a clause or a complement whatever: no words to look for
        found = _find(need, ahead)
        if found is None:
            return None
        out.add(found.id)
    return out


def _find(need: Requirement, ahead: Sequence[Word]) -> Word | None:
    return next((w for w in ahead if w.lemma.casefold() in need.lemmas or w.form.casefold() in need.lemmas), None)


def _sides(clauses: Clauses, verb: Word, actors: Sequence[Word]) -> Iterator[Participant]:
    words = clauses.tree.words
    before = _joined(words, [w for w in reversed(actors) if w.id < verb.id])
    behind = [w for w in actors if w.id > verb.id]
    after = _joined(words, behind)
    if _is_passive(clauses, verb):
        by = any(w.form.casefold() == "par" for w in words[verb.id : verb.id + _WINDOW])
        before, after = after if by else [], before
    elif not before:
        before, after = after, _joined(words, behind[len(after) :])
    yield from (Participant("actor", word.id, RULE) for word in before)
    yield from (Participant("target", word.id, RULE) for word in after)


def _joined(words: Sequence[Word], nearest_first: Sequence[Word]) -> list[Word]:
    """The nearest actor, with those that only commas, articles and « et » part from it."""
    group: list[Word] = []
    for actor in nearest_first:
        if group:
            low, high = sorted((group[-1].id, actor.id))
            between = words[low : high - 1]
            if not between or not all(word.form.casefold() in _JOINING for word in between):
                break
        group.append(actor)
    return group


def _is_passive(clauses: Clauses, verb: Word) -> bool:
    """« a été arrêté », but not « est arrivé » nor « s'est rendu »."""
    words = clauses.tree.words
    helped = any(w.lemma == "être" for w in words[max(0, verb.id - 3) : verb.id - 1])
    intransitive = verb.lemma.casefold() in clauses.knowledge.grammar["with_etre"]
    return helped and not intransitive and not _has_reflexive(words, verb) and verb.feat("VerbForm") == "Part"


def _candidate(
    clauses: Clauses, verb: Word, sense: Sense, pattern: set[int], participants: tuple[Participant, ...]
) -> Candidate:
    return Candidate(
        sentence=clauses.tree.sentence.index,
        word=verb.id,
        trigger=tuple(sorted({verb.id, *pattern})),
        cls=sense.cls or "Event",
        rule=f"{RULE} {sense.entry}",
        participants=participants,
        polarity="affirmed",
        modality="actual",
    )
