"""The clause context of a question: that of extraction, with the word that is asked for as a participant."""

from __future__ import annotations

from dataclasses import replace

from kg.ask.statement import VARIABLE, Statement
from kg.extract import Clauses
from kg.extract.argument import Argument
from kg.extract.clause import VERBAL
from kg.extract.repair import repaired
from kg.knowledge import Knowledge
from kg.mention import Mention, Mentions
from kg.records import Word
from kg.tree import Tree

PLACE_MARKER = "à"
CLAUSES = {"a": ("inf_a",), "de": ("inf_de",), "obj": ("que", "inf", "inf_de")}  # what a clause stands in place of


class QuestionMentions(Mentions):
    """Mentions of a question: « où » stands for some place."""

    def __init__(self, tree: Tree, knowledge: Knowledge, place: int) -> None:
        super().__init__(tree, knowledge)
        self._place = place

    def of(self, word: Word) -> Mention | None:
        """The mention whose head is the word."""
        if word.id != self._place:
            return super().of(word)
        return Mention(
            sentence=0,
            word=word.id,
            begin=word.begin,
            end=word.end,
            text=word.form,
            core=word.form,
            short=word.form,
            kind="City",
            category="place",
            pronoun=VARIABLE["where"],
        )


class QuestionClauses(Clauses):
    """Clauses of a question: « où » is the place of the predicate that it belongs to, « à quoi » may stand for a clause."""

    def __init__(self, tree: Tree, mentions: Mentions, knowledge: Knowledge, statement: Statement) -> None:
        super().__init__(tree, mentions, knowledge)
        self._place = statement.variable if statement.asks == "where" else 0
        self._thing = statement.variable if statement.asks == "what" else 0

    def arguments(self, word: Word) -> tuple[Argument, ...]:
        """Arguments of a predicate, the place that is asked for among them."""
        found = super().arguments(word)
        if self._thing:
            slots = [slot for a in found if a.word == self._thing for slot in CLAUSES.get(a.slot, ())]
            found += tuple(Argument(slot, self._thing, "question") for slot in slots)
        if not self._place or word.upos not in VERBAL or not self._belongs(word):
            return found
        own = (a for a in found if a.word != self._place)
        asked = (Argument(slot, self._place, "question", PLACE_MARKER) for slot in (self.slot_of(PLACE_MARKER), "lieu"))
        return (*own, *asked)

    def _belongs(self, word: Word) -> bool:
        """Whether « où » stands below the predicate, or below one that this is the infinitive of."""
        head = self.tree.word(self._place).head
        while word.id != head:
            above = self.tree.head(word)
            if above is None or word.rel not in {"xcomp", "ccomp"}:
                return False
            word = above
        return True


def clauses_of(statement: Statement, knowledge: Knowledge) -> QuestionClauses:
    """The clause context of a statement that a question was turned into."""
    place = statement.variable if statement.asks == "where" else 0
    sentence = replace(statement.sentence, index=0)
    tree = Tree(repaired(sentence, knowledge))
    return QuestionClauses(tree, QuestionMentions(tree, knowledge, place), knowledge, statement)
