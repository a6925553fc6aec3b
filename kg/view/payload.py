"""What the page knows beside its network: facts with their sentences, entities, articles, words for classes.

Everything is plain data for JSON; the page puts it in as text, never as markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.graph.facts import ArticleView, AssertionView, EvidenceView, FactView, Participant
from kg.ontology import load_ontology
from kg.view.families import FAMILIES, family_of
from kg.view.projection import status_of

_SHOWN_ROLES = ("trigger", "actor", "target", "theme", "place", "time", "source")


def make_payload(
    facts: Sequence[FactView], assertions: Sequence[AssertionView], articles: Sequence[ArticleView]
) -> dict[str, Any]:
    """All that the page's script reads, beside nodes and edges."""
    ontology = load_ontology()
    number_of = {fact.iri: index for index, fact in enumerate(facts)}
    article_of = {article.iri: index for index, article in enumerate(articles)}
    names = sorted({fact.cls for fact in facts})
    return {
        "facts": [_fact(fact, index, number_of, article_of) for index, fact in enumerate(facts)],
        "entities": _entities(facts, assertions, number_of),
        "articles": [
            {"id": a.id, "title": a.title, "date": a.date, "source": a.source, "url": _web(a.url)} for a in articles
        ],
        "classes": {name: {"fr": ontology.label(name), "en": ontology.label(name, "en")} for name in names},
        "order": [family.name for family in FAMILIES],
        "families": {f.name: {"fr": f.fr, "en": f.en, "light": f.light, "dark": f.dark} for f in FAMILIES},
    }


def _fact(fact: FactView, index: int, number_of: dict[str, int], article_of: dict[str, int]) -> dict[str, Any]:
    def refs(some: Sequence[Participant]) -> list[list[str | int]]:
        return [_ref(one, number_of) for one in some]

    return {
        "index": index,
        "id": fact.key.removeprefix("fact/"),
        "cls": fact.cls,
        "family": family_of(load_ontology().events[fact.cls]),
        "status": status_of(fact),
        "symmetric": fact.symmetric,
        "label": fact.label,
        "predicate": fact.predicate,
        "actors": refs(fact.actors),
        "targets": refs(fact.targets),
        "themes": refs(fact.themes),
        "places": refs(fact.places),
        "by": refs(fact.attributed_to),
        "time": f"{fact.time}/{fact.time_end}" if fact.time_end else fact.time,
        "timeText": fact.time_text,
        "count": fact.count,
        "evidence": [
            {
                "article": article_of.get(one.article.iri, -1),
                "segments": segments(one),
                "trigger": one.trigger,
                "rule": one.rule,
            }
            for one in fact.evidence
        ],
    }


def _ref(one: Participant, number_of: dict[str, int]) -> list[str | int]:
    if one.iri in number_of:
        return ["f", number_of[one.iri]]
    return ["e", one.iri] if one.iri else ["t", one.label]


def segments(evidence: EvidenceView) -> list[list[str]]:
    """The sentence in pieces, each with the role of its mark or ``""``. Where marks overlap, the shorter one shows.

    Offsets count code points, JavaScript's strings UTF-16 units: so the cutting is done here.
    """
    roles = [""] * len(evidence.text)
    marks = [mark for mark in evidence.marks if mark.role in _SHOWN_ROLES]
    for mark in sorted(marks, key=lambda m: (m.begin - m.end, -_SHOWN_ROLES.index(m.role))):
        begin, end = max(mark.begin - evidence.begin, 0), min(mark.end - evidence.begin, len(roles))
        for position in range(begin, end):
            roles[position] = mark.role
    pieces: list[list[str]] = []
    for char, role in zip(evidence.text, roles, strict=True):
        if pieces and pieces[-1][1] == role:
            pieces[-1][0] += char
        else:
            pieces.append([char, role])
    return pieces


def _entities(
    facts: Sequence[FactView], assertions: Sequence[AssertionView], number_of: dict[str, int]
) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    homes: dict[str, str] = {}
    for fact in facts:
        roles = (fact.actors, fact.targets, fact.themes, fact.places, fact.attributed_to)
        for one in dict.fromkeys(one for role in roles for one in role if one.iri and one.iri not in number_of):
            entity = found.setdefault(one.iri, _entity(one))
            entity["facts"] += 1
            if one.iso3:
                homes[one.iso3] = one.iri
    for entity in found.values():
        entity["country"] = homes.get(entity.pop("code"))
    for assertion in assertions:
        if assertion.subject.iri in found:
            text = f"{assertion.predicate_label} : {assertion.object.label}"
            posts = found[assertion.subject.iri]["posts"]
            if text not in posts:
                posts.append(text)
    return dict(sorted(found.items()))


def _entity(one: Participant) -> dict[str, Any]:
    return {
        "label": one.label,
        "kind": one.kind,
        "iso3": one.iso3,
        "code": "" if one.iso3 else one.country,
        "alt": [name for name in one.alt if name != one.label],
        "wikidata": _web(one.wikidata),
        "posts": [],
        "facts": 0,
    }


def _web(address: str) -> str | None:
    """An address that a reader may follow: of the web, and not ``javascript:``."""
    return address if address.startswith(("https://", "http://")) else None
