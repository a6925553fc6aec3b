"""Who « M. Blinken », « le président kazakh » and « Tileuberdi » are, given the article and the gazetteer."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from kg.knowledge import Knowledge
from kg.knowledge.names import name_words
from kg.mention import Mention


class People:
    """Names and posts of one article: filled by :meth:`meet` over all mentions first, then asked."""

    def __init__(self, knowledge: Knowledge, date: dt.date | None) -> None:
        self.knowledge = knowledge
        self.date = date
        self._full: dict[tuple[str, ...], str] = {}  # names of several words in the article
        self._posts: dict[tuple[str, str], list[str]] = defaultdict(list)  # (role, place) → names in the article
        self._places: dict[str, tuple[str | None, str | None]] = {}  # name → (role, place)

    def meet(self, mention: Mention) -> None:
        """Remember a named person and the post that stands beside the name."""
        if mention.name is None or mention.kind not in ("Person", ""):
            return
        parts = name_words(mention.name)
        if len(parts) > 1 and not mention.ids:
            self._full.setdefault(parts, mention.name)
        place = mention.country or mention.body
        if mention.role and place:
            names = self._posts[mention.role, place]
            if mention.name not in names:
                names.append(mention.name)
            self._places.setdefault(mention.name, (mention.role, place))

    def full_name(self, name: str) -> str:
        """The longer form of a name in this article: « Tileuberdi » → « Mukhtar Tileuberdi »."""
        parts = name_words(name)
        longer = sorted(
            {full for key, full in self._full.items() if len(key) > len(parts) and key[-len(parts) :] == parts}
        )
        return longer[0] if len(longer) == 1 else name

    def known(self, name: str, mention: Mention) -> str | None:
        """Gazetteer id of a person by a name, when just one fits and nothing in the words speaks against it."""
        parts = name_words(name)
        found = set(self.knowledge.actors.families.get(" ".join(parts), ()))
        if len(parts) > 1 and not found:
            found = {m for hit in self.knowledge.names.find(name) if hit.end - hit.begin == len(name) for m in hit.ids}
        found = {id for id in found if self._agrees(id, mention)}
        return next(iter(found)) if len(found) == 1 else None

    def _agrees(self, id: str, mention: Mention) -> bool:
        actor = self.knowledge.actors.by_id[id]
        if actor.kind != "Person":
            return False
        return mention.country is None or actor.country is None or mention.country == actor.country

    def in_post(self, role: str, place: str) -> tuple[str | None, str | None]:
        """(name in the article, gazetteer id) of who holds a post: the article's own word first, then the posts and dates that we know."""
        names = self._posts.get((role, place), [])
        if names:
            return names[0], None
        if self.date is None or role not in self.knowledge.roles.roles or not self.knowledge.roles.roles[role].single:
            return None, None
        holders = self.knowledge.actors.holders(role, place, self.date.isoformat())
        return None, holders[0] if len(holders) == 1 else None

    def post_of(self, name: str, id: str | None) -> str | None:
        """Role of a person, by the article or by the gazetteer on its date."""
        if name in self._places:
            return self._places[name][0]
        if id is not None and self.date is not None:
            day = self.date.isoformat()
            roles = sorted({t.role for t in self.knowledge.actors.tenures if t.person == id and t.holds_on(day)})
            return roles[0] if len(roles) == 1 else None
        return None
