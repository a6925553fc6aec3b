"""The mention record: what the words alone say of a participant, before the article is taken into account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Category = Literal["agent", "place", "thing", "time", "unknown"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase or pronoun. ``word`` is its head; ``core`` the phrase without determiner, clauses and conjuncts."""

    sentence: int
    word: int
    begin: int
    end: int
    text: str  # the words at [begin, end)
    core: str
    short: str  # head with its adjectives: « gouvernement français »
    kind: str  # class of the ontology, or "" when it is neither actor, place nor document
    category: Category
    name: str | None = None  # proper name, without titles
    name_word: int | None = None
    ids: tuple[str, ...] = ()  # actors of the gazetteer that the name may be
    role: str | None = None  # role id of a post
    country: str | None = None  # actor id of the country that a demonym or complement gives
    body: str | None = None  # actor id of the organisation that a complement gives
    sectors: tuple[str, ...] = ()
    variants: tuple[tuple[str, str], ...] = ()  # « négociateurs américains et russes »: (adjective, country) of each
    pronoun: str | None = None  # il, elle, ils, elles, je, nous, on, son …
    possessor: int | None = None  # word id of a possessive determiner (« son homologue »)
    plural: bool = False
    feminine: bool = False
    titled: bool = False
    partial: bool = False  # « plusieurs pays du Golfe »: some members, not the group
    pair: bool = False  # « les deux hommes »: both of those spoken of
    negative: bool = False  # « aucun des cinq … »
    lemma: str = ""

    @property
    def named(self) -> bool:
        """Whether the words are a name, known or not."""
        return bool(self.ids) or self.name is not None
