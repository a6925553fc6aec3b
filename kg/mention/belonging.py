"""Whose a noun is: the country and the organisation that adjectives and complements give (« armée israélienne », « l'envoyé de l'ONU »)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.mention.posts import demonym
from kg.records import Word

if TYPE_CHECKING:
    from kg.mention.detect import Mentions

DEPTH = 2  # « ministre des Affaires étrangères [kazakh] »
OF = frozenset({"de", "à", "du", "", "en", "auprès de", "pour", "au sein de"})
LANDED = frozenset({"Country", "City", "GovernmentBody", "Region", "Party", "ArmedForces", "Person"})


def country_of(mentions: Mentions, ids: tuple[str, ...]) -> str | None:
    """The country that one of the actors is or acts for."""
    for id in ids:
        actor = mentions.knowledge.actors.by_id.get(id)
        if actor is not None and (actor.kind == "Country" or actor.country):
            return actor.id if actor.kind == "Country" else actor.country
    return None


def belongs(mentions: Mentions, word: Word, name: Word | None = None) -> tuple[str | None, str | None]:
    """(country, organisation) of a noun phrase.

    :param name: head of the proper name within the phrase, which says nothing of it.
    """
    tree = mentions.tree
    country: str | None = None
    body: str | None = None
    queue = [(child, 0) for child in tree.children(word, "amod", "nmod", "flat", "compound", "appos")]
    while queue:
        child, depth = queue.pop(0)
        if name is not None and child.id == name.id:
            continue
        adjective = origin(mentions, child)
        if adjective:
            country = country or country_of(mentions, adjective)
            body = body or (None if country_of(mentions, adjective) else adjective[0])
        elif child.form[:1].isupper() and tree.marker(child) == "de":
            country = country or country_of(
                mentions, demonym(mentions.knowledge, child)
            )  # « les droits des Palestiniens »
        ids = mentions.known_at(child)
        if ids and tree.marker(child) in OF:
            actor = mentions.knowledge.actors.by_id[ids[0]]
            if actor.kind in LANDED:
                country = country or country_of(mentions, ids)
            if actor.kind not in {"Country", "City", "Region", "Person"}:
                body = body or actor.id
        if depth < DEPTH and not ids:
            queue.extend((c, depth + 1) for c in tree.children(child, "amod", "nmod", "flat"))
    return country, body


def origin(mentions: Mentions, child: Word) -> tuple[str, ...]:
    """Actors that a dependent speaks of as an adjective. Taggers take rare ones (« kazakh ») for names: the small letter tells."""
    if child.form[:1].isupper() and child.rel != "amod":
        return ()
    bare = child.rel in {"amod", "flat", "appos"} or not mentions.tree.children(child, "case", "det")
    return demonym(mentions.knowledge, child) if child.upos == "ADJ" or bare else ()


def several_origins(mentions: Mentions, word: Word) -> tuple[tuple[str, str], ...]:
    """« les négociateurs américains et russes»: (adjective, country) of each, when there are several."""
    found: list[tuple[str, str]] = []
    for child in mentions.tree.children(word, "amod"):
        for one in mentions.tree.conjuncts(child):
            country = country_of(mentions, demonym(mentions.knowledge, one))
            if country is not None and country not in {c for _, c in found}:
                found.append((one.form, country))
    return tuple(found) if len(found) > 1 else ()
