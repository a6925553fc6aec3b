"""From candidates to drafts of facts: participants linked, themes and times filled in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract import Candidate, Clauses
from kg.records import Evidence, Fact, TimeValue
from kg.resolve.linker import Linker
from kg.resolve.participants import Cast, Scene, about_things, cast, sources
from kg.resolve.wording import clause_text, count_of, phrase

QUOTING = frozenset("Statement Demand Appeal Accusation Threat Pledge Agreement Rejection".split())


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact before its key is known. ``refs`` are the drafts (by trigger word) that its targets and themes name."""

    candidate: Candidate
    fact: Fact
    target_refs: tuple[int, ...] = ()
    theme_refs: tuple[int, ...] = ()
    nobody: bool = False
    somebody: bool = False  # a theme is somebody, though nobody acts and nobody is acted on
    thing: bool = False  # the target is a thing: « elle a dénoncé la situation des prisonniers »


def drafts(
    clauses: Clauses, candidates: Iterable[Candidate], linker: Linker, article: str, times: dict[int, TimeValue]
) -> tuple[Draft, ...]:
    """Drafts of one sentence."""
    found = list(candidates)
    scene = Scene(clauses, linker, {c.word: c for c in found if c.nominal})
    return tuple(_draft(scene, c, article, times.get(-c.part or c.word)) for c in found)


def _draft(scene: Scene, c: Candidate, article: str, time: TimeValue | None) -> Draft:
    clauses, found = scene.clauses, cast(scene, c)
    if c.clause is not None and not found.texts and c.cls in QUOTING:
        found.texts.append(clause_text(clauses, c.clause))
    said_by = [k for id in c.sources for k in sources(scene.linker, clauses, id)]
    actors = tuple(found.keys["actor"])
    fact = Fact(
        key="",
        cls=c.cls,
        actors=actors,
        targets=tuple(k for k in found.keys["target"] if k not in actors),
        themes=tuple(found.keys["theme"]),
        theme_texts=tuple(dict.fromkeys(found.texts)),
        places=tuple(found.keys["place"]),
        time=time,
        count=count_of(clauses, c),
        polarity=c.polarity,
        modality=c.modality,
        attributed_to=tuple(dict.fromkeys(k for k in said_by if c.cls != "Statement" or k not in actors)),
        predicate=c.predicate,
        label=phrase(clauses, clauses.tree.word(c.word)) if c.nominal else "",
        evidence=(_evidence(clauses, c, found, article),),
    )
    return Draft(
        c,
        fact,
        tuple(found.refs["target"]),
        tuple(found.refs["theme"]),
        nobody=found.nobody and not actors and not c.nominal,
        somebody=found.somebody and not c.nominal,
        thing=(found.thing or bool(found.refs["target"])) and not c.nominal and about_things(c.cls),
    )


def _evidence(clauses: Clauses, c: Candidate, found: Cast, article: str) -> Evidence:
    sentence = clauses.tree.sentence
    return Evidence(
        article=article,
        begin=sentence.begin,
        end=sentence.end,
        text=sentence.text,
        sentence=sentence.index,
        trigger=" ".join(clauses.tree.word(id).form for id in c.trigger),
        rule=c.rule,
        marks=tuple(found.marks),
    )
