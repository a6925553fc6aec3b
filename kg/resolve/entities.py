"""Entity records: for actors of the gazetteer, for names that only the text knows, for descriptions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.keys import slug
from kg.knowledge import Knowledge
from kg.knowledge.actors import ACT
from kg.mention import Mention
from kg.records import Entity


class Entities:
    """The entities of one article, by key. Forms met in the text become alternative labels."""

    def __init__(self, knowledge: Knowledge, article: str) -> None:
        self.knowledge = knowledge
        self._scope = article
        self._found: dict[str, Entity] = {}

    def all(self) -> tuple[Entity, ...]:
        """All entities, sorted by key."""
        return tuple(self._found[key] for key in sorted(self._found))

    def get(self, key: str) -> Entity | None:
        """The entity of a key."""
        return self._found.get(key)

    def known(self, id: str, form: str | None = None) -> str:
        """Key of an actor of the gazetteer; its country and members come along."""
        key = f"entity/{id}"
        actor = self.knowledge.actors.by_id[id]
        if key not in self._found:
            self._found[key] = Entity(
                key=key,
                label=actor.label,
                alt=tuple(sorted({*actor.names} - {actor.label})),
                kind=actor.kind,
                iso3=actor.iso3,
                sectors=actor.sectors,
                known=str(ACT[id]),
                wikidata=actor.wikidata,
                country=f"entity/{actor.country}" if actor.country in self.knowledge.actors.by_id else None,
                members=tuple(f"entity/{m}" for m in actor.members if m in self.knowledge.actors.by_id)
                if actor.kind == "Group"
                else (),
            )
            for other in (actor.country, *(actor.members if actor.kind == "Group" else ())):
                if other is not None and other in self.knowledge.actors.by_id:
                    self.known(other)
        self._met(key, form)
        return key

    def named(
        self, name: str, kind: str, *, country: str | None, sectors: tuple[str, ...], form: str | None = None
    ) -> str:
        """Key of somebody whom only the text knows by name. A name of several words is the same across articles."""
        key = f"entity/{slug(name)}" if " " in name.strip() else f"entity/{self._scope}/{slug(name)}"
        if key not in self._found:
            self._found[key] = Entity(
                key=key, label=name, kind=kind or "Entity", sectors=sectors, country=self._country(country)
            )
        else:
            old = self._found[key]
            self._found[key] = replace(
                old,
                country=old.country or self._country(country),
                sectors=tuple(sorted({*old.sectors, *sectors})),
                kind=kind if old.kind == "Entity" and kind else old.kind,
            )
        self._met(key, form)
        return key

    def several(self, mention: Mention) -> tuple[str, ...]:
        """Keys of « négociateurs américains et russes »: one for each country."""
        noun = mention.core.split(" ", 1)[0] if mention.core else mention.lemma
        parts = (
            replace(mention, core=f"{noun} {adjective}", short=f"{noun} {adjective}", country=country, variants=())
            for adjective, country in mention.variants
        )
        return tuple(self.described(part) for part in parts)

    def described(self, mention: Mention) -> str:
        """Key of an actor who is only described: « responsables américains », « le gouvernement français »."""
        body = mention.kind in ("GovernmentBody", "ArmedForces") and mention.country and not mention.plural
        scope = f"{mention.country}/" if body else f"{self._scope}/"
        label = mention.core
        key = f"entity/{scope}{slug(label.casefold())}"
        sectors = set(mention.sectors)
        if mention.body is not None and mention.body in self.knowledge.actors.by_id:
            sectors |= set(self.knowledge.actors.by_id[mention.body].sectors) & {"IGO", "NGO"}
        if key not in self._found:
            self._found[key] = Entity(
                key=key,
                label=label,
                kind=mention.kind or "Entity",
                country=self._country(mention.country),
                sectors=tuple(sorted(sectors)),
            )
        self._met(key, mention.short)
        return key

    def settle(self, country: str, whom: Callable[[Entity], bool]) -> None:
        """Give a country to all whom a test picks."""
        key = self._country(country)
        for one in self.all():
            if whom(one):
                self._found[one.key] = replace(one, country=key)

    def _country(self, id: str | None) -> str | None:
        return self.known(id) if id is not None and id in self.knowledge.actors.by_id else None

    def _met(self, key: str, form: str | None) -> None:
        entity = self._found[key]
        if form and form != entity.label and form not in entity.alt:
            self._found[key] = replace(entity, alt=tuple(sorted({*entity.alt, form})))
