"""What the page knows beside its network: facts with their sentences, entities, articles, words for classes.

Everything is plain data for JSON; the page puts it in as text, never as markup. It is kept short, because a page may
hold 20,000 facts: entities are numbers, what is empty is left out (the page's ``data.js`` puts it back).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from kg.graph.facts import ArticleView, AssertionView, EvidenceView, FactView, Participant
from kg.ontology import load_ontology
from kg.view.families import FAMILIES, family_of
from kg.view.quads import quad_of

_SHOWN_ROLES = ("trigger", "actor", "target", "theme", "place", "time", "source")
_WORLD = Path(__file__).resolve().parent / "vendor" / "world.json"


def make_payload(
    facts: Sequence[FactView], assertions: Sequence[AssertionView], articles: Sequence[ArticleView], *, base: str = ""
) -> dict[str, Any]:
    """All that the page's script reads, beside nodes and edges.

    :param base: what all IRIs of the graph begin with; they are stored without it.
    """
    ontology = load_ontology()
    names = Names(facts)
    article_of = {article.iri: index for index, article in enumerate(articles)}
    return {
        "base": base,
        "facts": [_fact(fact, names, article_of, base) for fact in facts],
        "entities": _entities(names, assertions, base),
        "articles": [
            _filled(
                iri=_local(a.iri, base), id=a.id, title=a.title, date=a.date, source=a.source, url=_web(a.url) or ""
            )
            for a in articles
        ],
        "classes": {
            name: {
                "fr": ontology.label(name),
                "en": ontology.label(name, "en"),
                "family": family_of(ontology.events[name]),
                "quad": quad_of(ontology.events[name]),
                "symmetric": ontology.events[name].symmetric,
            }
            for name in sorted({fact.cls for fact in facts})
        },
        "families": [{"name": f.name, "fr": f.fr, "en": f.en, "light": f.light, "dark": f.dark} for f in FAMILIES],
        "world": _world(one.iso3 for one in names.entities),
    }


class Names:
    """Numbers of the entities, in the order of their IRIs, and of the facts, in theirs."""

    def __init__(self, facts: Sequence[FactView]) -> None:
        self.facts = {fact.iri: index for index, fact in enumerate(facts)}
        met = {one.iri: one for fact in facts for one in _participants(fact) if one.iri and one.iri not in self.facts}
        self.entities = [met[iri] for iri in sorted(met)]
        self.number = {one.iri: index for index, one in enumerate(self.entities)}

    def ref(self, one: Participant) -> int | str | list[int]:
        """An entity is its number, a fact its number in a list, words are words."""
        if one.iri in self.facts:
            return [self.facts[one.iri]]
        return self.number[one.iri] if one.iri else one.label


def _participants(fact: FactView) -> Iterable[Participant]:
    for role in (fact.actors, fact.targets, fact.themes, fact.places, fact.attributed_to):
        yield from role


def _fact(fact: FactView, names: Names, article_of: dict[str, int], base: str) -> dict[str, Any]:
    return _filled(
        iri=_local(fact.iri, base),
        cls=fact.cls,
        label=fact.label,
        predicate=fact.predicate,
        modality="" if fact.modality == "actual" else fact.modality,
        negated=fact.polarity == "negated",
        actors=[names.ref(one) for one in fact.actors],
        targets=[names.ref(one) for one in fact.targets],
        themes=[names.ref(one) for one in fact.themes],
        places=[names.ref(one) for one in fact.places],
        by=[names.ref(one) for one in fact.attributed_to],
        time=f"{fact.time}/{fact.time_end}" if fact.time_end else fact.time,
        timeText=fact.time_text,
        count=fact.count,
        confidence=fact.confidence,
        evidence=[
            _filled(
                iri=_local(one.iri, base),
                article=article_of.get(one.article.iri, -1),
                begin=one.begin,
                end=one.end,
                segments=[text if not role else [text, role] for text, role in segments(one)],
                trigger=one.trigger,
                rule=one.rule,
            )
            for one in fact.evidence
        ],
    )


def _filled(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not False and value not in ("", None, [], ())}


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


def _entities(names: Names, assertions: Sequence[AssertionView], base: str) -> list[dict[str, Any]]:
    homes = {one.iso3: number for number, one in enumerate(names.entities) if one.iso3}
    posts: dict[str, list[str]] = {}
    for assertion in assertions:
        text = f"{assertion.predicate_label} : {assertion.object.label}"
        said = posts.setdefault(assertion.subject.iri, [])
        if text not in said:
            said.append(text)
    return [
        _filled(
            iri=_local(one.iri, base),
            label=one.label,
            kind=one.kind,
            iso3=one.iso3,
            country="" if one.iso3 else one.country,
            countryLabel="" if one.iso3 else one.country_label,
            home=None if one.iso3 else homes.get(one.country),
            alt=[name for name in one.alt if name != one.label],
            wikidata=_web(one.wikidata) or "",
            posts=posts.get(one.iri, []),
        )
        for one in names.entities
    ]


def _local(iri: str, base: str) -> str:
    return iri.removeprefix(base) if base else iri


def _web(address: str) -> str | None:
    """An address that a reader may follow: of the web, and not ``javascript:``."""
    return address if address.startswith(("https://", "http://")) else None


@cache
def _atlas() -> dict[str, dict[str, Any]]:
    world: dict[str, dict[str, Any]] = json.loads(_WORLD.read_text(encoding="utf-8"))
    return world


def _world(codes: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The countries' outlines, if any country is spoken of. See ``vendor/README.md``."""
    return _atlas() if any(code in _atlas() for code in codes) else {}
