"""From the tree of a question to its frame: which event, who takes part, what is asked for. Nothing is ignored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from kg.ask.choose import Chosen, choose, governing_verb
from kg.ask.clauses import QuestionClauses, clauses_of
from kg.ask.constrain import CONTENT, INSIDE, PLACE_KINDS, Constrainer, forms
from kg.ask.cover import carriers, left_over
from kg.ask.entities import Entities
from kg.ask.exact import rules_of
from kg.ask.frame import Called, Frame, Place, Variable
from kg.ask.opening import Opened
from kg.ask.period import Period, period_of
from kg.ask.refusal import Refused
from kg.ask.statement import Statement, state
from kg.ask.variable import open_place
from kg.ask.wording import load_wording
from kg.extract.frame import fit
from kg.knowledge import Knowledge
from kg.ontology import load_ontology
from kg.records import Sentence, Word
from kg.resolve.participants import PLACE_TARGET

VOTING = frozenset({"VoteFor", "VoteAgainst", "Abstention", "Vote"})


def read_question(
    sentence: Sentence, opened: Opened, knowledge: Knowledge, entities: Entities, date: dt.date | None
) -> Frame:
    """The frame of a parsed question.

    :raises Refused: when some of it cannot be read.
    """
    statement = state(sentence, whom=opened.asks == "whom")
    clauses = clauses_of(statement, knowledge)
    period, timed = _period(clauses, date)
    constrainer = Constrainer(clauses, knowledge, entities, date, timed, set(timed))
    chosen = choose(clauses, statement)
    if chosen is None:
        raise Refused(*_unread(clauses, statement))
    reader = _Reader(statement, opened, clauses, constrainer, chosen)
    frame = replace(reader.frame(), period=period)
    if left := left_over(clauses, constrainer.read):
        raise Refused("left-over", words=" ".join(word.form for word in left))
    return frame


def _unread(clauses: QuestionClauses, statement: Statement) -> tuple[str, ...]:
    """The question word has no place in an event that is there, or there is no event."""
    without = choose(clauses, Statement(statement.sentence))
    return ("no-event",) if without is None else ("no-variable",)


def _period(clauses: QuestionClauses, date: dt.date | None) -> tuple[Period | None, frozenset[int]]:
    sentence = clauses.tree.sentence
    period, spans = period_of(sentence.text, date)
    inside = {
        w.id
        for w in clauses.tree.words
        for begin, end in spans
        if w.begin < end + sentence.begin and w.end > begin + sentence.begin
    }
    return period, frozenset(inside)


class _Reader:
    """One question under reading."""

    def __init__(
        self,
        statement: Statement,
        opened: Opened,
        clauses: QuestionClauses,
        constrainer: Constrainer,
        chosen: Chosen,
    ) -> None:
        self.statement = statement
        self.opened = opened
        self.clauses = clauses
        self.constrainer = constrainer
        self.candidate = chosen.candidate
        self.role = chosen.role
        self.places: list[Place] = []

    def frame(self) -> Frame:
        """The frame; what it takes account of is noted in the constrainer."""
        candidate, word = self.candidate, self.clauses.tree.word(self.candidate.word)
        self.constrainer.read |= {*candidate.trigger, *self._required(word), *carriers(self.clauses, candidate.word)}
        variable = self._variable()
        modality = candidate.modality
        if self.role == "fact":
            modality = "planned" if self._aim(word) else modality
        self._participants()
        evoking = self._evoking(word)
        self._beside()
        if self._asks() == "says":
            self._about()
        lemma = word.lemma.casefold()
        wording = load_wording()
        event = load_ontology().events[candidate.cls]
        directed = lemma in wording.directed and not candidate.nominal
        excluded = wording.narrow.get(lemma, frozenset())
        return Frame(
            asks=self._asks(),
            classes=_classes(candidate.cls, excluded),
            symmetric=event.symmetric and not directed,
            polarity=candidate.polarity,
            modality=modality,
            variable=variable,
            places=tuple(self.places),
            rules=rules_of(candidate, evoking, self.clauses.knowledge.lexicon),
            directed=directed,
            predicate=candidate.predicate or "",
        )

    def _asks(self) -> str:
        if self.role == "fact":
            return "facts"
        if self.opened.asks in {"when", "count", "how-many", "source", "whether"}:
            return self.opened.asks
        if self.statement.asks == "where":
            return "where"
        if not self.statement.variable:
            return "whether"
        verb = self.clauses.tree.word(self.candidate.word).lemma.casefold()
        says = self.statement.asks == "what" and self.candidate.cls == "Statement"
        return "says" if says or (self.statement.asks == "what" and verb in load_wording()["saying"]) else "who"

    def _variable(self) -> Variable | None:
        id = self.statement.variable
        if not id:
            return None
        word = self.clauses.tree.word(id)
        if self.role == "fact":
            self.constrainer.read |= {id, *(w.id for w in self.clauses.tree.children(word, "det"))}
            return Variable("fact")
        self._note_locution(word)
        return open_place(self.constrainer, word, self.statement.asks, self.role, self.opened.kind)

    def _required(self, word: Word) -> Iterator[int]:
        """Words that the sense asks for and that fill no role (« au téléphone »)."""
        frame = fit(self.clauses, word)
        if frame is None:
            return
        filling = {f.word for f in frame.fillers}
        for need in frame.sense.requires:
            for argument in self.clauses.arguments(word):
                inner = self.clauses.tree.word(argument.word)
                fits = argument.slot in need.slots and argument.word not in filling
                if fits and need.lemmas & self.clauses.lemmas(inner):
                    yield argument.word

    def _evoking(self, word: Word) -> tuple[Word, ...]:
        """The words that evoke the event.

        The object of a light verb that is no such event itself limits what is asked (« signer une charte »), and so do
        the words that describe it; one that is tells more than its verb (« imposer des sanctions »).
        """
        tree, deeds = self.clauses.tree, []
        for id in self.candidate.trigger:
            one = tree.word(id)
            if id == word.id or one.upos != "NOUN" or id == self.statement.variable:
                continue
            limits = [w for child in tree.children(one, "amod", "nmod") for w in self._describing(child)]
            if any(s.cls == self.candidate.cls for s in self.clauses.senses(one)):
                deeds.append(one)
            elif any(a.word == id and a.slot == "obj" for a in self.clauses.arguments(word)):
                limits.insert(0, one)
            if limits:
                self.constrainer.read |= {w.id for w in limits}
                called = Called(tuple(forms(w) for w in limits), " ".join(w.form for w in limits))
                self.places.append(Place("trigger", called))
        return (word, *deeds)

    def _describing(self, child: Word) -> list[Word]:
        """Content words of « de défense mutuelle », « logistique »."""
        if child.rel == "nmod" and self.clauses.tree.marker(child) != "de":
            return []
        return [w for w in self.clauses.tree.subtree(child) if w.id not in self.constrainer.read and w.upos in CONTENT]

    def _note_locution(self, word: Word) -> None:
        """« auprès de qui », with « auprès » hung elsewhere, is one preposition."""
        before = [c.id for c in self.clauses.tree.children(word, "case") if c.id < word.id]
        if before and min(before) > 1:
            first = self.clauses.tree.word(min(before) - 1)
            if first.upos in {"ADV", "ADP"} and self.clauses.marker(word).startswith(first.form.casefold()):
                self.constrainer.read.add(first.id)

    # ── participants ─────────────────────────────────────────────────────────────────────────────────────────
    def _participants(self) -> None:
        asked, seen = self.statement.variable, set()
        for participant in self.candidate.participants:
            word = self.clauses.tree.word(participant.word)
            if participant.word == asked or participant.word in seen or participant.word in self.constrainer.timed:
                continue
            seen.add(participant.word)
            self._add(participant.role, word)
        if (id := self.candidate.clause) is not None and not self._inside_variable(id):
            self._add("theme", self.clauses.tree.word(id))

    def _inside_variable(self, id: int) -> bool:
        return id == self.statement.variable

    def _add(self, role: str, word: Word) -> None:
        for place in self._places_below(word):
            self._place(place)
        if self.candidate.cls in VOTING and role != "actor" and self._is_ballot(word):
            self.constrainer.read.add(word.id)
            return
        at = role == "place" or (role == "target" and self.candidate.cls in PLACE_TARGET)
        self._note_locution(word)
        for constraint in self.constrainer.constraints(word, place=at, within=at):
            self.places.append(Place(role, constraint))

    def _is_ballot(self, word: Word) -> bool:
        """« pour la résolution »: no more than that there was something to vote on."""
        bare = not self.clauses.tree.children(word, "amod", "nmod", "acl", "nummod")
        return bare and word.lemma.casefold() in load_wording()["ballot"]

    def _places_below(self, word: Word) -> Iterator[Word]:
        """« un sommet à Istanbul »: where the noun is, the event is."""
        mention = self.clauses.mentions.of(word)
        if mention is None or mention.named:
            return
        for child in self.clauses.tree.children(word, "nmod", "obl"):
            if self.clauses.tree.marker(child) in {"à", "en", "dans"}:
                yield child

    def _beside(self) -> None:
        """Places that stand beside the event without a role in it."""
        word = self.clauses.tree.word(self.candidate.word)
        for argument in self.clauses.arguments(word):
            if argument.slot != "lieu" or argument.marker not in INSIDE or argument.word in self.constrainer.read:
                continue
            if argument.word != self.statement.variable:
                self._place(self.clauses.tree.word(argument.word))
        for other in self.clauses.tree.words:  # « ont eu lieu à Paris », hung on the verb that carries the event
            if self.clauses.tree.marker(other) in INSIDE and other.head in self.constrainer.read:
                self._place(other)

    def _about(self) -> None:
        """« Que dit X de Y ? », wherever « de Y » hangs."""
        for word in self.clauses.tree.words:
            read = self.constrainer.read
            if word.id not in read and self.clauses.tree.marker(word) in load_wording()["about"]:
                self._add("theme", word)

    def _place(self, word: Word) -> None:
        mention = self.clauses.mentions.of(word)
        if mention is None or word.id in self.constrainer.read:
            return
        if mention.kind in PLACE_KINDS and (found := self.constrainer.place_of(word)) is not None:
            self.places.append(Place("place", found))

    def _aim(self, noun: Word) -> bool:
        """Take in the verb of « quelles sanctions visent X », « quelles visites sont prévues »; whether it says that they are to come."""
        verb = governing_verb(self.clauses, noun)
        if verb is None:
            return False
        self.constrainer.read.add(verb.id)
        wording = load_wording()
        names = {verb.lemma.casefold(), verb.form.casefold()}
        if names & wording["aims"]:
            for argument in self.clauses.arguments(verb):
                if argument.slot == "obj" and argument.word not in self.constrainer.read:
                    self._add("target", self.clauses.tree.word(argument.word))
        elif not any(p.role == "actor" for p in self.candidate.participants):
            for argument in self.clauses.arguments(verb):
                if argument.slot == "subj" and argument.word != noun.id and argument.word not in self.constrainer.read:
                    self._add("actor", self.clauses.tree.word(argument.word))
        return bool(names & wording["planned"])


def _classes(cls: str, excluded: frozenset[str]) -> tuple[str, ...]:
    """The class with its subclasses, but for those that the verb is not said of."""
    ontology = load_ontology()
    return tuple(sorted(name for name in ontology.events if ontology.is_a(name, cls) and name not in excluded))
