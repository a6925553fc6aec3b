"""« le président », « la police », « l'opposition »: in an article that names one country only, they are that country's."""

from __future__ import annotations

from kg.extract import Clauses
from kg.mention.belonging import country_of
from kg.mention.posts import demonym
from kg.records import Entity

DOMESTIC = frozenset("GOV MIL LEG JUD COP REB OPP PTY CVL MED BUS".split())
KINDS = frozenset("Entity Person Group GovernmentBody ArmedForces Party Organization".split())


def countries_named(clauses: Clauses) -> set[str]:
    """Ids of the countries that a sentence names: by name, by a city or body of theirs, by an adjective of origin."""
    out: set[str] = set()
    for word in clauses.tree.words:
        ids = clauses.mentions.known_at(word) or demonym(clauses.knowledge, word)
        country = country_of(clauses.mentions, ids) if ids else None
        if country is not None:
            out.add(country)
    return out


def is_domestic(entity: Entity) -> bool:
    """Whether an entity is somebody of the country that the article speaks of, as far as its own words tell."""
    if entity.known is not None or entity.country is not None or entity.kind not in KINDS:
        return False
    return bool(DOMESTIC & set(entity.sectors)) and not {"IGO", "NGO"} & set(entity.sectors)
