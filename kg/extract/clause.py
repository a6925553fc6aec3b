"""The clause context: what constructions need to know of a sentence, computed once and remembered."""

from __future__ import annotations

from kg.extract.argument import Argument
from kg.knowledge import Knowledge
from kg.knowledge.lexicon import Sense
from kg.mention import Mentions
from kg.records import Word
from kg.tree import Tree, normal_form

VERBAL = ("VERB", "AUX")


class Clauses:
    """One sentence under extraction. ``arguments`` and ``subjects`` run the constructions and remember the result."""

    def __init__(self, tree: Tree, mentions: Mentions, knowledge: Knowledge) -> None:
        self.tree = tree
        self.mentions = mentions
        self.knowledge = knowledge
        self._arguments: dict[int, tuple[Argument, ...]] = {}
        self._subjects: dict[int, tuple[Argument, ...]] = {}

    # ── forms of a verb ──────────────────────────────────────────────────────────────────────────────────────
    def is_participle(self, word: Word) -> bool:
        """Whether a word is a participle, present or past."""
        return word.feat("VerbForm") == "Part"

    def is_infinitive(self, word: Word) -> bool:
        """Whether a word is an infinitive."""
        return word.feat("VerbForm") == "Inf"

    def is_past_participle(self, word: Word) -> bool:
        """Whether a word is a past participle."""
        return self.is_participle(word) and word.feat("Tense") != "Pres"

    def auxiliaries(self, word: Word) -> tuple[Word, ...]:
        """Auxiliaries and copulas of a predicate."""
        return self.tree.children(word, "aux", "cop")

    def is_pronominal(self, word: Word) -> bool:
        """Whether the verb has a reflexive clitic (« s'est entretenu »); that of « se faire » is no part of its infinitive."""
        return not self.tree.children(word, "aux:caus") and self._has_reflexive(word)

    def _has_reflexive(self, word: Word) -> bool:
        for child in self.tree.children(word, "expl", "obj", "iobj", "dep", "obl"):
            if child.upos == "PRON" and child.id < word.id:
                if normal_form(child) == "se" or child.feat("Reflex") == "Yes":
                    return True
                if child.deprel in ("expl:pv", "expl:comp", "expl:pass"):
                    return normal_form(child) in ("me", "te", "nous", "vous", "m", "t")
        return False

    def is_passive(self, word: Word) -> bool:
        """Passive with être, a reflexive passive, or a bare past participle that says what was done to its noun."""
        if word.upos not in VERBAL and not self.is_participle(word):
            return False
        if self.tree.children(word, "aux:pass", "nsubj:pass", "csubj:pass"):
            return True
        if self.tree.children(word, "expl:pass"):
            return True
        if self.tree.children(word, "aux:caus") and self._has_reflexive(word):
            return True  # « il s'est fait arrêter »
        if word.lemma.casefold() in self.knowledge.grammar["with_etre"]:
            return False  # « arrivé lundi à Brazzaville »
        if self.is_past_participle(word) and not self.tree.children(word, "aux"):
            if word.rel == "conj" and (head := self.tree.head(word)) is not None and self.is_past_participle(head):
                if (
                    self.tree.children(head, "aux:tense")
                    and not self.tree.children(head, "aux:pass")
                    and not self.tree.children(word, "nsubj")
                ):
                    return False  # « a condamné et sanctionné »
                return self.is_passive(head)
            return not self.tree.children(word, "obj")
        return False

    # ── what the constructions find ──────────────────────────────────────────────────────────────────────────
    def subjects(self, word: Word) -> tuple[Argument, ...]:
        """Surface subjects, inherited ones too. ``slot`` is ``subj`` whatever the voice."""
        from kg.extract.constructions import SUBJECTS

        if word.id not in self._subjects:
            self._subjects[word.id] = ()
            for construction in SUBJECTS:
                found = tuple(construction(self, word))
                if found:
                    self._subjects[word.id] = found
                    break
        return self._subjects[word.id]

    def arguments(self, word: Word) -> tuple[Argument, ...]:
        """All arguments of a predicate, with deep slots."""
        from kg.extract.constructions import NOMINAL, VERBAL_RULES

        if word.id not in self._arguments:
            self._arguments[word.id] = ()
            rules = VERBAL_RULES if word.upos in VERBAL or self.is_participle(word) else NOMINAL
            seen: dict[tuple[str, int], Argument] = {}
            for rule in rules:
                for argument in rule(self, word):
                    seen.setdefault((argument.slot, argument.word), argument)
            self._arguments[word.id] = tuple(seen.values())
        return self._arguments[word.id]

    def _causer(self, word: Word) -> str:
        """« faire », « laisser » that makes one predicate with an infinitive."""
        if not self.is_infinitive(word):
            return ""
        for aux in self.tree.children(word, "aux:caus"):
            return aux.lemma.casefold()
        head = self.tree.head(word)
        return (
            head.lemma.casefold()
            if word.rel == "xcomp" and head is not None and head.lemma in ("faire", "laisser")
            else ""
        )

    def lemmas(self, word: Word) -> frozenset[str]:
        """Lemmas and forms that a word counts as: its own, its conjuncts', and what it measures (« une dizaine de conventions »)."""
        out: set[str] = set()
        for one in self.tree.conjuncts(word):
            whole = " ".join(w.form for w in (one, *self.tree.children(one, "fixed"))).replace("' ", "'").casefold()
            out |= {one.lemma.casefold(), one.form.casefold(), whole, self._written(one)}
            if self.measures(one):
                for inner in self.tree.children(one, "nmod"):
                    out |= self.lemmas(inner)
        return frozenset(out)

    def _written(self, word: Word) -> str:
        """The word as written between spaces: « couvre-feu » where the parse cut it."""
        text, begin = self.tree.sentence.text, self.tree.sentence.begin
        last, following = word.end - begin, word.id
        while following < len(self.tree.words) and self.tree.words[following].form.startswith("-"):
            last = self.tree.words[following].end - begin
            following += 1
        return text[word.begin - begin : last].casefold()

    def measures(self, word: Word) -> bool:
        """Whether a noun or pronoun only measures its complement."""
        lemma = word.lemma.casefold()
        return lemma in self.knowledge.grammar["quantity"] or (
            lemma.endswith("aine") and lemma not in ("semaine", "capitaine", "laine", "haine", "graine", "domaine")
        )

    def marker(self, word: Word) -> str:
        """The preposition of a phrase; one that stands before it as an adverb (« lors | de ») is part of it."""
        marker = self.tree.marker(word)
        first = min((c.id for c in self.tree.children(word, "case") if c.id < word.id), default=0)
        if marker and first > 1:
            before = self.tree.word(first - 1)
            whole = f"{before.form.casefold()} {marker}"
            if before.upos in {"ADV", "ADP"} and self.knowledge.lexicon.slot(whole) is not None:
                return whole
        return marker

    def slot_of(self, marker: str) -> str:
        """Slot of a preposition: ``"auprès de"`` → ``aupres``; unknown ones are their own slot."""
        return self.knowledge.lexicon.slot(marker) or marker

    def senses(self, word: Word) -> tuple[Sense, ...]:
        """Senses of a word by its lemma and part of speech."""
        lexicon = self.knowledge.lexicon
        lemma = word.lemma.casefold()
        if (
            word.upos in VERBAL
            and (causer := self._causer(word))
            and (found := lexicon.find("verb", f"{causer} {lemma}"))
        ):
            return found  # « faire savoir », « laisser entendre »
        if word.upos in VERBAL or (self.is_participle(word) and word.upos == "ADJ"):
            return lexicon.find("verb", lemma)
        if word.upos == "NOUN":
            return lexicon.find("noun", lemma)
        if word.upos == "ADJ":
            found = lexicon.find("adjective", lemma)
            return found or (lexicon.find("verb", lemma) if self.is_participle(word) else ())
        return ()
