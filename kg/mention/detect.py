"""Turns words into mentions. Nothing here looks beyond the sentence: that is the work of :mod:`kg.resolve`."""

from __future__ import annotations

from dataclasses import replace

from kg.knowledge import Knowledge
from kg.knowledge.names import Match
from kg.mention.mention import Mention
from kg.mention.nominal import adjective, nominal
from kg.mention.pronoun import pronoun, stands_for_last
from kg.mention.quantity import measured
from kg.records import Word
from kg.tree import Tree

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM"})


class Mentions:
    """Mentions of one sentence, made when asked for."""

    def __init__(self, tree: Tree, knowledge: Knowledge) -> None:
        self.tree = tree
        self.knowledge = knowledge
        self._known: dict[int, Match] = {}
        self._made: dict[int, Mention | None] = {}
        for match in knowledge.names.find(tree.sentence.text):
            words = self._words_in(match.begin + tree.sentence.begin, match.end + tree.sentence.begin)
            if words and any(w.upos != "VERB" for w in words):
                head = self._head_of(words)
                ids = tuple(id for id in match.ids if self._credible(id, match, head))
                if ids:
                    self._known[head.id] = replace(match, ids=ids)

    def of(self, word: Word) -> Mention | None:
        """The mention whose head is ``word``; ``None`` for a word that names nothing."""
        if word.id not in self._made:
            self._made[word.id] = None  # a cycle in a broken tree ends here
            self._made[word.id] = self._make(word)
        return self._made[word.id]

    def known_at(self, word: Word) -> tuple[str, ...]:
        """Ids of the known name whose head is the word."""
        match = self._known.get(word.id)
        return match.ids if match else ()

    def match_at(self, word: Word) -> Match:
        """The known name whose head is the word; there must be one (:meth:`known_at`)."""
        return self._known[word.id]

    def _words_in(self, begin: int, end: int) -> list[Word]:
        return [w for w in self.tree.words if w.begin < end and w.end > begin and w.upos != "PUNCT"]

    def _head_of(self, words: list[Word]) -> Word:
        ids = {w.id for w in words}
        heads = [w for w in words if w.head not in ids and w.upos not in ("DET", "ADP")]
        return heads[0] if heads else words[-1]

    def _credible(self, id: str, match: Match, head: Word) -> bool:
        """Whether a name that is also a word or a first name (« Total », « Dominique ») means the actor here."""
        actor = self.knowledge.actors.by_id[id]
        surface = self.tree.sentence.text[match.begin : match.end]
        parent = self.tree.head(head)
        if (
            head.rel == "flat"
            and actor.kind != "Person"
            and parent is not None
            and parent.upos == "PROPN"
            and len(surface.split()) == 1
        ):
            return False  # « Kay Bailey Hutchison » is not the firm
        if surface not in actor.ambiguous:
            return True
        if (
            head.upos != "PROPN"
            or head.rel == "flat"
            or any(c.upos == "PROPN" for c in self.tree.children(head, "flat"))
        ):
            return False
        label = next((s.label for s in self.tree.sentence.entities if s.begin <= head.begin < s.end), "")
        kinds = {"PER": ("Person",), "LOC": ("Country", "City", "Region")}.get(label)
        return kinds is None or actor.kind in kinds

    def _make(self, word: Word) -> Mention | None:
        if word.upos == "PRON":
            return measured(self, word) or pronoun(self, word)
        if (word.upos == "DET" and word.feat("Poss") == "Yes") or stands_for_last(self, word):
            return pronoun(self, word)
        if word.upos == "ADV":
            return measured(self, word)  # « plus de 50 000 soldats »
        if word.upos not in NOMINAL:
            return nominal(self, word) if self.known_at(word) else None
        inner = measured(self, word)
        if inner is not None:
            return inner
        if word.upos in {"ADJ", "NUM"} and not self.known_at(word):
            return adjective(self, word)
        return nominal(self, word)
