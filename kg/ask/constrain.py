"""From the words of a participant to what the graph must have in its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from rdflib import URIRef

from kg.ask.clauses import QuestionClauses
from kg.ask.entities import Entities, Known
from kg.ask.frame import Among, Called, Constraint, Holding
from kg.ask.refusal import Refused
from kg.knowledge import Knowledge
from kg.mention import Mention
from kg.records import Article, Word
from kg.resolve.linker import Linker

SCOPE = "question"
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "X"})
PLACE_KINDS = frozenset({"City", "Country", "Region"})
INSIDE = ("à", "en", "dans", "au", "sur", "chez")


@dataclass(slots=True)
class Constrainer:
    """Turns mentions into constraints. ``read`` gathers the ids of the words that it has taken account of."""

    clauses: QuestionClauses
    knowledge: Knowledge
    entities: Entities
    date: dt.date | None
    timed: frozenset[int] = frozenset()  # words of dates
    read: set[int] = field(default_factory=set)
    _linker: Linker | None = None

    @property
    def linker(self) -> Linker:
        """The linker of extraction, over the names of this question."""
        if self._linker is None:
            article = Article(id=SCOPE, text=self.clauses.tree.sentence.text, date=self.date)
            self._linker = Linker(self.knowledge, article, SCOPE)
            self._linker.meet(self.clauses)
        return self._linker

    def constraints(self, word: Word, *, place: bool, within: bool = False) -> tuple[Constraint, ...]:
        """:meth:`constraint`, one for each of « des négociateurs russes et ukrainiens »."""
        mention = self.clauses.mentions.of(word)
        if mention is None or mention.named or not mention.variants:
            found = self.constraint(word, place=place, within=within)
            return () if found is None else (found,)
        self._take(mention)
        noun = forms(word)
        return tuple(Called((noun, (_stem(adjective.casefold()),)), adjective) for adjective, _ in mention.variants)

    def constraint(self, word: Word, *, place: bool, within: bool = False) -> Constraint | None:
        """What a participant must be; ``None`` when its words say nothing of it.

        :param place: whether its role is that of a place, so that a capital is the city.
        :param within: whether what lies in a country counts as the country.
        :raises Refused: on a pronoun, or on a name that nobody knows.
        """
        mention = self.clauses.mentions.of(word)
        if mention is None:
            return self.called(word)
        if mention.pronoun is not None:
            return self._pronoun(word, mention)
        if mention.named:
            self._take(mention)
            found = self._named(mention, place=place)
            return Among(
                tuple(dict.fromkeys(i for one in found for i in self._with(one, within=within))), _shown(mention)
            )
        if mention.role is not None and (mention.country or mention.body):
            self._take(mention)
            return self._holding(mention)
        if (known := self._described(mention, place=place)) is not None:
            self._take(mention)
            return Among((known.iri,), _shown(mention))
        return self.called(word)

    def place_of(self, word: Word) -> Among | None:
        """The constraint of a place, for a mention that surely names one."""
        mention = self.clauses.mentions.of(word)
        if mention is None or not mention.ids or not mention.kind:
            return None
        found = self.constraint(word, place=True, within=True)
        return found if isinstance(found, Among) else None

    # ── names ────────────────────────────────────────────────────────────────────────────────────────────────
    def _named(self, mention: Mention, *, place: bool) -> tuple[Known, ...]:
        keys = self.linker.link(mention, agent=not place)
        linked = [one for key in keys if (one := self.entities.by_key(key)) is not None]
        name = mention.name or mention.core
        called = self.entities.named(name) if not linked or len(keys) == 1 else ()
        if linked:
            return tuple(dict.fromkeys([*linked, *(one for one in called if "Person" in one.kinds)]))
        if called:
            return called
        if mention.ids or any(not key.startswith(f"entity/{SCOPE}/") and self._is_known(key) for key in keys):
            return ()
        raise Refused("unknown-name", words=name, mend=self.entities.suggest(name))

    def _is_known(self, key: str) -> bool:
        entity = self.linker.entity(key)
        return entity is not None and entity.known is not None

    def _with(self, one: Known, *, within: bool) -> list[URIRef]:
        """A country with those that act for it, and with what lies in it."""
        if "Country" not in one.kinds:
            return [one.iri]
        more = list(self.entities.acting_for(one)) + (list(self.entities.places_in(one)) if within else [])
        return [one.iri, *(m.iri for m in more)]

    def _described(self, mention: Mention, *, place: bool) -> Known | None:
        if not mention.country:
            return None
        keys = self.linker.link(mention, agent=not place)
        return self.entities.by_key(keys[0]) if len(keys) == 1 else None

    # ── posts ────────────────────────────────────────────────────────────────────────────────────────────────
    def _holding(self, mention: Mention) -> Holding:
        place = mention.body or mention.country or ""
        known = self.entities.by_key(f"entity/{place}")
        return self.holding(mention.role or "", place, known.iri if known else None, _shown(mention))

    def holding(self, role: str, place: str, iri: URIRef | None, shown: str) -> Holding:
        """Who holds a role at a place, by the posts that the graph states and by the tenures that the package knows."""
        return Holding(
            self.knowledge.roles.roles[role].label, iri, self.holders(frozenset({role}), frozenset({place})), shown
        )

    def holders(self, roles: frozenset[str], places: frozenset[str]) -> tuple[tuple[URIRef, str, str], ...]:
        """People of the graph who held one of the roles, by what the package knows, and from when until when.

        :param places: countries and bodies; none stand for any.
        """
        return tuple(
            (one.iri, tenure.start, tenure.end)
            for tenure in self.knowledge.actors.tenures
            if tenure.role in roles and (not places or tenure.place in places)
            if (one := self.entities.by_key(f"entity/{tenure.person}")) is not None
        )

    # ── words ────────────────────────────────────────────────────────────────────────────────────────────────
    def _pronoun(self, word: Word, mention: Mention) -> Called | None:
        """« son veto » is the asker's own affair, « personne » nobody's; « il » is somebody whom the question does not name."""
        self.read.add(word.id)
        if word.upos == "DET" or mention.negative:
            return None
        raise Refused("pronoun", words=mention.text.lstrip("-t").strip("-") or mention.text)

    def called(self, word: Word) -> Called | None:
        """The content words of a phrase or clause, all of which must be found."""
        words = [w for w in self.clauses.tree.subtree(word) if w.id not in self.timed and w.id not in self.read]
        self.read |= {w.id for w in words}
        content = [w for w in words if w.upos in CONTENT]
        if not content:
            return None
        return Called(tuple(forms(w) for w in content), " ".join(w.form for w in content))

    def _take(self, mention: Mention) -> None:
        self.read |= {w.id for w in self.clauses.tree.words if mention.begin <= w.begin < mention.end}
        self.read.add(mention.word)


def forms(word: Word) -> tuple[str, ...]:
    """Beginnings by which a word is found in a label: its form and lemma, lower case, without the ending of a plural."""
    found = {_stem(text.casefold()) for text in (word.form, word.lemma) if text not in {"", "_"}}
    return tuple(sorted(found))


def _stem(text: str) -> str:
    enough = 4
    return text[:-1] if len(text) > enough and text.endswith(("s", "x", "e")) else text


def _shown(mention: Mention) -> str:
    return mention.name or mention.core
