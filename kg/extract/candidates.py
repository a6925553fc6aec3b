"""All candidates of a sentence: every verb, event noun and adjective that the lexicon knows, then open relations."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.announced import announced
from kg.extract.apart import apart
from kg.extract.candidate import Candidate, Participant
from kg.extract.clause import VERBAL, Clauses
from kg.extract.constructions.support import support_of
from kg.extract.expand import expand
from kg.extract.factuality import status
from kg.extract.frame import Frame, fit
from kg.extract.towards import towards
from kg.records import Word

POINTED_AT = frozenset({"Vote"})  # a vote that others abstain from is an event though nobody is named as voting
CLAUSAL = ("que", "inf_a", "inf_de", "inf")


def candidates(clauses: Clauses) -> tuple[Candidate, ...]:
    """Candidates of one sentence in text order. A noun that a light verb uses up does not fire by itself."""
    found: list[Candidate] = []
    consumed: set[int] = set()
    fired: set[int] = set()
    for word in clauses.tree.words:
        if word.upos in VERBAL or clauses.is_participle(word) or word.upos == "ADJ":
            frame = fit(clauses, word)
            if frame is not None:
                consumed |= frame.consumed
                fired.add(word.id)
                found.append(_candidate(clauses, word, frame))
    for word in clauses.tree.words:
        if (
            word.upos == "NOUN"
            and word.id not in consumed
            and not _is_name_part(clauses, word)
            and not _classifies(clauses, word)
        ):
            frame = fit(clauses, word)
            if frame is not None and (frame.fillers or frame.sense.cls in POINTED_AT):
                found.append(_candidate(clauses, word, frame))
    for word in clauses.tree.words:
        if word.upos == "VERB" and word.id not in fired and not clauses.senses(word):
            found.extend(_open(clauses, word))
    return tuple(sorted(apart(clauses, announced(clauses, found)), key=lambda c: (c.word, c.part)))


def _is_name_part(clauses: Clauses, word: Word) -> bool:
    """« l'Accord de Paris », « Alliance … pour la libération du Congo »: a noun inside a proper name evokes nothing."""
    if word.id > 1 and word.form[:1].isupper() and clauses.tree.word(word.id - 1).upos != "PUNCT":
        return True
    return any(
        span.label in ("ORG", "MISC") and span.begin < word.begin < span.end for span in clauses.tree.sentence.entities
    )


def _classifies(clauses: Clauses, word: Word) -> bool:
    """« un centre de détention », « les forces d'occupation »: a bare complement of a body or place only says of what kind it is."""
    head = clauses.tree.head(word)
    if (
        word.rel != "nmod"
        or head is None
        or clauses.tree.marker(word) not in ("de", "à")
        or clauses.tree.children(word, "det")
    ):
        return False
    return head.lemma.casefold() in clauses.knowledge.roles.nouns and not clauses.senses(head)


def _participants(clauses: Clauses, frame: Frame) -> Iterator[Participant]:
    seen: set[tuple[str, int]] = set()
    for filler in frame.fillers:
        for word in expand(clauses, clauses.tree.word(filler.word)):
            if (filler.role, word.id) not in seen:
                seen.add((filler.role, word.id))
                yield Participant(filler.role, word.id, filler.rule)


def _candidate(clauses: Clauses, word: Word, frame: Frame) -> Candidate:
    facts = status(clauses, word, frame.sense)
    trigger = {word.id, *frame.consumed}
    rules = dict.fromkeys(f.rule for f in frame.fillers if f.role in ("actor", "target"))
    nominal = word.upos == "NOUN"
    if nominal and (support := support_of(clauses, word)) is not None:
        trigger.add(support[0].id)
    kind = "noun" if nominal else "light verb" if frame.consumed else "adjective" if word.upos == "ADJ" else "verb"
    clause = next(
        (a.word for a in clauses.arguments(word) if a.slot in CLAUSAL and a.slot in frame.sense.content), None
    )
    return Candidate(
        sentence=clauses.tree.sentence.index,
        word=word.id,
        trigger=tuple(sorted(trigger)),
        cls=frame.sense.cls or "Event",
        rule=f"{kind} {frame.sense.entry}" + (": " + ", ".join(rules) if rules else ""),
        participants=(
            *_participants(clauses, frame),
            *towards(clauses, word, frame),
        ),
        polarity=facts.polarity,
        modality=facts.modality,
        future=facts.future,
        sources=tuple(facts.sources),
        nominal=nominal,
        clause=clause,
    )


def _open(clauses: Clauses, word: Word) -> Iterator[Candidate]:
    """A verb that the lexicon does not know, between two named actors: an open relation of class Event."""
    if clauses.is_pronominal(word) or clauses.tree.children(word, "xcomp"):
        return
    arguments = clauses.arguments(word)
    actors = [a for a in arguments if a.slot == "subj"]
    targets = [a for a in arguments if a.slot == "obj"] or [a for a in arguments if a.slot in ("a", "avec", "contre")]
    participants = tuple(
        Participant(role, w.id, a.rule)
        for role, found in (("actor", actors), ("target", targets))
        for a in found
        for w in expand(clauses, clauses.tree.word(a.word))
        if _named_agent(clauses, w)
    )
    if {p.role for p in participants} != {"actor", "target"}:
        return
    facts = status(clauses, word)
    yield Candidate(
        sentence=clauses.tree.sentence.index,
        word=word.id,
        trigger=(word.id,),
        cls="Event",
        rule="open relation",
        participants=participants,
        polarity=facts.polarity,
        modality=facts.modality,
        future=facts.future,
        sources=tuple(facts.sources),
        predicate=word.lemma,
    )


def _named_agent(clauses: Clauses, word: Word) -> bool:
    mention = clauses.mentions.of(word)
    return mention is not None and mention.category == "agent" and mention.named
