"""Targets that the frame itself lacks: who is to do what is demanded, whom an accepted or threatened act is to meet, whom a threat warns."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.candidate import Participant
from kg.extract.clause import VERBAL, Clauses
from kg.extract.expand import expand
from kg.extract.frame import Frame, fit
from kg.ontology import load_ontology
from kg.records import Word
from kg.tree import normal_form


def towards(clauses: Clauses, word: Word, frame: Frame) -> Iterator[Participant]:
    """Targets by the content of an act, for one that names none; nothing for others."""
    if frame.of("target"):
        return
    found = tuple(demanded_of(clauses, word, frame)) or tuple(content_target(clauses, word, frame))
    yield from found or warned(clauses, word, frame)


def warned(clauses: Clauses, word: Word, frame: Frame) -> Iterator[Participant]:
    """« menacer de rompre les pourparlers si Moscou ne cède pas »: a threat on a condition is made to who is to fulfil it."""
    if frame.sense.cls != "Threat":
        return
    actors = {f.word for f in frame.of("actor")}
    for subject in _on_condition(clauses, word):
        mention = clauses.mentions.of(subject)
        if mention is not None and mention.category == "agent" and subject.id not in actors:
            yield from (Participant("target", w.id, "condition") for w in expand(clauses, subject))
            return


def _on_condition(clauses: Clauses, word: Word) -> Iterator[Word]:
    """Subjects of the conditional clauses below a verb; else the noun right behind a conditional « si » that follows it.

    The clause stands far from its verb, and parsers hang it on whatever lies between.
    """
    tree, conditional = clauses.tree, clauses.knowledge.grammar["conditional"]
    below = [word, *(w for w in tree.children(word, "xcomp", "ccomp") if w.upos in VERBAL)]
    for clause in (c for verb in below for c in tree.children(verb, "advcl")):
        if tree.mark(clause) in conditional:
            yield from (tree.word(s.word) for s in clauses.subjects(clause))
    for marker in tree.words[word.id :]:
        if marker.upos == "SCONJ" and normal_form(marker) in conditional:
            behind = (w for w in tree.words[marker.id :] if w.upos not in {"DET", "ADJ", "NUM", "ADP"})
            noun = next(behind, None)
            if noun is not None and noun.upos in {"NOUN", "PROPN"}:
                yield noun


def demanded_of(clauses: Clauses, word: Word, frame: Frame) -> Iterator[Participant]:
    """« exiger que Moscou retire ses troupes », « demander l'aide de l'ONU »: who is to do it is whom it is demanded of."""
    if frame.sense.content_modality != "requested":
        return
    doers = [
        (s.word, "content subject")
        for a in clauses.arguments(word)
        if a.slot == "que" and "que" in frame.sense.content
        for s in clauses.subjects(clauses.tree.word(a.word))
    ]
    for theme in frame.of("theme"):
        noun = clauses.tree.word(theme.word)
        inner = fit(clauses, noun) if noun.upos == "NOUN" else None
        if inner is not None:
            doers.extend((f.word, "content actor") for f in inner.of("actor"))
    actors = {f.word for f in frame.of("actor")}
    for id, rule in doers:
        mention = clauses.mentions.of(clauses.tree.word(id))
        if mention is not None and mention.category == "agent" and id not in actors:
            yield from (Participant("target", w.id, rule) for w in expand(clauses, clauses.tree.word(id)))


def _asks(frame: Frame) -> bool:
    """« menacer de saisir le tribunal »: who is asked for something is not whom the threat is made to."""
    event = load_ontology().events.get(frame.sense.cls or "")
    return event is not None and event.plover == "DEMAND"


def content_target(clauses: Clauses, word: Word, frame: Frame) -> Iterator[Participant]:
    """« accepter de livrer des armes à Kiev », « menacer d'attaquer l'Iran »: an act upon an act is towards whom that one is."""
    sense = frame.sense
    if not sense.content or sense.reports or sense.content_modality == "requested":
        return
    actors = {f.word for f in frame.of("actor")}
    for argument in clauses.arguments(word):
        if argument.slot not in sense.content or not argument.slot.startswith("inf"):
            continue
        verb = clauses.tree.word(argument.word)
        inner = fit(clauses, verb)
        if inner is not None:
            found = [] if _asks(inner) else [f.word for f in inner.of("target")]
        else:  # a verb that the lexicon does not know: « refuser d'admettre les Ghanéens »
            found = [a.word for a in clauses.arguments(verb) if a.slot == "obj"]
        for id in found:
            mention = clauses.mentions.of(clauses.tree.word(id))
            if mention is None or mention.category not in {"agent", "place"} or id in actors:
                continue
            if inner is not None or mention.named or mention.country is not None:
                yield from (
                    Participant("target", w.id, "content target") for w in expand(clauses, clauses.tree.word(id))
                )
