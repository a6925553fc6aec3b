"""Checks of the gazetteer of actors. Each yields (code, actor, message)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.knowledge.actors import Actor, Actors
from kg.knowledge.lint.entries import Found
from kg.knowledge.names import fold
from kg.knowledge.roles import Roles


@dataclass(frozen=True, slots=True)
class World:
    """What the checks look at."""

    actors: Actors
    roles: Roles


def codes(world: World) -> Iterator[Found]:
    """Two actors with one code or one Wikidata item: one of them is wrong, or they are the same."""
    for what, of in (("code", lambda a: a.iso3), ("Wikidata item", lambda a: a.wikidata)):
        for value, actors in _groups(world, of).items():
            for other in actors[1:]:
                yield "A1", other.id, f"has the {what} {value.rpartition('/')[2]} of {actors[0].id}"


def names(world: World) -> Iterator[Found]:
    """Two actors of one kind with one name that is not marked as ambiguous: such a name is never linked."""
    shared: dict[tuple[str, str], list[Actor]] = defaultdict(list)
    for actor in world.actors.by_id.values():
        for name in {fold(name) for name in actor.names if name not in actor.ambiguous}:
            shared[actor.kind, name].append(actor)
    for (_, name), actors in sorted(shared.items()):
        for other in actors[1:]:
            yield "A2", other.id, f"has the name « {name} » of {actors[0].id}: say dip:ambiguousLabel, or join them"


def references(world: World) -> Iterator[Found]:
    """A country, capital, seat, whole, member or role that is not there."""
    known = world.actors.by_id
    for actor in known.values():
        named = {
            "country": actor.country,
            "capitalOf": actor.capital_of,
            "seatOf": actor.seat_of,
            "partOf": actor.part_of,
        }
        for prop, other in named.items():
            if other is not None and other not in known:
                yield "A3", actor.id, f"dip:{prop} names {other}, which is not there"
        for member in actor.members:
            if member not in known:
                yield "A3", actor.id, f"dip:hasMember names {member}, which is not there"
    for tenure in world.actors.tenures:
        if tenure.place not in known:
            yield "A3", tenure.person, f"held a post at {tenure.place}, which is not there"
        if tenure.role not in world.roles.roles:
            yield "A3", tenure.person, f"held the post {tenure.role}, which roles-fr.ttl lacks"


def tenures(world: World) -> Iterator[Found]:
    """A post that ends before it begins."""
    for tenure in world.actors.tenures:
        if tenure.start and tenure.end and tenure.end < tenure.start[: len(tenure.end)]:
            yield (
                "A4",
                tenure.person,
                f"was {tenure.role} from {tenure.start} to {tenure.end}: it ends before it begins",
            )


def _groups(world: World, of: Callable[[Actor], str | None]) -> dict[str, list[Actor]]:
    out: dict[str, list[Actor]] = defaultdict(list)
    for actor in world.actors.by_id.values():
        if value := of(actor):
            out[value].append(actor)
    return {value: actors for value, actors in sorted(out.items()) if len(actors) > 1}


CHECKS: Mapping[str, Callable[[World], Iterator[Found]]] = {
    check.__name__: check for check in (codes, names, references, tenures)
}
