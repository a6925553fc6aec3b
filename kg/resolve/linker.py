"""From a mention to the entities that it stands for in a role."""

from __future__ import annotations

from dataclasses import replace

from kg.extract import Clauses
from kg.knowledge import Knowledge
from kg.mention import Mention
from kg.mention.typing import AGENTS
from kg.records import Article, Entity, Word
from kg.resolve.entities import Entities
from kg.resolve.people import People
from kg.resolve.pronouns import Seen, antecedent, gender, pair

EXPANDED = 8  # larger groups stay one entity with dip:hasMember: twenty-two arrows say less than one
PREFERRED = ("Country", "Group", "InternationalOrganization", "City")  # what an ambiguous name means first
ENTITY_KINDS = AGENTS | {"Region", "Document", "Entity"}


def _is_where(clauses: Clauses, word: Word, mention: Mention) -> bool:
    """« à Dublin »: a city where something happens is nobody whom a pronoun takes up."""
    marker = clauses.tree.marker(word)
    return mention.kind == "City" and word.rel == "obl" and marker in clauses.knowledge.grammar["place_preposition"]


class Linker:
    """Links the mentions of one article. Sentences must be given in order."""

    def __init__(self, knowledge: Knowledge, article: Article, scope: str) -> None:
        self.knowledge = knowledge
        self.entities = Entities(knowledge, scope)
        self.people = People(knowledge, article.date)
        self.seen: list[Seen] = []
        self.homeland: str | None = None  # id of the one country that the article names

    # ── first pass ───────────────────────────────────────────────────────────────────────────────────────────
    def meet(self, clauses: Clauses) -> None:
        """Note the names and posts of a sentence."""
        for word in clauses.tree.words:
            if word.upos in ("NOUN", "PROPN", "X"):
                mention = clauses.mentions.of(word)
                if mention is not None:
                    self.people.meet(mention)

    def remember(self, clauses: Clauses) -> None:
        """Note the actors of a sentence as antecedents for pronouns."""
        for word in clauses.tree.words:
            if word.upos not in ("NOUN", "PROPN", "X") or word.rel in ("flat", "appos", "fixed"):
                continue
            mention = clauses.mentions.of(word)
            if mention is None or mention.category != "agent" or mention.pronoun or _is_where(clauses, word, mention):
                continue
            keys = self.link(mention, agent=True)
            if keys:
                entity = self.entities.get(keys[0])
                self.seen.append(
                    Seen(
                        sentence=mention.sentence,
                        word=word.id,
                        keys=keys,
                        plural=mention.plural or len(keys) > 1,
                        feminine=gender(self.knowledge, mention, entity),
                        subject=word.rel == "nsubj",
                        person=entity is not None and entity.kind == "Person",
                        state=entity is not None and entity.kind == "Country",
                    )
                )
        self._remember_together(clauses)

    def _remember_together(self, clauses: Clauses) -> None:
        """« la France et l'Italie », as an antecedent of « elles »."""
        here = {s.word: s for s in self.seen if s.sentence == clauses.tree.sentence.index}
        for id, first in here.items():
            word = clauses.tree.word(id)
            parts = [here[c.id] for c in clauses.tree.conjuncts(word) if c.id in here]
            if word.rel == "conj" or len(parts) == 1:
                continue
            genders = {p.feminine for p in parts}
            self.seen.append(
                Seen(
                    sentence=first.sentence,
                    word=id,
                    keys=tuple(dict.fromkeys(key for p in parts for key in p.keys)),
                    plural=True,
                    feminine=False if False in genders else genders == {True} or None,
                    subject=first.subject,
                    person=all(p.person for p in parts),
                )
            )

    # ── linking ──────────────────────────────────────────────────────────────────────────────────────────────
    def link(self, mention: Mention, *, agent: bool, exclude: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """Keys of the entities; ``()`` for what is nobody (a thing, an unresolved pronoun).

        :param agent: whether the role is that of somebody who acts: a capital then stands for its state, a group for its members.
        :param exclude: keys that a pronoun cannot mean.
        """
        if mention.pronoun is not None:
            return antecedent(mention, self.seen, exclude=exclude)
        if mention.ids:
            found = self._by_ids(mention, agent=agent)
            if found:
                return found
        if mention.name is not None:
            return (self._by_name(mention),)
        return self._by_description(mention, exclude)

    def _by_description(self, mention: Mention, exclude: frozenset[str]) -> tuple[str, ...]:
        """Who is meant by words that are no name: a counterpart, « son pays », « les deux hommes », a post, a description."""
        if mention.lemma in self.knowledge.grammar["counterpart"]:
            return self._counterpart(mention)
        if mention.possessor is not None and mention.lemma in self.knowledge.grammar["pair_of_states"]:
            state = self._state_of(mention, exclude)
            if state is not None:
                return (state,)
        if mention.pair and (both := self._pair(mention)):
            return both
        if mention.variants:
            return self.entities.several(mention)
        if mention.role is not None:
            return self._by_post(mention)
        if mention.kind in ENTITY_KINDS or (mention.category == "unknown" and mention.country):
            return (self.entities.described(mention),)
        return ()

    def _state_of(self, mention: Mention, exclude: frozenset[str]) -> str | None:
        """« son pays »: the state of whoever was last spoken of."""
        for key in antecedent(replace(mention, pronoun="son"), self.seen, exclude=exclude):
            entity = self.entities.get(key)
            if entity is not None:
                return entity.key if entity.kind == "Country" else entity.country
        return None

    def _pair(self, mention: Mention) -> tuple[str, ...]:
        """« les deux hommes », « les deux pays »: the last two spoken of, when the words say no more of them."""
        grammar = self.knowledge.grammar
        persons = mention.lemma in grammar["pair_of_people"]
        if mention.country or mention.body or not (persons or mention.lemma in grammar["pair_of_states"]):
            return ()
        return pair(mention, self.seen, persons=persons)

    def _by_ids(self, mention: Mention, *, agent: bool) -> tuple[str, ...]:
        actors = [self.knowledge.actors.by_id[id] for id in mention.ids]
        if len(actors) > 1:
            fitting = [a for a in actors if mention.country and a.country == mention.country]
            actors = fitting or sorted(actors, key=lambda a: [*PREFERRED, a.kind].index(a.kind))
        actor = actors[0]
        if actor.kind == "Group" and mention.partial and not mention.negative:
            return (self.entities.described(mention),)  # « la moitié des pays baltes » is somebody else than the group
        if agent and actor.kind == "City" and (actor.seat_of or actor.capital_of):
            state = actor.seat_of or actor.capital_of
            if state is not None and state in self.knowledge.actors.by_id:
                return (self.entities.known(state, None),)
        if actor.kind == "Group" and 0 < len(actor.members) <= EXPANDED and actor.label[:1].islower():
            return tuple(self.entities.known(m) for m in actor.members if m in self.knowledge.actors.by_id)
        return (self.entities.known(actor.id, mention.text),)

    def _by_name(self, mention: Mention) -> str:
        name = self.people.full_name(mention.name or "")
        if mention.kind in ("Person", "", "Entity"):
            known = self.people.known(name, mention)
            if known is not None:
                return self.entities.known(known, mention.name)
        sectors = mention.sectors
        if mention.body is not None and mention.body in self.knowledge.actors.by_id:
            sectors = tuple(
                sorted({*sectors, *(set(self.knowledge.actors.by_id[mention.body].sectors) & {"IGO", "NGO"})})
            )
        return self.entities.named(name, mention.kind, country=mention.country, sectors=sectors, form=mention.core)

    def _by_post(self, mention: Mention) -> tuple[str, ...]:
        place = mention.body or mention.country
        if place is not None and mention.role is not None and not mention.plural:
            for where in dict.fromkeys(p for p in (mention.country, mention.body) if p):
                name, id = self.people.in_post(mention.role, where)
                if name is not None:
                    known = self.people.known(name, mention)
                    if known is not None:
                        return (self.entities.known(known, mention.core),)
                    return (
                        self.entities.named(
                            name, "Person", country=mention.country, sectors=mention.sectors, form=mention.core
                        ),
                    )
                if id is not None:
                    return (self.entities.known(id, mention.core),)
        return (self.entities.described(mention),)

    def _counterpart(self, mention: Mention) -> tuple[str, ...]:
        """« son homologue russe »: who holds in Russia the post of the person last spoken of."""
        if mention.country is not None:
            for one in reversed(
                [s for s in self.seen if s.person and (s.sentence, s.word) < (mention.sentence, mention.word)]
            ):
                entity = self.entities.get(one.keys[0])
                if entity is None:
                    continue
                role = self.people.post_of(entity.label, entity.known.rpartition("#")[2] if entity.known else None)
                if role is None:
                    continue
                name, id = self.people.in_post(role, mention.country)
                if id is not None:
                    return (self.entities.known(id, mention.core),)
                if name is not None:
                    return (
                        self.entities.named(
                            name, "Person", country=mention.country, sectors=mention.sectors, form=mention.core
                        ),
                    )
                break
        return (self.entities.described(mention),)

    def thing(self, mention: Mention) -> tuple[str, ...]:
        """A proposal, a policy, a right that is some country's or body's (« la proposition indienne »); ``()`` when it is nobody's."""
        if mention.category not in {"thing", "unknown"} or not (mention.country or mention.body):
            return ()
        return (self.entities.described(mention),)

    def entity(self, key: str) -> Entity | None:
        """The entity of a key."""
        return self.entities.get(key)
